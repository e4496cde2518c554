"""Turns what is done on the day's page into saves, and what is kept into what the page shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from neglect_toolkit.errors import NotAllowedError, StoreError, ToolkitError
from neglect_toolkit.gui.day import edits, events
from neglect_toolkit.gui.day.edits import AccountRemoved, AnswerSet, Edit, VisitAdded, VisitRemoved
from neglect_toolkit.gui.day.frame.page import DayPage
from neglect_toolkit.gui.day.state import (
    CHRONOLOGY,
    FAMILY,
    OVER_TIME,
    REVIEW,
    SIBLINGS,
    SIGN,
    SUMMARY,
    SUPERVISION,
    DayState,
    Family,
    Saving,
)
from neglect_toolkit.model.family import FamilyChoices
from neglect_toolkit.model.view import View
from neglect_toolkit.model.words import Status
from neglect_toolkit.wording import dates

if TYPE_CHECKING:
    from neglect_toolkit.gui.day.review_controller import ReviewController
    from neglect_toolkit.gui.day.supervision_controller import SupervisionController
    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.services.contacts import Call
    from neglect_toolkit.services.open_assessment import OpenAssessment

TYPED_KEPT_WITHIN_MS = 500
"""Words are on the disk at most so long after the first key that is not: a pause is not waited for."""

TRIED_AGAIN_AFTER_MS = 5000
"""A disk that refused is asked again by itself after so long."""

_WORKED_OUT = (SUMMARY, OVER_TIME, SIBLINGS, CHRONOLOGY, FAMILY, REVIEW, SUPERVISION)
"""The pages whose contents take a moment, and are worked out only where they are looked at."""

_UNDO_DEPTH = 100


class DayPresenter(QObject):
    """One open assessment and its page. Everything it does is kept at once, or said loudly not to be."""

    leaving = Signal(object)  # events.LeavingEvent: where to; everything is kept
    place_changed = Signal(str)  # where somebody is now: a part's id, or the name of a page
    room_changed = Signal(bool)  # whether it is now shown as in the room

    def __init__(
        self,
        open_assessment: OpenAssessment,
        page: DayPage,
        parent: QObject | None = None,
        *,
        in_the_room: bool = True,
        supervision: SupervisionController | None = None,
        reviews: ReviewController | None = None,
        place: str | None = None,
        calls: tuple[Call, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._open = open_assessment
        self._supervision, self._reviews = supervision, reviews
        self._page = page
        self._assessment = open_assessment.assessment
        self._in_the_room = in_the_room and open_assessment.is_editable
        self._family, self._is_family_ready = FamilyChoices(), False
        self._unsaved = False
        self._undo: list[Edit] = []
        self._next_steps = open_assessment.toolkit.next_steps
        self._calls = calls
        self._typing = _single_shot(self, TYPED_KEPT_WITHIN_MS, self.save_now)
        self._retrying = _single_shot(self, TRIED_AGAIN_AFTER_MS, self.save_now)
        self._showing = _single_shot(self, 0, self._show)
        page.happened.connect(self.handle)
        if reviews is not None:
            reviews.writing.connect(self._wait_for_more)
            reviews.done.connect(self._reviewed)
        self._view: View = open_assessment.view()
        begins = place or self._first_place(open_assessment.header)
        self._page.show_state(self._state(begins))
        self._page.show_place(begins or "")
        self._say_saved()

    def save_now(self) -> bool:
        """Keeps whatever is not kept yet; whether everything on screen is on the disk."""
        self._typing.stop()
        self._retrying.stop()
        unsaved = self._unsaved
        try:
            if self._reviews is not None:
                self._reviews.keep_drafts()
            if unsaved:
                self._open.save(self._assessment)
        except (StoreError, NotAllowedError) as error:
            self._page.show_saving(Saving.FAILED, "NOT SAVED", error.says)
            self._retrying.start()
            return False
        if unsaved:
            self._unsaved = False
            self._showing.start()
        self._say_saved()
        return True

    def reload(self) -> None:
        """Takes in what was changed elsewhere (the child's details, say). Nothing unsaved is dropped."""
        if self.save_now() and self._assessment != self._open.assessment:
            self._assessment = self._open.assessment
            self._showing.start()

    def handle(self, event: events.DayEvent) -> None:
        """Sees to one thing that was done on the page."""
        if isinstance(event, Edit):
            self._edit(event)
        elif isinstance(event, events.GoingEvent):
            self._move(event)
        elif isinstance(event, events.WritingEvent):
            self._write(event)
        elif isinstance(event, events.SigningEvent):
            self._end(event)
        elif isinstance(event, events.ReviewEvent):
            if self._reviews is not None:
                self._reviews.handle(event)
        elif isinstance(event, events.SupervisionEvent):
            self._supervise(event)
        elif isinstance(event, events.LeavingEvent):
            self._leave(event)
        else:
            assert_never(event)

    def _move(self, event: events.GoingEvent) -> None:
        match event:
            case events.PlaceWanted(place):
                self._go(place)
            case events.ItemWanted(item):
                self._go_to_item(item)
            case events.RoomToggled(on):
                self._set_room(on)
            case events.ShownAgain():
                self.reload()
            case _:
                assert_never(event)

    def _write(self, event: events.WritingEvent) -> None:
        match event:
            case events.SaveWanted():
                self.save_now()
            case events.UndoWanted():
                self._undo_last()
            case events.VisitWanted():
                today = self._open.toolkit.clock.today()
                self._edit(VisitAdded(edits.new_visit(self._assessment, today)))
            case events.DoneNowWanted(item):
                self._done_now(item)
            case events.FamilyChosen(choices):
                self._family, self._is_family_ready = choices, False
                self._show()
            case events.FamilyRead():
                self._is_family_ready = True
                self._show()
            case _:
                assert_never(event)

    def _end(self, event: events.SigningEvent) -> None:
        match event:
            case events.SignChecked():
                self._check_before_signing()
            case events.SignWanted():
                self._sign()
            case events.AmendWanted(reason):
                self._begin_again_after(partial(self._open.amend, reason))
            case events.DiscardWanted():
                self._begin_again_after(self._open.discard_amendment)
            case _:
                assert_never(event)

    def _edit(self, edit: Edit) -> None:
        """Takes in what the user did: clicks are kept in the same moment, words within half a second."""
        if not self._open.is_editable:
            return
        takes_away = edits.takes_away(self._assessment, edit)
        back = edits.inverse(self._assessment, edit)
        self._apply(edit)
        if back is not None:
            self._undo = [*self._undo[-_UNDO_DEPTH:], back]
        if not edit.typed:
            self._page.show_undo(self._taken_away(edit) if takes_away else None)

    def _apply(self, edit: Edit) -> None:
        self._is_family_ready = False  # it has to be read through again
        self._assessment = edits.apply(self._assessment, edit)
        self._unsaved = True
        if not edit.typed:
            self.save_now()
            self._showing.start()
        else:
            self._wait_for_more()

    def _wait_for_more(self) -> None:
        """Words are kept within half a second of the first key."""
        if not self._typing.isActive():
            self._page.show_saving(Saving.WAITING, "Saving…")
            self._typing.start()

    def _undo_last(self) -> None:
        if not self._undo or not self._open.is_editable:
            return
        edit, self._undo = self._undo[-1], self._undo[:-1]
        self._apply(edit)
        self._page.show_undo(None)

    def _taken_away(self, edit: Edit) -> str:
        match edit:
            case AccountRemoved():
                return "Account removed."
            case VisitRemoved():
                return "Visit removed."
            case AnswerSet(field="rating"):
                return "Rating cleared."
            case _:
                return "Answer cleared."

    def _done_now(self, item: str) -> None:
        """What was done about a check was done just now, by whoever has it open."""
        me = self._assessment.assessed_by.name
        self._edit(AnswerSet(item, "done_at", self._open.toolkit.clock.now().replace(microsecond=0)))
        if me:
            self._edit(AnswerSet(item, "done_by", me))

    def _go(self, place: str) -> None:
        if place == REVIEW and self._reviews is not None:
            self._reviews.look_again()
        self._page.show_place(place, state=self._state(place) if place in _WORKED_OUT else None)
        self._remember()

    def _go_to_item(self, item: str) -> None:
        part = self._open.tool.part_of.get(item)
        if part is None:
            return
        self._page.show_place(part.id, item)
        if any(flag.item == item for flag in self._state().open_flags()):
            self._page.focus_done(item)
        self._remember()

    def _remember(self) -> None:
        """Keeps where the person is; leaving a part also keeps what was typed there."""
        self.save_now()
        self.place_changed.emit(self._page.place)
        if not self._open.is_editable:
            return
        try:
            self._open.remember_place(self._page.place)
        except (StoreError, NotAllowedError) as error:
            self._page.show_saving(Saving.FAILED, "NOT SAVED", error.says)

    def _set_room(self, in_the_room: bool) -> None:
        self._in_the_room = in_the_room
        self.room_changed.emit(in_the_room)
        self._show()

    def _check_before_signing(self) -> None:
        page = self._page.sign_page
        if page is None or not self.save_now():
            return
        sentences = self._open.before_signing()
        if sentences:
            page.show_faults(sentences)
        else:
            page.ask_to_sign(self._open.signs_as, made_up=self._assessment.child.made_up)

    def _sign(self) -> None:
        page = self._page.sign_page
        if page is None or not self.save_now():
            return
        try:
            self._open.sign()
        except (StoreError, NotAllowedError) as error:
            page.show_faults((error.says,))
            return
        self._begin_again()

    def _begin_again_after(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except ToolkitError as error:
            self._page.show_saving(Saving.FAILED, "NOT SAVED", error.says)
            return
        self._begin_again()

    def _begin_again(self) -> None:
        """The same assessment in another state: signed, or opened as a new revision."""
        self._assessment = self._open.assessment
        self._unsaved, self._undo = False, []
        self._in_the_room = self._in_the_room and self._open.is_editable
        self._show()
        self._page.show_undo(None)
        self._page.show_place(SIGN)
        self._say_saved()

    def _supervise(self, event: events.SupervisionEvent) -> None:
        if self._supervision is not None:
            self._supervision.handle(event, self._open.header)
            self._page.show_state(self._state())

    def _reviewed(self) -> None:
        """Something was said, sent back or countersigned: shown as it now stands."""
        self._open.refresh()
        self._assessment = self._open.assessment
        self._show()

    def _leave(self, event: events.LeavingEvent) -> None:
        """Nobody leaves what is not kept."""
        if self.save_now():
            self.leaving.emit(event)

    def _show(self) -> None:
        self._view = self._open.view()
        self._page.show_state(self._state())

    def _state(self, going_to: str | None = None) -> DayState:
        beside, place = self._open.beside, going_to or self._page.place
        header, cases = self._open.header, self._supervision
        return DayState(
            view=self._view,
            assessment=self._assessment,
            editable=self._open.is_editable,
            in_the_room=self._in_the_room,
            next_steps=self._next_steps,
            calls=self._calls,
            has_earlier=beside.has_others_of_the_child,
            has_siblings=beside.has_others_in_the_home,
            over_time=beside.over_time(self._open.as_assessed()) if place in (OVER_TIME, REVIEW) else None,
            siblings=beside.siblings(self._open.as_assessed()) if place == SIBLINGS else None,
            told=cases.told(header) if cases is not None and place == CHRONOLOGY else None,
            works_with=self._open.may_write,
            reviewed=self._reviews.as_it_stands(header) if self._reviews is not None else None,
            supervised=cases.supervised(header) if cases is not None and place == SUPERVISION else None,
            plan=self._open.plan_next_visit() if place == SUMMARY and self._open.is_editable else None,
            today=self._open.toolkit.clock.today(),
            family=self._for_the_family() if place == FAMILY else None,
        )

    def _for_the_family(self) -> Family:
        return Family(self._open.family_page(self._family), self._family, self._is_family_ready)

    def _first_place(self, header: Header) -> str | None:
        """Where it opens: where one was last, with what came back at what was asked; to read, at the summary."""
        if header.status is Status.RETURNED and self._reviews is not None:
            return REVIEW
        return (header.place or self._first_asked()) if self._open.may_write else SUMMARY

    def _first_asked(self) -> str | None:
        """The first part of which a first visit asks something: nobody begins at a page without a question."""
        asked = set(self._view.shown)
        return next(
            (part.id for part in self._view.tool.in_order if any(item.id in asked for item in part.items)), None
        )

    def _say_saved(self) -> None:
        at = dates.clock_time_to_the_second(dates.here(self._open.header.saved_at))
        self._page.show_saving(Saving.SAVED, f"Saved {at}")


def _single_shot(parent: QObject, milliseconds: int, act: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
