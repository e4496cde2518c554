"""The bundled worked example: a made-up child's assessment, from its answers to the referral."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from neglect_toolkit import paths
from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import WriteFileError
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.services import assessing, exporting
from neglect_toolkit.services.toolkit import Toolkit

ANSWERS = "primary.yaml"
SUMMARY = "primary.summary.json"
REFERRAL = "primary.referral.pdf"


@dataclass(frozen=True)
class DemoFiles:
    """Where the worked example was put."""

    answers: Path
    summary: Path
    referral: Path


def sample_file() -> Path:
    """The bundled answers file."""
    return paths.resource("sample", ANSWERS)


def sample(toolkit: Toolkit) -> Assessment:
    """The made-up assessment of the worked example."""
    return assessing.assess_file(toolkit, sample_file()).assessment


def run(toolkit: Toolkit, out: Path) -> DemoFiles:
    """Puts the answers file, its summary and its referral into a folder. The same every time, to the byte.

    Raises:
        WriteFileError: the folder or a file could not be written.
    """
    still = replace(toolkit, clock=FixedClock(dt.datetime(2026, 11, 20, 16, 5, tzinfo=dt.UTC)))
    assessed = assessing.assess_file(still, sample_file())
    report = exporting.referral(still, assessed.assessment, assessed.tool, assessed.summary)
    made = DemoFiles(out / ANSWERS, out / SUMMARY, out / REFERRAL)
    _refuse_to_replace_other_answers(made.answers)
    exporting.write_whole(made.answers, sample_file().read_bytes())
    exporting.write_whole(made.summary, assessing.as_json(assessed.summary).encode())
    exporting.write_whole(made.referral, exporting.render_referral(report))
    return made


def _refuse_to_replace_other_answers(path: Path) -> None:
    """Somebody's own answers may have the name of the sample's; the sample is known by its first line."""
    if path.is_file() and path.read_bytes().partition(b"\n")[0] != sample_file().read_bytes().partition(b"\n")[0]:
        raise WriteFileError(f"{path} is there already, and it is not the worked example. Choose another folder.")
