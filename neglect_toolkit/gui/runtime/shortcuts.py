"""The keys that work on every page: the window listens to them, its header shows them, the help tells them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

HIDE_KEY = "F9"
LOCK_KEY = "Ctrl+L"
LARGER_KEYS = ("Ctrl++", "Ctrl+=")
SMALLER_KEY = "Ctrl+-"
HELP_KEY = "F1"


def back_key() -> QKeySequence:
    """The system's own first key for going back."""
    return QKeySequence.keyBindings(QKeySequence.StandardKey.Back)[0]
