"""The keyring: one random database key, wrapped once for each passphrase that may open the store.

Passphrases and keys are never written, logged or shown. A changed passphrase is a changed slot; the database
itself is never rewritten.
"""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from neglect_toolkit.clock import Clock
from neglect_toolkit.errors import NotFoundError, StoreDamagedError, StoreError, StoreTooNewError, WrongPassphraseError
from neglect_toolkit.files import write_atomically
from neglect_toolkit.model.base import Value
from neglect_toolkit.store.presence import KEYRING

FILE_NAME = KEYRING
FORMAT = 2  # the second says whose each slot is
_BOUND_TO = 1  # the format that wrapped keys are bound to, whatever the file has become since
KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12  # what AES-GCM is defined for (NIST SP 800-38D, 8.2)

Hex16 = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Hex12 = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
Hex48 = Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]


@dataclass(frozen=True)
class KdfCost:
    """What one guess at a passphrase costs: Argon2id's memory in KiB, its passes, and its lanes.

    The default follows the second recommended choice of RFC 9106 (64 MiB, 3 passes, 4 lanes).
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


DEFAULT = KdfCost()


SlotKind = Literal["passphrase", "recovery"]
"""What opens a slot: what its person made up, or the code that was made for them."""


@dataclass(frozen=True)
class OpenedKey:
    """The database key as one person's passphrase gave it. It hides the key when it is shown."""

    person: str
    key: bytes = field(repr=False)


class Kdf(Value):
    """How a slot turns a passphrase into the key that unwraps it. The bounds keep a garbled file from hanging us."""

    name: Literal["argon2id"] = "argon2id"
    memory_kib: Annotated[int, Field(ge=8, le=4 * 1024 * 1024)]
    passes: Annotated[int, Field(ge=1, le=100)]
    lanes: Annotated[int, Field(ge=1, le=64)]


class Slot(Value):
    """One way to open the store: whose it is, and the database key wrapped for it.

    `name` is what its person is called, so that they can say who they are before anything is open.
    """

    id: str
    kind: SlotKind
    person: str
    name: str | None = None
    kdf: Kdf
    salt: Hex16
    nonce: Hex12
    wrapped: Hex48 = Field(repr=False)


class Keyring(Value):
    """Every slot. It holds nothing about a child, and nothing that opens the store without a passphrase."""

    format: Literal[1, 2] = 2
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_of_each_kind(self) -> Keyring:
        held = [(slot.person, slot.kind) for slot in self.slots]
        if len(held) != len(set(held)):
            raise ValueError("somebody has two slots of one kind")
        return self


class _Format(Value, extra="ignore"):
    format: int


