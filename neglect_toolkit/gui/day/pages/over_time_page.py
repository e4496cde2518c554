"""The child's assessments next to each other: what got better, what got worse, and what stays as bad as it was."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import StatusTag, TagKind, body, card, heading, hint, lead, small
from neglect_toolkit.gui.widgets.over_time_chart import LevelPicture
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown
from neglect_toolkit.model.comparison import DomainOverTime, FlagMovement, ItemOverTime, Movement, OverTime
from neglect_toolkit.model.words import Level
from neglect_toolkit.wording import dates, labels
from neglect_toolkit.wording.over_time import movement

_EMS_EACH = 21

MOVEMENT_TAGS: dict[Movement, TagKind] = {
    Movement.WORSE: "worry",
    Movement.STILL_A_CONCERN: "mixed",
    Movement.BETTER: "good",
    Movement.SAME: "neutral",
    Movement.NEWLY_EXPLORED: "info",
    Movement.NO_LONGER_KNOWN: "unknown",
    Movement.NO_LONGER_ASKED: "neutral",
    Movement.STILL_NOT_KNOWN: "unknown",
    Movement.NOT_COMPARABLE: "neutral",
}


class OverTimePage(RebuiltPage):
    """A small picture for each kind of need, the same in words, and every question that moved or did not."""

    def title(self, state: DayState) -> str:
        """Whose days they are."""
        return f"{state.child}’s days over time"

    def depends_on(self, state: DayState) -> object:
        """The comparison, and where it is shown."""
        return (state.over_time, state.in_the_room, state.child)

    def write(self, state: DayState) -> None:
        """The dates, the picture, the checks, then the questions by how they moved."""
        found = state.over_time
        if found is None:
            self.add_to(lead(f"There is only this one assessment of {state.child} so far."))
            self.add_to(hint("From the second one on, this page shows what got better, worse, or stayed."))
            return
        for says in found.says:
            self.add_to(lead(says) if says == found.says[0] else body(says))
        self._write_picture(found)
        self._write_safety(found, state)
        for kind, title in (
            (Movement.WORSE, "Got worse"),
            (Movement.STILL_A_CONCERN, "Still a concern"),
            (Movement.BETTER, "Got better"),
            (Movement.NO_LONGER_KNOWN, "No longer known"),
            (Movement.NEWLY_EXPLORED, "Newly explored"),
            (Movement.NO_LONGER_ASKED, "No longer asked"),
        ):
            self._write_items(title, found.moved(kind), state)
        self._write_never(found, state)

    def _write_picture(self, found: OverTime) -> None:
        self.add_to(hint("The higher the mark, the graver. Below the line: not enough known."))
        grid = QWidget()
        across = AcrossOrDown(_EMS_EACH, grid, spacing=theme.space.m)
        days = [dates.short_day(column.assessed_on) if column.assessed_on else "no date" for column in found.columns]
        for row in found.domains:
            if any(cell.level is not Level.DOES_NOT_APPLY for cell in row.cells):
                across.addWidget(_domain(row, days))
        self.add_to(grid)

    def _write_safety(self, found: OverTime, state: DayState) -> None:
        if not found.safety:
            return
        box = card(heading("Safety checks answered yes", 2))
        for check in found.safety:
            link = TextLink(state.question(check.item), "Go to this question")
            link.clicked.connect(partial(self.go_to_item, check.item))
            box.put(link)
            box.put(body(check.says))
            if check.steps and check.steps[-1] is FlagMovement.NOT_ASKED_AGAIN:
                box.put(hint("It has to be asked again."))
        self.add_to(box)

    def _write_items(self, title: str, rows: Sequence[ItemOverTime], state: DayState) -> None:
        if not rows:
            return
        box = card(heading(title, 2))
        for row in rows:
            if row.item in state.tool.items:
                link = TextLink(state.said(row.text), "Go to this question")
                link.clicked.connect(partial(self.go_to_item, row.item))
                box.put(link)
            else:
                box.put(body(state.said(row.text)))
            box.put(small(row.says))
            if row.reworded:
                box.put(small("The question, or what its ratings look like, was worded differently."))
        self.add_to(box)

    def _write_never(self, found: OverTime, state: DayState) -> None:
        if not found.never_explored:
            return
        box = card(heading("Never explored, at any time", 2))
        for item in found.never_explored:
            if item in state.tool.items:
                link = TextLink(state.question(item), "Go to this question")
                link.clicked.connect(partial(self.go_to_item, item))
                box.put(link)
        self.add_to(box)


def _domain(row: DomainOverTime, dates: Sequence[str]) -> Card:
    picture = LevelPicture()
    picture.show_cells(row.cells, dates, row.reads)
    tag = StatusTag(movement(row.overall), MOVEMENT_TAGS[row.overall])
    box = card(heading(labels.domain(row.domain), 3), tag, picture, small(row.reads), body(row.says))
    layout = box.layout()
    if isinstance(layout, QVBoxLayout):
        layout.setSpacing(theme.space.xs)
        layout.addStretch(1)
    return box
