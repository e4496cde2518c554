"""Turns an assessment and its summary into PDF documents: bytes that a person or a screen reader can read."""
