"""Plain text in a page: headings, sentences, hints, and the card they may stand in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme


def _label(text: str, role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    theme.style(label, role)
    return label


def heading(text: str, level: int = 1) -> QLabel:
    """A heading of level 1 (one a page), 2 or 3."""
    return _label(text, f"h{level}")


def lead(text: str) -> QLabel:
    """The first sentence of a page, a little larger."""
    return _label(text, "lead")


def body(text: str) -> QLabel:
    """A sentence or a short paragraph. It is never read as mark-up, so names show as they are."""
    return _label(text, "body")


def hint(text: str) -> QLabel:
    """Help under a label, muted."""
    return _label(text, "hint")


def small(text: str) -> QLabel:
    """A small, muted note."""
    return _label(text, "small")


def rule() -> QFrame:
    """A thin line between two parts of a page."""
    line = QFrame()
    theme.style(line, "rule")
    return line


class Card(QFrame):
    """A raised box, no wider than so many ems of body text."""

    def __init__(self, ems: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ems = ems
        theme.style(self, "card")
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space.l, theme.space.l, theme.space.l, theme.space.l)
        layout.setSpacing(theme.space.m)
        self._limit()

    def put(self, widget: QWidget, align: Qt.AlignmentFlag | None = None) -> None:
        """Adds a widget below what is there: as wide as the box, or at one side."""
        self._column.addWidget(widget)
        if align is not None:
            self._column.setAlignment(widget, align)

    def put_layout(self, layout: QLayout) -> None:
        """Adds a layout with what stands in it below what is there."""
        self._column.addLayout(layout)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_ems"):
            self._limit()

    def _limit(self) -> None:
        if self._ems is not None:
            self.setMaximumWidth(theme.em(self._ems))


def card(*contents: QWidget, ems: float | None = None) -> Card:
    """A raised box with its contents below one another; add more with `put`."""
    box = Card(ems)
    for widget in contents:
        box.put(widget)
    return box


def stacked(*contents: QWidget) -> QWidget:
    """Words that belong together, close below one another, without a box."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space.xs)
    for widget in contents:
        column.addWidget(widget)
    return held
