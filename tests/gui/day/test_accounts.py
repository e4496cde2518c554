"""Who says so: each person's account kept apart, in their own words, and never on a screen a parent can see."""

from __future__ import annotations

from gui.day.conftest import Key, OpenDay
from gui.day.day_made_up import an_open_assessment, zoe

from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.words import Rating, Source
from neglect_toolkit.services.open_assessment import OpenAssessment

EATS = "breakfast.eats_before_school"
WORDS = "I have something at school if I get there"


def _told() -> OpenAssessment:
    accounts = (
        Account(source=Source.CHILD, who="Zoë", visit="v1", rating=Rating.WORRY, words=WORDS),
        Account(source=Source.PARENT, who="mother", rating=Rating.GOING_WELL, words="She always has cereal"),
    )
    return an_open_assessment(zoe(answers={EATS: Answer(rating=Rating.WORRY, accounts=accounts)}))


def test_what_the_child_says_is_kept_word_for_word(open_day: OpenDay) -> None:
    day = open_day(at="breakfast")
    day.click(day.button("Add what Zoë says", day.card(EATS)))
    day.type(WORDS)
    day.wait_until_saved()
    day.click(day.button("Done with what is recorded here"))
    (account,) = day.answer(EATS).accounts
    assert (account.source, account.who, account.visit, account.words) == (Source.CHILD, "Zoë", "v1", WORDS)
    assert f"Zoë: “{WORDS}”" in day.words(day.card(EATS))


def test_the_number_keys_rate_the_account_while_it_is_open(open_day: OpenDay) -> None:
    day = open_day(at="breakfast")
    day.click(day.button("Add what Zoë says", day.card(EATS)))
    day.type(WORDS)
    day.press(Key.Key_Tab)
    day.press(Key.Key_3)
    (account,) = day.answer(EATS).accounts
    assert account.rating is Rating.WORRY
    assert day.answer(EATS).rating is None


def test_an_account_removed_can_be_brought_back(open_day: OpenDay) -> None:
    day = open_day(_told(), at="breakfast")
    before = day.answer(EATS).accounts
    accounts = day.card(EATS).accounts
    assert accounts is not None
    day.click(day.button(f"Remove what is recorded: Zoë: “{WORDS}” · a worry · Visit 1: 18 November 2026, home"))
    assert [account.source for account in day.answer(EATS).accounts] == [Source.PARENT]
    day.click(day.button("Undo: Account removed."))
    assert day.answer(EATS).accounts == before
    assert len(accounts.rows) == 2


def test_an_account_left_blank_leaves_nothing_behind(open_day: OpenDay) -> None:
    day = open_day(at="breakfast")
    day.click(day.button("Add what I saw", day.card(EATS)))
    assert len(day.answer(EATS).accounts) == 1
    day.go("waking")
    assert EATS not in day.kept.assessment.answers


def test_accounts_that_differ_are_said_to(open_day: OpenDay) -> None:
    day = open_day(_told(), at="breakfast")
    assert "Accounts differ" in day.words(day.card(EATS))


def test_in_the_room_nobody_can_read_what_others_said(open_day: OpenDay) -> None:
    day = open_day(_told(), at="breakfast", in_the_room=True)
    assert WORDS not in day.words()
    assert "cereal" not in day.words()
    assert "Accounts differ" not in day.words()
    assert "Recorded and hidden in the room: 2" in day.words(day.card(EATS))


def test_in_the_room_they_can_be_looked_at_and_fold_away_again(open_day: OpenDay) -> None:
    day = open_day(_told(), at="breakfast", in_the_room=True)
    day.click(day.button("Show here what is recorded: 2"))
    assert WORDS in day.words(day.card(EATS))
    day.card("breakfast.with_somebody").focus_first()
    assert WORDS not in day.words()


def test_an_account_can_be_written_in_the_room_and_is_hidden_afterwards(open_day: OpenDay) -> None:
    day = open_day(at="breakfast", in_the_room=True)
    day.click(day.button("Add what Zoë says", day.card(EATS)))
    day.type("Nothing")
    day.wait_until_saved()
    day.card("breakfast.with_somebody").focus_first()
    day.settle()
    assert day.answer(EATS).accounts[0].words == "Nothing"
    assert "“Nothing”" not in day.words()


def test_a_blank_account_in_the_room_goes_without_taking_the_focus_back(open_day: OpenDay) -> None:
    day = open_day(at="breakfast", in_the_room=True)
    day.click(day.button("Add what Zoë says", day.card(EATS)))
    day.card("breakfast.with_somebody").focus_first()
    day.settle()
    assert EATS not in day.kept.assessment.answers
    assert day.card("breakfast.with_somebody").isAncestorOf(day.focus())
