"""Whether a condition can ever be true of a child of a tool's ages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import NamedTuple

from neglect_toolkit.model.condition import AgeIs, Condition, FactIs, Facts, ItemAnswered, ItemIncludes, holds, leaves
from neglect_toolkit.model.tool import Ages
from neglect_toolkit.model.words import CheckAnswer

MOST_CASES = 50_000
"""Above this many combinations of answers nothing is said: nobody writes such a condition."""

_LONGEST_CHILDHOOD_MONTHS = 18 * 12 + 240


class _Given(NamedTuple):
    """An answer that somebody could give."""

    answer: CheckAnswer | None = None
    choices: frozenset[str] = frozenset()


def can_be_true(condition: Condition, ages: Ages) -> bool:
    """Whether some child of these ages, with some answers, makes the condition true.

    Every combination of the facts and answers that it looks at is tried: ages on both sides of each bound, one answer a
    check, any choices together.
    """
    facts, answers, choices = _facts(condition, ages), _answers(condition), _choices(condition)
    if prod(map(len, (*facts.values(), *answers.values()))) * 2 ** sum(map(len, choices.values())) > MOST_CASES:
        return True
    given = answers | {item: tuple(_any_of(keys)) for item, keys in choices.items()}
    return any(
        holds(condition, Facts(**dict(zip(facts, some, strict=True))), dict(zip(given, others, strict=True)))
        for some in product(*facts.values())
        for others in product(*given.values())
    )


def _facts(condition: Condition, ages: Ages) -> dict[str, tuple[bool | int | None, ...]]:
    """What each fact that is looked at can be."""
    possible: dict[str, tuple[bool | int | None, ...]] = {}
    for leaf in leaves(condition):
        if isinstance(leaf, AgeIs):
            possible[leaf.fact] = (None,) if ages.are_before_birth else _ages(condition, ages)
        elif isinstance(leaf, FactIs):
            possible[leaf.fact] = (ages.are_before_birth,) if leaf.fact == "unborn" else (True, False)
    return possible


def _answers(condition: Condition) -> dict[str, tuple[_Given, ...]]:
    """How each check that is looked at can be answered."""
    every = tuple(_Given(answer) for answer in (None, *CheckAnswer))
    return {leaf.item: every for leaf in leaves(condition) if isinstance(leaf, ItemAnswered)}


def _choices(condition: Condition) -> dict[str, list[str]]:
    """The choices that are looked at, by item."""
    looked_at: dict[str, list[str]] = {}
    for leaf in leaves(condition):
        if isinstance(leaf, ItemIncludes) and leaf.includes not in looked_at.setdefault(leaf.item, []):
            looked_at[leaf.item].append(leaf.includes)
    return looked_at


def _any_of(keys: list[str]) -> Iterator[_Given]:
    """Every way of choosing among these."""
    for chosen in product((True, False), repeat=len(keys)):
        yield _Given(choices=frozenset(key for key, is_chosen in zip(keys, chosen, strict=True) if is_chosen))


def _ages(condition: Condition, ages: Ages) -> tuple[int, ...]:
    youngest = ages.from_months or 0
    oldest = ages.to_months if ages.to_months is not None else _LONGEST_CHILDHOOD_MONTHS
    bounds = [
        bound for leaf in leaves(condition) if isinstance(leaf, AgeIs) for bound in (leaf.at_least, leaf.below) if bound
    ]
    near = {youngest, oldest, *bounds, *(bound - 1 for bound in bounds)}
    return tuple(sorted(age for age in near if youngest <= age <= oldest))
