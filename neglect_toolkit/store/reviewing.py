"""Reviews of signed assessments, and what is said about them. Neither is ever changed."""

from __future__ import annotations

from typing import Any, TypeVar

from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreDamagedError
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.record import SealedRevision
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.words import ManagerView, NextStep, ReviewOutcome, Status
from neglect_toolkit.store import assessments, headers, sealing
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

V = TypeVar("V", Review, Comment)

COUNTERSIGNED, RETURNED, COMMENTED = Deed.COUNTERSIGN, Deed.RETURN, Deed.COMMENT  # what the audit log calls them


def reviews(connection: Connection, assessment_id: str) -> tuple[Review, ...]:
    """Every review of an assessment, the first one first."""
    return tuple(
        _value(Review, row)
        for row in connection.rows(
            "SELECT id, assessment_id, revision, at, by, by_name, outcome, view, next_step, reason, revision_sha256 "
            "FROM review WHERE assessment_id = ? ORDER BY seq",
            assessment_id,
        )
    )


def comments(connection: Connection, assessment_id: str) -> tuple[Comment, ...]:
    """Everything said about an assessment, the first one first."""
    return tuple(
        _value(Comment, row)
        for row in connection.rows(
            "SELECT id, assessment_id, revision, about, at, by, by_name, text, answers FROM comment "
            "WHERE assessment_id = ? ORDER BY seq",
            assessment_id,
        )
    )


def comment(
    writing: Writing, me: Person, assessment_id: str, text: str, *, about: str = "", answers: str | None = None
) -> Comment:
    """Keeps something said about an assessment as it is now.

    Raises:
        NotFoundError: there is no such assessment, or no such comment to answer.
        NotAllowedError: nothing is said, or the assessment is withdrawn.
    """
    found = headers.header(writing.connection, assessment_id)
    if found.status is Status.WITHDRAWN:
        raise NotAllowedError("This assessment is withdrawn; nothing more is said about it.")
    if not text.strip():
        raise NotAllowedError("Write what you want to say, then keep it.")
    if answers is not None and all(one.id != answers for one in comments(writing.connection, assessment_id)):
        raise NotFoundError("The comment that this answers is not there any more. Open the assessment again.")
    said = Comment(
        id=writing.new_id(),
        assessment_id=assessment_id,
        revision=found.revision,
        about=about,
        at=writing.at,
        by=me.id,
        by_name=me.name,
        text=text.strip(),
        answers=answers,
    )
    writing.connection.db.table("comment").insert({**said.plain(), "at": writing.at_text})
    kept = comments(writing.connection, assessment_id)[-1]
    writing.record(COMMENTED, assessment_id, comment=kept.id, of=about, sha256=kept.sha256)
    return kept


def review(
    writing: Writing,
    me: Person,
    assessment_id: str,
    outcome: ReviewOutcome,
    *,
    view: ManagerView | None = None,
    next_step: NextStep | None = None,
    reason: str | None = None,
) -> Header:
    """Ends the review of what was signed: countersigned, or sent back as a new revision that its practitioner answers.

    Raises:
        NotFoundError: there is no such assessment.
        NotAllowedError: it does not wait for a review, it is one's own, or a view or a reason is missing.
        StoreDamagedError: what was signed is not what is kept.
    """
    found = headers.header(writing.connection, assessment_id)
    if found.status is not Status.SIGNED:
        raise NotAllowedError("This assessment does not wait for a countersignature. Look at it again in the list.")
    said = (reason or "").strip() or None
    _refuse_own(writing, me, found)
    _refuse_unreasoned(outcome, view, said)
    revision = sealing.sealed(writing.connection, assessment_id, found.revision)
    made = Review(
        id=writing.new_id(),
        assessment_id=assessment_id,
        revision=found.revision,
        at=writing.at,
        by=me.id,
        by_name=me.name,
        outcome=outcome,
        view=view,
        next_step=next_step,
        reason=said,
        revision_sha256=revision.sha256,
    )
    writing.connection.db.table("review").insert({**made.plain(), "at": writing.at_text})
    kept = reviews(writing.connection, assessment_id)[-1]
    proof = {"revision": str(made.revision), "sha256": kept.sha256}
    if outcome is ReviewOutcome.COUNTERSIGNED:
        columns: dict[str, Any] = {"status": Status.COUNTERSIGNED.value, "waiting_since": None}
        assessments.update(writing, assessment_id, saved_at=writing.at_text, reviewed_at=writing.at_text, **columns)
        writing.record(COUNTERSIGNED, assessment_id, **proof)
    else:
        sealing.open_next(writing, found, Status.RETURNED, said or "")
        assessments.update(writing, assessment_id, reviewed_at=writing.at_text)
        writing.record(RETURNED, assessment_id, **proof)
    return headers.header(writing.connection, assessment_id)


def sealed_before(connection: Connection, assessment_id: str, revision: int) -> SealedRevision | None:
    """What was signed last before a revision; None where that is the first that was signed."""
    rows = connection.rows(
        "SELECT max(number) AS number FROM revision WHERE assessment_id = ? AND number < ? AND sealed_at IS NOT NULL",
        assessment_id,
        revision,
    )
    number = rows[0]["number"]
    return sealing.sealed(connection, assessment_id, number) if number is not None else None


def is_own(connection: Connection, me: Person, found: Header) -> bool:
    """Whether somebody started, signed or wrote any of an assessment."""
    wrote = connection.rows("SELECT 1 FROM change WHERE assessment_id = ? AND by = ? LIMIT 1", found.id, me.id)
    return bool(wrote) or me.id in {found.signed_by, found.started_by}


def _refuse_own(writing: Writing, me: Person, found: Header) -> None:
    if is_own(writing.connection, me, found):
        raise NotAllowedError("Nobody reviews their own work. Ask another manager to read this assessment.")


def _refuse_unreasoned(outcome: ReviewOutcome, view: ManagerView | None, reason: str | None) -> None:
    if outcome is ReviewOutcome.RETURNED:
        if reason is None:
            raise NotAllowedError("Say what you ask, so that the practitioner can answer it.")
        return
    if view is None:
        raise NotAllowedError("Say whether you agree with the next step, or judge higher or lower.")
    if view is not ManagerView.AGREE and reason is None:
        raise NotAllowedError("Give a reason: your view is not the practitioner's.")


def _value(model: type[V], row: dict[str, Any]) -> V:
    try:
        return model.model_validate(row)
    except ValueError:
        raise StoreDamagedError(
            f"A {model.__name__.lower()} of the assessment {row['assessment_id']} cannot be read. Check the store."
        ) from None
