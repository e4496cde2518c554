"""First run and unlock. The slow part (Argon2id) is apart, so that a window can leave it to a worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from neglect_toolkit.errors import NotAllowedError, TooManyTriesError, WrongPassphraseError
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.words import Role
from neglect_toolkit.services.passphrases import refuse_weak
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import audit, keys, people, recovery
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store
from neglect_toolkit.wording import dates
from neglect_toolkit.wording.lists import listed

if TYPE_CHECKING:
    from neglect_toolkit.services.casework import Casework

StoreKey = OpenedKey
"""What opens a store, as the shells pass it on: unopened."""


def create_store(toolkit: Toolkit, passphrase: str, me: Person) -> OpenedKey:
    """Makes the store and gives the key to open it with. Slow (about half a second); any thread.

    Raises:
        StoreExistsError: there is one already.
        NotAllowedError: the passphrase will not do.
    """
    refuse_weak(passphrase)
    if not me.is_a(Role.ADMINISTRATOR):
        raise NotAllowedError("Whoever makes a store looks after its people: give them the role administrator too.")
    return Store.make(toolkit.store_folder, passphrase, me, toolkit.clock)


class Created(NamedTuple):
    """The key of a new store, and the recovery code of whoever made it. Both hide when they are shown."""

    key: OpenedKey
    code: str

    def __repr__(self) -> str:
        return "Created(…)"


def create_store_with_code(toolkit: Toolkit, passphrase: str, me: Person) -> Created:
    """As `create_store`, with a recovery code. Slow; any thread."""
    key = create_store(toolkit, passphrase, me)
    return Created(key, new_recovery_code(toolkit, key))


def derive_key(toolkit: Toolkit, passphrase: str, who: str | None = None) -> OpenedKey:
    """Turns a passphrase into the store's key. Slow; any thread.

    `who` is whose passphrase it is; without it everybody's is tried.

    Raises:
        WrongPassphraseError: no slot of the keyring opens with it.
        StoreMissingError, StoreDamagedError: there is no keyring, or it cannot be read.
    """
    return _tried(toolkit, lambda: Store.derive(toolkit.store_folder, passphrase, who))


def _tried(toolkit: Toolkit, derive: Callable[[], OpenedKey]) -> OpenedKey:
    """What a secret gives. A wrong one is noted, and after a few of them each further try has to wait."""
    wait = Store.seconds_to_wait(toolkit.store_folder, toolkit.clock)
    if wait:
        raise TooManyTriesError(f"Too many wrong tries. Wait {wait} seconds, then try again.")
    try:
        return derive()
    except WrongPassphraseError:
        Store.note_failed_unlock(toolkit.store_folder, toolkit.clock)
        raise


def new_recovery_code(toolkit: Toolkit, key: OpenedKey) -> str:
    """A new recovery code for whoever the key is of; it is kept nowhere and never shown again. Slow; any thread.

    Raises:
        StoreError: the keyring cannot be written.
    """
    return keys.set_recovery_code(toolkit.store_folder, key, toolkit.clock)


def change_passphrase(toolkit: Toolkit, old: str, new: str, who: str | None = None) -> OpenedKey:
    """Another passphrase for whoever the old one is of. Slow; any thread.

    Raises:
        NotAllowedError: the new one will not do.
        WrongPassphraseError, TooManyTriesError: the old one is not right.
    """
    refuse_weak(new)
    key = derive_key(toolkit, old, who)
    keys.set_passphrase(toolkit.store_folder, key, key.person, new, toolkit.clock)
    return key


def recover(toolkit: Toolkit, code: str, new: str) -> OpenedKey:
    """A new passphrase for whoever the recovery code is of; the code stays good. Slow; any thread.

    Raises:
        NotAllowedError: the new passphrase will not do.
        WrongPassphraseError, TooManyTriesError: the code is not right.
    """
    refuse_weak(new)
    key = _tried(toolkit, lambda: keys.open_with_recovery_code(toolkit.store_folder, code))
    keys.set_passphrase(toolkit.store_folder, key, key.person, new, toolkit.clock)
    return key


def is_same_code(typed: str, code: str) -> bool:
    """Whether what somebody typed is this recovery code, however they wrote it."""
    try:
        return recovery.as_written(typed) == code
    except WrongPassphraseError:
        return False


def has_recovery_code(toolkit: Toolkit, person: str) -> bool:
    """Whether somebody could still get in without their passphrase."""
    return person in keys.who_has(toolkit.store_folder, "recovery")


def _mend_keyring(toolkit: Toolkit, store: Store) -> tuple[str, ...]:
    """Makes the keyring say what the database does; a sentence about each person whose slots it still held.

    A crash between adding a person and naming them leaves a name out; one between removing a person and taking their
    slots away, or an older copy of the keyring that was put back, leaves the slots of somebody who has left. These open
    nothing (`Store.open_with`), but whoever holds the passphrase could still get at the key itself.
    """
    with store.reading() as connection:
        everybody = people.everybody(connection)
    if len(everybody) > 1:
        keys.set_names(toolkit.store_folder, {person.id: person.name for person in everybody})
    held = {*keys.who_has(toolkit.store_folder, "passphrase"), *keys.who_has(toolkit.store_folder, "recovery")}
    left = [person for person in everybody if person.left_on is not None and person.id in held]
    for person in left:
        keys.remove_person(toolkit.store_folder, person.id)
        with store.writing() as writing:
            writing.record(Deed.REMOVE_PERSON, person.id, again="keyring")
    return tuple(map(_STILL_IN_KEYRING.format, (person.name for person in left)))


_STILL_IN_KEYRING = (
    "The keyring still held a key of {}, who was removed; it has been taken away again. Either the computer stopped "
    "while they were removed, or somebody put an older copy of the keyring back: if you do not know why, tell whoever "
    "looks after this store."
)


def unlock(toolkit: Toolkit, key: OpenedKey) -> Casework:
    """Opens the store on the thread that will use it, and says so in the audit log. Quick.

    Raises:
        StoreError: the store is missing, damaged, too new or busy.
        NotPermittedError: it is the key of somebody who was removed.
    """
    from neglect_toolkit.services.casework import Casework  # a locked window starts without all that it needs

    store = Store.open_with(toolkit.store_folder, key, toolkit.clock)
    try:
        warning = _clock_warning(toolkit, store)
        raised = _who_raised_themselves(store)
        store.record_unlock(toolkit.store_folder)
        mended = _mend_keyring(toolkit, store)
    except BaseException:
        store.close()
        raise
    return Casework(toolkit, store, ((warning,) if warning else ()) + mended + raised)


def _who_raised_themselves(store: Store) -> tuple[str, ...]:
    """A sentence about each colleague who gave themselves a role since whoever unlocks did so last.

    Nothing can stop an administrator from it; that the others see it is what there is against it.
    """
    with store.reading() as connection:
        entries = audit.changes_of_own_roles(connection, store.me.id)
        names = {person.id: person.name for person in people.everybody(connection)} if entries else {}
    return tuple(
        _RAISED.format(
            name=names.get(entry.who, "Somebody"),
            on=dates.day_here(entry.at),
            roles=listed(entry.detail["roles"].split()),
        )
        for entry in entries
    )


_RAISED = "{name} changed their own roles on {on}, and is now {roles}. If you do not know why, ask them."

_CLOCK_MAY_BE_OFF_BY = dt.timedelta(hours=26)
"""Time zones differ by no more; a clock that is further behind what is kept was set back."""


def _clock_warning(toolkit: Toolkit, store: Store) -> str | None:
    """What to say where this computer's clock stands well before the last thing that was written in the store."""
    with store.reading() as connection:
        last = audit.some(connection, limit=1)
    now = toolkit.clock.now()
    if not last or now >= last[0].at - _CLOCK_MAY_BE_OFF_BY:
        return None
    return (
        f"This computer's clock says {dates.day_here(now)}, but something was written in this store on "
        f"{dates.day_here(last[0].at)}. "
        "Set the clock right before you go on: dates that you write now would be wrong. Nothing is lost."
    )
