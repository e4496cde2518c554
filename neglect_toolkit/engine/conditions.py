"""Whether a condition holds for these facts and answers. It never looks at ratings."""

from __future__ import annotations

from collections.abc import Mapping

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import (
    AgeIs,
    AllOf,
    AnyOf,
    Condition,
    FactIs,
    Facts,
    ItemAnswered,
    ItemIncludes,
    NotThat,
)


def holds(condition: Condition, facts: Facts, answers: Mapping[str, Answer]) -> bool:
    """Whether `condition` is so.

    A fact that nobody has given is not true, and an age that nobody knows is within no bounds. An answer
    that is there always counts, even where its own question is no longer asked.
    """
    match condition:
        case FactIs(fact=name, is_=wanted):
            return bool(getattr(facts, name)) == wanted
        case AgeIs(at_least=at_least, below=below):
            return _is_within(facts.age_months, at_least, below)
        case ItemAnswered() | ItemIncludes():
            given = answers.get(condition.item)
            return given is not None and _is_given(condition, given)
        case AllOf(all=parts):
            return all(holds(part, facts, answers) for part in parts)
        case AnyOf(any=parts):
            return any(holds(part, facts, answers) for part in parts)
        case NotThat(not_=inner):
            return not holds(inner, facts, answers)


def _is_given(condition: ItemAnswered | ItemIncludes, answer: Answer) -> bool:
    if isinstance(condition, ItemIncludes):
        return condition.includes in answer.choices
    return answer.answer == condition.answer


def _is_within(age_months: int | None, at_least: int | None, below: int | None) -> bool:
    if age_months is None:
        return False
    return (at_least is None or age_months >= at_least) and (below is None or age_months < below)
