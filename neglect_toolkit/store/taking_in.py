"""What another store handed over, kept in this one: the same rows, in the order in which they first came about.

Nothing that is here is written over. What went on both here and there is refused, assessment by assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from neglect_toolkit.errors import NotFoundError
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.handover import Package, PackageStanding, Taken, TakenIn, documents_of
from neglect_toolkit.model.kept import KeptAssessment, KeptChange, KeptRevision
from neglect_toolkit.model.record import DocumentKind, Progress, searchable
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.model.words import Status, Work
from neglect_toolkit.store import (
    assessments,
    foreign_log,
    handing_over,
    handover_log,
    people,
    searching,
    supervisions,
    workers,
)
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.timestamps import as_text

_OLDER = "This store holds more of the assessment {} than the package does, so nothing of it was changed."
_CONFLICT = (
    "The assessment {} went on both here and where the package was made, so nothing of it was changed. Decide together "
    "which one counts, and copy from the other what is missing."
)


def standings(connection: Connection, package: Package) -> tuple[Taken, ...]:
    """How each assessment of a package stands to what is here. Nothing is written.

    Raises:
        StoreDamagedError: what is here does not prove whole.
    """
    return tuple(_taken(_ours(connection, theirs.id), theirs) for theirs in package.assessments)


def take_in(writing: Writing, package: Package, reached: Mapping[str, Progress]) -> TakenIn:
    """Keeps what is new in a package; taking it in again changes nothing.

    `reached` says of each assessment what lists and counts know of it, by its id.

    Raises:
        HandoverError: it contradicts what was handed over before.
        StoreError: a row of it breaks a rule of the store; nothing was changed.
    """
    connection = writing.connection
    ours = {theirs.id: _ours(connection, theirs.id) for theirs in package.assessments}
    taken = tuple(_taken(ours[theirs.id], theirs) for theirs in package.assessments)
    coming = {one.id for one in taken if one.changes_something}
    refused = {one.id for one in taken if one.standing is PackageStanding.CONFLICT}
    foreign_log.take_in(writing, package.logs, refused)
    for theirs in package.assessments:
        if theirs.id in coming:
            _documents(writing, package, documents_of(theirs))
            _people(writing, package, theirs.people)
            _child(writing, package, theirs.child_id)
            _assessment(writing, package, ours[theirs.id], theirs, reached[theirs.id])
    many, says = 0, [one.says for one in taken if one.standing is PackageStanding.CONFLICT and one.says]
    for child in package.children:
        if connection.rows("SELECT 1 FROM child WHERE id = ?", child.id):
            kept, refusals = _supervision(writing, package, child.id)
            many, says = many + kept, says + refusals
    return TakenIn(assessments=taken, supervisions=many, refused=tuple(says))


def _ours(connection: Connection, assessment_id: str) -> KeptAssessment | None:
    try:
        return handing_over.kept(connection, assessment_id)
    except NotFoundError:
        return None


def _taken(ours: KeptAssessment | None, theirs: KeptAssessment) -> Taken:
    if ours is None:
        return Taken(id=theirs.id, standing=PackageStanding.NEW)
    goes_on, behind = theirs.holds(ours), ours.holds(theirs)
    if goes_on and behind:
        return Taken(id=theirs.id, standing=PackageStanding.SAME)
    if behind:
        return Taken(id=theirs.id, standing=PackageStanding.OLDER, says=_OLDER.format(theirs.id))
    if goes_on and not ours.withdrawn:
        return Taken(id=theirs.id, standing=PackageStanding.GOES_ON)
    return Taken(id=theirs.id, standing=PackageStanding.CONFLICT, says=_CONFLICT.format(theirs.id))


def _documents(writing: Writing, package: Package, named: set[tuple[DocumentKind, str]]) -> None:
    for document in package.documents:
        wanted = (document.kind, document.sha256) in named
        if wanted and not writing.connection.rows("SELECT 1 FROM document WHERE sha256 = ?", document.sha256):
            text = canonical_json(document.content)
            row = {"sha256": document.sha256, "kind": document.kind, "json": text, "kept_at": writing.at_text}
            writing.connection.db.table("document").insert(row)


def _people(writing: Writing, package: Package, named: Iterable[str]) -> None:
    """Adds whoever is named and not known here: without a role, and with nothing that opens the store."""
    wanted = set(named)
    for person in package.people:
        if person.id in wanted and not writing.connection.rows("SELECT 1 FROM person WHERE id = ?", person.id):
            people.add(writing, person.as_person())


def _child(writing: Writing, package: Package, child_id: str) -> None:
    """Adds a child who is not known here; whoever takes it in leads the work with it."""
    if writing.connection.rows("SELECT 1 FROM child WHERE id = ?", child_id):
        return
    made = next(child.created_at for child in package.children if child.id == child_id)
    writing.connection.db.table("child").insert({"id": child_id, "created_at": made})
    workers.begin(writing, child_id, writing.who, Work.LEAD)


def _assessment(
    writing: Writing, package: Package, ours: KeptAssessment | None, theirs: KeptAssessment, reached: Progress
) -> None:
    if ours is None:
        _begin(writing, theirs)
    mine = {revision.number: revision for revision in ours.revisions} if ours else {}
    said = set(ours.reviews) if ours else set()
    for revision in theirs.revisions:
        _revision(writing, theirs.id, mine.get(revision.number), revision)
        for review in theirs.reviews:
            if review.revision == revision.number and review not in said:
                _review(writing, review)
    known = set(ours.comments) if ours else set()
    for comment in theirs.comments:
        if comment not in known:
            _comment(writing, comment)
    _show(writing, ours, theirs, reached)
    handover_log.record(writing, package, ours, theirs)


def _begin(writing: Writing, theirs: KeptAssessment) -> None:
    lead = workers.lead_of(writing.connection, theirs.child_id) or writing.who
    row = {
        **theirs.model_dump(
            include={"id", "child_id", "tool", "tool_sha256", "policy_sha256", "started_at", "started_by", "saved_at"}
        ),
        "status": Status.DRAFT.value,
        "revision": 1,
        "practitioner": lead,
        "team": people.get(writing.connection, lead).team_key,
        **assessments.columns_of(Progress()),
    }
    writing.connection.db.table("assessment").insert(row)


def _revision(writing: Writing, assessment_id: str, mine: KeptRevision | None, theirs: KeptRevision) -> None:
    if mine is not None and not mine.is_open:
        return
    connection = writing.connection
    if mine is None:
        row = theirs.model_dump(include={"number", "opened_at", "opened_by", "reason"})
        connection.db.table("revision").insert({"assessment_id": assessment_id, **row})
    for change in theirs.changes[len(mine.changes) if mine else 0 :]:
        _change(writing, assessment_id, theirs.number, change)
    where = (assessment_id, theirs.number)
    if theirs.seal is not None:
        seal = theirs.seal
        connection.run(
            "UPDATE revision SET sealed_at = ?, signature = ?, content = ?, summary = ?, inputs = ?, sha256 = ? "
            "WHERE assessment_id = ? AND number = ?",
            seal.at,
            *(canonical_json(part) for part in (seal.signature, seal.content, seal.summary, seal.inputs)),
            seal.sha256,
            *where,
        )
    elif theirs.discarded is not None:
        connection.run(
            "UPDATE revision SET discarded_at = ?, discarded_by = ? WHERE assessment_id = ? AND number = ?",
            theirs.discarded.at,
            theirs.discarded.by,
            *where,
        )


def _change(writing: Writing, assessment_id: str, revision: int, change: KeptChange) -> None:
    section, key, value, at, by = change.row
    row = {"section": section, "key": key, "value": value, "at": at, "by": by}
    writing.connection.db.table("change").insert({"assessment_id": assessment_id, "revision": revision, **row})


def _review(writing: Writing, review: Review) -> None:
    writing.connection.db.table("review").insert({**review.plain(), "at": as_text(review.at)})


def _comment(writing: Writing, comment: Comment) -> None:
    writing.connection.db.table("comment").insert({**comment.plain(), "at": as_text(comment.at)})


_BY_WAY_OF = {
    (Status.DRAFT, Status.RETURNED): (Status.SIGNED,),
    (Status.RETURNED, Status.DRAFT): (Status.SIGNED,),
    (Status.RETURNED, Status.COUNTERSIGNED): (Status.SIGNED,),
    (Status.COUNTERSIGNED, Status.SIGNED): (Status.DRAFT,),
    (Status.COUNTERSIGNED, Status.RETURNED): (Status.DRAFT, Status.SIGNED),
}
"""The states between two that do not follow each other directly: the store lets none be left out."""


def _show(writing: Writing, ours: KeptAssessment | None, theirs: KeptAssessment, reached: Progress) -> None:
    """Makes the list's row say what the revisions and reviews lead to."""
    before, after, sealed = ours.status if ours else Status.DRAFT, theirs.status, theirs.last_sealed
    for between in _BY_WAY_OF.get((before, after), ()):
        assert sealed is not None  # noqa: S101 - none of these states is reached without a signature
        assessments.update(writing, theirs.id, status=between.value, revision=sealed.number)
    content, signed = theirs.content, theirs.current.seal
    last = sealed.seal if sealed else None
    reviewed = max((review.at for review in theirs.reviews), default=None)
    columns: dict[str, Any] = {
        **assessments.child_columns(content.child),
        **assessments.columns_of(reached),
        "status": after.value,
        "revision": theirs.current.number,
        "saved_at": theirs.saved_at,
        "agency": content.assessed_by.agency,
        "area": content.assessed_by.area,
        "signature": canonical_json(signed.signature) if signed else None,
        "signed_at": last.at if last else None,
        "signed_by": theirs.signed_by,
        "waiting_since": signed.at if signed and after is Status.SIGNED else None,
        "reviewed_at": as_text(reviewed) if reviewed else None,
    }
    assessments.update(writing, theirs.id, **columns)
    searching.put(writing, theirs.id, searchable(content))


