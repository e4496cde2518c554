"""The store: one folder that holds everything written about children, encrypted, and nothing of it in plain.

This is the front of the package. Each method is one transaction; the work is done by the modules beside it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from neglect_toolkit.clock import Clock
from neglect_toolkit.errors import NotAllowedError, StoreError, StoreMissingError
from neglect_toolkit.model.assessment import Assessment, Header, Signature
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideResult, KeptGuide
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import AuditEntry, Change, DocumentKind, Progress, SealedRevision
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.store import (
    assessments,
    audit,
    document_store,
    failed_unlocks,
    guide_records,
    headers,
    key_slots,
    people,
    sealing,
    searching,
)
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.folder import holds_a_store, make_store, open_database
from neglect_toolkit.store.key_slots import DEFAULT, KdfCost, OpenedKey
from neglect_toolkit.store.timestamps import as_text

V = TypeVar("V", bound=Value)


class Store:
    """An unlocked store. It belongs to the thread that opened it; close it, or use it in a `with`."""

    def __init__(self, connection: Connection, me: Person, clock: Clock) -> None:
        self._open: Connection | None = connection
        self._me = me
        self._clock = clock

    # Making, opening, closing

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a store in this folder, whole or not."""
        return holds_a_store(folder)

    @classmethod
    def create(cls, folder: Path, passphrase: str, me: Person, clock: Clock, cost: KdfCost = DEFAULT) -> Store:
        """Makes a store in this folder (made too, where it is missing) and opens it.

        Raises:
            StoreExistsError: there is one already.
            StoreError: the folder cannot be made or written to.
        """
        return cls.open_with(folder, cls.make(folder, passphrase, me, clock, cost), clock)

    @staticmethod
    def make(folder: Path, passphrase: str, me: Person, clock: Clock, cost: KdfCost = DEFAULT) -> OpenedKey:
        """Makes a store and gives the key to open it with. Slow (Argon2id); any thread.

        Raises:
            StoreExistsError: there is one already.
            StoreError: the folder cannot be made or written to.
        """
        return make_store(folder, passphrase, me, clock, cost)

    @classmethod
    def open(cls, folder: Path, passphrase: str, clock: Clock) -> Store:
        """Opens a store; `derive` and `open_with` in one.

        Raises:
            StoreError: the store is missing, damaged, too new or busy, or the passphrase is wrong.
        """
        return cls.open_with(folder, cls.derive(folder, passphrase), clock)

    @staticmethod
    def derive(folder: Path, passphrase: str, who: str | None = None) -> OpenedKey:
        """Turns a passphrase into the store's key. Slow (Argon2id); any thread.

        `who` is whose passphrase it is, by name; without it everybody's is tried.

        Raises:
            WrongPassphraseError: no slot of the keyring opens with it.
            StoreMissingError, StoreDamagedError, StoreTooNewError: there is no keyring that can be read.
        """
        if not holds_a_store(folder):
            raise StoreMissingError(f"There is no store in {folder} yet. Make one first, or correct the folder's name.")
        from neglect_toolkit.store import migrations  # noqa: F401 - loads the database's code where waiting hurts nobody

        return key_slots.opened(key_slots.read(folder), passphrase, who=who)

    @classmethod
    def open_with(cls, folder: Path, key: OpenedKey, clock: Clock) -> Store:
        """Opens a store with its key, on the thread that will use it. Quick.

        Raises:
            StoreMissingError, StoreDamagedError, StoreTooNewError, StoreBusyError: it cannot be opened.
        """
        connection = open_database(folder, key)
        try:
            with connection.reading():
                me = people.get(connection, key.person)
        except BaseException:
            connection.close()
            raise
        return cls(connection, me, clock)

    @staticmethod
    def note_failed_unlock(folder: Path, clock: Clock) -> None:
        """Notes beside the store that somebody tried a wrong passphrase, until `record_unlock` takes that in."""
        failed_unlocks.note(folder, as_text(clock.now()))

    @staticmethod
    def seconds_to_wait(folder: Path, clock: Clock) -> int:
        """How long the next try of a passphrase has to wait, after wrong ones."""
        return failed_unlocks.seconds_to_wait(folder, clock.now())

    def record_unlock(self, folder: Path) -> None:
        """Says in the audit log that the store was opened, and first how often that was tried in vain before."""
        with self.writing() as writing:
            failed_unlocks.take_in(folder, writing)
            writing.record(Deed.UNLOCK)
        failed_unlocks.forget(folder)

    def close(self) -> None:
        """Locks the store; nothing of it stays readable. Closing twice is nothing."""
        if self._open is not None:
            with contextlib.suppress(StoreError), self.writing() as writing:
                searching.tidy(writing)  # where the disk refuses that, the next time will do
            self._open.close()
            self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Who uses it

    @property
    def me(self) -> Person:
        """Whose passphrase opened the store."""
        return self._me

    def update_me(self, person: Person) -> None:
        """Keeps new details of whoever opened the store.

        Raises:
            NotAllowedError: it is somebody else.
        """
        if person.id != self._me.id:
            raise NotAllowedError("Only your own details can be changed here. Ask the other person to change theirs.")
        with self.writing() as writing:
            people.update(writing, person)
        self._me = person

    # Documents

    def keep(self, kind: DocumentKind, value: Value) -> str:
        """Keeps a tool, policy, next steps or contacts as they are now; gives their hash. Twice is once."""
        with self.writing() as writing:
            return document_store.keep(writing, kind, value)

    def tool(self, sha256: str) -> Tool:
        """A kept tool. Raises NotFoundError, StoreDamagedError."""
        return self.kept("tool", sha256, Tool)

    def policy(self, sha256: str) -> Policy:
        """A kept policy. Raises NotFoundError, StoreDamagedError."""
        return self.kept("policy", sha256, Policy)

    def kept(self, kind: DocumentKind, sha256: str, model: type[V]) -> V:
        """A kept document of any kind. Raises NotFoundError, StoreDamagedError."""
        with self.reading() as connection:
            return document_store.kept(connection, kind, sha256, model)

    # Assessments

    def start(
        self,
        assessment: Assessment,
        tool: Tool,
        policy: Policy,
        child_id: str | None = None,
        progress: Progress = Progress(),  # noqa: B008 - a frozen value
    ) -> Header:
        """Keeps a new draft with its tool and policy; of a new child, unless `child_id` names a known one.

        Raises:
            NotFoundError: the store does not know the child.
            NotAllowedError: the assessment is for another tool.
        """
        with self.writing() as writing:
            return assessments.start(
                writing, assessment, tool, policy, me=self._me, child_id=child_id, progress=progress
            )

    def headers(self, withdrawn: bool = False) -> tuple[Header, ...]:
        """Every header, the last saved first; the withdrawn ones only where they are asked for."""
        with self.reading() as connection:
            return headers.headers(connection, withdrawn)

    def header(self, assessment_id: str) -> Header:
        """One header. Raises NotFoundError."""
        with self.reading() as connection:
            return headers.header(connection, assessment_id)

    def of_worker(self, person: str, day: dt.date) -> tuple[Header, ...]:
        """Those of the children whom somebody works with on this day, the last saved first."""
        with self.reading() as connection:
            return headers.of_worker(connection, person, day)

    def beginning(self, beginning: str) -> tuple[Header, ...]:
        """The assessments whose id begins so, withdrawn ones too; two where there are more."""
        with self.reading() as connection:
            return headers.beginning(connection, beginning)

    def of_child(self, child_id: str) -> tuple[Header, ...]:
        """The assessments of one child that are not withdrawn, in the order in which they were started."""
        with self.reading() as connection:
            return headers.of_child(connection, child_id)

    def in_the_same_home(self, assessment_id: str) -> tuple[Header, ...]:
        """The last assessment of each other child at this assessment's address."""
        with self.reading() as connection:
            return headers.in_the_same_home(connection, assessment_id)

    def content(self, assessment_id: str) -> Assessment:
        """What a draft holds now, or exactly what was sealed. Raises NotFoundError, StoreDamagedError."""
        with self.reading() as connection:
            return sealing.content(connection, assessment_id)

    def save(
        self, assessment_id: str, changes: Sequence[Change], progress: Progress, seen: dt.datetime | None = None
    ) -> Header:
        """Keeps changes to a draft; on the disk when it returns, `saved_at` of the header says when.

        `seen` is the `saved_at` of what was changed: where somebody else has saved since, nothing is written over it.

        Raises:
            NotFoundError: there is no such assessment.
            NotAllowedError: it is not a draft.
            StoreError: the disk refuses, or another program holds the store; nothing was kept.
        """
        with self.writing() as writing:
            return assessments.save(writing, assessment_id, changes, progress, seen)

    def remember_place(self, assessment_id: str, place: str) -> None:
        """Keeps which page somebody is on. It is no change to the record, so the audit log is silent on it.

        Raises:
            NotFoundError: there is no such assessment.
        """
        with self.writing() as writing:
            headers.header(writing.connection, assessment_id)
            assessments.update(writing, assessment_id, place=place)

    # Signing and after

    def sign(
        self, assessment_id: str, signature: Signature, summary: IndicatorSummary, inputs: Mapping[str, Any]
    ) -> Header:
        """Seals the open revision for good. `signature.sha256` must be `model.record.seal_of` what is kept.

        Raises:
            NotFoundError: there is no such assessment.
            NotAllowedError: it is not a draft, or what was signed is not what is kept.
        """
        with self.writing() as writing:
            return sealing.sign(writing, assessment_id, signature, summary, inputs)

    def sealed(self, assessment_id: str, revision: int | None = None) -> SealedRevision:
        """A signed revision (the latest, if none is named), proved to be what was signed.

        Raises:
            NotFoundError: there is none.
            StoreDamagedError: it is not what was signed.
        """
        with self.reading() as connection:
            return sealing.sealed(connection, assessment_id, revision)

    def amend(self, assessment_id: str, reason: str) -> Header:
        """Opens a new draft revision of a signed assessment. Raises NotFoundError, NotAllowedError."""
        with self.writing() as writing:
            return sealing.amend(writing, assessment_id, reason)

    def discard(self, assessment_id: str, progress: Progress) -> Header:
        """Throws an amendment away; `progress` is of what was signed before. Raises NotFoundError, NotAllowedError."""
        with self.writing() as writing:
            return sealing.discard(writing, assessment_id, progress)

    def withdraw(self, assessment_id: str, reason: str) -> Header:
        """Takes an assessment out of lists and counts, for good. Raises NotFoundError, NotAllowedError."""
        with self.writing() as writing:
            return sealing.withdraw(writing, assessment_id, reason)

    def earlier(self, child_id: str, before: str) -> tuple[SealedRevision, ...]:
        """The child's signed assessments started before the one with the id `before`, oldest first.

        Raises:
            NotFoundError: there is no assessment `before`.
            StoreDamagedError: one of them is not what was signed.
        """
        with self.reading() as connection:
            return sealing.earlier(connection, child_id, before)

    # The health guide

    def keep_guide(self, guide: Guide, answers: GuideAnswers, result: GuideResult) -> KeptGuide:
        """Keeps one contact, with the guide it was answered with."""
        with self.writing() as writing:
            return guide_records.keep(writing, guide, answers, result)

    def kept_guides(self) -> tuple[KeptGuide, ...]:
        """Every contact that was kept, the last one first."""
        with self.reading() as connection:
            return guide_records.kept(connection)

    # Audit and check

    def record(self, what: Deed, about: str | None = None, **detail: str) -> None:
        """Appends an audit entry: an export, a print, somebody who opened a record."""
        with self.writing() as writing:
            writing.record(what, about, **detail)

    def audit(self) -> tuple[AuditEntry, ...]:
        """The whole audit log, the oldest entry first."""
        with self.reading() as connection:
            return audit.entries(connection)

    def check(self) -> tuple[str, ...]:
        """What is off, a sentence each; empty when file, schema, documents, signatures and audit log prove whole."""
        from neglect_toolkit.store.checking import check

        with self.reading() as connection:
            return check(connection)

    def check_against(self, seq: int, hash_: str) -> tuple[str, ...]:
        """What is off where an entry of the audit log that was noted elsewhere is not in it any more."""
        with self.reading() as connection:
            return tuple(audit.faults_against(connection, seq, hash_))

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise StoreError("The store is locked. Enter your passphrase to open it again.")
        return self._open

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the store, to read what the modules beside this one know how to read."""
        with self._connection.reading() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction by whoever opened the store: kept whole when it ends, or not at all."""
        with self._connection.writing() as connection:
            yield Writing(connection, self._me.id, self._clock.now(), self._clock.new_id)
