"""The record of one supervision, as it is written: who, what was thought over, what was decided, who does what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Column,
    DateField,
    ErrorSummary,
    Field,
    Group,
    LongText,
    ShortText,
    body,
    card,
    heading,
    hint,
    lead,
    link_button,
    primary_button,
    rule,
    small,
)
from neglect_toolkit.gui.widgets.repeater import Entry, Repeater
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.reflection import Asks
from neglect_toolkit.model.supervision import Action, SupervisionContent

_LINES = {
    "reflections": 4,
    "decisions": 3,
    "threshold_reason": 2,
    "own_view": 2,
    "worker_safety": 2,
    "worker_feelings": 2,
    "escalation": 2,
}
"""The boxes for words, by the field that they fill, and how many lines each shows."""

NOT_SAID = "…"
"""What stands for an action of which everything but what is to be done is written so far; it is never kept so."""


class ActionEntry(Entry):
    """One action: what, who, by when, how anybody will know, and what if it is not done."""

    def __init__(self, new_id: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._new_id = "", new_id
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.m)
        self._what, self._who = ShortText(48), ShortText(24)
        self._know, self._if_not = ShortText(48), ShortText(48)
        self._by_when = DateField()
        for field in (
            Field("What will be done?", "", self._what),
            Field("Who does it?", "", self._who),
            Field("By when?", "", self._by_when),
            Field(
                "How will we know that it helped the child?",
                "What will be different in the child's day.",
                self._know,
            ),
            Field("What if it is not done, or does not help?", "", self._if_not),
        ):
            layout.addWidget(field)
        for box in self._boxes:
            box.text_written.connect(self._written)
        self._by_when.date_written.connect(self._written)
        self.begin_at(self._what)

    @property
    def _boxes(self) -> tuple[ShortText, ...]:
        return self._what, self._who, self._know, self._if_not

    @property
    def value(self) -> Action | None:
        """The action; None where it does not say what is to be done and nothing else is written."""
        written = [box.value for box in self._boxes]
        if not any(written) and self._by_when.value is None:
            return None
        self._id = self._id or self._new_id()
        what, who, know, if_not = written
        return Action(
            id=self._id,
            what=what or NOT_SAID,
            who=who,
            by_when=self._by_when.value,
            how_we_know=know,
            if_not=if_not,
        )

    def show_value(self, value: Value) -> None:
        """Keeps the action's id. Raises TypeError where it is no Action."""
        if not isinstance(value, Action):
            raise TypeError("an action entry shows an Action")
        self._id = value.id
        self._what.show_value(None if value.what == NOT_SAID else value.what)
        self._who.show_value(value.who)
        self._know.show_value(value.how_we_know)
        self._if_not.show_value(value.if_not)
        self._by_when.show_value(value.by_when)

    def set_editable(self, editable: bool) -> None:
        """False: the boxes stay readable and can be copied from."""
        for box in self._boxes:
            box.setReadOnly(not editable)
        self._by_when.set_editable(editable)

    def _written(self, _value: object = None) -> None:
        self.changed.emit()


