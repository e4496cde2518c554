"""Supervision records, and what became of their actions. Neither is ever changed; a later one follows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from neglect_toolkit.errors import NotAllowedError, NotFoundError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.supervision import ActionEnd, ActionOutcome, Supervision, SupervisionContent
from neglect_toolkit.store import passages, records
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.timestamps import as_text

KEPT, OUTCOME = Deed.SUPERVISE, Deed.ACTION  # what the audit log calls them

_COLUMNS = "SELECT id, format, record, record_sha256 FROM supervision_record"
_OUTCOMES = "SELECT seq, format, record, record_sha256 FROM action_outcome"


def of_child(connection: Connection, child_id: str) -> tuple[Supervision, ...]:
    """Every supervision of a child, in the order in which they were kept.

    Raises:
        RecordAlteredError, RecordUnreadableError: one cannot be shown.
    """
    return tuple(said for _, said in told_of_child(connection, child_id))


def told_of_child(connection: Connection, child_id: str) -> tuple[tuple[KeptText, Supervision], ...]:
    """The same, each with its record. Raises as `of_child`."""
    return _read(connection, connection.rows(f"{_COLUMNS} WHERE child_id = ? ORDER BY seq", child_id))


def told_of_everybody(connection: Connection) -> tuple[tuple[KeptText, Supervision], ...]:
    """Every supervision in the store with its record, in the order in which they were kept. Raises as `of_child`."""
    return _read(connection, connection.rows(f"{_COLUMNS} ORDER BY seq"))


def keep(writing: Writing, me: Person, child_id: str, content: SupervisionContent) -> Supervision:
    """Keeps a supervision with its actions, and tells the audit log its hash.

    Raises:
        NotAllowedError: nothing is said in it, or an action is not dated after its supervision.
        NotFoundError: the store does not know the child.
    """
    said = (content.reflections, content.decisions, content.escalation)
    if not any((words or "").strip() for words in said) and not content.actions:
        raise NotAllowedError("Write what was reflected on or decided, or set an action; then keep the record.")
    if not writing.connection.rows("SELECT 1 FROM child WHERE id = ?", child_id):
        raise NotFoundError(f"There is no child {child_id!r} in this store. Open one of the child's assessments.")
    made = Supervision(
        id=writing.new_id(),
        child_id=child_id,
        at=dt.datetime.fromisoformat(writing.at_text),
        by=me.id,
        by_name=me.name,
        content=content,
    )
    record = records.new(writing, Kept.SUPERVISION, made.plain())
    put(writing, made, record)
    writing.record(KEPT, child_id, supervision=made.id, sha256=record.sha256)
    return made


def put(writing: Writing, made: Supervision, record: KeptText) -> None:
    """Puts a supervision's rows down: its record, and one for each action. The log is told elsewhere."""
    db = writing.connection.db
    db.table("supervision_record").insert({**row_of(made), **records.columns(record)})
    passages.keep(writing, f"supervision:{made.id}", record.passages)
    for row in action_rows_of(made):
        db.table("action").insert(row)


def row_of(made: Supervision) -> dict[str, Any]:
    """The columns by which a supervision is found; the record says the same."""
    held = made.model_dump(include={"id", "child_id", "by", "by_name"})
    return {**held, "held_on": made.on.isoformat(), "at": as_text(made.at)}


def action_rows_of(made: Supervision) -> list[dict[str, Any]]:
    """The columns by which its actions are found."""
    return [
        {
            "id": action.id,
            "supervision_id": made.id,
            "child_id": made.child_id,
            "by_when": action.by_when.isoformat() if action.by_when else None,
        }
        for action in made.content.actions
    ]


def outcomes(connection: Connection, child_id: str) -> tuple[ActionOutcome, ...]:
    """What became of the actions for a child, in the order in which it was said. Raises as `of_child`."""
    return tuple(said for _, said in told_outcomes(connection, child_id))


