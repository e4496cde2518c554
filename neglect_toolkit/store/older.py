"""Fills in, for stores of earlier versions, what a migration has made room for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.people import key_of_team
from neglect_toolkit.model.record import searchable
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.words import Status

_CONTENT = """
SELECT section, key, value FROM change WHERE value IS NOT NULL AND seq IN (
    SELECT max(seq) FROM change WHERE assessment_id = ? GROUP BY section, key)
"""


def fill_version_4(db: Database) -> None:
    """Who works with each child, the new columns of the list, and what a search finds.

    A draft keeps no levels until it is next saved; a signed assessment takes them from what was signed.
    """
    for row in list(db.query("SELECT * FROM assessment ORDER BY seq")):
        person = next(db.query("SELECT * FROM person WHERE id = ?", [row["started_by"]]))
        content = _content(db, row["id"], row["tool"])
        columns: dict[str, Any] = {
            "practitioner": row["started_by"],
            "team": key_of_team(person["team"]),
            "agency": person["agency"],
            "area": person["area"],
            "disabled": content.child.disabled,
            "judged": content.judgement.next_step,
            "own_words": content.has_own_words,
            **_signed(db, row),
        }
        places = ", ".join(f"{name} = ?" for name in columns)
        db.execute(f"UPDATE assessment SET {places} WHERE id = ?", [*columns.values(), row["id"]])  # noqa: S608
        text = searchable(content)
        db.execute("INSERT INTO search (rowid, names, words) VALUES (?, ?, ?)", [row["seq"], text.names, text.words])
    for row in list(db.query("SELECT child_id, started_by, max(seq), started_at FROM assessment GROUP BY child_id")):
        db.execute(
            "INSERT INTO worker (id, child_id, person, work, since, given_by) VALUES (?, ?, ?, 'lead', ?, ?)",
            [row["child_id"], row["child_id"], row["started_by"], row["started_at"][:10], row["started_by"]],
        )


def _content(db: Database, assessment_id: str, tool: str) -> Assessment:
    held: dict[str, Any] = {"tool": tool, "answers": {}}
    for row in db.query(_CONTENT, [assessment_id]):
        part = held["answers"] if row["section"] == "answers" else held
        part[row["key"] or row["section"]] = json.loads(row["value"])
    return Assessment.model_validate(held)


def _signed(db: Database, row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that an assessment which is signed now has from its summary."""
    found = list(
        db.query(
            "SELECT summary, sealed_at, opened_by FROM revision WHERE assessment_id = ? AND number = ? "
            "AND sealed_at IS NOT NULL",
            [row["id"], row["revision"]],
        )
    )
    if not found or row["status"] != Status.SIGNED:
        return {}
    summary = IndicatorSummary.model_validate_json(found[0]["summary"])
    return {
        **{domain.value: summary.domains[domain].level.value for domain in summary.domains},
        "flags": len(summary.safety),
        "signed_at": found[0]["sealed_at"],
        "signed_by": found[0]["opened_by"],
        "waiting_since": found[0]["sealed_at"],
    }
