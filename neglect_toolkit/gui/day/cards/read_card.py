"""Something recorded, to read and not to change: every word of it, one stop of the Tab key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.day.cards import answer_words
from neglect_toolkit.gui.day.cards.comments import Remarks
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.widgets.readable import Readable
from neglect_toolkit.model.tool import Item


class ReadCard(Readable):
    """The question and what was recorded, as text."""

    happened = Signal(object)  # events.CommentGiven | CommentWritten | ShapeChanged

    def __init__(self, item: Item, state: DayState, parent: QWidget | None = None) -> None:
        super().__init__(state.said(item.text), parent)
        self.item = item
        self.remarks = Remarks(item.id, self)
        self.remarks.happened.connect(self.happened)
        self.column.addWidget(self.remarks)
        self.show_state(state)

    def show_state(self, state: DayState) -> None:
        """Shows what is recorded; in the room without what others said."""
        answer = state.assessment.answers.get(self.item.id)
        hidden = len(answer.accounts) if answer is not None and state.in_the_room else 0
        if answer is not None and hidden:
            answer = answer.model_copy(update={"accounts": ()})
        said = [str(line) for line in answer_words.lines(self.item, answer, state.child, state.assessment.visits)]
        if hidden:
            said.append(f"Recorded and hidden in the room: {hidden}")
        self.show_lines(said)
        self.remarks.show_state(state)

    def focus_first(self) -> None:
        """The card itself."""
        self.setFocus()

    def leave(self) -> None:
        """Nothing is ever half written here."""
