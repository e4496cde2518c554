"""The card of one item: what to find out, how to ask, and below it whatever its kind of answer needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards.accounts import Accounts
from neglect_toolkit.gui.day.cards.comments import Remarks
from neglect_toolkit.gui.day.edits import AnswerSet
from neglect_toolkit.gui.day.events import ShapeChanged
from neglect_toolkit.gui.day.state import DayState, is_further
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, LongText, StatusTag, body, heading, hint, small
from neglect_toolkit.gui.widgets.fold import Fold
from neglect_toolkit.gui.widgets.keys import answer_key, holds_focus
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.tool import Item


class ItemCard(QFrame):
    """What every kind of card has: the question, how to ask it, who says so, and a note.

    A subclass puts its own controls between with `fill`, shows an answer in them with `show_answer`, and takes
    the keys that answer with `press`.
    """

    happened = Signal(object)  # events.PageEvent

    def __init__(self, item: Item, state: DayState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.state = state
        self._shown: object = None
        theme.style(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.l)
        self.column.setSpacing(theme.space.m)
        self._heading()
        self.fill()
        self.accounts: Accounts | None = None
        if self.takes_accounts or self.answer.accounts:
            self._add_accounts()
        self.note = LongText(lines=1)
        self.note.text_written.connect(partial(self.typed, "note"))
        self._note_field = Field("Note", "", self.note, self)
        self.column.addWidget(self._note_field)
        self.remarks = Remarks(item.id, self)
        self.remarks.happened.connect(self.happened)
        self.column.addWidget(self.remarks)
        self.show_state(state)

    takes_accounts = True

    @property
    def answer(self) -> Answer:
        """What is recorded about the item."""
        return self.state.answer(self.item.id)

    def fill(self) -> None:
        """Adds the controls of this kind of item to `column`."""
        raise NotImplementedError

    def show_answer(self, answer: Answer) -> None:
        """Shows what is recorded in these controls."""
        raise NotImplementedError

    def press(self, key: str) -> bool:
        """Takes one of the keys that answer; whether it meant anything here."""
        del key
        return False

    def focus_first(self) -> None:
        """Puts the focus on the first thing to do."""
        raise NotImplementedError

    def show_state(self, state: DayState) -> None:
        """Shows another state in place; leaves alone what somebody is writing in.

        Nothing is done where what the card shows is what it showed, unless somebody is at work in it: then what was
        left alone is shown once they have moved on.
        """
        self.state = state
        showing = self._depends_on(state)
        if showing == self._shown:
            return
        self._shown = None if holds_focus(self) else showing
        answer = self.answer
        question = state.said(self.item.text)
        if self.question.text() != question:
            self.question.setText(question)
            self.setAccessibleName(question)
        show_if(self.item.id in state.summary.no_longer_asked, self._no_longer)
        show_if(not state.in_the_room and self._accounts_differ(), self._differ)
        self.show_answer(answer)
        if self.accounts is None and answer.accounts:
            self._add_accounts()
            self.tell_of_shape()
        if self.accounts is not None:
            self.accounts.show_accounts(answer.accounts, state)
        self.remarks.show_state(state)
        if not self.note.hasFocus():
            self.note.show_value(answer.note)

    def _depends_on(self, state: DayState) -> object:
        """What of a state the card shows."""
        marks = (self.item.id in state.summary.no_longer_asked, self._accounts_differ())
        return (self.answer, state.in_the_room, state.child, state.assessment.visits, state.reviewed, marks)

    def leave(self) -> None:
        """The person has moved on to something else."""
        if self.accounts is not None:
            self.accounts.leave()

    def set_field(self, field: str, value: object) -> None:
        """Says that a field of the answer was chosen."""
        self.happened.emit(AnswerSet(self.item.id, field, value))

    def typed(self, field: str, text: str) -> None:
        """Says that words are being written into a field of the answer."""
        self.happened.emit(AnswerSet(self.item.id, field, text, typed=True))

    def tell_of_shape(self) -> None:
        """Says that something opened or closed."""
        self.happened.emit(ShapeChanged())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that no control of the card wanted."""
        key = answer_key(event)
        if key is not None and self.press(key):
            event.accept()
            return
        super().keyPressEvent(event)

    def _accounts_differ(self) -> bool:
        return any(self.item.id in found.accounts_differ for found in self.state.summary.domains.values())

    def _add_accounts(self) -> None:
        self.accounts = Accounts(self.item.id, self.state, self)
        self.accounts.edited.connect(self.happened)
        self.accounts.changed_shape.connect(self.tell_of_shape)
        before = self.column.indexOf(self._note_field) if hasattr(self, "_note_field") else -1
        self.column.insertWidget(before, self.accounts)

    def _heading(self) -> None:
        if is_further(self.item):
            self.column.addWidget(small("Further question"))
        self.question: QLabel = heading(self.state.said(self.item.text), 3)
        self.setAccessibleName(self.question.text())
        self.column.addWidget(self.question)
        self._no_longer = StatusTag("No longer asked. The answer still counts.", "neutral")
        self._differ = StatusTag("Accounts differ", "mixed")
        for tag in (self._no_longer, self._differ):
            tag.hide()
            self.column.addWidget(tag)
        self._hints()

    def _hints(self) -> None:
        """One question for the child, one for the parent and what to look for; further ways to ask wait in a fold."""
        child, parent = self.item.of_child, self.item.of_parent
        ask_child, ask_parent = f"Ask {self.state.child}", "Ask the parent"
        shown = self._said((ask_child, child.first), (ask_parent, parent.first), ("Watch", child.watch))
        look = self._said(("Look for", self.item.look_for))
        more = self._said(
            *((ask_child, words) for words in child.one_by_one), *((ask_parent, words) for words in parent.one_by_one)
        )
        self.column.addWidget(_labelled([*shown, *look], quiet=len(shown)))
        if more:
            fold = Fold("More ways to ask", _labelled(more), self)
            fold.button.toggled.connect(self.tell_of_shape)
            self.column.addWidget(fold)
        self.setAccessibleDescription(" ".join(f"{label}: {text}" for label, text in (*shown, *look)))

    def _said(self, *asks: tuple[str, str | None]) -> list[tuple[str, str]]:
        return [(label, self.state.said(text)) for label, text in asks if text]


def _labelled(said: Sequence[tuple[str, str]], quiet: int = -1) -> QWidget:
    """Labels beside words, a row each; from the row `quiet` on the words are for the practitioner alone."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space.m)
    grid.setVerticalSpacing(theme.space.xs)
    grid.setColumnStretch(1, 1)
    before = ""
    for row, (label, text) in enumerate(said):
        name = body("" if label == before else label)
        before = label
        theme.style(name, "muted")
        name.setWordWrap(False)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(hint(text) if 0 <= quiet <= row else body(text), row, 1)
    return holder
