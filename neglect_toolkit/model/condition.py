"""When an item is shown: a condition on facts about the child and on answers that are not ratings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Literal, Protocol

from pydantic import Discriminator, Field, Tag, model_validator

from neglect_toolkit.model.base import Value
from neglect_toolkit.model.words import CheckAnswer


class Facts(Value):
    """What is known of the child before any question is asked; None means nobody has said.

    `age_months` is whole months of life on the day of the assessment.
    """

    age_months: int | None = None
    disabled: bool | None = None
    cannot_speak: bool | None = None
    unborn: bool | None = None


class FactIs(Value):
    """`{fact: disabled, is: true}`; a fact that nobody has given is not true."""

    fact: Literal["disabled", "cannot_speak", "unborn"]
    is_: Annotated[bool, Field(alias="is")]


class AgeIs(Value):
    """`{fact: age_months, at_least: 96}` or `below: 12`, or both."""

    fact: Literal["age_months"]
    at_least: int | None = None
    below: int | None = None

    @model_validator(mode="after")
    def _has_a_bound(self) -> AgeIs:
        if self.at_least is None and self.below is None:
            raise ValueError("needs `at_least` or `below`, in months")
        return self


class ItemAnswered(Value):
    """`{item: people.other_home, answer: "yes"}`, for a check."""

    item: str
    answer: CheckAnswer


class ItemIncludes(Value):
    """`{item: people.who_else, includes: grandparent}`, for a choices item."""

    item: str
    includes: str


class AllOf(Value):
    """Every one of them holds."""

    all: Annotated[tuple[Condition, ...], Field(min_length=1)]


class AnyOf(Value):
    """At least one of them holds."""

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]


class NotThat(Value):
    """It does not hold."""

    not_: Annotated[Condition, Field(alias="not")]


def _form(data: Any) -> str | None:
    """Which form of condition is meant, by its telling key; None where it is none of them."""
    keys = set(data) if isinstance(data, dict) else type(data).model_fields if isinstance(data, Value) else ()
    for form, telling in _TELLING_KEYS.items():
        if telling & set(keys):
            return "age" if form == "fact" and _fact_named(data) == "age_months" else form
    return None


def _fact_named(data: Any) -> Any:
    return data.get("fact") if isinstance(data, dict) else data.fact


_TELLING_KEYS = {
    "fact": {"fact"},
    "includes": {"includes"},
    "answer": {"answer"},
    "all": {"all"},
    "any": {"any"},
    "not": {"not", "not_"},
}

Condition = Annotated[
    Annotated[FactIs, Tag("fact")]
    | Annotated[AgeIs, Tag("age")]
    | Annotated[ItemAnswered, Tag("answer")]
    | Annotated[ItemIncludes, Tag("includes")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotThat, Tag("not")],
    Discriminator(
        _form,
        custom_error_type="condition_form",
        custom_error_message="must be a condition: `fact` with `is`, `at_least` or `below`; `item` with `answer` "
        "or `includes`; or `all`, `any`, `not`. It never looks at ratings",
    ),
]

for _model in (AllOf, AnyOf, NotThat):
    _model.model_rebuild()


Leaf = FactIs | AgeIs | ItemAnswered | ItemIncludes
"""A condition that holds no other."""


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Everything that a condition looks at, in order."""
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from leaves(part)
        case NotThat(not_=inner):
            yield from leaves(inner)
        case _:
            yield condition


def items_named(condition: Condition) -> Iterator[str]:
    """The ids of all items that a condition looks at."""
    return (leaf.item for leaf in leaves(condition) if isinstance(leaf, ItemAnswered | ItemIncludes))


class Given(Protocol):
    """What a condition looks at in an answer."""

    @property
    def answer(self) -> CheckAnswer | None:
        """Of a check."""

    @property
    def choices(self) -> Collection[str]:
        """Of a choices item."""


def holds(condition: Condition, facts: Facts, answers: Mapping[str, Given]) -> bool:
    """Whether `condition` is so. It never looks at ratings.

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


def _is_given(condition: ItemAnswered | ItemIncludes, given: Given) -> bool:
    if isinstance(condition, ItemIncludes):
        return condition.includes in given.choices
    return given.answer == condition.answer


def _is_within(age_months: int | None, at_least: int | None, below: int | None) -> bool:
    if age_months is None:
        return False
    return (at_least is None or age_months >= at_least) and (below is None or age_months < below)
