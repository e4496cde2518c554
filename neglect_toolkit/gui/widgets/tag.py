"""A small box with a word that says how a thing stands. The word carries the meaning; the colour only helps."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from neglect_toolkit.gui.look import theme

TagKind = Literal["neutral", "info", "good", "mixed", "worry", "unknown", "danger"]


class StatusTag(QLabel):
    """A status in a word or two: "Draft", "Signed", "3 not asked"."""

    def __init__(self, text: str, kind: TagKind = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_status(text, kind)

    def show_status(self, text: str, kind: TagKind) -> None:
        """The kind gives the look: the theme's role `tag-KIND`."""
        self.setText(text)
        theme.style(self, f"tag-{kind}")
