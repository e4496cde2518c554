"""How a rule of the allowed form is tried, domain by domain."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_policy, a_rule, a_tool, an_assessment, an_earlier, an_item, summary_of_answers

from neglect_toolkit.engine.rules import A_GRAVE_WORRY, A_WORRY
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.words import Domain, Level, NextStep, Source

EATS, FOOD = "breakfast.eats_before_school", "breakfast.food_in_house"
CLOTHES, BED, TEETH = "waking.clean_clothes", "night.own_bed", "health.teeth"


def found_by(rule_id: str, rule: dict[str, Any], builder: Any, **more: Any) -> dict[str, list[str]]:
    """For each domain in which the rule finds something: the items that it names."""
    summary = summary_of_answers(builder, policy=a_policy(a_rule(rule_id, **rule)), **more)
    return {
        domain.value: [reason.item for reason in finding.because]
        for domain, found in summary.domains.items()
        for finding in found.findings
        if finding.rule == rule_id
    }


def when(*tests: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"when": tests, **more}


def test_a_count_looks_at_the_items_of_one_domain() -> None:
    two = when({"count": 2, "rating": "worry"})
    assert found_by("two", two, an_assessment().with_worry(CLOTHES).with_worry(BED)) == {"physical": [CLOTHES, BED]}
    assert found_by("two", two, an_assessment().with_worry(CLOTHES).with_worry(EATS)) == {}


def test_a_count_across_all_speaks_for_the_domains_it_found_something_in() -> None:
    two = when({"count": 2, "rating": "worry", "across": "all"})
    both = [CLOTHES, EATS]
    assert found_by("two", two, an_assessment().with_worry(CLOTHES).with_worry(EATS)) == {
        "physical": both,
        "nutritional": both,
    }


def test_a_count_may_look_in_other_domains_than_the_rules_own() -> None:
    apart = when(
        {"count": 1, "rating": "worry", "in": ["physical"]}, {"count": 1, "rating": "worry", "in": ["nutritional"]}
    )
    both = an_assessment().with_worry(CLOTHES).with_worry(EATS)
    assert found_by("apart", apart, both) == {"physical": [CLOTHES, EATS], "nutritional": [CLOTHES, EATS]}
    assert found_by("apart", apart, an_assessment().with_worry(CLOTHES).with_worry(BED)) == {}


def test_a_count_in_several_domains_takes_an_item_that_bears_on_two_of_them_once() -> None:
    two = when({"count": 2, "rating": "mixed", "in": ["nutritional", "emotional"]})
    company = an_assessment().with_mixed("breakfast.company")
    assert found_by("two", two, company.with_mixed(TEETH)) == {}
    assert set(found_by("two", two, company.with_mixed(EATS))) == {"nutritional"}
    bearing = when({"count": 2, "rating": "mixed", "in": ["nutritional", "emotional"], "bears_on": True})
    assert set(found_by("two", bearing, company.with_mixed(EATS))) == {"nutritional", "emotional"}


def test_a_rule_that_names_where_it_looks_and_its_domains_means_them() -> None:
    named = when({"count": 1, "rating": "worry", "in": ["physical"]}, domains=["supervision"])
    assert found_by("named", named, an_assessment().with_worry(BED)) == {"supervision": [BED]}
    assert found_by("named", named, an_assessment().with_worry(EATS)) == {}


def test_domains_are_counted_across_all() -> None:
    three = when({"domains": 3, "rating": "mixed"}, makes="some")
    two_domains = an_assessment().with_mixed(CLOTHES).with_mixed(BED).with_mixed(EATS)
    assert found_by("three", three, two_domains) == {}
    assert set(found_by("three", three, two_domains.with_mixed(TEETH))) == {"physical", "nutritional", "medical"}


def test_an_item_is_found_in_its_main_domain() -> None:
    named = when({"item": "breakfast.company", "rating": "mixed", "persistence": "sometimes"})
    builder = an_assessment().with_mixed("breakfast.company", persistence="most_days")
    assert set(found_by("named", named, builder)) == {"nutritional"}
    assert found_by("named", named, an_assessment().with_mixed("breakfast.company")) == {}


def test_a_rule_that_names_an_item_and_its_domains_means_them() -> None:
    named = when({"item": BED, "rating": "worry"}, domains=["supervision"])
    assert found_by("named", named, an_assessment().with_worry(BED)) == {"supervision": [BED]}


def test_a_rule_for_one_domain_is_not_tried_for_another() -> None:
    only = when({"count": 1, "rating": "worry"}, domains=["medical"])
    assert found_by("only", only, an_assessment().with_worry(BED).with_worry(TEETH)) == {"medical": [TEETH]}


def test_every_test_of_a_rule_must_hold() -> None:
    both = when({"count": 2, "rating": "mixed"}, {"count": 1, "rating": "worry", "persistence": "most_days"})
    assert found_by("both", both, an_assessment().with_mixed(CLOTHES).with_worry(BED)) == {}
    lasting = an_assessment().with_mixed(CLOTHES).with_worry(BED, persistence="every_day")
    assert found_by("both", both, lasting) == {"physical": [CLOTHES, BED]}


def test_a_grave_item_and_the_childs_own_account_can_be_asked_for() -> None:
    grave = when({"count": 1, "rating": "mixed", "grave": True})
    assert found_by("grave", grave, an_assessment().with_mixed(EATS).with_mixed(FOOD)) == {"nutritional": [FOOD]}
    told = when({"count": 1, "rating": "worry", "child_says": True})
    by_others = an_assessment().with_worry(EATS).with_account(EATS, "parent", "worry")
    assert found_by("told", told, by_others) == {}
    assert found_by("told", told, by_others.with_account(EATS, "child", "worry")) == {"nutritional": [EATS]}


def test_earlier_assessments_are_looked_at_in_the_rules_domain() -> None:
    again = when({"earlier": 2, "level": "some"}, {"count": 1, "rating": "mixed"})
    builder = an_assessment().with_mixed(BED).with_mixed(EATS)
    earlier = [an_earlier(physical="significant", nutritional="unmet_need"), an_earlier(physical="some")]
    assert found_by("again", again, builder, earlier=earlier) == {"physical": [BED]}
    assert found_by("again", again, builder, earlier=earlier[1:]) == {}


def test_a_rule_about_earlier_assessments_alone_finds_nothing_for_no_answer_speaks_for_it() -> None:
    only = when({"earlier": 1, "level": "some"})
    assert found_by("only", only, an_assessment().with_going_well(BED), earlier=[an_earlier(physical="some")]) == {}


@pytest.mark.parametrize(
    ("known", "applies"), [(Facts(age_months=11), True), (Facts(age_months=12), False), (Facts(), False)]
)
def test_facts_fix_whether_a_rule_is_there(known: Facts, applies: bool) -> None:
    baby = when({"count": 1, "rating": "worry"}, facts={"age_below_months": 12})
    assert bool(found_by("baby", baby, an_assessment().with_worry(BED), facts=known)) == applies


def test_a_rule_may_ask_for_a_next_step_and_its_domain_is_then_some() -> None:
    rule = a_rule("ask", when=[{"count": 1, "rating": "mixed"}], next_step="seek_advice", says="Ask about {child}.")
    builder = an_assessment().with_mixed(BED).with_going_well(CLOTHES)
    summary = summary_of_answers(builder, policy=a_policy(rule))
    (finding,) = summary.domains[Domain.PHYSICAL].findings
    assert (finding.makes, finding.says) == (NextStep.SEEK_ADVICE, "Ask about the child.")
    assert summary.domains[Domain.PHYSICAL].level is Level.SOME
    assert summary.next_step.is_ is NextStep.SEEK_ADVICE
    assert summary.next_step.because == ("Over the whole day: Does the child have a bed (mixed).",)


def test_a_rule_that_asks_for_a_next_step_never_asks_for_less_than_the_level_of_its_domain() -> None:
    rule = a_rule("ask", when=[{"count": 1, "rating": "mixed"}], next_step="support_and_review")
    calls = a_policy().calls_for.plain() | {"some": "seek_advice"}
    summary = summary_of_answers(an_assessment().with_mixed(BED), policy=a_policy(rule, calls_for=calls))
    assert summary.next_step.is_ is NextStep.SEEK_ADVICE
    assert summary.next_step.because == ("Over the whole day: Does the child have a bed (mixed).",)


@pytest.mark.parametrize("step", ["no_current_concern", "get_information"])
def test_a_rule_that_asks_for_information_alone_leaves_its_domain_not_enough_known(step: str) -> None:
    rule = a_rule("ask", when=[{"count": 1, "rating": "mixed"}], next_step=step)
    summary = summary_of_answers(an_assessment().with_mixed(BED).with_going_well(CLOTHES), policy=a_policy(rule))
    assert summary.domains[Domain.PHYSICAL].level is Level.NOT_ENOUGH_KNOWN
    assert summary.next_step.is_ is NextStep.GET_INFORMATION


def test_the_reason_names_whoever_says_what_the_most_lenient_test_asks() -> None:
    rule = a_rule("both", when=[{"count": 1, "rating": "worry"}, {"count": 1, "rating": "mixed"}])
    builder = an_assessment().with_account(BED, "child", "worry", "On the sofa").with_account(BED, "parent", "mixed")
    summary = summary_of_answers(builder, policy=a_policy(rule))
    (finding,) = summary.domains[Domain.PHYSICAL].findings
    assert finding.because[0].who == (Source.CHILD, Source.PARENT)
    assert finding.because[0].words == ("On the sofa",)


class TestWhatNoPolicyCanTakeAway:
    """A policy whose only rule never holds still finds every worry."""

    EMPTY = a_policy(a_rule("never", when=[{"count": 99, "rating": "worry"}]))

    def test_a_worry_is_never_nothing(self) -> None:
        summary = summary_of_answers(an_assessment().with_worry(BED).with_worry(CLOTHES), policy=self.EMPTY)
        found = summary.domains[Domain.PHYSICAL]
        assert found.level is Level.SOME
        assert [(finding.rule, len(finding.because)) for finding in found.findings] == [(A_WORRY, 2)]

    def test_a_grave_worry_is_significant(self) -> None:
        summary = summary_of_answers(an_assessment().with_worry(FOOD).with_worry(EATS), policy=self.EMPTY)
        found = summary.domains[Domain.NUTRITIONAL]
        assert found.level is Level.SIGNIFICANT
        assert [(one.rule, [why.item for why in one.because]) for one in found.findings] == [
            (A_GRAVE_WORRY, [FOOD]),
            (A_WORRY, [EATS]),
        ]

    def test_what_a_rule_says_already_is_not_said_twice(self) -> None:
        rule = a_rule("one", when=[{"item": BED, "rating": "worry"}])
        summary = summary_of_answers(an_assessment().with_worry(BED).with_worry(CLOTHES), policy=a_policy(rule))
        findings = summary.domains[Domain.PHYSICAL].findings
        assert [(one.rule, [why.item for why in one.because]) for one in findings] == [
            ("one", [BED]),
            (A_WORRY, [CLOTHES]),
        ]

    def test_a_rule_with_a_smaller_step_of_its_own_never_hides_a_grave_worry(self) -> None:
        rule = a_rule("softer", makes="significant", next_step="seek_advice", when=[{"item": FOOD, "rating": "mixed"}])
        summary = summary_of_answers(an_assessment().with_worry(FOOD), policy=a_policy(rule))
        assert [one.rule for one in summary.domains[Domain.NUTRITIONAL].findings] == ["softer", A_GRAVE_WORRY]
        assert summary.next_step.is_ is NextStep.REFER_NOW


def test_a_grave_worry_asked_for_wherever_it_bears_makes_its_finding_there_too() -> None:
    """So policies of before format 3 ask, once they are read: where an item counts is said in one place."""
    tool = a_tool(an_item(FOOD, domains=["nutritional", "physical"], grave=True))
    rule = a_rule("old", makes="significant", when=[{"count": 1, "rating": "worry", "grave": True, "bears_on": True}])
    summary = summary_of_answers(an_assessment().with_worry(FOOD), tool, a_policy(rule))
    assert [one.rule for one in summary.domains[Domain.NUTRITIONAL].findings] == ["old"]
    assert [one.rule for one in summary.domains[Domain.PHYSICAL].findings] == ["old"]