def _supervision(writing: Writing, package: Package, child_id: str) -> tuple[int, list[str]]:
    """Keeps a child's records of supervision and what became of their actions; how many are new, what is refused."""
    connection = writing.connection
    here = {one.id: one for one in supervisions.of_child(connection, child_id)}
    theirs = [one for one in package.supervisions if one.child_id == child_id]
    refused = [
        f"The supervision record {one.id} is not the one that is here, so it was left as it is."
        for one in theirs
        if one.id in here and here[one.id] != one
    ]
    new = [one for one in theirs if one.id not in here]
    said, more = _new_outcomes(connection, package, child_id, theirs)
    _people(writing, package, {one.by for one in new} | {one.by for one in said})
    for one in new:
        _keep_supervision(writing, one)
    hashes = [_keep_outcome(writing, one) for one in said]
    if new or said:
        handover_log.record_supervision(writing, package, child_id, new, hashes)
    return len(new), [*refused, *more]


def _keep_supervision(writing: Writing, one: Supervision) -> None:
    db = writing.connection.db
    db.table("supervision_record").insert(
        {
            "id": one.id,
            "child_id": one.child_id,
            "held_on": one.on.isoformat(),
            "at": as_text(one.at),
            "by": one.by,
            "by_name": one.by_name,
            "content": canonical_json(one.content.plain()),
        }
    )
    for action in one.content.actions:
        by_when = action.by_when.isoformat() if action.by_when else None
        db.table("action").insert(
            {"id": action.id, "supervision_id": one.id, "child_id": one.child_id, "by_when": by_when}
        )


