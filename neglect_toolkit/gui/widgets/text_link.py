"""A link in running text: wraps like text, is pressed like a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.focus_ring import paint_ring
from neglect_toolkit.gui.look.style_sheet import TARGET

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_LEAST_EMS = 2


class TextLink(QAbstractButton):
    """Goes somewhere. As many lines as the words need."""

    def __init__(self, text: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}
        self.show_link(text, about)

    def show_link(self, text: str, about: str = "") -> None:
        """Shows other words; `about` says where it goes, for those who hear the link alone."""
        self.setAccessibleName(" ".join(part for part in (text, about) if part))
        if text != self.text():
            self.setText(text)
            self._heights = {}
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows it, as it does any link."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measures anew at another text size."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights = {}
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """High enough for every line."""
        if width not in self._heights:
            room = QRect(0, 0, width - 2 * theme.space.xs, 10_000)
            needed = QFontMetrics(self._link_font()).boundingRect(room, _WRAP, self.text()).height()
            self._heights[width] = max(needed + 2 * theme.space.s, TARGET)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """In one line, up to a comfortable width."""
        natural = QFontMetrics(self._link_font()).horizontalAdvance(self.text()) + 2 * theme.space.xs + 2
        width = min(natural, theme.em(30))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that a word is cut."""
        metrics = QFontMetrics(self._link_font())
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(max(longest + 2 * theme.space.xs + 2, theme.em(_LEAST_EMS)), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the words underlined; with the focus, in a ring."""
        del event
        painter = QPainter(self)
        ink = "accent"
        painter.setFont(self._link_font())
        room = self.rect().adjusted(theme.space.xs, 0, -theme.space.xs, 0)
        if self.hasFocus():
            words = painter.boundingRect(room, _WRAP, self.text())
            around = words.adjusted(-theme.space.xs, -theme.space.xs, theme.space.xs, theme.space.xs)
            painter.fillRect(around, theme.colour("focus_surface"))
            paint_ring(painter, around)
            ink = "text"
        elif self.underMouse():
            ink = "accent_strong"
        painter.setPen(theme.colour(ink))
        painter.drawText(room, _WRAP, self.text())
        painter.end()

    def _link_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().sizes.body)
        font.setUnderline(True)
        return font
