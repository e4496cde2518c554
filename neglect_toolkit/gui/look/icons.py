"""The few small pictures, drawn as paths in the theme's present colours. A picture never stands without words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.look import theme


class Icon(StrEnum):
    """Every picture there is."""

    TICK = "tick"
    HALF = "half"
    TRIANGLE = "triangle"
    QUESTION = "question"
    CIRCLE = "circle"
    DOT = "dot"
    RING = "ring"
    DASH = "dash"
    SQUARE = "square"
    TRIANGLE_OPEN = "triangle_open"
    CROSS = "cross"
    PLUS = "plus"
    BACK = "back"
    FORWARD = "forward"
    DOWN = "down"
    LOCK = "lock"
    HIDE = "hide"
    MENU = "menu"
    INFO = "info"
    ALERT = "alert"
    SUN = "sun"


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path


def _circle(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _joined(*paths: QPainterPath) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole.addPath(path)
    return whole


def _half() -> tuple[QPainterPath, QPainterPath]:
    filled = QPainterPath(QPointF(12, 4))
    filled.arcTo(QRectF(4, 4, 16, 16), 90, 180)
    filled.closeSubpath()
    return _circle(12, 12, 8), filled


def _triangle() -> tuple[QPainterPath, QPainterPath]:
    outline = _line((12, 4), (21, 20), (3, 20), (12, 4))
    return outline, outline


def _question() -> tuple[QPainterPath, QPainterPath]:
    hook = QPainterPath(QPointF(8, 9))
    hook.cubicTo(8, 3.5, 16.5, 3.5, 16.5, 9)
    hook.cubicTo(16.5, 12, 12, 12, 12, 15.5)
    return hook, _circle(12, 20, 1.6)


def _lock() -> tuple[QPainterPath, QPainterPath]:
    shackle = QPainterPath(QPointF(8, 11))
    shackle.lineTo(8, 8)
    shackle.arcTo(QRectF(8, 4, 8, 8), 180, -180)
    shackle.lineTo(16, 11)
    body = QPainterPath()
    body.addRoundedRect(QRectF(5, 11, 14, 9), 2, 2)
    return shackle, body


def _hide() -> tuple[QPainterPath, QPainterPath]:
    eye = QPainterPath(QPointF(3, 12))
    eye.quadTo(12, 2.5, 21, 12)
    eye.quadTo(12, 21.5, 3, 12)
    return _joined(eye, _line((4, 20), (20, 4))), _circle(12, 12, 2.4)


def _info() -> tuple[QPainterPath, QPainterPath]:
    return _joined(_circle(12, 12, 9), _line((12, 11), (12, 17))), _circle(12, 7.6, 1.2)


def _alert() -> tuple[QPainterPath, QPainterPath]:
    edge = _line((12, 3.5), (21.5, 20.5), (2.5, 20.5), (12, 3.5))
    return _joined(edge, _line((12, 10), (12, 14.5))), _circle(12, 17.4, 1.1)


def _sun() -> tuple[QPainterPath, QPainterPath]:
    horizon = _line((2, 19), (22, 19))
    rays = _joined(_line((12, 3), (12, 6)), _line((4.5, 7), (6.6, 9.1)), _line((19.5, 7), (17.4, 9.1)))
    disc = QPainterPath(QPointF(6.5, 19))
    disc.arcTo(QRectF(6.5, 11, 11, 16), 180, -180)
    disc.closeSubpath()
    return _joined(horizon, rays), disc


_NONE = QPainterPath()
_DRAWN: dict[Icon, Callable[[], tuple[QPainterPath, QPainterPath]]] = {
    Icon.TICK: lambda: (_line((4, 13), (9.5, 18.5), (20, 6)), _NONE),
    Icon.HALF: _half,
    Icon.TRIANGLE: _triangle,
    Icon.QUESTION: _question,
    Icon.CIRCLE: lambda: (_circle(12, 12, 8), _NONE),
    Icon.DOT: lambda: (_NONE, _circle(12, 12, 7)),
    Icon.RING: lambda: (_circle(12, 12, 8), _circle(12, 12, 3)),
    Icon.DASH: lambda: (_line((5, 12), (19, 12)), _NONE),
    Icon.SQUARE: lambda: (_line((5, 5), (19, 5), (19, 19), (5, 19), (5, 5)), _NONE),
    Icon.TRIANGLE_OPEN: lambda: (_triangle()[0], _NONE),
    Icon.CROSS: lambda: (_joined(_line((6, 6), (18, 18)), _line((18, 6), (6, 18))), _NONE),
    Icon.PLUS: lambda: (_joined(_line((12, 4), (12, 20)), _line((4, 12), (20, 12))), _NONE),
    Icon.BACK: lambda: (_joined(_line((20, 12), (4, 12)), _line((10.5, 5.5), (4, 12), (10.5, 18.5))), _NONE),
    Icon.FORWARD: lambda: (_joined(_line((4, 12), (20, 12)), _line((13.5, 5.5), (20, 12), (13.5, 18.5))), _NONE),
    Icon.DOWN: lambda: (_line((5, 9), (12, 16), (19, 9)), _NONE),
    Icon.LOCK: _lock,
    Icon.HIDE: _hide,
    Icon.MENU: lambda: (_NONE, _joined(*(_circle(x, 12, 1.8) for x in (5, 12, 19)))),
    Icon.INFO: _info,
    Icon.ALERT: _alert,
    Icon.SUN: _sun,
}


def paint(painter: QPainter, icon: Icon, role: str, where: QRectF) -> None:
    """Draws a picture into `where` in the present colour of a role of the palette."""
    side = min(where.width(), where.height())
    stroked, filled = _DRAWN[icon]()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.center() - QPointF(side / 2, side / 2))
    painter.scale(side / 24, side / 24)
    ink = theme.colour(role)
    pen = QPen(ink, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(stroked, pen)
    painter.fillPath(filled, ink)
    painter.restore()


class _Engine(QIconEngine):
    """Draws at the moment of painting, so that a change of theme needs no new icons."""

    def __init__(self, icon: Icon, role: str) -> None:
        super().__init__()
        self._icon = icon
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draws into `rect`; a disabled control's picture is muted."""
        del state
        role = "muted" if mode is QIcon.Mode.Disabled else self._role
        paint(painter, self._icon, role, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A new pixmap holds whatever was in memory, so it is cleared first."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """QIcon asks for one when a copy of it is changed."""
        return _Engine(self._icon, self._role)


def icon(name: Icon, role: str = "text") -> QIcon:
    """A QIcon for buttons and menus, in the colour of a role of the palette."""
    return QIcon(_Engine(name, role))


class IconMark(QWidget):
    """A small picture in a page, as tall as a line of text. Screen readers pass it by: the words beside it speak."""

    def __init__(self, name: Icon, role: str = "text", ems: float = 1.2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = name
        self._role = role
        self._ems = ems
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        side = theme.em(ems)
        self.setFixedSize(side, side)

    def show_icon(self, name: Icon, role: str) -> None:
        """`role` is one of the palette's."""
        self._icon, self._role = name, role
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            side = theme.em(self._ems)
            self.setFixedSize(side, side)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pixel of room all round keeps round strokes from being cut."""
        del event
        painter = QPainter(self)
        paint(painter, self._icon, self._role, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
