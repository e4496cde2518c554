"""The pages of a day, by place: makes each one, and has what is done on it told by the day's page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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
    PAGES,
    REVIEW,
    SIBLINGS,
    SIGN,
    SUMMARY,
    SUPERVISION,
    VISITS,
    DayState,
)

if TYPE_CHECKING:
    from neglect_toolkit.gui.day.frame.page import DayPage

_DESK_PAGES: dict[str, type[RebuiltPage]] = {
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

AnyPage = PartPage | VisitsPage | RebuiltPage


def make_page(day: DayPage, place: str, state: DayState) -> AnyPage:
    """The page of a place, with what is done on it told as signals of the day."""
    page: AnyPage
    if place in PAGES:
        page = _make_page(day, place, state)
    else:
        part = next(part for part in state.tool.parts if part.id == place)
        page = PartPage(part, state)
        page.edited.connect(day.edited)
        page.further_wanted.connect(day.further_wanted)
        page.comment_given.connect(day.comment_given)
        page.draft_written.connect(day.draft_written)
        page.done_now_wanted.connect(day.done_now_wanted)
    return page


def _make_page(day: DayPage, place: str, state: DayState) -> VisitsPage | RebuiltPage:
    if place == VISITS:
        visits = VisitsPage(state)
        visits.edited.connect(day.edited)
        visits.visit_wanted.connect(day.visit_wanted)
        return visits
    page = _DESK_PAGES[place]()
    page.item_wanted.connect(day.item_wanted)
    page.place_wanted.connect(day.place_wanted)
    page.details_wanted.connect(day.details_wanted)
    page.room_left.connect(partial(day.room_toggled.emit, False))
    if isinstance(page, ForTheFamily):
        page.chosen.connect(day.family_chosen)
        page.ready.connect(day.family_ready)
        page.room_wanted.connect(partial(day.room_toggled.emit, True))
    if isinstance(page, ChronologyPage):
        page.household_wanted.connect(day.household_wanted)
    if isinstance(page, ReviewPage):
        page.comment_given.connect(day.comment_given)
        page.draft_written.connect(day.draft_written)
        page.returned.connect(day.sent_back)
        page.workers_wanted.connect(day.workers_wanted)
        page.countersigned.connect(day.countersigned)
    if isinstance(page, SupervisionPage):
        page.record_wanted.connect(day.record_wanted)
        page.pdf_wanted.connect(day.supervision_pdf_wanted)
        page.outcome_given.connect(day.outcome_given)
    if isinstance(page, SignPage):
        page.edited.connect(day.edited)
        page.checks_wanted.connect(day.checks_wanted)
        page.sign_wanted.connect(day.sign_wanted)
        page.amend_wanted.connect(day.amend_wanted)
        page.discard_wanted.connect(day.discard_wanted)
        page.export_wanted.connect(day.export_wanted)
    page.show_state(state)
    return page
