"""The queue of a team, page by page, from the narrow rows alone."""

from __future__ import annotations

from typing import Any

from neglect_toolkit.model.queue import QueueOrder, QueuePage, QueueQuery
from neglect_toolkit.model.words import NextStep, Status
from neglect_toolkit.store import searching
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.headers import SELECT, as_header

_GRAVITY = " ".join(f"WHEN '{step.value}' THEN {step.rank}" for step in NextStep)
_ORDERS = {
    QueueOrder.WAITING: "waiting_since IS NULL, waiting_since, seq",
    QueueOrder.NEXT_STEP: f"CASE next_step {_GRAVITY} ELSE -1 END DESC, waiting_since, seq",
    QueueOrder.CHILD: "child_name COLLATE NOCASE, seq",
    QueueOrder.PRACTITIONER: "(SELECT name FROM person WHERE id = practitioner) COLLATE NOCASE, waiting_since, seq",
    QueueOrder.SAVED: "saved_at DESC, seq DESC",
}


def page(connection: Connection, team: str, query: QueueQuery) -> QueuePage:
    """The assessments of a team that a query asks for."""
    tests, values = _tests(team, query)
    if tests is None:
        return QueuePage(headers=(), more=False)
    rows = connection.rows(
        f"{SELECT} WHERE {' AND '.join(tests)} ORDER BY {_ORDERS[query.order]} LIMIT ? OFFSET ?",
        *values,
        query.size + 1,
        query.page * query.size,
    )
    found = tuple(as_header(row) for row in rows)
    return QueuePage(headers=found[: query.size], more=len(found) > query.size)


def counts(connection: Connection, team: str) -> dict[Status, int]:
    """How many assessments of a team are in each state."""
    rows = connection.rows("SELECT status, count(*) AS many FROM assessment WHERE team = ? GROUP BY status", team)
    return {Status(row["status"]): row["many"] for row in rows}


def _tests(team: str, query: QueueQuery) -> tuple[list[str] | None, list[Any]]:
    statuses = query.statuses or tuple(status for status in Status if status is not Status.WITHDRAWN)
    tests = ["team = ?", f"status IN ({', '.join('?' * len(statuses))})"]
    values: list[Any] = [team, *statuses]
    for column, wanted in (("tool", query.tool), ("practitioner", query.practitioner)):
        if wanted is not None:
            tests.append(f"{column} = ?")
            values.append(wanted)
    if query.at_least is not None:
        steps = [step.value for step in NextStep if step.at_least(query.at_least)]
        tests.append(f"next_step IN ({', '.join('?' * len(steps))})")
        values += steps
    if query.flagged:
        tests.append("flags > 0")
    if query.below:
        tests.append("below = 1")
    if query.search.strip():
        words = searching.as_query(query.search)
        if words is None:
            return None, []
        tests.append("seq IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(words)
    return tests, values
