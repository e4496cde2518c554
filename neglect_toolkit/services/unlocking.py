"""First run and unlock. The slow part (Argon2id) is apart, so that a window can leave it to a worker."""

from __future__ import annotations

from neglect_toolkit.model.people import Person
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store.keyring import OpenedKey
from neglect_toolkit.store.store import Store

SHORTEST_PASSPHRASE = 12


def passphrase_fault(passphrase: str, again: str | None = None) -> str | None:
    """What is wrong with a new passphrase, as a sentence to show beside its field; None when it will do."""
    if not passphrase.strip():
        return "Enter a passphrase. Three or more words that do not belong together are easy to remember."
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return f"Make the passphrase longer: at least {SHORTEST_PASSPHRASE} characters. Three words will do."
    if len(set(passphrase)) < 5:
        return "Use more different characters: this passphrase would be guessed at once."
    if again is not None and passphrase != again:
        return "The two passphrases are not the same. Type the second one again."
    return None


def is_first_run(toolkit: Toolkit) -> bool:
    """Whether there is no store yet."""
    return not Store.exists(toolkit.store_folder)


def create_store(toolkit: Toolkit, passphrase: str, me: Person) -> OpenedKey:
    """Makes the store and gives the key to open it with. Slow (about half a second); any thread.

    Raises:
        StoreExistsError: there is one already.
        NotAllowedError: the passphrase will not do.
    """
    raise NotImplementedError


def derive_key(toolkit: Toolkit, passphrase: str) -> OpenedKey:
    """Turns a passphrase into the store's key. Slow; any thread.

    Raises:
        WrongPassphraseError: no slot of the keyring opens with it.
        StoreMissingError, StoreDamagedError: there is no keyring, or it cannot be read.
    """
    return Store.derive(toolkit.store_folder, passphrase)


def unlock(toolkit: Toolkit, key: OpenedKey) -> Casework:
    """Opens the store on the thread that will use it. Quick."""
    return Casework(toolkit, Store.open_with(toolkit.store_folder, key, toolkit.clock))
