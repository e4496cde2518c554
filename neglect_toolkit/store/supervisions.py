"""Supervision records, and what became of their actions. Neither is ever changed; a later one follows."""

from __future__ import annotations

import datetime as dt
import json

from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreDamagedError
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.supervision import ActionEnd, ActionOutcome, Supervision, SupervisionContent
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

KEPT, OUTCOME = Deed.SUPERVISE, Deed.ACTION  # what the audit log calls them

_COLUMNS = "SELECT id, child_id, at, by, by_name, content FROM supervision_record"


def of_child(connection: Connection, child_id: str) -> tuple[Supervision, ...]:
    """Every supervision of a child, in the order in which they were kept. Raises StoreDamagedError."""
    rows = connection.rows(f"{_COLUMNS} WHERE child_id = ? ORDER BY seq", child_id)
    return tuple(_as_supervision(row) for row in rows)


def everything(connection: Connection) -> tuple[Supervision, ...]:
    """Every supervision in the store, in the order in which they were kept. Raises StoreDamagedError."""
    return tuple(_as_supervision(row) for row in connection.rows(f"{_COLUMNS} ORDER BY seq"))


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
    made = Supervision.made(
        writing.new_id(),
        child_id=child_id,
        at=dt.datetime.fromisoformat(writing.at_text),
        by=me.id,
        by_name=me.name,
        content=content,
    )
    db = writing.connection.db
    db.table("supervision_record").insert(
        {
            "id": made.id,
            "child_id": child_id,
            "held_on": made.on.isoformat(),
            "at": writing.at_text,
            "by": me.id,
            "by_name": me.name,
            "content": canonical_json(content.plain()),
        }
    )
    for action in content.actions:
        by_when = action.by_when.isoformat() if action.by_when else None
        row = {"id": action.id, "supervision_id": made.id, "child_id": child_id, "by_when": by_when}
        db.table("action").insert(row)
    writing.record(KEPT, child_id, supervision=made.id, sha256=made.sha256)
    return made


def outcomes(connection: Connection, child_id: str) -> tuple[ActionOutcome, ...]:
    """What became of the actions for a child, in the order in which it was said."""
    rows = connection.rows(
        "SELECT action_id AS action, at, by, by_name, outcome, note FROM action_outcome "
        "WHERE action_id IN (SELECT id FROM action WHERE child_id = ?) ORDER BY seq",
        child_id,
    )
    return tuple(ActionOutcome.model_validate(row) for row in rows)


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
    row = {
        "action_id": action_id,
        "at": writing.at_text,
        "by": me.id,
        "by_name": me.name,
        "outcome": outcome,
        "note": said,
    }
    writing.connection.db.table("action_outcome").insert(row)
    ended = int(outcome in {"done", "dropped"})
    writing.connection.run("UPDATE action SET ended = ? WHERE id = ?", ended, action_id)
    writing.record(OUTCOME, rows[0]["child_id"], action=action_id, outcome=outcome, sha256=sha256_of(row))
    return outcomes(writing.connection, rows[0]["child_id"])[-1]


def outcome_hashes(connection: Connection) -> list[str]:
    """The hash of everything said of any action, in the order in which it was said."""
    rows = connection.rows("SELECT action_id, at, by, by_name, outcome, note FROM action_outcome ORDER BY seq")
    return [sha256_of(row) for row in rows]


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


def _as_supervision(row: dict[str, str]) -> Supervision:
    try:
        content = SupervisionContent.model_validate(json.loads(row["content"]))
        at = dt.datetime.fromisoformat(row["at"])
    except ValueError:
        raise StoreDamagedError(
            f"The supervision record {row['id']} cannot be read. Put back a copy of the store's folder."
        ) from None
    named = {name: row[name] for name in ("child_id", "by", "by_name")}
    return Supervision.made(row["id"], at=at, content=content, **named)
