"""Reviews of signed assessments, and what is said about them. Neither is ever changed."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from neglect_toolkit.errors import NotAllowedError, NotFoundError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.record import SealedRevision
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.words import ManagerView, NextStep, ReviewOutcome, Status
from neglect_toolkit.store import assessments, headers, passages, records, sealing
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.timestamps import as_text

V = TypeVar("V", Review, Comment)

COUNTERSIGNED, RETURNED, COMMENTED = Deed.COUNTERSIGN, Deed.RETURN, Deed.COMMENT  # what the audit log calls them


def reviews(connection: Connection, assessment_id: str) -> tuple[Review, ...]:
    """Every review of an assessment, the first one first.

    Raises:
        RecordAlteredError, RecordUnreadableError: one cannot be shown.
    """
    return tuple(said for _, said in told_reviews(connection, assessment_id))


def told_reviews(connection: Connection, assessment_id: str) -> tuple[tuple[KeptText, Review], ...]:
    """The same, each with its record. Raises as `reviews`."""
    rows = connection.rows(
        "SELECT id, format, record, record_sha256 FROM review WHERE assessment_id = ? ORDER BY seq", assessment_id
    )
    return _read(connection, Kept.REVIEW, Review, rows, assessment_id)


def comments(connection: Connection, assessment_id: str) -> tuple[Comment, ...]:
    """Everything said about an assessment, the first one first. Raises as `reviews`."""
    return tuple(said for _, said in told_comments(connection, assessment_id))


def told_comments(connection: Connection, assessment_id: str) -> tuple[tuple[KeptText, Comment], ...]:
    """The same, each with its record. Raises as `reviews`."""
    rows = connection.rows(
        "SELECT id, format, record, record_sha256 FROM comment WHERE assessment_id = ? ORDER BY seq", assessment_id
    )
    return _read(connection, Kept.COMMENT, Comment, rows, assessment_id)


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
        at=dt.datetime.fromisoformat(writing.at_text),
        by=me.id,
        by_name=me.name,
        text=text.strip(),
        answers=answers,
    )
    record = records.new(writing, Kept.COMMENT, said.plain())
    put_comment(writing, said, record)
    writing.record(COMMENTED, assessment_id, comment=said.id, of=about, sha256=record.sha256)
    return said


def put_comment(writing: Writing, said: Comment, record: KeptText) -> None:
    """Puts a comment's row down. The log is told elsewhere."""
    writing.connection.db.table("comment").insert({**comment_row_of(said), **records.columns(record)})
    passages.keep(writing, f"comment:{said.id}", record.passages)


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
        at=dt.datetime.fromisoformat(writing.at_text),
        by=me.id,
        by_name=me.name,
        outcome=outcome,
        view=view,
        next_step=next_step,
        reason=said,
        revision_sha256=revision.sha256,
    )
    record = records.new(writing, Kept.REVIEW, made.plain())
    put_review(writing, made, record)
    proof = {"revision": str(made.revision), "sha256": record.sha256}
    if outcome is ReviewOutcome.COUNTERSIGNED:
        columns: dict[str, Any] = {"status": Status.COUNTERSIGNED.value, "waiting_since": None}
        assessments.update(writing, assessment_id, saved_at=writing.at_text, reviewed_at=writing.at_text, **columns)
        writing.record(COUNTERSIGNED, assessment_id, **proof)
    else:
        _, why = sealing.open_next(writing, found, Status.RETURNED, said or "")
        assessments.update(writing, assessment_id, reviewed_at=writing.at_text)
        writing.record(RETURNED, assessment_id, **proof, reason=why.digest)
    return headers.header(writing.connection, assessment_id)


def put_review(writing: Writing, made: Review, record: KeptText) -> None:
    """Puts a review's row down, which says that there is a reason; the reason is in its record.

    The log is told elsewhere.
    """
    writing.connection.db.table("review").insert({**review_row_of(made), **records.columns(record)})
    passages.keep(writing, f"review:{made.id}", record.passages)


_REVIEW_COLUMNS = {
    "id",
    "assessment_id",
    "revision",
    "by",
    "by_name",
    "outcome",
    "view",
    "next_step",
    "revision_sha256",
}


def comment_row_of(said: Comment) -> dict[str, Any]:
    """The columns by which a comment is found; the record says the same."""
    held = said.model_dump(include={"id", "assessment_id", "revision", "about", "by", "by_name", "answers"})
    return {**held, "at": as_text(said.at)}


def review_row_of(made: Review) -> dict[str, Any]:
    """The columns by which a review is found; the record says the same. Of a reason only that there is one."""
    held = made.model_dump(mode="json", include=_REVIEW_COLUMNS)
    return {**held, "reason": None if made.reason is None else "", "at": as_text(made.at)}


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


def _read(
    connection: Connection, kind: Kept, model: type[V], rows: list[dict[str, Any]], assessment_id: str
) -> tuple[tuple[KeptText, V], ...]:
    called = f"A {kind.value} of the assessment {assessment_id}"
    kept = records.kept(connection, rows, lambda row: f"{kind.value}:{row['id']}", called=called)
    return tuple((one, records.read(one, kind, model, called=called)) for one in kept)
