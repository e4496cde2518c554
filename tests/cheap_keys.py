"""Keys that cost next to nothing to derive, for every test that is about something else.

The product's cost of a guess is meant to be felt: a tenth of a second and 64 MiB for a passphrase, one to four seconds
and 1 GiB for a handover file. Nothing that is kept, read or shown differs with it but the numbers in the keyring. A
test that is about the cost, or about all parts working together as shipped, asks for the fixture `full_cost`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from types import SimpleNamespace

import pyrage.passphrase
import pytest
from age_made_up import aged

from neglect_toolkit.clock import Clock
from neglect_toolkit.exchange import handover
from neglect_toolkit.store import key_slots
from neglect_toolkit.store.key_slots import DEFAULT, KdfCost, Slot, SlotKind

CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)

_new_slot = key_slots.new_slot
_cheap_age = SimpleNamespace(encrypt=aged, decrypt=pyrage.passphrase.decrypt)


def _cheap_slot(
    secret: str,
    key: bytes,
    person: str,
    clock: Clock,
    cost: KdfCost = DEFAULT,
    *,
    kind: SlotKind = "passphrase",
    name: str | None = None,
) -> Slot:
    """As `new_slot`; where it would take the product's own cost it takes the cheap one."""
    return _new_slot(secret, key, person, clock, CHEAP if cost == DEFAULT else cost, kind=kind, name=name)


@contextlib.contextmanager
def _made_by(new_slot: object, age: object) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_slots, "new_slot", new_slot)
        patch.setattr(handover, "by_passphrase", age)
        yield


@pytest.fixture(scope="session", autouse=True)
def cheap_keys() -> Iterator[None]:
    """The whole session, the making of stores that many tests copy included."""
    with _made_by(_cheap_slot, _cheap_age):
        yield


@contextlib.contextmanager
def at_full_cost() -> Iterator[None]:
    """Whatever is made in this block is made as it is shipped."""
    with _made_by(_new_slot, pyrage.passphrase):
        yield


@pytest.fixture
def full_cost() -> Iterator[None]:
    """Whatever is made during this test is made as it is shipped."""
    with at_full_cost():
        yield
