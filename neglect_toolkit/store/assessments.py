"""Assessments: the narrow headers that lists read, and the changes that a draft's content is made of.

Headers never touch answers. Content is the latest value of each section and each answer; nothing is overwritten.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreBusyError, StoreDamagedError
from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import Change, Progress, changes_between
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Status
from neglect_toolkit.store import documents_kept
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

_UNREADABLE = "What is kept of the assessment {} cannot be read. Put back a copy of the store's folder."

_HEADER = (
    "SELECT id, child_id, tool, tool_sha256, policy_sha256, status, revision, child_called, child_name, date_of_birth, "
    'started_at, saved_at, explored, "of", next_step, place, signature FROM assessment'
)

_ADD_CHANGE = """
INSERT INTO change (assessment_id, revision, section, "key", value, at, "by") VALUES (?, ?, ?, ?, ?, ?, ?)
"""

_CONTENT = """
SELECT section, key, value FROM change WHERE seq IN (
    SELECT max(seq) FROM change WHERE assessment_id = ? AND revision <= ? GROUP BY section, key)
"""


def headers(connection: Connection, withdrawn: bool = False) -> tuple[Header, ...]:
    """Every header, the last saved first; those of withdrawn assessments only where they are asked for."""
    which = "" if withdrawn else " WHERE status <> 'withdrawn'"
    return tuple(_as_header(row) for row in connection.rows(f"{_HEADER}{which} ORDER BY saved_at DESC, seq DESC"))


def of_child(connection: Connection, child_id: str) -> tuple[Header, ...]:
    """The assessments of one child that are not withdrawn, in the order in which they were started."""
    where = "WHERE child_id = ? AND status <> 'withdrawn' ORDER BY seq"
    return tuple(_as_header(row) for row in connection.rows(f"{_HEADER} {where}", child_id))


def in_the_same_home(connection: Connection, assessment_id: str) -> tuple[Header, ...]:
    """Of each other child at this assessment's address, the assessment started last; none without an address."""
    where = (
        "WHERE status <> 'withdrawn' AND home = (SELECT home FROM assessment WHERE id = ?) "
        "AND child_id <> (SELECT child_id FROM assessment WHERE id = ?) ORDER BY seq"
    )
    found = [_as_header(row) for row in connection.rows(f"{_HEADER} {where}", assessment_id, assessment_id)]
    return tuple({header.child_id: header for header in found}.values())


def header(connection: Connection, assessment_id: str) -> Header:
    """One header.

    Raises:
        NotFoundError: there is no such assessment.
    """
    rows = connection.rows(f"{_HEADER} WHERE id = ?", assessment_id)
    if not rows:
        raise NotFoundError(f"There is no assessment {assessment_id!r} in this store. Open it from the list.")
    return _as_header(rows[0])


def _as_header(row: dict[str, Any]) -> Header:
    try:
        signature = json.loads(row["signature"]) if row["signature"] else None
        return Header.model_validate({**row, "signature": signature})
    except ValueError:
        raise StoreDamagedError(_UNREADABLE.format(row["id"])) from None


def refuse_unless_draft(found: Header) -> None:
    """Lets only a draft be written to.

    Raises:
        NotAllowedError: it is signed, withdrawn or in any other state that nobody writes to.
    """
    if found.status is Status.WITHDRAWN:
        raise NotAllowedError("This assessment is withdrawn and cannot be changed. Start a new one for the child.")
    if found.status is not Status.DRAFT:
        raise NotAllowedError(
            "This assessment is signed and cannot be changed. To correct it, open a new revision and say why."
        )


