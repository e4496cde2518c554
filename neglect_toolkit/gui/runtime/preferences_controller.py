"""Holds the preferences while the program runs: applies the look, and keeps each change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.preferences import PreferenceFile, Preferences


class PreferencesController(QObject):
    """One for the whole run, made by `app`."""

    changed = Signal(object)  # Preferences

    def __init__(self, app: QApplication, file: PreferenceFile) -> None:
        super().__init__(app)
        self._app, self._file = app, file
        self.preferences = file.read()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    def choose_theme(self, name: str) -> None:
        """Takes a look, by its name in `preferences.THEMES`."""
        self._take(replace(self.preferences, theme=name))

    def choose_scale(self, scale: float) -> None:
        """1.0 is 100 %. Redraws the whole window."""
        self._take(replace(self.preferences, text_scale=scale))

    def larger(self) -> None:
        """Within `theme.SCALES`; the largest stays."""
        self.choose_scale(theme.next_scale(self.preferences.text_scale, 1))

    def smaller(self) -> None:
        """Within `theme.SCALES`; the smallest stays."""
        self.choose_scale(theme.next_scale(self.preferences.text_scale, -1))

    def choose_idle_minutes(self, minutes: int) -> None:
        """Takes after how many minutes the window locks."""
        self._take(replace(self.preferences, idle_minutes=minutes))

    def choose_forms(self, folder: str) -> None:
        """Takes a folder of forms to use before the bundled ones, from the next start on; empty: none."""
        self._take(replace(self.preferences, forms_folder=folder))

    def remember_window(self, width: int, height: int, *, maximised: bool) -> None:
        """Keeps how large the window was; a maximised one keeps the size it had before."""
        kept = replace(self.preferences, maximised=maximised)
        self._file.keep(kept if maximised else replace(kept, width=width, height=height))

    def _take(self, preferences: Preferences) -> None:
        if preferences == self.preferences:
            return
        looks_different = (preferences.theme, preferences.text_scale) != (
            self.preferences.theme,
            self.preferences.text_scale,
        )
        self.preferences = preferences
        if looks_different:
            self._apply()
        self._file.keep(preferences)
        self.changed.emit(preferences)

    def _system_changed(self) -> None:
        if self.preferences.theme == "system":
            self._apply()

    def _apply(self) -> None:
        palette = theme.palette_for(self.preferences.theme, self._app)
        theme.apply(self._app, palette, self.preferences.text_scale)
