"""What a package says in the name of somebody of this store, and this store never saw: a claim, and no more than that.

Whoever has a passphrase here does what they do here, and this store's log tells of it. A file can be made by anybody
who has the record: so nothing that it says of them is ever kept as theirs.
"""

from __future__ import annotations

from collections.abc import Iterable

from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.handover import Package
from neglect_toolkit.model.kept import KeptAssessment, KeptRevision
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.store import people
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.wording.lists import listed

_REFUSED = (
    "The package brings to the {} something in the name of {} that was not done in this store, so nothing of it was "
    "changed. What a file says of somebody who opens this store is never taken as theirs: ask them to do it here."
)


def in_an_assessment(
    connection: Connection, package: Package, ours: KeptAssessment | None, theirs: KeptAssessment
) -> str | None:
    """Why an assessment is refused, where it brings something in the name of somebody of this store; else None."""
    named = _new_authors(package, ours, theirs)
    return _refusal(connection, f"assessment {theirs.id}", named)


def in_supervision(connection: Connection, said: Supervision) -> str | None:
    """The same of a record of supervision that is not here."""
    return _refusal(connection, f"supervision record {said.id}", {said.by})


def in_an_outcome(connection: Connection, said: ActionOutcome) -> str | None:
    """The same of what became of an action."""
    return _refusal(connection, f"action {said.action}", {said.by})


def _refusal(connection: Connection, of: str, named: Iterable[str]) -> str | None:
    here = {person.id: person.name for person in people.everybody(connection) if person.roles}
    known = sorted(here[one] for one in set(named) if one in here)
    return _REFUSED.format(of, listed(known)) if known else None


def _new_authors(package: Package, ours: KeptAssessment | None, theirs: KeptAssessment) -> set[str]:
    """Whoever is said to have done something that is not here, by whatever part of the package says so."""
    signers = _signers(package, theirs.id)
    if ours is None:
        sealed = [revision.seal.sha256 for revision in theirs.revisions if revision.seal]
        return theirs.people.union(*(signers.get(sha256, ()) for sha256 in sealed))
    named = {theirs.signed_by} if theirs.signed_by and theirs.last_seal != ours.last_seal else set()
    mine = {revision.number: revision for revision in ours.revisions}
    for revision in theirs.revisions:
        named |= _of_revision(mine.get(revision.number), revision)
        if revision.seal and not _is_sealed(mine.get(revision.number)):
            named |= signers.get(revision.seal.sha256, set())
    named |= {said.by for _, said in theirs.new_reviews(ours)} | {said.by for _, said in theirs.new_comments(ours)}
    if theirs.withdrawal and theirs.withdrawal != ours.withdrawal:
        named.add(theirs.withdrawal.by)
    return named


def _of_revision(mine: KeptRevision | None, theirs: KeptRevision) -> set[str]:
    named = {change.by for change in theirs.changes[len(mine.changes) if mine else 0 :]}
    if mine is None:
        named.add(theirs.opened_by)
    if theirs.discarded and not (mine and mine.discarded):
        named.add(theirs.discarded.by)
    return named


def _is_sealed(revision: KeptRevision | None) -> bool:
    return revision is not None and revision.seal is not None


def _signers(package: Package, assessment_id: str) -> dict[str, set[str]]:
    """Who signed what, by the hash of what was signed, as the logs of the package tell it."""
    found: dict[str, set[str]] = {}
    for part in package.logs:
        for entry in part.entries:
            if entry.what == Deed.SIGN and entry.about == assessment_id:
                found.setdefault(entry.detail.get("sha256", ""), set()).add(entry.who)
    return found
