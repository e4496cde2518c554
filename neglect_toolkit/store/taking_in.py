"""What another store handed over, kept in this one: the same rows, in the order in which they first came about.

Nothing that is here is written over. What went on both here and there is refused, assessment by assessment.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from typing import Any

from neglect_toolkit.errors import NotFoundError
from neglect_toolkit.model.handover import Package, PackageStanding, Taken, TakenIn, documents_of
from neglect_toolkit.model.kept import KeptAssessment, KeptChange, KeptRevision
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.record import DocumentKind, Progress, searchable
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.model.words import Status, Work
from neglect_toolkit.store import (
    assessments,
    claims,
    document_store,
    foreign_log,
    handing_over,
    handover_log,
    passages,
    people,
    reviewing,
    sealing,
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
        HandoverError: it says of this store's own log what that does not hold.
        StoreDamagedError: what is here does not prove whole.
    """
    foreign_log.refuse_claims(connection, package.logs)
    return tuple(_taken(connection, package, _ours(connection, one.id), one)[0] for one in package.assessments)


def take_in(writing: Writing, package: Package, reached: Mapping[str, Progress]) -> TakenIn:
    """Keeps what is new in a package; taking it in again changes nothing.

    `reached` says of each assessment what lists and counts know of it, by its id.

    Raises:
        HandoverError: it contradicts what was handed over before, or this store's own log.
        StoreError: a row of it breaks a rule of the store; nothing was changed.
    """
    connection = writing.connection
    ours = {theirs.id: _ours(connection, theirs.id) for theirs in package.assessments}
    compared = [_taken(connection, package, ours[theirs.id], theirs) for theirs in package.assessments]
    taken = tuple(one for one, _ in compared)
    whole = {one.id: united for one, united in compared if one.changes_something}
    refused = {one.id for one in taken if one.standing is PackageStanding.CONFLICT}
    foreign_log.take_in(writing, package.logs, refused)
    for theirs in package.assessments:
        if theirs.id in whole:
            _documents(writing, package, documents_of(theirs))
            _people(writing, package, theirs.people)
            _child(writing, package, theirs.child_id)
            _assessment(writing, package, ours[theirs.id], whole[theirs.id], reached[theirs.id])
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


def _taken(
    connection: Connection, package: Package, ours: KeptAssessment | None, theirs: KeptAssessment
) -> tuple[Taken, KeptAssessment]:
    """How it stands to what is here, and what would be here afterwards, where it changes something."""
    taken, whole = _compared(ours, theirs)
    claimed = claims.in_an_assessment(connection, package, ours, whole) if taken.changes_something else None
    return (Taken(id=theirs.id, standing=PackageStanding.CONFLICT, says=claimed) if claimed else taken), whole


def _compared(ours: KeptAssessment | None, theirs: KeptAssessment) -> tuple[Taken, KeptAssessment]:
    if ours is None:
        return Taken(id=theirs.id, standing=PackageStanding.NEW), theirs
    if ours.holds(theirs):
        if theirs.holds(ours):
            return Taken(id=theirs.id, standing=PackageStanding.SAME), theirs
        return Taken(id=theirs.id, standing=PackageStanding.OLDER, says=_OLDER.format(theirs.id)), theirs
    if not ours.withdrawn:
        with contextlib.suppress(ValueError):  # the two cannot be put together
            return Taken(id=theirs.id, standing=PackageStanding.GOES_ON), ours.united(theirs)
    return Taken(id=theirs.id, standing=PackageStanding.CONFLICT, says=_CONFLICT.format(theirs.id)), theirs


def _documents(writing: Writing, package: Package, named: set[tuple[DocumentKind, str]]) -> None:
    for document in package.documents:
        wanted = (document.kind, document.sha256) in named
        if wanted and not document_store.is_kept(writing.connection, document.kind, document.sha256):
            document_store.put(writing, document.kind, document.sha256, document.text, document.format)


def _people(writing: Writing, package: Package, named: Iterable[str]) -> None:
    """Adds whoever is named and not known here: without a role, and with nothing that opens the store."""
    wanted = set(named)
    for person in package.people:
        if person.id in wanted and not writing.connection.rows("SELECT 1 FROM person WHERE id = ?", person.id):
            people.put(writing, person.as_person())


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
    """Keeps what is new of it; `theirs` has all that is here already, and what the package brings beside."""
    if ours is None:
        _begin(writing, theirs)
    mine = {revision.number: revision for revision in ours.revisions} if ours else {}
    new_reviews = theirs.new_reviews(ours)
    for revision in theirs.revisions:
        _revision(writing, theirs.id, mine.get(revision.number), revision)
        for record, review in new_reviews:
            if review.revision == revision.number:
                reviewing.put_review(writing, review, record)
    for record, comment in theirs.new_comments(ours):
        reviewing.put_comment(writing, comment, record)
    if theirs.withdrawal is not None and (ours is None or ours.withdrawal is None):
        sealing.put_withdrawal(writing, theirs.id, theirs.withdrawal)
    _show(writing, ours, theirs, None if ours and theirs.revisions == ours.revisions else reached)
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
    passages.keep(writing, passages.of_revision(assessment_id, theirs.number), theirs.passages)
    if mine is None:
        row = theirs.model_dump(include={"number", "opened_at", "opened_by", "reason_digest"})
        reason = "" if theirs.reason_digest else theirs.reason
        connection.db.table("revision").insert({"assessment_id": assessment_id, "reason": reason, **row})
    for change in theirs.changes[len(mine.changes) if mine else 0 :]:
        _change(writing, assessment_id, theirs.number, change)
    where = (assessment_id, theirs.number)
    if theirs.seal is not None:
        sealing.put_seal(writing, *where, theirs.seal.at, theirs.seal.signature, theirs.seal.texts(theirs.passages))
    elif theirs.discarded is not None:
        connection.run(
            "UPDATE revision SET discarded_at = ?, discarded_by = ? WHERE assessment_id = ? AND number = ?",
            theirs.discarded.at,
            theirs.discarded.by,
            *where,
        )