def start(
    writing: Writing, assessment: Assessment, tool: Tool, policy: Policy, *, child_id: str | None, progress: Progress
) -> Header:
    """Keeps a new draft, with the very tool and policy it is made with.

    Raises:
        NotFoundError: `child_id` names a child whom the store does not know.
        NotAllowedError: the assessment is for another tool than the one given.
    """
    if assessment.tool != tool.id:
        raise NotAllowedError(f"The answers are for the tool {assessment.tool!r}, not {tool.id!r}. Use their own tool.")
    db, at, assessment_id = writing.connection.db, writing.at_text, writing.new_id()
    row = {
        "id": assessment_id,
        "child_id": _child(writing, child_id),
        "tool": tool.id,
        "tool_sha256": documents_kept.keep(writing, "tool", tool),
        "policy_sha256": documents_kept.keep(writing, "policy", policy),
        "status": Status.DRAFT.value,
        "revision": 1,
        **_child_columns(assessment.child),
        "started_at": at,
        "started_by": writing.who,
        "saved_at": at,
        **progress.plain(),
    }
    db.table("assessment").insert(row)
    db.table("revision").insert(
        {"assessment_id": assessment_id, "number": 1, "opened_at": at, "opened_by": writing.who}
    )
    changes = changes_between(Assessment(tool=tool.id), assessment)
    _append(writing, assessment_id, 1, changes)
    writing.record("start", assessment_id, tool=tool.id, changed=_named(changes))
    return header(writing.connection, assessment_id)


def _child(writing: Writing, child_id: str | None) -> str:
    if child_id is None:
        child_id = writing.new_id()
        writing.connection.db.table("child").insert({"id": child_id, "created_at": writing.at_text})
    elif not writing.connection.rows("SELECT 1 FROM child WHERE id = ?", child_id):
        raise NotFoundError(f"There is no child {child_id!r} in this store. Start the assessment for a new child.")
    return child_id


def _child_columns(child: Child) -> dict[str, str | None]:
    born = child.date_of_birth.isoformat() if child.date_of_birth else None
    return {"child_called": child.called, "child_name": child.name, "date_of_birth": born, "home": child.home}


def save(
    writing: Writing,
    assessment_id: str,
    changes: Sequence[Change],
    progress: Progress,
    seen: dt.datetime | None = None,
) -> Header:
    """Keeps changes to a draft, and how far it now is. Without changes, `saved_at` stays what it was.

    `seen` is the `saved_at` of what the changes were made to.

    Raises:
        NotFoundError: there is no such assessment.
        NotAllowedError: it is not a draft.
        StoreBusyError: it was changed elsewhere since then; an answer is kept whole, so one would undo the other.
    """
    found = header(writing.connection, assessment_id)
    refuse_unless_draft(found)
    if seen is not None and found.saved_at != seen:
        raise StoreBusyError(_CHANGED_ELSEWHERE)
    columns: dict[str, Any] = progress.plain()
    if changes:
        _append(writing, assessment_id, found.revision, changes)
        columns["saved_at"] = writing.at_text
        for change in changes:
            if change.section == "child":
                columns |= _child_columns(Child.model_validate_json(change.value_json or "{}"))
        writing.record("change", assessment_id, changed=_named(changes))
    update(writing, assessment_id, **columns)
    return header(writing.connection, assessment_id)


_CHANGED_ELSEWHERE = (
    "This assessment was changed in another window since it was opened here, so nothing was written over it. Copy what "
    "you have just written, go back to the work list and open it again."
)


def update(writing: Writing, assessment_id: str, **columns: Any) -> None:
    """Sets columns of one header row."""
    names = ", ".join(f'"{name}" = ?' for name in columns)
    writing.connection.run(f"UPDATE assessment SET {names} WHERE id = ?", *columns.values(), assessment_id)  # noqa: S608


def _append(writing: Writing, assessment_id: str, revision: int, changes: Sequence[Change]) -> None:
    for change in changes:
        writing.connection.run(
            _ADD_CHANGE,
            assessment_id,
            revision,
            change.section,
            change.key,
            change.value_json,
            writing.at_text,
            writing.who,
        )


def _named(changes: Sequence[Change]) -> str:
    """The sections and items that changes are about, never what they say."""
    return " ".join(change.key or change.section for change in changes)


def folded(connection: Connection, assessment_id: str, tool: str, revision: int) -> Assessment:
    """The content that all changes up to and including a revision add up to.

    Raises:
        StoreDamagedError: what is kept is no assessment.
    """
    held: dict[str, Any] = {"tool": tool, "answers": {}}
    try:
        for row in connection.rows(_CONTENT, assessment_id, revision):
            if row["value"] is None:
                continue
            if row["section"] == "answers":
                held["answers"][row["key"]] = json.loads(row["value"])
            else:
                held[row["section"]] = json.loads(row["value"])
        return Assessment.model_validate(held)
    except ValueError:
        raise StoreDamagedError(_UNREADABLE.format(assessment_id)) from None
