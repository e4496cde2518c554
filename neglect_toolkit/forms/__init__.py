"""Finds, loads, composes, checks and shows the tools and the rest of what lies in `forms/`."""
