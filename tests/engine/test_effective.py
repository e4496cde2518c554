"""What one answer says once every account in it is heard."""

from __future__ import annotations

from random import Random

import pytest
from builders import an_item, the_bundled_policy
from hypothesis import given
from hypothesis import strategies as st
from strategies import rated_answers

from neglect_toolkit.engine.effective import Reading, accounts_differ, effective_persistence, effective_rating
from neglect_toolkit.model.assessment import Account, Answer, Count
from neglect_toolkit.model.words import Persistence, Rating, Source

WELL, MIXED, WORRY = Rating.GOING_WELL, Rating.MIXED, Rating.WORRY
NOT_KNOWN, DECLINED, NOT_APPLICABLE = Rating.NOT_KNOWN, Rating.DECLINED, Rating.NOT_APPLICABLE
ONCE, SOMETIMES, MOST_DAYS, EVERY_DAY = Persistence
CHILD, PARENT, OBSERVED, PROFESSIONAL = Source.CHILD, Source.PARENT, Source.OBSERVED, Source.PROFESSIONAL


def says(source: Source, rating: Rating | None = None, often: Persistence | None = None, **more: str) -> Account:
    return Account(source=source, rating=rating, persistence=often, **more)


def read(rating: Rating | None, *accounts: Account, often: Persistence | None = None) -> Reading:
    return Reading.of(0, an_item(), Answer(rating=rating, persistence=often, accounts=accounts))


@pytest.mark.parametrize(
    ("own", "accounts", "effective"),
    [
        (WELL, [], WELL),
        (WELL, [WORRY], WORRY),
        (WORRY, [WELL], WORRY),
        (MIXED, [WELL, WORRY], WORRY),
        (None, [MIXED, WELL], MIXED),
        (NOT_APPLICABLE, [WORRY], WORRY),
        (NOT_APPLICABLE, [WELL], WELL),
        (NOT_KNOWN, [DECLINED, MIXED], MIXED),
    ],
)
def test_the_most_worrying_rating_stands(own: Rating | None, accounts: list[Rating], effective: Rating) -> None:
    answer = Answer(rating=own, accounts=tuple(says(PARENT, rating) for rating in accounts))
    assert effective_rating(answer) is effective


@pytest.mark.parametrize(
    ("own", "accounts", "why_not"),
    [
        (None, [], None),
        (None, [None], None),
        (NOT_KNOWN, [], NOT_KNOWN),
        (NOT_APPLICABLE, [DECLINED], NOT_APPLICABLE),
        (NOT_KNOWN, [DECLINED], NOT_KNOWN),
        (None, [NOT_KNOWN, DECLINED], DECLINED),
        (None, [NOT_KNOWN], NOT_KNOWN),
        (None, [NOT_APPLICABLE], NOT_KNOWN),
    ],
)
def test_without_a_rating_it_is_told_why_there_is_none(
    own: Rating | None, accounts: list[Rating | None], why_not: Rating | None
) -> None:
    answer = Answer(rating=own, accounts=tuple(says(PARENT, rating) for rating in accounts))
    assert effective_rating(answer) is why_not


def test_no_answer_has_no_rating() -> None:
    assert effective_rating(None) is None


class TestHowOften:
    def test_a_rating_and_its_own_how_often_must_meet_a_test_together(self) -> None:
        reading = read(MIXED, says(CHILD, WORRY, ONCE), often=EVERY_DAY)
        assert reading.reaches(WORRY, ONCE)
        assert reading.reaches(MIXED, EVERY_DAY)
        assert not reading.reaches(WORRY, MOST_DAYS)

    def test_an_account_that_does_not_say_takes_how_often_from_a_mixed_or_a_worry(self) -> None:
        for own in (MIXED, WORRY):
            assert read(own, says(CHILD, WORRY), often=MOST_DAYS).reaches(WORRY, MOST_DAYS)

    @pytest.mark.parametrize("own", [None, WELL, NOT_KNOWN, DECLINED, NOT_APPLICABLE])
    def test_but_never_from_anything_else(self, own: Rating | None) -> None:
        reading = read(own, says(CHILD, WORRY), often=EVERY_DAY)
        assert reading.reaches(WORRY)
        assert not reading.reaches(WORRY, ONCE)

    def test_the_highest_among_those_who_give_the_effective_rating_is_reported(self) -> None:
        accounts = (says(CHILD, WORRY, SOMETIMES), says(OBSERVED, WORRY, ONCE), says(PARENT, MIXED, EVERY_DAY))
        assert effective_persistence(Answer(rating=WELL, accounts=accounts)) is SOMETIMES

    def test_nothing_is_reported_where_nobody_has_said(self) -> None:
        assert effective_persistence(Answer(rating=WORRY)) is None
        assert effective_persistence(Answer(persistence=EVERY_DAY)) is None

    @given(rated_answers)
    def test_an_answer_reaches_what_it_is_reported_to_be(self, answer: Answer) -> None:
        reading = Reading.of(0, an_item(), answer)
        if reading.concern > 0 and reading.rating is not None:
            assert reading.reaches(reading.rating, effective_persistence(answer))


