"""The card of a rated item: rating first, and the rest only where there is something to say more about."""

from __future__ import annotations

from neglect_toolkit.gui.day.cards.details import Details, has_details
from neglect_toolkit.gui.day.cards.item_card import ItemCard
from neglect_toolkit.gui.day.cards.rating import KEYS, RatingRow
from neglect_toolkit.gui.widgets import announce
from neglect_toolkit.gui.widgets.keys import CLEARS, holds_focus
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.words import Rating


class RatedCard(ItemCard):
    """Three large buttons, each saying what it looks like; how often and why open at a mixed or a worry."""

    def fill(self) -> None:
        """Adds the rating, the button for more, and room for the details."""
        self.rating = RatingRow(self)
        if self.item.describes is not None:
            self.rating.show_descriptions(self.question.text(), self.item.describes, self.state.child)
        self.rating.chosen.connect(self._rated)
        self.column.addWidget(self.rating)
        self.details: Details | None = None
        self._asked_for_more = False
        self.more = TextLink("Say more: how often, since when, what is behind it")
        self.more.clicked.connect(self._more_wanted)
        self.column.addWidget(self.more)

    def show_answer(self, answer: Answer) -> None:
        """Shows the rating, and the details where they are wanted or hold something."""
        self.rating.show_value(answer.rating)
        wanted = self._asked_for_more or answer.rating in {Rating.MIXED, Rating.WORRY} or has_details(answer)
        if self.details is not None and holds_focus(self.details):
            wanted = True
        self._show_details(wanted)
        if self.details is not None:
            self.details.show_answer(answer)

    def press(self, key: str) -> bool:
        """1, 2 and 3 rate; 0 clears."""
        if key != CLEARS and key not in KEYS:
            return False
        self.rating.choose(KEYS.get(key))
        return True

    def focus_first(self) -> None:
        """The rating comes first."""
        self.rating.setFocus()

    def _show_details(self, wanted: bool) -> None:
        was = self.details is not None and not self.details.isHidden()
        if wanted and self.details is None:
            self.details = Details(self.item, self.state.child, self)
            self.details.edited.connect(self.happened)
            self.column.insertWidget(self.column.indexOf(self.more) + 1, self.details)
        if self.details is not None:
            show_if(wanted, self.details)
        show_if(not wanted, self.more)
        if was != wanted:
            self.tell_of_shape()

    def _more_wanted(self) -> None:
        self._asked_for_more = True
        self.show_answer(self.answer)
        if self.details is not None:
            self.details.often.setFocus()

    def _rated(self, rating: Rating | None) -> None:
        opens = self.details is None or self.details.isHidden()
        self.set_field("rating", rating)
        if opens and rating in {Rating.MIXED, Rating.WORRY}:
            announce(self, "More to record has opened below.")
