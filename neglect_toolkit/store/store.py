"""The store: one folder that holds everything written about children, encrypted, and nothing of it in plain.

This is the one way in. It opens and closes the store and gives out its transactions; what is read and written in them
is the work of the modules beside it, so that a change and its audit entry are one transaction.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from neglect_toolkit.clock import Clock
from neglect_toolkit.errors import NotAllowedError, NotPermittedError, StoreError, StoreMissingError
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Person
from neglect_toolkit.store import failed_unlocks, key_slots, people, searching
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.folder import make_store, open_database
from neglect_toolkit.store.key_slots import DEFAULT, KdfCost, OpenedKey
from neglect_toolkit.store.presence import holds_a_store
from neglect_toolkit.store.timestamps import as_text


class Store:
    """An unlocked store. It belongs to the thread that opened it; close it, or use it in a `with`."""

    def __init__(self, connection: Connection, me: Person, clock: Clock) -> None:
        self._open: Connection | None = connection
        self._me, self._as_of = me, connection.version()
        self._clock = clock

    # Making, opening, closing

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
            NotPermittedError: it is the key of somebody who was removed, as an older copy of the keyring still has it.
        """
        connection = open_database(folder, key)
        try:
            with connection.reading():
                me = people.get(connection, key.person)
            _refuse_who_left(me)
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
            with contextlib.suppress(StoreError, NotPermittedError), self.writing() as writing:
                searching.tidy(writing)  # where the disk refuses that, or one was removed, the next time will do
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
        """Whose passphrase opened the store, with the details and roles that they have now.

        Somebody else may have taken a role away since: read anew whenever anybody else has written to the store.
        """
        if self._open is not None and (version := self._open.version()) != self._as_of:
            self._me, self._as_of = people.get(self._open, self._me.id), version
        return self._me

    def update_me(self, person: Person) -> None:
        """Keeps new details of whoever opened the store.

        Raises:
            NotAllowedError: it is somebody else, or a colleague is called the same.
        """
        if person.id != self.me.id:
            raise NotAllowedError("Only your own details can be changed here. Ask the other person to change theirs.")
        with self.writing() as writing:
            people.refuse_namesake(writing.connection, person)
            people.update(writing, person)
        self._me = person

    # Transactions

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise StoreError("The store is locked. Enter your passphrase to open it again.")
        _refuse_who_left(self.me)
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
            _refuse_who_left(self.me)  # it may have happened while this waited for its turn to write
            yield Writing(connection, self._me.id, self._clock.now(), self._clock.new_id)


def _refuse_who_left(me: Person) -> None:
    if me.left_on is not None:
        raise NotPermittedError(
            f"{me.name} no longer opens this store: an administrator removed them. Ask whoever looks after its people."
        )
