"""Something recorded, to read and not to change: every word of it, one stop of the Tab key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards import answer_words
from neglect_toolkit.gui.day.cards.comments import Remarks
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.focus_ring import paint_ring
from neglect_toolkit.gui.widgets import body, heading
from neglect_toolkit.model.tool import Item


class Readable(QFrame):
    """A title and lines of text."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.m)
        layout.setSpacing(theme.space.s)
        layout.addWidget(heading(title, 3))
        self._body: QLabel = body("")
        self._body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._body)
        self.setAccessibleName(title)

    @property
    def text(self) -> str:
        """The lines, as they are read."""
        return self._body.text()

    def show_lines(self, lines: list[str]) -> None:
        """Shows other lines."""
        self._body.setText("\n".join(lines))
        self.setAccessibleDescription(" ".join(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a ring while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            paint_ring(painter, self.rect())
            painter.end()


class ReadCard(Readable):
    """The question and what was recorded, as text."""

    def __init__(self, item: Item, state: DayState, parent: QWidget | None = None) -> None:
        super().__init__(state.said(item.text), parent)
        self.item = item
        self.remarks = Remarks(item.id)
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
