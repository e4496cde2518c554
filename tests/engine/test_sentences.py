"""The engine's sentences, read as a practitioner would read them."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import an_item

from neglect_toolkit.engine import sentences
from neglect_toolkit.model.assessment import Answer, Count
from neglect_toolkit.model.summary import Because
from neglect_toolkit.model.words import BehindIt, Domain, Persistence, Rating
from neglect_toolkit.wording.found import rests_on

BED = an_item("night.own_bed", text="Does {child} have a bed?")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Does {child} have a bed?", "Does the child have a bed? Not explored yet."),
        ("{child} has a bed.", "The child has a bed. Not explored yet."),
        ("A bed for {child}", "A bed for the child: not explored yet."),
    ],
)
def test_what_is_said_follows_on_from_what_is_asked(text: str, says: str) -> None:
    assert sentences.gap_says(an_item("night.own_bed", text=text), None) == says


def test_each_reason_for_a_gap_is_told_apart() -> None:
    said = [sentences.gap_says(BED, rating) for rating in (None, Rating.NOT_KNOWN, Rating.DECLINED)]
    assert [one.removeprefix("Does the child have a bed? ") for one in said] == [
        "Not explored yet.",
        "Asked or looked, still not known.",
        "Chose not to say.",
    ]


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        (
            BehindIt.BARRIER,
            ("Said to be money, housing, transport or language; look again once that is put right."),
        ),
        (
            BehindIt.SERVICE_GAP,
            ("Said to have been asked for and not provided; look again once that is put right."),
        ),
        (
            BehindIt.IMPAIRMENT,
            ("Said to be part of the child's impairment; look again once the right help is there."),
        ),
    ],
)
def test_what_lies_behind_an_unmet_need_is_said_and_not_taken_for_granted(reason: BehindIt, says: str) -> None:
    assert sentences.unmet_need_says(BED, (reason,), lasts=False) == f"Does the child have a bed? {says}"


def test_an_unmet_need_that_lasts_says_that_it_counts() -> None:
    said = sentences.unmet_need_says(BED, (BehindIt.BARRIER,), lasts=True)
    assert said.endswith("This was already so at an earlier assessment, so it now counts as a concern too.")


@pytest.mark.parametrize("month", range(1, 13))
def test_a_moment_reads_the_same_in_every_language_of_the_machine(month: int) -> None:
    said = sentences.done_says(Answer(done="Rang", done_at=dt.datetime(2026, month, 9, 8, 5, tzinfo=dt.UTC)))
    english = ["January", "February", "March", "April", "May", "June"]
    english += ["July", "August", "September", "October", "November", "December"]
    assert said == f"Rang, 9 {english[month - 1]} 2026 at 08:05"


def test_a_domain_that_is_too_little_known_is_said_to_be_so() -> None:
    said = sentences.too_little_known(Domain.EMOTIONAL)
    assert said == "Emotional care: too little has been explored to say how this is for the child."


def test_what_was_done_reads_as_one_sentence_with_when_and_by_whom() -> None:
    answer = Answer(
        done="Rang the front door.", done_at=dt.datetime(2026, 11, 18, 16, 40, tzinfo=dt.UTC), done_by="Sam"
    )
    assert sentences.done_says(answer) == "Rang the front door, 18 November 2026 at 16:40, by Sam"
    assert sentences.done_says(Answer(done="Rang the front door.")) == "Rang the front door."


def test_a_reason_names_what_it_rests_on_the_serious_first_and_counts_the_rest() -> None:
    items = [an_item(f"home.thing_{name}", topic=f"the {name} of {{child}}", grave=name == "e") for name in "abcdefg"]
    because = [(item, Because(item=item.id, rating=Rating.WORRY, persistence=Persistence.MOST_DAYS)) for item in items]
    assert rests_on(because) == (
        "The e of the child (a worry, most days); The a of the child (a worry, most days); "
        "The b of the child (a worry, most days); The c of the child (a worry, most days); "
        "The d of the child (a worry, most days); The f of the child (a worry, most days); and 1 more."
    )
    assert rests_on(because[:1], "Zoë") == "The a of Zoë (a worry, most days)."


def test_a_tool_without_topics_is_quoted_by_its_questions() -> None:
    item = an_item("home.thing", text="Is {child} warm?")
    counted = Because(item=item.id, rating=Rating.MIXED, count=Count(missed=3, of=5))
    assert rests_on([(item, counted)]) == "Is the child warm (mixed, missed 3 of 5)."
