"""Buttons that say what they do. One primary button a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from neglect_toolkit.gui.look import theme


class ToggleButton(QPushButton):
    """Stays pressed until it is pressed again. It keeps room for its words in bold, as it shows them when pressed."""

    def __init__(self, text: str, role: str = "toggle") -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.style(self, role)

    def sizeHint(self) -> QSize:
        """As wide as it gets when pressed."""
        size = super().sizeHint()
        font = self.font()
        plain = QFontMetrics(font).horizontalAdvance(self.text())
        font.setBold(True)
        bold = QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(size.width() + max(0, bold - plain), size.height())

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut off."""
        return self.sizeHint()


def _button(text: str, on_click: Callable[[], object] | None, role: str) -> QPushButton:
    button = QPushButton(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(True)  # so that Enter presses it, and not the space bar alone
    button.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))
    theme.style(button, role)
    if on_click is not None:
        button.clicked.connect(on_click)
    return button


def primary_button(text: str, on_click: Callable[[], object] | None = None) -> QPushButton:
    """The one thing most people will do next."""
    return _button(text, on_click, "primary")


def secondary_button(text: str, on_click: Callable[[], object] | None = None) -> QPushButton:
    """Another thing that can be done here."""
    return _button(text, on_click, "secondary")


def quiet_button(text: str, on_click: Callable[[], object] | None = None) -> QPushButton:
    """A thing in a bar or a row, without a border of its own."""
    return _button(text, on_click, "quiet")


def link_button(text: str, on_click: Callable[[], object] | None = None) -> QPushButton:
    """Goes somewhere, and looks like a link."""
    return _button(text, on_click, "link")


def danger_button(text: str, on_click: Callable[[], object] | None = None) -> QPushButton:
    """A thing that cannot be taken back; only after a plain question."""
    return _button(text, on_click, "danger")
