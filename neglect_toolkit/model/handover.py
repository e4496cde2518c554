"""A handover package: chosen assessments with all that is needed to go on with them in another store.

It holds no key and no passphrase. A package that does not prove whole cannot be made, so whoever has one may keep it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import cached_property
from typing import Annotated, TypeVar

from pydantic import ConfigDict, Field, model_validator

from neglect_toolkit import formats
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.base import Moment, Value, known_by, sha256_of
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.kept import Id, KeptAssessment, Short, an_id
from neglect_toolkit.model.kept_log import LogPart, Stamp, in_our_time
from neglect_toolkit.model.kept_text import FormatNumber, Hash, KeptText, text_hash, value_of
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.policy import NextSteps, Policy
from neglect_toolkit.model.record import DocumentKind
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import ReviewOutcome, Status

FORMAT = formats.newest(Kept.PACKAGE)
"""The format of the packages that this version makes. A later one is refused by name, never guessed at."""

V = TypeVar("V", bound=Value)

_MODELS: dict[DocumentKind, type[Value]] = {"tool": Tool, "policy": Policy, "next_steps": NextSteps}
_HIDDEN = ConfigDict(hide_input_in_errors=True)


class Maker(Value):
    """Who made a package, so that whoever gets it knows whom to call."""

    name: Annotated[str, Field(min_length=1, max_length=500)]
    agency: Short | None = None
    team: Short | None = None


class PackedPerson(Value):
    """Somebody whom a record names; nothing by which anybody could open a store."""

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=500)]
    role: Short | None = None
    agency: Short | None = None
    team: Short | None = None
    area: Short | None = None

    @classmethod
    def of(cls, person: Person) -> PackedPerson:
        """Leaves out the roles and whatever else is of the sending store alone."""
        return cls(**person.model_dump(include=set(cls.model_fields)))

    @model_validator(mode="after")
    def _is_somebody(self) -> PackedPerson:
        _ = self.as_person()
        return self

    def as_person(self) -> Person:
        """The same person as the receiving store keeps them: without any role in it."""
        return Person(**self.model_dump(), roles=())


class PackedDocument(Value):
    """A tool, a policy or next steps that an assessment was made with."""

    model_config = _HIDDEN

    kind: DocumentKind
    sha256: Hash
    format: FormatNumber
    text: Annotated[str, Field(repr=False)]

    @model_validator(mode="after")
    def _is_what_its_hash_says(self) -> PackedDocument:
        if self.kind not in _MODELS:
            raise ValueError("a document is of a kind that no assessment is made with")
        if text_hash(self.text) != self.sha256:
            raise ValueError("a document is not what its hash says")
        self.read(_MODELS[self.kind])
        return self

    def read(self, model: type[V]) -> V:
        """The document as a value of today, known by the hash of what is kept. Raises RecordUnreadableError."""
        called = f"The {self.kind.replace('_', ' ')} {self.sha256[:12]}…"
        return known_by(value_of(model, Kept(self.kind), self.format, self.text, called=called), self.sha256)


class PackedChild(Value):
    """A child by its id alone; everything known of it is in the assessments."""

    id: Id
    created_at: Stamp


class Package(Value):
    """What one file carries from one store to another.

    Attributes:
        salt: random, so that nobody can guess from the package's hash what is in it; empty in packages of format 1.
        logs: of the sending store first, then of the stores from which it had the assessments itself.
    """

    model_config = _HIDDEN

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    salt: Annotated[str, Field(pattern=r"^([0-9a-f]{32})?$")] = ""
    made_at: Moment
    made_by: Maker
    message: Annotated[str, Field(max_length=20_000, repr=False)] = ""
    documents: Annotated[tuple[PackedDocument, ...], Field(max_length=5_000)]
    children: Annotated[tuple[PackedChild, ...], Field(max_length=1_000)]
    people: Annotated[tuple[PackedPerson, ...], Field(max_length=5_000)]
    assessments: Annotated[tuple[KeptAssessment, ...], Field(min_length=1, max_length=1_000)]
    supervisions: Annotated[tuple[KeptText, ...], Field(max_length=10_000)] = ()
    outcomes: Annotated[tuple[KeptText, ...], Field(max_length=50_000)] = ()
    logs: Annotated[tuple[LogPart, ...], Field(min_length=1, max_length=1_000)]

    @cached_property
    def supervised(self) -> tuple[Supervision, ...]:
        """The records of supervision as values, in their order."""
        return tuple(one.read(Kept.SUPERVISION, Supervision, "A supervision record") for one in self.supervisions)

    @cached_property
    def became(self) -> tuple[ActionOutcome, ...]:
        """What became of the actions as values, in their order."""
        return tuple(one.read(Kept.OUTCOME, ActionOutcome, "What became of an action") for one in self.outcomes)

    @property
    def head(self) -> str:
        """Where the log of the sending store ended, `NUMBER:HASH`."""
        return f"{self.logs[0].head_seq}:{self.logs[0].head_hash}"

    @property
    def sha256(self) -> str:
        """The hash of the whole package, whatever the passphrase of its file."""
        return sha256_of(self.plain())

    @model_validator(mode="after")
    def _all_of_it_is_as_a_store_writes_it(self) -> Package:
        """Whatever lists, counts and the check go by has an end: nobody can be sent what closes their window."""
        in_our_time(self.made_at)
        for outcome in self.became:
            in_our_time(outcome.at)
        for said in self.supervised:
            in_our_time(said.at)
            for given in (said.id, *(action.id for action in said.content.actions)):
                an_id(given)
        return self

    @model_validator(mode="after")
    def _nothing_is_there_twice(self) -> Package:
        said = [said.id for one in self.assessments for said in one.reviewed]
        said += [said.id for one in self.assessments for said in one.commented]
        actions = [action.id for one in self.supervised for action in one.content.actions]
        entries = [entry.hash for part in self.logs for entry in part.entries]
        for ids in (
            [one.id for one in self.assessments],
            [one.id for one in self.children],
            [one.id for one in self.people],
            [one.sha256 for one in self.documents],
            said,
            [one.id for one in self.supervised],
            [part.log for part in self.logs],
            actions,
            entries,
        ):
            if len(set(ids)) != len(ids):
                raise ValueError("something is in the package twice")
        return self

    @model_validator(mode="after")
    def _nothing_that_is_named_is_missing(self) -> Package:
        kept = {(one.kind, one.sha256) for one in self.documents}
        if _documents_of(self.assessments) - kept:
            raise ValueError("a tool or policy that an assessment was made with is not in the package")
        named = {one.child_id for one in self.assessments} | {one.child_id for one in self.supervised}
        if named != {one.id for one in self.children}:
            raise ValueError("the children of the package are not those of its assessments")
        by = {one.by for one in self.supervised} | {one.by for one in self.became}
        by = by.union(*(one.people for one in self.assessments))
        if by - {one.id for one in self.people}:
            raise ValueError("somebody whom a record names is not in the package")
        actions = {action.id for one in self.supervised for action in one.content.actions}
        if {one.action for one in self.became} - actions:
            raise ValueError("an action that something became of is not in the package")
        return self

    @model_validator(mode="after")
    def _the_logs_tell_of_what_was_signed(self) -> Package:
        told = {(entry.what, entry.about, entry.detail.get("sha256")) for part in self.logs for entry in part.entries}
        told_by = {
            (entry.what, entry.about, who, entry.at)
            for part in self.logs
            for entry in part.entries
            for who in (entry.who, None)
        }
        needed = {
            (Deed.SIGN, one.id, revision.seal.sha256)
            for one in self.assessments
            for revision in one.revisions
            if revision.seal
        }
        deeds = {ReviewOutcome.COUNTERSIGNED: Deed.COUNTERSIGN, ReviewOutcome.RETURNED: Deed.RETURN}
        needed |= {
            (deeds[said.outcome], one.id, kept.sha256)
            for one in self.assessments
            for said, kept in zip(one.reviewed, one.reviews, strict=True)
        }
        needed |= {(Deed.COMMENT, one.id, kept.sha256) for one in self.assessments for kept in one.comments}
        needed |= {
            (Deed.SUPERVISE, said.child_id, kept.sha256)
            for said, kept in zip(self.supervised, self.supervisions, strict=True)
        }
        whose = {action.id: said.child_id for said in self.supervised for action in said.content.actions}
        needed |= {
            (Deed.ACTION, whose[said.action], kept.sha256)
            for said, kept in zip(self.became, self.outcomes, strict=True)
            if said.action in whose
        }
        if needed - told:
            raise ValueError("the audit log does not tell of a signature, a review or a supervision in the package")
        if any(not _is_told(one, told_by) for one in self.assessments):
            raise ValueError(
                "the audit log does not tell who signed, opened, threw away or withdrew something, or when"
            )
        reasons = {(entry.about, entry.detail.get("reason")) for part in self.logs for entry in part.entries}
        if {(one.id, digest) for one in self.assessments for digest in one.reason_digests} - reasons:
            raise ValueError("the audit log does not tell of a reason in the package")
        return self


def _is_told(one: KeptAssessment, told: Collection[tuple[str, str | None, str | None, str]]) -> bool:
    """Whether the logs tell of everything in it that says who did it and when. Only the last seal has a name.

    `told` has each entry as (what, about, who, when), and once more without who.
    """
    done: list[tuple[tuple[Deed, ...], str | None, str]] = [((Deed.START,), one.started_by, one.started_at)]
    for revision in one.revisions:
        if revision.seal:
            by = one.signed_by if revision.seal == one.last_seal else None
            done.append(((Deed.SIGN,), by, revision.seal.at))
        if revision.number > 1:
            done.append(((Deed.AMEND, Deed.RETURN), revision.opened_by, revision.opened_at))
        if revision.discarded:
            done.append(((Deed.DISCARD,), revision.discarded.by, revision.discarded.at))
    if one.withdrawal:
        done.append(((Deed.WITHDRAW,), one.withdrawal.by, one.withdrawal.at))
    return all(any((deed.value, one.id, who, at) in told for deed in deeds) for deeds, who, at in done)


def _documents_of(assessments: Iterable[KeptAssessment]) -> set[tuple[DocumentKind, str]]:
    return set().union(*(documents_of(one) for one in assessments))


def documents_of(assessment: KeptAssessment) -> set[tuple[DocumentKind, str]]:
    """The kind and hash of every document that an assessment was made with."""
    found: set[tuple[DocumentKind, str]] = {("tool", assessment.tool_sha256), ("policy", assessment.policy_sha256)}
    for revision in assessment.revisions:
        worded = revision.seal.made_from.get("next_steps") if revision.seal else None
        if worded:
            found.add(("next_steps", str(worded)))
    return found


# What a package says of itself, and what became of it


class Packed(Value):
    """One assessment of a package, as somebody reads it before anything is kept."""

    id: str
    child: str | None = Field(repr=False)
    tool: str
    title: str
    status: Status
    revision: int
    started_at: dt.datetime
    saved_at: dt.datetime
    signed_by: str | None
    signed_at: dt.datetime | None


class PackageStanding(StrEnum):
    """How an assessment of a package stands to the one of the same id in the store."""

    NEW = "new"
    GOES_ON = "goes_on"
    SAME = "same"
    OLDER = "older"
    CONFLICT = "conflict"


class Taken(Value):
    """What became, or would become, of one assessment of a package; `says` why, where it is refused."""

    id: str
    standing: PackageStanding
    says: str | None = None

    @property
    def changes_something(self) -> bool:
        """Whether it brings anything that the store has not."""
        return self.standing in {PackageStanding.NEW, PackageStanding.GOES_ON}


class TakenIn(Value):
    """What became of a whole package: assessment by assessment, how many records of supervision, what was refused."""

    assessments: tuple[Taken, ...]
    supervisions: int = 0
    refused: tuple[str, ...] = ()
