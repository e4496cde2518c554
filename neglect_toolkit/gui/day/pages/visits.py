"""The visits: when somebody looked and listened, where, who was there, and whether the child was seen alone."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.edits import VisitRemoved, VisitSet, accounts_of_visit
from neglect_toolkit.gui.day.events import ShapeChanged, VisitWanted
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Column,
    DateField,
    Field,
    LongText,
    ShortText,
    heading,
    hint,
    lead,
    quiet_button,
    secondary_button,
)
from neglect_toolkit.gui.widgets.keys import holds_focus
from neglect_toolkit.gui.widgets.one_of import OneOf
from neglect_toolkit.gui.widgets.readable import Readable
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown
from neglect_toolkit.model.people import Visit
from neglect_toolkit.wording import dates, labels

_ASKS = "Was the child seen?"
_ALONE, _NOT_ALONE, _NOT_SEEN = "alone", "not_alone", "not_seen"


def visit_lines(visit: Visit) -> list[str]:
    """Everything recorded about a visit, a line each; what is not recorded is said to be missing."""
    missing = "not recorded"
    not_seen = visit.child_seen is False
    attempt = dates.day(visit.next_attempt) if isinstance(visit.next_attempt, dt.date) else None
    said = (
        ("Who was present", ", ".join(visit.present), True),
        ("Child seen", "no" if not_seen else None, False),
        ("Why not", visit.why_not_seen, not_seen),
        ("Next attempt", attempt, not_seen),
        ("Child seen alone", labels.yes_no(visit.seen_alone), not not_seen),
        ("Interpreter or communication support", visit.interpreter, True),
        ("Note", visit.note, False),
    )
    return [f"{label}: {text or missing}" for label, text, is_wanted in said if text or is_wanted]


def _how_seen(visit: Visit) -> str | None:
    if visit.child_seen is False:
        return _NOT_SEEN
    return None if visit.seen_alone is None else _ALONE if visit.seen_alone else _NOT_ALONE


class VisitCard(QFrame):
    """One visit to write in."""

    happened = Signal(object)  # edits.VisitSet | VisitRemoved

    def __init__(self, visit: Visit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = visit.id
        theme.style(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.l)
        column.setSpacing(theme.space.m)
        column.addLayout(self._top())
        self.date = DateField()
        self.date.date_written.connect(self._date_written)
        self._date_field = Field("Date", "", self.date)
        self.where, self.present, self.interpreter = ShortText(24), ShortText(30), ShortText(30)
        self.note = LongText(lines=1)
        self.seen = OneOf(_ASKS, [(_ALONE, "Alone"), (_NOT_ALONE, "Not alone"), (_NOT_SEEN, "Not seen")])
        self.seen.chosen.connect(self._seen_chosen)
        across = AcrossOrDown(18, columns=2, spacing=theme.space.l)
        across.addWidget(self._date_field)
        across.addWidget(Field("Where?", "Home, school, clinic, a car.", self.where))
        across.addWidget(Field("Who was present?", "With a comma between them.", self.present))
        across.addWidget(Field("Interpreter or communication support", "Or “none”.", self.interpreter))
        column.addLayout(across)
        self.why_not, self.next_attempt = ShortText(30), DateField()
        self._next_field = Field("Next attempt", "The day when you try again.", self.next_attempt)
        self._why_field = Field("Why not?", "What was said, and by whom.", self.why_not)
        not_seen = AcrossOrDown(18, columns=2, spacing=theme.space.l)
        not_seen.addWidget(self._why_field)
        not_seen.addWidget(self._next_field)
        column.addWidget(Field(_ASKS, "", self.seen))
        column.addLayout(not_seen)
        column.addWidget(Field("Note", "", self.note))
        self.where.text_written.connect(partial(self._typed, "where"))
        self.interpreter.text_written.connect(partial(self._typed, "interpreter"))
        self.note.text_written.connect(partial(self._typed, "note"))
        self.present.text_written.connect(self._present_typed)
        self.why_not.text_written.connect(partial(self._typed, "why_not_seen"))
        self.next_attempt.date_written.connect(self._next_written)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._title: QLabel = heading("", 3)
        row.addWidget(self._title, 1)
        self._kept: QLabel = hint("")
        self._kept.setWordWrap(False)
        row.addWidget(self._kept)
        self.remove = quiet_button("Remove this visit", self._removed)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_visit(self, visit: Visit, number: int, accounts: int) -> None:
        """Shows what is recorded; leaves alone what somebody is writing in."""
        title = f"Visit {number}"
        self._title.setText(title)
        self.setAccessibleName(title)
        self.remove.setAccessibleName(f"Remove visit {number}")
        self.remove.setVisible(accounts == 0)
        self._kept.setText(f"Accounts given at this visit: {accounts}")
        self._kept.setVisible(accounts > 0)
        if self.date.fault() is None:
            self.date.show_value(visit.date)
        texts: tuple[tuple[ShortText | LongText, str | None], ...] = (
            (self.where, visit.where),
            (self.present, ", ".join(visit.present)),
            (self.interpreter, visit.interpreter),
            (self.note, visit.note),
            (self.why_not, visit.why_not_seen),
        )
        for editor, text in texts:
            if not editor.hasFocus():
                editor.show_value(text)
        if self.next_attempt.fault() is None:
            self.next_attempt.show_value(visit.next_attempt)
        self.seen.show_value(_how_seen(visit))
        self._why_field.setVisible(visit.child_seen is False or visit.why_not_seen is not None)
        self._next_field.setVisible(visit.child_seen is False or visit.next_attempt is not None)

    def leave(self) -> None:
        """Says what is wrong with a date, once the person has moved on."""
        self._date_field.show_error(self.date.fault())
        self._next_field.show_error(self.next_attempt.fault())

    def _next_written(self) -> None:
        if self.next_attempt.fault() is None:
            self._next_field.show_error(None)
            self.happened.emit(VisitSet(self._id, "next_attempt", self.next_attempt.value, typed=True))

    def _seen_chosen(self, value: str | None) -> None:
        self.happened.emit(VisitSet(self._id, "child_seen", {_NOT_ALONE: True, _NOT_SEEN: False}.get(value or "")))
        self.happened.emit(VisitSet(self._id, "seen_alone", {_ALONE: True, _NOT_ALONE: False}.get(value or "")))

    def _date_written(self) -> None:
        if self.date.fault() is None:
            self._date_field.show_error(None)
            self.happened.emit(VisitSet(self._id, "date", self.date.value, typed=True))

    def _present_typed(self, text: str) -> None:
        names = tuple(name.strip() for name in text.split(",") if name.strip())
        self.happened.emit(VisitSet(self._id, "present", names, typed=True))

    def _typed(self, field: str, text: str) -> None:
        self.happened.emit(VisitSet(self._id, field, text, typed=True))

    def _removed(self) -> None:
        self.happened.emit(VisitRemoved(self._id))


class VisitsPage(Column):
    """Every visit, the first one first."""

    happened = Signal(object)  # events.PageEvent

    def __init__(self, state: DayState, parent: QWidget | None = None) -> None:
        super().__init__(ems=50, parent=parent)
        self._editable = state.editable
        self._cards: dict[str, VisitCard | Readable] = {}
        self._opens_next = False
        self._added_here: set[str] = set()
        self.add(heading("Visits", 1))
        self.add(lead("When you looked and listened. What people say is tied to the visit where they said it."))
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.l)
        self.add(holder)
        self._none = hint("No visit is recorded.")
        self._folded = hint("")
        self.add(self._none)
        self.add(self._folded)
        self.new = secondary_button("Add a visit", self._new_wanted)
        self.add(self.new)
        self.new.setVisible(self._editable)
        self.show_state(state)

    @property
    def cards(self) -> tuple[VisitCard | Readable, ...]:
        """The visits as they stand below one another."""
        return tuple(sorted(self._cards.values(), key=self._column.indexOf))

    def show_state(self, state: DayState) -> None:
        """Shows another state in place."""
        visits = state.assessment.visits
        known = set(self._cards)
        for gone in known - {visit.id for visit in visits}:
            card = self._cards.pop(gone)
            if holds_focus(card):
                self.new.setFocus()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for number, visit in enumerate(visits, 1):
            card = self._cards.get(visit.id) or self._make(visit, number)
            if isinstance(card, VisitCard):
                card.show_visit(visit, number, accounts_of_visit(state.assessment, visit.id))
            else:
                card.show_lines(visit_lines(visit))
        self._none.setVisible(not visits)
        self._fold_other_days(state)
        if set(self._cards) != known:
            self.happened.emit(ShapeChanged())
            if self._opens_next and visits:
                self._opens_next = False
                self._added_here.add(visits[-1].id)  # stays in sight while its date is still being written
                self.focus_item(visits[-1].id)

    def _fold_other_days(self, state: DayState) -> None:
        """In the room only today's visit shows: what was noted elsewhere is not for a family's eyes."""
        others = [visit.id for visit in state.assessment.visits if not _is_of(visit, state.today)]
        folded = [visit_id for visit_id in others if state.in_the_room and visit_id not in self._added_here]
        for visit_id, card in self._cards.items():
            card.setVisible(visit_id not in folded)
        self._folded.setText(f"Folded away in the room: visits on other days, {len(folded)}.")
        self._folded.setVisible(bool(folded))

    def focus_item(self, visit_id: str | None) -> None:
        """Puts the focus on a visit (the first where none is named), or on the button for a new one."""
        shown = [card for card in self.cards if not card.isHidden()]
        card = self._cards.get(visit_id or "") or next(iter(shown), None)
        if isinstance(card, VisitCard):
            card.where.setFocus()
        elif card is not None:
            card.setFocus()
        else:
            self.new.setFocus()
        if visit_id is None:
            self.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """The person has moved on."""
        for card in self._cards.values():
            if isinstance(card, VisitCard):
                card.leave()

    def _make(self, visit: Visit, number: int) -> VisitCard | Readable:
        card: VisitCard | Readable
        if self._editable:
            card = VisitCard(visit)
            card.happened.connect(self.happened)
        else:
            card = Readable(labels.visit(visit, number))
        self._cards[visit.id] = card
        self._column.insertWidget(number - 1, card)
        return card

    def _new_wanted(self) -> None:
        self._opens_next = True
        self.happened.emit(VisitWanted())


def _is_of(visit: Visit, day: dt.date | None) -> bool:
    """Whether a visit is of this day; one without a date is the one that is being written."""
    return visit.date is None or visit.date == day
