"""0004: who works with each child, the new columns of the list, and what a search finds.

A draft keeps no levels until it is next saved; a signed assessment takes them from what was signed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

_CONTENT = """
SELECT section, key, value FROM change WHERE value IS NOT NULL AND seq IN (
    SELECT max(seq) FROM change WHERE assessment_id = ? GROUP BY section, key)
"""


def fill(db: Database) -> None:
    """Fills in what the new columns and tables hold of assessments that are there."""
    for row in list(db.query("SELECT * FROM assessment ORDER BY seq")):
        person = next(db.query("SELECT * FROM person WHERE id = ?", [row["started_by"]]))
        content = _content(db, row["id"])
        columns: dict[str, Any] = {
            "practitioner": row["started_by"],
            "team": " ".join((person["team"] or "").casefold().split()),
            "agency": person["agency"],
            "area": person["area"],
            "disabled": content.get("child", {}).get("disabled"),
            "judged": content.get("judgement", {}).get("next_step"),
            "own_words": _has_own_words(content),
            **_signed(db, row),
        }
        places = ", ".join(f"{name} = ?" for name in columns)
        db.execute(f"UPDATE assessment SET {places} WHERE id = ?", [*columns.values(), row["id"]])  # noqa: S608
        names, words = _searchable(content)
        db.execute("INSERT INTO search (rowid, names, words) VALUES (?, ?, ?)", [row["seq"], names, words])
    for row in list(db.query("SELECT child_id, started_by, max(seq), started_at FROM assessment GROUP BY child_id")):
        db.execute(
            "INSERT INTO worker (id, child_id, person, work, since, given_by) VALUES (?, ?, ?, 'lead', ?, ?)",
            [row["child_id"], row["child_id"], row["started_by"], row["started_at"][:10], row["started_by"]],
        )


def _content(db: Database, assessment_id: str) -> dict[str, Any]:
    held: dict[str, Any] = {"answers": {}}
    for row in db.query(_CONTENT, [assessment_id]):
        part = held["answers"] if row["section"] == "answers" else held
        part[row["key"] or row["section"]] = json.loads(row["value"])
    return held


def _has_own_words(content: dict[str, Any]) -> bool:
    return any(
        account["source"] == "child" and (account.get("words") or "").strip()
        for answer in content["answers"].values()
        for account in answer.get("accounts", [])
    )


def _searchable(content: dict[str, Any]) -> tuple[str, str]:
    """Everybody's names, and everything said or noted in words."""
    child, household = content.get("child", {}), content.get("household", [])
    names = [child.get(key) for key in ("name", "known_as", "school", "address", "nhs_number")]
    names += [content.get("assessed_by", {}).get("name"), *(member.get("name") for member in household)]
    words = [content.get("judgement", {}).get("reason"), child.get("disability")]
    words += [visit.get("note") for visit in content.get("visits", [])]
    words += [member.get("note") for member in household]
    for answer in content["answers"].values():
        words += [answer.get(key) for key in ("note", "effect", "text", "done")]
        names += [account.get("who") for account in answer.get("accounts", [])]
        words += [account.get("words") for account in answer.get("accounts", [])]
    return _together(names), _together(words)


def _together(found: Iterable[str | None]) -> str:
    return " ".join(dict.fromkeys(word for word in found if word))


def _signed(db: Database, row: dict[str, Any]) -> dict[str, Any]:
    """The columns that an assessment which is signed now has from its summary."""
    query = (
        "SELECT summary, sealed_at, opened_by FROM revision WHERE assessment_id = ? AND number = ? "
        "AND sealed_at IS NOT NULL"
    )
    found = list(db.query(query, [row["id"], row["revision"]]))
    if not found or row["status"] != "signed":
        return {}
    summary = json.loads(found[0]["summary"])
    return {
        **{domain: held["level"] for domain, held in summary["domains"].items()},
        "flags": len(summary["safety"]),
        "signed_at": found[0]["sealed_at"],
        "signed_by": found[0]["opened_by"],
        "waiting_since": found[0]["sealed_at"],
    }
