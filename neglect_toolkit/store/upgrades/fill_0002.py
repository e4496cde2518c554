"""0002: the address in the form by which children of one home are known."""

from __future__ import annotations

import json
import re

from sqlite_utils import Database

_LAST_CHILD = """
SELECT assessment_id, value FROM change WHERE value IS NOT NULL AND seq IN (
    SELECT max(seq) FROM change WHERE section = 'child' GROUP BY assessment_id)
"""


def fill(db: Database) -> None:
    """Takes it from the last address of each assessment."""
    for row in list(db.query(_LAST_CHILD)):
        address = json.loads(row["value"]).get("address") or ""
        home = " ".join(re.findall(r"\w+", address.casefold())) or None
        db.execute("UPDATE assessment SET home = ? WHERE id = ?", [home, row["assessment_id"]])
