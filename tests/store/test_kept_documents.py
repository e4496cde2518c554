"""What an earlier state's document said of what is kept, is said of it when it is exported today.

How a document is laid out, and how findings are told, changes with the product. What somebody wrote, what was signed
and the product's own conclusions of then do not: each that stood in the old document stands in the new one.
"""

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

FIELDS_OF_ITS_OWN = {"sha256", "id", "version"}
"""A document names these in its foot, in a form of its own."""


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
def test_a_document_says_of_what_is_kept_what_it_said(about: str, work: Casework, clock: FixedClockRealKeys) -> None:
    was = DOCUMENTS[about]
    clock.at = dt.datetime.fromisoformat(was["made_at"])  # the days and ages on it are of that day
    document, kept, log_head = _exported(work, about, was)
    before, now = _text((FOLDER / f"{about}.pdf").read_bytes()), _text(document)

    assert (before.count(was["log_head"]), now.count(log_head)) == (1, 1)
    assert _head(now) == _head(before)
    said = {
        words for words in (squeezed(each).casefold() for each in _words(kept)) if len(words) > 3 and words in before
    }
    assert len(said) > 20
    assert [words for words in sorted(said) if words not in now] == []


def _exported(work: Casework, about: str, was: dict[str, Any]) -> tuple[bytes, object, str]:
    """The document of today, what is kept of its subject, and where the audit log stood by then: it has gone on."""
    if was["kind"] == "referral":
        referral = work.open(about).prepare_referral(as_signed=was["as_signed"])
        kept = [referral.assessment.brief(), referral.summary.brief()]
        return exporting.render_referral(referral), kept, str(referral.log_head)
    header = work.open(was["assessment"]).header
    record = next(one for one in work.supervising.supervisions(header) if one.id == about)
    supervision = work.supervising.prepare_pdf(header, was["names"], record)
    of_cases = [(one.content.brief(), one.summary.brief()) for one in supervision.case.assessments]
    held = supervision.content.brief() if supervision.content else {}
    return exporting.render_supervision(supervision), [*of_cases, held], str(supervision.log_head)


def _words(kept: object) -> Iterator[str]:
    """Every text in what is kept, but for ids and hashes."""
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, dict):
        for key, value in kept.items():
            if key not in FIELDS_OF_ITS_OWN:
                yield from _words(value)
    elif isinstance(kept, list | tuple):
        for value in kept:
            yield from _words(value)


def _head(text: str) -> str:
    """Whose document it is and who signed it: all before its first section."""
    text = text.replace(
        "(fromahandoverfile)", ""
    )  # a mark of today, which leaves the foot no room for the tool's version
    text = re.sub(r"·adayinmylife:primary-school(child[\d.]+\(\w+\)|…)", "", text)
    return re.split("nextstep|thechild’sday|judgementandsuggested", re.sub(r"page\d+of\d+", "", text))[0]


def _text(document: bytes) -> str:
    return squeezed("".join(pages_of(document))).casefold()
