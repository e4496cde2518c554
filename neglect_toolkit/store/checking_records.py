"""The part of the check that is about records: their rows, their passages, the reasons given, the guide's contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from neglect_toolkit.errors import StoreError
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.store import guide_records, headers, passages, reviewing, sealing, supervisions
from neglect_toolkit.store.connection import Connection

Log = tuple[AuditEntry, ...]


def lists(connection: Connection) -> Iterator[str]:
    """Whether the columns by which records are found say what the records say."""
    for header in headers.headers(connection, withdrawn=True):
        reviews = {said.id: reviewing.review_row_of(said) for said in reviewing.reviews(connection, header.id)}
        yield from _differing(connection, "review", "assessment_id", header.id, reviews)
        comments = {said.id: reviewing.comment_row_of(said) for said in reviewing.comments(connection, header.id)}
        yield from _differing(connection, "comment", "assessment_id", header.id, comments)
    for row in connection.rows("SELECT id FROM child ORDER BY id"):
        child = row["id"]
        held = supervisions.of_child(connection, child)
        kept = {said.id: supervisions.row_of(said) for said in held}
        yield from _differing(connection, "supervision_record", "child_id", child, kept)
        actions = {one["id"]: one for said in held for one in supervisions.action_rows_of(said)}
        yield from _differing(connection, "action", "child_id", child, actions)
        yield from _outcome_rows(connection, child)


def _differing(
    connection: Connection, table: str, column: str, of: str, expected: dict[str, dict[str, Any]]
) -> Iterator[str]:
    """The rows of a table, of one assessment or child, that say something else than the records do."""
    called = table.replace("_", " ")
    for row in connection.rows(f"SELECT * FROM {table} WHERE {column} = ?", of):  # noqa: S608 - fixed names
        said = expected.get(row["id"])
        if said is None or any(row[name] != value for name, value in said.items()):
            yield f"The list says something else of the {called} {row['id']} than its record."


def _outcome_rows(connection: Connection, child: str) -> Iterator[str]:
    """The same of what became of actions, and of whether an action has ended."""
    said = supervisions.outcomes(connection, child)
    query = "WHERE action_id IN (SELECT id FROM action WHERE child_id = ?) ORDER BY seq"
    rows = connection.rows(f"SELECT * FROM action_outcome {query}", child)  # noqa: S608 - fixed words
    for row, one in zip(rows, said, strict=True):
        if any(row[name] != value for name, value in supervisions.outcome_row_of(one).items()):
            yield f"The list says something else of what became of the action {one.action} than its record."
    ended = {one.action: int(one.outcome in {"done", "dropped"}) for one in said}
    for row in connection.rows("SELECT id, ended FROM action WHERE child_id = ?", child):
        if row["ended"] != ended.get(row["id"], 0):
            yield f"The list says something else of whether the action {row['id']} has ended than what was said of it."


def all_passages(connection: Connection) -> Iterator[str]:
    """Whether every passage is what its digest says, and none was taken out."""
    for row in connection.rows("SELECT DISTINCT belongs_to FROM passage ORDER BY belongs_to"):
        try:
            found = passages.of(connection, row["belongs_to"])
        except StoreError as error:
            yield error.says
            continue
        if any(passage.words is None for passage in found):
            yield f"A passage of the record {row['belongs_to']} was taken out; the audit log does not tell of it."


def reasons(connection: Connection, log: Log) -> Iterator[str]:
    """Whether why each revision was opened, and why each assessment was withdrawn, is what the audit log tells."""
    told, amended = _reasons_told(log), _amended(log)
    for row in connection.rows("SELECT assessment_id, number, reason, reason_digest FROM revision WHERE number > 1"):
        digest, of = row["reason_digest"], row["assessment_id"]
        as_told = amended.get((of, str(row["number"])), row["reason"]) == row["reason"]
        if digest not in told.get(of, set()) if digest is not None else not as_told:
            yield (f"Why revision {row['number']} of the assessment {of} was opened is not what the audit log tells.")
    there = set()
    for row in connection.rows("SELECT assessment_id, reason_digest FROM withdrawal"):
        sealing.withdrawal_of(connection, row["assessment_id"])
        there.add(row["reason_digest"])
        if row["reason_digest"] not in told.get(row["assessment_id"], set()):
            yield f"Why the assessment {row['assessment_id']} was withdrawn is not what the audit log tells."
    for entry in log:
        reason = entry.detail.get("reason", "")
        if entry.what == Deed.WITHDRAW and _DIGEST.fullmatch(reason) and reason not in there:
            yield f"The audit log tells why the assessment {entry.about} was withdrawn: it is not there."


_DIGEST = re.compile(r"[0-9a-f]{64}")


def _reasons_told(log: Log) -> dict[str | None, set[str]]:
    """By assessment, every reason that the log tells of: its digest, or, in entries from before, its words."""
    told: dict[str | None, set[str]] = {}
    for entry in log:
        said = [entry.detail["reason"]] if "reason" in entry.detail else entry.detail.get("reasons", "").split()
        told.setdefault(entry.about, set()).update(said)
    return told


def _amended(log: Log) -> dict[tuple[str | None, str], str]:
    """The reason of each amendment that was opened in this store, by assessment and revision."""
    return {
        (entry.about, entry.detail["revision"]): entry.detail["reason"] for entry in log if entry.what == Deed.AMEND
    }


def guides(connection: Connection, log: Log) -> Iterator[str]:
    """Whether each record of the health guide, and which child it is about, is what the audit log tells."""
    told = {entry.about: entry for entry in log if entry.what == Deed.GUIDE}
    hashes = {row["id"]: row["record_sha256"] for row in connection.rows("SELECT id, record_sha256 FROM guide_record")}
    for one in guide_records.kept(connection):
        entry = told.pop(one.id, None)
        said = entry and (entry.who, entry.at, entry.detail.get("sha256", hashes[one.id]), entry.detail["next_step"])
        if said != (one.by, one.at, hashes[one.id], one.result.next_step.is_.value):
            yield f"The guide's record {one.id} is not the one that the audit log tells of."
    for missing in told:
        yield f"The audit log tells of the guide's record {missing}: it is not there."
    about = {entry.detail["guide"]: entry.about for entry in log if entry.what == Deed.GUIDE_ABOUT}
    held = {row["guide"]: row["child_id"] for row in connection.rows("SELECT guide, child_id FROM guide_about")}
    if about != held:
        yield "Which children the guide's records are about is not what the audit log tells."
