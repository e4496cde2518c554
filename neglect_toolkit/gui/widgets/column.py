"""The middle of a page: scrolls, is never wider than reads well, and stands in the centre."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme


def side_of(widget: QWidget) -> Qt.AlignmentFlag:
    """Where a widget stands in a column: a button is as wide as its words, everything else as wide as the column."""
    return Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)


class Column(QScrollArea):
    """Add widgets below one another with `add`. `ems` is the greatest width, in ems of body text.

    What is `in_the_middle` stands in the middle of a high window, a little above it; else at the top.
    """

    def __init__(self, ems: float = 46, parent: QWidget | None = None, *, in_the_middle: bool = False) -> None:
        super().__init__(parent)
        self._ems = ems
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        theme.style(ground, "page")
        across = QHBoxLayout(ground)
        across.setContentsMargins(theme.space.l, theme.space.l, theme.space.l, theme.space.xl)
        self._inner = QWidget()
        across.addStretch(1)
        across.addWidget(self._inner, 1000)
        across.addStretch(1)
        self._layout = QVBoxLayout(self._inner)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space.l)
        if in_the_middle:
            self._layout.addStretch(2)
        self._layout.addStretch(3 if in_the_middle else 1)
        self.setWidget(ground)
        self._limit()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)

    def add(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Adds a widget at the end, as wide as it is to be (`side_of`)."""
        self._layout.insertWidget(self._layout.count() - 1, widget, stretch, side_of(widget))

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_inner"):
            self._limit()

    def show_from(self, widget: QWidget) -> None:
        """Scrolls until a widget in the column stands at the top, as far as there is something below it."""
        self.verticalScrollBar().setValue(widget.mapTo(self._inner, QPoint(0, 0)).y())

    def _keep_in_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scrolls to what has the focus, with the label above it, however it got the focus."""
        if now is not None and self._inner.isAncestorOf(now):
            self.ensureWidgetVisible(now, theme.space.l, theme.em(5))

    def _limit(self) -> None:
        self._inner.setMaximumWidth(theme.em(self._ems))