def new_slot(
    secret: str,
    key: bytes,
    person: str,
    clock: Clock,
    cost: KdfCost = DEFAULT,
    *,
    kind: SlotKind = "passphrase",
    name: str | None = None,
) -> Slot:
    """A slot by which this person's passphrase, or recovery code, opens the store from now on."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot_id, salt, nonce = clock.new_id(), clock.random_bytes(SALT_BYTES), clock.random_bytes(NONCE_BYTES)
    kdf = Kdf(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)
    wrapping_key = _derived(secret, salt, kdf)
    wrapped = AESGCM(wrapping_key).encrypt(nonce, key, _belongs_to(slot_id, kind, person))
    return Slot(
        id=slot_id,
        kind=kind,
        person=person,
        name=name,
        kdf=kdf,
        salt=salt.hex(),
        nonce=nonce.hex(),
        wrapped=wrapped.hex(),
    )


def opened(keyring: Keyring, secret: str, kind: SlotKind = "passphrase", who: str | None = None) -> OpenedKey:
    """The database key, from the slot that this passphrase (or recovery code) opens. Slow by design.

    `who` says whose slots to try, by a name or the beginning of an id; None tries everybody's.

    Raises:
        NotFoundError: nobody of that name opens this store.
        WrongPassphraseError: no slot opens, or those of several people do and nobody is named.
    """
    found = [key for slot in _of(keyring, kind, who) if (key := _unwrapped(slot, secret)) is not None]
    if len({key.person for key in found}) > 1:
        raise WrongPassphraseError("More than one person has that passphrase: say who you are, then type it again.")
    if found:
        return found[0]
    if kind == "recovery":
        raise WrongPassphraseError(
            "That recovery code does not open this store. It may be of another store, or an old one."
        )
    raise WrongPassphraseError("That passphrase does not open this store. Check capital letters, then type it again.")


def _of(keyring: Keyring, kind: SlotKind, who: str | None) -> tuple[Slot, ...]:
    slots = tuple(slot for slot in keyring.slots if slot.kind == kind)
    if who is None:
        return slots
    wanted = who.strip().casefold()
    named = tuple(slot for slot in slots if (slot.name or "").casefold() == wanted)
    named = named or tuple(slot for slot in slots if wanted and slot.person.startswith(wanted))
    if not named:
        raise NotFoundError(f"Nobody called {who!r} opens this store. Check the name, or leave it out.")
    return named


def _unwrapped(slot: Slot, secret: str) -> OpenedKey | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapping_key = _derived(secret, bytes.fromhex(slot.salt), slot.kdf)
    whose = _belongs_to(slot.id, slot.kind, slot.person)
    with contextlib.suppress(InvalidTag):
        key = AESGCM(wrapping_key).decrypt(bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), whose)
        return OpenedKey(person=slot.person, key=key)
    return None


def read(folder: Path) -> Keyring:
    """The keyring of a store's folder.

    Raises:
        StoreDamagedError: it is missing, cannot be read, or is not a keyring.
        StoreTooNewError: a later version of the application wrote it.
    """
    path = folder / FILE_NAME
    mend = "Put back a copy of the store's whole folder from before; without its keyring nobody can open the store."
    try:
        text = path.read_bytes()
    except FileNotFoundError as error:
        raise StoreDamagedError(f"The store's keyring ({FILE_NAME}) is missing. {mend}") from error
    except OSError as error:
        raise StoreDamagedError(
            f"The store's keyring ({FILE_NAME}) cannot be read. Check that you may read its folder. {mend}"
        ) from error
    try:
        if _Format.model_validate_json(text).format > FORMAT:
            raise StoreTooNewError(
                "This store was made by a later version of the application. Update the application, then open it."
            )
        return Keyring.model_validate_json(text)
    except ValidationError as error:
        raise StoreDamagedError(f"The store's keyring ({FILE_NAME}) is damaged. {mend}") from error


def write(folder: Path, keyring: Keyring) -> None:
    """Puts the keyring in its place whole or not at all, readable by its owner only.

    Raises:
        StoreError: the folder cannot be written to.
    """
    try:
        (folder / f"{FILE_NAME}.part").unlink(missing_ok=True)  # a crash of an earlier version left a keyring in it
        write_atomically(folder / FILE_NAME, keyring.model_dump_json(indent=1).encode())
    except OSError as error:
        raise StoreError(
            "The store's keyring could not be written. Check that its folder may be written to and that the disk "
            "has space, then try again."
        ) from error


def _derived(passphrase: str, salt: bytes, kdf: Kdf) -> bytes:
    """The wrapping key. The passphrase is taken in Unicode form NFKC: one secret, whichever keyboard types it."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret, salt, time_cost=kdf.passes, memory_cost=kdf.memory_kib, parallelism=kdf.lanes,
            hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip
    except HashingError as error:
        raise StoreError(
            "The passphrase could not be checked: there is not enough memory, or the keyring is damaged. "
            "Close other programs, then try again."
        ) from error


def _belongs_to(slot_id: str, kind: str, person: str) -> bytes:
    """What the wrapped key is bound to, so that a slot cannot be passed off as another person's."""
    return f"neglect-toolkit keyring {_BOUND_TO}|{slot_id}|{kind}|{person}".encode()
