"""One part of the day: its title, what it is about, and a card for each item that is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards.check_card import CheckCard
from neglect_toolkit.gui.day.cards.item_card import ItemCard
from neglect_toolkit.gui.day.cards.plain_cards import ChoicesCard, DateCard, TextCard
from neglect_toolkit.gui.day.cards.rated_card import RatedCard
from neglect_toolkit.gui.day.cards.read_card import ReadCard
from neglect_toolkit.gui.day.edits import DayOpened, PartOpened
from neglect_toolkit.gui.day.events import ShapeChanged
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Column, announce, heading, hint, lead, quiet_button, secondary_button, stacked
from neglect_toolkit.gui.widgets.keys import holds_focus
from neglect_toolkit.gui.widgets.scrolling import settle_layouts
from neglect_toolkit.model.tool import Item, Part
from neglect_toolkit.model.words import Kind
from neglect_toolkit.wording import lists

_CARDS: dict[Kind, type[ItemCard]] = {
    Kind.RATED: RatedCard,
    Kind.CHECK: CheckCard,
    Kind.CHOICES: ChoicesCard,
    Kind.TEXT: TextCard,
    Kind.DATE: DateCard,
}


class PartPage(Column):
    """Renders a part. Cards come and go with what is asked; one that stays is changed in place.

    What is only asked of somebody who is alone stays closed until the person says that it is so, each time anew; while
    a family can see the page it is not there at all.
    """

    happened = Signal(object)  # events.PageEvent

    def __init__(self, part: Part, state: DayState, parent: QWidget | None = None) -> None:
        super().__init__(ems=50, parent=parent)
        self.part = part
        self._editable = state.editable
        self._cards: dict[str, ItemCard | ReadCard] = {}
        self._opening = False
        self._is_alone = False
        self._state = state
        self.title = heading(state.said(part.title), 1)
        self.add(self.title)
        if part.about:
            self.add(lead(state.said(part.about)))
        self._holder = QWidget(self)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.l)
        self.add(self._holder)
        self.alone = secondary_button("", self._say_alone)
        self._about_alone = hint("")
        self._gate = stacked(self._about_alone, self.alone)
        self.add(self._gate)
        self.further = secondary_button("", self._open_further)
        self.whole_day = quiet_button("Go through the whole day", self._open_day)
        self.whole_day.setAccessibleDescription("Opens the further questions of every part, over several visits.")
        self._only_further = hint("")
        row = QWidget()
        inner = QVBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._only_further)
        buttons = QHBoxLayout()
        buttons.addWidget(self.further)
        buttons.addWidget(self.whole_day)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        self.add(row)
        self.show_state(state)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Which kinds of items the part has, for the keys that answer them."""
        return tuple({item.kind for item in self.part.items})

    @property
    def cards(self) -> tuple[ItemCard | ReadCard, ...]:
        """The cards as they stand below one another."""
        return tuple(sorted(self._cards.values(), key=self._column.indexOf))

    def card(self, item_id: str) -> ItemCard | ReadCard | None:
        """The card of an item; None where the item is not asked."""
        return self._cards.get(item_id)

    def show_state(self, state: DayState) -> None:
        """Shows another state in place."""
        self._state = state
        if state.in_the_room:
            self._is_alone = False
        wanted = [item for item in state.items_of(self.part) if not item.alone or self._shows_alone]
        self._show_gate()
        ids = {item.id for item in wanted}
        known = set(self._cards)
        for item_id in known - ids:
            card = self._cards.pop(item_id)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, item in enumerate(wanted):
            if item.id in self._cards:
                self._cards[item.id].show_state(state)
            else:
                card = self._make(item, state)
                self._column.insertWidget(place, card)
                card.show()  # at once: only what is shown has its place when the page scrolls to it
        self._show_further(state.progress(self.part.id).hidden if self._editable else 0)
        if ids != known:
            self.happened.emit(ShapeChanged())
            self._tell_of_new([item for item in wanted if item.id not in known] if known or self._opening else [])
        elif self._opening and not self._gate.isHidden():
            self._opening = False
            self.alone.setFocus()  # all that has opened is only asked alone
            self.show_card(self._gate)

    def focus_item(self, item_id: str | None) -> None:
        """Puts the focus on an item's card (the first where none is named) and brings it into sight."""
        if any(item.id == item_id and item.alone for item in self.part.items) and not self._gate.isHidden():
            self.alone.setFocus()
            self.show_card(self._gate)
            return
        card = self._cards.get(item_id or "") or next(iter(self.cards), None)
        if card is None:
            self.setFocus()
            return
        card.focus_first()
        if item_id is None:
            self.verticalScrollBar().setValue(0)
        else:
            self.show_card(card)

    def show_card(self, card: QWidget) -> None:
        """Scrolls so that a card stands at the top of what is in sight."""
        inner = self.widget()
        if inner is not None:
            settle_layouts()
            self.verticalScrollBar().setValue(card.mapTo(inner, card.rect().topLeft()).y() - theme.space.m)

    def go_by_card(self, step: int) -> None:
        """Moves the focus to the next card, or to the one before."""
        cards = self.cards
        here = next((index for index, card in enumerate(cards) if holds_focus(card)), -1)
        there = here + step if here >= 0 else 0
        if 0 <= there < len(cards):
            cards[there].focus_first()
            self.show_card(cards[there])

    def leave(self) -> None:
        """The person has moved on to another place."""
        for card in self.cards:
            card.leave()
        if self._is_alone:
            self._is_alone = False
            self.show_state(self._state)

    @property
    def _shows_alone(self) -> bool:
        return self._is_alone or not self._editable

    def _show_gate(self) -> None:
        """The way to what is only asked alone, where there is such a thing and it is closed."""
        closed = [] if self._shows_alone else [one for one in self._state.items_of(self.part) if one.alone]
        self._gate.setVisible(bool(closed) and not self._state.in_the_room)
        if not closed:
            return
        asked = {self._state.child if item.ask_child else "the parent" if item.ask_parent else "" for item in closed}
        whom = asked.pop() if len(asked) == 1 else ""
        self._about_alone.setText(
            f"Asked only alone, where nobody can hear or read it: {len(closed)}. "
            "An interpreter or helper is from outside the family."
        )
        self.alone.setText(f"I am alone with {whom or 'the person I ask'}")
        self.alone.setAccessibleName(self.alone.text())

    def _say_alone(self) -> None:
        self._is_alone = True
        self._opening = True
        self.show_state(self._state)

    def _make(self, item: Item, state: DayState) -> ItemCard | ReadCard:
        card = (_CARDS[item.kind] if self._editable else ReadCard)(item, state, self._holder)
        card.happened.connect(self.happened)
        self._cards[item.id] = card
        return card

    def _show_further(self, hidden: int) -> None:
        self.further.setText(f"Ask more here ({hidden})")
        self.further.setAccessibleName(f"Ask more here: {lists.counted(hidden, 'further question')}")
        self.further.setVisible(hidden > 0)
        self.whole_day.setVisible(hidden > 0 and not self._state.in_the_room)
        nothing = not self._cards and self._gate.isHidden()
        self._only_further.setText(
            f"A first visit asks nothing here. Ask more where it matters for {self._state.child}."
            if nothing
            else f"Opens by itself where an answer is mixed or a worry: {lists.counted(hidden, 'further question')}."
        )
        self._only_further.setVisible(hidden > 0 and not self._state.in_the_room)

    def _open_day(self) -> None:
        self._opening = True
        self.happened.emit(DayOpened(tuple(part.id for part in self._state.tool.parts)))

    def _open_further(self) -> None:
        self._opening = True
        self.happened.emit(PartOpened(self.part.id))

    def _tell_of_new(self, new: list[Item]) -> None:
        """Says that questions have opened at the end; goes there only where the person asked for them."""
        if not new:
            return
        if self._opening:
            self._opening = False
            self._cards[new[0].id].focus_first()
            self.show_card(self._cards[new[0].id])
        where = "Questions to ask alone have opened" if new[0].alone else "Further questions have opened at the end"
        announce(self, f"{where}: {len(new)}.")
