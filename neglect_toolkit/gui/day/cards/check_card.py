"""The card of a safety check: yes, no or not known; a yes says at once what to do, and asks what was done."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards.item_card import ItemCard
from neglect_toolkit.gui.day.events import DoneNowWanted
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon
from neglect_toolkit.gui.widgets import (
    DateField,
    Field,
    FlowLayout,
    LongText,
    Notice,
    ShortText,
    link_button,
    secondary_button,
)
from neglect_toolkit.gui.widgets.keys import CLEARS, OneStop, holds_focus
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown, RadioTile, TileWords
from neglect_toolkit.gui.widgets.whom_to_call import WhomToCall
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.words import CheckAnswer, Urgency
from neglect_toolkit.wording import dates, labels

_LOOKS: dict[CheckAnswer, tuple[str, Icon | None, str, str]] = {
    CheckAnswer.YES: ("Y", Icon.ALERT, "danger", "rating-worry"),
    CheckAnswer.NO: ("N", None, "accent", "toggle"),
    CheckAnswer.NOT_KNOWN: ("K", Icon.QUESTION, "unknown", "rating-unknown"),
}
"""The key, the mark, the colour and the role of each answer."""


class CheckCard(ItemCard):
    """A yes is unmistakable: what to do stands right under it, whatever else is on the page."""

    def fill(self) -> None:
        """Adds the three answers, and room for what to do and what was done."""
        group = QWidget(self)
        group.setAccessibleName(self.question.text())
        across = AcrossOrDown(9, group, columns=3)
        self.tiles: dict[CheckAnswer, RadioTile] = {}
        for answer, (key, icon, ink, role) in _LOOKS.items():
            tile = RadioTile(answer.value, TileWords(labels.check_answer(answer), "", key, icon, ink), role, group)
            tile.setAccessibleDescription(self.question.text())
            tile.clicked.connect(self._answered)
            across.addWidget(tile)
            self.tiles[answer] = tile
        self._stop = OneStop(list(self.tiles.values()), self)
        self.column.addWidget(group)
        self._clear = link_button("Clear this answer", self._cleared)
        self._clear.hide()
        self.column.addWidget(self._clear)
        self.notice: Notice | None = None
        self._calls: WhomToCall | None = None
        self._acting: QWidget | None = None

    @property
    def value(self) -> CheckAnswer | None:
        """The answer on screen."""
        return next((answer for answer, tile in self.tiles.items() if tile.isChecked()), None)

    def show_answer(self, answer: Answer) -> None:
        """Shows the answer; with a yes, what to do and what was done."""
        if answer.answer is not self.value:
            for each, tile in self.tiles.items():
                tile.show_chosen(each is answer.answer)
            self._stop.settle()
        if answer.answer is None and self._clear.hasFocus():
            self.focus_first()
        show_if(answer.answer is not None, self._clear)
        is_yes = answer.answer is CheckAnswer.YES
        to_act_on = is_yes or answer.answer is CheckAnswer.NOT_KNOWN  # not knowing, somebody has to find out
        holds_words = bool(answer.done or answer.done_at or answer.done_by)
        self._show_notice(is_yes)
        self._show_acting(to_act_on or holds_words or (self._acting is not None and holds_focus(self._acting)))
        if self._acting is not None:
            self._fill_acting(answer)

    def press(self, key: str) -> bool:
        """Y is yes, N is no, K is not known; 0 clears."""
        if key == CLEARS:
            self._cleared()
            return True
        answer = next((answer for answer, look in _LOOKS.items() if look[0] == key), None)
        if answer is None:
            return False
        self.tiles[answer].setFocus()
        self.tiles[answer].click()
        return True

    def focus_first(self) -> None:
        """The answers come first: the chosen one, or else the first."""
        self.tiles[self.value or CheckAnswer.YES].setFocus()

    def focus_done(self) -> None:
        """Puts the focus where it is said what was done."""
        if self._acting is not None:
            self.done.setFocus()

    def leave(self) -> None:
        """Says what is wrong with a date or a time, once the person has moved on."""
        super().leave()
        if self._acting is not None:
            self._when.show_error(self.day.fault() or self._time_fault())

    def _show_notice(self, wanted: bool) -> None:
        if wanted and self.notice is None:
            urgency = self.item.urgency or Urgency.NOW
            self.notice = Notice("danger", labels.urgency(urgency), self.state.said(self.item.do or ""))
            self.column.insertWidget(self.column.indexOf(self._clear) + 1, self.notice)
            self._calls = WhomToCall(self.state.calls) if self.state.calls else None
            if self._calls is not None:
                self.column.insertWidget(self.column.indexOf(self.notice) + 1, self._calls)
        for widget in (self.notice, self._calls):
            if widget is not None:
                widget.setVisible(wanted)

    def _show_acting(self, wanted: bool) -> None:
        if wanted and self._acting is None:
            self._acting = self._make_acting()
            before = self._calls or self.notice or self._clear
            self.column.insertWidget(self.column.indexOf(before) + 1, self._acting)
        if self._acting is not None and wanted is self._acting.isHidden():
            self._acting.setVisible(wanted)
            self.tell_of_shape()

    def _make_acting(self) -> QWidget:
        acting = QWidget(self)
        layout = QVBoxLayout(acting)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.m)
        self.done = LongText(lines=1)
        self.done.text_written.connect(partial(self.typed, "done"))
        said = "Whom you told, what they said they would do."
        layout.addWidget(Field("What was done?", said, self.done))
        self.day, self.time = DateField(), ShortText(6)
        self.time.text_written.connect(self._when_written)
        self.day.date_written.connect(self._when_written)
        self._when = Field("On which day?", "", self.day)
        across = AcrossOrDown(17, columns=2, spacing=theme.space.l)
        across.addWidget(self._when)
        across.addWidget(Field("At what time?", "For example, 16:40.", self.time))
        layout.addLayout(across)
        self.by = ShortText(24)
        self.by.text_written.connect(partial(self.typed, "done_by"))
        layout.addWidget(Field("By whom?", "", self.by))
        row = QWidget()
        flow = FlowLayout(row, theme.space.s)
        flow.addWidget(secondary_button("By me, just now", self._just_now))
        layout.addWidget(row)
        return acting

    def _fill_acting(self, answer: Answer) -> None:
        if not self.done.hasFocus():
            self.done.show_value(answer.done)
        if not self.by.hasFocus():
            self.by.show_value(answer.done_by)
        if (
            self._acting is not None
            and not (holds_focus(self.day) or self.time.hasFocus())
            and not self._is_half_said()
        ):
            at = dates.here(answer.done_at) if answer.done_at else None
            self.day.show_value(at.date() if at else None)
            self.time.show_value(dates.clock_time(at) if at else None)

    def _answered(self) -> None:
        self.set_field("answer", self.value)

    def _cleared(self) -> None:
        if self.value is not None:
            self.set_field("answer", None)

    def _just_now(self) -> None:
        self.happened.emit(DoneNowWanted(self.item.id))

    def _is_half_said(self) -> bool:
        """Whether something is written that is no moment yet, and would be lost by showing what is kept."""
        written = not self.day.is_empty or bool(self.time.value)
        return written and (self.day.value is None or _time_of(self.time.text()) is None)

    def _time_fault(self) -> str | None:
        if self.time.value and _time_of(self.time.text()) is None:
            return "Enter the time like 16:40."
        if self.day.value and not self.time.value:
            return "Enter the time too, like 16:40. About will do."
        return "Enter the day too." if self.time.value and self.day.is_empty else None

    def _when_written(self) -> None:
        day, time = self.day.value, _time_of(self.time.text())
        if self.day.is_empty and not self.time.value:
            self.set_field("done_at", None)
        elif day is not None and time is not None:
            self._when.show_error(None)
            self.set_field("done_at", dt.datetime.combine(day, time).astimezone())


def _time_of(text: str) -> dt.time | None:
    """A time as people write it: 16:40, 16.40, 1640; None where it is none."""
    digits = text.strip().replace(".", ":")
    hours, colon, minutes = digits.partition(":") if ":" in digits else (digits[:-2], ":", digits[-2:])
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and colon):
        return None
    return dt.time(int(hours), int(minutes)) if int(hours) < 24 and int(minutes) < 60 else None
