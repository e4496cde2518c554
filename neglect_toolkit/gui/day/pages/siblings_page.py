"""Children of one home next to each other, so that one child who is treated differently shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import IconMark
from neglect_toolkit.gui.widgets import body, card, heading, hint, lead, marks, small
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.comparison import DomainCell, Likeness, Siblings
from neglect_toolkit.model.words import Level
from neglect_toolkit.wording import labels


class SiblingsPage(RebuiltPage):
    """First who is treated differently and in what, then every kind of need side by side."""

    def title(self, state: DayState) -> str:
        """Beside whom the child is put."""
        return f"{state.child} and the other children in the home"

    def depends_on(self, state: DayState) -> object:
        """The comparison, and where it is shown."""
        return (state.siblings, state.in_the_room)

    def write(self, state: DayState) -> None:
        """What differs, the picture, and what is known of one child only."""
        found = state.siblings
        if found is None:
            self.add_to(lead("No assessment of another child at this address is kept here."))
            return
        differ = len(found.treated_differently)
        says = f"Things that go well for one child and not for another: {differ}."
        self.add_to(lead(says if differ else "Nothing goes well for one child and not for another so far."))
        self._write_items("Treated differently", found, found.treated_differently, state)
        self._write_domains(found)
        self._write_items("Explored for one child and not for another", found, found.one_sided, state)
        self.add_to(hint("Ages and needs differ. A difference is a question to ask, not an answer."))

    def _write_domains(self, found: Siblings) -> None:
        box = card(heading("Each kind of need", 2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space.l)
        grid.setVerticalSpacing(theme.space.m)
        for place, column in enumerate(found.columns, 1):
            grid.addWidget(heading(column.called, 3), 0, place)
            grid.setColumnStretch(place, 1)
        shown = [row for row in found.domains if any(cell.level is not Level.DOES_NOT_APPLY for cell in row.cells)]
        for line, row in enumerate(shown, 1):
            name = body(labels.domain(row.domain))
            theme.style(name, "strong")
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            for place, cell in enumerate(row.cells, 1):
                grid.addWidget(_cell(cell), line, place, Qt.AlignmentFlag.AlignTop)
        box.put_layout(grid)
        for row in shown:
            if row.likeness is Likeness.DIFFERS:
                box.put(small(row.says))
        self.add_to(box)

    def _write_items(self, title: str, found: Siblings, items: tuple[str, ...], state: DayState) -> None:
        if not items:
            return
        box = card(heading(title, 2))
        for item in items:
            row = found.item(item)
            if item in state.tool.items:
                link = TextLink(state.said(row.text), "Go to this question")
                link.clicked.connect(partial(self.go_to_item, item))
                box.put(link)
            else:
                box.put(body(state.said(row.text)))
            box.put(small(row.says.removeprefix(row.text).strip()))
        self.add_to(box)


def _cell(cell: DomainCell) -> QWidget:
    """A level as mark and words."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space.s)
    row.addWidget(IconMark(*marks.LEVEL_MARKS[cell.level]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(body(labels.level(cell.level)), 1)
    return held
