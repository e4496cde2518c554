"""An assessment exactly as a store keeps it, row by row, so that another store can keep the same.

Every value proves itself when it is made: a seal that does not fit its content, a change that belongs to no revision,
an entry of a log that is not what was written, cannot be had. Records are text in the format in which they were kept;
they are brought up to the newest format where they are read as values (`neglect_toolkit.formats`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, ValidationError, model_validator

from neglect_toolkit import formats
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Assessment, Signature
from neglect_toolkit.model.base import Value, Word, canonical_json, sha256_of
from neglect_toolkit.model.free_text import FREE_TEXT
from neglect_toolkit.model.passages import REFERENCE, Passage, Splitter, joined, said_by
from neglect_toolkit.model.record import Section
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.words import ReviewOutcome, Status

V = TypeVar("V", bound=Value)


def _a_moment(written: str) -> str:
    dt.datetime.fromisoformat(written)
    return written


Stamp = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$"), AfterValidator(_a_moment)]
"""A moment as the store writes it, in UTC to the microsecond: text, because hashes are made of that text."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Short = Annotated[str, Field(max_length=4_000)]
FormatNumber = Annotated[int, Field(ge=1, le=10_000)]
Passages = Annotated[tuple[Passage, ...], Field(max_length=100_000, repr=False)]

REFERENCE_MARK = f'{{"{REFERENCE}":'
"""How a reference to a passage begins in a record's text."""

_HIDDEN = ConfigDict(hide_input_in_errors=True)


def text_hash(text: str) -> str:
    """The SHA-256 of a record's text as it is kept, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def value_of(model: type[V], kind: Kept, number: int, text: str, passages: Iterable[Passage] = (), *, called: str) -> V:
    """A record's text, in the format `number`, as a value of today. `called` begins the sentence of an error.

    Raises:
        ValueError: a passage that the text refers to is not there: it is not what was kept.
        RecordUnreadableError: it was kept by a later version, or this version cannot make sense of it.
    """
    held = tuple(passages)
    whole = canonical_json(joined(json.loads(text), held)) if held or REFERENCE_MARK in text else text
    newest = formats.upgraded(kind, number, whole, called=called)
    try:
        return model.model_validate_json(newest)
    except ValidationError:
        raise formats.unreadable(called) from None


class KeptText(Value):
    """A record as it is kept: its text, the format of that, and the passages that the text refers to."""

    model_config = _HIDDEN

    format: FormatNumber
    text: Annotated[str, Field(max_length=20_000_000, repr=False)]
    passages: Passages = ()

    @classmethod
    def of(cls, kind: Kept, data: Any, new_salt: Callable[[], str]) -> KeptText:
        """JSON-ready data of today's shape as a new record of its kind, its free text in passages."""
        splitter = Splitter(new_salt)
        text = canonical_json(splitter.without(data, FREE_TEXT[kind]))
        return cls(format=formats.newest(kind), text=text, passages=splitter.passages)

    @model_validator(mode="after")
    def _has_its_passages(self) -> KeptText:
        joined(json.loads(self.text), self.passages)
        return self

    @property
    def sha256(self) -> str:
        """The hash that the audit log keeps of it."""
        return text_hash(self.text)

    def read(self, kind: Kept, model: type[V], called: str) -> V:
        """The record as a value of today. Raises as `value_of`."""
        return value_of(model, kind, self.format, self.text, self.passages, called=called)


class KeptChange(Value):
    """One change, when it was made and by whom. `value_json` is in the format `format` of an assessment."""

    model_config = _HIDDEN

    section: Section
    key: Annotated[str, Field(max_length=200)] = ""
    value_json: str | None = Field(default=None, repr=False)
    at: Stamp
    by: Id
    format: FormatNumber

    @model_validator(mode="after")
    def _is_of_an_answer_or_a_section(self) -> KeptChange:
        if (self.section == "answers") != bool(self.key):
            raise ValueError("an answer needs its item's id as `key`; every other section has none")
        return self


def fold(tool: str, changes: Iterable[KeptChange], *, called: str) -> Assessment:
    """The content that changes add up to: the last one of each section and each answer stands.

    Raises:
        ValueError: a value is no JSON.
        RecordUnreadableError: this version cannot make sense of them.
    """
    last = {(one.section, one.key): (one.format, one.value_json) for one in changes}
    return folded(tool, last, called=called)


def folded(tool: str, values: Mapping[tuple[Any, str], tuple[int, str | None]], *, called: str) -> Assessment:
    """As `fold`, of the last format and value of each section and key. Each format is upgraded by itself."""
    by_format: dict[int, dict[str, Any]] = {}
    for (section, key), (number, value) in values.items():
        if value is None:
            continue
        held = by_format.setdefault(number, {})
        if key:
            held.setdefault(section, {})[key] = json.loads(value)
        else:
            held[section] = json.loads(value)
    whole: dict[str, Any] = {"tool": tool, "answers": {}}
    for number, held in by_format.items():
        newest = json.loads(formats.upgraded(Kept.ASSESSMENT, number, canonical_json(held), called=called))
        whole["answers"] |= newest.pop("answers", {})
        whole |= newest
    try:
        return Assessment.model_validate(whole)
    except ValidationError:
        raise formats.unreadable(called) from None


