"""Several controls that are one thing: given the focus, it hands it on to the one to begin with."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class Group(QWidget):
    """Like a focus proxy, but out of the way of Tab, which Qt would draw to a proxied control past all before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: QWidget | None = None

    def begin_at(self, first: QWidget) -> None:
        """Which control gets the focus."""
        self._first = first

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the focus on."""
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())
