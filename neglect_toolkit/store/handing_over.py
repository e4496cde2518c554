"""Assessments as they leave for another store: every row that is kept of them, proved while it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreDamagedError
from neglect_toolkit.model.handover import (
    Maker,
    Package,
    PackedChild,
    PackedDocument,
    PackedPerson,
    documents_of,
)
from neglect_toolkit.model.kept import Discarded, KeptAssessment, KeptChange, KeptRevision, Seal
from neglect_toolkit.model.kept_log import LogPart
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.model.words import Status
from neglect_toolkit.store import foreign_log, passages, people, reviewing, sealing, supervisions
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.timestamps import from_text

_ORIGIN = """
SELECT id, child_id, tool, tool_sha256, policy_sha256, status, started_at, started_by, saved_at, signed_by
FROM assessment WHERE id = ?
"""


def export(
    connection: Connection,
    assessment_ids: Sequence[str],
    *,
    made_by: Person,
    made_at: dt.datetime,
    salt: str,
    message: str = "",
    with_supervision: bool = True,
    until: Mapping[str, dt.datetime] = MappingProxyType({}),
) -> Package:
    """The package of some assessments, in the order in which they were started.

    Args:
        connection: one moment of the store.
        assessment_ids: which; each once, however often it is named.
        made_by: who hands over.
        made_at: when.
        salt: 32 hexadecimal digits that nobody can guess.
        message: what they say to whoever gets it.
        with_supervision: whether the children's records of supervision and their actions go with them.
        until: of a child whom whoever hands over no longer works with, when they left: nothing later goes with it.

    Raises:
        NotFoundError: there is no such assessment.
        NotAllowedError: none was chosen.
        StoreDamagedError: something of it does not prove whole.
    """
    if not assessment_ids:
        raise NotAllowedError("Choose at least one assessment to hand over.")
    found = [kept(connection, one) for one in dict.fromkeys(assessment_ids)]
    try:
        supervised = _supervised(connection, found, until) if with_supervision else _Supervised((), (), ())
        about = [*(one.id for one in found), *supervised.children]
        logs = [_told_until(part, until) for part in foreign_log.parts(connection, about)]
        return _package(connection, found, made_by, made_at, salt, message, supervised, logs)
    except ValueError:
        raise StoreDamagedError(
            "What belongs to these assessments does not prove whole, so they were not handed over. Check the store."
        ) from None


def _package(  # noqa: PLR0917 - a package has many parts
    connection: Connection,
    found: Iterable[KeptAssessment],
    made_by: Person,
    made_at: dt.datetime,
    salt: str,
    message: str,
    supervised: _Supervised,
    logs: Sequence[LogPart],
) -> Package:
    chosen = tuple(sorted(found, key=lambda one: one.started_at))
    children = tuple(dict.fromkeys(one.child_id for one in chosen))
    _, held, outcomes = supervised
    named = {said.by for _, said in held} | {said.by for _, said in outcomes}
    named = named.union(*(one.people for one in chosen))
    named |= {entry.who for part in logs for entry in part.entries}
    return Package(
        salt=salt,
        made_at=made_at,
        made_by=Maker(name=made_by.name, agency=made_by.agency, team=made_by.team),
        message=message.strip(),
        documents=tuple(_documents(connection, chosen)),
        children=tuple(_children(connection, children)),
        people=tuple(PackedPerson.of(one) for one in people.everybody(connection) if one.id in named),
        assessments=chosen,
        supervisions=tuple(record for record, _ in held),
        outcomes=tuple(record for record, _ in outcomes),
        logs=tuple(logs),
    )


class _Supervised(NamedTuple):
    """The supervision that goes along: of which children the log is told, the records, what became of actions."""

    children: tuple[str, ...]
    held: tuple[tuple[KeptText, Supervision], ...]
    outcomes: tuple[tuple[KeptText, ActionOutcome], ...]


def _supervised(
    connection: Connection, found: Iterable[KeptAssessment], until: Mapping[str, dt.datetime]
) -> _Supervised:
    children = tuple(dict.fromkeys(one.child_id for one in found))
    held = [
        (record, said)
        for child in children
        for record, said in supervisions.told_of_child(connection, child)
        if child not in until or said.at <= until[child]
    ]
    known = {action.id for _, said in held for action in said.content.actions}
    outcomes = [
        (record, said)
        for child in children
        for record, said in supervisions.told_outcomes(connection, child)
        if said.action in known and (child not in until or said.at <= until[child])
    ]
    return _Supervised(children, tuple(held), tuple(outcomes))


def _told_until(part: LogPart, until: Mapping[str, dt.datetime]) -> LogPart:
    """The entries without those about a child that are later than its moment: not even that there was a supervision."""
    told = [
        entry for entry in part.entries if entry.about not in until or from_text(entry.at) <= until[entry.about or ""]
    ]
    return part.model_copy(update={"entries": tuple(told)})


def _documents(connection: Connection, chosen: Iterable[KeptAssessment]) -> Iterable[PackedDocument]:
    for kind, sha256 in sorted(set().union(*(documents_of(one) for one in chosen))):
        for row in connection.rows("SELECT json, format FROM document WHERE kind = ? AND sha256 = ?", kind, sha256):
            yield PackedDocument(kind=kind, sha256=sha256, format=row["format"], text=row["json"])


def _children(connection: Connection, children: Iterable[str]) -> Iterable[PackedChild]:
    for child in children:
        row = connection.rows("SELECT id, created_at FROM child WHERE id = ?", child)[0]
        yield PackedChild.model_validate(row)


def kept(connection: Connection, assessment_id: str) -> KeptAssessment:
    """One assessment with every row that is kept of it.

    Raises:
        NotFoundError: there is no such assessment.
        StoreDamagedError: it does not prove whole.
    """
    rows = connection.rows(_ORIGIN, assessment_id)
    if not rows:
        raise NotFoundError(f"There is no assessment {assessment_id!r} in this store. Choose it from the list.")
    origin = dict(rows[0])
    withdrawn = origin.pop("status") == Status.WITHDRAWN
    changes: dict[int, list[KeptChange]] = {}
    try:
        for row in connection.rows(
            "SELECT revision, section, key, value AS value_json, at, by, format FROM change WHERE assessment_id = ? "
            "ORDER BY seq",
            assessment_id,
        ):
            changes.setdefault(row.pop("revision"), []).append(KeptChange.model_validate(row))
        revisions = tuple(
            _revision(connection, row, changes.get(row["number"], []))
            for row in connection.rows("SELECT * FROM revision WHERE assessment_id = ? ORDER BY number", assessment_id)
        )
        return KeptAssessment(
            **origin,
            withdrawn=withdrawn,
            withdrawal=sealing.withdrawal_of(connection, assessment_id),
            revisions=revisions,
            reviews=tuple(record for record, _ in reviewing.told_reviews(connection, assessment_id)),
            comments=tuple(record for record, _ in reviewing.told_comments(connection, assessment_id)),
        )
    except ValueError:
        raise StoreDamagedError(
            f"What is kept of the assessment {assessment_id} does not prove whole. Check the store."
        ) from None


_SEALED = ("signature", "content", "content_format", "summary", "summary_format", "inputs", "sha256")


def _revision(connection: Connection, row: dict[str, Any], changes: Iterable[KeptChange]) -> KeptRevision:
    seal = None
    if row["sealed_at"] is not None:
        seal = Seal(at=row["sealed_at"], **{part: row[part] for part in _SEALED})
    thrown = Discarded(at=row["discarded_at"], by=row["discarded_by"]) if row["discarded_at"] is not None else None
    return KeptRevision(
        number=row["number"],
        opened_at=row["opened_at"],
        opened_by=row["opened_by"],
        reason=row["reason"] or None,
        reason_digest=row["reason_digest"],
        changes=tuple(changes),
        seal=seal,
        discarded=thrown,
        passages=passages.of(connection, passages.of_revision(row["assessment_id"], row["number"])),
    )
