"""The bundled policy: for every rule an example that fires and one that nearly fires.

The rules are data that people change with care; these examples say what each was meant to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from builders import (
    AssessmentBuilder,
    a_tool,
    an_assessment,
    an_earlier,
    an_item,
    summary_of_answers,
    the_bundled_policy,
)

from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.summary import EarlierAssessment
from neglect_toolkit.model.words import Domain, Level, NextStep

PHYSICAL = ["home.warm", "home.clean", "home.bed", "home.toilet"]
OTHERS = {"food.meals": "nutritional", "health.brought": "medical", "feelings.comfort": "emotional"}
GRAVE = "home.dangerous"
TOOL = a_tool(
    *(an_item(item, domains=["physical"]) for item in PHYSICAL),
    an_item(GRAVE, domains=["physical"], grave=True),
    *(an_item(item, domains=[domain]) for item, domain in OTHERS.items()),
    *(an_item(f"school.thing_{name}", domains=["educational"]) for name in "abcd"),
)
WARM, CLEAN, BED, TOILET = PHYSICAL
MEALS, BROUGHT, COMFORT = OTHERS
POLICY = the_bundled_policy()


def day() -> AssessmentBuilder:
    return an_assessment()


def worries(*items: str, often: str | None = None) -> AssessmentBuilder:
    builder = day()
    for item in items:
        builder = builder.with_worry(item, persistence=often)
    return builder


def mixed(*items: str, often: str | None = None) -> AssessmentBuilder:
    builder = day()
    for item in items:
        builder = builder.with_mixed(item, persistence=often)
    return builder


def told(item: str, rating: str, often: str | None = None, source: str = "child") -> AssessmentBuilder:
    return day().with_account(item, source, rating, persistence=often)


@dataclass(frozen=True)
class Case:
    """Answers, and what else there is to know."""

    answers: AssessmentBuilder
    facts: Facts = field(default_factory=Facts)
    earlier: tuple[EarlierAssessment, ...] = field(default=())

    def rules(self) -> set[str]:
        summary = summary_of_answers(self.answers, TOOL, POLICY, self.facts, self.earlier)
        return {finding.rule for found in summary.domains.values() for finding in found.findings}

    def level(self) -> Level:
        summary = summary_of_answers(self.answers, TOOL, POLICY, self.facts, self.earlier)
        return summary.domains[Domain.PHYSICAL].level

    def next_step(self) -> NextStep:
        return summary_of_answers(self.answers, TOOL, POLICY, self.facts, self.earlier).next_step.is_


BABY, INFANT = Facts(age_months=11), Facts(age_months=12)
SILENT, SPEAKING = Facts(cannot_speak=True), Facts(cannot_speak=False)
BEFORE = (an_earlier(physical="some"),)
UNMET_BEFORE = (an_earlier(physical="unmet_need"),)
ELSEWHERE_BEFORE = (an_earlier(nutritional="significant"),)
EIGHT = [*PHYSICAL, MEALS, BROUGHT, COMFORT, "school.thing_a"]

# rule: (fires, nearly fires)
EXAMPLES: dict[str, tuple[Case, Case]] = {
    "grave_worry": (Case(worries(GRAVE, often="once")), Case(mixed(GRAVE))),
    "many_worries": (Case(worries(WARM, CLEAN, BED)), Case(worries(WARM, CLEAN, MEALS).with_mixed(BED))),
    "lasting_worries": (
        Case(worries(WARM, CLEAN, often="most_days")),
        Case(worries(WARM, often="every_day").with_worry(CLEAN, persistence="sometimes")),
    ),
    "child_says_lasting_worry": (
        Case(told(BED, "worry", "most_days")),
        Case(told(BED, "worry", "most_days", source="professional").with_account(BED, "child", "worry")),
    ),
    "one_worry": (Case(worries(BED, often="once")), Case(mixed(BED))),
    "grave_mixed": (Case(mixed(GRAVE, often="once")), Case(mixed(BED, often="once"))),
    "mixed_most_days": (Case(mixed(BED, often="most_days")), Case(mixed(BED, often="sometimes"))),
    "several_mixed": (Case(mixed(BED, WARM)), Case(mixed(BED, MEALS))),
    "baby_lasting_worry": (
        Case(worries(BED, often="most_days"), BABY),
        Case(worries(BED, often="most_days"), INFANT),
    ),
    "baby_worries": (Case(worries(BED, WARM), BABY), Case(worries(BED, MEALS), BABY)),
    "cannot_speak_lasting_worry": (
        Case(worries(BED, often="most_days"), SILENT),
        Case(worries(BED, often="most_days"), SPEAKING),
    ),
    "cannot_speak_worries": (Case(worries(BED, WARM), SILENT), Case(worries(BED, WARM))),
    "unborn_lasting_worry": (
        Case(worries(BED, often="most_days"), Facts(unborn=True)),
        Case(worries(BED, often="sometimes"), Facts(unborn=True)),
    ),
    "concern_again": (Case(worries(BED), earlier=BEFORE), Case(worries(BED), earlier=UNMET_BEFORE + ELSEWHERE_BEFORE)),
    "concern_goes_on": (
        Case(mixed(BED, often="most_days"), earlier=BEFORE * 2),
        Case(mixed(BED, often="most_days"), earlier=BEFORE + UNMET_BEFORE),
    ),
    "worries_in_three_areas": (
        Case(worries(BED, MEALS, BROUGHT)),
        Case(worries(BED, WARM, MEALS).with_mixed(BROUGHT)),
    ),
    "lasting_in_three_areas": (
        Case(mixed(BED, MEALS, BROUGHT, often="most_days")),
        Case(mixed(BED, MEALS, often="every_day").with_worry(BROUGHT)),
    ),
    "much_of_the_day_mixed": (Case(mixed(*EIGHT)), Case(mixed(*EIGHT[1:]))),
    "child_says_two_worries": (
        Case(told(BED, "worry").with_account(MEALS, "child", "worry")),
        Case(told(BED, "worry").with_account(MEALS, "child", "mixed").with_account(MEALS, "parent", "worry")),
    ),
}


def test_every_rule_has_its_two_examples() -> None:
    assert [rule.id for rule in POLICY.rules] == list(EXAMPLES)


@pytest.mark.parametrize("rule", list(EXAMPLES))
def test_it_fires(rule: str) -> None:
    case = EXAMPLES[rule][0]
    assert rule in case.rules()
    made = next(one for one in POLICY.rules if one.id == rule)
    if made.level is not None:
        assert case.level().concern >= made.level.concern
    else:
        assert case.next_step().at_least(NextStep.SEEK_ADVICE)


@pytest.mark.parametrize("rule", list(EXAMPLES))
def test_it_nearly_fires(rule: str) -> None:
    assert rule not in EXAMPLES[rule][1].rules()


def test_one_worry_alone_asks_for_support_and_a_lasting_one_told_by_the_child_for_a_referral() -> None:
    well = an_assessment().with_everything_going_well(TOOL)
    assert Case(well.with_worry(BED)).next_step() is NextStep.SUPPORT_AND_REVIEW
    assert Case(well.with_account(BED, "child", "worry", persistence="most_days")).next_step() is NextStep.REFER_NOW


def test_a_few_worries_apart_ask_for_advice_on_the_same_day() -> None:
    well = an_assessment().with_everything_going_well(TOOL)
    assert Case(well.with_worry(BED).with_worry(MEALS)).next_step() is NextStep.SUPPORT_AND_REVIEW
    three = Case(well.with_worry(BED).with_worry(MEALS).with_worry(BROUGHT))
    assert three.next_step() is NextStep.SEEK_ADVICE
    assert three.level() is Level.SOME


def test_one_worry_that_bears_on_three_areas_is_still_one_worry() -> None:
    tool = a_tool(an_item("home.cold", domains=["physical", "medical", "emotional"]))
    summary = summary_of_answers(an_assessment().with_worry("home.cold"), tool, POLICY)
    assert summary.next_step.is_ is NextStep.SUPPORT_AND_REVIEW


def test_ordinary_good_enough_care_is_no_current_concern() -> None:
    """Most core items go well, a few were not reached, and one thing is mixed now and then."""
    tool = a_tool()
    ordinary = an_assessment().with_everything_going_well(tool).with_mixed("school.things_needed")
    summary = summary_of_answers(ordinary.with_rating("breakfast.company", "not_known"), tool, POLICY)
    assert {found.level for found in summary.domains.values()} == {Level.NONE_FOUND}
    assert summary.next_step.is_ is NextStep.NO_CURRENT_CONCERN


def test_one_grave_worry_is_enough_although_nothing_else_is_known() -> None:
    case = Case(worries(GRAVE))
    assert case.level() is Level.SIGNIFICANT
    assert case.next_step() is NextStep.REFER_NOW


@pytest.mark.parametrize("rule", POLICY.rules, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_whose_it_is(rule: object) -> None:
    assert rule.reason.endswith(".")
    assert rule.says.endswith(".")
    assert rule.source.startswith("Neglect Toolkit, own proposal")


def test_what_each_state_calls_for() -> None:
    calls = POLICY.calls_for
    assert (calls.not_enough_known, calls.safety_not_asked) == (NextStep.GET_INFORMATION, NextStep.GET_INFORMATION)
    assert (calls.unmet_need, calls.some) == (NextStep.SUPPORT_AND_REVIEW, NextStep.SUPPORT_AND_REVIEW)
    assert (calls.significant, calls.safety_flag) == (NextStep.REFER_NOW, NextStep.IMMEDIATE)
