"""Entries of other stores' audit logs, as they came with what those stores handed over.

They cannot be woven into this store's own chain without being written anew, so they are kept beside it as they were:
each proves itself by its hash, neighbours by each other, and each log by where it ended when it was handed over.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from neglect_toolkit.errors import HandoverError
from neglect_toolkit.model.base import canonical_json
from neglect_toolkit.model.kept_log import LogEntry, LogPart
from neglect_toolkit.store import audit
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

_COLUMNS = "seq, at, who, what, about, detail, previous, hash"
_TWO_STORIES = (
    "This package and what this store was handed before tell of the same audit log in two ways, so nothing was taken "
    "in. Ask whoever sent it whether an older copy of their store was put back."
)
_NOT_IN_OUR_LOG = (
    "This package says that things were done in this store which its log does not know, so nothing was taken in. "
    "Either the package was altered, or an older copy of this store was put back. Show it to whoever looks after this "
    "store."
)


def parts(connection: Connection, about: Collection[str]) -> tuple[LogPart, ...]:
    """What this store's log, and then every other log it has entries of, tell about some assessments and children.

    Raises:
        ValueError: an entry is not what was written.
    """
    seq, hash_ = audit.head(connection)
    first = audit.log_id(connection)
    marks = ", ".join("?" for _ in about)
    where = f"WHERE about IN ({marks}) ORDER BY seq"
    own = connection.rows(f"SELECT {_COLUMNS} FROM audit {where}", *about)  # noqa: S608 - fixed names
    found = [LogPart(log=first, head_seq=seq, head_hash=hash_, entries=tuple(map(_entry, own)))]
    heads = {row["log"]: row for row in connection.rows("SELECT log, seq, hash FROM foreign_head ORDER BY seq")}
    for log, head in heads.items():
        if log == first:
            continue
        rows = connection.rows(
            f"SELECT {_COLUMNS} FROM foreign_audit WHERE log = ? AND about IN ({marks}) ORDER BY seq",  # noqa: S608
            log,
            *about,
        )
        if rows:
            entries = tuple(map(_entry, rows))
            found.append(LogPart(log=log, head_seq=head["seq"], head_hash=head["hash"], entries=entries))
    return tuple(found)


def refuse_claims(connection: Connection, logs: Iterable[LogPart]) -> None:
    """Raises HandoverError where entries are said to be of this store's own log, and it does not hold them."""
    own = audit.log_id(connection)
    for part in logs:
        if part.log == own:
            told = {entry.seq: entry.hash for entry in part.entries} | {part.head_seq: part.head_hash}
            if not all(_holds(connection, seq, hash_) for seq, hash_ in told.items()):
                raise HandoverError(_NOT_IN_OUR_LOG)


def _holds(connection: Connection, seq: int, hash_: str) -> bool:
    return bool(connection.rows("SELECT 1 FROM audit WHERE seq = ? AND hash = ?", seq, hash_))


def take_in(writing: Writing, logs: Iterable[LogPart], leave_out: Collection[str]) -> None:
    """Keeps what other logs tell; nothing about what is left out, and nothing that is here already.

    Raises:
        HandoverError: an entry contradicts one that is kept, or this store's own log.
    """
    refuse_claims(writing.connection, logs)
    connection = writing.connection
    own = audit.log_id(connection)
    for part in logs:
        if part.log == own:
            continue
        wanted = [entry for entry in part.entries if entry.about not in leave_out]
        for entry in wanted:
            _keep(connection, part.log, entry)
        _refuse_other_end(connection, part)
        known = connection.rows("SELECT 1 FROM foreign_head WHERE log = ? AND seq = ?", part.log, part.head_seq)
        if wanted and not known:
            row = {"log": part.log, "seq": part.head_seq, "hash": part.head_hash, "taken_in_at": writing.at_text}
            connection.db.table("foreign_head").insert(row)


def _refuse_other_end(connection: Connection, part: LogPart) -> None:
    """One log has one entry of each number, wherever it is said to end."""
    said = connection.rows(
        "SELECT hash FROM foreign_head WHERE log = ?1 AND seq = ?2 UNION "
        "SELECT hash FROM foreign_audit WHERE log = ?1 AND seq = ?2",
        part.log,
        part.head_seq,
    )
    ends = {
        row["seq"]: row["hash"] for row in connection.rows("SELECT seq, hash FROM foreign_head WHERE log = ?", part.log)
    }
    if any(row["hash"] != part.head_hash for row in said) or any(
        ends.get(entry.seq, entry.hash) != entry.hash for entry in part.entries
    ):
        raise HandoverError(_TWO_STORIES)


def _keep(connection: Connection, log: str, entry: LogEntry) -> None:
    there = connection.rows("SELECT hash FROM foreign_audit WHERE log = ? AND seq = ?", log, entry.seq)
    if not there:
        row = {**entry.model_dump(), "detail": canonical_json(entry.detail), "log": log}
        connection.db.table("foreign_audit").insert(row)
    elif there[0]["hash"] != entry.hash:
        raise HandoverError(_TWO_STORIES)
    beside = connection.rows(
        "SELECT seq, previous, hash FROM foreign_audit WHERE log = ? AND seq IN (?, ?)",
        log,
        entry.seq - 1,
        entry.seq + 1,
    )
    for row in beside:
        before, after = (row["hash"], entry.previous) if row["seq"] < entry.seq else (entry.hash, row["previous"])
        if before != after:
            raise HandoverError(_TWO_STORIES)


def faults(connection: Connection) -> Iterator[str]:
    """What is off in the entries of other logs, a sentence each."""
    heads: dict[str, list[dict[str, Any]]] = {}
    for row in connection.rows("SELECT log, seq, hash FROM foreign_head"):
        heads.setdefault(row["log"], []).append(row)
    before: dict[str, Any] = {}
    for row in connection.rows(f"SELECT log, {_COLUMNS} FROM foreign_audit ORDER BY log, seq"):  # noqa: S608
        log = row["log"]
        follows = before.get("log") == log and before["seq"] + 1 == row["seq"]
        broken = follows and before["hash"] != row["previous"]
        ends = any(
            head["seq"] > row["seq"] or (head["seq"], head["hash"]) == (row["seq"], row["hash"])
            for head in heads.get(log, ())
        )
        try:
            _entry(row)
        except ValueError:
            broken = True
        if broken or not ends:
            yield f"Entry {row['seq']} of the audit log {log[:12]}… of another store is not what was handed over."
        before = row


def _entry(row: dict[str, Any]) -> LogEntry:
    held = {name: value for name, value in row.items() if name != "log"}
    return LogEntry.model_validate({**held, "detail": json.loads(row["detail"])})
