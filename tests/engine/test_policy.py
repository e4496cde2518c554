"""The bundled policy: for every rule examples that fire and examples that nearly do.

The rules are data that people change with care; these examples say what each was meant to do. They are sharp enough
that nearly every change of a number or a word in the policy makes one of them fail (`make mutants` tries them all).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from builders import (
    AssessmentBuilder,
    a_check,
    a_tool,
    an_assessment,
    an_earlier,
    an_item,
    summary_of_answers,
    the_bundled_policy,
)

from neglect_toolkit.model.assessment import Count
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import Rule
from neglect_toolkit.model.summary import EarlierAssessment, Finding, IndicatorSummary
from neglect_toolkit.model.words import Domain, Level, NextStep

PHYSICAL = WARM, CLEAN, BED, TOILET = "home.warm", "home.clean", "home.bed", "home.toilet"
NUTRITIONAL = MEALS, SNACKS = "food.meals", "food.snacks"
MEDICAL = VISITS, TEETH = "health.appointments", "health.teeth"
EMOTIONAL = COMFORT, LOW, HEARD = "feelings.comfort", "feelings.low_or_worried", "feelings.heard"
EDUCATIONAL = LESSONS, KIT, SCHOOL = "school.lessons", "school.kit", "school.attends"
SUPERVISION = FIT, ANSWERS = "people.who_looks_after", "night.someone_answers"

# What bears on two areas, and what is serious by itself.
HAZARD, COLD, FEEDS, HIDES = "home.safe_to_play", "home.cold", "feeds.made_safely", "tea.takes_or_hides_food"
DANGER, LARDER, SLEEP = "home.dangerous", "food.in_house", "bed.safe_sleep"

TOOL = a_tool(
    *(an_item(item, domains=["physical"]) for item in PHYSICAL),
    *(an_item(item, domains=["nutritional"]) for item in NUTRITIONAL),
    *(an_item(item, domains=["medical"]) for item in MEDICAL),
    *(an_item(item, domains=["emotional"]) for item in EMOTIONAL),
    *(an_item(item, domains=["educational"]) for item in EDUCATIONAL),
    *(an_item(item, domains=["supervision"]) for item in SUPERVISION),
    an_item(HAZARD, domains=["supervision"]),
    an_item(COLD, domains=["physical", "medical"]),
    an_item(FEEDS, domains=["nutritional", "physical"]),
    an_item(HIDES, domains=["nutritional", "emotional"]),
    an_item(DANGER, domains=["physical"], grave=True),
    an_item(LARDER, domains=["nutritional"], grave=True),
    an_item(SLEEP, domains=["supervision", "physical"], grave=True),
)
POLICY = the_bundled_policy()
RULES = [rule.id for rule in POLICY.rules]

NOBODY_KNOWN = Facts()
BABY, INFANT = Facts(age_months=11), Facts(age_months=12)
FOUR, FIVE = Facts(age_months=59), Facts(age_months=60)
TEN, ELEVEN = Facts(age_months=131), Facts(age_months=132)
SILENT, SPEAKING = Facts(cannot_speak=True), Facts(cannot_speak=False)
DISABLED, NOT_DISABLED = Facts(disabled=True), Facts(disabled=False)
UNBORN, BORN = Facts(unborn=True), Facts(unborn=False)

SERIOUS_BEFORE = an_earlier(physical="significant")
SOME_BEFORE = an_earlier(physical="some")
UNMET_BEFORE = an_earlier(physical="unmet_need")
ELSEWHERE_BEFORE = an_earlier(nutritional="significant")


@dataclass(frozen=True)
class Case:
    """Answers, and what else there is to know."""

    answers: AssessmentBuilder
    facts: Facts = field(default_factory=Facts)
    earlier: tuple[EarlierAssessment, ...] = field(default=())

    def summary(self) -> IndicatorSummary:
        return summary_of_answers(self.answers, TOOL, POLICY, self.facts, self.earlier)

    def findings(self, rule: str) -> dict[Domain, Finding]:
        return {
            domain: finding
            for domain, found in self.summary().domains.items()
            for finding in found.findings
            if finding.rule == rule
        }

    def level(self) -> Level:
        return self.summary().domains[Domain.PHYSICAL].level

    def next_step(self) -> NextStep:
        return self.summary().next_step.is_


class Day:
    """Answers item by item: `Day().worry(BED, often="most_days").mixed(MEALS).answers`."""

    def __init__(self, answers: AssessmentBuilder | None = None) -> None:
        self.answers = answers or an_assessment()

    def rated(self, rating: str, *items: str, often: str | None = None) -> Day:
        answers = self.answers
        for item in items:
            answers = answers.with_rating(item, rating, persistence=often)
        return Day(answers)

    def worry(self, *items: str, often: str | None = None) -> Day:
        return self.rated("worry", *items, often=often)

    def mixed(self, *items: str, often: str | None = None) -> Day:
        return self.rated("mixed", *items, often=often)

    def mixed_for(self, reason: str, *items: str) -> Day:
        answers = self.answers
        for item in items:
            answers = answers.with_mixed(item, behind_it=[reason])
        return Day(answers)

    def told(self, rating: str, *items: str, often: str | None = None, source: str = "child") -> Day:
        answers = self.answers
        for item in items:
            answers = answers.with_account(item, source, rating, persistence=often)
        return Day(answers)

    def meaning(self, effect: str, rating: str, *items: str, **fields: object) -> Day:
        """So rated, and said to be so serious for the child."""
        answers = self.answers
        for item in items:
            answers = answers.with_rating(item, rating, effect_is=effect, **fields)
        return Day(answers)

    def of(self, facts: Facts = NOBODY_KNOWN, *earlier: EarlierAssessment) -> Case:
        return Case(self.answers, facts, earlier)


@dataclass(frozen=True)
class Example:
    """What a rule makes, where it must find it and from what, and where it must find nothing.

    `asks` is the next step that it calls for in place of what its level does.
    """

    makes: str
    fires: tuple[tuple[Case, Mapping[str, set[str]]], ...]
    nearly: tuple[Case, ...]
    asks: str | None = None


def worry(*items: str, often: str | None = None) -> Day:
    return Day().worry(*items, often=often)


def mixed(*items: str, often: str | None = None) -> Day:
    return Day().mixed(*items, often=often)


def meaning(effect: str, rating: str, *items: str, **fields: object) -> Day:
    return Day().meaning(effect, rating, *items, **fields)


def told(rating: str, *items: str, often: str | None = None, source: str = "child") -> Day:
    return Day().told(rating, *items, often=often, source=source)


def same(domains: str, *items: str) -> dict[str, set[str]]:
    """In each of these domains, from all these items."""
    return {domain: set(items) for domain in domains.split()}


EACH_BY_ITSELF = {"physical": {BED}, "nutritional": {MEALS}}
MOST, EVERY, NOW_AND_THEN = "most_days", "every_day", "sometimes"
EIGHT = (WARM, CLEAN, BED, MEALS, SNACKS, VISITS, COMFORT, LESSONS)
SPREAD = (WARM, CLEAN, MEALS, SNACKS, VISITS, TEETH, COMFORT, LOW)  # two in each of four areas
FIVE_AREAS = (BED, MEALS, VISITS, COMFORT, LESSONS)
ALL_BUT_SUPERVISION = "physical nutritional medical emotional educational"

EXAMPLES: dict[str, Example] = {
    "grave_worry": Example(
        "significant",
        ((worry(DANGER, LARDER).of(), {"physical": {DANGER}, "nutritional": {LARDER}}),),
        (mixed(DANGER, often=EVERY).of(), worry(BED, often=EVERY).of()),
    ),
    "many_worries": Example(
        "significant",
        ((worry(WARM, CLEAN, BED, MEALS).of(), same("physical", WARM, CLEAN, BED)),),
        (worry(WARM, CLEAN, MEALS).mixed(BED, often=EVERY).of(), worry(HIDES, COMFORT, HEARD).of()),
    ),
    "lasting_worries": Example(
        "significant",
        ((worry(WARM, CLEAN, MEALS, often=MOST).of(), same("physical", WARM, CLEAN)),),
        (
            worry(WARM, often=EVERY).worry(CLEAN, often=NOW_AND_THEN).of(),
            worry(WARM, often=EVERY).mixed(CLEAN, often=EVERY).of(),
            worry(HIDES, COMFORT, often=EVERY).of(),
        ),
    ),
    "child_says_lasting_worry": Example(
        "significant",
        (
            (told("worry", BED, MEALS, often=MOST).of(), EACH_BY_ITSELF),
            (told("worry", HIDES, often=MOST).of(), {"nutritional": {HIDES}}),
        ),
        (
            told("worry", BED, often=EVERY, source="professional").told("worry", BED).of(),
            told("worry", BED, often=NOW_AND_THEN).of(),
            told("mixed", BED, often=EVERY).of(),
        ),
        asks="seek_advice",
    ),
    "one_worry": Example("some", ((worry(BED, MEALS).of(), EACH_BY_ITSELF),), (mixed(BED, often=EVERY).of(),)),
    "mixed_again": Example(
        "some",
        ((mixed(BED, MEALS, often=NOW_AND_THEN).of(), EACH_BY_ITSELF),),
        (mixed(BED, often="once").of(), mixed(BED).of(), told("going_well", BED, often=EVERY).of()),
    ),
    "mixed_with_a_reason": Example(
        "some",
        (
            (Day().mixed_for("care", BED, MEALS).of(), EACH_BY_ITSELF),
            (Day().mixed_for("not_known", BED, MEALS).of(), EACH_BY_ITSELF),
        ),
        (mixed(BED).of(), Day().mixed_for("barrier", BED).of()),
    ),
    "grave_mixed": Example(
        "some",
        ((mixed(DANGER, LARDER).of(), {"physical": {DANGER}, "nutritional": {LARDER}}),),
        (told("going_well", DANGER).of(), mixed(BED).of()),
    ),
    "serious_effect": Example(
        "significant",
        ((meaning("serious", "worry", BED, MEALS).of(), EACH_BY_ITSELF),),
        (
            meaning("some", "worry", BED, persistence=EVERY).of(),
            meaning("serious", "mixed", BED, persistence=EVERY).of(),
            worry(BED, often=EVERY).of(),
        ),
    ),
    "mixed_with_an_effect": Example(
        "some",
        (
            (meaning("some", "mixed", BED, MEALS).of(), EACH_BY_ITSELF),
            (meaning("some", "mixed", HIDES).of(), {"nutritional": {HIDES}}),
        ),
        (meaning("none_seen", "mixed", BED).of(), meaning("serious", "going_well", BED).of(), mixed(BED).of()),
    ),
    "worries_from_elsewhere": Example(
        "some",
        (
            (
                worry(FEEDS, SLEEP).of(),
                {"physical": {FEEDS, SLEEP}},
            ),
            (worry(FEEDS, BED).of(), {"physical": {FEEDS, BED}}),
        ),
        (worry(FEEDS).of(), worry(FEEDS).mixed(SLEEP, often=EVERY).of(), worry(FEEDS, COMFORT).of()),
    ),
    "lasting_absence_and_falling_behind": Example(
        "significant",
        (
            (meaning("some", "worry", SCHOOL, persistence=MOST).of(), {"educational": {SCHOOL}}),
            (meaning("some", "worry", SCHOOL, count=Count(kept=52, of="percent")).of(), {"educational": {SCHOOL}}),
            (meaning("some", "worry", SCHOOL, count=Count(missed=10, of=100)).of(), {"educational": {SCHOOL}}),
        ),
        (
            meaning("some", "worry", SCHOOL, persistence=NOW_AND_THEN).of(),
            meaning("some", "worry", SCHOOL, count=Count(missed=9, of=100)).of(),
            meaning("none_seen", "worry", SCHOOL, persistence=EVERY).of(),
            meaning("serious", "mixed", SCHOOL, persistence=EVERY).of(),
            meaning("some", "worry", LESSONS, persistence=EVERY).of(),
        ),
        asks="seek_advice",
    ),
    "two_mixed": Example(
        "some",
        ((mixed(BED, WARM, MEALS).of(), same("physical", BED, WARM)),),
        (mixed(BED, MEALS).of(), mixed(BED).told("going_well", WARM).of()),
    ),
    "baby_lasting_worry": Example(
        "some",
        ((worry(BED, MEALS, often=MOST).of(BABY), EACH_BY_ITSELF),),
        (
            worry(BED, often=EVERY).of(INFANT),
            worry(BED, often=NOW_AND_THEN).of(BABY),
            mixed(BED, often=EVERY).of(BABY),
        ),
        asks="seek_advice",
    ),
    "baby_worries": Example(
        "significant",
        ((worry(BED, WARM, MEALS).of(BABY), same("physical", BED, WARM)),),
        (
            worry(BED, WARM).of(INFANT),
            worry(BED, MEALS).of(BABY),
            worry(BED).mixed(WARM).of(BABY),
            worry(HIDES, COMFORT).of(BABY),
        ),
    ),
    "baby_worries_apart": Example(
        "seek_advice",
        ((worry(BED, MEALS).of(BABY), same("physical nutritional", BED, MEALS)),),
        (worry(BED, MEALS).of(INFANT), worry(BED).mixed(MEALS).of(BABY)),
    ),
    "small_child_three_worries": Example(
        "seek_advice",
        ((worry(BED, WARM, MEALS).of(FOUR), same("physical nutritional", BED, WARM, MEALS)),),
        (worry(BED, WARM, MEALS).of(FIVE), worry(BED, MEALS).mixed(WARM, often=EVERY).of(FOUR)),
    ),
    "cannot_speak_lasting_worry": Example(
        "significant",
        (
            (worry(BED, MEALS, often=MOST).of(SILENT), EACH_BY_ITSELF),
            (worry(HIDES, often=MOST).of(SILENT), {"nutritional": {HIDES}}),
        ),
        (
            worry(BED, often=EVERY).of(SPEAKING),
            worry(BED, often=EVERY).of(),
            worry(BED, often=NOW_AND_THEN).of(SILENT),
            mixed(BED, often=EVERY).of(SILENT),
        ),
        asks="seek_advice",
    ),
    "cannot_speak_worries": Example(
        "significant",
        ((worry(BED, WARM, MEALS).of(SILENT), same("physical", BED, WARM)),),
        (
            worry(BED, WARM).of(SPEAKING),
            worry(BED, MEALS).of(SILENT),
            worry(BED).mixed(WARM).of(SILENT),
            worry(HIDES, COMFORT).of(SILENT),
        ),
    ),
    "cannot_speak_worries_apart": Example(
        "seek_advice",
        ((worry(BED, MEALS).of(SILENT), same("physical nutritional", BED, MEALS)),),
        (worry(BED, MEALS).of(SPEAKING), worry(BED).mixed(MEALS).of(SILENT)),
    ),
    "disabled_lasting_worry": Example(
        "seek_advice",
        ((worry(BED, MEALS, often=MOST).of(DISABLED), EACH_BY_ITSELF),),
        (
            worry(BED, often=EVERY).of(NOT_DISABLED),
            worry(BED, often=NOW_AND_THEN).of(DISABLED),
            mixed(BED, often=EVERY).of(DISABLED),
        ),
    ),
    "disabled_worries_apart": Example(
        "seek_advice",
        ((worry(BED, MEALS).of(DISABLED), same("physical nutritional", BED, MEALS)),),
        (worry(BED, MEALS).of(NOT_DISABLED), worry(BED).mixed(MEALS).of(DISABLED)),
    ),
    "disabled_worries_one_lasting": Example(
        "significant",
        ((worry(WARM, often=MOST).worry(CLEAN, MEALS).of(DISABLED), same("physical", WARM, CLEAN)),),
        (
            worry(WARM, often=MOST).worry(CLEAN).of(NOT_DISABLED),
            worry(WARM, CLEAN, often=NOW_AND_THEN).of(DISABLED),
            worry(WARM, often=EVERY).mixed(CLEAN, often=EVERY).of(DISABLED),
            worry(WARM, CLEAN).mixed(BED, often=EVERY).of(DISABLED),
            worry(WARM, CLEAN).worry(MEALS, often=EVERY).of(DISABLED),
            worry(WARM, often=EVERY).worry(MEALS).of(DISABLED),
            worry(COMFORT, often=EVERY).worry(HIDES).of(DISABLED),
            worry(COMFORT, HEARD).worry(HIDES, often=EVERY).of(DISABLED),
        ),
    ),
    "unborn_lasting_worry": Example(
        "significant",
        ((worry(BED, MEALS, often=MOST).of(UNBORN), EACH_BY_ITSELF),),
        (
            worry(BED, often=EVERY).of(BORN),
            worry(BED, often=NOW_AND_THEN).of(UNBORN),
            mixed(BED, often=EVERY).of(UNBORN),
        ),
        asks="seek_advice",
    ),
    "concern_again": Example(
        "significant",
        ((worry(BED, MEALS).of(NOBODY_KNOWN, SOME_BEFORE), {"physical": {BED}}),),
        (
            worry(BED).of(NOBODY_KNOWN, UNMET_BEFORE, ELSEWHERE_BEFORE),
            mixed(BED, often=EVERY).of(NOBODY_KNOWN, SOME_BEFORE),
        ),
    ),
    "concern_goes_on": Example(
        "significant",
        ((mixed(BED, MEALS, often=MOST).of(NOBODY_KNOWN, SOME_BEFORE, SOME_BEFORE), {"physical": {BED}}),),
        (
            mixed(BED, often=EVERY).of(NOBODY_KNOWN, SOME_BEFORE, UNMET_BEFORE),
            mixed(BED, often=NOW_AND_THEN).of(NOBODY_KNOWN, SOME_BEFORE, SOME_BEFORE),
        ),
    ),
    "serious_before_and_slipping": Example(
        "significant",
        ((mixed(BED, MEALS, often=MOST).of(NOBODY_KNOWN, SERIOUS_BEFORE), {"physical": {BED}}),),
        (
            mixed(BED, often=EVERY).of(NOBODY_KNOWN, SOME_BEFORE, ELSEWHERE_BEFORE),
            mixed(BED, often=NOW_AND_THEN).of(NOBODY_KNOWN, SERIOUS_BEFORE),
        ),
    ),
    "need_still_unmet": Example(
        "seek_advice",
        ((worry(BED, MEALS).of(NOBODY_KNOWN, UNMET_BEFORE, UNMET_BEFORE), {"physical": {BED}}),),
        (
            worry(BED, often=EVERY).of(NOBODY_KNOWN, UNMET_BEFORE, ELSEWHERE_BEFORE),
            mixed(BED, often=EVERY).of(NOBODY_KNOWN, UNMET_BEFORE, UNMET_BEFORE),
        ),
    ),
    "unmet_need_then_lasting_worry": Example(
        "seek_advice",
        ((worry(BED, MEALS, often=MOST).of(NOBODY_KNOWN, UNMET_BEFORE), {"physical": {BED}}),),
        (
            worry(BED, often=EVERY).of(NOBODY_KNOWN, ELSEWHERE_BEFORE),
            worry(BED, often=NOW_AND_THEN).of(NOBODY_KNOWN, UNMET_BEFORE),
            mixed(BED, often=EVERY).of(NOBODY_KNOWN, UNMET_BEFORE),
        ),
    ),
    "food_and_care_lacking": Example(
        "significant",
        ((worry(HIDES, BED, often=MOST).of(), same("nutritional physical", HIDES, BED)),),
        (
            worry(BED, WARM, often=EVERY).of(),
            worry(MEALS, SNACKS, often=EVERY).of(),
            worry(BED, WARM, often=EVERY).worry(MEALS, often=NOW_AND_THEN).of(),
            worry(MEALS, SNACKS, often=EVERY).worry(BED, often=NOW_AND_THEN).of(),
            worry(BED, WARM, often=EVERY).mixed(MEALS, often=EVERY).of(),
            worry(MEALS, SNACKS, often=EVERY).mixed(BED, often=EVERY).of(),
            # One thing that bears on both is one thing.
            worry(FEEDS, often=EVERY).worry(BED, often=NOW_AND_THEN).of(),
            worry(FEEDS, often=EVERY).mixed(BED, often=EVERY).of(),
        ),
    ),
    "teeth_and_general_neglect": Example(
        "significant",
        (
            (worry(TEETH, BED, ANSWERS).of(), {"medical": {TEETH, BED, ANSWERS}}),
            (worry(TEETH, MEALS, COMFORT).of(), {"medical": {TEETH, MEALS, COMFORT}}),
        ),
        (
            worry(BED, MEALS).mixed(TEETH, often=EVERY).of(),
            worry(BED, MEALS, COMFORT, VISITS).of(),
            worry(TEETH, BED, VISITS, LESSONS).mixed(MEALS, often=EVERY).of(),
        ),
    ),
    "danger_in_reach_and_unwatched": Example(
        "significant",
        ((worry(HAZARD, ANSWERS, WARM, BED).of(FOUR), {"supervision": {HAZARD, ANSWERS}}),),
        (
            worry(HAZARD, ANSWERS).of(FIVE),
            worry(ANSWERS, FIT).mixed(HAZARD, often=EVERY).of(FOUR),
            worry(HAZARD, BED).mixed(ANSWERS, often=EVERY).of(FOUR),
        ),
    ),
    "sleep_and_supervision": Example(
        "seek_advice",
        ((mixed(SLEEP).worry(ANSWERS, BED).of(), {"supervision": {SLEEP, ANSWERS}}),),
        (
            worry(ANSWERS).of(BABY),
            worry(ANSWERS).mixed(FIT, often=EVERY).of(BABY),
            worry(SLEEP).of(BABY),
            mixed(SLEEP, CLEAN).worry(WARM).of(BABY),
            mixed(SLEEP, ANSWERS, often=EVERY).worry(BED, MEALS).of(BABY),
        ),
    ),
    "nobody_fit_and_unwatched": Example(
        "seek_advice",
        ((worry(FIT, ANSWERS, WARM, BED).of(), {"supervision": {FIT, ANSWERS}}),),
        (
            worry(ANSWERS, HAZARD).mixed(FIT, often=EVERY).of(),
            worry(FIT, BED).mixed(ANSWERS, often=EVERY).of(),
        ),
    ),
    "low_and_unheard": Example(
        "seek_advice",
        ((worry(LOW, COMFORT, WARM, BED).of(ELEVEN), {"emotional": {LOW, COMFORT}}),),
        (
            worry(LOW, COMFORT).of(TEN),
            worry(COMFORT, HEARD).mixed(LOW, often=EVERY).of(ELEVEN),
            worry(LOW, BED).mixed(COMFORT, often=EVERY).of(ELEVEN),
        ),
    ),
    "disabled_child_not_brought": Example(
        "seek_advice",
        ((worry(VISITS).of(DISABLED), {"medical": {VISITS}}),),
        (worry(VISITS).of(NOT_DISABLED), mixed(VISITS, often=EVERY).of(DISABLED)),
    ),
    "disabled_child_keeps_not_being_brought": Example(
        "significant",
        ((worry(VISITS, often=MOST).of(DISABLED), {"medical": {VISITS}}),),
        (
            worry(VISITS, often=EVERY).of(NOT_DISABLED),
            worry(VISITS, often=NOW_AND_THEN).of(DISABLED),
            mixed(VISITS, often=EVERY).of(DISABLED),
        ),
    ),
    "lasting_little_by_little": Example(
        "significant",
        ((mixed(*EIGHT, often=MOST).of(), same("physical", *EIGHT)),),
        (
            mixed(*EIGHT[:-1], often=EVERY).mixed(LESSONS, often=NOW_AND_THEN).of(),
            mixed(*SPREAD, often=EVERY).mixed(BED, often=NOW_AND_THEN).of(),
            # Three that bear on physical care, and only two of them mainly.
            mixed(WARM, CLEAN, FEEDS, MEALS, VISITS, COMFORT, LESSONS, ANSWERS, often=EVERY).of(),
        ),
    ),
    "worries_in_three_areas": Example(
        "seek_advice",
        ((worry(BED, MEALS, VISITS).of(), same("physical nutritional medical", BED, MEALS, VISITS)),),
        (
            worry(BED, WARM, MEALS).mixed(VISITS, often=EVERY).of(),
            worry(COLD, HIDES).mixed(LESSONS, often=EVERY).of(),
        ),
    ),
    "lasting_in_three_areas": Example(
        "seek_advice",
        ((mixed(BED, MEALS, VISITS, often=MOST).of(), same("physical nutritional medical", BED, MEALS, VISITS)),),
        (
            mixed(BED, WARM, MEALS, often=EVERY).worry(VISITS, often=NOW_AND_THEN).of(),
            mixed(COLD, HIDES, often=EVERY).worry(LESSONS, often=NOW_AND_THEN).of(),
        ),
    ),
    "much_of_the_day_mixed": Example(
        "seek_advice",
        ((mixed(*EIGHT).of(), same(ALL_BUT_SUPERVISION, *EIGHT)),),
        (mixed(*EIGHT[1:]).of(),),
    ),
    "mixed_in_five_areas": Example(
        "seek_advice",
        ((mixed(*FIVE_AREAS, WARM).of(), same(ALL_BUT_SUPERVISION, *FIVE_AREAS, WARM)),),
        (mixed(*FIVE_AREAS).of(), mixed(BED, WARM, MEALS, SNACKS, VISITS, COMFORT).of()),
    ),
    "child_says_two_worries": Example(
        "seek_advice",
        ((told("worry", BED, MEALS).of(), same("physical nutritional", BED, MEALS)),),
        (told("worry", BED).told("mixed", MEALS).told("worry", MEALS, source="parent").of(),),
    ),
}


def test_every_rule_has_its_examples() -> None:
    assert list(EXAMPLES) == RULES


@pytest.mark.parametrize("rule", EXAMPLES)
def test_it_fires(rule: str) -> None:
    example = EXAMPLES[rule]
    for case, found in example.fires:
        findings = case.findings(rule)
        assert {domain.value: {why.item for why in one.because} for domain, one in findings.items()} == found
        assert {finding.makes for finding in findings.values()} == {example.makes}
        assert {finding.calls_for for finding in findings.values()} == {example.asks}
        if example.makes in list(NextStep):
            assert case.next_step().at_least(NextStep(example.makes))
        else:
            levels = [case.summary().domains[domain].level for domain in findings]
            assert min(level.concern for level in levels) >= Level(example.makes).concern


@pytest.mark.parametrize("rule", EXAMPLES)
def test_it_nearly_fires(rule: str) -> None:
    for case in EXAMPLES[rule].nearly:
        assert not case.findings(rule)


@pytest.mark.parametrize("rule", POLICY.rules, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_whose_it_is(rule: Rule) -> None:
    assert rule.reason.endswith(".")
    assert rule.says.endswith(".")
    assert rule.source.startswith("Neglect Toolkit, own proposal")


# What it comes to for a child


def well() -> Day:
    """A day on which everything asked goes well."""
    return Day(an_assessment().with_everything_going_well(TOOL))


def test_one_worry_alone_asks_for_support_and_a_lasting_one_told_by_the_child_is_serious_and_asks_for_advice() -> None:
    assert well().worry(BED).of().next_step() is NextStep.SUPPORT_AND_REVIEW
    lasting = well().told("worry", BED, often=MOST).of()
    assert (lasting.level(), lasting.next_step()) == (Level.SIGNIFICANT, NextStep.SEEK_ADVICE)
    assert well().told("worry", BED, WARM, often=MOST).of().next_step() is NextStep.REFER_NOW


@pytest.mark.parametrize("facts", [BABY, SILENT, DISABLED, UNBORN])
def test_the_same_lasting_worry_weighs_more_for_a_child_who_cannot_wait_or_tell(facts: Facts) -> None:
    lasting = well().worry(BED, often=MOST)
    assert lasting.of().next_step() is NextStep.SUPPORT_AND_REVIEW
    assert lasting.of(facts).next_step() is NextStep.SEEK_ADVICE


def test_two_lone_worries_are_no_referral_except_where_the_child_cannot_wait() -> None:
    apart, together = well().worry(BED, MEALS), well().worry(BED, WARM)
    ordinary = [NOBODY_KNOWN, FIVE, ELEVEN, SPEAKING, NOT_DISABLED]
    assert {day.of(facts).next_step() for facts in ordinary for day in (apart, together)} == {
        NextStep.SUPPORT_AND_REVIEW
    }
    assert {apart.of(facts).next_step() for facts in (BABY, SILENT, DISABLED)} == {NextStep.SEEK_ADVICE}
    assert {together.of(facts).next_step() for facts in (BABY, SILENT)} == {NextStep.REFER_NOW}
    assert together.of(DISABLED).next_step() is NextStep.SEEK_ADVICE


def test_a_few_worries_apart_ask_for_advice_on_the_same_day() -> None:
    three = well().worry(BED, MEALS, VISITS).of()
    assert three.next_step() is NextStep.SEEK_ADVICE
    assert three.level() is Level.SOME


def test_drip_by_drip_in_many_areas_asks_for_advice_and_every_area_is_some() -> None:
    little = well().mixed(*FIVE_AREAS, ANSWERS).of()
    assert little.next_step() is NextStep.SEEK_ADVICE
    assert {found.level for found in little.summary().domains.values()} == {Level.SOME}


def test_one_worry_that_bears_on_three_areas_is_still_one_worry() -> None:
    tool = a_tool(an_item("home.cold", domains=["physical", "medical", "emotional"]))
    summary = summary_of_answers(an_assessment().with_worry("home.cold"), tool, POLICY)
    assert summary.next_step.is_ is NextStep.SUPPORT_AND_REVIEW


def test_ordinary_good_enough_care_is_no_current_concern() -> None:
    """Most core items go well, and a few were not reached."""
    ordinary = well().answers.with_rating(WARM, "not_known")
    summary = summary_of_answers(ordinary, TOOL, POLICY)
    assert {found.level for found in summary.domains.values()} == {Level.NONE_FOUND}
    assert summary.next_step.is_ is NextStep.NO_CURRENT_CONCERN


@pytest.mark.parametrize("behind_it", [["care"], ["not_known"], ["barrier"], ["service_gap"], ["barrier", "care"]])
def test_one_mixed_thing_asks_for_support_whatever_is_said_to_lie_behind_it(behind_it: list[str]) -> None:
    """Care that could be given never weighs less than poverty."""
    assert with_the_things_for_school_mixed(behind_it=behind_it) is NextStep.SUPPORT_AND_REVIEW


@pytest.mark.parametrize(
    ("often", "step"),
    [
        (None, NextStep.NO_CURRENT_CONCERN),
        ("once", NextStep.NO_CURRENT_CONCERN),
        (NOW_AND_THEN, NextStep.SUPPORT_AND_REVIEW),
    ],
)
def test_one_mixed_thing_that_nobody_gives_a_reason_for_asks_for_support_once_it_comes_again(
    often: str | None, step: NextStep
) -> None:
    assert with_the_things_for_school_mixed(persistence=often) is step


def with_the_things_for_school_mixed(**fields: object) -> NextStep:
    tool = a_tool()
    ordinary = an_assessment().with_everything_going_well(tool).with_mixed("school.things_needed", **fields)
    return summary_of_answers(ordinary, tool, POLICY).next_step.is_


@pytest.mark.parametrize("facts", [FIVE, BABY, SILENT, DISABLED])
def test_a_family_without_money_that_does_what_it_can_is_helped_and_not_referred(facts: Facts) -> None:
    """The home is cold, there is no bed, food runs out and the clinic is too far: all of it said to be money."""
    answers = well().answers
    for item in (WARM, BED, MEALS, SNACKS, VISITS, KIT):
        answers = answers.with_worry(item, persistence=EVERY, behind_it=["barrier"])
    summary = Day(answers).of(facts).summary()
    assert summary.next_step.is_ is NextStep.SUPPORT_AND_REVIEW
    assert {found.level for found in summary.domains.values()} == {Level.UNMET_NEED, Level.NONE_FOUND}


def test_an_unmet_need_that_nobody_met_at_two_assessments_counts_and_asks_for_advice() -> None:
    answers = well().answers.with_worry(BED, behind_it=["barrier"])
    again = an_earlier(physical="unmet_need", unmet=[BED])
    once = Day(answers).of(NOBODY_KNOWN, again)
    assert (once.level(), once.next_step()) == (Level.UNMET_NEED, NextStep.SUPPORT_AND_REVIEW)
    twice = Day(answers).of(NOBODY_KNOWN, again, again)
    assert (twice.level(), twice.next_step()) == (Level.SOME, NextStep.SEEK_ADVICE)


def test_unmet_needs_of_a_family_that_still_waits_never_come_to_a_referral_by_lasting() -> None:
    """Three things that nobody provides, every day, at a fifth assessment: advice from somebody with more weight."""
    answers = well().answers
    needs = (WARM, CLEAN, BED)
    for item in needs:
        answers = answers.with_worry(item, persistence=EVERY, behind_it=["service_gap"])
    before = an_earlier(physical="some", unmet=needs)
    case = Day(answers).of(NOBODY_KNOWN, before, before, before, before)
    assert (case.level(), case.next_step()) == (Level.SOME, NextStep.SEEK_ADVICE)
    # One thing more that is care, and it is as for any other child.
    with_care = Day(answers.with_worry(TOILET, behind_it=["care"])).of(NOBODY_KNOWN, before, before)
    assert (with_care.level(), with_care.next_step()) == (Level.SIGNIFICANT, NextStep.REFER_NOW)


def test_an_unmet_need_that_stays_after_help_came_counts_for_every_rule() -> None:
    answers = well().answers
    for item in (WARM, CLEAN, BED):
        answers = answers.with_worry(item, behind_it=["barrier"], help_came=True)
    case = Day(answers).of()
    assert (case.level(), case.next_step()) == (Level.SIGNIFICANT, NextStep.REFER_NOW)
    found = case.summary().domains[Domain.PHYSICAL]
    assert [need.item for need in found.unmet_needs] == [WARM, CLEAN, BED]
    assert "Help came and it goes on" in found.unmet_needs[0].says


def test_where_help_came_and_nobody_gives_the_reason_any_more_a_lasting_worry_asks_for_advice() -> None:
    """At first it was money; now there is money, and nobody gives it as the reason any more."""
    before = an_earlier(physical="unmet_need", unmet=[BED])
    assert well().worry(BED, often=MOST).of().next_step() is NextStep.SUPPORT_AND_REVIEW
    assert well().worry(BED, often=MOST).of(NOBODY_KNOWN, before).next_step() is NextStep.SEEK_ADVICE


def test_one_grave_worry_is_enough_although_nothing_else_is_known() -> None:
    case = worry(DANGER).of()
    assert case.level() is Level.SIGNIFICANT
    assert case.next_step() is NextStep.REFER_NOW


def test_a_blank_day_asks_for_information_and_so_does_a_good_day_without_its_safety_check() -> None:
    assert Day().of().next_step() is NextStep.GET_INFORMATION
    tool = a_tool(an_item(BED), a_check("safety.alone_now"))
    good = an_assessment().with_everything_going_well(tool)
    assert summary_of_answers(good, tool, POLICY).next_step.is_ is NextStep.NO_CURRENT_CONCERN
    for answer in ("not_known", None):
        unasked = summary_of_answers(good.with_answer("safety.alone_now", answer=answer), tool, POLICY)
        assert unasked.next_step.is_ is NextStep.GET_INFORMATION
    flagged = summary_of_answers(good.with_check("safety.alone_now", "yes"), tool, POLICY)
    assert flagged.next_step.is_ is NextStep.IMMEDIATE


@pytest.mark.parametrize(
    ("explored", "of", "enough"),
    [(6, 10, True), (5, 10, False), (3, 4, True), (2, 3, False), (2, 2, True), (1, 2, False)],
)
def test_how_much_must_be_explored_before_none_found_is_said(explored: int, of: int, enough: bool) -> None:
    items = [f"home.thing_{number}" for number in range(of)]
    tool = a_tool(*(an_item(item, domains=["physical"]) for item in items))
    summary = summary_of_answers(an_assessment().with_going_well(*items[:explored]), tool, POLICY)
    assert (summary.domains[Domain.PHYSICAL].level is Level.NONE_FOUND) == enough


def test_of_school_and_learning_two_answers_are_enough() -> None:
    items = [f"school.thing_{number}" for number in range(3)]
    tool = a_tool(*(an_item(item, domains=["educational"], core=item == items[0]) for item in items))
    for explored, level in ((2, Level.NONE_FOUND), (1, Level.NOT_ENOUGH_KNOWN)):
        summary = summary_of_answers(an_assessment().with_going_well(*items[:explored]), tool, POLICY)
        assert summary.domains[Domain.EDUCATIONAL].level is level


@pytest.mark.parametrize(
    ("item", "count", "often"),
    [
        (BED, Count(missed=1, of=100), "once"),
        (BED, Count(missed=1, of=6), "once"),
        (BED, Count(missed=1, of=5), NOW_AND_THEN),
        (BED, Count(missed=49, of=100), NOW_AND_THEN),
        (BED, Count(missed=1, of=2), MOST),
        (BED, Count(kept=2, of=7), MOST),
        (BED, Count(missed=89, of=100), MOST),
        (BED, Count(missed=9, of=10), EVERY),
        (BED, Count(kept=5, of=5), None),
        (SCHOOL, Count(kept=96, of="percent"), "once"),
        (SCHOOL, Count(kept=95, of="percent"), NOW_AND_THEN),
        (SCHOOL, Count(kept=91, of="percent"), NOW_AND_THEN),
        (SCHOOL, Count(kept=90, of="percent"), MOST),
        (SCHOOL, Count(kept=51, of="percent"), MOST),
        (SCHOOL, Count(kept=50, of="percent"), EVERY),
    ],
)
def test_a_count_is_as_much_as_the_policy_says(item: str, count: Count, often: str | None) -> None:
    assert POLICY.counts is not None
    assert POLICY.counts.persistence(item, count) == often


def test_half_of_school_missed_by_a_child_who_falls_behind_is_serious_however_well_the_rest_goes() -> None:
    case = Day(well().answers.with_worry(SCHOOL, count=Count(kept=52, of="percent"), effect_is="some")).of()
    assert case.summary().domains[Domain.EDUCATIONAL].level is Level.SIGNIFICANT
    assert case.next_step() is NextStep.SEEK_ADVICE
    (told,) = case.findings("lasting_absence_and_falling_behind")[Domain.EDUCATIONAL].because
    assert "kept 52 %" in told.told
