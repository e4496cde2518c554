"""What a supervision of this case starts from, what is still open, and what was kept of earlier ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.day.events import OutcomeGiven, RecordWanted, SupervisionPdfWanted
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.state import DayState, Supervised
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Field,
    FlowLayout,
    ShortText,
    StatusTag,
    body,
    card,
    heading,
    hint,
    lead,
    primary_button,
    rule,
    secondary_button,
    small,
)
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.model.supervision import Action, ActionEnd, OpenAction, Supervision
from neglect_toolkit.wording import dates, labels, lists


class SupervisionPage(RebuiltPage):
    """Questions that follow from this case's own pattern; actions with what became of them; the records."""

    def title(self, state: DayState) -> str:
        """Whose case it is."""
        return f"Supervision: {state.child}"

    def depends_on(self, state: DayState) -> object:
        """The case, and where it is shown."""
        return (state.supervised, state.in_the_room, state.child)

    def write(self, state: DayState) -> None:
        """What to do here, the open actions, the questions, then what was kept before."""
        supervised = state.supervised
        if supervised is None:
            return
        self._notes: dict[str, ShortText] = {}
        self.add_to(lead(f"What to think over about {state.child}, and what was decided."))
        self.add_trouble(supervised.trouble)
        self._write_buttons(supervised)
        self._write_stands(state)
        self._write_actions(supervised)
        self._write_questions(supervised)
        self._write_drift(supervised)
        self._write_explanations(supervised)
        self._write_earlier(supervised)

    def _write_buttons(self, supervised: Supervised) -> None:
        row = QWidget()
        layout = FlowLayout(row)
        if supervised.may_write:
            words = "Go on with the record you began" if supervised.begun else "Write a record"
            layout.addWidget(primary_button(words, self.does(RecordWanted())))
        layout.addWidget(secondary_button("Save a PDF for supervision", self.does(SupervisionPdfWanted())))
        self.add_to(row)
        if not supervised.may_write:
            self.add_to(hint("The record is written by the manager of the team. You can read it here."))

    def _write_stands(self, state: DayState) -> None:
        """Where it stands now: the judgement, and what the findings point to."""
        judged = state.assessment.judgement
        box = card(heading("Where it stands", 2))
        found = state.step_title(state.summary.next_step.is_)
        step = state.step_title(judged.next_step) if judged.next_step else "not recorded yet"
        box.put(body(f"The practitioner’s judgement: {step}"))
        if judged.reason:
            box.put(small(f"Reason: {judged.reason}"))
        box.put(body(f"The findings point to: {found}"))
        self.add_to(box)

    def _write_drift(self, supervised: Supervised) -> None:
        if not supervised.review.drift:
            return
        box = card(heading("How it has gone on", 2))
        for says in supervised.review.drift:
            box.put(body(says))
        self.add_to(box)

    def _write_actions(self, supervised: Supervised) -> None:
        box = card(heading("Open actions", 2))
        if not supervised.review.actions:
            box.put(body("No action is open."))
        for number, action in enumerate(supervised.review.actions):
            if number:
                box.put(rule())
            self._write_action(box, action, supervised)
        self.add_to(box)

    def _write_action(self, box: Card, held: OpenAction, supervised: Supervised) -> None:
        action, late = held.action, held.days_overdue(supervised.review.on)
        what = body(action.what)
        box.put(what)
        if late:
            tag = StatusTag(f"Overdue by {lists.counted(late, 'day')}", "danger")
            box.put(tag, Qt.AlignmentFlag.AlignLeft)
        for says in details_of(action):
            box.put(small(says))
        if held.last is not None:
            said = "Said on {date}: not done yet. {note}"
            box.put(small(said.format(date=dates.short_day(dates.here(held.last.at)), note=held.last.note or "")))
        note = ShortText(36)
        self._notes[action.id] = note
        box.put(Field("Note", "Why, where it was not done or is dropped.", note))
        row = QWidget()
        layout = FlowLayout(row)
        ends: tuple[tuple[ActionEnd, str], ...] = (
            ("done", labels.action_end("done")),
            ("not_done", labels.action_end("not_done")),
            ("dropped", "Drop it"),
        )
        for outcome, words in ends:
            button = secondary_button(words, partial(self._give, action.id, outcome))
            button.setAccessibleDescription(action.what)
            layout.addWidget(button)
        box.put(row)

    def _give(self, action: str, outcome: ActionEnd) -> None:
        self.happened.emit(OutcomeGiven(action, outcome, self._notes[action].value or ""))

    def _write_questions(self, supervised: Supervised) -> None:
        questions = supervised.review.questions
        if not questions:
            return
        box = card(heading("Questions to reflect on", 2))
        box.put(hint("They follow from this case's own pattern. None of them is an accusation."))
        for number, asks in enumerate(questions):
            if number:
                box.put(rule())
            box.put(small(asks.fact))
            box.put(body(asks.asks))
            box.put(small(f"Why: {asks.why} ({asks.source})"))
        self.add_to(box)

    def _write_explanations(self, supervised: Supervised) -> None:
        explained = [one for one in supervised.review.explanations if one.says]
        if not explained:
            return
        box = card(heading("What is recorded as lying behind it", 2))
        for number, one in enumerate(explained):
            if number:
                box.put(rule())
            what = body(one.text)
            theme.style(what, "strong")
            box.put(what)
            for says in one.says:
                box.put(body(says))
        self.add_to(box)

    def _write_earlier(self, supervised: Supervised) -> None:
        box = card(heading("Supervision records", 2))
        if not supervised.earlier:
            box.put(body("None is kept yet."))
        for number, record in enumerate(supervised.earlier):
            if number:
                box.put(rule())
            self._write_record(box, record, supervised)
        self.add_to(box)

    def _write_record(self, box: Card, record: Supervision, supervised: Supervised) -> None:
        content = record.content
        box.put(heading(dates.day(record.on), 3))
        box.put(small(f"Written by {record.by_name}"))
        present = ", ".join(content.present)
        for words, value in (
            ("Present: {words}", present),
            ("Reflections: {words}", content.reflections),
            ("Decisions: {words}", content.decisions),
            ("Why this level of help: {words}", content.threshold_reason),
            ("The supervisor’s own view: {words}", content.own_view),
            ("The worker’s safety: {words}", content.worker_safety),
            ("How it is for the worker: {words}", content.worker_feelings),
            ("Escalation: {words}", content.escalation),
            ("Next supervision: {words}", dates.day(content.next_on) if content.next_on else None),
        ):
            if value:
                box.put(body(words.format(words=value)))
        last = {one.action: one for one in supervised.outcomes}
        for action in content.actions:
            outcome = last.get(action.id)
            became = labels.mid_sentence(labels.action_end(outcome.outcome)) if outcome else "open"
            box.put(body(f"Action: {action.what} ({became})"))


def details_of(action: Action) -> tuple[str, ...]:
    """Who, by when, how anybody will know, and what if not: a line each, where it is said."""
    by_when = dates.day(action.by_when) if action.by_when else None
    told = (
        ("Who: {words}", action.who),
        ("By: {words}", by_when),
        ("How we will know: {words}", action.how_we_know),
        ("If not: {words}", action.if_not),
    )
    return tuple(words.format(words=value) for words, value in told if value)
