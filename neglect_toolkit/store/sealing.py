"""The life of a revision: signed and sealed for good, followed by an amendment, or withdrawn.

A signature belongs to one exact revision. What is sealed is proved again every time it is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from neglect_toolkit.errors import NotAllowedError, NotFoundError, RecordAlteredError
from neglect_toolkit.model.assessment import Assessment, Header, Signature
from neglect_toolkit.model.base import canonical_json
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.kept import Withdrawal
from neglect_toolkit.model.kept_text import SealedTexts, text_hash
from neglect_toolkit.model.passages import Passage, Splitter, by_digest
from neglect_toolkit.model.record import Progress, SealedRevision, searchable
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.words import Status
from neglect_toolkit.store import assessments, document_store, headers, passages, records, searching
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.timestamps import as_text

SIGNED = Deed.SIGN  # what the audit log calls it

_REVISIONS = """
SELECT assessment_id, number, reason, reason_digest, opened_at, sealed_at, content, content_format, summary,
    summary_format, inputs, signature, sha256
FROM revision WHERE assessment_id = ?1 AND (?2 IS NULL OR number = ?2) ORDER BY number
"""

_EARLIER = """
SELECT id, (SELECT max(number) FROM revision WHERE assessment_id = id AND sealed_at IS NOT NULL) AS number
FROM assessment
WHERE child_id = ? AND status <> 'withdrawn' AND number IS NOT NULL
AND (started_at, seq) < (SELECT started_at, seq FROM assessment WHERE id = ?)
ORDER BY started_at, seq
"""


def content(connection: Connection, assessment_id: str) -> Assessment:
    """What an assessment holds now: of a draft its changes so far, of a signed one exactly what was sealed.

    Raises:
        NotFoundError, StoreDamagedError: there is no such assessment, or it cannot be read.
    """
    found = headers.header(connection, assessment_id)
    for row in _rows(connection, assessment_id, found.revision):
        if row["sealed_at"] is not None:
            return _proved(connection, row).content
    return assessments.folded(connection, assessment_id, found.tool, found.revision)


def sealed(connection: Connection, assessment_id: str, number: int | None = None) -> SealedRevision:
    """One sealed revision, the latest where none is named, proved to be what was signed.

    Raises:
        NotFoundError: there is no such assessment, or no such revision of it is sealed.
        StoreDamagedError: it is not what was signed.
    """
    headers.header(connection, assessment_id)
    rows = [row for row in _rows(connection, assessment_id, number) if row["sealed_at"] is not None]
    if not rows:
        which = "" if number is None else f" in its revision {number}"
        raise NotFoundError(f"The assessment {assessment_id} has not been signed{which}. Sign it first.")
    return _proved(connection, rows[-1])


def earlier(connection: Connection, child_id: str, before: str) -> tuple[SealedRevision, ...]:
    """The child's assessments started before the one named, each in its latest signed revision, oldest first.

    Raises:
        NotFoundError: there is no assessment `before`.
        StoreDamagedError: one of them is not what was signed.
    """
    headers.header(connection, before)
    rows = connection.rows(_EARLIER, child_id, before)
    return tuple(sealed(connection, row["id"], row["number"]) for row in rows)


def sign(writing: Writing, assessment_id: str, signature: Signature, texts: SealedTexts) -> Header:
    """Seals the open revision with its signature, the summary, and everything that the summary was made from.

    `texts` are what was shown to whoever signs, and what their signature is of.

    Raises:
        NotFoundError: there is no such assessment, or no such tool or policy as it says it was made with.
        NotAllowedError: it is not a draft, or what was signed is not what is kept.
    """
    found = headers.header(writing.connection, assessment_id)
    assessments.refuse_unless_open(found)
    called = f"The assessment {assessment_id}"
    held = assessments.folded(writing.connection, assessment_id, found.tool, found.revision)
    summary = texts.adds_up_to(called)
    if signature.sha256 != texts.sha256 or held != texts.assessment(called):
        raise NotAllowedError(
            "This assessment was not signed, because it has been changed since it was shown to you. "
            "Open it again, read it through, then sign."
        )
    _refuse_unkept(writing.connection, found, summary)
    signed = canonical_json(signature.plain())
    passages.keep(writing, passages.of_revision(assessment_id, found.revision), texts.passages)
    put_seal(writing, assessment_id, found.revision, writing.at_text, signed, texts)
    next_step = summary.next_step.is_.value
    assessments.update(
        writing,
        assessment_id,
        status=Status.SIGNED.value,
        saved_at=writing.at_text,
        next_step=next_step,
        signature=signed,
        signed_at=writing.at_text,
        signed_by=writing.who,
        waiting_since=writing.at_text,
        judged=held.judgement.next_step,
        flags=len(summary.safety),
        **{domain.value: found.level.value for domain, found in summary.domains.items()},
    )
    proof = proof_of(found.revision, texts.sha256, signed)
    writing.record(SIGNED, assessment_id, **proof)
    return headers.header(writing.connection, assessment_id)


def put_seal(  # noqa: PLR0917 - a row has many parts
    writing: Writing, assessment_id: str, number: int, at: str, signature: str, texts: SealedTexts
) -> None:
    """Puts down what was signed, when, and the signature's text. The log is told elsewhere."""
    columns = texts.model_dump(exclude={"passages"}) | {"sealed_at": at, "signature": signature, "sha256": texts.sha256}
    names = ", ".join(f"{name} = ?" for name in columns)
    writing.connection.run(
        f"UPDATE revision SET {names} WHERE assessment_id = ? AND number = ?",  # noqa: S608 - fixed names
        *columns.values(),
        assessment_id,
        number,
    )


