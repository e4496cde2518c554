"""Changing who opens the store, and with what. Each change is a changed slot; the database is never rewritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from neglect_toolkit.clock import Clock
from neglect_toolkit.errors import NotAllowedError, StoreError
from neglect_toolkit.files import locked
from neglect_toolkit.store import key_slots, recovery
from neglect_toolkit.store.key_slots import DEFAULT, KdfCost, Keyring, OpenedKey, Slot, SlotKind

Slots = tuple[Slot, ...]


def set_passphrase(
    folder: Path, key: OpenedKey, person: str, passphrase: str, clock: Clock, *, cost: KdfCost = DEFAULT
) -> None:
    """From now on this passphrase opens the store for this person, and no earlier one of theirs.

    Slow (Argon2id); any thread. Raises StoreError where the keyring cannot be read or written.
    """
    _replace(folder, key_slots.new_slot(passphrase, key.key, person, clock, cost))


def set_names(folder: Path, names: Mapping[str, str]) -> None:
    """Says in the keyring what each person is called, by their id, so that they can say who they are.

    Somebody alone need not: their store names nobody. Quick; writes nothing where nothing differs.

    Raises:
        StoreError: the keyring cannot be read or written.
    """

    def named(slots: Slots) -> Slots:
        alone = len({slot.person for slot in slots}) == 1
        called = {slot.person: None if alone else names.get(slot.person, slot.name) for slot in slots}
        return tuple(slot.model_copy(update={"name": called[slot.person]}) for slot in slots)

    _change(folder, named)


def names(folder: Path) -> tuple[str, ...]:
    """What those are called who have a passphrase, as far as the keyring says so."""
    return tuple(slot.name for slot in key_slots.read(folder).slots if slot.kind == "passphrase" and slot.name)


def set_recovery_code(folder: Path, key: OpenedKey, clock: Clock, cost: KdfCost = DEFAULT) -> str:
    """A new recovery code for whoever opened the store; an earlier one of theirs no longer opens it.

    Slow (Argon2id); any thread. The code is kept nowhere: show it now, or never.
    """
    code = recovery.new_code(clock)
    _replace(folder, key_slots.new_slot(code, key.key, key.person, clock, cost, kind="recovery"))
    return code


def open_with_recovery_code(folder: Path, code: str) -> OpenedKey:
    """The store's key, and whose code it is. Slow (Argon2id); any thread.

    Raises:
        WrongPassphraseError: it is no code of this store.
        StoreDamagedError, StoreTooNewError: the keyring cannot be read.
    """
    return key_slots.opened(key_slots.read(folder), recovery.as_written(code), "recovery")


def remove_person(folder: Path, person: str) -> None:
    """Neither passphrase nor recovery code of this person opens the store any more.

    Raises:
        NotAllowedError: nobody would be left who can open it.
    """

    def without(slots: Slots) -> Slots:
        left = tuple(slot for slot in slots if slot.person != person)
        if not any(slot.kind == "passphrase" for slot in left):
            raise NotAllowedError("Nobody else could open the store. Add another person first, then remove this one.")
        return left

    _change(folder, without)


def who_has(folder: Path, kind: SlotKind) -> tuple[str, ...]:
    """The ids of those who have a passphrase, or a recovery code."""
    return tuple(dict.fromkeys(slot.person for slot in key_slots.read(folder).slots if slot.kind == kind))


def _replace(folder: Path, new: Slot) -> None:
    """Puts a slot in the place of the same person's slot of the same kind."""

    def with_it(slots: Slots) -> Slots:
        others = tuple(slot for slot in slots if (slot.person, slot.kind) != (new.person, new.kind))
        called = next((slot.name for slot in slots if slot.person == new.person and slot.name), None)
        return (*others, new.model_copy(update={"name": new.name or called}))

    _change(folder, with_it)


def _change(folder: Path, change: Callable[[Slots], Slots]) -> None:
    """Reads, changes and writes the slots with nobody else between, since a keyring is always written whole.

    Two who change it at once would else each write what they read, and one change would be lost after it was said to
    be done. Nothing slow is done under the lock.
    """
    try:
        with locked(folder):
            before = key_slots.read(folder).slots
            after = change(before)
            if after != before:
                key_slots.write(folder, Keyring(slots=after))
    except OSError as error:
        raise StoreError(
            f"The store's folder {folder} cannot be opened. Check that you may read and write it."
        ) from error
