"""Which items are asked, which are offered, and which were answered but are no longer asked."""

from __future__ import annotations

import pytest
from builders import a_check, a_tool, an_assessment, an_item
from hypothesis import given
from strategies import Scenario, scenarios

from neglect_toolkit.engine.visibility import is_answered, no_longer_asked, shown_items
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.words import Kind, Rating

UNKNOWN = Facts()
DISABLED = {"fact": "disabled", "is": True}

BREAKFAST = a_tool(
    an_item("breakfast.eats"),
    an_item("breakfast.company", core=False),
    an_item("breakfast.usual_food", kind=Kind.TEXT),
    an_item("tea.eats"),
    an_item("tea.company", core=False),
    an_item("tea.what_helps", kind=Kind.CHOICES),
    an_item("tea.since", kind=Kind.DATE),
    a_check("safety.alone"),
)


def test_core_items_and_checks_are_asked_and_further_items_wait() -> None:
    assert shown_items(BREAKFAST, UNKNOWN, {}) == ("breakfast.eats", "tea.eats", "safety.alone")


@pytest.mark.parametrize("rating", [Rating.MIXED, Rating.WORRY])
def test_a_core_item_that_is_mixed_or_a_worry_offers_what_goes_further_in_its_part(rating: Rating) -> None:
    answers = an_assessment().with_rating("tea.eats", rating).answers()
    assert shown_items(BREAKFAST, UNKNOWN, answers) == (
        "breakfast.eats",
        "tea.eats",
        "tea.company",
        "tea.what_helps",
        "tea.since",
        "safety.alone",
    )


@pytest.mark.parametrize("rating", [rating for rating in Rating if rating not in {Rating.MIXED, Rating.WORRY}])
def test_nothing_else_offers_it(rating: Rating) -> None:
    answers = an_assessment().with_rating("tea.eats", rating).answers()
    assert "tea.company" not in shown_items(BREAKFAST, UNKNOWN, answers)


def test_an_account_of_a_worry_offers_it_too() -> None:
    answers = an_assessment().with_rating("tea.eats", "going_well").with_account("tea.eats", "child", "worry").answers()
    assert "tea.company" in shown_items(BREAKFAST, UNKNOWN, answers)


def test_a_further_item_that_is_a_worry_does_not_offer_its_neighbours() -> None:
    answers = an_assessment().with_worry("tea.company").answers()
    assert shown_items(BREAKFAST, UNKNOWN, answers) == ("breakfast.eats", "tea.eats", "tea.company", "safety.alone")


def test_an_opened_part_shows_what_goes_further_in_it() -> None:
    shown = shown_items(BREAKFAST, UNKNOWN, {}, opened=frozenset({"breakfast"}))
    assert shown == ("breakfast.eats", "breakfast.company", "breakfast.usual_food", "tea.eats", "safety.alone")


def test_an_answered_further_item_stays_in_sight() -> None:
    answers = an_assessment().with_text("breakfast.usual_food", "Toast").answers()
    assert "breakfast.usual_food" in shown_items(BREAKFAST, UNKNOWN, answers)
    assert "breakfast.company" not in shown_items(BREAKFAST, UNKNOWN, answers)


def test_what_is_for_some_children_is_asked_of_them_alone() -> None:
    tool = a_tool(an_item("waking.hoist", shown_when=DISABLED), a_check("safety.oxygen", shown_when=DISABLED))
    assert shown_items(tool, UNKNOWN, {}) == ()
    assert shown_items(tool, Facts(disabled=False), {}, opened=frozenset({"waking"})) == ()
    assert shown_items(tool, Facts(disabled=True), {}) == ("waking.hoist", "safety.oxygen")


def test_an_answer_whose_question_has_gone_is_listed_as_no_longer_asked() -> None:
    tool = a_tool(an_item("waking.hoist", shown_when=DISABLED), an_item("waking.clothes"))
    answers = an_assessment().with_worry("waking.hoist").with_worry("waking.clothes").answers()
    assert no_longer_asked(tool, Facts(disabled=False), answers) == ("waking.hoist",)
    assert no_longer_asked(tool, Facts(disabled=True), answers) == ()
    assert no_longer_asked(tool, Facts(disabled=False), {"waking.hoist": Answer()}) == ()


def test_a_note_alone_is_an_answer_and_an_empty_one_is_not() -> None:
    assert is_answered(Answer(note="Ask again"))
    assert not is_answered(Answer())
    assert not is_answered(None)


@given(scenarios())
def test_every_item_is_shown_or_waits_and_the_order_is_the_tools(scenario: Scenario) -> None:
    tool, facts, answers = scenario.tool, scenario.facts, scenario.answers
    everywhere = frozenset(part.id for part in tool.parts)
    shown = shown_items(tool, facts, answers)
    opened = shown_items(tool, facts, answers, everywhere)
    gone = no_longer_asked(tool, facts, answers)
    places = [list(tool.items).index(item) for item in shown]
    assert places == sorted(places)
    assert set(shown) <= set(opened)
    assert not set(opened) & set(gone)
    answered = {item for item, answer in answers.items() if is_answered(answer)}
    assert answered <= set(shown) | set(gone)
