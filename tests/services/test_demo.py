"""The worked example: its summary is kept beside it, and everything leads to the same one."""

from __future__ import annotations

import json
from pathlib import Path

from neglect_toolkit import paths
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.services import assessing, demo
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit


def test_the_sample_adds_up_to_exactly_the_summary_beside_it(toolkit: Toolkit) -> None:
    assessed = assessing.assess_file(toolkit, demo.sample_file())
    kept = paths.resource("sample", demo.SUMMARY).read_text(encoding="utf-8")
    assert assessing.as_json(assessed.summary) == kept


def test_the_same_answers_through_the_store_give_the_same_summary(casework: Casework) -> None:
    opened = casework.take_in(demo.sample(casework.toolkit))
    kept = json.loads(paths.resource("sample", demo.SUMMARY).read_text(encoding="utf-8"))
    assert opened.view().summary == IndicatorSummary.model_validate(kept)


def test_the_demo_leaves_three_files_the_same_every_time(toolkit: Toolkit, tmp_path: Path) -> None:
    first, second = demo.run(toolkit, tmp_path / "a"), demo.run(toolkit, tmp_path / "b")
    for one, other in (
        (first.answers, second.answers),
        (first.summary, second.summary),
        (first.referral, second.referral),
    ):
        assert one.read_bytes() == other.read_bytes()
    assert first.referral.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [
        "primary.referral.pdf",
        "primary.summary.json",
        "primary.yaml",
    ]


def test_the_answers_the_demo_leaves_can_be_assessed(toolkit: Toolkit, tmp_path: Path) -> None:
    made = demo.run(toolkit, tmp_path)
    assert assessing.as_json(assessing.assess_file(toolkit, made.answers).summary) == made.summary.read_text("utf-8")
