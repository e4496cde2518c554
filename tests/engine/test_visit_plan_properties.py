"""What holds for every plan, whatever the tool, the policy and the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, event, given, settings
from strategies import Scenario, scenarios

from neglect_toolkit.engine.effective import accounts_differ, effective_persistence, effective_rating
from neglect_toolkit.engine.visit_plan import LINES_AT_MOST, plan_next_visit
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.visit_plan import Lack, VisitLine, VisitPlan
from neglect_toolkit.model.words import CheckAnswer, Kind, Persistence, Rating, Source

settings.register_profile(
    "engine", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
engine = settings.get_profile("engine")

EVERYBODY = tuple(Source)


def askable(tool: Tool) -> Tool:
    """The same tool, with something to ask and to look for in its rated items: every other one only watches."""
    parts = []
    for part in tool.parts:
        ways = [
            {"ask_child": "Watch: it." if place % 2 else "How is it?", "ask_parent": "How is it?", "look_for": "It."}
            for place, _ in enumerate(part.items)
        ]
        items = tuple(
            item.model_copy(update=way) if item.kind is Kind.RATED else item
            for item, way in zip(part.items, ways, strict=True)
        )
        parts.append(part.model_copy(update={"items": items}))
    return tool.model_copy(update={"parts": tuple(parts)})


def plan(scenario: Scenario) -> VisitPlan:
    return plan_next_visit(
        scenario.tool, scenario.policy, scenario.facts, scenario.answers, scenario.summary(), earlier=scenario.earlier
    )


def lacking(found: VisitPlan) -> Iterator[tuple[VisitLine, str]]:
    for line in found.lines:
        for item in line.items:
            yield line, item


@engine
@given(scenarios())
def test_where_nothing_is_explored_there_is_something_to_do(scenario: Scenario) -> None:
    blank = replace(scenario, tool=askable(scenario.tool), answers={})
    summary = blank.summary()
    asked = {gap.item for found in summary.domains.values() for gap in found.gaps} | set(summary.safety_not_asked)
    found = plan(blank)
    assert {item for _, item in lacking(found)} | set(found.more) == asked


@engine
@given(scenarios())
def test_every_line_names_what_is_really_lacking(scenario: Scenario) -> None:
    scenario = replace(scenario, tool=askable(scenario.tool))
    for line, item in lacking(plan(scenario)):
        event(line.lack)
        answer = scenario.answers.get(item, Answer())
        rating = effective_rating(answer)
        sources = {account.source for account in answer.accounts if account.rating or account.words}
        match line.lack:
            case Lack.CHECK_NOT_ASKED:
                assert answer.answer is None
            case Lack.CHECK_NOT_KNOWN:
                assert answer.answer is CheckAnswer.NOT_KNOWN
            case Lack.NOT_EXPLORED:
                assert rating is None or not rating.is_explored
            case Lack.CHILD_NOT_HEARD:
                assert rating is Rating.WORRY
                assert Source.CHILD not in sources
            case Lack.NOBODY_SAW:
                assert rating is Rating.WORRY
                assert Source.OBSERVED not in sources
            case Lack.ACCOUNTS_DIFFER:
                assert accounts_differ(answer)
                assert line.who not in sources
            case Lack.HOW_OFTEN:
                assert effective_persistence(answer) is None


@engine
@given(scenarios())
def test_what_everybody_told_of_with_how_often_never_appears(scenario: Scenario) -> None:
    scenario = replace(scenario, tool=askable(scenario.tool))
    for item in scenario.rated_items():
        for rating in (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY):
            told = tuple(Account(source=source, rating=rating) for source in EVERYBODY)
            answer = Answer(rating=Rating.WORRY, persistence=Persistence.SOMETIMES, accounts=told)
            found = plan(scenario.answering(item.id, answer))
            assert item.id not in found.more
            assert item.id not in {each for _, each in lacking(found)}


@engine
@given(scenarios())
def test_finding_it_out_takes_it_off_the_plan(scenario: Scenario) -> None:
    scenario = replace(scenario, tool=askable(scenario.tool))
    for line, item in lacking(plan(scenario)):
        answer = scenario.answers.get(item, Answer())
        after = plan(scenario.answering(item, found_out(line, answer)))
        assert (line.lack, line.who, item) not in {(each.lack, each.who, one) for each, one in lacking(after)}


def found_out(line: VisitLine, answer: Answer) -> Answer:
    """The same answer with what the line asks for."""
    if line.who is None:
        return answer.model_copy(update={"answer": CheckAnswer.NO})
    if line.lack is Lack.HOW_OFTEN:
        return answer.model_copy(update={"rating": Rating.WORRY, "persistence": Persistence.ONCE})
    rating = Rating.GOING_WELL if line.lack is Lack.NOT_EXPLORED else Rating.WORRY
    return answer.model_copy(update={"accounts": (*answer.accounts, Account(source=line.who, rating=rating))})


@engine
@given(scenarios())
def test_what_a_worry_would_change_is_what_the_summary_then_says(scenario: Scenario) -> None:
    scenario = replace(scenario, tool=askable(scenario.tool))
    before = scenario.summary()
    for line in plan(scenario).lines:
        if line.lack is not Lack.NOT_EXPLORED:
            continue
        after = scenario.answering(line.items[0], Answer(rating=Rating.WORRY)).summary()
        assert after.next_step.is_ is (line.could_call_for or before.next_step.is_)
        for domain in scenario.tool.items[line.items[0]].domains:
            raised = after.domains[domain].level.concern > before.domains[domain].level.concern
            if raised:
                event("a level would rise")
                assert line.could_be is not None
                assert line.could_be.concern >= after.domains[domain].level.concern
        if line.could_be is not None and line.domain is not None:
            assert after.domains[line.domain].level is line.could_be


@engine
@given(scenarios())
def test_the_plan_is_short_ordered_by_gain_and_loses_nothing(scenario: Scenario) -> None:
    scenario = replace(scenario, tool=askable(scenario.tool))
    found = plan(scenario)
    assert len(found.lines) <= LINES_AT_MOST
    to_find_out = [line for line in found.lines if line.who is not None]
    assert found.lines[len(found.lines) - len(to_find_out) :] == tuple(to_find_out)
    gains = [line.gain.rank for line in to_find_out]
    assert gains == sorted(gains, reverse=True)
    gaps = {gap.item for domain in scenario.summary().domains.values() for gap in domain.gaps}
    assert gaps <= {item for _, item in lacking(found)} | set(found.more)
    assert (found.says_more is None) == (not found.more)
    for said in found.said("Zoë"):
        assert said.endswith(".")
        assert "{" not in said
    shuffled = replace(scenario, answers=dict(reversed(scenario.answers.items())))
    assert plan(shuffled) == found
