"""What counts as a concern, and what is an unmet need instead."""

from __future__ import annotations

import pytest
from builders import a_policy, an_assessment, an_earlier, summary_of_answers

from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.words import Domain, Level, NextStep

BED = "night.own_bed"
EXCUSES = ["barrier", "service_gap", "impairment"]


def physical(summary: IndicatorSummary) -> tuple[Level, list[str], list[str]]:
    found = summary.domains[Domain.PHYSICAL]
    return found.level, [finding.rule for finding in found.findings], [need.item for need in found.unmet_needs]


@pytest.mark.parametrize("reason", EXCUSES)
@pytest.mark.parametrize("rating", ["mixed", "worry"])
def test_what_is_out_of_the_carers_hands_is_an_unmet_need_and_asks_for_support(rating: str, reason: str) -> None:
    summary = summary_of_answers(an_assessment().with_rating(BED, rating, behind_it=[reason]))
    assert physical(summary) == (Level.UNMET_NEED, [], [BED])
    assert summary.next_step.is_ is NextStep.SUPPORT_AND_REVIEW


@pytest.mark.parametrize("behind_it", [[], ["care"], ["not_known"], ["barrier", "care"], ["impairment", "not_known"]])
def test_with_care_or_nothing_known_behind_it_a_worry_counts(behind_it: list[str]) -> None:
    summary = summary_of_answers(an_assessment().with_worry(BED, behind_it=behind_it))
    assert physical(summary) == (Level.SOME, ["one_worry"], [])


def test_on_a_grave_item_a_worry_counts_whatever_lies_behind_it() -> None:
    summary = summary_of_answers(an_assessment().with_worry("breakfast.food_in_house", behind_it=["barrier"]))
    assert summary.domains[Domain.NUTRITIONAL].level is Level.SIGNIFICANT
    assert not summary.domains[Domain.NUTRITIONAL].unmet_needs


def test_the_reason_given_is_said_plainly() -> None:
    summary = summary_of_answers(an_assessment().with_worry(BED, behind_it=["service_gap", "barrier"]))
    (need,) = summary.domains[Domain.PHYSICAL].unmet_needs
    assert need.says == (
        "Does the child have a bed? Said to be money, housing, transport or language, and also said to have been asked "
        "for and not provided; look again once that is put right."
    )
    assert [reason.value for reason in need.behind_it] == ["barrier", "service_gap"]
    assert f"Physical care: {need.says}" in summary.next_step.because


def test_an_unmet_need_that_lasts_counts_from_the_assessment_that_the_policy_names() -> None:
    answers = an_assessment().with_worry(BED, behind_it=["barrier"])
    once = an_earlier(physical="unmet_need", unmet=[BED])
    other = an_earlier(physical="unmet_need", unmet=["waking.clean_clothes"])
    policy = a_policy(unmet_need_counts_after=2)
    assert physical(summary_of_answers(answers, policy=policy, earlier=[once, other]))[0] is Level.UNMET_NEED
    lasting = summary_of_answers(answers, policy=policy, earlier=[once, other, once])
    assert physical(lasting) == (Level.SOME, ["one_worry"], [BED])
    assert "counts as a concern too" in lasting.domains[Domain.PHYSICAL].unmet_needs[0].says


def test_an_unmet_need_and_a_concern_stand_side_by_side() -> None:
    answers = an_assessment().with_worry(BED, behind_it=["barrier"]).with_worry("waking.clean_clothes")
    assert physical(summary_of_answers(answers)) == (Level.SOME, ["one_worry"], [BED])


def test_what_goes_well_is_no_unmet_need_even_where_something_stood_behind_it() -> None:
    summary = summary_of_answers(an_assessment().with_rating(BED, "going_well", behind_it=["barrier"]))
    assert physical(summary)[2] == []
