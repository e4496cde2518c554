"""0009: makes of each row the text that its hash is of, and then leaves what was written in that one place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]


def fill(db: Database) -> None:
    """Writes the records of format 1, and drops the columns whose words they hold."""
    _rewrite(db, "review", _review, also="reason = iif(reason IS NULL, NULL, '')")
    _rewrite(db, "comment", _comment)
    _rewrite(db, "supervision_record", _supervision)
    _rewrite(db, "action_outcome", _outcome)
    _rewrite(db, "guide_record", _guide)
    for table, column in _HELD_BY_THE_RECORD:
        db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


_HELD_BY_THE_RECORD = (
    ("comment", "text"),
    ("supervision_record", "content"),
    ("action_outcome", "note"),
    ("guide_record", "answers"),
    ("guide_record", "result"),
)


def _rewrite(db: Database, table: str, record_of: Callable[[Row], Row], also: str = "") -> None:
    """Fills in the records of a table whose rows nobody may change, and guards it again exactly as before."""
    guards = _guards(db, table)
    for name, _ in guards:
        db.execute(f"DROP TRIGGER {name}")
    for row in list(db.query(f"SELECT * FROM {table}")):  # noqa: S608 - fixed names
        text = _canonical(record_of(row))
        columns = ", ".join(["record = ?", "record_sha256 = ?", *([also] if also else [])])
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        db.execute(f"UPDATE {table} SET {columns} WHERE seq = ?", [text, sha256, row["seq"]])  # noqa: S608 - fixed names
    for _, sql in guards:
        db.execute(sql)


def _guards(db: Database, table: str) -> Iterable[tuple[str, str]]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name LIKE ?"
    return [(row["name"], row["sql"]) for row in db.query(query, [table, "%never_changed"])]


def _review(row: Row) -> Row:
    names = ("id", "assessment_id", "revision", "by", "by_name", "outcome", "view", "next_step", "reason")
    return {**_some(row, names), "at": _in_utc(row["at"]), "revision_sha256": row["revision_sha256"]}


def _comment(row: Row) -> Row:
    names = ("id", "assessment_id", "revision", "about", "by", "by_name", "text", "answers")
    return {**_some(row, names), "at": _in_utc(row["at"])}


def _supervision(row: Row) -> Row:
    held = _some(row, ("id", "child_id", "by", "by_name"))
    return {**held, "at": _in_utc(row["at"]), "content": json.loads(row["content"])}


def _outcome(row: Row) -> Row:
    return _some(row, ("action_id", "at", "by", "by_name", "outcome", "note"))


def _guide(row: Row) -> Row:
    return {"answers": json.loads(row["answers"]), "result": json.loads(row["result"])}


def _some(row: Row, names: Iterable[str]) -> Row:
    return {name: row[name] for name in names}


def _in_utc(at: str) -> str:
    """A moment as the hashes of that time had it: no fraction where that is nothing, and Z."""
    return at.replace(".000000+00:00", "Z").replace("+00:00", "Z")


def _canonical(data: Row) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