class TestWhoAndWords:
    READING = read(
        MIXED,
        says(PROFESSIONAL, WORRY),
        says(CHILD, WORRY, words="Nobody comes"),
        says(CHILD, MIXED, who="again", words="Mum is asleep"),
        says(CHILD, WELL, words="On Sunday it is nice"),
        says(PARENT, WELL, words="She is fine"),
        says(OBSERVED, None),
    )

    def test_who_says_at_least_what_the_test_asks_in_the_order_of_sources(self) -> None:
        assert self.READING.because(WORRY).who == (CHILD, PROFESSIONAL)

    def test_only_the_childs_words_that_say_so_are_quoted(self) -> None:
        assert self.READING.because(WORRY).words == ("Nobody comes",)
        assert self.READING.because(MIXED).words == ("Mum is asleep", "Nobody comes")

    def test_the_practitioners_own_rating_stands_without_a_source(self) -> None:
        because = read(WORRY, often=ONCE).because(MIXED)
        assert (because.rating, because.persistence, because.who, because.words) == (WORRY, ONCE, (), ())

    def test_the_childs_account_can_be_asked_for_alone(self) -> None:
        assert self.READING.reaches(WORRY, child_says=True)
        assert not read(WORRY, says(CHILD, MIXED), says(PARENT, WORRY)).reaches(WORRY, child_says=True)


class TestAccountsDiffer:
    def test_two_informants_who_rate_differently_differ(self) -> None:
        assert accounts_differ(Answer(accounts=(says(CHILD, WORRY), says(PARENT, WELL))))
        assert accounts_differ(Answer(accounts=(says(PARENT, MIXED, who="mother"), says(PARENT, WELL, who="father"))))

    def test_the_practitioners_own_rating_counts_as_one(self) -> None:
        assert accounts_differ(Answer(rating=WORRY, accounts=(says(PARENT, WELL),)))

    def test_those_who_agree_do_not_differ(self) -> None:
        assert not accounts_differ(Answer(rating=WORRY, accounts=(says(CHILD, WORRY), says(PARENT, WORRY))))

    def test_one_informant_alone_never_differs(self) -> None:
        assert not accounts_differ(Answer(rating=WORRY))
        assert not accounts_differ(Answer(accounts=(says(CHILD, WORRY), says(CHILD, WELL))))

    @pytest.mark.parametrize("unexplored", [None, NOT_KNOWN, DECLINED, NOT_APPLICABLE])
    def test_not_knowing_is_not_a_different_account(self, unexplored: Rating | None) -> None:
        assert not accounts_differ(Answer(rating=WORRY, accounts=(says(PARENT, unexplored),)))

    @given(rated_answers, st.randoms(use_true_random=False))
    def test_the_order_of_accounts_does_not_matter(self, answer: Answer, chance: Random) -> None:
        accounts = list(answer.accounts)
        chance.shuffle(accounts)
        shuffled = answer.model_copy(update={"accounts": tuple(accounts)})
        assert accounts_differ(shuffled) == accounts_differ(answer)


def _counted(missed: int, of: int) -> Count:
    return Count(missed=missed, of=of)


def test_a_count_beside_an_account_never_makes_it_less_often_than_it_was_said() -> None:
    """What was counted and what was said: the worse of the two holds."""
    counts = the_bundled_policy().counts
    for count in (None, _counted(0, 5), _counted(3, 10), _counted(9, 10)):
        child = Account(source=CHILD, rating=WORRY, count=count)
        reading = Reading.of(0, an_item(), Answer(rating=WORRY, persistence=MOST_DAYS, accounts=(child,)), counts)
        assert reading.reaches(WORRY, MOST_DAYS, child_says=True)


@pytest.mark.parametrize(
    "other",
    [
        Account(source=Source.PUBLIC, rating=WORRY, count=_counted(5, 5), borne_out=False),
        Account(source=PARENT, rating=WELL, count=_counted(5, 5)),
    ],
)
def test_a_reason_holds_no_count_of_whoever_does_not_give_it(other: Account) -> None:
    reading = read(WORRY, Account(source=CHILD, rating=WORRY, count=_counted(1, 5)), other)
    assert reading.because(WORRY).count == _counted(1, 5)


def test_how_often_something_is_mixed_is_not_told_of_a_worry() -> None:
    reading = read(MIXED, Account(source=CHILD, rating=WORRY), often=MOST_DAYS)
    assert reading.reaches(WORRY, MOST_DAYS)  # it weighs, for whoever says that it is worse
    assert reading.said_often is None
    assert reading.because(WORRY).persistence is None
