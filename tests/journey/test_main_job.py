"""The main job from end to end: first run, the whole day, an interruption, the summary, a signature, a referral."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from application import Application
from pypdf import PdfReader

from neglect_toolkit import paths
from neglect_toolkit.model.assessment import Answer, Assessment
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Status
from neglect_toolkit.services import demo, tools, unlocking

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PASSPHRASE = "correct horse battery"


def half(sample: Assessment, tool: Tool, parts: slice) -> Assessment:
    """The sample with the answers of some parts of the day only."""
    items = {item.id for part in tool.parts[parts] for item in part.items}
    answers = {item: answer for item, answer in sample.answers.items() if item in items}
    return sample.model_copy(update={"answers": answers})


def as_written(answer: Answer) -> Answer:
    """The window notes a moment with its time zone; the file, written by hand, without one."""
    at = answer.done_at
    return answer.model_copy(update={"done_at": at.replace(tzinfo=None)}) if at is not None else answer


def test_the_worked_example_entered_through_the_window_adds_up_to_the_same(
    opened: Callable[..., Application], tmp_path: Path
) -> None:
    application = opened()
    sample = demo.sample(application.toolkit)
    tool = tools.load(application.toolkit, sample.tool)

    # The first run, a new assessment, the visits, and the hours of the day.
    user = application.user
    user.begin("Sam Rivers")
    user.start(sample.child)
    for visit in sample.visits:
        user.add_visit(visit)
    user.answer_everything(half(sample, tool, slice(0, 8)), tool)

    # Interrupted: the window is closed in the middle, and opened again.
    application.close()
    application = opened(application.toolkit.clock)
    user = application.user
    user.unlock()
    user.open_first()
    assert user.sees("Does an adult talk, play or read with Zoë?")
    user.answer_everything(half(sample, tool, slice(8, None)), tool)

    # What it adds up to.
    user.press("In the room")
    user.go_to("Summary")
    assert user.sees("Seek advice today")

    # Judged, signed, exported.
    user.judge("refer_now", sample.judgement.reason or "")
    user.sign()
    user.press("Save a referral PDF", exact=True)
    user.press("Choose where to save it")
    user.wait_to_see("The PDF is saved")
    application.close()

    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "referral.pdf").pages)
    assert "I have something at school if I get there" in text.replace("\n", " ")
    assert "DRAFT" not in text
    kept = json.loads(paths.resource("sample", demo.SUMMARY).read_text(encoding="utf-8"))
    work = unlocking.unlock(application.toolkit, unlocking.derive_key(application.toolkit, PASSPHRASE))
    [header] = work.work_list()
    assert header.status is Status.SIGNED
    record = work.open(header.id)
    for item, answer in sample.answers.items():
        assert as_written(record.assessment.answers[item]).brief() == answer.brief(), item
    assert record.assessment.visits == sample.visits
    assert set(record.assessment.answers) == set(sample.answers)
    assert record.view().summary == IndicatorSummary.model_validate(kept)
    assert work.check() == ()
    work.lock()