def told_outcomes(connection: Connection, child_id: str) -> tuple[tuple[KeptText, ActionOutcome], ...]:
    """The same, each with its record. Raises as `of_child`."""
    where = "WHERE action_id IN (SELECT id FROM action WHERE child_id = ?) ORDER BY seq"
    called = "What became of an action"
    kept = _outcome_records(connection, connection.rows(f"{_OUTCOMES} {where}", child_id))
    return tuple((one, records.read(one, Kept.OUTCOME, ActionOutcome, called=called)) for one in kept)


def keep_outcome(writing: Writing, me: Person, action_id: str, outcome: ActionEnd, note: str | None) -> ActionOutcome:
    """Keeps what became of an action. Several may follow each other; done or dropped ends it.

    Raises:
        NotFoundError: there is no such action.
        NotAllowedError: it was not done, or is dropped, and nobody says why.
    """
    rows = writing.connection.rows("SELECT child_id FROM action WHERE id = ?", action_id)
    if not rows:
        raise NotFoundError("That action is not in this store. Open the supervision again.")
    said = (note or "").strip() or None
    if outcome != "done" and said is None:
        raise NotAllowedError("Say why the action was not done or is dropped; it is kept with the record.")
    made = ActionOutcome(
        action=action_id,
        at=dt.datetime.fromisoformat(writing.at_text),
        by=me.id,
        by_name=me.name,
        outcome=outcome,
        note=said,
    )
    record = records.new(writing, Kept.OUTCOME, made.plain())
    put_outcome(writing, made, record)
    writing.record(OUTCOME, rows[0]["child_id"], action=action_id, outcome=outcome, sha256=record.sha256)
    return made


def put_outcome(writing: Writing, made: ActionOutcome, record: KeptText) -> None:
    """Puts down what became of an action; done or dropped ends it. The log is told elsewhere."""
    writing.connection.db.table("action_outcome").insert({**outcome_row_of(made), **records.columns(record)})
    passages.keep(writing, f"outcome:{record.sha256}", record.passages)
    ended = int(made.outcome in {"done", "dropped"})
    writing.connection.run("UPDATE action SET ended = ? WHERE id = ?", ended, made.action)


def outcome_row_of(made: ActionOutcome) -> dict[str, Any]:
    """The columns by which what became of an action is found; the record says the same."""
    held = {"action_id": made.action, "at": as_text(made.at), "by": made.by, "by_name": made.by_name or ""}
    return {**held, "outcome": made.outcome}


def outcome_hashes(connection: Connection) -> list[str]:
    """The hash of everything said of any action, in the order in which it was said.

    Raises:
        RecordAlteredError: a passage is not what was kept.
    """
    return [record.sha256 for record in _outcome_records(connection, connection.rows(f"{_OUTCOMES} ORDER BY seq"))]


def refuse_other_child(connection: Connection, action_id: str, child_id: str) -> None:
    """Raises NotFoundError where an action is not for this child."""
    if not connection.rows("SELECT 1 FROM action WHERE id = ? AND child_id = ?", action_id, child_id):
        raise NotFoundError("That action is not in this child's supervision. Open it again from the list.")


def overdue(connection: Connection, team: str, day: dt.date) -> dict[str, int]:
    """How many actions are open after their day, for each child of a team by the child's id."""
    rows = connection.rows(
        "SELECT child_id, count(*) AS many FROM action WHERE ended = 0 AND by_when < ? AND child_id IN "
        "(SELECT child_id FROM assessment WHERE team = ?) GROUP BY child_id",
        day.isoformat(),
        team,
    )
    return {row["child_id"]: row["many"] for row in rows}


def _read(connection: Connection, rows: list[dict[str, Any]]) -> tuple[tuple[KeptText, Supervision], ...]:
    called = "A supervision record"
    kept = records.kept(connection, rows, lambda row: f"supervision:{row['id']}", called=called)
    return tuple((one, records.read(one, Kept.SUPERVISION, Supervision, called=called)) for one in kept)


def _outcome_records(connection: Connection, rows: list[dict[str, Any]]) -> list[KeptText]:
    called = "What became of an action"
    return records.kept(connection, rows, lambda row: f"outcome:{row['record_sha256']}", called=called)