class SupervisionRecordPage(Group):
    """What is written saves by itself; it becomes a record when it is kept, and is never changed after that."""

    changed = Signal()  # read `value`
    keep_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, child: str, questions: tuple[Asks, ...], new_id: Callable[[], str]) -> None:
        super().__init__()
        self._about: tuple[str, ...] = ()
        self._held_on = DateField()
        self._present = ShortText(48)
        self._texts = {name: LongText(lines=lines) for name, lines in _LINES.items()}
        self._next_on = DateField()
        self.held_field = Field("Date of the supervision", "", self._held_on)
        self.to_do: Repeater[Action] = Repeater(lambda: ActionEntry(new_id), "Add an action", "Remove this action")
        self._actions_field = Field("Actions", "", self.to_do)
        self._reflections_field = Field(
            "Reflections",
            "What the child's day is like, what stands in the way, what we may be missing.",
            self._texts["reflections"],
        )
        self.next_field = Field("Next supervision", "", self._next_on)
        self.errors = ErrorSummary()
        self._saved = small("")
        column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        for widget in (
            heading(f"Supervision record: {child}"),
            lead("What you write saves by itself. It becomes a record when you keep it."),
            self.errors,
            self.held_field,
            Field("Who was present?", "Names, with commas between.", self._present),
            self._questions(questions),
            self._reflections_field,
            Field("Decisions, and why", "", self._texts["decisions"]),
            Field(
                "Why this level of help, and not more or less?",
                "The reason for the threshold, in words the family could read.",
                self._texts["threshold_reason"],
            ),
            Field("Your own view", "As the supervisor: where it adds to or differs.", self._texts["own_view"]),
            Field("Is the worker safe?", "Visits, dogs, threats, going alone.", self._texts["worker_safety"]),
            Field("How is it for the worker?", "What the work does to them.", self._texts["worker_feelings"]),
            self._actions_field,
            Field(
                "Escalation",
                "Where people disagree or nothing moves: who was told, and what was asked of them.",
                self._texts["escalation"],
            ),
            self.next_field,
            rule(),
            hint("A kept record is never changed. A correction is a new record."),
            primary_button("Keep this record", self.keep_wanted.emit),
            link_button("Throw away what I have written", self.discard_wanted.emit),
            self._saved,
        ):
            column.add(widget)
        self._present.text_written.connect(self._written)
        for text in self._texts.values():
            text.text_written.connect(self._written)
        for date in (self._held_on, self._next_on):
            date.date_written.connect(self._written)
        self.to_do.changed.connect(self._written)
        self.begin_at(self._held_on)

    @property
    def value(self) -> SupervisionContent:
        """What is written now."""
        present = (self._present.value or "").split(",")
        return SupervisionContent(
            held_on=self._held_on.value,
            present=tuple(name.strip() for name in present if name.strip()),
            **{name: text.value for name, text in self._texts.items()},
            next_on=self._next_on.value,
            actions=self.to_do.values,
            about=self._about,
        )

    def show_value(self, content: SupervisionContent) -> None:
        """Shows what was written before."""
        self._about = content.about
        self._held_on.show_value(content.held_on)
        self._present.show_value(", ".join(content.present))
        for name, text in self._texts.items():
            text.show_value(getattr(content, name))
        self._next_on.show_value(content.next_on)
        self.to_do.show_values(content.actions)

    @property
    def faults(self) -> tuple[tuple[Field, str], ...]:
        """What is wrong with what is written, each with its field."""
        found = []
        for field, date in ((self.held_field, self._held_on), (self.next_field, self._next_on)):
            fault = date.fault()
            if fault is not None:
                found.append((field, fault))
        if any(action.what == NOT_SAID for action in self.to_do.values):
            found.append((self._actions_field, "Say what is to be done in each action, or remove it."))
        return tuple(found)

    def show_faults(self, faults: tuple[tuple[Field, str], ...]) -> None:
        """Says why it was not kept, at the top and at each field; nothing is lost."""
        for field in (self.held_field, self.next_field, self._actions_field, self._reflections_field):
            field.show_error(None)
        self.errors.show_faults(faults)

    def show_refused(self, sentence: str) -> None:
        """Says why it was not kept, where that is nothing about one field."""
        self.show_faults(((self._reflections_field, sentence),))

    def show_saved(self, words: str) -> None:
        """Says when it was last saved."""
        self._saved.setText(words)

    def _written(self, _value: object = None) -> None:
        self.changed.emit()

    def _questions(self, questions: tuple[Asks, ...]) -> QWidget:
        box = card(heading("Questions to reflect on", 2))
        for asks in questions:
            box.put(body(f"• {asks.says}"))
        box.setVisible(bool(questions))
        return box
