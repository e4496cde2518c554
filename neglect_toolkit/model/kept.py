"""An assessment exactly as a store keeps it, row by row, so that another store can keep the same.

Every value proves itself when it is made: a seal that does not fit its content, a change that belongs to no revision,
an entry of a log that is not what was written, cannot be had.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from neglect_toolkit.model.assessment import Assessment, Signature
from neglect_toolkit.model.base import Value, Word, sha256_of
from neglect_toolkit.model.record import Change
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.words import ReviewOutcome, Status


def _a_moment(written: str) -> str:
    dt.datetime.fromisoformat(written)
    return written


Stamp = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$"), AfterValidator(_a_moment)]
"""A moment as the store writes it, in UTC to the microsecond: text, because hashes are made of that text."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Short = Annotated[str, Field(max_length=4_000)]

_HIDDEN = ConfigDict(hide_input_in_errors=True)


class KeptChange(Change):
    """One change, when it was made and by whom."""

    at: Stamp
    by: Id

    @property
    def row(self) -> tuple[str, str, str | None, str, str]:
        """Section, key, value, moment and person, as the store keeps them."""
        return self.section, self.key, self.value_json, self.at, self.by


def fold(tool: str, changes: Iterable[KeptChange]) -> Assessment:
    """The content that changes add up to: the last one of each section and each answer stands."""
    last = {(change.section, change.key): change.value_json for change in changes}
    held: dict[str, Any] = {"tool": tool, "answers": {}}
    for (section, key), value in last.items():
        if value is not None:
            part = held["answers"] if section == "answers" else held
            part[key or section] = json.loads(value)
    return Assessment.model_validate(held)


class Seal(Value):
    """What was signed, as the very data that the seal is the hash of."""

    model_config = _HIDDEN

    at: Stamp
    signature: dict[str, Any] = Field(repr=False)
    content: dict[str, Any] = Field(repr=False)
    summary: dict[str, Any] = Field(repr=False)
    inputs: dict[str, Any] = Field(repr=False)
    sha256: Hash

    @model_validator(mode="after")
    def _is_what_was_signed(self) -> Seal:
        made = sha256_of({"content": self.content, "summary": self.summary, "inputs": self.inputs})
        if not made == self.sha256 == self.signed.sha256:
            raise ValueError("what is sealed is not what was signed")
        return self

    @property
    def signed(self) -> Signature:
        """The signature as a value."""
        return Signature.model_validate(self.signature)

    @property
    def assessment(self) -> Assessment:
        """The content as a value."""
        return Assessment.model_validate(self.content)

    @property
    def adds_up_to(self) -> IndicatorSummary:
        """The summary as a value."""
        return IndicatorSummary.model_validate(self.summary)

    @model_validator(mode="after")
    def _can_be_read(self) -> Seal:
        _ = self.assessment, self.adds_up_to
        return self


class Discarded(Value):
    """When and by whom an amendment was thrown away."""

    at: Stamp
    by: Id


class KeptRevision(Value):
    """One revision with every change that was made in it, in order."""

    model_config = _HIDDEN

    number: Annotated[int, Field(ge=1, le=10_000)]
    opened_at: Stamp
    opened_by: Id
    reason: Annotated[Short | None, Field(repr=False)] = None
    changes: Annotated[tuple[KeptChange, ...], Field(max_length=100_000, repr=False)] = ()
    seal: Seal | None = None
    discarded: Discarded | None = None

    @model_validator(mode="after")
    def _has_a_life_that_can_be(self) -> KeptRevision:
        if (self.number == 1) != (self.reason is None):
            raise ValueError("every revision but the first has a reason")
        if self.discarded and (self.seal or self.number == 1):
            raise ValueError("only an amendment that is not signed is thrown away")
        return self

    @property
    def is_open(self) -> bool:
        """Whether it is neither signed nor thrown away."""
        return self.seal is None and self.discarded is None

    def holds(self, other: KeptRevision) -> bool:
        """Whether it is the other one, or what the other one became."""
        if not other.is_open:
            return self == other
        same = (self.number, self.opened_at, self.opened_by, self.reason)
        began = (other.number, other.opened_at, other.opened_by, other.reason)
        return same == began and self.changes[: len(other.changes)] == other.changes


