"""The narrow rows by which lists know assessments. They never touch an answer."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from neglect_toolkit.errors import NotFoundError, StoreDamagedError
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.words import Domain
from neglect_toolkit.store.connection import Connection

UNREADABLE = "What is kept of the assessment {} cannot be read. Put back a copy of the store's folder."

_DOMAINS = tuple(domain.value for domain in Domain)

_PLAIN = (
    "id", "child_id", "tool", "tool_sha256", "policy_sha256", "status", "revision", "child_called", "child_name",
    "date_of_birth", "started_at", "started_by", "saved_at", "explored", "of", "next_step", "place", "signature",
    "practitioner", "team", "agency", "area", "age_band", "disabled", "judged", "below", "flags", "own_words",
    "made_up",    "signed_at", "signed_by", "waiting_since", "reviewed_at",
)  # fmt: skip

_COLUMNS = ", ".join(f'"{name}"' for name in (*_PLAIN, *_DOMAINS))
SELECT = f"SELECT {_COLUMNS} FROM assessment"  # noqa: S608 - fixed names


def headers(connection: Connection, withdrawn: bool = False) -> tuple[Header, ...]:
    """Every header, the last saved first; those of withdrawn assessments only where they are asked for."""
    which = "" if withdrawn else " WHERE status <> 'withdrawn'"
    return tuple(as_header(row) for row in connection.rows(f"{SELECT}{which} ORDER BY saved_at DESC, seq DESC"))


def of_worker(connection: Connection, person: str, day: dt.date) -> tuple[Header, ...]:
    """Those of the children whom somebody works with on this day, the last saved first."""
    where = (
        "WHERE status <> 'withdrawn' AND child_id IN (SELECT child_id FROM worker WHERE person = ? "
        "AND ended_at IS NULL AND (until IS NULL OR until >= ?)) ORDER BY saved_at DESC, seq DESC"
    )
    return tuple(as_header(row) for row in connection.rows(f"{SELECT} {where}", person, day.isoformat()))


def of_child(connection: Connection, child_id: str) -> tuple[Header, ...]:
    """The assessments of one child that are not withdrawn, in the order in which they were started."""
    where = "WHERE child_id = ? AND status <> 'withdrawn' ORDER BY seq"
    return tuple(as_header(row) for row in connection.rows(f"{SELECT} {where}", child_id))


def in_the_same_home(connection: Connection, assessment_id: str) -> tuple[Header, ...]:
    """Of each other child at this assessment's address, the assessment started last; none without an address."""
    where = (
        "WHERE status <> 'withdrawn' AND home = (SELECT home FROM assessment WHERE id = ?) "
        "AND child_id <> (SELECT child_id FROM assessment WHERE id = ?) ORDER BY seq"
    )
    found = [as_header(row) for row in connection.rows(f"{SELECT} {where}", assessment_id, assessment_id)]
    return tuple({header.child_id: header for header in found}.values())


def header(connection: Connection, assessment_id: str) -> Header:
    """One header.

    Raises:
        NotFoundError: there is no such assessment.
    """
    rows = connection.rows(f"{SELECT} WHERE id = ?", assessment_id)
    if not rows:
        raise NotFoundError(f"There is no assessment {assessment_id!r} in this store. Open it from the list.")
    return as_header(rows[0])


def beginning(connection: Connection, beginning: str) -> tuple[Header, ...]:
    """The assessments whose id begins so, withdrawn ones too; at most two, which is one too many."""
    rows = connection.rows(f"{SELECT} WHERE id >= ? AND id < ? LIMIT 2", beginning, f"{beginning}g")
    return tuple(as_header(row) for row in rows)


def as_header(row: dict[str, Any]) -> Header:
    """A header from its row. Raises StoreDamagedError where it is none."""
    held = dict(row)
    levels = {name: level for name in _DOMAINS if (level := held.pop(name)) is not None}
    try:
        signature = json.loads(held["signature"]) if held["signature"] else None
        return Header.model_validate({**held, "signature": signature, "levels": levels})
    except ValueError:
        raise StoreDamagedError(UNREADABLE.format(row["id"])) from None
