"""The cards of items that are not rated: choices to tick, words to write, a date."""

from __future__ import annotations

from functools import partial

from neglect_toolkit.gui.day.cards.item_card import ItemCard
from neglect_toolkit.gui.widgets import DateField, Field, LongText
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown, TickTile, TileWords
from neglect_toolkit.model.assessment import Answer


class ChoicesCard(ItemCard):
    """Any number of ticks. Nothing ticked is not answered; "none of these" is a choice where the tool has it."""

    def fill(self) -> None:
        """Adds a tick for each option."""
        across = AcrossOrDown(16)
        self.ticks = {
            value: TickTile(value, TileWords(self.state.said(words))) for value, words in self.item.options.items()
        }
        for tick in self.ticks.values():
            tick.setAccessibleDescription(self.question.text())
            tick.clicked.connect(self._ticked)
            across.addWidget(tick)
        self.column.addLayout(across)

    def show_answer(self, answer: Answer) -> None:
        """Shows what is ticked."""
        for value, tick in self.ticks.items():
            tick.setChecked(value in answer.choices)

    def focus_first(self) -> None:
        """The first option."""
        next(iter(self.ticks.values())).setFocus()

    def _ticked(self) -> None:
        self.set_field("choices", tuple(value for value, tick in self.ticks.items() if tick.isChecked()))


class TextCard(ItemCard):
    """Words to write."""

    def fill(self) -> None:
        """Adds the box to write in."""
        self.text = LongText(lines=2)
        self.text.text_written.connect(partial(self.typed, "text"))
        self.text.setAccessibleName(self.question.text())
        self.column.addWidget(self.text)

    def show_answer(self, answer: Answer) -> None:
        """Shows what is written."""
        if not self.text.hasFocus():
            self.text.show_value(answer.text)

    def focus_first(self) -> None:
        """The box."""
        self.text.setFocus()


class DateCard(ItemCard):
    """A day."""

    takes_accounts = False

    def fill(self) -> None:
        """Adds the boxes for day, month and year."""
        self.date = DateField()
        self.field = Field("Date", "For example, 27 3 2018.", self.date)
        self.date.date_written.connect(self._written)
        self.column.addWidget(self.field)

    def show_answer(self, answer: Answer) -> None:
        """Shows the date, unless something that is no date yet is being written."""
        if self.date.fault() is None:
            self.date.show_value(answer.date)

    def focus_first(self) -> None:
        """The day."""
        self.date.setFocus()

    def leave(self) -> None:
        """Says what is wrong with a date, once the person has moved on."""
        super().leave()
        self.field.show_error(self.date.fault())

    def _written(self) -> None:
        if self.date.fault() is None:
            self.field.show_error(None)
            self.set_field("date", self.date.value)
