"""A field renamed, added or dropped in a copy of the program: what was kept before opens and proves itself.

The copy is edited as somebody would edit the code. It opens a store that an earlier version kept, in its own process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import neglect_toolkit

KEPT = Path(__file__).parents[1] / "store" / "kept"

OPENS_AND_PROVES = """
import datetime as dt, json, sys
from pathlib import Path
import neglect_toolkit
from neglect_toolkit.clock import FixedClock
from neglect_toolkit.engine.summarise import summarise
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.store import checking, document_store, headers, sealing
from neglect_toolkit.store.store import Store

folder, known = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
clock = FixedClock(dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC))
key = Store.derive(folder, known["passphrase"], known["opened_by"])
with Store.open_with(folder, key, clock) as store, store.reading() as connection:
    faults = checking.check(connection)
    seals = {
        (one["id"], sealed["number"]): sealing.sealed(connection, one["id"], sealed["number"])
        for one in known["assessments"] for sealed in one["sealed"]
    }
    signed = {
        (one["id"], sealed["number"]): sealed["sha256"] for one in known["assessments"] for sealed in one["sealed"]
    }
    assert signed and {place: found.sha256 for place, found in seals.items()} == signed
    drafts = [sealing.content(connection, one.id) for one in headers.headers(connection) if one.status.is_open]
    assert drafts
    contents = [*(one.content for one in seals.values()), *drafts]
    answers = [answer for content in contents for answer in content.answers.values()]
    for header in headers.headers(connection):
        tool = document_store.kept(connection, "tool", header.tool_sha256, Tool)
        policy = document_store.kept(connection, "policy", header.policy_sha256, Policy)
        summary = summarise(tool, policy, Facts(), {})  # what is signed with it names the tool that is kept
        assert (summary.tool.sha256, summary.policy.sha256) == (header.tool_sha256, header.policy_sha256)
    assert faults == (), faults
    assert {looks_right}
    print(neglect_toolkit.__file__)
"""

A_STEP = """
from neglect_toolkit.formats.json_text import data_of, text_of

def upgrade(text):
    held = data_of(text)
    for answer in held.get("answers", {}).values():
        {change}
    return text_of(held)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program's own code, to be edited; without its windows and reports, which nothing here needs."""
    place = tmp_path / "copy" / "neglect_toolkit"
    away = shutil.ignore_patterns("gui", "reports", "cli", "__pycache__")
    shutil.copytree(Path(neglect_toolkit.__file__).parent, place, ignore=away)
    return place


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file.name}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def new_format(copy: Path, change: str) -> None:
    """Assessments get one more format, as the code would get it: a step in a file of its own, and its place."""
    (copy / "formats" / "assessment_2_to_3.py").write_text(A_STEP.replace("{change}", change), encoding="utf-8")
    edit(
        copy / "formats" / "__init__.py", "    assessment_1_to_2,\n", "    assessment_1_to_2,\n    assessment_2_to_3,\n"
    )
    edit(
        copy / "formats" / "__init__.py",
        "Kept.ASSESSMENT: (assessment_1_to_2.upgrade,)",
        "Kept.ASSESSMENT: (assessment_1_to_2.upgrade, assessment_2_to_3.upgrade)",
    )


def opened(copy: Path, tmp_path: Path, looks_right: str) -> None:
    """Opens a kept store with the copy, and fails with what that says."""
    folder = tmp_path / "store"
    shutil.copytree(KEPT / "0008", folder)
    script = OPENS_AND_PROVES.replace("{looks_right}", looks_right)
    command = [sys.executable, "-c", script, str(folder), str(KEPT / "0008.json")]
    here = {**os.environ, "PYTHONPATH": str(copy.parent)}
    ran = subprocess.run(command, cwd=copy.parent, env=here, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert Path(ran.stdout.strip()).is_relative_to(copy)


def test_a_field_that_is_renamed_is_read_by_its_new_name(copy: Path, tmp_path: Path) -> None:
    edit(copy / "model" / "assessment.py", "    effect: str | None = None\n", "    means: str | None = None\n")
    new_format(copy, 'answer["means"] = answer.pop("effect", None)')

    opened(copy, tmp_path, "any(answer.means for answer in answers)")


def test_a_field_that_is_added_needs_no_step(copy: Path, tmp_path: Path) -> None:
    edit(
        copy / "model" / "assessment.py",
        "    effect: str | None = None\n",
        "    effect: str | None = None\n    fresh: str | None = None\n",
    )
    edit(
        copy / "model" / "tool.py",
        "    topic: Sentence | None = None\n",
        "    topic: Sentence | None = None\n    fresh: bool = False\n",
    )
    edit(
        copy / "model" / "review.py",
        "    view: ManagerView | None = None\n",
        "    view: ManagerView | None = None\n    fresh: str | None = None\n",
    )

    opened(copy, tmp_path, "all(answer.fresh is None for answer in answers)")


def test_a_field_that_is_dropped_is_dropped_by_a_step(copy: Path, tmp_path: Path) -> None:
    edit(copy / "model" / "assessment.py", "    since: str | None = None\n", "")
    new_format(copy, 'answer.pop("since", None)')

    opened(copy, tmp_path, 'answers and not hasattr(answers[0], "since")')


def test_without_its_step_a_renamed_field_makes_nothing_look_altered(copy: Path, tmp_path: Path) -> None:
    edit(copy / "model" / "assessment.py", "    effect: str | None = None\n", "    means: str | None = None\n")

    with pytest.raises(AssertionError, match="cannot be read by this version") as refused:
        opened(copy, tmp_path, "True")
    assert "altered" not in str(refused.value)
    assert "not what was signed" not in str(refused.value)
