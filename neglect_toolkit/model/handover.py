"""A handover package: chosen assessments with all that is needed to go on with them in another store.

It holds no key and no passphrase. A package that does not prove whole cannot be made, so whoever has one may keep it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from neglect_toolkit.model.base import Moment, Value, sha256_of
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.kept import Hash, Id, KeptAssessment, LogPart, Short, Stamp
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.policy import NextSteps, Policy
from neglect_toolkit.model.record import DocumentKind
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import ReviewOutcome, Status

FORMAT = 1
"""The version of the package's shape. A later one is refused by name, never guessed at."""

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
        """A person of the sending store."""
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
    content: dict[str, Any] = Field(repr=False)

    @model_validator(mode="after")
    def _is_what_its_hash_says(self) -> PackedDocument:
        if self.kind not in _MODELS:
            raise ValueError("a document is of a kind that no assessment is made with")
        if sha256_of(self.content) != self.sha256:
            raise ValueError("a document is not what its hash says")
        _MODELS[self.kind].model_validate(self.content)
        return self


class PackedChild(Value):
    """A child by its id alone; everything known of it is in the assessments."""

    id: Id
    created_at: Stamp


class Package(Value):
    """What one file carries from one store to another.

    Attributes:
        logs: of the sending store first, then of the stores from which it had the assessments itself.
    """

    model_config = _HIDDEN

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    made_at: Moment
    made_by: Maker
    message: Annotated[str, Field(max_length=20_000, repr=False)] = ""
    documents: Annotated[tuple[PackedDocument, ...], Field(max_length=5_000)]
    children: Annotated[tuple[PackedChild, ...], Field(max_length=1_000)]
    people: Annotated[tuple[PackedPerson, ...], Field(max_length=5_000)]
    assessments: Annotated[tuple[KeptAssessment, ...], Field(min_length=1, max_length=1_000)]
    supervisions: Annotated[tuple[Supervision, ...], Field(max_length=10_000)] = ()
    outcomes: Annotated[tuple[ActionOutcome, ...], Field(max_length=50_000)] = ()
    logs: Annotated[tuple[LogPart, ...], Field(min_length=1, max_length=1_000)]

    @property
    def head(self) -> str:
        """Where the log of the sending store ended, `NUMBER:HASH`."""
        return f"{self.logs[0].head_seq}:{self.logs[0].head_hash}"

    @property
    def sha256(self) -> str:
        """The hash of the whole package, whatever the passphrase of its file."""
        return sha256_of(self.plain())

    @model_validator(mode="after")
    def _nothing_is_there_twice(self) -> Package:
        said = [said.id for one in self.assessments for said in one.reviews]
        said += [said.id for one in self.assessments for said in one.comments]
        actions = [action.id for one in self.supervisions for action in one.content.actions]
        entries = [entry.hash for part in self.logs for entry in part.entries]
        for ids in (
            [one.id for one in self.assessments],
            [one.id for one in self.children],
            [one.id for one in self.people],
            [one.sha256 for one in self.documents],
            said,
            [one.id for one in self.supervisions],
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
        named = {one.child_id for one in self.assessments} | {one.child_id for one in self.supervisions}
        if named != {one.id for one in self.children}:
            raise ValueError("the children of the package are not those of its assessments")
        by = {one.by for one in self.supervisions} | {one.by for one in self.outcomes}
        by = by.union(*(one.people for one in self.assessments))
        if by - {one.id for one in self.people}:
            raise ValueError("somebody whom a record names is not in the package")
        actions = {action.id for one in self.supervisions for action in one.content.actions}
        if {one.action for one in self.outcomes} - actions:
            raise ValueError("an action that something became of is not in the package")
        return self

    @model_validator(mode="after")
    def _the_logs_tell_of_what_was_signed(self) -> Package:
        told = {(entry.what, entry.about, entry.detail.get("sha256")) for part in self.logs for entry in part.entries}
        needed = {
            (Deed.SIGN, one.id, revision.seal.sha256)
            for one in self.assessments
            for revision in one.revisions
            if revision.seal
        }
        deeds = {ReviewOutcome.COUNTERSIGNED: Deed.COUNTERSIGN, ReviewOutcome.RETURNED: Deed.RETURN}
        needed |= {(deeds[said.outcome], one.id, said.sha256) for one in self.assessments for said in one.reviews}
        needed |= {(Deed.SUPERVISE, one.child_id, one.sha256) for one in self.supervisions}
        if needed - told:
            raise ValueError("the audit log does not tell of a signature, a review or a supervision in the package")
        if any(one.computed_sha256() != one.sha256 for one in self.supervisions):
            raise ValueError("a supervision record is not what was kept")
        return self


def _documents_of(assessments: Iterable[KeptAssessment]) -> set[tuple[DocumentKind, str]]:
    return set().union(*(documents_of(one) for one in assessments))


def documents_of(assessment: KeptAssessment) -> set[tuple[DocumentKind, str]]:
    """The kind and hash of every document that an assessment was made with."""
    found: set[tuple[DocumentKind, str]] = {("tool", assessment.tool_sha256), ("policy", assessment.policy_sha256)}
    for revision in assessment.revisions:
        worded = revision.seal.inputs.get("next_steps") if revision.seal else None
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
