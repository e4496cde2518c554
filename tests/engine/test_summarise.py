"""The whole summary: one child's day read as a practitioner would read it, and how long that takes."""

from __future__ import annotations

from builders import (
    a_policy,
    a_rule,
    a_tool,
    an_assessment,
    summary_of,
    summary_of_answers,
    the_bundled_policy,
)

from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.words import Domain, Level, NextStep, Persistence, Rating, Source

EATS = "breakfast.eats_before_school"

ZOES_DAY = (
    an_assessment()
    .with_worry(EATS, persistence="most_days", behind_it=["care"])
    .with_account(EATS, "child", "worry", "I have something at school if I get there", who="Zoë", visit="v1")
    .with_account(EATS, "parent", "going_well", "She always has cereal", who="mother", visit="v1")
    .with_account(EATS, "observed", "worry", persistence="once", visit="v1")
    .with_going_well("breakfast.food_in_house", "feelings.comforted", "night.someone_answers")
    .with_mixed("night.own_bed", behind_it=["service_gap"])
    .with_check("safety.left_alone_overnight", "no")
    .with_choices("money.barriers", "no_transport", "benefits_delay")
)


def test_zoes_day() -> None:
    summary = summary_of(ZOES_DAY)
    food = summary.domains[Domain.NUTRITIONAL]
    assert food.level is Level.SIGNIFICANT
    assert (food.explored, food.of) == (2, 3)
    assert [finding.rule for finding in food.findings] == [
        "child_says_lasting_worry",
        "one_worry",
        "mixed_again",
        "mixed_with_a_reason",
    ]
    (why,) = food.findings[0].because
    assert (why.item, why.who) == (EATS, (Source.CHILD, Source.OBSERVED))
    assert why.words == ("I have something at school if I get there",)
    assert food.strengths == ("breakfast.food_in_house",)
    assert food.accounts_differ == (EATS,)
    assert [gap.item for gap in food.gaps] == ["breakfast.company"]
    levels = {domain.value: found.level for domain, found in summary.domains.items()}
    assert levels == {
        "physical": Level.UNMET_NEED,
        "nutritional": Level.SIGNIFICANT,
        "medical": Level.NOT_ENOUGH_KNOWN,
        "emotional": Level.NONE_FOUND,
        "educational": Level.NOT_ENOUGH_KNOWN,
        "supervision": Level.NOT_ENOUGH_KNOWN,
    }
    assert summary.safety_not_asked == ("safety.no_capable_adult_now",)
    assert summary.barriers == ("benefits_delay", "no_transport")
    assert summary.next_step.is_ is NextStep.SEEK_ADVICE
    assert summary.next_step.because == ("Food and drink: Does the child eat before school (a worry, most days).",)


def test_a_summary_says_what_it_was_made_with() -> None:
    tool, policy = a_tool(), the_bundled_policy()
    summary = summary_of(ZOES_DAY, tool, policy)
    assert (summary.tool.id, summary.tool.version, summary.tool.sha256) == ("primary", "1.0.0", tool.sha256)
    assert (summary.policy.version, summary.policy.sha256) == (policy.version, policy.sha256)


def test_a_summary_is_the_same_after_it_was_kept_as_json() -> None:
    summary = summary_of(ZOES_DAY)
    assert IndicatorSummary.model_validate_json(summary.model_dump_json()) == summary


def test_a_strength_is_where_nobody_sees_it_otherwise() -> None:
    builder = an_assessment().with_going_well("night.own_bed", "waking.clean_clothes")
    told = builder.with_account("night.own_bed", "child", "mixed").with_account("waking.clean_clothes", "child")
    assert summary_of_answers(told).domains[Domain.PHYSICAL].strengths == ("waking.clean_clothes",)


def test_a_carers_account_never_takes_a_childs_worry_away() -> None:
    worried = an_assessment().with_account("feelings.comforted", "child", "worry")
    denied = worried.with_account("feelings.comforted", "parent", "going_well").with_rating(
        "feelings.comforted", "not_applicable"
    )
    assert summary_of_answers(denied).domains[Domain.EMOTIONAL].level is Level.SOME


def test_the_reason_never_puts_one_informants_rating_to_anothers_how_often() -> None:
    answers = {
        EATS: Answer(
            accounts=(
                Account(source=Source.CHILD, rating=Rating.WORRY, persistence=Persistence.ONCE),
                Account(source=Source.PARENT, rating=Rating.MIXED, persistence=Persistence.MOST_DAYS),
            )
        )
    }
    often = a_rule("often", when=[{"count": 1, "rating": "mixed", "persistence": "most_days"}])
    policy = a_policy(a_rule("one_worry", when=[{"count": 1, "rating": "worry"}]), often)
    summary = summary_of_answers(answers, policy=policy)
    found = {finding.rule: finding.because[0] for finding in summary.domains[Domain.NUTRITIONAL].findings}
    lasting = found["often"]
    assert (lasting.rating, lasting.persistence) == (Rating.MIXED, Persistence.MOST_DAYS)
    assert lasting.who == (Source.CHILD, Source.PARENT)
    once = found["one_worry"]
    assert (once.rating, once.persistence, once.who) == (Rating.WORRY, Persistence.ONCE, (Source.CHILD,))
