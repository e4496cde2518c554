"""Makes the pages behind the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from neglect_toolkit.gui.runtime.destinations import Go, MyKeys, People
from neglect_toolkit.gui.runtime.screen import Screen
from neglect_toolkit.model.words import Role

if TYPE_CHECKING:
    from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
    from neglect_toolkit.gui.runtime.prompts import Prompts
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.contacts import Call


def settings(casework: Casework, looks: PreferencesController, prompts: Prompts, go: Go) -> Screen:
    """How the window looks and locks, one's own details, the forms; the people, for who looks after them."""
    from neglect_toolkit.gui.settings.settings import SettingsPage
    from neglect_toolkit.gui.settings.settings_presenter import SettingsPresenter

    page = SettingsPage()
    presenter = SettingsPresenter(casework, looks, page, prompts, page)
    page.keys_wanted.connect(partial(go, MyKeys()))
    page.show_places(looks_after=casework.rights.is_a(Role.ADMINISTRATOR))
    page.people_wanted.connect(partial(go, People()))
    return Screen(page, "Settings", presenter, presenter.save_now)


def help_(calls: tuple[Call, ...]) -> Screen:
    """How to use the program, and whom to call."""
    from neglect_toolkit.gui.settings.help import HelpPage

    return Screen(HelpPage(calls), "Help")
