"""What the window says of an answer, the PDF says in the same words."""

from __future__ import annotations

import pytest
from gui.day.conftest import OpenDay
from gui.day.day_made_up import TOOL, an_open_assessment, zoe
from read_back import pages_of, squeezed
from reports_made_up import a_report

from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.words import BehindIt, CheckAnswer, Persistence, Rating, Source
from neglect_toolkit.reports.referral import referral_pdf

EATS = "breakfast.eats_before_school"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(), ("Not explored yet",)),
        (Answer(rating=Rating.NOT_KNOWN), ("Asked, not known",)),
        (Answer(rating=Rating.DECLINED), ("Chose not to say",)),
        (Answer(rating=Rating.NOT_APPLICABLE), ("Does not apply",)),
        (
            Answer(
                rating=Rating.WORRY,
                persistence=Persistence.MOST_DAYS,
                behind_it=(BehindIt.CARE,),
                accounts=(Account(source=Source.OBSERVED, rating=Rating.WORRY),),
            ),
            ("A worry, most days", "Care that could be given and is not", "Seen by the practitioner"),
        ),
    ],
)
def test_an_answer_reads_the_same_on_the_screen_and_on_paper(
    open_day: OpenDay, answer: Answer, said: tuple[str, ...]
) -> None:
    day = open_day(an_open_assessment(zoe(answers={EATS: answer})), at="check")
    screen = squeezed(day.words(day.desk_page())).lower()
    paper = squeezed("\n".join(pages_of(referral_pdf(a_report(day.kept.assessment, day.kept.tool))))).lower()
    assert [words for words in said if squeezed(words).lower() not in screen] == []
    assert [words for words in said if squeezed(words).lower() not in paper] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [(CheckAnswer.YES, "Yes"), (CheckAnswer.NOT_KNOWN, "Asked, not known"), (None, "Not asked yet")],
)
def test_a_check_reads_the_same_on_the_screen_and_on_paper(
    open_day: OpenDay, given: CheckAnswer | None, said: str
) -> None:
    check = next(item.id for item in TOOL.items.values() if item.urgency)
    day = open_day(an_open_assessment(zoe(answers={check: Answer(answer=given)} if given else {})), at="check")
    paper = squeezed("\n".join(pages_of(referral_pdf(a_report(day.kept.assessment, day.kept.tool)))))
    assert said in day.words(day.desk_page())
    assert squeezed(said) in paper
