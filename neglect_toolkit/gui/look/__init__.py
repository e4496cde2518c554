"""Colours, type, icons, the style sheet and the focus ring."""
