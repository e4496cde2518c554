"""A document that an earlier state exported says the same when it is exported today, but for what is named here."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kept_reading import KEPT, KeptStore
from read_back import pages_of, squeezed
from store_made_up import FixedClockRealKeys

from neglect_toolkit.services import exporting
from neglect_toolkit.services.casework import Casework

KEPT_WITH = KeptStore("0008")
DOCUMENTS: dict[str, dict[str, Any]] = KEPT_WITH.expected["pdfs"]
FOLDER = KEPT / "0008-pdf"

pytestmark = pytest.mark.slow

IN_OTHER_WORDS = {
    # screen and paper say the same of a rating and of what lies behind it
    "Asked or looked, still not known": "Asked, not known",
    "a barrier such as money, housing, transport or language": "money, housing, transport or language",
    "a service asked for and not provided; not known": "a service asked for and not provided; not known yet",
}
"""What the state said, and what is said today in its place. A sentence of a summary that was signed, which ends with a
full stop, is not said anew: there the words stay."""


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """By the clock that they were exported by."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def clock() -> FixedClockRealKeys:
    return FixedClockRealKeys()


@pytest.fixture
def work(tmp_path: Path, clock: FixedClockRealKeys, in_utc: None) -> Iterator[Casework]:
    work = KEPT_WITH.unlocked(KEPT_WITH.copied_to(tmp_path / "store"), KEPT_WITH.names()[1], clock)
    yield work
    work.lock()


@pytest.mark.parametrize("about", DOCUMENTS)
def test_a_document_says_what_it_said(about: str, work: Casework, clock: FixedClockRealKeys) -> None:
    was = DOCUMENTS[about]
    clock.at = dt.datetime.fromisoformat(was["made_at"])  # the days and ages on it are of that day
    now, log_head = _exported(work, about, was)

    before = _text((FOLDER / f"{about}.pdf").read_bytes())
    assert before.count(was["log_head"]) == 1
    assert _text(now) == _in_todays_words(before.replace(was["log_head"], log_head))


def _exported(work: Casework, about: str, was: dict[str, Any]) -> tuple[bytes, str]:
    """The document of today, and where the audit log stood by then: it has gone on, by the very exports for one."""
    if was["kind"] == "referral":
        referral = work.open(about).prepare_referral(as_signed=was["as_signed"])
        return exporting.render_referral(referral), str(referral.log_head)
    header = work.open(was["assessment"]).header
    record = next(one for one in work.supervising.supervisions(header) if one.id == about)
    supervision = work.supervising.prepare_pdf(header, was["names"], record)
    return exporting.render_supervision(supervision), str(supervision.log_head)


def _text(document: bytes) -> str:
    return squeezed("".join(pages_of(document)))


def _in_todays_words(text: str) -> str:
    for said, says in IN_OTHER_WORDS.items():
        text = re.sub(rf"{re.escape(squeezed(said))}(?!\.)", squeezed(says), text)
    return text