def amend(writing: Writing, assessment_id: str, reason: str) -> Header:
    """Opens a new draft revision that begins with what was sealed; the sealed revision stays as it is.

    Raises:
        NotFoundError: there is no such assessment.
        NotAllowedError: it is not signed, or no reason is given.
    """
    found = headers.header(writing.connection, assessment_id)
    if not found.status.is_signed:
        raise NotAllowedError("Only a signed assessment can be amended. This one is not signed.")
    number, why = open_next(writing, found, Status.DRAFT, _reason(reason, "amended"))
    writing.record(Deed.AMEND, assessment_id, revision=str(number), reason=why.digest)
    return headers.header(writing.connection, assessment_id)


def open_next(writing: Writing, found: Header, status: Status, reason: str) -> tuple[int, Passage]:
    """Opens the revision that follows a signed one; gives its number and the passage that holds the reason.

    The caller tells the audit log.
    """
    last = writing.connection.rows("SELECT max(number) AS number FROM revision WHERE assessment_id = ?", found.id)
    number = int(last[0]["number"]) + 1
    why = Splitter(writing.new_id).passage(reason)
    passages.keep(writing, passages.of_revision(found.id, number), [why])
    opened = {"opened_at": writing.at_text, "opened_by": writing.who, "reason": "", "reason_digest": why.digest}
    writing.connection.db.table("revision").insert({"assessment_id": found.id, "number": number, **opened})
    assessments.update(
        writing,
        found.id,
        status=status.value,
        revision=number,
        saved_at=writing.at_text,
        signature=None,
        waiting_since=None,
    )
    return number, why


def discard(writing: Writing, assessment_id: str, progress: Progress) -> Header:
    """Throws an amendment away: the assessment is again what was signed last. What was written stays in its rows.

    `progress` is of what was signed last.

    Raises:
        NotFoundError: there is no such assessment.
        NotAllowedError: it is no amendment, or it was sent back with questions, which are answered and not discarded.
    """
    found = headers.header(writing.connection, assessment_id)
    if found.status is not Status.DRAFT or found.revision == 1:
        raise NotAllowedError("Only an amendment that is not signed yet can be thrown away. Nothing was changed.")
    before = sealed(writing.connection, assessment_id)
    writing.connection.run(
        "UPDATE revision SET discarded_at = ?, discarded_by = ? WHERE assessment_id = ? AND number = ?",
        writing.at_text,
        writing.who,
        assessment_id,
        found.revision,
    )
    reviewed = writing.connection.rows(
        "SELECT outcome FROM review WHERE assessment_id = ? AND revision = ?", assessment_id, before.number
    )
    status = Status.COUNTERSIGNED if reviewed else Status.SIGNED
    assessments.update(
        writing,
        assessment_id,
        status=status.value,
        revision=before.number,
        saved_at=writing.at_text,
        signature=canonical_json(before.signature.plain()),
        waiting_since=None if reviewed else found.signed_at and as_text(found.signed_at),
        **assessments.child_columns(before.content.child),
        **assessments.columns_of(progress),
    )
    searching.put(writing, assessment_id, searchable(before.content))
    writing.record(
        Deed.DISCARD, assessment_id, revision=str(found.revision), to=str(before.number), status=status.value
    )
    return headers.header(writing.connection, assessment_id)


def withdraw(writing: Writing, assessment_id: str, reason: str) -> Header:
    """Takes an assessment out of lists and counts. It is kept, marked, and nobody writes to it again.

    Raises:
        NotFoundError: there is no such assessment.
        NotAllowedError: it is withdrawn already, or no reason is given.
    """
    found = headers.header(writing.connection, assessment_id)
    if found.status is Status.WITHDRAWN:
        raise NotAllowedError("This assessment is withdrawn already. Nothing was changed.")
    said = _reason(reason, "withdrawn")
    assessments.update(
        writing, assessment_id, status=Status.WITHDRAWN.value, saved_at=writing.at_text, waiting_since=None
    )
    why = Splitter(writing.new_id).passage(said)
    put_withdrawal(writing, assessment_id, Withdrawal(at=writing.at_text, by=writing.who, reason=why))
    writing.record(Deed.WITHDRAW, assessment_id, reason=why.digest, was=found.status.value)
    return headers.header(writing.connection, assessment_id)


