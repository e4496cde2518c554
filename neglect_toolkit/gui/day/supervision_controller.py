"""Between the pages of chronology and supervision and `services.supervising`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.day.events import HouseholdWanted, OutcomeGiven, SupervisionEvent
from neglect_toolkit.gui.day.state import Supervised, ToldChronology

if TYPE_CHECKING:
    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.model.supervision import ActionEnd
    from neglect_toolkit.services.supervising import Supervising


class SupervisionController:
    """One child's case, as long as an assessment of the child is open."""

    def __init__(self, supervising: Supervising) -> None:
        self._supervising = supervising
        self._trouble = ""
        self._household = False

    def told(self, header: Header) -> ToldChronology:
        """The chronology."""
        return ToldChronology(self._supervising.chronology(header, household=self._household), self._household)

    def supervised(self, header: Header) -> Supervised:
        """What to think over, what was decided, and what may be done about it."""
        case = self._supervising.case_file(header)
        return Supervised(
            review=self._supervising.review_of(case, header),
            earlier=tuple(reversed(case.supervisions)),
            outcomes=case.outcomes,
            may_write=self._supervising.may_write(header),
            begun=self._supervising.has_draft(header),
            trouble=self._trouble,
        )

    def handle(self, event: SupervisionEvent, header: Header) -> None:
        """Does what was wanted; what came of it is in the next `told` or `supervised`."""
        match event:
            case HouseholdWanted(on):
                self._household = on
            case OutcomeGiven(action, outcome, note):
                self._keep_outcome(header, action, outcome, note)
            case _:
                assert_never(event)

    def _keep_outcome(self, header: Header, action: str, outcome: ActionEnd, note: str) -> None:
        self._trouble = ""
        try:
            self._supervising.keep_outcome(header, action, outcome, note or None)
        except ToolkitError as error:
            self._trouble = error.says
