"""Makes the page of one assessment's day, with its presenter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from neglect_toolkit.errors import StoreError
from neglect_toolkit.gui.day import events
from neglect_toolkit.gui.runtime.destinations import (
    Destination,
    Details,
    Export,
    Go,
    SupervisionPdf,
    SupervisionRecord,
    Workers,
)
from neglect_toolkit.gui.runtime.screen import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.day.presenter import DayPresenter
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.contacts import Call
    from neglect_toolkit.services.open_assessment import OpenAssessment


def day(
    casework: Casework,
    opened: OpenAssessment,
    *,
    is_alone: bool,
    place: str | None,
    in_the_room: bool,
    calls: tuple[Call, ...],
    moved: Callable[[str], None],
    room_changed: Callable[[bool], None],
    go: Go,
    home: Callable[[], None],
) -> Screen:
    """The day, where somebody was in it last.

    Args:
        casework: whose day it is.
        opened: the assessment.
        is_alone: whether nobody else uses the store; reviews are for stores that several people share.
        place: the part or page it opens at; None lets the assessment say.
        in_the_room: whether it opens as it is shown with the family in the room.
        calls: whom to call.
        moved: is told each new place.
        room_changed: is told whether it is now shown as in the room.
        go: to the pages beside it.
        home: to where somebody begins.
    """
    from neglect_toolkit.gui.day.frame.page import DayPage
    from neglect_toolkit.gui.day.presenter import DayPresenter
    from neglect_toolkit.gui.day.review_controller import ReviewController
    from neglect_toolkit.gui.day.supervision_controller import SupervisionController

    page, id_ = DayPage(), opened.header.id
    presenter = DayPresenter(
        opened,
        page,
        page,
        in_the_room=in_the_room,
        supervision=SupervisionController(casework.supervising),
        reviews=None if is_alone else ReviewController(casework, id_, page),
        place=place,
        calls=calls,
    )
    presenter.leaving.connect(partial(_leave, id_, go, home))
    presenter.place_changed.connect(moved)
    presenter.room_changed.connect(room_changed)
    return Screen(page, "The day", presenter, partial(_keep, presenter), goes_back=False)


_PLACES: dict[type[events.LeavingEvent], Callable[[str], Destination]] = {
    events.DetailsWanted: Details,
    events.ExportWanted: Export,
    events.RecordWanted: SupervisionRecord,
    events.SupervisionPdfWanted: SupervisionPdf,
    events.WorkersWanted: Workers,
}
"""Where each event that leaves the day leads; one that is not here leads to where somebody begins."""


def _leave(assessment_id: str, go: Go, home: Callable[[], None], event: events.LeavingEvent) -> None:
    place = _PLACES.get(type(event))
    if place is None:
        home()
    else:
        go(place(assessment_id))


def _keep(presenter: DayPresenter) -> None:
    """The day's page says itself what is wrong; what is on it is not left, locked or closed until it is kept."""
    if not presenter.save_now():
        raise StoreError("What you wrote last is not saved yet. It is still on the screen.")
