"""The properties of the design, for every tool and every rule set of the allowed form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from builders import an_earlier
from hypothesis import HealthCheck, Phase, assume, event, find, given, settings
from hypothesis import strategies as st
from strategies import OPTIONS, Scenario, conditions, earlier_assessments, scenarios

from neglect_toolkit.engine.rules import A_WORRY
from neglect_toolkit.model.assessment import Account, Answer, Count
from neglect_toolkit.model.policy import CountTest, DomainsTest, EarlierTest, ItemTest, Policy, Rule
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import (
    BehindIt,
    CheckAnswer,
    Domain,
    Effect,
    Kind,
    Level,
    NextStep,
    Persistence,
    Rating,
    Source,
    Urgency,
)

settings.register_profile(
    "engine", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
engine = settings.get_profile("engine")

DRAWN_ONLY = settings(engine, max_examples=5000, phases=[Phase.generate], database=None)

FORMS: dict[str, Callable[[Any], bool]] = {
    "item": lambda test: isinstance(test, ItemTest),
    "count in the domain": lambda test: isinstance(test, CountTest) and test.across == "domain" and not test.in_,
    "count across all": lambda test: isinstance(test, CountTest) and test.across == "all",
    "count in some domains": lambda test: isinstance(test, CountTest) and len(test.in_ or ()) > 1,
    "the child says": lambda test: isinstance(test, CountTest) and bool(test.child_says),
    "grave": lambda test: isinstance(test, CountTest) and bool(test.grave),
    "bears on": lambda test: isinstance(test, CountTest) and bool(test.bears_on),
    "an effect": lambda test: isinstance(test, CountTest | ItemTest) and bool(test.effect),
    "a reason given": lambda test: isinstance(test, CountTest) and bool(test.reason_given),
    "domains": lambda test: isinstance(test, DomainsTest),
    "earlier": lambda test: isinstance(test, EarlierTest),
}

CONCERNS = (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY)
EXCUSES = frozenset({BehindIt.BARRIER, BehindIt.SERVICE_GAP, BehindIt.IMPAIRMENT})


# Explained


@engine
@given(scenarios())
def test_without_the_answers_it_names_a_finding_is_not_there(scenario: Scenario) -> None:
    for domain, found in scenario.summary().domains.items():
        for finding in found.findings:
            event("a finding")
            assert finding.because
            assert len({reason.item for reason in finding.because}) == len(finding.because)
            after = scenario.without(*(reason.item for reason in finding.because)).summary()
            assert finding.rule not in {other.rule for other in after.domains[domain].findings}


@engine
@given(scenarios())
def test_every_reason_is_an_answer_that_is_mixed_or_a_worry(scenario: Scenario) -> None:
    for found in scenario.summary().domains.values():
        for finding in found.findings:
            for reason in finding.because:
                assert reason.rating in (Rating.MIXED, Rating.WORRY)
                assert reason.item in scenario.answers


@engine
@given(scenarios())
def test_the_answers_it_names_are_enough_for_a_finding(scenario: Scenario) -> None:
    """Every answer that contributed is named: with these alone, and nothing else answered, it is the same finding."""
    for domain, found in scenario.summary().domains.items():
        for finding in found.findings:
            named = {reason.item for reason in finding.because}
            alone = scenario.without(*(scenario.answers.keys() - named)).summary()
            assert finding in alone.domains[domain].findings


# Monotone


@engine
@given(scenarios())
def test_a_worse_answer_never_lowers_concern_the_next_step_or_the_flags(scenario: Scenario) -> None:
    before = scenario.summary()
    for worse in worse_scenarios(scenario):
        after = worse.summary()
        assert_no_less_concern(before, after)
        assert rank(after) >= rank(before)
        assert flags(after) >= flags(before)


@engine
@given(scenarios())
def test_a_mixed_or_a_worry_that_comes_to_light_never_lowers_concern(scenario: Scenario) -> None:
    before = scenario.summary()
    for item in scenario.rated_items():
        answer = scenario.answers.get(item.id, Answer())
        for rating in (Rating.MIXED, Rating.WORRY):
            told = Account(source=Source.CHILD, rating=rating)
            cases = [scenario.answering(item.id, with_account(answer, told))]
            if answer.rating is None or not answer.rating.is_explored:
                cases.append(scenario.answering(item.id, changed(answer, rating=rating)))
            for after in (case.summary() for case in cases):
                assert_no_less_concern(before, after)
                assert rating is Rating.MIXED or rank(after) >= rank(before)


@engine
@given(scenarios(), earlier_assessments)
def test_one_more_earlier_assessment_never_lowers_concern(scenario: Scenario, one: Any) -> None:
    after = replace(scenario, earlier=(*scenario.earlier, one)).summary()
    assert_no_less_concern(scenario.summary(), after)
    assert rank(after) >= rank(scenario.summary())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.slow
def test_the_policies_that_are_drawn_find_something_by_every_form_of_test(form: str) -> None:
    """So that no property holds of a form only because none of its rules ever found anything."""
    found = find(
        scenarios(),
        lambda scenario: finds_by(scenario, FORMS[form]),
        settings=DRAWN_ONLY,
        random=Random(form),  # noqa: S311 - the same draw each time
    )
    assert found.summary()


def finds_by(scenario: Scenario, is_of_this_form: Callable[[Any], bool]) -> bool:
    rules = {rule.id for rule in scenario.policy.rules if any(map(is_of_this_form, rule.when))}
    return bool(rules) and any(
        finding.rule in rules for found in scenario.summary().domains.values() for finding in found.findings
    )


def worse_scenarios(scenario: Scenario) -> Iterator[Scenario]:
    """Every scenario in which exactly one thing is worse, the rest held equal."""
    for item in scenario.tool.items.values():
        answer = scenario.answers.get(item.id, Answer())
        if item.kind is Kind.RATED:
            for worse in worse_answers(answer):
                yield scenario.answering(item.id, worse)
        elif item.kind is Kind.CHECK and answer.answer is not CheckAnswer.YES:
            yield scenario.answering(item.id, changed(answer, answer=CheckAnswer.YES))


def worse_answers(answer: Answer) -> Iterator[Answer]:
    for rating in worse_ratings(answer.rating):
        yield changed(answer, rating=rating)
    for persistence in more_often(answer.persistence):
        yield changed(answer, persistence=persistence)
    yield from (changed(answer, count=count) for count in more_missed(answer.count))
    yield from (changed(answer, effect_is=effect) for effect in Effect if effect.rank > _rank_of(answer.effect_is))
    inherited = answer.persistence if answer.rating in (Rating.MIXED, Rating.WORRY) else None
    for place, account in enumerate(answer.accounts):
        for rating in worse_ratings(account.rating):
            yield with_account_at(answer, place, account.model_copy(update={"rating": rating}))
        # An account that does not say how often means what the item says; only more than that is more.
        for persistence in more_often(account.persistence or inherited):
            yield with_account_at(answer, place, account.model_copy(update={"persistence": persistence}))
        for count in more_missed(account.count):
            yield with_account_at(answer, place, account.model_copy(update={"count": count}))
        if account.is_set_aside:
            yield with_account_at(answer, place, account.model_copy(update={"borne_out": None}))


def more_missed(count: Count | None) -> Iterator[Count]:
    """The same count with one more missed, and with all of it."""
    if count is None or count.share_missed == 1:
        return
    of = 100 if count.of == "percent" else count.of
    for missed in {(count.missed if count.missed is not None else of - (count.kept or 0)) + 1, of}:
        fields = {"missed": missed} if count.missed is not None else {"kept": of - missed}
        yield Count.model_validate({**fields, "of": count.of})


def _rank_of(effect: Effect | None) -> int:
    return -1 if effect is None else effect.rank


def worse_ratings(rating: Rating | None) -> tuple[Rating, ...]:
    return CONCERNS[CONCERNS.index(rating) + 1 :] if rating in CONCERNS else ()


def more_often(persistence: Persistence | None) -> list[Persistence]:
    return [more for more in Persistence if persistence is None or more.rank > persistence.rank]


# Unknown is not fine


@engine
@given(scenarios())
def test_a_going_well_that_is_lost_never_lowers_the_next_step_or_makes_none_found(scenario: Scenario) -> None:
    before = scenario.summary()
    for less_known in less_known_scenarios(scenario):
        after = less_known.summary()
        assert rank(after) >= rank(before)
        assert none_found(after) <= none_found(before)


def less_known_scenarios(scenario: Scenario) -> Iterator[Scenario]:
    """Every scenario in which exactly one going well is replaced by not known, or taken away."""
    for item in scenario.rated_items():
        answer = scenario.answers.get(item.id)
        if answer is None:
            continue
        if answer.rating is Rating.GOING_WELL:
            for lost in (Rating.NOT_KNOWN, Rating.DECLINED, None):
                yield scenario.answering(item.id, changed(answer, rating=lost))
        for place, account in enumerate(answer.accounts):
            if account.rating is Rating.GOING_WELL:
                for lost in (Rating.NOT_KNOWN, None):
                    yield scenario.answering(
                        item.id, with_account_at(answer, place, account.model_copy(update={"rating": lost}))
                    )
                yield scenario.answering(item.id, with_account_at(answer, place))
        ratings = ratings_in(answer)
        if Rating.GOING_WELL in ratings and not ratings & {Rating.MIXED, Rating.WORRY}:
            yield scenario.without(item.id)
            yield scenario.answering(item.id, Answer(rating=Rating.NOT_KNOWN))


@engine
@given(scenarios())
def test_none_found_is_said_only_where_something_is_known_and_nothing_stands_against_it(scenario: Scenario) -> None:
    for found in scenario.summary().domains.values():
        if found.level is Level.NONE_FOUND:
            assert found.explored > 0
            assert not found.findings
            assert not found.unmet_needs


@engine
@given(scenarios())
def test_an_unknown_domain_asks_at_least_for_information_and_a_blank_day_is_never_no_concern(
    scenario: Scenario,
) -> None:
    summary = scenario.summary()
    if any(found.level is Level.NOT_ENOUGH_KNOWN for found in summary.domains.values()):
        assert summary.next_step.is_.at_least(NextStep.GET_INFORMATION)
    blank = replace(scenario, answers={}).summary()
    assert blank.next_step.is_.at_least(NextStep.GET_INFORMATION)
    assert not none_found(blank)


# A worry is never nothing


@engine
@given(scenarios(), st.data())
def test_one_grave_worry_is_significant_however_little_else_is_known(scenario: Scenario, data: st.DataObject) -> None:
    grave = [item for item in scenario.rated_items() if item.grave]
    assume(grave)
    item = data.draw(st.sampled_from(grave))
    behind_it = tuple(data.draw(st.sets(st.sampled_from(BehindIt))))
    worry = Answer(rating=Rating.WORRY, behind_it=behind_it)
    told = Answer(
        rating=data.draw(st.none() | st.sampled_from(Rating)),
        behind_it=behind_it,
        accounts=(Account(source=data.draw(st.sampled_from(Source)), rating=Rating.WORRY),),
    )
    alone = replace(scenario, answers={item.id: worry}, earlier=())
    for case in (alone, scenario.answering(item.id, worry), scenario.answering(item.id, told)):
        summary = case.summary()
        assert item.grave_in
        for domain in item.grave_in:
            assert summary.domains[domain].level is Level.SIGNIFICANT


@engine
@given(scenarios())
def test_every_counting_worry_makes_at_least_some_and_is_named_by_a_finding_that_says_so(scenario: Scenario) -> None:
    summary = scenario.summary()
    unmet = {need.item for found in summary.domains.values() for need in found.unmet_needs}
    for item in scenario.rated_items():
        if not says_worry(scenario.answers.get(item.id)) or item.id in unmet:
            continue
        found = summary.domains[item.domains[0]]
        assert found.level.concern >= Level.SOME.concern
        makes_level = [finding for finding in found.findings if isinstance(finding.makes, Level)]
        assert sum(names(finding, item.id) for finding in makes_level) >= 1


@engine
@given(scenarios())
def test_an_answer_counts_once_and_elsewhere_it_is_shown(scenario: Scenario) -> None:
    """Only where a rule says `bears_on`, or where it is grave, is it named in a domain that is not its main one."""
    silent = scenario.policy.model_copy(
        update={"rules": tuple(rule for rule in scenario.policy.rules if _asks_in_its_own_domain(rule))}
    )
    if not silent.rules:
        return
    summary = replace(scenario, policy=silent).summary()
    for item in scenario.rated_items():
        answer = scenario.answers.get(item.id, Answer())
        for domain in item.domains[1:]:
            found = summary.domains[domain]
            named = any(names(finding, item.id) for finding in found.findings)
            assert not named or domain in item.grave_in
            assert (item.id in found.bears_on_too) == (is_mixed_or_worry(answer) and not named)
            if says_worry(answer):
                assert found.level is not Level.NONE_FOUND


def _asks_in_its_own_domain(rule: Rule) -> bool:
    counted = [test for test in rule.when if isinstance(test, CountTest)]
    return all(
        isinstance(test, CountTest) and test.across == "domain" and not test.in_ and not test.bears_on
        for test in rule.when
    ) and bool(counted)


@engine
@given(scenarios())
def test_opening_a_part_adds_gaps_and_never_changes_a_level(scenario: Scenario) -> None:
    parts = tuple(part.id for part in scenario.tool.parts)
    closed, opened = (replace(scenario, opened=which).summary() for which in ((), parts))
    assert opened.next_step == closed.next_step
    for domain in Domain:
        before, after = closed.domains[domain], opened.domains[domain]
        assert (after.level, after.findings, after.unmet_needs) == (before.level, before.findings, before.unmet_needs)
        assert after.explored == before.explored
        assert {gap.item for gap in before.gaps} <= {gap.item for gap in after.gaps}


@engine
@given(scenarios())
def test_the_built_in_finding_never_repeats_what_a_rule_says_already(scenario: Scenario) -> None:
    for found in scenario.summary().domains.values():
        levels = [finding for finding in found.findings if isinstance(finding.makes, Level)]
        floor = [reason.item for finding in levels if finding.rule == A_WORRY for reason in finding.because]
        for item in floor:
            assert [finding.rule for finding in levels if names(finding, item)] == [A_WORRY]


# Unmet needs


@engine
@given(scenarios())
def test_what_is_only_said_to_be_out_of_the_carers_hands_is_an_unmet_need_and_never_less(scenario: Scenario) -> None:
    summary = scenario.summary()
    for item in scenario.rated_items():
        answer = scenario.answers.get(item.id)
        excused = (
            answer is not None
            and is_mixed_or_worry(answer)
            and bool(answer.behind_it)
            and set(answer.behind_it) <= EXCUSES
            and not item.grave
        )
        for domain in Domain:
            found = summary.domains[domain]
            is_main = domain is item.domains[0]
            assert (item.id in {need.item for need in found.unmet_needs}) == (excused and is_main)
            if excused and is_main:
                assert found.level.concern >= Level.UNMET_NEED.concern
                assert summary.next_step.is_.at_least(NextStep.SUPPORT_AND_REVIEW)
        lasts = sum(item.id in past.unmet_needs for past in scenario.earlier)
        if answer is not None and excused and not answer.help_came and lasts < scenario.policy.unmet_need_counts_after:
            assert not any(names(finding, item.id) for found in summary.domains.values() for finding in found.findings)


@engine
@given(scenarios(), st.data())
def test_an_unmet_need_that_lasts_counts_like_any_worry_for_every_rule_that_the_policy_lets_it(
    scenario: Scenario, data: Any
) -> None:
    item = data.draw(st.sampled_from(scenario.rated_items()))
    lasting = (an_earlier(unmet=[item.id]),) * scenario.policy.unmet_need_counts_after
    reason = data.draw(st.sampled_from(sorted(EXCUSES)))
    case = replace(scenario.answering(item.id, Answer(rating=Rating.WORRY, behind_it=(reason,))), earlier=lasting)
    counted = case.answering(item.id, Answer(rating=Rating.WORRY, behind_it=(BehindIt.CARE,))).summary()
    within = {rule.id for rule in scenario.policy.rules if scenario.policy.counts_lasting_needs(rule)}
    for domain, found in case.summary().domains.items():
        like_any = [finding for finding in counted.domains[domain].findings if finding.rule in within]
        assert [finding for finding in found.findings if finding.rule in within] == like_any
        if domain is item.domains[0]:
            assert found.level.concern >= Level.SOME.concern


@engine
@given(scenarios(), st.data())
def test_an_unmet_need_that_stays_after_help_came_counts_like_any_worry_for_every_rule(
    scenario: Scenario, data: Any
) -> None:
    item = data.draw(st.sampled_from(scenario.rated_items()))
    reason = data.draw(st.sampled_from(sorted(EXCUSES)))
    worry = Answer(rating=Rating.WORRY, behind_it=(reason,), help_came=True)
    counted = scenario.answering(item.id, Answer(rating=Rating.WORRY, behind_it=(BehindIt.CARE,))).summary()
    for domain, found in scenario.answering(item.id, worry).summary().domains.items():
        assert found.findings == counted.domains[domain].findings


@engine
@given(scenarios(), st.data())
def test_that_help_came_never_lowers_a_concern(scenario: Scenario, data: Any) -> None:
    item = data.draw(st.sampled_from(scenario.rated_items()))
    before = scenario.answers.get(item.id, Answer(rating=Rating.WORRY))
    not_yet, came = (scenario.answering(item.id, changed(before, help_came=said)).summary() for said in (False, True))
    assert_no_less_concern(not_yet, came)
    assert rank(came) >= rank(not_yet)


# No netting


@engine
@given(scenarios())
def test_what_goes_well_never_lowers_a_concern(scenario: Scenario) -> None:
    before = scenario.summary()
    for item in scenario.rated_items():
        answer = scenario.answers.get(item.id, Answer())
        for source in Source:
            well = Account(source=source, rating=Rating.GOING_WELL, persistence=Persistence.EVERY_DAY)
            assert_no_less_concern(before, scenario.answering(item.id, with_account(answer, well)).summary())
        if answer.rating is None or not answer.rating.is_explored:
            rated = changed(answer, rating=Rating.GOING_WELL)
            assert_no_less_concern(before, scenario.answering(item.id, rated).summary())


@engine
@given(scenarios())
def test_an_answer_about_barriers_in_general_never_changes_a_concern(scenario: Scenario) -> None:
    before = scenario.summary()
    for item in scenario.tool.of_kind(Kind.CHOICES):
        for choices in ((), OPTIONS[:1], OPTIONS):
            after = scenario.answering(item.id, Answer(choices=choices)).summary()
            for domain in Domain:
                assert after.domains[domain].level.concern == before.domains[domain].level.concern
                assert after.domains[domain].findings == before.domains[domain].findings


# What is asked changes; what was answered counts


@engine
@given(scenarios(), conditions())
def test_an_answer_counts_whether_or_not_its_question_is_still_asked(scenario: Scenario, condition: Any) -> None:
    before = scenario.summary()
    never = {"all": [{"fact": "disabled", "is": True}, {"fact": "disabled", "is": False}]}
    for shown_when in (None, condition, never):
        after = replace(scenario, tool=asking_only_when(scenario.tool, shown_when)).summary()
        assert after.safety == before.safety
        for domain in Domain:
            assert after.domains[domain].findings == before.domains[domain].findings
            assert after.domains[domain].unmet_needs == before.domains[domain].unmet_needs
            assert after.domains[domain].strengths == before.domains[domain].strengths
        if shown_when == never:
            answered = {item for item, answer in scenario.answers.items() if not answer.is_empty}
            assert set(after.no_longer_asked) == answered
            assert all(found.of == 0 for found in after.domains.values())


def asking_only_when(tool: Tool, condition: dict[str, Any] | None) -> Tool:
    plain = tool.plain()
    for part in plain["parts"]:
        for item in part["items"]:
            item["shown_when"] = condition
    return Tool.model_validate(plain)


# No total


@engine
@given(scenarios())
def test_no_number_stands_in_the_summary_but_how_much_is_explored(scenario: Scenario) -> None:
    plain = scenario.summary().plain()
    counted = {"missed", "kept"}  # what somebody counted themselves
    assert {key for key, value in leaves(plain) if type(value) in (int, float)} <= {"explored", "of"} | counted


@engine
@given(scenarios())
def test_a_domain_is_explained_by_its_own_items_alone_and_its_gaps_add_up(scenario: Scenario) -> None:
    for domain, found in scenario.summary().domains.items():
        assert 0 <= found.explored <= found.of
        assert found.explored + len(found.gaps) == found.of
        listed = [*found.strengths, *found.accounts_differ, *(gap.item for gap in found.gaps)]
        assert all(scenario.tool.items[item].domains[0] is domain for item in listed)
        assert all(domain in scenario.tool.items[item].domains[1:] for item in found.bears_on_too)


def leaves(data: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from leaves(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, key)
    else:
        yield key, data


# Order, determinism, and the next step


@engine
@given(scenarios(), st.randoms(use_true_random=False))
def test_order_does_not_matter(scenario: Scenario, chance: Any) -> None:
    shuffled: Callable[[Any], list[Any]] = lambda many: chance.sample(list(many), len(many))  # noqa: E731
    answers = {
        item: changed(answer, accounts=tuple(shuffled(answer.accounts)), behind_it=tuple(shuffled(answer.behind_it)))
        for item, answer in shuffled(scenario.answers.items())
    }
    other = replace(scenario, answers=answers, earlier=tuple(shuffled(scenario.earlier))).summary()
    assert other == scenario.summary()
    assert json.dumps(other.plain()) == json.dumps(scenario.summary().plain())


@engine
@given(scenarios())
def test_the_same_input_gives_the_same_summary_also_when_it_was_kept_as_json(scenario: Scenario) -> None:
    kept = replace(
        scenario,
        tool=Tool.model_validate(scenario.tool.plain()),
        policy=Policy.model_validate(scenario.policy.plain()),
        answers={item: Answer.model_validate(answer.plain()) for item, answer in scenario.answers.items()},
    )
    summary = scenario.summary()
    assert kept.summary() == summary
    assert IndicatorSummary.model_validate(summary.plain()) == summary


@engine
@given(scenarios())
def test_a_flag_calls_for_what_its_urgency_says_and_every_step_has_its_reasons(scenario: Scenario) -> None:
    summary = scenario.summary()
    yes = {item for item, answer in scenario.answers.items() if answer.answer is CheckAnswer.YES}
    assert flags(summary) == yes
    for flag in summary.safety:
        least = NextStep.IMMEDIATE if flag.urgency is Urgency.NOW else NextStep.REFER_NOW
        assert summary.next_step.is_.at_least(least)
    assert summary.next_step.because
    assert len(set(summary.next_step.because)) == len(summary.next_step.because)


@engine
@given(scenarios())
def test_an_answer_to_something_the_tool_does_not_ask_changes_nothing(scenario: Scenario) -> None:
    stray = scenario.answering("elsewhere.stray", Answer(rating=Rating.WORRY, answer=CheckAnswer.YES))
    assert stray.summary() == scenario.summary()


# What the properties are said in


def changed(before: Answer, /, **fields: Any) -> Answer:
    return before.model_copy(update=fields)


def with_account(answer: Answer, account: Account) -> Answer:
    return changed(answer, accounts=(*answer.accounts, account))


def with_account_at(answer: Answer, place: int, *instead: Account) -> Answer:
    return changed(answer, accounts=(*answer.accounts[:place], *instead, *answer.accounts[place + 1 :]))


def assert_no_less_concern(before: IndicatorSummary, after: IndicatorSummary) -> None:
    for domain in Domain:
        assert after.domains[domain].level.concern >= before.domains[domain].level.concern


def rank(summary: IndicatorSummary) -> int:
    return summary.next_step.is_.rank


def flags(summary: IndicatorSummary) -> set[str]:
    return {flag.item for flag in summary.safety}


def none_found(summary: IndicatorSummary) -> set[Domain]:
    return {domain for domain, found in summary.domains.items() if found.level is Level.NONE_FOUND}


def names(finding: Any, item: str) -> bool:
    return item in {reason.item for reason in finding.because}


def is_mixed_or_worry(answer: Answer) -> bool:
    return bool(ratings_in(answer) & {Rating.MIXED, Rating.WORRY})


def says_worry(answer: Answer | None) -> bool:
    return answer is not None and Rating.WORRY in ratings_in(answer)


def ratings_in(answer: Answer) -> set[Rating | None]:
    """Every rating that counts: those that were looked into and found not to be so do not."""
    return {answer.rating, *(one.rating for one in answer.accounts if not one.is_set_aside)}