class SealedTexts(Value):
    """What is signed, as the texts that the seal is the hash of. The same words are one passage in all of it."""

    model_config = _HIDDEN

    content: Annotated[str, Field(repr=False)]
    content_format: FormatNumber
    summary: Annotated[str, Field(repr=False)]
    summary_format: FormatNumber
    inputs: Annotated[str, Field(repr=False)]
    passages: Passages = ()

    @classmethod
    def of(
        cls, content: Assessment, summary: IndicatorSummary, inputs: Mapping[str, Any], new_salt: Callable[[], str]
    ) -> SealedTexts:
        """A content, what it added up to, and the JSON-ready data of what that was made from, ready to be signed.

        An empty answer says nothing and is left out, as it is in the store.
        """
        answers = {item: answer for item, answer in content.answers.items() if not answer.is_empty}
        plain = content.model_copy(update={"answers": answers}).plain()
        splitter = Splitter(new_salt)
        return cls(
            content=canonical_json(splitter.without(plain, FREE_TEXT[Kept.ASSESSMENT])),
            content_format=formats.newest(Kept.ASSESSMENT),
            summary=canonical_json(splitter.without(summary.plain(), FREE_TEXT[Kept.SUMMARY])),
            summary_format=formats.newest(Kept.SUMMARY),
            inputs=canonical_json(inputs),
            passages=splitter.passages,
        )

    @property
    def sha256(self) -> str:
        """The seal: the SHA-256 of the three texts in one JSON object. It is of the texts, never of a re-dump."""
        return text_hash(f'{{"content":{self.content},"inputs":{self.inputs},"summary":{self.summary}}}')

    def assessment(self, called: str) -> Assessment:
        """The content as a value of today. Raises as `value_of`."""
        return value_of(Assessment, Kept.ASSESSMENT, self.content_format, self.content, self.passages, called=called)

    def adds_up_to(self, called: str) -> IndicatorSummary:
        """The summary as a value of today. Raises as `value_of`."""
        return value_of(IndicatorSummary, Kept.SUMMARY, self.summary_format, self.summary, self.passages, called=called)


class Seal(Value):
    """What was signed, when it was sealed, and the signature as its text."""

    model_config = _HIDDEN

    at: Stamp
    signature: Annotated[str, Field(max_length=100_000, repr=False)]
    content: Annotated[str, Field(repr=False)]
    content_format: FormatNumber
    summary: Annotated[str, Field(repr=False)]
    summary_format: FormatNumber
    inputs: Annotated[str, Field(repr=False)]
    sha256: Hash

    @model_validator(mode="after")
    def _is_what_was_signed(self) -> Seal:
        if not self.texts(()).sha256 == self.sha256 == self.signed.sha256:
            raise ValueError("what is sealed is not what was signed")
        return self

    @property
    def signed(self) -> Signature:
        """The signature as a value."""
        return Signature.model_validate_json(self.signature)

    @property
    def made_from(self) -> dict[str, Any]:
        """The inputs as data."""
        return dict(json.loads(self.inputs))

    def texts(self, passages: Iterable[Passage]) -> SealedTexts:
        """What was signed, with the passages that it refers to."""
        held = self.model_dump(include=set(SealedTexts.model_fields) - {"passages"})
        return SealedTexts(**held, passages=tuple(passages))


class Discarded(Value):
    """When and by whom an amendment was thrown away."""

    at: Stamp
    by: Id


class Withdrawal(Value):
    """When and by whom an assessment was taken out of lists and counts, and a reference to why."""

    at: Stamp
    by: Id
    reason: Short
    passages: Passages = ()


class KeptRevision(Value):
    """One revision with every change that was made in it, in order.

    `reason` is text, or refers to one of the `passages`, to which the seal refers too.
    """

    model_config = _HIDDEN

    number: Annotated[int, Field(ge=1, le=10_000)]
    opened_at: Stamp
    opened_by: Id
    reason: Annotated[Short | None, Field(repr=False)] = None
    changes: Annotated[tuple[KeptChange, ...], Field(max_length=100_000, repr=False)] = ()
    seal: Seal | None = None
    discarded: Discarded | None = None
    passages: Passages = ()

    @model_validator(mode="after")
    def _has_a_life_that_can_be(self) -> KeptRevision:
        if (self.number == 1) != (self.reason is None):
            raise ValueError("every revision but the first has a reason")
        if self.discarded and (self.seal or self.number == 1):
            raise ValueError("only an amendment that is not signed is thrown away")
        said_by(self.reason, {passage.digest: passage for passage in self.passages})
        return self

    @property
    def is_open(self) -> bool:
        """Whether it is neither signed nor thrown away."""
        return self.seal is None and self.discarded is None

    @cached_property
    def texts(self) -> SealedTexts | None:
        """What was signed; None where nothing is."""
        return self.seal.texts(self.passages) if self.seal else None

    def holds(self, other: KeptRevision) -> bool:
        """Whether it is the other one, or what the other one became."""
        if not other.is_open:
            return self == other
        same = (self.number, self.opened_at, self.opened_by, self.reason)
        began = (other.number, other.opened_at, other.opened_by, other.reason)
        return same == began and self.changes[: len(other.changes)] == other.changes


