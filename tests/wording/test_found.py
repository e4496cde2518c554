"""What was found about one thing, told the same everywhere: made of what was recorded, each with who and when."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import an_item
from pydantic import ValidationError

from neglect_toolkit.model.assessment import Account, Answer, Count
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.words import Persistence, Rating, Source
from neglect_toolkit.wording.found import found

BREAKFAST = an_item(topic="breakfast")
VISITS = (Visit(id="v1", date=dt.date(2026, 11, 18)), Visit(id="v2"))


def test_it_speaks_of_the_child_with_who_says_so_and_when() -> None:
    answer = Answer(
        rating=Rating.WORRY,
        persistence=Persistence.MOST_DAYS,
        since="September",
        note="toast from a neighbour on two mornings",
        effect="Tired and tearful by ten.",
        accounts=(
            Account(source=Source.PROFESSIONAL, who="her teacher", visit="v2", rating=Rating.WORRY),
            Account(source=Source.CHILD, who="Zoë", visit="v1", rating=Rating.WORRY, words="I have it at school"),
            Account(
                source=Source.PARENT, who="mother", rating=Rating.GOING_WELL, words="She always eats", quoted=False
            ),
        ),
    )
    told = found(BREAKFAST, answer, Rating.WORRY, Persistence.MOST_DAYS, child="Zoë", visits=VISITS)

    assert told.says == (
        "Breakfast: rated a worry, most days (Zoë, 18 November 2026; her teacher; the practitioner). "
        "Since September. Toast from a neighbour on two mornings. Tired and tearful by ten."
    )
    assert [one.says for one in told.words] == [
        "Zoë, 18 November 2026: “I have it at school”",
        "Mother, reported: She always eats.",
    ]
    assert told.otherwise == ("Mother rates it otherwise: going well.",)


def test_nobody_is_said_to_say_how_often_who_did_not() -> None:
    """Whoever says another "how often" has theirs; what one informant counted stands with them alone."""
    answer = Answer(
        rating=Rating.WORRY,
        persistence=Persistence.EVERY_DAY,
        accounts=(
            Account(
                source=Source.CHILD, rating=Rating.WORRY, persistence=Persistence.ONCE, count=Count(missed=1, of=5)
            ),
        ),
    )
    told = found(BREAKFAST, answer, Rating.WORRY, Persistence.EVERY_DAY, child="Zoë")
    assert told.headline == "Breakfast: rated a worry, every day (Zoë, once, missed 1 of 5; the practitioner)."


def test_what_was_looked_into_and_is_not_so_gives_no_rating_and_says_so() -> None:
    answer = Answer(
        rating=Rating.MIXED,
        accounts=(
            Account(source=Source.PUBLIC, who="a neighbour", rating=Rating.WORRY, words="filth", borne_out=False),
        ),
    )
    told = found(BREAKFAST, answer, Rating.MIXED)
    assert told.headline == "Breakfast: rated mixed (the practitioner)."
    assert told.otherwise == ("A neighbour rated it a worry: looked into, and not so.",)


def test_below_a_title_the_same_topic_is_not_said_again() -> None:
    told = found(BREAKFAST, Answer(rating=Rating.MIXED), Rating.MIXED)
    assert told.headline_under("Breakfast") == "Rated mixed (the practitioner)."
    assert told.headline_under("Morning") == told.headline == "Breakfast: rated mixed (the practitioner)."


def test_the_description_of_a_rating_is_never_part_of_it() -> None:
    describes = {"going_well": "NONCE-WELL.", "mixed": "NONCE-MIXED.", "worry": "NONCE-WORRY."}
    item = an_item(topic="breakfast", describes=describes)
    for rating in (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY):
        told = found(item, Answer(rating=rating), rating)
        assert "NONCE" not in str(told)
        assert told.who == ("the practitioner",)


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (Count(missed=3, of=5), "missed 3 of 5"),
        (Count(kept=2, of=7, what="visits"), "kept 2 of 7 visits"),
        (Count(kept=52, of="percent"), "kept 52 %"),
        (Count(kept=52, of="percent", what="school sessions"), "kept 52 % of school sessions"),
    ],
)
def test_a_count_is_told_as_it_was_counted(count: Count, says: str) -> None:
    told = found(BREAKFAST, Answer(rating=Rating.MIXED, count=count), Rating.MIXED, Persistence.SOMETIMES)
    assert told.headline == f"Breakfast: rated mixed, sometimes, {says} (the practitioner)."


@pytest.mark.parametrize(
    ("source", "who", "quoted", "says"),
    [
        (Source.CHILD, None, None, "Zoë: “we eat late”"),
        (Source.CHILD, None, False, "Zoë, reported: we eat late."),
        (Source.PARENT, "mother", None, "Mother: “we eat late”"),
        (Source.PARENT, "mother", False, "Mother, reported: we eat late."),
        (Source.SIBLING, "Leo", False, "Leo, reported: we eat late."),
        (Source.RELATIVE, None, True, "A relative: “we eat late”"),
        (Source.PUBLIC, None, False, "A neighbour or other person, reported: we eat late."),
        (Source.RECORD, "police note", True, "Police note: “we eat late”"),
        (Source.PROFESSIONAL, None, None, "Another professional: we eat late."),
        (Source.OBSERVED, "the worker", True, "Seen by the practitioner: we eat late."),
    ],
)
def test_only_exact_words_stand_in_quotation_marks(
    source: Source, who: str | None, quoted: bool | None, says: str
) -> None:
    account = Account(source=source, who=who, words="we eat late", quoted=quoted)
    told = found(BREAKFAST, Answer(rating=Rating.MIXED, accounts=(account,)), Rating.MIXED, child="Zoë")
    assert [one.says for one in told.words] == [says]


@pytest.mark.parametrize(
    "wrong",
    [
        {"of": 5},
        {"missed": 1, "kept": 4, "of": 5},
        {"missed": 6, "of": 5},
        {"kept": 101, "of": "percent"},
        {"missed": -1, "of": 5},
        {"missed": 0, "of": 0},
    ],
)
def test_a_count_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Count.model_validate(wrong)


@pytest.mark.parametrize("source", [Source.CHILD, Source.OBSERVED])
def test_what_the_child_says_and_what_was_seen_cannot_be_set_aside(source: Source) -> None:
    with pytest.raises(ValidationError, match="always counts"):
        Account(source=source, rating=Rating.WORRY, borne_out=False)
