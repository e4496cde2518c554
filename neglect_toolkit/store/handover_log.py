"""What the audit log says of something taken in, and how the check reads that as if it had been done here.

The hashes of everything that came with a package stand in this store's own chain, so that a later change is found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.handover import Package
from neglect_toolkit.model.kept import KeptAssessment
from neglect_toolkit.model.kept_text import text_hash
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.model.words import ReviewOutcome
from neglect_toolkit.store import reviewing, sealing, supervisions
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

TAKEN_IN = Deed.HANDOVER_IN  # what the audit log calls it

_ENDED = {ReviewOutcome.COUNTERSIGNED.value: reviewing.COUNTERSIGNED, ReviewOutcome.RETURNED.value: reviewing.RETURNED}


def record(writing: Writing, package: Package, ours: KeptAssessment | None, theirs: KeptAssessment) -> None:
    """Says that an assessment was taken in, and of everything new in it the hash."""
    known = {revision.number for revision in ours.revisions if revision.seal} if ours else set()
    seals = [
        f"{revision.number}:{revision.seal.sha256}:{text_hash(revision.seal.signature)}"
        for revision in theirs.revisions
        if revision.seal and revision.number not in known
    ]
    reviews = [f"{said.revision}:{said.outcome.value}:{record.sha256}" for record, said in theirs.new_reviews(ours)]
    comments = [f"{said.id}:{record.sha256}" for record, said in theirs.new_comments(ours)]
    writing.record(
        TAKEN_IN,
        theirs.id,
        status=theirs.status.value,
        revision=str(theirs.current.number),
        began="here" if ours else "elsewhere",
        reasons=" ".join(sorted(theirs.reason_digests - (ours.reason_digests if ours else set()))),
        seals=" ".join(seals),
        reviews=" ".join(reviews),
        comments=" ".join(comments),
        package=package.sha256,
        head=package.head,
    )


def record_supervision(
    writing: Writing, package: Package, child_id: str, new: Mapping[str, str], outcomes: Sequence[str]
) -> None:
    """Says that records of supervision of a child were taken in, or what became of actions.

    `new` has the hash of each record by its id, `outcomes` the hashes of what became of actions.
    """
    writing.record(
        TAKEN_IN,
        child_id,
        supervisions=" ".join(f"{id_}:{sha256}" for id_, sha256 in new.items()),
        outcomes=" ".join(outcomes),
        package=package.sha256,
        head=package.head,
    )


def hashes_taken_in(connection: Connection, about: str) -> frozenset[str]:
    """The hash of every signature, review, comment, supervision and outcome that came with a handover file.

    `about` is the assessment, or the child, that they are of.
    """
    if not connection.rows("SELECT 1 FROM foreign_audit WHERE about = ? LIMIT 1", about):
        return frozenset()  # by an index: most of what is read was done here, and the log is long
    rows = connection.rows("SELECT detail FROM audit WHERE about = ? AND what = ?", about, TAKEN_IN.value)
    details: list[dict[str, str]] = [json.loads(row["detail"]) for row in rows]
    return frozenset(
        part
        for detail in details
        for what in ("seals", "reviews", "comments", "supervisions", "outcomes")
        for told in _told(detail, what)
        for part in told
    )


def as_if_done_here(entries: Iterable[AuditEntry]) -> Iterator[AuditEntry]:
    """The log, with each taking in preceded by what it stands for: signatures, reviews, comments, supervision."""
    for entry in entries:
        if entry.what == TAKEN_IN:
            yield from _stands_for(entry)
        yield entry


def _stands_for(entry: AuditEntry) -> Iterator[AuditEntry]:
    def done(what: str, **detail: str) -> AuditEntry:
        return entry.model_copy(update={"what": what, "detail": detail})

    said = entry.detail
    if said.get("began") == "elsewhere":
        yield done("start")
    for number, sha256, signature in _told(said, "seals"):
        yield done(sealing.SIGNED, revision=number, sha256=sha256, signature=signature)
    for number, outcome, sha256 in _told(said, "reviews"):
        yield done(_ENDED[outcome], revision=number, sha256=sha256)
    for comment, sha256 in _told(said, "comments"):
        yield done(reviewing.COMMENTED, comment=comment, sha256=sha256)
    for supervision, sha256 in _told(said, "supervisions"):
        yield done(supervisions.KEPT, supervision=supervision, sha256=sha256)
    for (sha256,) in _told(said, "outcomes"):
        yield done(supervisions.OUTCOME, sha256=sha256)


def _told(detail: dict[str, str], what: str) -> list[list[str]]:
    return [one.split(":") for one in detail.get(what, "").split()]
