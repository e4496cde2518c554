"""What is not about pages: locks, watches for idle minutes, closes, and holds the unlocked casework.

Which page comes next is the navigator's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.runtime.destinations import Help, Settings
from neglect_toolkit.gui.runtime.idle import IdleWatch
from neglect_toolkit.gui.runtime.preferences import Preferences
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.gui.window.navigator import Navigator
from neglect_toolkit.gui.window.session import Session
from neglect_toolkit.gui.window.window import MainWindow

if TYPE_CHECKING:
    from neglect_toolkit.services.toolkit import Toolkit


class Shell(QObject):
    """The running application, behind its window."""

    locked = Signal()

    def __init__(self, toolkit: Toolkit, window: MainWindow, looks: PreferencesController, prompts: Prompts) -> None:
        super().__init__(window)
        self._window, self._looks = window, looks
        self.session = Session()
        self.navigator = Navigator(toolkit, window, looks, prompts, self.session)
        self._idle = IdleWatch(toolkit.clock.now, looks.preferences.idle_minutes, self)
        self._idle.idle.connect(self._lock_when_idle)
        self.navigator.unlocked.connect(self._idle.touched)
        header = window.header
        header.back_pressed.connect(self.navigator.back)
        header.lock_pressed.connect(self.lock)
        header.theme_chosen.connect(looks.choose_theme)
        header.larger_pressed.connect(looks.larger)
        header.smaller_pressed.connect(looks.smaller)
        header.settings_pressed.connect(self._open_settings)
        header.help_pressed.connect(self._open_help)
        window.nav.chosen.connect(self.navigator.go_to_place)
        header.show_theme(looks.preferences.theme)
        looks.changed.connect(self._preferences_changed)
        window.closing.connect(self._close)

    def begin(self, *, with_guide: bool = False) -> None:
        """Shows the first page, and watches from now on whether anybody is there."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._idle)
        self.navigator.begin(with_guide=with_guide)

    def lock(self) -> None:
        """Saves, closes the store and asks for the passphrase. Where saving fails, it stays open and says so."""
        self._lock("")

    def _lock(self, reason: str) -> None:
        if not self.session.is_open:
            return
        self.navigator.save_now()
        casework = self.session.end()
        self.navigator.ask_for_passphrase(casework.me.id, reason)
        casework.lock()
        self.locked.emit()

    def _lock_when_idle(self) -> None:
        minutes = self._looks.preferences.idle_minutes
        try:
            self._lock(f"Locked after {minutes} minutes without use. Everything is saved.")
        except ToolkitError:
            if not self._window.is_hidden_away:
                self._window.toggle_hidden()
            raise

    def _open_settings(self) -> None:
        if self.session.is_open:
            self.navigator.go(Settings())

    def _open_help(self) -> None:
        self.navigator.go(Help())

    def _close(self, event: QEvent) -> None:
        try:
            self.navigator.save_now()
        except ToolkitError as error:
            event.ignore()
            self._window.show_problem(error.says, ("Close all the same, and lose it", self._close_unsaved))
            return
        self._put_away()

    def _close_unsaved(self) -> None:
        self._window.closing.disconnect(self._close)
        self._put_away()
        self._window.close()

    def _put_away(self) -> None:
        window = self._window
        self._looks.remember_window(window.width(), window.height(), maximised=window.isMaximized())
        if self.session.is_open:
            self.session.end().lock()

    def _preferences_changed(self, preferences: Preferences) -> None:
        self._idle.set_minutes(preferences.idle_minutes)
        self._window.header.show_theme(preferences.theme)
