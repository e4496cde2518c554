"""The one window, its header, and which page comes next."""
