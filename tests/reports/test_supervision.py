"""The supervision report, read back from the PDF: what the record shows, what it asks, and what was agreed."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import AssessmentBuilder, an_assessment
from cases_made_up import EATS, FOOD, JUNE, MARCH, NOVEMBER, a_supervision, an_action, an_outcome, assessed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_once import referral_of, supervision_of
from pdfua.validator import Validator
from pydantic import ValidationError
from read_back import all_that_comes_out, as_shown, in_reading_order, pages_of, squeezed
from reports_made_up import a_case, a_report
from supervisions_made_up import a_supervision_report

from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.case import AssessedInCase, Reviewed
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.words import NextStep
from neglect_toolkit.reports.supervision import supervision_pdf
from neglect_toolkit.reports.values import SupervisionReport

BAD = an_assessment().with_worry(EATS, persistence="most_days", effect="Tearful by ten").with_worry(FOOD)
ANY_TEXT = st.text(alphabet=st.characters(), min_size=1, max_size=60).filter(lambda text: text.strip() != "")


def three(newest: AssessmentBuilder | None = None) -> tuple[AssessedInCase, ...]:
    return (assessed(BAD, MARCH), assessed(BAD, JUNE), assessed(newest or a_case(), NOVEMBER))


def a_full_report(**fields: object) -> SupervisionReport:
    """A report with something in every section."""
    agreed = a_supervision(
        an_action(who="Sam Okafor", by_when=dt.date(2026, 11, 20), if_not="Ask the school nurse"),
        an_action("See Zoë at school", "x2"),
    )
    content = SupervisionContent(
        held_on=dt.date(2026, 11, 30),
        present=("Ana Petrova", "Sam Okafor"),
        reflections="We have got used to the cold kitchen.",
        decisions="Refer now.",
        escalation="None needed.",
        actions=(an_action("Ring the front door", "x3", how_we_know="A reference number", if_not="Ana rings"),),
    )
    case = {
        "supervisions": (agreed,),
        "outcomes": (an_outcome("not_done", NOVEMBER, note="No answer there"),),
        "reviews": (
            Reviewed(
                assessment=f"a-{NOVEMBER}",
                on=NOVEMBER,
                who="Ana Petrova",
                outcome="countersigned",
                next_step=NextStep.REFER_NOW,
                reason="It has lasted.",
            ),
        ),
    }
    return a_supervision_report(*three(), case=case, content=content, **fields)


def text_of(report: SupervisionReport) -> str:
    return squeezed("".join(pages_of(supervision_of(report))))


@pytest.mark.parametrize(
    "report",
    [
        a_full_report(),
        a_full_report(names="left_out"),
        a_supervision_report(assessed(Assessment(tool="primary"), None, signed=False)),
        a_supervision_report(*(assessed(BAD, MARCH + dt.timedelta(days=60 * n)) for n in range(12))),
    ],
    ids=["full", "names left out", "empty", "many"],
)
@pytest.mark.slow
def test_the_checker_finds_nothing_and_skips_nothing(report: SupervisionReport, tmp_path) -> None:
    file = tmp_path / "supervision.pdf"
    file.write_bytes(supervision_of(report))

    checked = Validator().validate(str(file))

    assert list(checked.findings) == []
    assert list(checked.skipped) == []


def test_it_reads_in_order(tmp_path) -> None:
    text = squeezed(in_reading_order(supervision_of(a_full_report()), tmp_path))
    place = 0
    for heading in (
        "Supervision: Zoë Ó Briain",
        "Judgement and suggested next step",
        "Agreed before and still open",
        "Questions to reflect on",
        "This supervision",
        "The child’s day",
        "The picture over time",
        "What has not got better",
        "What was found, domain by domain",
        "Where accounts differ",
        "What is not known",
        "What is recorded as lying behind it",
        "Chronology",
        "About this document",
    ):
        place = text.index(squeezed(heading), place) + 1


@pytest.mark.parametrize(
    "said",
    [
        "Zoë, 18 November 2026: “I have something at school if I get there”",
        "Third assessment: food and drink has stayed a significant concern since March 2026.",
        "4 Mar 2026: Significant concern",
        "Countersigned by Ana Petrova, 20 November 2026. The manager judges: Refer now. It has lasted.",
        "2 open, 1 of them overdue on 30 November 2026.",
        "10 days overdue",
        "Not done yet, said on 20 November 2026: No answer there",
        "We have got used to the cold kitchen.",
        "A reference number",
        "Tired and tearful by ten o'clock.",
        "the practitioner judges that less is called for than the findings point to.",
    ],
)
def test_what_it_says(said: str) -> None:
    assert squeezed(said) in text_of(a_full_report())


def test_every_level_of_the_picture_stands_in_words_beside_it() -> None:
    report = a_full_report()
    text, over = text_of(report), report.review.over_time
    words = {"significant": "Significant concern", "some": "Some concern", "not_enough_known": "Not enough known"}

    assert over is not None
    for row in over.domains:
        for cell, date in zip(row.cells, ("4 Mar 2026", "2 Jun 2026", "20 Nov 2026"), strict=True):
            assert squeezed(f"{date}: {words.get(cell.level, '')}") in text


def test_every_question_and_every_event_is_in_it() -> None:
    report = a_full_report()
    text = text_of(report)

    assert [asks.question for asks in report.review.questions if squeezed(asks.asks) not in text] == []
    assert [event.what for event in report.chronology if squeezed(event.what) not in text] == []
    assert report.review.questions
    assert report.chronology


def test_an_empty_case_says_what_is_missing() -> None:
    text = text_of(a_supervision_report(assessed(Assessment(tool="primary"), None, signed=False)))

    for said in (
        "Nobody has explored an hour of the child’s day yet.",
        "This is the only assessment of this child here",
        "No action from an earlier supervision is open.",
        "Nothing is recorded of this supervision yet.",
        "not reviewed yet",
    ):
        assert squeezed(said) in text


def test_a_case_without_an_assessment_is_refused() -> None:
    with pytest.raises(ValidationError, match="has no assessment"):
        a_supervision_report()


def test_a_draft_says_so_on_every_page() -> None:
    pages = pages_of(supervision_pdf(a_supervision_report(assessed(BAD, signed=False))))

    assert all("DRAFT" in page for page in pages)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert supervision_pdf(a_full_report()) == supervision_pdf(a_full_report())


def test_progress_goes_from_none_to_all() -> None:
    told: list[tuple[int, int]] = []
    supervision_pdf(a_full_report(), lambda done, of, _what: told.append((done, of)))

    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)


def test_the_end_of_the_audit_log_is_named_where_it_is_given() -> None:
    said = squeezed("Audit log ends with 1234:9f2c")

    assert said in text_of(a_full_report(log_head="1234:9f2c"))
    assert squeezed("Audit log") not in text_of(a_full_report())
    assert said in squeezed("".join(pages_of(referral_of(a_report(log_head="1234:9f2c")))))


def test_a_referral_has_the_chronology_where_one_is_given() -> None:
    events = a_full_report().chronology
    text = squeezed("".join(pages_of(referral_of(a_report(chronology=events)))))

    assert [event.what for event in events if squeezed(event.what) not in text] == []
    assert squeezed("What it meant for the child") in text
    assert "Chronology" not in "".join(pages_of(referral_of(a_report())))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_any_text_comes_out_whole(tmp_path_factory: pytest.TempPathFactory, said: str) -> None:
    content = SupervisionContent(reflections=said, actions=(an_action(said, if_not=said),))
    document = supervision_pdf(a_supervision_report(assessed(BAD), content=content))

    assert as_shown(said) in all_that_comes_out(document, tmp_path_factory.mktemp("read"))
