"""The part of the check that is about who did what to an assessment, and when: as a log tells it, ours or another's."""

from __future__ import annotations

from collections.abc import Iterator

from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import key_of_team
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.store.connection import Connection

Log = tuple[AuditEntry, ...]

_WAYS = {
    "started": ("SELECT id, started_by AS who, started_at AS at FROM assessment", (Deed.START,)),
    "signed": (
        "SELECT id, signed_by AS who, signed_at AS at FROM assessment WHERE signed_at IS NOT NULL",
        (Deed.SIGN,),
    ),
    "sealed": (
        "SELECT assessment_id AS id, NULL AS who, sealed_at AS at FROM revision WHERE sealed_at IS NOT NULL",
        (Deed.SIGN,),
    ),
    "opened again": (
        "SELECT assessment_id AS id, opened_by AS who, opened_at AS at FROM revision WHERE number > 1",
        (Deed.AMEND, Deed.RETURN),
    ),
    "thrown away": (
        "SELECT assessment_id AS id, discarded_by AS who, discarded_at AS at FROM revision WHERE discarded_at > ''",
        (Deed.DISCARD,),
    ),
    "withdrawn": ("SELECT assessment_id AS id, by AS who, at FROM withdrawal", (Deed.WITHDRAW,)),
    "reviewed": (
        "SELECT id, NULL AS who, reviewed_at AS at FROM assessment WHERE reviewed_at IS NOT NULL",
        (Deed.RETURN, Deed.COUNTERSIGN),
    ),
}
"""What the rows say was done, where they say who and when, and what a log calls it. Without `who`, when is enough."""


def who_and_when(connection: Connection, _log: Log) -> Iterator[str]:
    """Whether every row that says who did something, and when, says what a log tells.

    What came from another store is told by that store's log. A package of a version that sent no log proves nothing of
    this; it is left out, and so are the changes of a draft, of which no log tells one by one.
    """
    told: dict[tuple[str, str | None], set[tuple[str, str]]] = {}
    for table in ("audit", "foreign_audit"):
        for row in connection.rows(f"SELECT who, at, what, about FROM {table}"):  # noqa: S608 - the two names above
            told.setdefault((row["what"], row["about"]), set()).add((row["who"], row["at"]))
    came = {about for what, about in told if what == Deed.HANDOVER_IN}
    for done, (query, deeds) in _WAYS.items():
        for row in connection.rows(query):
            known = set().union(*(told.get((deed.value, row["id"]), set()) for deed in deeds))
            if not known and row["id"] in came:
                continue
            if not any(row["at"] == at and row["who"] in {None, who} for who, at in known):
                yield f"Who has {done} the assessment {row['id']}, or when, is not what the audit log tells."


def placed(connection: Connection) -> Iterator[str]:
    """Whether each assessment is listed under whoever leads the work with its child, and that person's team."""
    rows = connection.rows(
        "SELECT assessment.id, practitioner, assessment.team, worker.person, person.team AS of_person FROM assessment "
        "LEFT JOIN worker ON worker.child_id = assessment.child_id AND worker.work = 'lead' "
        "AND worker.ended_at IS NULL LEFT JOIN person ON person.id = worker.person"
    )
    for row in rows:
        if row["practitioner"] != row["person"] or (row["team"] or "") != key_of_team(row["of_person"]):
            yield f"The list has the assessment {row['id']} under another practitioner or team than its child is with."
