"""Everything on one page before signing: each answer with a link to change it, and what is missing said as missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from neglect_toolkit.gui.day.cards import answer_words
from neglect_toolkit.gui.day.events import DetailsWanted, PlaceWanted
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.pages.visits import visit_lines
from neglect_toolkit.gui.day.state import SIGN, VISITS, DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import body, card, heading, hint, lead, primary_button
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.tool import Part
from neglect_toolkit.wording import labels

DETAILS = "details"


def missing_details(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """What a reader will miss, each with where it is put right (the details, or the visits)."""
    child, sharing = assessment.child, assessment.sharing
    no_age = child.date_of_birth is None and child.due_date is None and not child.age_estimated
    wanting = (
        (not child.name, "The child’s name is not recorded.", DETAILS),
        (no_age, "No date of birth, due date or estimated age is recorded.", DETAILS),
        (not assessment.household, "Nobody in the household is recorded.", DETAILS),
        (not assessment.visits, "No visit is recorded.", VISITS),
        (_unexplained(assessment), "Why the child was not seen at a visit is not recorded.", VISITS),
        (sharing.family_knows is None, "Whether the family knows is not recorded.", DETAILS),
        (
            sharing.family_knows is False and not sharing.why_not_told,
            "The family does not know, and no reason for that is recorded.",
            DETAILS,
        ),
    )
    return tuple((sentence, place) for missing, sentence, place in wanting if missing)


def _unexplained(assessment: Assessment) -> bool:
    return any(visit.child_seen is False and not visit.why_not_seen for visit in assessment.visits)


class CheckAnswersPage(RebuiltPage):
    """The whole record in a list, grouped by part of the day."""

    def title(self, state: DayState) -> str:
        """What to do here."""
        return "Check the answers" if state.editable else "The answers"

    def write(self, state: DayState) -> None:
        """What is missing first, then the visits, then every part."""
        self.add_to(lead("Every question that is asked, and what is recorded. A blank is not a “no”."))
        open_checks = (*state.summary.safety_not_asked, *state.summary.safety_not_known)
        if open_checks:
            box = card(heading("Safety checks that nobody has answered", 2))
            box.put(body(labels.open_checks(state.summary)))
            for item in open_checks:
                link = TextLink(state.question(item), "Go to this question")
                link.clicked.connect(partial(self.go_to_item, item))
                box.put(link)
            self.add_to(box)
        missing = missing_details(state.assessment)
        if missing:
            self._write_missing(missing, state)
        self._write_visits(state)
        for part in state.tool.parts:
            if state.items_of(part):
                self._write_part(part, state)
        if state.editable:
            self.add_to(primary_button("Go on to judgement and signature", self._place(SIGN)))

    def _write_missing(self, missing: tuple[tuple[str, str], ...], state: DayState) -> None:
        box = card(heading("Missing: the PDF will say so", 2))
        layout = box.layout()
        for sentence, place in missing:
            if layout is None:
                continue
            if not state.editable:
                layout.addWidget(body(f"• {sentence}"))
                continue
            link = TextLink(sentence, "Put it right")
            link.clicked.connect(self._place(place))
            layout.addWidget(link)
        self.add_to(box)

    def _write_visits(self, state: DayState) -> None:
        rows = [
            (labels.visit(visit, number), "\n".join(visit_lines(visit)), None)
            for number, visit in enumerate(state.assessment.visits, 1)
        ]
        if not rows:
            return
        box = card(heading("Visits", 2))
        layout = box.layout()
        if layout is not None:
            for title, text, _ in rows:
                layout.addWidget(body(title))
                layout.addWidget(hint(text))
        self.add_to(box)

    def _write_part(self, part: Part, state: DayState) -> None:
        box = card(heading(state.said(part.title), 2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space.l)
        grid.setVerticalSpacing(theme.space.xs)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        top = Qt.AlignmentFlag.AlignTop
        for row, item in enumerate(state.items_of(part)):
            answer = state.assessment.answers.get(item.id)
            question = body(state.said(item.text))
            theme.style(question, "strong")
            said = answer_words.lines(item, answer, state.child, state.assessment.visits)
            text = "\n".join(str(line) for line in said)
            recorded = body(text) if answer is not None else hint(text)
            for column, label in enumerate((question, recorded)):
                label.setContentsMargins(0, theme.space.s, 0, 0)  # in line with the words of the link
                grid.addWidget(label, row, column, top)
            if state.editable:
                link = TextLink("Change" if answer is not None else "Answer", state.said(item.text))
                link.clicked.connect(partial(self.go_to_item, item.id))
                grid.addWidget(link, row, 2, top)
        box.put_layout(grid)
        self.add_to(box)

    def _place(self, place: str) -> Callable[[], None]:
        return self.does(DetailsWanted() if place == DETAILS else PlaceWanted(place))