def put_withdrawal(writing: Writing, assessment_id: str, withdrawal: Withdrawal) -> None:
    """Puts down when, by whom and why an assessment was withdrawn. The log is told elsewhere."""
    passages.keep(writing, f"withdrawal:{assessment_id}", [withdrawal.reason])
    row = {"at": withdrawal.at, "by": withdrawal.by, "reason_digest": withdrawal.reason.digest}
    writing.connection.db.table("withdrawal").insert({"assessment_id": assessment_id, **row})


def withdrawal_of(connection: Connection, assessment_id: str) -> Withdrawal | None:
    """When, by whom and why an assessment was withdrawn; None where it was not, or before reasons had rows.

    Raises:
        RecordAlteredError: it is not what was kept.
    """
    rows = connection.rows("SELECT at, by, reason_digest FROM withdrawal WHERE assessment_id = ?", assessment_id)
    if not rows:
        return None
    found = by_digest(passages.of(connection, f"withdrawal:{assessment_id}"))
    try:
        return Withdrawal(at=rows[0]["at"], by=rows[0]["by"], reason=found[rows[0]["reason_digest"]])
    except (KeyError, ValueError):
        raise records.altered(f"Why the assessment {assessment_id} was withdrawn") from None


def proof_of(number: int, sha256: str, signature: str) -> dict[str, str]:
    """What the audit log says of a signature (its text), by which a later change to it is found."""
    return {"revision": str(number), "sha256": sha256, "signature": text_hash(signature)}


def signature_proof(connection: Connection, assessment_id: str, number: int) -> dict[str, str]:
    """What the audit log must say of a sealed revision's signature."""
    row = _rows(connection, assessment_id, number)[0]
    return proof_of(number, row["sha256"], row["signature"])


def all_sealed(connection: Connection) -> Iterator[tuple[str, int]]:
    """The assessment and number of every sealed revision, in order."""
    rows = connection.rows(
        "SELECT assessment_id, number FROM revision WHERE sealed_at IS NOT NULL ORDER BY assessment_id, number"
    )
    yield from ((row["assessment_id"], row["number"]) for row in rows)


def _reason(reason: str, done: str) -> str:
    said = reason.strip()
    if not said:
        raise NotAllowedError(f"Say why this assessment is {done}; the reason is kept with it.")
    return said


def _rows(connection: Connection, assessment_id: str, number: int | None) -> list[dict[str, Any]]:
    return connection.rows(_REVISIONS, assessment_id, number)


def _refuse_unkept(connection: Connection, found: Header, summary: IndicatorSummary) -> None:
    """A seal refers to the tool and the policy that are kept, by the hash of what is kept."""
    if (summary.tool.sha256, summary.policy.sha256) != (found.tool_sha256, found.policy_sha256):
        raise NotAllowedError(
            "This assessment was not signed, because its summary was worked out with another tool or policy than its "
            "own. Open it again, read it through, then sign."
        )
    if not document_store.is_kept(connection, "tool", found.tool_sha256):
        raise NotFoundError("The tool of this assessment is not in the store. Check the store, then sign.")
    if not document_store.is_kept(connection, "policy", found.policy_sha256):
        raise NotFoundError("The policy of this assessment is not in the store. Check the store, then sign.")


def _proved(connection: Connection, row: dict[str, Any]) -> SealedRevision:
    """A sealed revision, once it is certain that it is what was signed: by its texts as they are kept."""
    called = f"Revision {row['number']} of the assessment {row['assessment_id']}"
    found = passages.of(connection, passages.of_revision(row["assessment_id"], row["number"]))
    named = {name: row[name] for name in ("assessment_id", "number", "opened_at", "sealed_at", "sha256")}
    try:
        texts = SealedTexts(**{name: row[name] for name in _TEXTS}, passages=found)
        signature = Signature.model_validate_json(row["signature"])
        if not texts.sha256 == row["sha256"] == signature.sha256:
            raise RecordAlteredError(_not_what_was_signed(row))
        return SealedRevision(
            **named,
            reason=_reason_in(row, found),
            content=texts.assessment(called),
            summary=texts.adds_up_to(called),
            inputs=json.loads(texts.inputs),
            signature=signature,
            has_gaps=texts.has_gaps,
        )
    except (KeyError, ValueError):
        raise RecordAlteredError(_not_what_was_signed(row)) from None


def _reason_in(row: dict[str, Any], found: Iterable[Passage]) -> str | None:
    """Why a revision was opened: in its passage, or in its row where it was kept before there were any."""
    if row["reason_digest"] is None:
        return row["reason"] or None
    return by_digest(found)[row["reason_digest"]].said


_TEXTS = ("content", "content_format", "summary", "summary_format", "inputs")


def _not_what_was_signed(row: dict[str, Any]) -> str:
    return (
        f"Revision {row['number']} of the assessment {row['assessment_id']} is not what was signed, so it is not "
        "shown. Put back a copy of the store's folder from before."
    )
