"""What is recorded of an answer beside its rating, and that no page tells what nobody said."""

from __future__ import annotations

import pytest
from gui.day.conftest import Day, Key, OpenDay
from gui.day.day_made_up import TOOL, an_open_assessment, zoe
from PySide6.QtWidgets import QAbstractButton

from neglect_toolkit.gui.day.cards.account_row import AccountRow
from neglect_toolkit.gui.day.cards.accounts import Accounts
from neglect_toolkit.gui.day.cards.count_row import CountRow
from neglect_toolkit.gui.widgets.fold import Fold
from neglect_toolkit.model.assessment import Account, Answer, Count, Judgement
from neglect_toolkit.model.words import Effect, NextStep, Persistence, Rating, Source
from neglect_toolkit.services.open_assessment import OpenAssessment

EATS = "breakfast.eats_before_school"
DESCRIPTIONS = [
    words.replace("{child}", "Zoë")
    for item in TOOL.items.values()
    if item.describes
    for words in (item.describes.going_well, item.describes.mixed, item.describes.worry)
]


def _everything_answered() -> OpenAssessment:
    """A worry with everything beside it, and every other rating once."""
    ratings = (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY)
    rated = [item.id for item in TOOL.items.values() if item.describes]
    answers = {item: Answer(rating=ratings[place % 3]) for place, item in enumerate(rated)}
    answers[EATS] = Answer(
        rating=Rating.WORRY,
        persistence=Persistence.MOST_DAYS,
        note="Toast from a neighbour.",
        effect="Tearful by ten.",
        accounts=(
            Account(source=Source.CHILD, who="Zoë", visit="v1", rating=Rating.WORRY, words="Not till lunch"),
            Account(source=Source.SIBLING, who="Leo", rating=Rating.WORRY, words="that it is always so", quoted=False),
        ),
    )
    judgement = Judgement(next_step=NextStep.REFER_NOW, reason="It lasts.")
    return an_open_assessment(zoe(answers=answers, judgement=judgement))


@pytest.mark.parametrize("place", ["summary", "check", "sign", "family"])
def test_no_page_of_findings_holds_a_description_of_a_rating(open_day: OpenDay, place: str) -> None:
    day = open_day(_everything_answered(), at=place)
    for fold in day.page.current.findChildren(Fold) if day.page.current else ():
        day.click(fold.button)
    words = day.words(day.page.current)
    assert len(words) > 100
    assert [said for said in DESCRIPTIONS if said in words] == []


def test_the_panel_tells_what_was_judged_before_what_the_findings_point_to(open_day: OpenDay) -> None:
    words = open_day(_everything_answered()).words().splitlines()
    judged = words.index("Judged: Refer now")
    assert words[judged + 1].startswith("The findings point to: ")


def test_reported_words_stand_without_quotation_marks_and_are_marked(open_day: OpenDay) -> None:
    day = open_day(_everything_answered(), at="summary")
    words = day.words(day.page.current)
    assert "Leo, reported: that it is always so." in words
    assert "“that it is always so" not in words
    assert "Zoë, 18 November 2026: “Not till lunch”" in words


def _row(day: Day) -> AccountRow:
    accounts = day.card(EATS).accounts
    assert accounts is not None
    return accounts.rows[-1]


def _with_a_record_begun(open_day: OpenDay) -> tuple[Day, Accounts]:
    """Breakfast is rated, and what a record says of it is open to be written."""
    day = open_day(at="breakfast")
    day.press(Key.Key_1)
    accounts = day.card(EATS).accounts
    assert accounts is not None
    day.click(accounts.others)
    day.click(accounts.add_buttons[Source.RECORD])
    return day, accounts


def _choose(day: Day, words: str) -> None:
    buttons = [one for one in _row(day).findChildren(QAbstractButton) if one.isVisible() and one.text() == words]
    tiles = [
        one for one in _row(day).findChildren(QAbstractButton) if one.isVisible() and words in one.accessibleName()
    ]
    day.click((buttons or tiles)[0])


def test_a_neighbours_word_can_be_recorded_as_reported_and_as_looked_into(open_day: OpenDay) -> None:
    day = open_day(at="breakfast")
    day.press(Key.Key_1)
    card = day.card(EATS)
    assert card.accounts is not None
    assert not card.accounts.add_buttons[Source.PUBLIC].isVisible()
    day.click(card.accounts.others)
    day.click(card.accounts.add_buttons[Source.PUBLIC])
    day.type("that she begs at doors")
    day.wait_until_saved()
    _choose(day, "Reported, in my words")
    _choose(day, "A worry")
    assert day.kept.view().summary.domains["nutritional"].level.concern > 0  # type: ignore[index]
    _choose(day, "Yes, and it is not so")
    (account,) = day.answer(EATS).accounts
    assert (account.source, account.quoted, account.borne_out) == (Source.PUBLIC, False, False)
    found = day.kept.view().summary.domains["nutritional"]  # type: ignore[index]
    assert found.level.concern == 0
    assert found.set_aside == (EATS,)
    day.click(day.button("Done with what is recorded here"))
    assert "looked into: it is not so, and does not count" in day.words(card)