def _change(writing: Writing, assessment_id: str, revision: int, change: KeptChange) -> None:
    row = {"assessment_id": assessment_id, "revision": revision, "value": change.value_json}
    row |= change.model_dump(include={"section", "key", "at", "by", "format"})
    writing.connection.db.table("change").insert(row)


_BY_WAY_OF = {
    (Status.DRAFT, Status.RETURNED): (Status.SIGNED,),
    (Status.RETURNED, Status.DRAFT): (Status.SIGNED,),
    (Status.RETURNED, Status.COUNTERSIGNED): (Status.SIGNED,),
    (Status.COUNTERSIGNED, Status.SIGNED): (Status.DRAFT,),
    (Status.COUNTERSIGNED, Status.RETURNED): (Status.DRAFT, Status.SIGNED),
}
"""The states between two that do not follow each other directly: the store lets none be left out."""


def _show(writing: Writing, ours: KeptAssessment | None, theirs: KeptAssessment, reached: Progress | None) -> None:
    """Makes the list's row say what the revisions and reviews lead to; `reached` is None where its answers are ours."""
    before, after, sealed = ours.status if ours else Status.DRAFT, theirs.status, theirs.last_sealed
    for between in _BY_WAY_OF.get((before, after), ()):
        assert sealed is not None  # noqa: S101 - none of these states is reached without a signature
        assessments.update(writing, theirs.id, status=between.value, revision=sealed.number)
    signed, texts = theirs.current.seal, theirs.current.texts
    content = texts.assessment(theirs.called) if texts else theirs.content
    last = sealed.seal if sealed else None
    reviewed = max((review.at for review in theirs.reviewed), default=None)
    columns: dict[str, Any] = {
        **assessments.child_columns(content.child),
        **(assessments.columns_of(reached) if reached else {}),
        "status": after.value,
        "revision": theirs.current.number,
        "saved_at": theirs.saved_at,
        "agency": content.assessed_by.agency,
        "area": content.assessed_by.area,
        "signature": signed.signature if signed else None,
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
    here = {said.id: record for record, said in supervisions.told_of_child(connection, child_id)}
    theirs = [
        (record, said)
        for record, said in zip(package.supervisions, package.supervised, strict=True)
        if said.child_id == child_id
    ]
    refused = [
        f"The supervision record {said.id} is not the one that is here, so it was left as it is."
        for record, said in theirs
        if said.id in here and not here[said.id].is_same(record)
    ]
    claimed = {
        said.id: why for _, said in theirs if said.id not in here and (why := claims.in_supervision(connection, said))
    }
    refused += claimed.values()
    new = [(record, said) for record, said in theirs if said.id not in here and said.id not in claimed]
    theirs = [(record, said) for record, said in new if said.id not in claimed] + [
        (record, said) for record, said in theirs if said.id in here and here[said.id].is_same(record)
    ]
    became, more = _new_outcomes(connection, package, child_id, [said for _, said in theirs])
    _people(writing, package, {said.by for _, said in new} | {said.by for _, said in became})
    for record, said in new:
        supervisions.put(writing, said, record)
    for record, outcome in became:
        supervisions.put_outcome(writing, outcome, record)
    if new or became:
        told = {said.id: record.sha256 for record, said in new}
        handover_log.record_supervision(writing, package, child_id, told, [record.sha256 for record, _ in became])
    return len(new), [*refused, *more]


def _new_outcomes(
    connection: Connection, package: Package, child_id: str, theirs: Iterable[Supervision]
) -> tuple[list[tuple[KeptText, ActionOutcome]], list[str]]:
    """What was said of each action after what is said here; where both went on, nothing, and a sentence."""
    here = supervisions.told_outcomes(connection, child_id)
    there = list(zip(package.outcomes, package.became, strict=True))
    new: list[tuple[KeptText, ActionOutcome]] = []
    refused: list[str] = []
    for action in (action.id for one in theirs for action in one.content.actions):
        mine = [pair for pair in here if pair[1].action == action]
        told = [pair for pair in there if pair[1].action == action]
        same = all(one[0].is_same(other[0]) for one, other in zip(mine, told, strict=False))
        came = told[len(mine) :] if same else []
        claimed = [why for _, said in came if (why := claims.in_an_outcome(connection, said))]
        if claimed:
            refused.append(claimed[0])
        elif same:
            new += came
        else:
            refused.append(f"What became of the action {action} was said both here and there; what is here stands.")
    return sorted(new, key=there.index), refused
