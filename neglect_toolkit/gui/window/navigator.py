"""The one place that knows which page comes next.

It holds the trail: the destinations somebody came by, of which the last is shown. "Back" drops the last. A page is
never kept behind another: going back makes it anew from what is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.runtime.destinations import (
    Day,
    Destination,
    FirstRun,
    Guide,
    NewAssessment,
    Queue,
    RecoveryCode,
    Unlock,
    WorkList,
)
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.gui.window.places import home_of, places_of
from neglect_toolkit.gui.window.screen_table import ScreenTable, Ways
from neglect_toolkit.gui.window.session import Session
from neglect_toolkit.gui.window.window import MainWindow

if TYPE_CHECKING:
    from neglect_toolkit.model.guide import GuideAnswers
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.toolkit import Toolkit


class Navigator(QObject):
    """Goes from page to page, and saves each before it is left."""

    unlocked = Signal()

    def __init__(
        self, toolkit: Toolkit, window: MainWindow, looks: PreferencesController, prompts: Prompts, session: Session
    ) -> None:
        super().__init__(window)
        self._toolkit, self._window, self._session = toolkit, window, session
        self._table = ScreenTable(toolkit, window, looks, prompts, session)
        self._ways = Ways(
            go=self.go,
            back=self.back,
            home=self.home,
            made=self._made,
            unlocked=self._unlocked,
            code_made=self._code_made,
            code_copied=self._code_copied,
            carry=self._carry,
            started=self._started,
        )
        self._trail: list[Destination] = []
        self._left_at: tuple[str, list[Destination]] | None = None
        self._carried: GuideAnswers | None = None  # into the next assessment: forgotten where that is given up

    def begin(self, *, with_guide: bool = False) -> None:
        """Shows the first page: welcome where there is no store yet, else the lock; or the health guide alone."""
        self._begin_at(Guide() if with_guide else self._entrance())

    def go(self, to: Destination) -> None:
        """Saves what is on screen and shows another page, from which "Back" returns here; the same one, once."""
        if self._trail[-1:] == [to]:
            return
        self.save_now()
        if isinstance(to, NewAssessment):
            self._session.begin_new()
        self._trail.append(to)
        self._show()

    def back(self) -> None:
        """Saves what is on screen and shows the page before; nothing on the first."""
        screen = self._window.screen_shown
        if len(self._trail) > 1 and screen is not None and screen.goes_back:
            self.save_now()
            self._drop_last()

    def home(self) -> None:
        """Saves what is on screen and shows where somebody begins: the first place of their roles."""
        self.save_now()
        self._begin_at(home_of(self._session.casework))

    def go_to_place(self, place_id: str) -> None:
        """Saves what is on screen and begins anew at a place of the bar."""
        place = next(place for place in places_of(self._session.casework) if place.id == place_id)
        self.save_now()
        self._carried = None
        self._begin_at(place.leads_to)

    def save_now(self) -> None:
        """Saves what is on screen. Raises ToolkitError where that fails: then it is not left."""
        screen = self._window.screen_shown
        if screen is not None:
            screen.save_now()

    def ask_for_passphrase(self, whose: str, reason: str) -> None:
        """Shows the lock in place of everything; the person of this id will come back to where they were."""
        self._left_at = whose, self._trail
        self._begin_at(Unlock(reason))

    # What is shown

    def _begin_at(self, *trail: Destination) -> None:
        self._trail = list(trail)
        self._show()

    def _drop_last(self) -> None:
        if isinstance(self._trail.pop(), NewAssessment):
            self._carried = None
        self._show()

    def _show(self) -> None:
        if isinstance(self._trail[-1], WorkList | Queue):
            self._session.put_away()
        screen = self._table.make(self._trail[-1], self._ways)
        if len(self._trail) == 1:
            screen = replace(screen, goes_back=False)  # there is nowhere to go back to
        self._window.show_screen(screen, unlocked=self._session.is_open)
        self._show_places()

    def _show_places(self) -> None:
        places = places_of(self._session.casework) if self._session.is_open else ()
        here = next((place.id for place in places if place.leads_to == self._trail[0]), None)
        self._window.nav.show_places([(place.id, place.title) for place in places], here)

    # What comes next

    def _entrance(self, reason: str = "") -> Destination:
        from neglect_toolkit.services import entrance

        return FirstRun() if entrance.is_first_run(self._toolkit) else Unlock(reason)

    def _made(self, casework: Casework, code: str) -> None:
        self._enter(casework)
        self._begin_at(RecoveryCode(code))

    def _unlocked(self, casework: Casework) -> None:
        self._enter(casework)
        left_at, self._left_at = self._left_at, None
        if self._carried is not None:
            self._session.begin_new()
            self._begin_at(WorkList(), NewAssessment())
        elif left_at is not None and left_at[0] == casework.me.id:
            self._begin_at(*left_at[1])
        else:
            self.home()
        for warning in casework.warnings:
            self._window.show_problem(warning)

    def _enter(self, casework: Casework) -> None:
        self._session.begin(casework)
        self.unlocked.emit()

    def _code_made(self, code: str) -> None:
        self.go(RecoveryCode(code))

    def _code_copied(self) -> None:
        """Of a store just made: home. Of a new code: back to where it was asked for."""
        if len(self._trail) > 1:
            self._drop_last()
        else:
            self.home()

    def _carry(self, answers: GuideAnswers) -> None:
        """From the guide into a whole assessment: the answers go along, once the store is open."""
        self._carried = answers
        if self._session.is_open:
            self.go(NewAssessment())
        else:
            self._begin_at(self._entrance("Unlock to go on with what you answered."))

    def _started(self, assessment_id: str) -> None:
        self._session.begin_new()
        self._take_carried(assessment_id)
        self._begin_at(home_of(self._session.casework), Day(assessment_id))

    def _take_carried(self, assessment_id: str) -> None:
        from neglect_toolkit.services import guiding

        carried, self._carried = self._carried, None
        if carried is not None:
            opened = self._session.open(assessment_id)
            opened.save(guiding.carried_into(self._toolkit, carried, opened.assessment, opened.tool))
            try:
                self._session.casework.keep_guide_about(carried, opened.header)
            except ToolkitError as error:
                self._window.show_problem_above_next(error.says)
