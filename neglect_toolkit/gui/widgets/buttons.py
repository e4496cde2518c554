"""Buttons that say what they do. One primary button a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from neglect_toolkit.gui import theme


def _button(text: str, on_click: Callable[[], object] | None, role: str) -> QPushButton:
    button = QPushButton(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(role in {"primary", "danger"})
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
