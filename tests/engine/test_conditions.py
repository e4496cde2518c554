"""When an item is shown."""

from __future__ import annotations

from typing import Any

import pytest
from builders import an_assessment
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from strategies import ages, conditions, facts

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import Condition, Facts, holds
from neglect_toolkit.model.words import CheckAnswer, Rating

NOBODY_HAS_SAID = Facts()


def condition(plain: dict[str, Any]) -> Condition:
    return TypeAdapter(Condition).validate_python(plain)


@pytest.mark.parametrize("name", ["disabled", "cannot_speak", "unborn"])
def test_a_fact_that_nobody_has_given_is_not_true(name: str) -> None:
    assert not holds(condition({"fact": name, "is": True}), NOBODY_HAS_SAID, {})
    assert holds(condition({"fact": name, "is": False}), NOBODY_HAS_SAID, {})
    assert holds(condition({"fact": name, "is": True}), Facts.model_validate({name: True}), {})
    assert not holds(condition({"fact": name, "is": False}), Facts.model_validate({name: True}), {})


@given(ages, ages, ages)
def test_an_age_is_within_from_the_first_month_and_below_the_last(age: int, first: int, last: int) -> None:
    within = condition({"fact": "age_months", "at_least": first, "below": last})
    assert holds(within, Facts(age_months=age), {}) == (first <= age < last)


def test_one_bound_is_enough_and_an_unknown_age_is_within_none() -> None:
    grown, small = condition({"fact": "age_months", "at_least": 96}), condition({"fact": "age_months", "below": 12})
    assert holds(grown, Facts(age_months=96), {})
    assert not holds(grown, Facts(age_months=95), {})
    assert holds(small, Facts(age_months=0), {})
    assert not holds(small, Facts(age_months=12), {})
    assert not holds(grown, NOBODY_HAS_SAID, {})
    assert not holds(small, NOBODY_HAS_SAID, {})


@pytest.mark.parametrize("given_answer", list(CheckAnswer))
@pytest.mark.parametrize("wanted", list(CheckAnswer))
def test_a_check_is_compared_with_its_very_answer(given_answer: CheckAnswer, wanted: CheckAnswer) -> None:
    answers = an_assessment().with_check("safety.no_capable_adult_now", given_answer).answers()
    asks = condition({"item": "safety.no_capable_adult_now", "answer": wanted})
    assert holds(asks, NOBODY_HAS_SAID, answers) == (given_answer == wanted)
    assert not holds(asks, NOBODY_HAS_SAID, {})


def test_a_choice_is_looked_for_among_those_chosen() -> None:
    answers = an_assessment().with_choices("money.barriers", "no_transport").answers()
    assert holds(condition({"item": "money.barriers", "includes": "no_transport"}), NOBODY_HAS_SAID, answers)
    assert not holds(condition({"item": "money.barriers", "includes": "benefits_delay"}), NOBODY_HAS_SAID, answers)
    assert not holds(condition({"item": "money.barriers", "includes": "no_transport"}), NOBODY_HAS_SAID, {})


@given(st.lists(conditions(), min_size=1, max_size=4), facts)
def test_all_any_and_not_mean_what_they_say(parts: list[dict[str, Any]], known: Facts) -> None:
    each = [holds(condition(part), known, {}) for part in parts]
    assert holds(condition({"all": parts}), known, {}) == all(each)
    assert holds(condition({"any": parts}), known, {}) == any(each)
    assert holds(condition({"not": parts[0]}), known, {}) != each[0]


@given(conditions(), st.sampled_from(Rating))
def test_a_rating_never_decides_what_is_shown(plain: dict[str, Any], rating: Rating) -> None:
    rated = dict.fromkeys(("b.check_one", "a.choice", "c.barriers"), Answer(rating=rating))
    assert holds(condition(plain), NOBODY_HAS_SAID, rated) == holds(condition(plain), NOBODY_HAS_SAID, {})