class KeptAssessment(Value):
    """An assessment's origin, its revisions, and what was said of them. What its list row says follows from these.

    It can be had only where everything in it can be read, so reading it afterwards raises nothing.

    Raises:
        RecordUnreadableError: something in it was kept by a later version.
    """

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
    withdrawal: Withdrawal | None = None
    revisions: Annotated[tuple[KeptRevision, ...], Field(min_length=1, max_length=1_000)]
    reviews: Annotated[tuple[KeptText, ...], Field(max_length=1_000)] = ()
    comments: Annotated[tuple[KeptText, ...], Field(max_length=100_000)] = ()

    @model_validator(mode="after")
    def _revisions_follow_each_other(self) -> KeptAssessment:
        if [revision.number for revision in self.revisions] != list(range(1, len(self.revisions) + 1)):
            raise ValueError("the revisions are not numbered one after another")
        if any(revision.is_open for revision in self.revisions[:-1]):
            raise ValueError("only the last revision can be open")
        if self.withdrawal is not None and not self.withdrawn:
            raise ValueError("it says why it was withdrawn, and that it was not")
        return self

    @model_validator(mode="after")
    def _changes_add_up_to_what_was_signed(self) -> KeptAssessment:
        for revision in self.revisions:
            held = self.content_at(revision.number)
            if revision.texts is None:
                continue
            revision.texts.adds_up_to(self.called)
            if held != revision.texts.assessment(self.called) and not _has_gaps(revision):
                raise ValueError("the changes do not add up to what was signed")
        return self

    @model_validator(mode="after")
    def _what_is_said_is_said_of_it(self) -> KeptAssessment:
        seals = {revision.number: revision.seal.sha256 for revision in self.revisions if revision.seal}
        reviewed = [review.revision for review in self.reviewed]
        if len(set(reviewed)) != len(reviewed):
            raise ValueError("a revision is reviewed twice")
        for review in self.reviewed:
            if review.assessment_id != self.id or seals.get(review.revision) != review.revision_sha256:
                raise ValueError("a review is not of what was signed")
        known: set[str] = set()
        for comment in self.commented:
            if comment.assessment_id != self.id or comment.revision > len(self.revisions) or comment.id in known:
                raise ValueError("a comment is not of this assessment")
            if comment.answers is not None and comment.answers not in known:
                raise ValueError("a comment answers one that is not there")
            known.add(comment.id)
        return self

    @property
    def called(self) -> str:
        """What it is called at the beginning of a sentence."""
        return f"The assessment {self.id}"

    @cached_property
    def reviewed(self) -> tuple[Review, ...]:
        """Its reviews as values, in their order."""
        return tuple(one.read(Kept.REVIEW, Review, f"A review of the assessment {self.id}") for one in self.reviews)

    @cached_property
    def commented(self) -> tuple[Comment, ...]:
        """Its comments as values, in their order."""
        called = f"A comment on the assessment {self.id}"
        return tuple(one.read(Kept.COMMENT, Comment, called) for one in self.comments)

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
        ended = next((review.outcome for review in self.reviewed if sealed and review.revision == sealed.number), None)
        if self.current.is_open:
            return Status.RETURNED if ended is ReviewOutcome.RETURNED else Status.DRAFT
        return Status.COUNTERSIGNED if ended is ReviewOutcome.COUNTERSIGNED else Status.SIGNED

    @property
    def content(self) -> Assessment:
        """What it holds now."""
        return self.content_at(self.current.number)

    def content_at(self, number: int) -> Assessment:
        """What it held in a revision."""
        changes = (
            change
            for revision in self.revisions
            if revision.number <= number and revision.discarded is None
            for change in revision.changes
        )
        return fold(self.tool, changes, called=self.called)

    @property
    def people(self) -> set[str]:
        """The ids of everybody whom its rows name."""
        named = {self.started_by, *(one.by for one in self.reviewed), *(one.by for one in self.commented)}
        named |= {self.signed_by} if self.signed_by else set()
        named |= {self.withdrawal.by} if self.withdrawal else set()
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


def _has_gaps(revision: KeptRevision) -> bool:
    """Whether a passage was taken out of it: its changes then hold other words than its seal, or none."""
    return any(passage.words is None for passage in revision.passages)


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
