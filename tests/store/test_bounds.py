"""What no store can have written is not taken in: it would stop a list, a count or the check for good."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from handed_over import YOU, a_store, commented, packed, reviewed, supervised
from pydantic import ValidationError
from store_made_up import FixedClockRealKeys, signed, started

from neglect_toolkit.model import kept, kept_log
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.handover import Package
from neglect_toolkit.model.kept_text import text_hash
from neglect_toolkit.model.words import ReviewOutcome
from neglect_toolkit.store.store import Store

Act = Callable[[Store, Header], object]


class OddClock(FixedClockRealKeys):
    """A clock that gives any id once."""

    next_id: str | None = None

    def new_id(self) -> str:
        given, self.next_id = self.next_id, None
        return super().new_id() if given is None else given


def returned(store: Store, header: Header) -> Header:
    return reviewed(store, header, ReviewOutcome.RETURNED)


@pytest.mark.parametrize("year", [1, 1969, 2100, 9999])
def test_a_time_that_no_clock_of_ours_says_comes_in_with_nothing(
    tmp_path: Path, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = OddClock()
    clock.at = dt.datetime(year, 6, 1, tzinfo=dt.UTC)
    with a_store(tmp_path / "lost", YOU, clock) as lost, monkeypatch.context() as unbound:
        unbound.setattr(kept_log, "FIRST_YEAR", 1)
        unbound.setattr(kept_log, "LAST_YEAR", 9999)
        plain = packed(lost, started(lost)).plain()
        assert Package.model_validate(plain)
    with pytest.raises(ValidationError, match="between 1970 and 2099"):
        Package.model_validate(plain)


@pytest.mark.parametrize("act", [commented, returned, supervised])
@pytest.mark.parametrize("year", [1969, 2100])
def test_a_time_in_what_is_said_of_it_is_bounded_too(
    tmp_path: Path, act: Act, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = OddClock()
    with a_store(tmp_path / "lost", YOU, clock) as lost, monkeypatch.context() as unbound:
        header = signed(lost, started(lost))
        clock.at = dt.datetime(year, 6, 1, tzinfo=dt.UTC)
        act(lost, header)
        unbound.setattr(kept_log, "FIRST_YEAR", 1)
        unbound.setattr(kept_log, "LAST_YEAR", 9999)
        package = packed(lost, header)
    plain = package.plain()
    for part in plain["logs"]:  # the log alone would be refused; what it tells of is refused by itself as well
        part["entries"] = _at_another_time(part)
        part["head_seq"], part["head_hash"] = part["entries"][-1]["seq"], part["entries"][-1]["hash"]
    plain["assessments"][0]["saved_at"] = "2026-11-20T10:00:00.000000+00:00"
    for revision in plain["assessments"][0]["revisions"]:
        revision["opened_at"] = "2026-11-20T10:00:00.000000+00:00"
    with pytest.raises(ValidationError, match="between 1970 and 2099"):
        Package.model_validate(plain)


def _at_another_time(part: dict[str, Any]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    for entry in part["entries"]:
        said = {name: value for name, value in entry.items() if name != "hash"}
        said["at"] = "2026-11-20T10:00:00.000000+00:00"
        if entries and entries[-1]["seq"] + 1 == said["seq"]:
            said["previous"] = entries[-1]["hash"]
        entries.append({**said, "hash": sha256_of(said)})
    return entries


@pytest.mark.parametrize("id_", ["a:b", "a b", "é", "a" * 65, "a\n"])
@pytest.mark.parametrize("act", [commented, returned, supervised])
def test_an_id_that_would_garble_the_log_comes_in_with_nothing(
    tmp_path: Path, act: Act, id_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = OddClock()
    with a_store(tmp_path / "odd", YOU, clock) as odd, monkeypatch.context() as unbound:
        unbound.setattr(kept, "_ID", re.compile("(?s).*"))
        header = signed(odd, started(odd))
        clock.next_id = id_
        act(odd, header)
        plain = packed(odd, header).plain()
        assert Package.model_validate(plain)
    with pytest.raises(ValidationError, match="an id holds anything but"):
        Package.model_validate(plain)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (lambda text: text.replace("Z", "+00:00"), "as a store writes it"),
        (lambda text: text.replace(":", ": ", 1), "as a store writes it"),
        (lambda text: text.replace("T10:", "T09:"), "at another time than it was sealed"),
    ],
)
def test_a_signature_is_written_in_one_way_and_given_when_it_was_sealed(
    other: Store, written: Callable[[str], str], says: str
) -> None:
    plain = packed(other, signed(other, started(other))).plain()
    seal = plain["assessments"][0]["revisions"][0]["seal"]
    assert Package.model_validate(plain)
    before, seal["signature"] = seal["signature"], written(seal["signature"])
    assert seal["signature"] != before
    assert canonical_json(json.loads(before)) == before
    assert text_hash(before) != text_hash(seal["signature"])
    with pytest.raises(ValidationError, match=says):
        Package.model_validate(plain)
