"""Neglect Toolkit – Day in my Life: find out what a child's day is like, and act on it in time."""

__version__ = "0.1.0"
