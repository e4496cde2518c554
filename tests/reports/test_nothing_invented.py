"""No document says what nobody said: the questionnaire's descriptions of ratings stand in none of them.

Zoë's day is put into a tool whose every description is a made-up word, and each document is read back.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import a_tool, an_assessment
from cases_made_up import MARCH, NOVEMBER, assessed
from read_back import all_that_comes_out, squeezed
from reports_made_up import a_case, a_report
from supervisions_made_up import a_supervision_report

from neglect_toolkit.cli.summary_text import summary_text
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.reports.referral import referral_pdf
from neglect_toolkit.reports.supervision import supervision_pdf

NONCE = "quorbelstrimp"
ITEM = "breakfast.eats_before_school"


def a_tool_of_nonces() -> Tool:
    plain: dict[str, Any] = a_tool().plain()
    for part in plain["parts"]:
        for item in part["items"]:
            if item["describes"]:
                item["describes"] = {rating: f"{NONCE} {rating}." for rating in item["describes"]}
    return Tool.model_validate(plain)


TOOL = a_tool_of_nonces()


def test_the_referral_and_the_summary_hold_no_description(tmp_path: Path) -> None:
    report = a_report(tool=TOOL, signed=True)

    said = all_that_comes_out(referral_pdf(report), tmp_path)
    assert NONCE not in said
    assert squeezed("Does Zoë eat before school: rated a worry, most days (Zoë") in said
    assert NONCE not in report.summary.model_dump_json()
    assert NONCE not in summary_text(report.assessment, TOOL, report.summary, report.next_steps)


@pytest.mark.parametrize("signed", [True, False])
def test_the_record_of_supervision_holds_no_description_and_tells_the_notes(tmp_path: Path, signed: bool) -> None:
    report = a_supervision_report(
        assessed(an_assessment().with_worry(ITEM), MARCH, tool=TOOL),
        assessed(a_case(), NOVEMBER, tool=TOOL, signed=signed),
    )

    said = all_that_comes_out(supervision_pdf(report), tmp_path)
    assert NONCE not in said
    for told in ("rated a worry, most days", "Toast from a neighbour on two mornings.", "Tired and tearful by ten"):
        assert squeezed(told) in said
    assert NONCE not in report.review.model_dump_json(exclude={"over_time": {"columns": True}})
    assert not any(NONCE in f"{event.what}{event.meant_for_child}" for event in report.chronology)


def test_reported_speech_is_never_put_in_quotation_marks(tmp_path: Path) -> None:
    case = a_case().with_account(ITEM, "sibling", "worry", "she saw no plate on the table", who="Leo", quoted=False)
    case = case.with_account(ITEM, "child", "worry", "that it was dark outside", quoted=False)

    said = all_that_comes_out(referral_pdf(a_report(case, TOOL)), tmp_path)
    for words in ("she saw no plate on the table", "that it was dark outside"):
        assert squeezed(words) in squeezed(said).lower()
        assert squeezed(f"“{words}") not in said
    assert squeezed("“I have something at school if I get there”") in said


def test_what_stands_open_and_what_goes_well_is_told_with_who_and_what_was_done(tmp_path: Path) -> None:
    """On the first page also what somebody chose not to say of something grave; and what was looked into, as such."""
    builder = (
        a_case()
        .with_rating("breakfast.food_in_house", "declined")
        .with_account("waking.clean_clothes", "child", "going_well", "Mum irons")
        .with_rating("night.own_bed", "mixed", behind_it=["barrier"], note="The slats are broken.")
        .with_account("night.own_bed", "public", "worry", "no bed at all", who="a neighbour", borne_out=False)
    )
    report = a_report(builder)
    said = all_that_comes_out(referral_pdf(report), tmp_path)
    for told in (
        "Chose not to say (1): Is there food in the house?",
        "rated going well (Zoë)",
        "The slats are broken.",
        "A neighbour rated it a worry: looked into, and not so.",
        "A worry that was looked into, and is not so:",
        "Not asked yet.",
    ):
        assert squeezed(told) in said, told
