"""Stores that earlier states of the application made, and what such a store holds as data, read by the code of today.

`packaging/keep_store.py` writes that data beside a new one; the tests hold it against what a later version reads.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from neglect_toolkit import formats
from neglect_toolkit.errors import NotFoundError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.services import unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store import audit, guide_records, headers, people, reviewing, sealing, supervisions, workers
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.upgrades import STEPS

T = TypeVar("T")

KEPT = Path(__file__).parent / "kept"
RECORDS: dict[str, tuple[Kept, type[Value]]] = {
    "reviews": (Kept.REVIEW, Review),
    "comments": (Kept.COMMENT, Comment),
    "supervisions": (Kept.SUPERVISION, Supervision),
    "outcomes": (Kept.OUTCOME, ActionOutcome),
}
"""The records of a store beside the assessments, under the names that they have in the data."""

BEFORE_NUMBERS = {kind: 2 if kind is Kept.OUTCOME else 1 for kind in Kept}
"""The formats in which states that had no numbers for them wrote data down: an outcome as read, which is format 2."""


@dataclass(frozen=True)
class KeptStore:
    """A store of one earlier state, by the number of its newest step."""

    number: str
    root: Path = KEPT

    @property
    def folder(self) -> Path:
        """Where it lies. It is never opened there: opening it would upgrade it."""
        return self.root / self.number

    @property
    def package(self) -> Path:
        """What another store of that state handed over; those before 0007 handed nothing over."""
        return self.root / f"{self.number}-package.age"

    @property
    def expected(self) -> dict[str, Any]:
        """What that state itself read from it."""
        return dict(json.loads((self.root / f"{self.number}.json").read_text(encoding="utf-8")))

    def names(self) -> tuple[str, str]:
        """Who assesses in it, and who manages; one person where it is one person's."""
        expected = self.expected
        managers = [
            one["name"] for one in expected.get("people", []) if "manager" in one["roles"] and one["left_on"] is None
        ]
        return expected["opened_by"], next(iter(managers), expected["opened_by"])

    def who(self, name: str) -> str | None:
        """Whose passphrase it is. Everybody in it has the same one; a store of one person's names nobody."""
        return name if len(self.expected.get("people", [])) > 1 else None

    def copied_to(self, folder: Path) -> Path:
        """A copy to open."""
        return Path(shutil.copytree(self.folder, folder))

    def unlocked(self, folder: Path, name: str, clock: Any) -> Casework:
        """Somebody's work in a copy of it."""
        toolkit = compose(store=folder, clock=clock)
        return unlocking.unlock(toolkit, unlocking.derive_key(toolkit, self.expected["passphrase"], self.who(name)))


def kept_stores() -> tuple[KeptStore, ...]:
    """Every store that is kept, the oldest first."""
    return tuple(KeptStore(path.stem) for path in sorted(KEPT.glob("[0-9][0-9][0-9][0-9].json")))


def steps_without_a_store(steps: Sequence[tuple[str, object]] = STEPS) -> tuple[str, ...]:
    """The numbers of the steps of which no whole store is kept."""
    files = ("{}.json", "{}/store.db", "{}/keyring.json")
    numbers = [name.partition("_")[0] for name, _ in steps]
    return tuple(one for one in numbers if not all((KEPT / file.format(one)).is_file() for file in files))


# What a store holds, as data


def read_back(connection: Connection) -> dict[str, Any]:
    """Everything that a store holds. Header, record and content are as their values are dumped."""
    found = sorted(headers.headers(connection, withdrawn=True), key=lambda one: (one.started_at, one.id))
    children = sorted({one.child_id for one in found})
    log = audit.entries(connection)
    records: dict[str, Mapping[str, Iterable[tuple[KeptText, Value]]]] = {
        "reviews": {one.id: reviewing.told_reviews(connection, one.id) for one in found},
        "comments": {one.id: reviewing.told_comments(connection, one.id) for one in found},
        "supervisions": {child: supervisions.told_of_child(connection, child) for child in children},
        "outcomes": {child: supervisions.told_outcomes(connection, child) for child in children},
    }
    return {
        "assessments": [_assessment(connection, one) for one in found],
        **{
            name: {about: [value.plain() for _, value in told] for about, told in of.items()}
            for name, of in records.items()
        },
        "hashes": {name: {about: _hashes(told) for about, told in of.items()} for name, of in records.items()},
        "people": [one.plain() for one in people.everybody(connection)],
        "workers": {child: [one.plain() for one in workers.history(connection, child)] for child in children},
        "guides": [one.plain() for one in guide_records.kept(connection)],
        "guides_about": {child: [one.id for one in guide_records.of_child(connection, child)] for child in children},
        "withdrawals": {one.id: _withdrawal(connection, one) for one in found},
        "unfinished": connection.rows("SELECT person, about, words FROM unfinished ORDER BY person, about"),
        "audit_entries": len(log),
        "audit_head": [log[-1].seq, log[-1].hash],
        "audit_deeds": dict(sorted(Counter(entry.what for entry in log).items())),
        "migrations": [row["name"] for row in connection.rows("SELECT name FROM _sqlite_migrations ORDER BY name")],
        "rows": _rows(connection),
    }


