"""The store's folder: what lies in it, how it is made so that a crash leaves nothing half done, how it is opened."""

from __future__ import annotations

import os
from pathlib import Path

from neglect_toolkit.clock import Clock
from neglect_toolkit.errors import StoreDamagedError, StoreError, StoreExistsError, StoreMissingError
from neglect_toolkit.files import sync_folder
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Person
from neglect_toolkit.store import key_slots, people
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.key_slots import KdfCost, Keyring, OpenedKey
from neglect_toolkit.store.presence import DATABASE, holds_a_store

_PART = "store.db.part"  # a database that is being made; whole as soon as the keyring is there

_CANNOT_MAKE = (
    "The store could not be made in {folder}. Check that you may write there and that the disk has space, or choose "
    "another folder."
)


def make_store(folder: Path, passphrase: str, me: Person, clock: Clock, cost: KdfCost) -> OpenedKey:
    """Makes the folder, the database with its first person, and the keyring, in an order that a crash cannot spoil.

    The database is made whole under another name, then the keyring is put in its place, then the database gets its
    own name. Before the keyring is there, nothing counts as a store; after that, `open_database` finishes the job.

    Raises:
        StoreExistsError: there is a store already; it is never overwritten.
        StoreError: the folder cannot be made or written to.
    """
    if holds_a_store(folder):
        raise StoreExistsError(f"There is a store in {folder} already. Open it, or choose another folder.")
    key = OpenedKey(person=me.id, key=clock.random_bytes(key_slots.KEY_BYTES))
    slot = key_slots.new_slot(passphrase, key.key, me.id, clock, cost)
    part = folder / _PART
    try:
        _make_folder(folder)
        for left_over in folder.glob(f"{_PART}*"):
            left_over.unlink()
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        part.chmod(0o600)
        _fill(part, key, me, clock)
        key_slots.write(folder, Keyring(slots=(slot,)))
        _finish(folder)
    except OSError as error:
        raise StoreError(_CANNOT_MAKE.format(folder=folder)) from error
    return key


def open_database(folder: Path, key: OpenedKey) -> Connection:
    """The store's database, unlocked and of the newest schema.

    Raises:
        StoreMissingError: there is no store here.
        StoreDamagedError: its database is missing, or is not one that opens with this key.
        StoreTooNewError: a later version of the application has changed it.
        StoreBusyError: another program holds it.
    """
    from neglect_toolkit.store import migrations

    if not holds_a_store(folder):
        raise StoreMissingError(f"There is no store in {folder} yet. Make one first, or correct the folder's name.")
    if not (folder / DATABASE).exists():
        if not (folder / _PART).exists():
            raise StoreDamagedError(
                f"The store's database ({DATABASE}) is missing. Put back a copy of the store's whole folder."
            )
        _finish(folder)
    connection = Connection.open(folder / DATABASE, key.key)
    try:
        migrations.bring_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_folder(folder: Path) -> None:
    """Makes the folder for its owner alone, whatever the umask; one that is there already keeps its rights."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700)
    folder.chmod(0o700)


def _fill(path: Path, key: OpenedKey, me: Person, clock: Clock) -> None:
    from neglect_toolkit.store import migrations

    connection = Connection.open(path, key.key)
    try:
        with connection.writing():
            migrations.make(connection)
            writing = Writing(connection, me.id, clock.now(), clock.new_id)
            people.put(writing, me)
            writing.record(Deed.CREATE, roles=" ".join(me.roles), sha256=people.proof_of(me))
    finally:
        connection.close()


def _finish(folder: Path) -> None:
    try:
        (folder / _PART).replace(folder / DATABASE)
        sync_folder(folder)
    except OSError as error:
        raise StoreError(_CANNOT_MAKE.format(folder=folder)) from error
