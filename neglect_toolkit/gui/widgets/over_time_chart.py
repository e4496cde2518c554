"""One kind of need over the dates as a small picture: a mark for each assessment, a line where both ends are known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import paint
from neglect_toolkit.gui.widgets import marks
from neglect_toolkit.model.comparison import DomainCell

_TOP, _STEPS = 3, 3
"""The worst level is drawn highest: a line that goes up is getting worse, and the words beside it say so."""


class LevelPicture(QWidget):
    """The levels of one domain, oldest to newest. What nobody knows stands below the line, and breaks it.

    The same as text is its accessible description, and stands beside it on the page.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[DomainCell, ...] = ()
        self._labels: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_cells(self, cells: Sequence[DomainCell], labels: Sequence[str], reads: str) -> None:
        """Shows the levels, each above its date, and says the same to a screen reader."""
        self._cells, self._labels = tuple(cells), tuple(labels)
        self.setAccessibleName(reads)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for four levels, a row for what is not known, and the dates."""
        return QSize(theme.em(16), theme.em(6.5))

    def minimumSizeHint(self) -> QSize:
        """The height is fixed; only the width gives way."""
        return QSize(theme.em(10), theme.em(6.5))

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the lines first, then the marks over them, then the dates."""
        del event
        if not self._cells:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = self._points()
        painter.setPen(QPen(theme.colour("border"), 1))
        floor = self._y(0)
        painter.drawLine(QPointF(0, floor + theme.em(0.8)), QPointF(self.width(), floor + theme.em(0.8)))
        painter.setPen(QPen(theme.colour("border_strong"), 2))
        for place in range(1, len(points)):
            if self._cells[place - 1].is_known and self._cells[place].is_known:
                painter.drawLine(points[place - 1], points[place])
        for cell, point in zip(self._cells, points, strict=True):
            self._paint_mark(painter, cell, point)
        self._paint_labels(painter, points)
        painter.end()

    def _paint_mark(self, painter: QPainter, cell: DomainCell, at: QPointF) -> None:
        icon, ink = marks.LEVEL_MARKS[cell.level]
        side = theme.em(1.1)
        where = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(where)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint(painter, icon, ink, where)

    def _paint_labels(self, painter: QPainter, points: Sequence[QPointF]) -> None:
        font = QFont(self.font())
        font.setPixelSize(theme.current().sizes.small)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        metrics = QFontMetrics(font)
        last_end = -1.0
        for label, point in zip(self._labels, points, strict=True):
            width = metrics.horizontalAdvance(label)
            left = min(max(0.0, point.x() - width / 2), self.width() - width)
            if left > last_end:  # where dates would run into each other, the text beside the picture has them all
                painter.drawText(QPointF(left, self.height() - metrics.descent() - 1), label)
                last_end = left + width + theme.space.s

    def _points(self) -> list[QPointF]:
        count = len(self._cells)
        margin = theme.em(1.6)
        across = self.width() - 2 * margin
        xs = [margin + across * (place / (count - 1) if count > 1 else 0.5) for place in range(count)]
        below = self._y(0) + theme.em(1.6)
        heights = [cell.height for cell in self._cells]
        return [QPointF(x, below if height is None else self._y(height)) for x, height in zip(xs, heights, strict=True)]

    def _y(self, height: int) -> float:
        top, bottom = theme.em(0.8), self.height() - theme.em(3.4)
        return top + (bottom - top) * (_TOP - height) / _STEPS
