"""A layout that puts widgets side by side and goes on in the next line, so that large text loses nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_ANY_HEIGHT = 16_777_215  # Qt's own greatest size of a widget


class FlowLayout(QLayout):
    """Left to right, then on to the next line. A line is as high as its highest widget.

    Lines stand as far apart as widgets, or `between_lines`.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, between_lines: int | None = None) -> None:
        super().__init__(parent)
        self._between_lines = spacing if between_lines is None else between_lines
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._sizes: list[tuple[QLayoutItem, QSize, int]] | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def clear(self) -> None:
        """Takes every widget out and lets Qt delete it."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt's `addWidget`; the layout owns the item from now on."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Hidden ones too: Qt's protocol goes by this number."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """None beyond the end, by which Qt knows that it has seen all."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """None beyond the end. The caller owns the item from now on."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on how wide it may be."""
        return True

    def heightForWidth(self, width: int) -> int:
        """In pixels, with every line that this width makes. The layouts around it ask a dozen times for one change."""
        if width not in self._heights:
            in_one_line = sum(wanted.width() + self.spacing() for _, wanted, _ in self._wanted()) - self.spacing()
            of = min(width, max(in_one_line, 0))  # where one line holds everything, more room changes nothing
            if of not in self._heights:
                self._heights[of] = self._place(QRect(0, 0, of, 0), apply=False)
            self._heights[width] = self._heights[of]
        return self._heights[width]

    def invalidate(self) -> None:
        """Something inside has changed: measures anew."""
        self._heights.clear()
        self._sizes = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Called by Qt whenever the room changes; nothing moves at any other time."""
        super().setGeometry(rect)
        self._place(rect, apply=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [wanted for _, wanted, _ in self._wanted()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """As narrow as its widest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, apply: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if apply:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self._between_lines
        return max(0, y - self._between_lines - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, with its size; a widget wider than the line has one to itself."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used, spacing = 0, self.spacing()
        for item, wanted, least in self._wanted():
            size = wanted.boundedTo(QSize(max(width, least), _ANY_HEIGHT))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if not lines or used + spacing + size.width() > width:
                lines.append([])
                used = -spacing
            lines[-1].append((item, size))
            used += spacing + size.width()
        return lines

    def _wanted(self) -> list[tuple[QLayoutItem, QSize, int]]:
        """Everything that is shown, with the size it would like and its least width."""
        if self._sizes is None:
            shown = (item for item in self._items if not item.isEmpty())
            self._sizes = [(item, item.sizeHint(), item.minimumSize().width()) for item in shown]
        return self._sizes
