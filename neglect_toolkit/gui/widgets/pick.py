"""One of a longer list, in a box that opens. For two to five choices, a `ChoiceRow` is quicker."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, paint


class PickOne(QComboBox):
    """Shows (value, words) pairs. The mouse wheel scrolls the page and never changes the choice unseen."""

    value_changed = Signal(object)  # str | None: what the user chose

    def __init__(self, pairs: Sequence[tuple[str | None, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_pairs(pairs)
        self.activated.connect(self._chosen)

    def set_pairs(self, pairs: Sequence[tuple[str | None, str]]) -> None:
        """The first is chosen; no signal is emitted."""
        self.clear()
        for value, words in pairs:
            self.addItem(words, value)

    @property
    def value(self) -> str | None:
        """None where nothing is chosen, or the pair that means nothing."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def show_value(self, value: str | None) -> None:
        """Shows a choice; nothing where it is not among them."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page, which scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the arrow that the style sheet cannot colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.em(0.9)
        left = self.width() - side - theme.space.m
        paint(painter, Icon.DOWN, "text", QRectF(left, (self.height() - side) / 2, side, side))
        painter.end()

    def _chosen(self, _index: int) -> None:
        self.value_changed.emit(self.value)
