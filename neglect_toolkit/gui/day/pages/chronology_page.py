"""What happened, the oldest first: what it meant for the child, and what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import HouseholdWanted
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Choice, ChoiceRow, StatusTag, TagKind, body, card, hint, lead, rule, small
from neglect_toolkit.model.chronology import Event, EventKind
from neglect_toolkit.wording.chronology import event_date, event_kind

_DATE_EMS = 9

_KINDS: dict[EventKind, TagKind] = {
    EventKind.WORRY: "worry",
    EventKind.SAFETY: "danger",
    EventKind.VISIT: "info",
    EventKind.SIGNED: "good",
    EventKind.REVIEW: "good",
    EventKind.SUPERVISION: "info",
    EventKind.ACTION: "neutral",
    EventKind.HANDOVER: "neutral",
    EventKind.GUIDE: "info",
}


class ChronologyPage(RebuiltPage):
    """Made of what is kept; nobody writes in it."""

    def title(self, state: DayState) -> str:
        """Whose chronology it is."""
        return f"{state.child}’s chronology"

    def depends_on(self, state: DayState) -> object:
        """The events, and where they are shown."""
        return (state.told, state.in_the_room, state.child, state.has_siblings)

    def write(self, state: DayState) -> None:
        """Who is in it, then a row for each event."""
        told = state.told
        if told is None:
            return
        self.add_to(lead("What is kept here of what happened, the oldest first."))
        self.add_to(hint("It is put together from visits, answers, signatures, reviews and supervision by itself."))
        if state.has_siblings:
            whose = ChoiceRow(
                [
                    Choice("child", f"{state.child} alone"),
                    Choice("household", "Every child of the home"),
                ]
            )
            whose.setAccessibleName("Whose chronology")
            whose.show_value("household" if told.household else "child")
            whose.value_changed.connect(self._whose_chosen)
            self.add_to(whose)
        if not told.events:
            self.add_to(body("Nothing has happened yet: no visit, no worry and no signature is recorded."))
            return
        box = card()
        for number, event in enumerate(told.events):
            if number:
                box.put(rule())
            box.put(_row(event, named=told.household))
        self.add_to(box)

    def _whose_chosen(self, value: str) -> None:
        self.happened.emit(HouseholdWanted(value == "household"))


def _row(event: Event, *, named: bool) -> QWidget:
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, theme.space.xs, 0, theme.space.xs)
    grid.setHorizontalSpacing(theme.space.l)
    when = QVBoxLayout()
    when.setSpacing(theme.space.xs)
    date = body(event_date(event))
    theme.style(date, "strong")
    when.addWidget(date)
    when.addStretch(1)
    grid.addLayout(when, 0, 0)
    grid.setColumnMinimumWidth(0, theme.em(_DATE_EMS))
    said = QVBoxLayout()
    said.setSpacing(theme.space.xs)
    tags = QHBoxLayout()
    tags.setSpacing(theme.space.s)
    tags.addWidget(StatusTag(event_kind(event.kind), _KINDS[event.kind]), 0, Qt.AlignmentFlag.AlignLeft)
    if named and event.child:
        tags.addWidget(small(event.child))
    tags.addStretch(1)
    said.addLayout(tags)
    said.addWidget(body(event.what))
    for words, value in (
        ("What it meant for the child: {words}", event.meant_for_child),
        ("What was done: {words}", event.done),
        ("Who: {words}", event.who),
    ):
        if value:
            said.addWidget(small(words.format(words=value)))
    grid.addLayout(said, 0, 1)
    grid.setColumnStretch(1, 1)
    return row
