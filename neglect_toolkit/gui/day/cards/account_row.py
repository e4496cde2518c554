"""One account: what somebody said or what was seen. Closed it reads as a quotation; open it can be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards import answer_words
from neglect_toolkit.gui.day.cards.rating import KEYS
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, FlowLayout, LongText, PickOne, ShortText, body, quiet_button, small
from neglect_toolkit.gui.widgets.keys import CLEARS, answer_key, holds_focus
from neglect_toolkit.gui.widgets.one_of import OneOf
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.model.assessment import Account
from neglect_toolkit.model.words import Persistence, Rating, Source
from neglect_toolkit.wording import labels

_RATED = (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY, Rating.NOT_KNOWN, Rating.DECLINED)


def is_blank(account: Account) -> bool:
    """Whether nobody has written or chosen anything in it."""
    return not (account.rating or account.persistence or (account.words or "").strip())


class AccountRow(QFrame):
    """Shows one account and says what was changed in it."""

    field_set = Signal(str, object)
    field_typed = Signal(str, str)
    remove_wanted = Signal()
    closed = Signal()
    opened = Signal()

    def __init__(
        self, account: Account, state: DayState, *, is_rated: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.account = account
        self._is_rated = is_rated
        self._state = state
        self._editor: QWidget | None = None
        self._visits_shown: list[tuple[str | None, str]] = []
        theme.style(self, "plain")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.space.m, theme.space.s, theme.space.m, theme.space.s)
        self._layout.setSpacing(theme.space.s)
        self._layout.addWidget(self._reading())
        self._show_words()

    @property
    def is_open(self) -> bool:
        """Whether it can be changed now."""
        return self._editor is not None and not self._editor.isHidden()

    def show_account(self, account: Account, state: DayState) -> None:
        """Shows what is recorded; leaves alone what somebody is writing in."""
        self.account, self._state = account, state
        self._show_words()
        if self._editor is not None:
            self._fill()

    def open(self) -> None:
        """Opens it for writing and puts the cursor into the words."""
        if self._editor is None:
            self._editor = self._make_editor()
            self._layout.addWidget(self._editor)
            self._fill()
        self._reader.hide()
        self._editor.show()
        self.opened.emit()
        self._words.setFocus()

    def close_editor(self) -> None:
        """Goes back to the quotation, with the focus where it can be opened again."""
        if self._editor is None or not self.is_open:
            return
        had_focus = holds_focus(self._editor)
        self._show_words()
        self._reader.show()
        if had_focus:
            self._change.setFocus()
        self._editor.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While it is open, 1, 2, 3 and 0 rate what is recorded here, and not the item."""
        key = answer_key(event)
        if not (key == CLEARS or key in KEYS) or not self.is_open or not self._is_rated:
            super().keyPressEvent(event)
            return
        self._rating.show_value(KEYS.get(key))
        self._rated(KEYS.get(key))

    def _reading(self) -> QWidget:
        self._reader = QWidget(self)
        row = QHBoxLayout(self._reader)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._said: QLabel = body("")
        self._about: QLabel = small("")
        words.addWidget(self._said)
        words.addWidget(self._about)
        row.addLayout(words, 1)
        self._change = quiet_button("Change", self.open)
        self._remove = quiet_button("Remove", self.remove_wanted.emit)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        return self._reader

    def _show_words(self) -> None:
        line = answer_words.account_line(self.account, self._state.child, self._state.assessment.visits)
        quoted = self.account.words
        rest = line.text.split("” · ", 1)[1] if quoted and "” · " in line.text else "" if quoted else line.text
        self._said.setText(f"{line.label}: “{quoted}”" if quoted else line.label)
        self._about.setText(rest)
        show_if(bool(rest), self._about)
        self._change.setAccessibleName(f"Change what is recorded: {line}")
        self._remove.setAccessibleName(f"Remove what is recorded: {line}")

    def _make_editor(self) -> QWidget:
        editor = QWidget(self)
        layout = QVBoxLayout(editor)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.m)
        self._words = LongText()
        self._words.text_written.connect(partial(self._typed, "words"))
        layout.addWidget(Field(*self._words_label(), self._words))
        if self.account.source in {Source.PARENT, Source.PROFESSIONAL}:
            self._who: ShortText | None = ShortText(24)
            self._who.text_written.connect(partial(self._typed, "who"))
            label = "Who?" if self.account.source is Source.PARENT else "Who, and in what role?"
            layout.addWidget(Field(label, "", self._who))
        else:
            self._who = None
        self._rating = OneOf(self._rating_label(), [(each.value, labels.rating(each)) for each in _RATED])
        self._rating.chosen.connect(self._rated)
        rating = Field(self._rating_label(), "", self._rating)
        layout.addWidget(rating)
        often = "How often?"
        self._often = OneOf(often, [(each.value, labels.persistence(each)) for each in Persistence])
        self._often.chosen.connect(self._often_chosen)
        persistence = Field(often, "", self._often)
        layout.addWidget(persistence)
        for asked_of_ratings in (rating, persistence):
            asked_of_ratings.setHidden(not self._is_rated)
        self._visit = PickOne()
        self._visit.value_changed.connect(partial(self.field_set.emit, "visit"))
        self._visit_field = Field("At which visit?", "", self._visit)
        layout.addWidget(self._visit_field)
        layout.addWidget(self._ending())
        return editor

    def _ending(self) -> QWidget:
        """The buttons at the end. "Done" keeps what is there, like everything else; it only closes."""
        row = QWidget()
        flow = FlowLayout(row, theme.space.s)
        done = quiet_button("Done", self.close_editor)
        done.setAccessibleName("Done with what is recorded here")
        remove = quiet_button("Remove", self.remove_wanted.emit)
        remove.setAccessibleName("Remove this account")
        theme.style(done, "secondary")
        flow.addWidget(done)
        flow.addWidget(remove)
        return row

    def _words_label(self) -> tuple[str, str]:
        child = self._state.child
        match self.account.source:
            case Source.CHILD:
                exact = f"Word for word, or what {child} did or showed."
                return f"What did {child} say?", exact
            case Source.PARENT:
                return "What did the parent or carer say?", "In their own words."
            case Source.OBSERVED:
                return "What did you see or hear?", "What was there, not what it may mean."
            case Source.PROFESSIONAL:
                return "What did the other professional say?", "What they saw or know themselves."

    def _rating_label(self) -> str:
        match self.account.source:
            case Source.CHILD:
                return f"How is it, as {self._state.child} tells it?"
            case Source.OBSERVED:
                return "How is it, from what you saw?"
            case _:
                return "How is it, as they tell it?"

    def _fill(self) -> None:
        editors: list[tuple[LongText | ShortText | None, str | None]] = [
            (self._words, self.account.words),
            (self._who, self.account.who),
        ]
        for editor, text in editors:
            if editor is not None and not editor.hasFocus():
                editor.show_value(text)
        self._rating.show_value(self.account.rating)
        self._often.show_value(self.account.persistence)
        visits = self._state.assessment.visits
        pairs: list[tuple[str | None, str]] = [(None, "Not at a visit, or not known")]
        pairs += [(visit.id, labels.visit(visit, number)) for number, visit in enumerate(visits, 1)]
        if pairs != self._visits_shown:
            self._visits_shown = pairs
            self._visit.set_pairs(pairs)
        self._visit.show_value(self.account.visit)
        self._visit_field.setVisible(bool(visits))

    def _typed(self, field: str, text: str) -> None:
        self.account = self.account.model_copy(update={field: text if text.strip() else None})
        self.field_typed.emit(field, text)

    def _rated(self, value: str | None) -> None:
        self.field_set.emit("rating", Rating(value) if value else None)

    def _often_chosen(self, value: str | None) -> None:
        self.field_set.emit("persistence", Persistence(value) if value else None)
