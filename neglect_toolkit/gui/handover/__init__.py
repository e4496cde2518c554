"""Handing assessments over to another store, and taking them in."""
