"""The pages of a day, by place. A new page is a line here, and a name and a stop on the line of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.day.pages.check_answers import CheckAnswersPage
from neglect_toolkit.gui.day.pages.chronology_page import ChronologyPage
from neglect_toolkit.gui.day.pages.for_the_family import ForTheFamily
from neglect_toolkit.gui.day.pages.over_time_page import OverTimePage
from neglect_toolkit.gui.day.pages.part_page import PartPage
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.pages.review_page import ReviewPage
from neglect_toolkit.gui.day.pages.siblings_page import SiblingsPage
from neglect_toolkit.gui.day.pages.sign_page import SignPage
from neglect_toolkit.gui.day.pages.summary_page import SummaryPage
from neglect_toolkit.gui.day.pages.supervision_page import SupervisionPage
from neglect_toolkit.gui.day.pages.visits import VisitsPage
from neglect_toolkit.gui.day.state import (
    CHECK,
    CHRONOLOGY,
    FAMILY,
    OVER_TIME,
    REVIEW,
    SIBLINGS,
    SIGN,
    SUMMARY,
    SUPERVISION,
    VISITS,
    DayState,
)

AnyPage = PartPage | VisitsPage | RebuiltPage

_PAGES: dict[str, type[RebuiltPage]] = {
    SUMMARY: SummaryPage,
    OVER_TIME: OverTimePage,
    SIBLINGS: SiblingsPage,
    CHRONOLOGY: ChronologyPage,
    SUPERVISION: SupervisionPage,
    REVIEW: ReviewPage,
    FAMILY: ForTheFamily,
    CHECK: CheckAnswersPage,
    SIGN: SignPage,
}


def make_page(place: str, state: DayState, within: QWidget) -> AnyPage:
    """The page of a place, showing a state; a place that has no page of its own is a part of the day.

    It is made `within` what will hold it: whatever moves to another parent later is styled once more, with all in it.
    """
    if place == VISITS:
        return VisitsPage(state, within)
    if place not in _PAGES:
        return PartPage(next(part for part in state.tool.parts if part.id == place), state, within)
    page = _PAGES[place](within)
    page.show_state(state)
    return page
