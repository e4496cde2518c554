"""Keeps the user's own details from the settings page; how things look goes to whoever keeps the preferences."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from neglect_toolkit.errors import Fault, ToolkitError
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts, documents_folder
from neglect_toolkit.gui.settings.settings import SettingsPage
from neglect_toolkit.services import tools
from neglect_toolkit.services.casework import Casework

_SETTLE_MS = 500


class SettingsPresenter(QObject):
    """Between the page, the preferences and the store's own record of the user."""

    def __init__(
        self,
        casework: Casework,
        looks: PreferencesController,
        page: SettingsPage,
        prompts: Prompts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._casework, self._looks, self._page, self._prompts = casework, looks, page, prompts
        page.own_forms.choose_pressed.connect(self._choose_forms)
        page.own_forms.bundled_pressed.connect(partial(self._take_forms, ""))
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

    def _choose_forms(self) -> None:
        now = self._looks.preferences.forms_folder
        folder = self._prompts.choose_folder(self._page, "Our own forms", Path(now) if now else documents_folder())
        if folder is None:
            return
        self._page.own_forms.show_checking()
        run_in_background(
            lambda _job: tools.check(folder), partial(self._checked, folder), self._not_checked, owner=self
        )

    def _checked(self, folder: Path, faults: tuple[Fault, ...]) -> None:
        if faults:
            self._page.own_forms.show_refused(str(folder), faults)
        else:
            self._take_forms(str(folder))

    def _not_checked(self, error: ToolkitError) -> None:
        self._page.own_forms.show_problem(error.says)

    def _take_forms(self, folder: str) -> None:
        self._looks.choose_forms(folder)
        self._page.own_forms.show_taken()
