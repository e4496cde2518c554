"""The health guide's page: always one, tagged, and enough to act on, however much was found."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from guides_made_up import a_feature, a_guide, a_guide_file, an_option, answers_to
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfua.validator import Validator
from read_back import fonts_of, in_reading_order, pages_of, squeezed
from reports_made_up import CONTACTS, MADE_AT, NEXT_STEPS

from neglect_toolkit.engine.guide import asked, follow
from neglect_toolkit.model.guide import Guide, GuideAnswers
from neglect_toolkit.reports.guide_page import guide_page_pdf
from neglect_toolkit.reports.values import GuideReport

LONG = "Something was written here at great length, and then more. " * 40
NAMED = {"child": "Zoë Ó Briain", "seen_by": "Dr Rose", "seen_on": "2026-11-18"}
FOUND = {"danger_now": "no", "signs": ["dirty", "hungry", "bruised"], "story": "not_known"}


def a_report(answers: GuideAnswers, guide: Guide | None = None) -> GuideReport:
    guide = guide or a_guide_of_made_up_contacts()
    return GuideReport(
        guide=guide,
        answers=answers,
        asked=tuple(question.id for question in asked(guide, answers.setting, answers.answers)),
        result=follow(guide, answers.setting, answers.answers),
        next_steps=NEXT_STEPS,
        contacts=CONTACTS,
        made_at=MADE_AT,
        version="0.1.0",
    )


def a_guide_of_made_up_contacts(**fields: Any) -> Guide:
    plain = a_guide_file(**fields)
    for outcome in plain["outcomes"].values():
        outcome["contacts"] = ["front_door", "out_of_hours", "emergency_999"]
    return Guide.model_validate(plain)


def a_guide_that_says_much(options: int = 40) -> Guide:
    """A question with many grave options, each with much to say."""
    plain = a_guide_file()
    plain["questions"][1]["options"] = [
        a_feature(f"sign_{number}", 2, "suspect", says=f"Sign {number}. {LONG}", do=[f"Do {number}. {LONG}"])
        for number in range(options)
    ] + [an_option(f"harm_{number}", 2, next_step="immediate", route=f"Route {number}. {LONG}") for number in range(9)]
    for question in plain["questions"]:
        question["unknown"]["find_out"] = LONG
    for outcome in plain["outcomes"].values():
        outcome |= {"means": LONG, "sharing": LONG, "do": [LONG, f"And {LONG}"]}
        outcome["contacts"] = ["front_door", "out_of_hours", "emergency_999"]
    plain["title"] = LONG
    return Guide.model_validate(plain)


def everything(guide: Guide) -> GuideAnswers:
    signs = [option.id for option in guide.questions[1].options]
    long = {"child": LONG, "seen_by": LONG, "note": LONG}
    judgement = {"next_step": "no_current_concern", "reason": LONG}
    return answers_to({"signs": signs, "story": "not_known"}, "surgery", judgement=judgement, **long)


def text_of(report: GuideReport) -> str:
    [page] = pages_of(guide_page_pdf(report))
    return squeezed(page)


@pytest.mark.parametrize(
    "must_have",
    [
        "Ward. 18 November 2026. Seen by Dr Rose.",
        "Child: Zoë Ó Briain",
        "What this usually points to",
        "Refer now Level 3",
        "The made-up meaning of refer now.",
        "Takes food from bins",
        "Do what refer now asks.",
        "Made Up Front Door: 0000 000 0001 (Monday to Friday, 9 to 5, checked on 1 October 2026)",
        "Made Up Emergency Duty Team: 0000 000 0002 (never checked; make sure before you rely on it)",
        "Immediate danger: 999",
        "Bruises: ring the children's doctor.",
        "Suspect: Takes food from bins Made-up guideline, 1.2.3",
        "Consider: Very dirty Made-up guideline, 1.2.3",
        "Does the explanation fit? Not known. Ask what happened.",
        "Not recorded yet. To go lower than the guide suggests, write the reason:",
        "A brief contact can never rule neglect out.",
        "Name and role",
        "Signature",
        "Date and time",
        "page 1 of 1",
    ],
)
def test_it_holds_what_is_needed_to_act(must_have: str) -> None:
    assert squeezed(must_have) in text_of(a_report(answers_to(FOUND, **NAMED)))


def test_without_a_name_there_is_room_for_the_patient_s_label() -> None:
    text = text_of(a_report(answers_to(FOUND)))
    assert squeezed("Patient's name, number or label, where this is filed:") in text
    assert squeezed("Written on 20 November 2026; day of the contact not given") in text
    assert "Child:" not in text


def test_a_higher_judgement_stands_large_with_the_suggestion_below() -> None:
    text = text_of(a_report(answers_to(FOUND, judgement={"next_step": "immediate"})))
    assert squeezed("The clinician judges Immediate Level 3") in text
    assert squeezed("The guide suggests: Refer now (Level 3)") in text


def test_a_lower_judgement_leaves_the_suggestion_large() -> None:
    judgement = {"next_step": "get_information", "reason": "Known to the team."}
    text = text_of(a_report(answers_to(FOUND, judgement=judgement)))
    assert squeezed("What this usually points to Refer now") in text
    assert squeezed("This is lower than the guide suggests. Reason: Known to the team.") in text


def test_nothing_answered_makes_a_page_that_says_so() -> None:
    text = text_of(a_report(answers_to()))
    assert squeezed("None among what was asked.") in text
    assert squeezed("Is the child in danger now? Not answered.") in text


def test_much_is_shortened_with_a_word_of_where_the_rest_is_and_never_the_numbers() -> None:
    guide = a_guide_that_says_much()
    text = text_of(a_report(everything(guide), guide))
    assert squeezed("more in the record") in text
    for kept in ("0000 000 0001", "999", "A brief contact can never rule neglect out.", "Signature"):
        assert squeezed(kept) in text


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 40), st.integers(0, 2400), st.integers(0, 2400), st.sampled_from(["ward", "surgery"]))
@pytest.mark.slow
def test_it_is_always_one_page(options: int, named: int, reason: int, setting: str) -> None:
    guide = a_guide_that_says_much(options)
    answers = answers_to(
        {"signs": [option.id for option in guide.questions[1].options]},
        setting,
        child=LONG[:named],
        seen_by=LONG[:named],
        judgement={"next_step": "refer_now", "reason": LONG[:reason]},
    )
    assert len(pages_of(guide_page_pdf(a_report(answers, guide)))) == 1


@settings(max_examples=12, deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=60))
def test_whatever_is_written_can_be_shown(words: str) -> None:
    judgement = {"next_step": "immediate", "reason": words}
    assert (
        len(pages_of(guide_page_pdf(a_report(answers_to(FOUND, child=words, seen_by=words, judgement=judgement))))) == 1
    )


@pytest.mark.parametrize("many", [False, True], ids=["usual", "much"])
def test_the_checker_for_screen_readers_finds_nothing(tmp_path, many: bool) -> None:
    guide = a_guide_that_says_much() if many else None
    answers = everything(guide) if guide else answers_to(FOUND, **NAMED)
    file = tmp_path / "page.pdf"
    file.write_bytes(guide_page_pdf(a_report(answers, guide)))
    checked = Validator().validate(str(file))
    assert list(checked.findings) == []
    assert list(checked.skipped) == []


def test_it_reads_in_order_and_says_what_it_is(tmp_path) -> None:
    document = guide_page_pdf(a_report(answers_to(FOUND, **NAMED)))
    text = squeezed(in_reading_order(document, tmp_path))
    in_order = [
        "Made-up health guide",
        "What this usually points to",
        "What to do now",
        "Whom to call",
        "Alerting features",
        "Not known, and what to find out",
        "The clinician's judgement",
        "Name and role",
    ]
    places = [text.index(squeezed(heading)) for heading in in_order]
    assert places == sorted(places)
    with pikepdf.open(BytesIO(document)) as pdf:
        assert str(pdf.docinfo.Title) == "Made-up health guide: Refer now (Level 3)"
        assert str(pdf.docinfo.Author) == "Dr Rose"


def test_the_same_report_gives_the_same_bytes_with_every_font_embedded(tmp_path) -> None:
    report = a_report(answers_to(FOUND, **NAMED))
    document = guide_page_pdf(report)
    assert document == guide_page_pdf(report)
    assert all(row[3:6] == ["yes", "yes", "yes"] for row in fonts_of(document, tmp_path))


def test_made_up_guides_are_guides() -> None:
    assert a_guide_that_says_much(1).id == a_guide().id
