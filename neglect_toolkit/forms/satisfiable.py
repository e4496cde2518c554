"""Whether a condition can ever be true of a child of a tool's ages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from neglect_toolkit.model.condition import (
    AgeIs,
    AllOf,
    AnyOf,
    Condition,
    FactIs,
    ItemAnswered,
    ItemIncludes,
    NotThat,
)
from neglect_toolkit.model.tool import Ages
from neglect_toolkit.model.words import CheckAnswer

MOST_CASES = 50_000
"""Above this many combinations of answers nothing is said: nobody writes such a condition."""

_LONGEST_CHILDHOOD_MONTHS = 18 * 12 + 240

Case = Mapping[str, object]


def can_be_true(condition: Condition, ages: Ages) -> bool:
    """Whether some child of these ages, with some answers, makes the condition true.

    Every combination of the facts and answers that it looks at is tried: ages on both sides of each bound, one answer a
    check, any choices together.
    """
    wanted = {name: values for leaf in _leaves(condition) for name, values in _values(leaf, condition, ages).items()}
    cases = 1
    for values in wanted.values():
        cases *= len(values)
    if cases > MOST_CASES:
        return True
    return any(_is_true(condition, dict(zip(wanted, case, strict=True))) for case in product(*wanted.values()))


def _leaves(condition: Condition) -> Iterator[FactIs | AgeIs | ItemAnswered | ItemIncludes]:
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _leaves(part)
        case NotThat(not_=inner):
            yield from _leaves(inner)
        case _:
            yield condition


def _values(leaf: Condition, whole: Condition, ages: Ages) -> dict[str, tuple[object, ...]]:
    """What the thing that a leaf looks at can be."""
    before_birth = ages.are_before_birth
    match leaf:
        case FactIs(fact="unborn"):
            return {"unborn": (before_birth,)}
        case FactIs(fact=name):
            return {name: (True, False)}
        case AgeIs():
            return {"age_months": (None,) if before_birth else _ages(whole, ages)}
        case ItemAnswered(item=item):
            return {item: (None, *CheckAnswer)}
        case ItemIncludes(item=item, includes=choice):
            return {f"{item} {choice}": (True, False)}
        case _:
            return {}


def _ages(whole: Condition, ages: Ages) -> tuple[int, ...]:
    youngest = ages.from_months or 0
    oldest = ages.to_months if ages.to_months is not None else _LONGEST_CHILDHOOD_MONTHS
    bounds = [
        bound for leaf in _leaves(whole) if isinstance(leaf, AgeIs) for bound in (leaf.at_least, leaf.below) if bound
    ]
    near = {youngest, oldest, *bounds, *(bound - 1 for bound in bounds)}
    return tuple(sorted(age for age in near if youngest <= age <= oldest))


def _is_true(condition: Condition, case: Case) -> bool:  # noqa: PLR0911 - one return a form of condition
    match condition:
        case FactIs(fact=name, is_=wanted):
            return case[name] == wanted
        case AgeIs(at_least=at_least, below=below):
            age = case["age_months"]
            return isinstance(age, int) and (at_least or 0) <= age and (below is None or age < below)
        case ItemAnswered(item=item, answer=answer):
            return case[item] == answer
        case ItemIncludes(item=item, includes=choice):
            return bool(case[f"{item} {choice}"])
        case AllOf(all=parts):
            return all(_is_true(part, case) for part in parts)
        case AnyOf(any=parts):
            return any(_is_true(part, case) for part in parts)
        case NotThat(not_=inner):
            return not _is_true(inner, case)
