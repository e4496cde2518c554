"""An assessment exactly as a store keeps it, row by row, so that another store can keep the same.

Every value proves itself when it is made: a seal that does not fit its content, a change that belongs to no revision,
a passage that is not what its digest says, cannot be had.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import ConfigDict, Field, ValidationError, model_validator

from neglect_toolkit import formats
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Assessment, Signature
from neglect_toolkit.model.base import Value, Word, canonical_json
from neglect_toolkit.model.kept_log import Stamp, in_our_time
from neglect_toolkit.model.kept_text import FormatNumber, Hash, KeptText, Passages, SealedTexts, whole
from neglect_toolkit.model.passages import Passage, agree, referred_to
from neglect_toolkit.model.record import Section
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.words import ReviewOutcome, Status

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
Id = Annotated[str, Field(pattern=rf"^{_ID.pattern}$")]


def an_id(given: str) -> str:
    """The id. Raises ValueError where it is none: the audit log tells of ids with a space or a colon between."""
    if not _ID.fullmatch(given):
        raise ValueError("an id holds anything but letters, digits, hyphens and underscores, or is too long")
    return given


Short = Annotated[str, Field(max_length=4_000)]

_HIDDEN = ConfigDict(hide_input_in_errors=True)


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


_DEEPEST = 50  # what is worked out of them goes deeper, and the check reads them with a deeper stack than this one


def _depth(data: object) -> int:
    """How many lists and objects lie within one another."""
    deep, inside = 0, [data]
    while inside:
        deep += 1
        within = [one for one in inside if isinstance(one, dict | list)]
        inside = [part for one in within for part in (one.values() if isinstance(one, dict) else one)]
    return deep


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
        if _depth(self.made_from) > _DEEPEST:
            raise ValueError("what a seal was made from is nested too deeply")
        if not self.texts(()).sha256 == self.sha256 == self.signed.sha256:
            raise ValueError("what is sealed is not what was signed")
        return self

    @model_validator(mode="after")
    def _is_signed_as_we_write_it(self) -> Seal:
        """The text is hashed, so there is one way to write it; the moment is the text's and no other's."""
        written = whole(self.signature, ())
        signed_at = in_our_time(self.signed.at)
        if canonical_json(written) != self.signature or written.get("at") != self.signed.plain()["at"]:
            raise ValueError("a signature is not written as a store writes it")
        if signed_at != dt.datetime.fromisoformat(self.at):
            raise ValueError("a signature was given at another time than it was sealed")
        return self

    @property
    def signed(self) -> Signature:
        """The signature as a value."""
        return Signature.model_validate_json(self.signature)

    @property
    def made_from(self) -> dict[str, Any]:
        """The inputs as data."""
        return whole(self.inputs, ())

    def texts(self, passages: Iterable[Passage]) -> SealedTexts:
        """What was signed, with the passages that it refers to."""
        held = self.model_dump(include=set(SealedTexts.model_fields) - {"passages"})
        return SealedTexts(**held, passages=tuple(passages))


class Discarded(Value):
    """When and by whom an amendment was thrown away."""

    at: Stamp
    by: Id


class Withdrawal(Value):
    """When, by whom and why an assessment was taken out of lists and counts; the reason is its one passage."""

    model_config = _HIDDEN

    at: Stamp
    by: Id
    reason: Passage


class KeptRevision(Value):
    """One revision with every change that was made in it, in order.

    `reason` is why it was opened, in the words as they were kept before there were passages; later `reason_digest`, one
    of the `passages`. What was sealed refers to the others.
    """

    model_config = _HIDDEN

    number: Annotated[int, Field(ge=1, le=10_000)]
    opened_at: Stamp
    opened_by: Id
    reason: Annotated[Short | None, Field(repr=False)] = None
    reason_digest: Hash | None = None
    changes: Annotated[tuple[KeptChange, ...], Field(max_length=100_000, repr=False)] = ()
    seal: Seal | None = None
    discarded: Discarded | None = None
    passages: Passages = ()

    @model_validator(mode="after")
    def _has_a_life_that_can_be(self) -> KeptRevision:
        if (self.number == 1) != (self.reason is None and self.reason_digest is None):
            raise ValueError("every revision but the first has a reason")
        if self.discarded and (self.seal or self.number == 1):
            raise ValueError("only an amendment that is not signed is thrown away")
        return self

    @model_validator(mode="after")
    def _has_its_passages_and_no_others(self) -> KeptRevision:
        wanted = {self.reason_digest} if self.reason_digest else set()
        if self.seal:
            wanted |= referred_to(json.loads(self.seal.content)) | referred_to(json.loads(self.seal.summary))
        if wanted != {passage.digest for passage in self.passages}:
            raise ValueError("a passage that the revision refers to is not there, or one that it does not refer to is")
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
            return self.model_dump(exclude={"passages"}) == other.model_dump(exclude={"passages"})
        begun = {"number", "opened_at", "opened_by", "reason", "reason_digest"}
        same = self.model_dump(include=begun) == other.model_dump(include=begun)
        return same and self.changes[: len(other.changes)] == other.changes


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
            if revision.texts is None or revision.seal is None:
                continue
            made_from = {"tool": self.tool_sha256, "policy": self.policy_sha256} | revision.seal.made_from
            if (made_from["tool"], made_from["policy"]) != (self.tool_sha256, self.policy_sha256):
                raise ValueError("what was signed was made with another tool or policy")
            revision.texts.adds_up_to(self.called)
            if not agree(held.plain(), revision.texts.assessment(self.called).plain()):
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
            if review.outcome is ReviewOutcome.RETURNED and review.revision >= len(self.revisions):
                raise ValueError("a revision was sent back, and the one that answers is not there")
        moments: list[dt.datetime] = [said.at for said in self.reviewed] + [said.at for said in self.commented]
        ids: list[str] = [said.id for said in self.reviewed] + [said.id for said in self.commented]
        for moment, given in zip(moments, ids, strict=True):
            in_our_time(moment)
            an_id(given)
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
    def last_seal(self) -> Seal | None:
        """What was signed last."""
        return self.last_sealed.seal if self.last_sealed else None

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
    def reason_digests(self) -> set[str]:
        """The digests of every reason that the audit log must tell of."""
        found = {one.reason_digest for one in self.revisions if one.reason_digest}
        return found | ({self.withdrawal.reason.digest} if self.withdrawal else set())

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

    def new_reviews(self, since: KeptAssessment | None) -> tuple[tuple[KeptText, Review], ...]:
        """Its reviews that the other one has not, each with its record; all of them where there is no other one."""
        pairs = zip(self.reviews, self.reviewed, strict=True)
        return tuple(pair for pair in pairs if since is None or not pair[0].is_in(since.reviews))

    def new_comments(self, since: KeptAssessment | None) -> tuple[tuple[KeptText, Comment], ...]:
        """The same of its comments."""
        pairs = zip(self.comments, self.commented, strict=True)
        return tuple(pair for pair in pairs if since is None or not pair[0].is_in(since.comments))

    def united(self, other: KeptAssessment) -> KeptAssessment:
        """This one with all that the other one has beside: the longer of their revisions, every review, every comment.

        What was said of one revision in two places stands side by side; only what was written, signed or withdrawn in
        both cannot be put together. What this one has of it comes first.

        Raises:
            ValueError: their revisions went on in both, a revision was reviewed in both, or only one of them knows that
                it was withdrawn and the other went on.
        """
        longer, shorter = (self, other) if self.went_on_from(other) else (other, self)
        if not longer.went_on_from(shorter):
            raise ValueError("the revisions went on in both")
        withdrawn = next((one for one in (self, other) if one.withdrawn), longer)
        if withdrawn.withdrawn and not withdrawn.went_on_from(longer):
            raise ValueError("it was withdrawn in one and went on in the other")
        if withdrawn.withdrawn and withdrawn.withdrawal is None and not self.withdrawn:
            raise ValueError("nobody says who withdrew it")
        held = {name: getattr(self, name) for name in KeptAssessment.model_fields}
        return KeptAssessment.model_validate(
            held
            | {
                "saved_at": max(self.saved_at, other.saved_at),
                "signed_by": self.signed_by if self.last_seal == longer.last_seal else longer.signed_by,
                "withdrawn": withdrawn.withdrawn,
                "withdrawal": withdrawn.withdrawal,
                "revisions": longer.revisions,
                "reviews": _together(self.reviews, other.reviews),
                "comments": _together(self.comments, other.comments),
            }
        )

    def went_on_from(self, other: KeptAssessment) -> bool:
        """Whether its revisions are those of the other one, or what became of them."""
        origin = {"id", "child_id", "tool", "tool_sha256", "policy_sha256", "started_at", "started_by"}
        return (
            self.model_dump(include=origin) == other.model_dump(include=origin)
            and len(self.revisions) >= len(other.revisions)
            and all(mine.holds(theirs) for mine, theirs in zip(self.revisions, other.revisions, strict=False))
        )

    def holds(self, other: KeptAssessment) -> bool:
        """Whether everything in the other one is in this one too: it is the same, or it went on from there."""
        return (
            self.went_on_from(other)
            and all(theirs.is_in(self.reviews) for theirs in other.reviews)
            and all(theirs.is_in(self.comments) for theirs in other.comments)
            and self.withdrawn >= other.withdrawn
        )


def _together(mine: Iterable[KeptText], others: Iterable[KeptText]) -> tuple[KeptText, ...]:
    here = tuple(mine)
    return (*here, *(one for one in others if not one.is_in(here)))
