"""The table from a destination to its page: each room makes its own, and is imported when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.runtime.destinations import (
    AccessPage,
    AuditLog,
    CasesPage,
    Counts,
    Day,
    Destination,
    Details,
    Export,
    FirstRun,
    Go,
    Guide,
    GuidePage,
    HandOver,
    HandoverPage,
    Help,
    KeptGuides,
    LostPassphrase,
    MyKeys,
    NewAssessment,
    People,
    Queue,
    RecoveryCode,
    Settings,
    SettingsPage,
    SupervisionPdf,
    SupervisionRecord,
    TakeIn,
    TeamPage,
    Unlock,
    Workers,
    WorkList,
)
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.gui.runtime.screen import Screen
from neglect_toolkit.gui.window.places import is_alone
from neglect_toolkit.gui.window.session import Session
from neglect_toolkit.gui.window.window import MainWindow

if TYPE_CHECKING:
    from neglect_toolkit.model.guide import GuideAnswers
    from neglect_toolkit.model.people import Assessor
    from neglect_toolkit.model.queue import QueueQuery
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.contacts import Call
    from neglect_toolkit.services.toolkit import Toolkit


@dataclass(frozen=True)
class Ways:
    """What pages ask of the navigator.

    Attributes:
        go: to another page, and back from it later.
        back: to the page before.
        home: to where somebody begins.
        made: the store was made, by whom, and with this recovery code.
        unlocked: the store was unlocked.
        code_made: somebody made a new recovery code.
        code_copied: the recovery code on screen is written down.
        carry: these answers of the guide begin an assessment.
        started: the assessment of this id was started, or found.
    """

    go: Go
    back: Callable[[], None]
    home: Callable[[], None]
    made: Callable[[Casework, str], None]
    unlocked: Callable[[Casework], None]
    code_made: Callable[[str], None]
    code_copied: Callable[[], None]
    carry: Callable[[GuideAnswers], None]
    started: Callable[[str], None]


class ScreenTable:
    """Makes pages anew from what is kept, and keeps none of them. A destination without a page is found by mypy."""

    def __init__(
        self, toolkit: Toolkit, window: MainWindow, looks: PreferencesController, prompts: Prompts, session: Session
    ) -> None:
        self._toolkit, self._window, self._looks, self._prompts = toolkit, window, looks, prompts
        self._session = session
        self._newcomer: Assessor | None = None

    def make(self, to: Destination, ways: Ways) -> Screen:
        """The page of a destination, with its presenter. Raises RuntimeError where it needs a store that is locked."""
        match to:
            case FirstRun() | Unlock() | LostPassphrase() | RecoveryCode() | MyKeys():
                screen = self._access(to, ways)
            case WorkList() | NewAssessment() | Details() | Export() | SupervisionPdf():
                screen = self._cases(to, ways)
            case Day():
                screen = self._day(to, ways)
            case Queue() | Counts() | People() | AuditLog() | Workers() | SupervisionRecord():
                screen = self._team(to, ways)
            case HandOver() | TakeIn():
                screen = self._handover(to, ways)
            case Guide() | KeptGuides():
                screen = self._guide(to, ways)
            case Settings() | Help():
                screen = self._settings(to, ways)
            case _:
                assert_never(to)
        return screen

    def _access(self, to: AccessPage, ways: Ways) -> Screen:
        from neglect_toolkit.gui.access import screens

        match to:
            case FirstRun():
                return screens.first_run(self._toolkit, self._newcomer, self._keep_newcomer, ways.made, ways.go)
            case Unlock():
                return screens.unlock(self._toolkit, to.reason, self._session.last_name, ways.unlocked, ways.go)
            case LostPassphrase():
                return screens.lost_passphrase(self._toolkit, ways.unlocked)
            case RecoveryCode():
                return screens.recovery_code(to.code, ways.code_copied)
            case MyKeys():
                return screens.my_keys(self._session.casework, ways.code_made)

    def _cases(self, to: CasesPage, ways: Ways) -> Screen:
        from neglect_toolkit.gui.cases import screens

        casework, opened = self._session.casework, self._session.open
        match to:
            case WorkList():
                return screens.work_list(casework, ways.go)
            case NewAssessment():
                return screens.new_assessment(casework, self._session.unstarted(to.like), ways.started)
            case Details():
                return screens.details(opened(to.assessment_id), ways.back)
            case Export():
                return screens.export(opened(to.assessment_id), self._prompts, ways.back)
            case SupervisionPdf():
                return screens.supervision_pdf(casework, opened(to.assessment_id), self._prompts, ways.back)

    def _day(self, to: Day, ways: Ways) -> Screen:
        from neglect_toolkit.gui.day import screens

        session, id_ = self._session, to.assessment_id
        casework, opened = session.casework, session.open(id_)

        def moved(place: str) -> None:
            session.found_again.places[id_] = place

        def room_changed(in_the_room: bool) -> None:
            session.in_the_room = in_the_room

        return screens.day(
            casework,
            opened,
            is_alone=is_alone(casework),
            place=session.found_again.places.get(id_),
            in_the_room=session.in_the_room,
            calls=self._calls(opened.assessment.assessed_by.area),
            moved=moved,
            room_changed=room_changed,
            go=ways.go,
            home=ways.home,
        )

    def _team(self, to: TeamPage, ways: Ways) -> Screen:
        from neglect_toolkit.gui.team import screens

        casework, opened, found_again = self._session.casework, self._session.open, self._session.found_again
        match to:
            case Queue():
                return screens.queue(casework, found_again.asked, found_again.chosen, self._keep_asked, ways.go)
            case Counts():
                return screens.counts(casework, self._prompts)
            case People():
                return screens.people(casework)
            case AuditLog():
                return screens.audit_log(casework)
            case Workers():
                return screens.workers(casework, opened(to.assessment_id), ways.go)
            case SupervisionRecord():
                return screens.supervision_record(casework, opened(to.assessment_id), ways.back)

    def _handover(self, to: HandoverPage, ways: Ways) -> Screen:
        from neglect_toolkit.gui.handover import screens

        casework = self._session.casework
        match to:
            case HandOver():
                return screens.hand_over(casework, self._session.open(to.assessment_id), self._prompts, ways.back)
            case TakeIn():
                return screens.take_in(casework, self._prompts, ways.back)

    def _guide(self, to: GuidePage, ways: Ways) -> Screen:
        from neglect_toolkit.gui.guide import screens

        session = self._session
        match to:
            case Guide():
                casework = session.casework if session.is_open else None
                return screens.guide(self._toolkit, casework, self._prompts, ways.carry)
            case KeptGuides():
                return screens.kept_guides(session.casework)

    def _settings(self, to: SettingsPage, ways: Ways) -> Screen:
        from neglect_toolkit.gui.settings import screens

        session = self._session
        match to:
            case Settings():
                return screens.settings(session.casework, self._looks, self._prompts, ways.go)
            case Help():
                return screens.help_(self._calls(session.casework.me.area if session.is_open else None))

    def _keep_newcomer(self, newcomer: Assessor) -> None:
        self._newcomer = newcomer

    def _keep_asked(self, asked: QueueQuery, chosen: str) -> None:
        self._session.found_again.asked, self._session.found_again.chosen = asked, chosen

    def _calls(self, area: str | None) -> tuple[Call, ...]:
        """Whom to call. A faulty contacts file is said above the page, and keeps nobody from the rest of it."""
        from neglect_toolkit.services.contacts import whom_to_call

        try:
            return whom_to_call(self._toolkit, area)
        except ToolkitError as error:
            self._window.show_problem_above_next(error.says)
            return ()
