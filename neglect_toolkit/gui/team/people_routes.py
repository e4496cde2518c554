"""The administrator's pages: the people of the store, and the audit log."""

from __future__ import annotations

from neglect_toolkit.gui.team.log_page import LogPresenter
from neglect_toolkit.gui.team.people_presenter import PeoplePresenter
from neglect_toolkit.gui.window.navigator import Route, Way
from neglect_toolkit.gui.window.screen import Screen


class PeopleRoutes:
    """Makes the pages."""

    def __init__(self, way: Way) -> None:
        self._way = way

    @property
    def routes(self) -> dict[str, Route]:
        """The places of an administrator; a manager reads the log too."""
        return {"people": self.people_screen, "log": self.log_screen}

    def people_screen(self) -> Screen:
        """Who may open the store."""
        presenter = PeoplePresenter(self._way.work)
        return Screen(presenter.page, "People", presenter)

    def log_screen(self) -> Screen:
        """What was done, by whom, when."""
        presenter = LogPresenter(self._way.work)
        return Screen(presenter.page, "Audit log", presenter)
