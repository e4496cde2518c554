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
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.timestamps import as_text

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

    def record(self, /, what: Deed, about: str | None = None, **detail: str) -> None:
        """Appends an audit entry. `detail` names things; it never holds what was written about a child."""
        last = self.connection.rows("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        said = {
            "seq": last[0]["seq"] + 1 if last else 1,
            "at": self.at_text,
            "who": self.who,
            "what": what.value,
            "about": about,
            "detail": detail,
            "previous": last[0]["hash"] if last else FIRST,
        }
        self.connection.run(
            "INSERT INTO audit (seq, at, who, what, about, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *{**said, "detail": canonical_json(detail)}.values(),
            sha256_of(said),
        )


def some(
    connection: Connection,
    *,
    who: str | None = None,
    what: str | None = None,
    about: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    before: int | None = None,
    limit: int = 200,
) -> tuple[AuditEntry, ...]:
    """The entries that fit, the last one first, at most `limit`. Days are days in UTC, `until` being the last one.

    Raises:
        StoreDamagedError: an entry is not one.
    """
    tests = {
        "who = ?": who,
        "what = ?": what,
        "about = ?": about,
        "at >= ?": since.isoformat() if since else None,
        "at < ?": (until + dt.timedelta(days=1)).isoformat() if until else None,
        "seq < ?": before,
    }
    asked = {test: value for test, value in tests.items() if value is not None}
    where = f"WHERE {' AND '.join(asked)}" if asked else ""
    sql = f"SELECT * FROM audit {where} ORDER BY seq DESC LIMIT ?"  # noqa: S608 - the tests are those above
    return _as_entries(connection.rows(sql, *asked.values(), limit))


def changes_of_own_roles(connection: Connection, reader: str) -> tuple[AuditEntry, ...]:
    """Each time somebody else changed their own roles since the reader last unlocked the store, the first one first.

    Raises:
        StoreDamagedError: an entry is not one.
    """
    last = connection.rows(  # from the end, where it is near
        "SELECT seq FROM audit WHERE who = ? AND what = ? ORDER BY seq DESC LIMIT 1", reader, Deed.UNLOCK.value
    )
    rows = connection.rows(
        "SELECT * FROM audit WHERE what = ? AND about = who AND who <> ? AND seq > ? ORDER BY seq",
        Deed.PERSON.value,
        reader,
        last[0]["seq"] if last else 0,
    )
    return tuple(entry for entry in _as_entries(rows) if "roles" in entry.detail.get("changed", "").split())


def deeds(connection: Connection) -> tuple[str, ...]:
    """Every kind of deed in the log, in alphabetical order."""
    return tuple(row["what"] for row in connection.rows("SELECT DISTINCT what FROM audit ORDER BY what"))


def log_id(connection: Connection) -> str:
    """The hash of the first entry: by that a log is known, wherever its entries go."""
    return str(connection.rows("SELECT hash FROM audit ORDER BY seq LIMIT 1")[0]["hash"])


def head(connection: Connection) -> tuple[int, str]:
    """The number and the hash of the last entry."""
    last = connection.rows("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
    return (last[0]["seq"], last[0]["hash"]) if last else (0, FIRST)


def faults_against(connection: Connection, seq: int, hash_: str) -> Iterator[str]:
    """What is off, where a head that was kept elsewhere is no longer in the log as it was then.

    `hash_` may be only the beginning of the hash.
    """
    rows = connection.rows("SELECT hash FROM audit WHERE seq = ?", seq)
    if not rows:
        last, _ = head(connection)
        yield (
            f"The audit log ends at entry {last}, but entry {seq} was there when the head given was kept: its end was "
            "cut off, or an older copy of the store was put back."
        )
    elif not hash_ or not rows[0]["hash"].startswith(hash_):
        yield f"Entry {seq} of the audit log is not the one of the head given: it was changed since that was kept."


def entries(connection: Connection) -> tuple[AuditEntry, ...]:
    """Every entry, the oldest first.

    Raises:
        StoreDamagedError: an entry is not one.
    """
    return _as_entries(connection.rows("SELECT * FROM audit ORDER BY seq"))


def _as_entries(rows: list[dict[str, Any]]) -> tuple[AuditEntry, ...]:
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
