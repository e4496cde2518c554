"""The page for the family: it never gives away what the child or a professional said."""

from __future__ import annotations

from builders import a_tool, an_assessment, an_item
from hypothesis import given
from strategies import Scenario, scenarios

from neglect_toolkit.engine.family import family_page
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.family import FamilyChoices, FamilyLine, FamilyPage
from neglect_toolkit.model.tool import topic_of
from neglect_toolkit.model.words import BehindIt, Rating, Source

EATS, BED, WARM = "breakfast.eats_before_school", "night.own_bed", "home.warm"
TOOL = a_tool(an_item(EATS), an_item(BED), an_item(WARM))
SECRET = "I have nothing until lunch"
HIDDEN = set(Source) - {Source.PARENT, Source.OBSERVED}


def page_of(builder: object, **choices: object) -> FamilyPage:
    answers = builder.answers()  # type: ignore[attr-defined]
    return family_page(TOOL, Facts(), answers, FamilyChoices.model_validate(choices), child="Zoë", next_step="We talk.")


def lines(page: FamilyPage) -> tuple[FamilyLine, ...]:
    return (*page.going_well, *page.to_talk_about, *page.help_missing)


def test_a_worry_that_only_the_child_tells_of_is_kept_off_the_page() -> None:
    told = an_assessment().with_worry(EATS).with_account(EATS, "child", "worry", SECRET)
    told = told.with_account(EATS, "parent", "going_well", "She always has cereal", who="mother")
    page = page_of(told)
    assert lines(page) == ()
    assert page.held_back == (EATS,)
    chosen = page_of(told, child=True)
    assert [line.item for line in chosen.to_talk_about] == [EATS]
    assert [quote.words for quote in chosen.to_talk_about[0].quotes] == [SECRET, "She always has cereal"]
    assert chosen.named == ("Zoë", "mother")


def test_what_the_practitioner_saw_or_a_parent_said_is_talked_about() -> None:
    seen = an_assessment().with_worry(BED).with_account(BED, "observed", "worry", "A mattress on wet boards")
    seen = seen.with_account(BED, "child", "worry", SECRET)
    (line,) = page_of(seen).to_talk_about
    assert (line.item, line.rating) == (BED, Rating.WORRY)
    assert [quote.who for quote in line.quotes] == [None]
    assert SECRET not in page_of(seen).model_dump_json()


def test_what_is_missing_through_no_fault_of_the_family_stands_apart() -> None:
    cold = an_assessment().with_mixed(WARM, behind_it=["barrier"], note="Do not show this")
    page = page_of(cold)
    assert [line.behind_it for line in page.help_missing] == [(BehindIt.BARRIER,)]
    assert page.to_talk_about == ()
    assert "Do not show this" not in page.model_dump_json()


def test_nobody_reads_that_the_care_was_blamed() -> None:
    (line,) = page_of(an_assessment().with_worry(WARM, behind_it=["care"])).to_talk_about
    assert line.behind_it == ()


def test_what_goes_well_is_named_and_a_worry_is_asked_and_neither_in_the_words_of_a_rating() -> None:
    page = page_of(an_assessment().with_going_well(EATS).with_worry(BED))
    assert page.going_well[0].says == topic_of(TOOL.items[EATS], "Zoë")
    assert page.to_talk_about[0].says == TOOL.items[BED].text.replace("{child}", "Zoë")


def test_a_line_can_be_left_out_and_the_next_step_is_shown_only_where_chosen() -> None:
    day = an_assessment().with_going_well(EATS).with_worry(BED)
    assert lines(page_of(day, left_out=[BED, EATS])) == ()
    assert page_of(day, left_out=[BED, EATS]).left_out == (EATS, BED)
    assert page_of(day).next_step is None
    assert page_of(day, next_step=True).next_step == "We talk."


@given(scenarios())
def test_whatever_the_child_or_a_professional_said_the_page_does_not_show_it(scenario: Scenario) -> None:
    """Each line shown would stand there, the same, had they said nothing at all."""
    choices = FamilyChoices()
    shown = family_page(scenario.tool, scenario.facts, scenario.answers, choices, child="Zoë")
    unheard = {item: _without_them(answer) for item, answer in scenario.answers.items()}
    without = family_page(scenario.tool, scenario.facts, unheard, choices, child="Zoë")
    assert set(lines(shown)) <= set(lines(without))
    assert without.held_back == ()


def _without_them(answer: Answer) -> Answer:
    kept = tuple(account for account in answer.accounts if account.source not in HIDDEN)
    return answer.model_copy(update={"accounts": kept})


def test_a_brother_or_sister_is_never_quoted_to_a_parent_nor_what_was_looked_into_and_is_not_so() -> None:
    told = an_assessment().with_worry(EATS).with_account(EATS, "observed", "worry", "An empty bowl")
    told = told.with_account(EATS, "sibling", "worry", "Dad locks the kitchen", who="Ben")
    told = told.with_account(EATS, "parent", "worry", "It is grim", who="father", borne_out=False)
    page = page_of(told, child=True, professionals=True)
    assert [quote.words for line in lines(page) for quote in line.quotes] == ["An empty bowl"]
