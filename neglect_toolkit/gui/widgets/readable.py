"""Something to read and not to change: a title and every word below it, one stop of the Tab key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.focus_ring import paint_ring
from neglect_toolkit.gui.widgets.text import body, heading


class Readable(QFrame):
    """A title and lines of text."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.m)
        layout.setSpacing(theme.space.s)
        layout.addWidget(heading(title, 3))
        self._body: QLabel = body("")
        self._body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._body)
        self.setAccessibleName(title)

    @property
    def text(self) -> str:
        """The lines, as they are read."""
        return self._body.text()

    def show_lines(self, lines: list[str]) -> None:
        """Shows other lines."""
        self._body.setText("\n".join(lines))
        self.setAccessibleDescription(" ".join(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a ring while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            paint_ring(painter, self.rect())
            painter.end()
