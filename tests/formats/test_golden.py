"""Kept records of every kind and format: each a file as it was kept, read and proved whatever the code becomes.

The files are never edited. A new format of a kind gets a file of its own, kept by the version that makes it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from neglect_toolkit import formats
from neglect_toolkit.errors import RecordUnreadableError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideResult
from neglect_toolkit.model.handover import Package
from neglect_toolkit.model.kept_text import KeptText, text_hash, value_of
from neglect_toolkit.model.passages import ERASED, Passage
from neglect_toolkit.model.policy import Contacts, NextSteps, Policy
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.model.tool import Tool

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))
CODE = Path(formats.__file__).parent


class GuideRecord(Value):
    """What the text of a guide's record holds."""

    answers: GuideAnswers
    result: GuideResult


MODELS: dict[Kept, type[Value]] = {
    Kept.ASSESSMENT: Assessment,
    Kept.TOOL: Tool,
    Kept.POLICY: Policy,
    Kept.NEXT_STEPS: NextSteps,
    Kept.CONTACTS: Contacts,
    Kept.HEALTH_GUIDE: Guide,
    Kept.SUMMARY: IndicatorSummary,
    Kept.GUIDE_RECORD: GuideRecord,
    Kept.REVIEW: Review,
    Kept.COMMENT: Comment,
    Kept.SUPERVISION: Supervision,
    Kept.OUTCOME: ActionOutcome,
    Kept.PACKAGE: Package,
}

RELEASED = {
    "assessment_1_to_2.py": "f9b241f5adf4afa39427efe1746aaa7c27c472162f6c93506bed11251f138f49",
    "outcome_1_to_2.py": "31669be2473a9ae22054983b7ebc6cb23e70aeaa8fcb5f239eb04b470314c867",
    "package_1_to_2.py": "169f826206277d1492fa5bea4d69f0a109df65065fa563740528a218f0d850ba",
    "policy_1_to_2.py": "c524dd332ead564db4a5494e174560af3f6acb84f3ae8b1d4a64f51d1dc95b05",
    "policy_2_to_3.py": "ddda85cb15461b209eca0335ebd0a556fcfc7c2c523411e0e2587e3bc0288e32",
    "summary_1_to_2.py": "9b49a05a11de5c2d3f318255a746c323d28adcc7e93c145051d21ac5fc23a68e",
    "tool_1_to_2.py": "ebdcc0a88dc9eb5a6b49e464007c657f35d266fa208e518e2589a8cf8c344d78",
}
"""The SHA-256 of each step's file. A step is never edited once it is released: mend what it made in the next one."""


def golden(path: Path) -> tuple[Kept, int, str, tuple[Passage, ...]]:
    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert text_hash(held["text"]) == held["sha256"]
    return Kept(held["kind"]), held["format"], held["text"], tuple(map(Passage.model_validate, held["passages"]))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_record_of_every_format_is_read_and_is_still_what_was_kept(path: Path) -> None:
    kind, number, text, passages = golden(path)

    value = value_of(MODELS[kind], kind, number, text, passages, called="It")

    assert value == MODELS[kind].model_validate_json(value.model_dump_json())
    if passages:
        assert not [one for one in passages if len(one.words or "") > 12 and (one.words or "") in text]


def test_there_is_a_record_of_every_kind_in_every_format() -> None:
    there = {golden(path)[:2] for path in GOLDEN}
    wanted = {(kind, number) for kind in Kept for number in range(1, formats.newest(kind) + 1)}

    assert wanted - there == set(), "keep a record of each of these in tests/formats/golden"


def test_a_step_that_is_released_is_never_edited() -> None:
    steps = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in CODE.glob("*_to_*.py")}

    assert {name: steps.get(name) for name in RELEASED} == RELEASED
    assert steps.keys() == RELEASED.keys(), "a new step: write its hash down here when it is released"


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_record_of_a_later_version_is_called_unreadable_and_not_altered(path: Path) -> None:
    kind, _, text, passages = golden(path)

    with pytest.raises(RecordUnreadableError, match="Update the application"):
        value_of(MODELS[kind], kind, formats.newest(kind) + 1, text, passages, called="It")


@pytest.mark.parametrize("path", [path for path in GOLDEN if golden(path)[3]], ids=lambda path: path.stem)
def test_each_passage_can_be_taken_out_and_the_rest_still_proves(path: Path) -> None:
    kind, number, text, passages = golden(path)
    whole = kept(number, text, passages)
    for gone in (passage for passage in passages if passage.digest in text):
        rest = tuple(Passage(digest=one.digest) if one == gone else one for one in passages)
        left = kept(number, text, rest)

        assert left.sha256 == whole.sha256
        read = left.read(kind, MODELS[kind], "It").model_dump_json()
        assert ERASED in read
        assert json.dumps(gone.words, ensure_ascii=False)[1:-1] not in read or _is_said_elsewhere(gone, rest)


def kept(number: int, text: str, passages: tuple[Passage, ...]) -> KeptText:
    """The record with the passages that its own text refers to."""
    own = tuple(one for one in passages if one.digest in text)
    return KeptText(format=number, text=text, sha256=text_hash(text), passages=own)


def _is_said_elsewhere(gone: Passage, rest: tuple[Passage, ...]) -> bool:
    """Whether the words are part of another passage, or too short to be looked for among ids and dates."""
    return len(gone.words or "") < 12 or any((gone.words or "") in (one.words or "") for one in rest)
