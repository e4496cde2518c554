"""The audit log: who did what, when, each entry chained by hash to the one before it.

It is appended to inside the very transaction that it tells of, so neither is ever there without the other.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from neglect_toolkit.errors import StoreDamagedError
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.moments import as_text

FIRST = ""  # what stands in for the hash before the first entry


@dataclass(frozen=True)
class Writing:
    """One transaction that changes the store: who writes, and the one moment that all its rows bear."""

    connection: Connection
    who: str
    at: dt.datetime
    new_id: Callable[[], str]

    @property
    def at_text(self) -> str:
        """The moment as it is kept."""
        return as_text(self.at)

    def record(self, what: str, about: str | None = None, **detail: str) -> None:
        """Appends an audit entry. `detail` names things; it never holds what was written about a child."""
        last = self.connection.rows("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        said = {
            "seq": last[0]["seq"] + 1 if last else 1,
            "at": self.at_text,
            "who": self.who,
            "what": what,
            "about": about,
            "detail": detail,
            "previous": last[0]["hash"] if last else FIRST,
        }
        self.connection.run(
            "INSERT INTO audit (seq, at, who, what, about, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *{**said, "detail": canonical_json(detail)}.values(),
            sha256_of(said),
        )


def entries(connection: Connection) -> tuple[AuditEntry, ...]:
    """Every entry, the oldest first.

    Raises:
        StoreDamagedError: an entry is not one.
    """
    rows = connection.rows("SELECT * FROM audit ORDER BY seq")
    try:
        return tuple(AuditEntry.model_validate({**row, "detail": json.loads(row["detail"])}) for row in rows)
    except ValueError:
        raise StoreDamagedError(
            "The audit log cannot be read. Check the store, then put back a copy of its folder from before."
        ) from None


def verify_chain(connection: Connection) -> Iterator[str]:
    """What is off in the log, a sentence each: an entry that was changed, one that is missing, an end cut off."""
    previous, expected = FIRST, 1
    for row in connection.rows("SELECT * FROM audit ORDER BY seq"):
        if row["seq"] != expected:
            yield f"The audit log lacks {_entries(expected, row['seq'] - 1)}: it was taken out."
        if not _is_whole(row) or (row["seq"] == expected and row["previous"] != previous):
            yield f"Entry {row['seq']} of the audit log is not what was written on {row['at'][:10]}: it was changed."
        previous, expected = row["hash"], row["seq"] + 1
    written = connection.rows("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
    ever = written[0]["seq"] if written else 0
    if ever != expected - 1 or expected == 1:
        yield f"The end of the audit log is missing, from entry {expected} on."


def _entries(first: int, last: int) -> str:
    return f"entry {first}" if first == last else f"the entries {first} to {last}"


def _is_whole(row: dict[str, Any]) -> bool:
    try:
        detail = json.loads(row["detail"])
    except ValueError:
        return False
    said = {name: value for name, value in row.items() if name != "hash"}
    return sha256_of({**said, "detail": detail}) == str(row["hash"])
