"""A tool: one Day in my Life questionnaire, as loaded and composed from `forms/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import Field, field_serializer, field_validator, model_validator

from neglect_toolkit.model.base import ItemId, Sentence, Value, Version, Word, sha256_of
from neglect_toolkit.model.condition import Condition
from neglect_toolkit.model.words import Domain, Kind, Urgency

CHILD = "{child}"
_BABY_TO_MONTHS, _YOUNG_PERSON_FROM_MONTHS = 12, 132
NONE_OF_THESE = "none_of_these"
"""The option of a choices item that says that none of the others is so."""


class Describes(Value):
    """What the three ratings look like at this age, so that two people rate the same kitchen alike."""

    going_well: Sentence
    mixed: Sentence
    worry: Sentence


class Item(Value):
    """One thing to find out.

    `id` is a lasting name, not a place. Only rated items have `describes`; a check has `urgency` and `do`; a choices
    item has `options`. `domains` begins with the main one, where its answer counts; on the others it bears. `grave`
    marks an item whose worry is serious by itself: in the domains of `grave_in`, and in the main one where these are
    not named. `topic` is what a rated item is about in a few words, as a reason names it: "a proper meal each day".
    `strength` marks a text item whose words tell what is good in the child's life. `alone` marks what is only asked of
    somebody who is alone: it is never shown in a family's room, nor on what lies on their table. `sensitive` marks what
    the page for the family shows only where somebody chose it by itself. `of_the_home` marks what is so for every child
    who lives there. Every sentence may hold `{child}`, which stands for the name the child is known by.
    """

    id: ItemId
    kind: Kind
    text: Sentence
    topic: Sentence | None = None
    ask_child: str | None = None
    ask_parent: str | None = None
    look_for: str | None = None
    describes: Describes | None = None
    domains: tuple[Domain, ...] = ()
    core: bool = False
    grave: bool = False
    grave_in: tuple[Domain, ...] = ()
    strength: bool = False
    alone: bool = False
    sensitive: bool = False
    of_the_home: bool = False
    persistence: bool = False
    urgency: Urgency | None = None
    do: str | None = None
    options: dict[Word, Sentence] = Field(default_factory=dict)
    shown_when: Condition | None = None

    @field_validator("options", mode="before")
    @classmethod
    def _options_from_a_list(cls, given: object) -> object:
        if isinstance(given, list) and all(isinstance(pair, list) and len(pair) == 2 for pair in given):
            return dict(given)
        return given

    @field_serializer("options", when_used="json")
    def _options_as_a_list(self, options: dict[str, str]) -> list[list[str]]:
        """Pairs, because canonical JSON sorts the keys of an object and the order in which options are read matters."""
        return [[key, words] for key, words in options.items()]

    @property
    def main(self) -> Domain | None:
        """The domain where its answer counts; None where it bears on none."""
        return self.domains[0] if self.domains else None

    @property
    def of_child(self) -> Asking:
        """How to ask the child, and what to watch in one who tells it without words."""
        return asking(self.ask_child)

    @property
    def of_parent(self) -> Asking:
        """How to ask the parent or carer."""
        return asking(self.ask_parent)

    @property
    def watch_for(self) -> str | None:
        """What to watch in a child who is not asked in words; None where there is something to ask."""
        return self.of_child.watch if self.of_child.first is None else None

    @model_validator(mode="before")
    @classmethod
    def _persistence_is_asked_of_rated_items(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("kind") == Kind.RATED and "persistence" not in data:
            return {**data, "persistence": True}
        return data

    @model_validator(mode="before")
    @classmethod
    def _is_grave_somewhere(cls, data: object) -> object:
        if not isinstance(data, dict) or not data.get("domains"):
            return data
        if data.get("grave_in"):
            return {**data, "grave": True}
        return {**data, "grave_in": list(data["domains"])[:1]} if data.get("grave") is True else data

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Item:
        rated, check = self.kind is Kind.RATED, self.kind is Kind.CHECK
        needs = [
            (rated and self.describes is None, "a rated item needs `describes`"),
            (rated and not self.domains, "a rated item needs at least one of `domains`"),
            (
                not rated and (self.describes is not None or self.topic is not None),
                "only a rated item has `describes` and `topic`",
            ),
            (
                not rated and (self.grave or self.persistence),
                "only a rated item can be `grave` or ask `persistence`",
            ),
            (
                not set(self.grave_in) <= set(self.domains),
                "`grave_in` names a domain that is not one of its `domains`",
            ),
            (self.kind is not Kind.TEXT and self.strength, "only a text item is marked `strength`"),
            (check and (self.urgency is None or not self.do), "a check needs `urgency` and `do`"),
            (
                not check and (self.urgency is not None or self.do is not None),
                "only a check has `urgency` and `do`",
            ),
            (check and self.core, "a check is always asked, so it is not marked `core`"),
            (self.kind is Kind.CHOICES and not self.options, "a choices item needs `options`"),
            (self.kind is not Kind.CHOICES and bool(self.options), "only a choices item has `options`"),
        ]
        for wrong, says in needs:
            if wrong:
                raise ValueError(says)
        return self


class Part(Value):
    """A part of the day; one to begin with (`before`); or one that is no hour (`lasting`): health, home, safety."""

    id: Word
    title: Sentence
    kind: Literal["before", "hour", "lasting"]
    about: str | None = None
    items: tuple[Item, ...]


class Ages(Value):
    """Which ages a tool is for: in words, and in whole months from and to, both included."""

    says: Sentence
    from_months: int | None = None
    to_months: int | None = None

    @property
    def are_before_birth(self) -> bool:
        """A tool for before the birth has no age in months."""
        return self.from_months is None and self.to_months is None


class Tool(Value):
    """One questionnaire, whole: what an assessment is made with and is kept with for good."""

    id: Word
    version: Version
    title: Sentence
    ages: Ages
    disability: bool = False
    about: str | None = None
    parts: tuple[Part, ...]

    @cached_property
    def sha256(self) -> str:
        """The hash of the tool's canonical JSON: two tools with the same hash ask the same."""
        return sha256_of(self.plain())

    @property
    def in_order(self) -> tuple[Part, ...]:
        """The parts as they are gone through: what to begin with, the hours of the day, and what lasts all day."""
        order = ("before", "hour", "lasting")
        return tuple(sorted(self.parts, key=lambda part: order.index(part.kind)))

    @property
    def is_before_birth(self) -> bool:
        """Whether it is for a baby who is not born yet."""
        return self.ages.are_before_birth

    @property
    def child_word(self) -> str:
        """What to call a child without a name: "the baby" until the first birthday, "the young person" from eleven."""
        if self.is_before_birth or (self.ages.to_months is not None and self.ages.to_months < _BABY_TO_MONTHS):
            return "the baby"
        return "the young person" if (self.ages.from_months or 0) >= _YOUNG_PERSON_FROM_MONTHS else "the child"

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id, in the order of the day."""
        return {item.id: item for part in self.parts for item in part.items}

    @cached_property
    def part_of(self) -> dict[str, Part]:
        """For every item's id, the part that asks it."""
        return {item.id: part for part in self.parts for item in part.items}

    def of_kind(self, kind: Kind) -> Iterator[Item]:
        """The items of one kind, in the order of the day."""
        return (item for item in self.items.values() if item.kind is kind)