def test_what_was_counted_is_kept_once_it_is_whole(open_day: OpenDay) -> None:
    day = open_day(at="breakfast")
    day.press(Key.Key_3)
    details = day.rated(EATS).details
    assert details is not None
    row: CountRow = details.count
    day.click(row.way.tile("missed"))
    row.number.setFocus()
    day.type("3")
    assert day.answer(EATS).count is None
    assert "Write how many, and of how many" in day.words(row)
    row.of.setFocus()
    day.type("5")
    day.wait_until_saved()
    assert day.answer(EATS).count == Count(missed=3, of=5)
    row.of.setFocus()
    day.press(Key.Key_Backspace)
    day.type("2")
    assert "more than there were" in day.words(row)
    assert "“missed 3 of 5” stays" in day.words(row)
    assert day.answer(EATS).count == Count(missed=3, of=5)  # nothing is lost by a slip
    day.press(Key.Key_Backspace)
    row.number.setFocus()
    day.press(Key.Key_Backspace)
    day.wait_until_saved()
    assert day.answer(EATS).count is None  # what stands nowhere on the page counts nowhere
    day.type("3")
    row.of.setFocus()
    day.type("5")
    day.wait_until_saved()
    row.what.setFocus()
    day.type("x" * 250)
    day.wait_until_saved()
    assert day.answer(EATS).count == Count(missed=3, of=5, what="x" * 200)
    day.click(day.button("Clear: What was counted?"))
    assert day.answer(EATS).count is None


def test_how_serious_it_is_for_the_child_is_kept(open_day: OpenDay) -> None:
    day = open_day(at="breakfast")
    day.press(Key.Key_2)
    details = day.rated(EATS).details
    assert details is not None
    day.click(details.effect_is.tile("serious"))
    assert day.answer(EATS).effect_is is Effect.SERIOUS
    day.click(day.button("Clear: How serious is that for Zoë?"))
    assert day.answer(EATS).effect_is is None


def test_the_question_before_signing_names_whoever_has_it_unlocked(open_day: OpenDay) -> None:
    kept = _everything_answered()
    assert kept.assessment.assessed_by.name != "Sam Okafor" or kept.signs_as == "Sam Okafor"
    other = kept.assessment.assessed_by.model_copy(update={"name": "Omar Lund"})
    kept.save(kept.assessment.model_copy(update={"assessed_by": other}))
    day = open_day(kept, at="sign")
    day.click(day.button("Sign this assessment"))
    words = day.words(day.page.current)
    assert f"Sign as {kept.signs_as}?" in words
    assert "Omar Lund?" not in words


def test_a_child_who_is_made_up_is_marked_at_the_head_and_before_signing(open_day: OpenDay) -> None:
    kept = _everything_answered()
    child = kept.assessment.child.model_copy(update={"made_up": True})
    kept.save(kept.assessment.model_copy(update={"child": child}))
    day = open_day(kept, at="sign")
    assert day.page.header.status.text() == "Draft (made up)"
    day.click(day.button("Sign this assessment"))
    assert "This child is made up" in day.words(day.page.current)


def test_reported_words_cannot_be_cleared_into_a_quotation(open_day: OpenDay) -> None:
    day = open_day(at="breakfast")
    day.press(Key.Key_1)
    card = day.card(EATS)
    assert card.accounts is not None
    day.click(card.accounts.add_buttons[Source.PARENT])
    day.type("that there was no time")
    day.wait_until_saved()
    _choose(day, "Reported, in my words")
    assert not [
        one
        for one in _row(day).findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName() == "Clear: Whose words are these?"
    ]
    (account,) = day.answer(EATS).accounts
    assert account.quoted is False


def test_what_an_informant_counted_is_kept_with_them(open_day: OpenDay) -> None:
    day, _ = _with_a_record_begun(open_day)
    row = _row(day)
    day.click(row._count.way.tile("missed"))
    for box, number in ((row._count.number, "2"), (row._count.of, "7")):
        box.setFocus()
        day.type(number)
    day.wait_until_saved()
    day.click(day.button("Done with what is recorded here"))  # a count alone is something: it stays
    (account,) = day.answer(EATS).accounts
    assert account.count == Count(missed=2, of=7)
    assert "missed 2 of 7" in day.words(day.card(EATS))


def test_after_taking_away_a_record_the_focus_stays_beside_it(open_day: OpenDay) -> None:
    day, accounts = _with_a_record_begun(open_day)
    day.click(day.button("Remove this account"))
    assert day.focus() in (accounts.others, accounts.add_buttons[Source.RECORD])