class KeptAssessment(Value):
    """An assessment's origin, its revisions, and what was said of them. What its list row says follows from these."""

    model_config = _HIDDEN

    id: Id
    child_id: Id
    tool: Word
    tool_sha256: Hash
    policy_sha256: Hash
    started_at: Stamp
    started_by: Id
    saved_at: Stamp
    signed_by: Id | None = None
    withdrawn: bool = False
    revisions: Annotated[tuple[KeptRevision, ...], Field(min_length=1, max_length=1_000)]
    reviews: Annotated[tuple[Review, ...], Field(max_length=1_000)] = ()
    comments: Annotated[tuple[Comment, ...], Field(max_length=100_000)] = ()

    @model_validator(mode="after")
    def _revisions_follow_each_other(self) -> KeptAssessment:
        if [revision.number for revision in self.revisions] != list(range(1, len(self.revisions) + 1)):
            raise ValueError("the revisions are not numbered one after another")
        if any(revision.is_open for revision in self.revisions[:-1]):
            raise ValueError("only the last revision can be open")
        return self

    @model_validator(mode="after")
    def _changes_add_up_to_what_was_signed(self) -> KeptAssessment:
        for revision in self.revisions:
            held = self.content_at(revision.number)
            if revision.seal and held != revision.seal.assessment:
                raise ValueError("the changes do not add up to what was signed")
        return self

    @model_validator(mode="after")
    def _what_is_said_is_said_of_it(self) -> KeptAssessment:
        seals = {revision.number: revision.seal.sha256 for revision in self.revisions if revision.seal}
        reviewed = [review.revision for review in self.reviews]
        if len(set(reviewed)) != len(reviewed):
            raise ValueError("a revision is reviewed twice")
        for review in self.reviews:
            if review.assessment_id != self.id or seals.get(review.revision) != review.revision_sha256:
                raise ValueError("a review is not of what was signed")
        known: set[str] = set()
        for comment in self.comments:
            if comment.assessment_id != self.id or comment.revision > len(self.revisions) or comment.id in known:
                raise ValueError("a comment is not of this assessment")
            if comment.answers is not None and comment.answers not in known:
                raise ValueError("a comment answers one that is not there")
            known.add(comment.id)
        return self

    @property
    def current(self) -> KeptRevision:
        """The revision that it holds now: the last one that was not thrown away."""
        return [revision for revision in self.revisions if revision.discarded is None][-1]

    @property
    def last_sealed(self) -> KeptRevision | None:
        """The revision that was signed last."""
        return next((revision for revision in reversed(self.revisions) if revision.seal), None)

    @property
    def status(self) -> Status:
        """The state that its revisions and reviews lead to."""
        if self.withdrawn:
            return Status.WITHDRAWN
        sealed = self.last_sealed
        ended = next((review.outcome for review in self.reviews if sealed and review.revision == sealed.number), None)
        if self.current.is_open:
            return Status.RETURNED if ended is ReviewOutcome.RETURNED else Status.DRAFT
        return Status.COUNTERSIGNED if ended is ReviewOutcome.COUNTERSIGNED else Status.SIGNED

    @property
    def content(self) -> Assessment:
        """What it holds now."""
        return self.content_at(self.current.number)

    def content_at(self, number: int) -> Assessment:
        """What it held in a revision."""
        return fold(
            self.tool,
            (
                change
                for revision in self.revisions
                if revision.number <= number and revision.discarded is None
                for change in revision.changes
            ),
        )

    @property
    def people(self) -> set[str]:
        """The ids of everybody whom its rows name."""
        named = {self.started_by, *(one.by for one in self.reviews), *(one.by for one in self.comments)}
        named |= {self.signed_by} if self.signed_by else set()
        for revision in self.revisions:
            named |= {revision.opened_by, *(change.by for change in revision.changes)}
            named |= {revision.discarded.by} if revision.discarded else set()
        return named

    def holds(self, other: KeptAssessment) -> bool:
        """Whether everything in the other one is in this one too: it is the same, or it went on from there."""
        origin = {"id", "child_id", "tool", "tool_sha256", "policy_sha256", "started_at", "started_by"}
        return (
            self.model_dump(include=origin) == other.model_dump(include=origin)
            and len(self.revisions) >= len(other.revisions)
            and all(mine.holds(theirs) for mine, theirs in zip(self.revisions, other.revisions, strict=False))
            and all(review in self.reviews for review in other.reviews)
            and all(comment in self.comments for comment in other.comments)
            and self.withdrawn >= other.withdrawn
        )


class LogEntry(Value):
    """One entry of a store's audit log, with the hash that proves it."""

    seq: Annotated[int, Field(ge=1)]
    at: Stamp
    who: Annotated[str, Field(max_length=64)]
    what: Annotated[str, Field(max_length=64)]
    about: Annotated[str, Field(max_length=64)] | None
    detail: dict[str, str]
    previous: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    hash: Hash

    @model_validator(mode="after")
    def _is_what_was_written(self) -> LogEntry:
        if sha256_of(self.model_dump(exclude={"hash"})) != self.hash:
            raise ValueError("an entry of the audit log is not what was written")
        return self


class LogPart(Value):
    """Those entries of one store's log that are about what is handed over, and where that log ended.

    `log` is the hash of the log's first entry: by that a log is known wherever its entries go.
    """

    log: Hash
    head_seq: Annotated[int, Field(ge=1)]
    head_hash: Hash
    entries: Annotated[tuple[LogEntry, ...], Field(max_length=200_000)] = ()

    @model_validator(mode="after")
    def _entries_are_of_one_chain(self) -> LogPart:
        for before, after in zip(self.entries, self.entries[1:], strict=False):
            if after.seq <= before.seq or (after.seq == before.seq + 1 and after.previous != before.hash):
                raise ValueError("two entries of the audit log do not follow each other")
        for entry in self.entries:
            if entry.seq > self.head_seq or (entry.seq == self.head_seq and entry.hash != self.head_hash):
                raise ValueError("an entry of the audit log lies after its end")
            if entry.seq == 1 and entry.hash != self.log:
                raise ValueError("an entry is of another audit log")
        return self
