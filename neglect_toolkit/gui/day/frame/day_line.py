"""The day as a line from morning to night, with what lasts all day and the pages that end the work below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import PlaceWanted, ShapeChanged
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, paint
from neglect_toolkit.gui.look.style_sheet import TARGET
from neglect_toolkit.gui.widgets import small
from neglect_toolkit.gui.widgets.keys import OneStop

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Stop:
    """One place to go: its name, its mark, its count in words, what calls for attention, and how it is read out.

    A `pinned` one never scrolls away.
    """

    place: str
    title: str
    icon: Icon | None = None
    ink: str = "muted"
    count: str = ""
    alert: str = ""
    says: str = ""
    hour: bool = False
    pinned: bool = False


class StopButton(QAbstractButton):
    """One stop, painted: an hour has a piece of the line through its mark."""

    focused = Signal()

    def __init__(self, stop: Stop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._first = self._last = False
        self._show(stop)

    def show_stop(self, stop: Stop) -> None:
        """Shows another state of the same place."""
        if stop != self.stop:
            self._show(stop)

    def _show(self, stop: Stop) -> None:
        self.stop = stop
        parts = (stop.title, stop.says or stop.count, stop.alert)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def show_ends(self, first: bool, last: bool) -> None:
        """Whether the line begins or ends here."""
        self._first, self._last = first, last

    def hasHeightForWidth(self) -> bool:
        """A long title wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """High enough for the title and for a finger."""
        return max(TARGET, self._title_rect(width).height() + 2 * theme.space.s)

    def sizeHint(self) -> QSize:
        """As wide as the line is."""
        width = theme.em(14)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The title wraps before it is cut."""
        return QSize(theme.em(9), TARGET)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that the keyboard has come here, so that it can be brought into sight."""
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground, the line and its mark, the title, the count, and what calls for attention."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "text"
        if self.hasFocus():
            painter.fillRect(self.rect(), theme.colour("focus"))
            ink = "on_focus"
        elif self.isChecked():
            painter.fillRect(self.rect(), theme.colour("accent_surface"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("raised"))
        if self.isChecked():
            bar = QRectF(0, 0, theme.space.xs, self.height())
            painter.fillRect(bar, theme.colour("on_focus" if self.hasFocus() else "accent"))
        self._paint_line(painter)
        self._paint_words(painter, ink)
        painter.end()

    def _paint_line(self, painter: QPainter) -> None:
        side = theme.em(1.1)
        middle = QPointF(theme.space.m + side / 2, self.height() / 2)
        if self.stop.hour:
            painter.setPen(QPen(theme.colour("border_strong"), 2))
            gap = side / 2 + 3
            if not self._first:
                painter.drawLine(QLineF(middle.x(), 0, middle.x(), middle.y() - gap))
            if not self._last:
                painter.drawLine(QLineF(middle.x(), middle.y() + gap, middle.x(), self.height()))
        if self.stop.icon is not None:
            ink = "on_focus" if self.hasFocus() else self.stop.ink
            paint(painter, self.stop.icon, ink, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        painter.setFont(self._title_font())
        painter.setPen(theme.colour(ink))
        rect = self._title_rect(self.width())
        rect.moveTop((self.height() - rect.height()) // 2)
        painter.drawText(rect, _WRAP, self.stop.title)
        painter.setFont(self._count_font())
        right = self.rect().adjusted(0, 0, -theme.space.m, 0)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(theme.colour(ink if self.hasFocus() else "muted"))
        painter.drawText(right, flags, self.stop.count)
        if self.stop.alert:
            metrics = QFontMetrics(self._count_font())
            room = metrics.horizontalAdvance(self.stop.count + "  ") if self.stop.count else 0
            painter.setPen(theme.colour("on_focus" if self.hasFocus() else "worry"))
            painter.drawText(right.adjusted(0, 0, -room, 0), flags, self.stop.alert)

    def _title_rect(self, width: int) -> QRect:
        metrics = QFontMetrics(self._count_font())
        beside = metrics.horizontalAdvance(f"  {self.stop.alert}  {self.stop.count}")
        left = theme.space.m + theme.em(1.1) + theme.space.s
        room = QRect(left, 0, max(theme.em(4), width - left - beside - theme.space.m), 10_000)
        bold = QFont(self._title_font())
        bold.setBold(True)
        height = QFontMetrics(bold).boundingRect(room, _WRAP, self.stop.title).height()
        return QRect(room.left(), 0, room.width(), height)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().sizes.body)
        font.setBold(self.isChecked())
        return font

    def _count_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().sizes.small)
        return font


class DayLine(QWidget):
    """Where one is in the day, and how far each part is. One stop of the Tab key: up, down, Enter.

    What is pinned (the safety checks) stands below the rest and is always in sight.
    """

    happened = Signal(object)  # events.PlaceWanted | ShapeChanged

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The day, from morning to night")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground, self._pinned = QWidget(), QFrame()
        theme.style(self._ground, "panel")
        theme.style(self._pinned, "pinned")
        self._column, self._below = QVBoxLayout(self._ground), QVBoxLayout(self._pinned)
        self._column.setContentsMargins(0, theme.space.s, 0, theme.space.m)
        self._below.setContentsMargins(0, theme.space.xs, 0, theme.space.xs)
        for column in (self._column, self._below):
            column.setSpacing(0)
        self._scroll.setWidget(self._ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._pinned)
        self._buttons: dict[str, StopButton] = {}
        self._stop: OneStop | None = None

    def show_stops(self, groups: Sequence[tuple[str, Sequence[Stop]]]) -> None:
        """Shows every place, in groups under a heading; makes the buttons once and then changes them in place."""
        stops = [stop for _, group in groups for stop in group]
        if [stop.place for stop in stops] != list(self._buttons):
            self._build(groups)
        for stop in stops:
            self._buttons[stop.place].show_stop(stop)

    def show_place(self, place: str) -> None:
        """Marks where one is, and brings it into sight."""
        button = self._buttons.get(place)
        if button is None:
            return
        for each in self._buttons.values():
            each.setChecked(each is button)
        if self._stop is not None:
            self._stop.settle()
        self._bring_into_sight(button)

    def _bring_into_sight(self, button: StopButton) -> None:
        if not button.stop.pinned:
            self._scroll.ensureWidgetVisible(button, 0, theme.space.l)

    def button(self, place: str) -> StopButton:
        """The button that leads to a place."""
        return self._buttons[place]

    @property
    def places(self) -> tuple[str, ...]:
        """Every place, from the top down."""
        return tuple(self._buttons)

    def _build(self, groups: Sequence[tuple[str, Sequence[Stop]]]) -> None:
        for column in (self._column, self._below):
            while column.count():
                item = column.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.deleteLater()
        self._buttons = {}
        for title, group in groups:
            label = small(title)
            label.setContentsMargins(theme.space.m, theme.space.m, theme.space.m, theme.space.xs)
            self._column.addWidget(label)
            for place, stop in enumerate(group):
                button = StopButton(stop, self._pinned if stop.pinned else self._ground)
                button.show_ends(place == 0, place == len(group) - 1)
                button.clicked.connect(self._pressed)
                button.focused.connect(partial(self._bring_into_sight, button))
                self._buttons[stop.place] = button
                (self._below if stop.pinned else self._column).addWidget(button)
        self._column.addStretch(1)
        self._stop = OneStop(list(self._buttons.values()), self)
        self.happened.emit(ShapeChanged())

    def _pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, StopButton):
            self.happened.emit(PlaceWanted(pressed.stop.place))
