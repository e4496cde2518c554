"""Keeps the user's own details from the settings page; how things look goes to whoever keeps the preferences."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from neglect_toolkit.gui.look_keeper import LookKeeper
from neglect_toolkit.gui.pages.settings import SettingsPage
from neglect_toolkit.services.casework import Casework

_SETTLE_MS = 500


class SettingsPresenter(QObject):
    """Between the page, the preferences and the store's own record of the user."""

    def __init__(
        self, casework: Casework, looks: LookKeeper, page: SettingsPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._casework, self._looks, self._page = casework, looks, page
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self.save_now)
        page.show_preferences(looks.preferences)
        page.show_me(casework.me)
        page.theme_chosen.connect(looks.choose_theme)
        page.scale_chosen.connect(looks.choose_scale)
        page.idle_minutes_chosen.connect(looks.choose_idle_minutes)
        looks.changed.connect(page.show_preferences)
        page.details_changed.connect(self._timer.start)

    def save_now(self) -> None:
        """Keeps the details as written, with the old name where the new one is empty. Raises StoreError."""
        self._timer.stop()
        me = self._casework.me
        written = self._page.form.value
        self._page.show_name_missing(written.name is None)
        details = written.model_dump() | {"name": written.name or me.name}
        person = me.model_copy(update=details)
        if person != me:
            self._casework.change_my_details(person)
