"""The page to talk through with a parent: prepared at the desk, shown in the room, and never more than was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from neglect_toolkit.gui.day.events import FamilyChosen, FamilyRead, RoomToggled
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.state import DayState, Family
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Notice,
    StatusTag,
    announce,
    body,
    card,
    heading,
    hint,
    lead,
    link_button,
    primary_button,
    secondary_button,
    small,
)
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.gui.widgets.tiles import TickTile, TileWords
from neglect_toolkit.model.family import FamilyChoices, FamilyLine
from neglect_toolkit.model.words import Rating
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.found import Words

_SOMEBODY_ELSE = "Somebody else"


class ForTheFamily(RebuiltPage):
    """Shows the page and, at the desk, what decides what stands on it. Says what was chosen."""

    is_for_the_desk_only = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = FamilyChoices()
        self._again: dict[str, QWidget] = {}
        self._pressed = ""

    def depends_on(self, state: DayState) -> object:
        """Only what stands on the page, and where it is shown."""
        return (state.family, state.in_the_room, state.child, state.assessment.safe_contact)

    def title(self, state: DayState) -> str:
        """Whose day it is, as one would say it to a parent."""
        return f"{state.child}’s day"

    def show_state(self, state: DayState) -> None:
        """Shows a state; the focus stays on what was pressed, though the page is made anew."""
        super().show_state(state)
        again, self._pressed = self._again.get(self._pressed), ""
        if again is not None:
            again.setFocus()

    def write(self, state: DayState) -> None:
        """In the room the page alone, once it has been read through; at the desk what stands on it and why."""
        family, self._again = state.family, {}
        if family is None:
            return
        self._choices = family.choices
        if state.in_the_room and not family.is_ready:
            self.add_to(
                Notice(
                    "info",
                    "This page is not ready to be shown.",
                    "Read it through at the desk first, and choose what stands on it.",
                )
            )
            return
        if not state.in_the_room:
            self._write_choices(family, state)
        self._write_page(family, state)

    def _write_choices(self, family: Family, state: DayState) -> None:
        self.add_to(
            lead(
                "A page to talk through with a parent. Read it before anybody sees it: it can show who told "
                "what. Safety checks, notes and the summary are never on it."
            )
        )
        self._write_who_is_there(family, state)
        box = card(heading("What else to show", 2))
        child = f"What {state.child} said"
        for name, words in (
            ("child", child),
            ("professionals", "What other professionals and records said"),
            ("next_step", "What happens next"),
        ):
            tile = TickTile(name, TileWords(words), "toggle")
            tile.setChecked(getattr(family.choices, name))
            tile.clicked.connect(partial(self._toggled, name))
            self._again[name] = tile
            box.put(tile)
        self._write_sensitive(box, family, state)
        self._write_kept_off(box, family, state)
        if family.page.named:
            named = "Quoted here: {who}. Think of who will be in the room, and whether it is safe."
            box.put(body(named.format(who=", ".join(family.page.named))))
        box.put(self._make_ready(family), Qt.AlignmentFlag.AlignLeft)
        self.add_to(box)

    def _write_who_is_there(self, family: Family, state: DayState) -> None:
        """Before anything is shown: what is safe to show depends on who will see it."""
        not_for = state.assessment.safe_contact.not_for
        if not_for:
            says = f"Must not be read or heard by: {not_for}"
            self.add_to(Notice("warn", says, "From “Safe contact” in the details."))
        box = card(heading("Who will be in the room?", 2))
        box.put(hint("Think of each of them before you choose what stands on the page."))
        people = [labels.member_named(one) for one in state.assessment.household]
        for who in dict.fromkeys((*(one for one in people if one), _SOMEBODY_ELSE)):
            tile = TickTile(who, TileWords(who), "toggle")
            tile.setChecked(who in family.choices.in_the_room)
            tile.clicked.connect(partial(self._there, who))
            self._again[f"there:{who}"] = tile
            box.put(tile)
        self.add_to(box)

    def _write_sensitive(self, box: Card, family: Family, state: DayState) -> None:
        """What can put somebody in danger when the wrong person reads it: on the page only one by one."""
        if family.page.sensitive:
            box.put(body("Kept off, because it may not be safe for everybody to read. Put on the page one by one:"))
        for item in family.page.sensitive:
            says = state.question(item)
            words = "Take off" if item in family.choices.put_on else "Put on the page"
            button = link_button(words, partial(self._put_on, item))
            button.setAccessibleName(f"{words}: {says}")
            self._again[f"put:{item}"] = button
            box.put(_row(hint(says), button))

    def _write_kept_off(self, box: Card, family: Family, state: DayState) -> None:
        held, left = family.page.held_back, family.page.left_out
        if held:
            says = "Kept off, because only {child} or a professional said so, or said it was worse:"
            box.put(body(says.format(child=state.child)))
            for item in held:
                box.put(hint(f"• {state.question(item)}"))
        if left:
            box.put(body("Left out by you:"))
        for item in left:
            row = _row(hint(state.question(item)), self._button("Put back", item, state.question(item)))
            box.put(row)

    def _make_ready(self, family: Family) -> QWidget:
        if not family.choices.in_the_room:
            return hint("Choose first who will be in the room.")
        if family.is_ready:
            button = primary_button("Show it in the room", self.does(RoomToggled(True)))
            button.setAccessibleDescription("Hides everything else that a family should not see.")
        else:
            button = secondary_button("I have read it through: it can be shown", self._make_it_ready)
        self._again["ready"] = button
        return button

    def _write_page(self, family: Family, state: DayState) -> None:
        page = family.page
        self._write_lines("What goes well", page.going_well, state)
        self._write_lines("What we would like to talk about", page.to_talk_about, state)
        self._write_lines("Where help is missing", page.help_missing, state)
        self._write_words("What makes it harder", page.in_the_way)
        parts = tuple(state.said(title) for title in page.not_known)
        self._write_words("What we have not talked about yet", parts)
        if page.next_step:
            self._write_words("What happens next", (page.next_step,))
        self.add_to(hint("What did we get wrong? What would you add?"))

    def _write_lines(self, title: str, lines: Sequence[FamilyLine], state: DayState) -> None:
        if not lines:
            return
        box = card(heading(title, 2))
        part = ""
        for line in lines:
            if line.part != part:
                box.put(small(line.part))
                part = line.part
            words = body(line.says)
            leave = None if state.in_the_room else self._button("Leave out", line.item, line.says)
            box.put(_row(words, leave))
            tag = _rating_tag(line.rating)
            if tag is not None:
                box.put(tag, Qt.AlignmentFlag.AlignLeft)
            for quote in line.quotes:
                who = quote.who or "We saw"
                said = body(Words(who, quote.words, quote.exactly).says)
                theme.style(said, "quote")
                box.put(said)
            if line.behind_it:
                box.put(hint("; ".join(labels.behind_it(reason) for reason in line.behind_it)))
        self.add_to(box)

    def _write_words(self, title: str, words: Sequence[str]) -> None:
        if words:
            self.add_to(card(heading(title, 2), *(body(f"• {each}") for each in words)))

    def _button(self, words: str, item: str, about: str) -> QPushButton:
        button = link_button(words, partial(self._left_out, item))
        button.setAccessibleName(f"{words}: {about}")
        return button

    def _toggled(self, name: str) -> None:
        self._choose(name, **{name: not getattr(self._choices, name)})

    def _there(self, who: str) -> None:
        self._choose(f"there:{who}", in_the_room=self._choices.in_the_room ^ {who})

    def _put_on(self, item: str) -> None:
        self._choose(f"put:{item}", put_on=self._choices.put_on ^ {item})

    def _left_out(self, item: str) -> None:
        self._choose("ready", left_out=self._choices.left_out ^ {item})
        announce(self, "Left out." if item in self._choices.left_out else "Put back.")

    def _make_it_ready(self) -> None:
        self._pressed = "ready"
        self.happened.emit(FamilyRead())

    def _choose(self, pressed: str, **changed: object) -> None:
        self._pressed = pressed
        self.happened.emit(FamilyChosen(self._choices.model_copy(update=changed)))


def _rating_tag(rating: Rating) -> StatusTag | None:
    """How it is, in words that a parent can hear; nothing for what goes well."""
    if rating is Rating.MIXED:
        return StatusTag("Sometimes hard", "mixed")
    if rating is Rating.WORRY:
        return StatusTag("We are worried about this", "worry")
    return None


def _row(words: QWidget, button: QPushButton | None) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(words, 1)
    if button is not None:
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
