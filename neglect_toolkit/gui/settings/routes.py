"""The pages behind the menu: settings, one's own passphrase and recovery code, help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.window.navigator import Way
from neglect_toolkit.gui.window.screen import Screen
from neglect_toolkit.gui.window.window import MainWindow

if TYPE_CHECKING:
    from neglect_toolkit.gui.team.team import Team
    from neglect_toolkit.services.toolkit import Toolkit


class SettingsRoutes(QObject):
    """Makes the pages when they are wanted; `show_code` shows a recovery code that was just made."""

    def __init__(
        self,
        way: Way,
        toolkit: Toolkit,
        window: MainWindow,
        looks: PreferencesController,
        show_code: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._way, self._toolkit, self._looks = way, toolkit, looks
        self._show_code = show_code

    def settings_screen(self, office: Team | None) -> Screen:
        """How the window looks and locks, one's own details, the forms; `office` where several share the store."""
        from neglect_toolkit.gui.settings.settings import SettingsPage
        from neglect_toolkit.gui.settings.settings_presenter import SettingsPresenter

        page = SettingsPage()
        presenter = SettingsPresenter(self._way.work, self._looks, page, self._way.prompts, self)
        page.keys_wanted.connect(partial(self._way.go, self._keys_screen))
        if office is not None:
            page.show_places(looks_after=office.looks_after_people)
            page.people_wanted.connect(partial(self._way.go, office.people_route))
        return Screen(page, "Settings", presenter, presenter.save_now)

    def help_screen(self, area: str | None) -> Screen:
        """How to use the program, and whom to call in this area."""
        from neglect_toolkit.gui.settings.help import HelpPage

        return Screen(HelpPage(self._way.calls(area)), "Help")

    def _keys_screen(self) -> Screen:
        from neglect_toolkit.gui.access.my_keys import MyKeysPage
        from neglect_toolkit.gui.access.my_keys_presenter import MyKeysPresenter
        from neglect_toolkit.services import unlocking

        page = MyKeysPage(unlocking.has_recovery_code(self._toolkit, self._way.work.me.id))
        presenter = MyKeysPresenter(self._way.work, page, self)
        presenter.code_made.connect(self._show_code)
        return Screen(page, "Passphrase and recovery code", presenter)
