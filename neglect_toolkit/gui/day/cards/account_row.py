"""One account: what somebody said or what was seen. Closed it reads as a quotation; open it can be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards import answer_words
from neglect_toolkit.gui.day.cards.count_row import CountRow
from neglect_toolkit.gui.day.cards.rating import KEYS
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, FlowLayout, LongText, PickOne, ShortText, body, quiet_button, small
from neglect_toolkit.gui.widgets.keys import CLEARS, answer_key, holds_focus
from neglect_toolkit.gui.widgets.one_of import OneOf
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.model.assessment import Account, Count
from neglect_toolkit.model.words import Persistence, Rating, Source
from neglect_toolkit.wording import labels

_EXACT, _REPORTED = "exact", "reported"
_SO, _NOT_SO = "so", "not_so"
_WORDS: dict[bool | None, str] = {True: _EXACT, False: _REPORTED}
_BORNE_OUT: dict[bool | None, str] = {True: _SO, False: _NOT_SO}
_ASKED_WHO = {
    Source.PARENT: "Who?",
    Source.SIBLING: "Who?",
    Source.RELATIVE: "Who?",
    Source.PUBLIC: "Who, if they wish to be named?",
    Source.PROFESSIONAL: "Who, and in what role?",
    Source.RECORD: "Which record, and of what date?",
}
_RATED = (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY, Rating.NOT_KNOWN, Rating.DECLINED)


def is_blank(account: Account) -> bool:
    """Whether nobody has written or chosen anything in it."""
    written = account.words or (account.who if account.source is not Source.CHILD else None) or ""
    chosen = (account.rating, account.persistence, account.count, account.borne_out)
    return not written.strip() and all(one is None for one in chosen)


class AccountRow(QFrame):
    """Shows one account and says what was changed in it."""

    field_set = Signal(str, object)
    field_typed = Signal(str, object)
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
        said = answer_words.quoted_words(self.account)
        rest = answer_words.account_rest(self.account, self._state.assessment.visits)
        self._said.setText(f"{line.label}: {said}" if said else line.label)
        self._about.setText(rest or ("" if said else line.text))
        rest = self._about.text()
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
        self._quoted: OneOf | None = None
        if self.account.source is not Source.OBSERVED:
            ways = [(_EXACT, labels.quoted(True)), (_REPORTED, labels.quoted(False))]
            self._quoted = OneOf("Whose words are these?", ways, can_be_cleared=False)
            self._quoted.chosen.connect(self._quoted_chosen)
            layout.addWidget(Field("Whose words are these?", "", self._quoted))
        self._who: ShortText | None = None
        if self.account.source in _ASKED_WHO:
            self._who = ShortText(24)
            self._who.text_written.connect(partial(self._typed, "who"))
            layout.addWidget(Field(_ASKED_WHO[self.account.source], "", self._who))
        self._rating = OneOf(self._rating_label(), [(each.value, labels.rating(each)) for each in _RATED])
        self._rating.chosen.connect(self._rated)
        rating = Field(self._rating_label(), "", self._rating)
        layout.addWidget(rating)
        often = "How often?"
        self._often = OneOf(often, [(each.value, labels.persistence(each)) for each in Persistence])
        self._often.chosen.connect(self._often_chosen)
        persistence = Field(often, "", self._often)
        layout.addWidget(persistence)
        self._count = CountRow()
        self._count.counted.connect(self._counted)
        counts = Field("Or did they count it?", "", self._count)
        layout.addWidget(counts)
        for asked_of_ratings in (rating, persistence, counts):
            asked_of_ratings.setHidden(not self._is_rated)
        self._visit = PickOne()
        self._visit.value_changed.connect(partial(self.field_set.emit, "visit"))
        self._visit_field = Field("At which visit?", "", self._visit)
        layout.addWidget(self._visit_field)
        self._looked_into: OneOf | None = None
        if self._is_rated and self.account.source not in (Source.CHILD, Source.OBSERVED):
            asks = "Was it looked into?"
            self._looked_into = OneOf(asks, [(_SO, "Yes, and it is so"), (_NOT_SO, "Yes, and it is not so")])
            self._looked_into.chosen.connect(self._looked_into_chosen)
            says = "What was found not to be so stays here, for all to see, and no longer counts."
            layout.addWidget(Field(asks, says, self._looked_into))
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
                exact = f"Word for word. Where you tell what {child} did or showed, choose so below."
                return f"What did {child} say?", exact
            case Source.PARENT:
                return "What did the parent or carer say?", "In their own words."
            case Source.OBSERVED:
                return "What did you see or hear?", "What was there, not what it may mean."
            case Source.PROFESSIONAL:
                return "What did the other professional say?", "What they saw or know themselves."
            case Source.RECORD:
                return "What does the record say?", "As it stands there."
            case Source.SIBLING | Source.RELATIVE | Source.PUBLIC:
                return "What did they say?", "What they saw or know themselves, and what they were only told."

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
        if self._quoted is not None:
            self._quoted.show_value(_WORDS.get(self.account.is_verbatim))
        if self._looked_into is not None:
            self._looked_into.show_value(_BORNE_OUT.get(self.account.borne_out))
        self._rating.show_value(self.account.rating)
        self._often.show_value(self.account.persistence)
        self._count.show_value(self.account.count)
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

    def _quoted_chosen(self, value: str | None) -> None:
        self.field_set.emit("quoted", value == _EXACT)

    def _looked_into_chosen(self, value: str | None) -> None:
        self.field_set.emit("borne_out", None if value is None else value == _SO)

    def _counted(self, count: Count | None, typed: bool) -> None:
        if typed:
            self.field_typed.emit("count", count)
        else:
            self.field_set.emit("count", count)

    def _often_chosen(self, value: str | None) -> None:
        self.field_set.emit("persistence", Persistence(value) if value else None)
