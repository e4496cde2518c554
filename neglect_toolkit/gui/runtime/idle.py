"""Notices when nobody has touched the window for so many minutes, a sleep of the computer included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)
_LOOK_EVERY_MS = 10_000


class IdleWatch(QObject):
    """Watch a window with `installEventFilter`. It asks the clock, since timers stand still in a computer's sleep."""

    idle = Signal()  # told once; touching the window starts anew

    def __init__(self, now: Callable[[], dt.datetime], minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = dt.timedelta(minutes=minutes)
        self._last = now()
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """After how many minutes, from now on."""
        self._limit = dt.timedelta(minutes=minutes)

    def touched(self) -> None:
        """Somebody is there."""
        self._last = self._now()
        self._told = False

    def look(self) -> None:
        """Looks at the clock, and tells when it is too long ago."""
        if not self._told and self._now() - self._last >= self._limit:
            self._told = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes that a key or the mouse was used; lets everything pass.

        A key or a movement that comes after the limit (the computer was asleep) locks first.
        """
        del watched
        if event.type() in _INPUT:
            self.look()
            self.touched()
        return False