def _assessment(connection: Connection, header: Header) -> dict[str, Any]:
    numbers = range(1, header.revision + 2)  # where an amendment was thrown away, the list names the one before
    revisions = [one for number in numbers if (one := _or_none(sealing.sealed, connection, header.id, number))]
    return {
        "id": header.id,
        "status": header.status.value,
        "revision": header.revision,
        "child": header.child_name or header.child_called,
        "header": header.plain(),
        "content": sealing.content(connection, header.id).plain(),
        "sealed": [
            {
                "number": one.number,
                "reason": one.reason,
                "sha256": one.sha256,
                "content": one.content.plain(),
                "summary": one.summary.plain(),
                "inputs": one.inputs,
                "signature": one.signature.plain(),
            }
            for one in revisions
        ],
    }


def _or_none(query: Callable[..., T], *args: Any) -> T | None:
    try:
        return query(*args)
    except NotFoundError:
        return None


def _hashes(told: Iterable[tuple[KeptText, Value]]) -> list[str]:
    return [record.sha256 for record, _ in told]


def _withdrawal(connection: Connection, header: Header) -> dict[str, Any] | None:
    found = sealing.withdrawal_of(connection, header.id)
    if found is None:
        return None
    return {"at": found.at, "by": found.by, "reason": found.reason.said}


def _rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has; those of the search are the library's business."""
    tables = connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'"
    )
    names = sorted(row["name"] for row in tables)
    return {name: connection.rows(f"SELECT count(*) AS many FROM {name}")[0]["many"] for name in names}  # noqa: S608


# The same, as an earlier state wrote it down


def in_todays_formats(expected: dict[str, Any]) -> dict[str, Any]:
    """What an earlier state read, each record upgraded from the format in which that state wrote it."""
    numbers = BEFORE_NUMBERS | {Kept(name): number for name, number in expected.get("formats", {}).items()}

    def newest(kind: Kept, model: type[Value], data: dict[str, Any]) -> dict[str, Any]:
        text = formats.upgraded(kind, numbers[kind], json.dumps(data), called="What is kept")
        return model.model_validate(json.loads(text)).plain()

    def assessment(one: dict[str, Any]) -> dict[str, Any]:
        sealed = [
            revision
            | {"content": newest(Kept.ASSESSMENT, Assessment, revision["content"])}
            | {"summary": newest(Kept.SUMMARY, IndicatorSummary, revision["summary"])}
            for revision in one["sealed"]
        ]
        return one | {"content": newest(Kept.ASSESSMENT, Assessment, one["content"]), "sealed": sealed}

    records = {
        name: {
            about: [newest(kind, model, {key: one[key] for key in one if key != "sha256"}) for one in told]
            for about, told in expected[name].items()
        }
        for name, (kind, model) in RECORDS.items()
        if name in expected
    }
    return expected | records | {"assessments": [assessment(one) for one in expected["assessments"]]}


def hashes_in(expected: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """The hashes of its records that a state wrote down; before 0009 those of supervisions, with these."""
    if "hashes" in expected:
        return dict(expected["hashes"])
    told = expected.get("supervisions", {})
    return {"supervisions": {about: [one["sha256"] for one in of] for about, of in told.items()}} if told else {}


AFTER_ALL = dt.datetime(2026, 12, 3, 10, tzinfo=dt.UTC)
"""When the tests open them: later than the last day that is written about in one."""