def _new_outcomes(
    connection: Connection, package: Package, child_id: str, theirs: Iterable[Supervision]
) -> tuple[list[ActionOutcome], list[str]]:
    """What was said of each action after what is said here; where both went on, nothing, and a sentence."""
    here = supervisions.outcomes(connection, child_id)
    new: list[ActionOutcome] = []
    refused: list[str] = []
    for action in (action.id for one in theirs for action in one.content.actions):
        mine = [one for one in here if one.action == action]
        told = [one for one in package.outcomes if one.action == action]
        if told[: len(mine)] == mine:
            new += told[len(mine) :]
        elif mine[: len(told)] != told:
            refused.append(f"What became of the action {action} was said both here and there; what is here stands.")
    return sorted(new, key=package.outcomes.index), refused


def _keep_outcome(writing: Writing, one: ActionOutcome) -> str:
    row = {
        "action_id": one.action,
        "at": as_text(one.at),
        "by": one.by,
        "by_name": one.by_name or "",
        "outcome": one.outcome,
        "note": one.note,
    }
    writing.connection.db.table("action_outcome").insert(row)
    ended = int(one.outcome in {"done", "dropped"})
    writing.connection.run("UPDATE action SET ended = ? WHERE id = ?", ended, one.action)
    return sha256_of(row)
