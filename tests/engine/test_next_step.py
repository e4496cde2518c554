"""The next step, and the reasons for exactly this step."""

from __future__ import annotations

import pytest
from builders import a_policy, a_rule, a_tool, an_assessment, an_item, summary_of_answers
from hypothesis import given
from strategies import policies

from neglect_toolkit.engine.next_step import steps_called_for
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.words import Domain, Level, NextStep

TOOL = a_tool()
WELL = an_assessment().with_everything_going_well(TOOL)
BED, CLOTHES, EATS = "night.own_bed", "waking.clean_clothes", "breakfast.eats_before_school"


def test_enough_explored_and_nothing_found_is_no_current_concern_and_rules_nothing_out() -> None:
    summary = summary_of_answers(WELL, TOOL)
    assert summary.next_step.is_ is NextStep.NO_CURRENT_CONCERN
    (says,) = summary.next_step.because
    assert "no concern was found" in says
    assert "does not rule neglect out" in says


def test_a_day_that_nobody_explored_asks_for_information_domain_by_domain() -> None:
    summary = summary_of_answers({}, a_tool(*(part for part in TOOL.parts if part.id != "safety")))
    assert summary.next_step.is_ is NextStep.GET_INFORMATION
    assert summary.next_step.because == tuple(
        f"{domain.called}: too little has been explored to say how this is for the child." for domain in Domain
    )


def test_a_day_of_which_nothing_applies_is_not_a_day_without_concern() -> None:
    tool = a_tool(an_item("tea.eats"))
    summary = summary_of_answers(an_assessment().with_rating("tea.eats", "not_applicable"), tool)
    assert summary.next_step.is_ is NextStep.GET_INFORMATION
    assert summary.next_step.because == (
        "Nothing that this tool asks about the child's day has been found to apply, so too little is known.",
    )


def test_only_the_reasons_for_the_highest_step_are_given() -> None:
    policy = a_policy(a_rule("bad", when=[{"item": BED, "rating": "worry"}], makes="significant", says="Bad."))
    summary = summary_of_answers(WELL.with_worry(BED).with_worry(EATS), TOOL, policy)
    assert summary.next_step.is_ is NextStep.REFER_NOW
    assert summary.next_step.because == ("Physical care: Does the child have a bed (a worry).",)


def test_every_reason_for_the_step_is_given_once() -> None:
    rules = [
        a_rule("some", says="A worry."),
        a_rule("wide", when=[{"domains": 2, "rating": "worry"}], next_step="support_and_review", says="Wide."),
    ]
    builder = WELL.with_worry(BED).with_worry(EATS).with_mixed(CLOTHES, behind_it=["service_gap"])
    summary = summary_of_answers(builder, TOOL, a_policy(*rules))
    assert summary.next_step.is_ is NextStep.SUPPORT_AND_REVIEW
    assert summary.next_step.because == (
        "Physical care: Does the child have a bed (a worry).",
        "Over the whole day: Does the child eat before school (a worry); Does the child have a bed (a worry).",
        (
            "Physical care: Does the child have clean clothes to put on? Said to have been asked for and not provided; "
            "look again once that is put right."
        ),
        "Food and drink: Does the child eat before school (a worry).",
    )


@pytest.mark.parametrize("step", list(NextStep))
def test_a_rules_next_step_never_lowers_what_else_is_called_for(step: NextStep) -> None:
    rule = a_rule("ask", when=[{"count": 1, "rating": "worry"}], next_step=step)
    summary = summary_of_answers(WELL.with_worry(BED), TOOL, a_policy(rule))
    assert summary.next_step.is_ is max(step, NextStep.SUPPORT_AND_REVIEW, key=lambda one: one.rank)


@given(policies())
def test_more_concern_never_calls_for_less_whatever_a_policy_says(policy: Policy) -> None:
    steps = steps_called_for(policy.calls_for)
    ranks = [steps[level].rank for level in (Level.NOT_ENOUGH_KNOWN, Level.UNMET_NEED, Level.SOME, Level.SIGNIFICANT)]
    assert ranks == sorted(ranks)
    assert steps[Level.NOT_ENOUGH_KNOWN].at_least(NextStep.GET_INFORMATION)
    assert steps[Level.UNMET_NEED].at_least(NextStep.SUPPORT_AND_REVIEW)


def test_a_sensible_policy_is_followed_to_the_letter() -> None:
    policy = a_policy()
    steps = steps_called_for(policy.calls_for)
    assert steps == {
        Level.NOT_ENOUGH_KNOWN: NextStep.GET_INFORMATION,
        Level.UNMET_NEED: NextStep.SUPPORT_AND_REVIEW,
        Level.SOME: NextStep.SUPPORT_AND_REVIEW,
        Level.SIGNIFICANT: NextStep.REFER_NOW,
    }
