"""Large buttons with a description under the label: ratings, reasons, choices. Painted, so that any text fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLayout,
    QLayoutItem,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QWidget,
)

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.focus_ring import paint_ring
from neglect_toolkit.gui.look.icons import Icon, paint
from neglect_toolkit.gui.look.style_sheet import TARGET

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_BESIDE = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True)
class TileWords:
    """What a tile says: its label, what it means, the key that presses it, its mark and the mark's colour."""

    label: str
    description: str = ""
    key: str = ""
    icon: Icon | None = None
    ink: str = "text"


# Two Qt classes cannot both be bases of one Python class, so what the tiles share is none while it runs.
if TYPE_CHECKING:
    _Shared = QAbstractButton
else:
    _Shared = object


class _Tile(_Shared):
    """What both kinds of tile share: the painting and the height that the text needs."""

    _words = TileWords("")
    _heights: dict[int, int]
    _fonts: dict[tuple[int, bool], QFont]

    def show_words(self, words: TileWords) -> None:
        """Sets what the tile says, on screen and to a screen reader."""
        self._words = words
        self.setAccessibleName(words.label)
        keyed = f"Key {words.key}." if words.key else ""
        self.setAccessibleDescription(" ".join(part for part in (words.description, keyed) if part))
        self._heights, self._fonts = {}, {}
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measures anew at another text size."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights, self._fonts = {}, {}
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """The description wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it must be to show every word."""
        if width not in self._heights:
            label, description = self._rects(QRect(0, 0, width, 10_000))
            bottom = description.bottom() if self._words.description else label.bottom()
            self._heights[width] = max(bottom + 1 + self._pad(), TARGET)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Wide enough for a few words a line."""
        width = theme.em(12) if self._words.description else self._natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its longest words need."""
        return QSize(min(theme.em(8), self._natural_width()), TARGET)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole tile is the target."""
        return bool(self.rect().contains(pos))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the style sheet's box, then the mark, the label, the key and the description."""
        del event
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        if self.hasFocus():
            paint_ring(painter, self.rect())
        label, description = self._rects(self.rect())
        self._paint_mark(painter, label)
        painter.setFont(self._label_font())
        painter.setPen(theme.colour("text" if self.isEnabled() else "muted"))
        painter.drawText(label, _WRAP, self._words.label)
        painter.setFont(self._small_font())
        painter.setPen(theme.colour("text" if self.isChecked() else "muted"))
        painter.drawText(description, _WRAP, self._words.description)
        if self.isChecked() and self._words.key:
            self._paint_chosen(painter, label)
        else:
            painter.drawText(self._inner(self.rect()), _BESIDE, self._words.key)
        painter.end()

    def _paint_chosen(self, painter: QPainter, label: QRect) -> None:
        """A solid badge in the place of the key: what is chosen must be louder than where the focus is."""
        width = self._corner_width() - theme.space.s
        inner = self._inner(self.rect())
        height = QFontMetrics(self._small_font()).height() + 2
        top = label.top() + (QFontMetrics(self._label_font()).height() - height) // 2
        badge = QRect(inner.right() - width + 1, top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._words.ink))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._badge_font())
        painter.setPen(theme.colour("surface"))
        painter.drawText(badge, _MIDDLE, "Chosen")

    def _corner_width(self) -> int:
        """The room kept at the right: for the badge, so that choosing moves nothing."""
        if not self._words.key:
            return 0
        badge = QFontMetrics(self._badge_font()).horizontalAdvance("Chosen") + 2 * theme.space.s
        return badge + theme.space.s

    def _paint_mark(self, painter: QPainter, label: QRect) -> None:
        side = theme.em(1.1)
        top = label.top() + (QFontMetrics(self._label_font()).height() - side) // 2
        where = QRectF(self._pad(), top, side, side)
        if self._words.icon is not None:
            paint(painter, self._words.icon, self._words.ink, where)
        else:
            self._paint_box(painter, where)

    def _paint_box(self, painter: QPainter, where: QRectF) -> None:
        """The box or ring that shows whether a tile without a mark of its own is chosen."""
        round_box = isinstance(self, QRadioButton)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("text" if self.isChecked() else "border_strong"), 1.5))
        painter.setBrush(theme.colour("surface"))
        if round_box:
            painter.drawEllipse(where)
        else:
            painter.drawRoundedRect(where, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            inner = where.adjusted(2.5, 2.5, -2.5, -2.5)
            paint(painter, Icon.DOT if round_box else Icon.TICK, "text", inner)

    def _natural_width(self) -> int:
        """What the label needs in one line, in bold, so that choosing it moves nothing."""
        label = QFontMetrics(self._font_of(theme.current().sizes.body, bold=True)).horizontalAdvance(self._words.label)
        return label + self._corner_width() + 2 * self._pad() + theme.em(1.1) + theme.space.s + 2

    def _pad(self) -> int:
        return theme.space.m

    def _inner(self, within: QRect) -> QRect:
        pad = self._pad()
        return within.adjusted(pad, pad - 2, -pad, 0)

    def _rects(self, within: QRect) -> tuple[QRect, QRect]:
        """Where the label and the description go."""
        inner = self._inner(within)
        indent = theme.em(1.1) + theme.space.s
        room = inner.adjusted(indent, 0, -self._corner_width(), 0)
        label = QFontMetrics(self._label_font()).boundingRect(room, _WRAP, self._words.label)
        below = QRect(inner.left(), label.bottom() + 1 + theme.space.xs, inner.width(), 10_000)
        if self._words.icon is None:
            below.setLeft(room.left())
        description = QFontMetrics(self._small_font()).boundingRect(below, _WRAP, self._words.description)
        return label.intersected(room), QRect(below.topLeft(), QSize(below.width(), description.height()))

    def _label_font(self) -> QFont:
        return self._font_of(theme.current().sizes.body, bold=bool(self._words.description) or self.isChecked())

    def _small_font(self) -> QFont:
        return self._font_of(theme.current().sizes.small, bold=False)

    def _badge_font(self) -> QFont:
        return self._font_of(theme.current().sizes.small, bold=True)

    def _font_of(self, pixels: int, *, bold: bool) -> QFont:
        """Made once: the layouts ask for heights, and so for fonts, hundreds of times while a page is put up."""
        font = self._fonts.get((pixels, bold))
        if font is None:
            font = self._fonts[pixels, bold] = QFont(self.font())
            font.setPixelSize(pixels)
            font.setBold(bold)
        return font


class RadioTile(_Tile, QRadioButton):
    """One of several of which one is chosen. Whoever owns the group shows which."""

    def __init__(self, value: str, words: TileWords, role: str = "toggle", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        _prepare(self, words, role)

    def show_chosen(self, chosen: bool) -> None:
        """Shows whether it is the one; unlike a click, this can leave the whole group without one."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)


class TickTile(_Tile, QCheckBox):
    """One of several of which any number are ticked."""

    def __init__(self, value: str, words: TileWords, role: str = "toggle", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        _prepare(self, words, role)


def _prepare(tile: _Tile, words: TileWords, role: str) -> None:
    tile.setCursor(Qt.CursorShape.PointingHandCursor)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    tile.setSizePolicy(policy)
    theme.style(tile, role)
    tile.show_words(words)


class AcrossOrDown(QLayout):
    """Equal columns side by side where each can be so many ems wide; otherwise fewer columns, then one."""

    def __init__(
        self, ems: float, parent: QWidget | None = None, columns: int | None = None, spacing: int = theme.space.s
    ) -> None:
        super().__init__(parent)
        self._ems = ems
        self._columns = columns
        self._heights: dict[int, int] = {}
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt's `addWidget`; the layout owns the item from now on."""
        self._items.append(item)

    def count(self) -> int:
        """Hidden ones too: Qt's protocol goes by this number."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """None beyond the end, by which Qt knows that it has seen all."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """None beyond the end. The caller owns the item from now on."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """In pixels, remembered until `invalidate`: the layouts around it ask a dozen times for one change."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), apply=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something inside has changed: measures anew."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Called by Qt whenever the room changes; nothing moves at any other time."""
        super().setGeometry(rect)
        self._place(rect, apply=True)

    def sizeHint(self) -> QSize:
        """One column of a comfortable width."""
        width = theme.em(self._ems)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """As narrow as its widest widget must be."""
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), TARGET)

    def _columns_in(self, width: int) -> int:
        """As many as fit; all in one line or one below the other where the number of columns is given."""
        each = theme.em(self._ems) + self.spacing()
        fit = max(1, (width + self.spacing()) // max(1, each))
        if self._columns is not None:
            return self._columns if fit >= self._columns else 1
        return int(min(fit, max(1, len(self._items))))

    def _place(self, rect: QRect, *, apply: bool) -> int:
        columns = self._columns_in(rect.width())
        gap = self.spacing()
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            height = max(_height(item, width) for item in row)
            if apply:
                for column, item in enumerate(row):
                    item.setGeometry(QRect(rect.x() + column * (width + gap), y, width, height))
            y += height + gap
        return max(0, y - gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
