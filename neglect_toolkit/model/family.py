"""The page for the family: what a parent can be shown and talk through, and what was kept off it, and why."""

from __future__ import annotations

from pydantic import Field

from neglect_toolkit.model.base import ItemId, Value
from neglect_toolkit.model.words import BehindIt, Rating


class FamilyChoices(Value):
    """What the practitioner chose to show beyond the least; everything here is off until somebody chooses it.

    `left_out` are items that the practitioner took off the page by hand; `put_on` are sensitive ones that were put on
    it, one by one. `in_the_room` are those who will be there; nothing is shown before somebody has thought of them.
    """

    child: bool = False
    professionals: bool = False
    next_step: bool = False
    left_out: frozenset[ItemId] = Field(default=frozenset())
    put_on: frozenset[ItemId] = Field(default=frozenset())
    in_the_room: frozenset[str] = Field(default=frozenset())


class Quote(Value):
    """Words that may be shown, and whose they are (None: what the practitioner saw); `exactly`: word for word."""

    who: str | None
    words: str
    exactly: bool | None = None


class FamilyLine(Value):
    """One thing in the child's day, as the family is shown it: what goes well, or else the question to talk about."""

    item: str
    part: str
    says: str
    rating: Rating
    behind_it: tuple[BehindIt, ...] = ()
    quotes: tuple[Quote, ...] = ()


class FamilyPage(Value):
    """The page, in the order of the day.

    `held_back` rest on the child or a professional; `sensitive` stand on it only where they are put on it; `named` are
    quoted.
    """

    going_well: tuple[FamilyLine, ...] = ()
    to_talk_about: tuple[FamilyLine, ...] = ()
    help_missing: tuple[FamilyLine, ...] = ()
    not_known: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()
    next_step: str | None = None
    held_back: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
