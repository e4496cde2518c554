"""Who works with which child. A row is never changed, only ended: who could read what, and when, stays known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from neglect_toolkit.errors import NotAllowedError, NotFoundError
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Worker
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.model.words import Work
from neglect_toolkit.store import people
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.timestamps import from_text

_COLUMNS = "SELECT id, child_id, person, work, since, until, given_by FROM worker"


def of_child(connection: Connection, child_id: str) -> tuple[Worker, ...]:
    """Everybody who works with a child, or will: the lead first."""
    rows = connection.rows(f"{_COLUMNS} WHERE child_id = ? AND ended_at IS NULL ORDER BY work <> 'lead', seq", child_id)
    return tuple(Worker.model_validate(row) for row in rows)


def history(connection: Connection, child_id: str) -> tuple[Worker, ...]:
    """Everybody who ever worked with a child, in the order in which they came to it."""
    rows = connection.rows(f"{_COLUMNS} WHERE child_id = ? ORDER BY seq", child_id)
    return tuple(Worker.model_validate(row) for row in rows)


def lead_of(connection: Connection, child_id: str) -> str | None:
    """The id of whoever leads the work with a child."""
    return next((worker.person for worker in of_child(connection, child_id) if worker.work is Work.LEAD), None)


def left_at(connection: Connection, person: str, child_id: str) -> dt.datetime:
    """When somebody's last part in the work with a child ended, which is over; before all time where they had none."""
    rows = connection.rows("SELECT until, ended_at FROM worker WHERE person = ? AND child_id = ?", person, child_id)
    ends = [_NEVER]
    for row in rows:
        over = [from_text(row["ended_at"])] if row["ended_at"] else []
        if row["until"]:
            over.append(dt.datetime.combine(dt.date.fromisoformat(row["until"]), dt.time.max, dt.UTC))
        ends.append(min(over, default=_NEVER))
    return max(ends)


_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def how_many_led(connection: Connection, person: str) -> int:
    """How many assessments that are not withdrawn are of children whom somebody leads."""
    rows = connection.rows(
        "SELECT count(*) AS many FROM assessment WHERE practitioner = ? AND status <> 'withdrawn'", person
    )
    return int(rows[0]["many"])


def works_with(connection: Connection, person: str, child_id: str, day: dt.date) -> bool:
    """Whether somebody works with a child on this day, in whatever part."""
    return any(worker.person == person and worker.works_on(day) for worker in of_child(connection, child_id))


def begin(writing: Writing, child_id: str, person: str, work: Work, until: dt.date | None = None) -> None:
    """Gives somebody a part in the work with a child, from today on. Silent: the caller tells the audit log."""
    row = {
        "id": writing.new_id(),
        "child_id": child_id,
        "person": person,
        "work": work.value,
        "since": writing.at.date().isoformat(),
        "until": until.isoformat() if until else None,
        "given_by": writing.who,
    }
    writing.connection.db.table("worker").insert(row)


def held(connection: Connection) -> dict[str, set[tuple[str, str]]]:
    """Who now works with each child, by the child's id: who, and as what."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in connection.rows("SELECT child_id, person, work FROM worker WHERE ended_at IS NULL"):
        found.setdefault(row["child_id"], set()).add((row["person"], row["work"]))
    return found


def told(connection: Connection, entries: Sequence[AuditEntry]) -> dict[str, set[tuple[str, str]]]:
    """The same as the audit log tells it: begun with the child's first assessment, then passed on."""
    began = {row["id"]: row["child_id"] for row in connection.rows("SELECT id, child_id FROM assessment")}
    found: dict[str, set[tuple[str, str]]] = {}
    for entry in entries:
        match entry.what:
            case "start":
                child = began.get(entry.about or "")
                if child is not None and child not in found:
                    found[child] = {(entry.who, Work.LEAD.value)}
            case "hand_over":
                to = entry.detail["to"]
                before = found.get(entry.about or "", set())
                kept = {pair for pair in before if pair[1] != Work.LEAD and pair[0] != to}
                found[entry.about or ""] = kept | {(to, Work.LEAD.value)}
            case "add_worker":
                found.setdefault(entry.about or "", set()).add((entry.detail["who"], entry.detail["work"]))
            case "end_worker":
                found.setdefault(entry.about or "", set()).discard((entry.detail["who"], entry.detail["work"]))
    return found


def hand_over(writing: Writing, child_id: str, person: str) -> None:
    """Makes somebody else the lead. What was started with the child is theirs from now on, and their team's."""
    to = people.get(writing.connection, person)
    if lead_of(writing.connection, child_id) == person:
        raise NotAllowedError(f"{to.name} works with this child already. Nothing was changed.")
    _end(writing, child_id, "AND (work = 'lead' OR person = ?)", person)
    begin(writing, child_id, person, Work.LEAD)
    writing.connection.run(
        "UPDATE assessment SET practitioner = ?, team = ? WHERE child_id = ?", person, to.team_key, child_id
    )
    writing.record(Deed.HAND_OVER, child_id, to=person)


def add(writing: Writing, child_id: str, person: str, work: Work, until: dt.date | None) -> None:
    """Adds a co-worker, or a cover until a day.

    Raises:
        NotAllowedError: they work with the child already, or a cover has no last day or one that is past.
    """
    if work is Work.COVER and (until is None or until < writing.at.date()):
        raise NotAllowedError("Say until when the cover lasts: today or a later day.")
    if any(worker.person == person for worker in of_child(writing.connection, child_id)):
        name = people.get(writing.connection, person).name
        raise NotAllowedError(f"{name} works with this child already. End that first to change it.")
    begin(writing, child_id, person, work, until)
    writing.record(Deed.ADD_WORKER, child_id, who=person, work=work.value, **({"until": str(until)} if until else {}))


def end(writing: Writing, worker_id: str) -> None:
    """Ends a co-worker's or a cover's part.

    Raises:
        NotFoundError: there is no such part, or it has ended.
        NotAllowedError: it is the lead's: a child is handed over, never left without one.
    """
    rows = writing.connection.rows(f"{_COLUMNS} WHERE id = ? AND ended_at IS NULL", worker_id)
    if not rows:
        raise NotFoundError("Nobody has that part in the work with the child any more. Nothing was changed.")
    worker = Worker.model_validate(rows[0])
    if worker.work is Work.LEAD:
        raise NotAllowedError("A child is never left without a practitioner. Hand the child to a colleague instead.")
    writing.connection.run("UPDATE worker SET ended_at = ? WHERE id = ?", writing.at_text, worker_id)
    writing.record(Deed.END_WORKER, worker.child_id, who=worker.person, work=worker.work.value)


def _end(writing: Writing, child_id: str, which: str, *parameters: str) -> None:
    writing.connection.run(
        f"UPDATE worker SET ended_at = ? WHERE child_id = ? AND ended_at IS NULL {which}",  # noqa: S608 - fixed words
        writing.at_text,
        child_id,
        *parameters,
    )
