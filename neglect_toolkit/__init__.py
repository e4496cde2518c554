"""Neglect Toolkit – Day in my Life: find out what a child's day is like, and act on it in time."""

import os

# No plugin of some other package looks into what is validated here, and looking for one takes time at each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