class Asking(NamedTuple):
    """How to ask somebody: the one question to begin with, further ways to ask, and what to watch meanwhile."""

    first: str | None = None
    more: str | None = None
    watch: str | None = None

    @property
    def one_by_one(self) -> tuple[str, ...]:
        """The further ways to ask, a sentence each: one is asked, and waited for, before the next."""
        return tuple(_SENTENCE.split(self.more)) if self.more else ()


def asking(text: str | None) -> Asking:
    """The parts of an `ask_child` or `ask_parent`, as a form's file writes them in a row.

    The first sentence is the question to begin with. What follows "Watch: " is not said but looked at.
    """
    said, _, seen = (text or "").strip().partition(_WATCH)
    first, more = [*_SENTENCE.split(said.strip(), maxsplit=1), ""][:2]
    return Asking(first or None, more.strip() or None, f"{seen[:1].upper()}{seen[1:]}" or None)


_WATCH = "Watch: "
_SENTENCE = re.compile(r"(?<=[.?!…])[”\"']?\s+")
_BEGINS = re.compile(r"(^|[.?!…]\s+|[“\"])the (?=child\b|baby\b|young person\b)")


def spoken(text: str, child: str | None) -> str:
    """What a tool says with the child's name in it, or "the child" where there is no name yet."""
    said = text.replace(CHILD, child or "the child")
    return said if child and not child.startswith("the ") else _BEGINS.sub(r"\1The ", said)


def topic_of(item: Item, child: str | None) -> str:
    """What an item is about in a few words, begun as a sentence; what it asks where it has no topic."""
    topic = spoken(item.topic or item.text, child).strip()
    return f"{topic[:1].upper()}{topic[1:]}"
