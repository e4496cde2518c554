"""What else is recorded about a mixed or a worry: how often, since when, what lies behind it, its effect, where."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards.count_row import CountRow
from neglect_toolkit.gui.day.edits import AnswerSet
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, LongText, ShortText, body, hint
from neglect_toolkit.gui.widgets.one_of import OneOf
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown, TickTile, TileWords
from neglect_toolkit.model.assessment import Answer, Count
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import BehindIt, Days, Effect, Persistence
from neglect_toolkit.wording import labels

_CAME, _NOT_YET = "came", "not_yet"
_HELP_COULD_COME_FOR = frozenset({BehindIt.BARRIER, BehindIt.SERVICE_GAP, BehindIt.IMPAIRMENT})


def has_details(answer: Answer) -> bool:
    """Whether anything is recorded that these fields show."""
    kept = (answer.persistence, answer.since, answer.behind_it, answer.help_came is not None, answer.effect)
    return any(kept) or any(one is not None for one in (answer.setting, answer.count, answer.effect_is))


class Details(QWidget):
    """The fields that open when a rating is mixed or a worry, or when they are asked for."""

    edited = Signal(object)  # edits.AnswerSet

    def __init__(self, item: Item, child: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.space.s, 0, 0)
        layout.setSpacing(theme.space.l)
        often = "How often is it like this?"
        self.often = OneOf(often, [(value.value, labels.persistence(value)) for value in Persistence])
        self.often.chosen.connect(self._often_chosen)
        self.since = ShortText(24)
        self.since.text_written.connect(partial(self._typed, "since"))
        self.effect = LongText()
        self.effect.text_written.connect(partial(self._typed, "effect"))
        layout.addWidget(Field(often, "", self.often, self))
        self.count = CountRow(self)
        self.count.counted.connect(self._counted)
        says = "Only where somebody counted: visits, school sessions, doses. The worse of the two holds."
        layout.addWidget(Field("Or was it counted?", says, self.count, self))
        layout.addWidget(Field("Since when?", "In your words: “September”, “two years”.", self.since, self))
        layout.addWidget(self._behind_it())
        layout.addWidget(self._help_came())
        means = f"What does this mean for {child}?"
        layout.addWidget(Field(means, "The effect on the child, whatever the cause.", self.effect, self))
        serious = f"How serious is that for {child}?"
        self.effect_is = OneOf(serious, [(value.value, labels.effect_is(value)) for value in Effect])
        self.effect_is.chosen.connect(self._effect_is_chosen)
        layout.addWidget(
            Field(serious, "What has been seen so far. Leave it open where you cannot say.", self.effect_is, self)
        )
        layout.addWidget(self._setting())

    def _behind_it(self) -> QWidget:
        group = QWidget(self)
        group.setAccessibleName("What seems to be behind it?")
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.xs)
        title = body(group.accessibleName())
        theme.style(title, "strong")
        layout.addWidget(title)
        layout.addWidget(
            hint(
                "Tick all that apply. A carer’s illness, disability, drink or drug use is context: write it "
                "in the note. What counts is what it means for the child."
            )
        )
        across = AcrossOrDown(17)
        self.behind_it = {
            reason: TickTile(reason.value, TileWords(labels.behind_it(reason), labels.behind_it_hint(reason)))
            for reason in BehindIt
        }
        for tick in self.behind_it.values():
            across.addWidget(tick)
            tick.clicked.connect(self._behind_it_ticked)
        layout.addLayout(across)
        return group

    def _help_came(self) -> Field:
        asks = "Has help come for it?"
        self.help_came = OneOf(asks, [(_CAME, "Yes, and it is still so"), (_NOT_YET, "Not yet")])
        self.help_came.chosen.connect(self._help_came_chosen)
        says = "The money, the repair, the service, the equipment. What goes on after help came is a concern."
        self._help_field = Field(asks, says, self.help_came, self)
        return self._help_field

    def _setting(self) -> QWidget:
        group = QWidget(self)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.m)
        when = "On which days?"
        self.days = OneOf(when, [(value.value, labels.days(value)) for value in Days])
        self.days.chosen.connect(self._days_chosen)
        self.home = ShortText(20)
        self.home.text_written.connect(partial(self._typed, "setting.home"))
        self.carer = ShortText(20)
        self.carer.text_written.connect(partial(self._typed, "setting.carer"))
        layout.addWidget(Field(when, "", self.days, group))
        across = AcrossOrDown(17, columns=2, spacing=theme.space.l)
        across.addWidget(Field("In which home?", "", self.home, group))
        across.addWidget(Field("With which carer?", "", self.carer, group))
        layout.addLayout(across)
        return group

    def show_answer(self, answer: Answer) -> None:
        """Shows what is recorded; leaves alone what somebody is writing in."""
        self.often.show_value(answer.persistence)
        self.count.show_value(answer.count)
        self.effect_is.show_value(answer.effect_is)
        self.days.show_value(answer.setting.days if answer.setting else None)
        for reason, tick in self.behind_it.items():
            tick.setChecked(reason in answer.behind_it)
        came = answer.help_came
        self.help_came.show_value(None if came is None else _CAME if came else _NOT_YET)
        could_be_helped = not _HELP_COULD_COME_FOR.isdisjoint(answer.behind_it)
        show_if(could_be_helped or came is not None, self._help_field)
        setting = answer.setting
        for editor, text in (
            (self.since, answer.since),
            (self.effect, answer.effect),
            (self.home, setting.home if setting else None),
            (self.carer, setting.carer if setting else None),
        ):
            if not editor.hasFocus():
                editor.show_value(text)

    def _often_chosen(self, value: str | None) -> None:
        self.edited.emit(AnswerSet(self._item.id, "persistence", Persistence(value) if value else None))

    def _counted(self, count: Count | None, typed: bool) -> None:
        self.edited.emit(AnswerSet(self._item.id, "count", count, typed=typed))

    def _effect_is_chosen(self, value: str | None) -> None:
        self.edited.emit(AnswerSet(self._item.id, "effect_is", Effect(value) if value else None))

    def _days_chosen(self, value: str | None) -> None:
        self.edited.emit(AnswerSet(self._item.id, "setting.days", Days(value) if value else None))

    def _help_came_chosen(self, value: str | None) -> None:
        self.edited.emit(AnswerSet(self._item.id, "help_came", None if value is None else value == _CAME))

    def _behind_it_ticked(self) -> None:
        ticked = tuple(reason for reason, tick in self.behind_it.items() if tick.isChecked())
        self.edited.emit(AnswerSet(self._item.id, "behind_it", ticked))

    def _typed(self, field: str, text: str) -> None:
        self.edited.emit(AnswerSet(self._item.id, field, text, typed=True))
