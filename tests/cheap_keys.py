"""Keys that cost next to nothing to derive, for every test that is about something else.

The product's cost of a guess is meant to be felt: a tenth of a second and 64 MiB for a passphrase, one to four seconds
and 1 GiB for a handover file. Nothing that is kept, read or shown differs with it but the numbers in the keyring. A
test that is about the cost, or about all parts working together as shipped, asks for the fixture `full_cost`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pyrage.passphrase
import pytest
from age_made_up import aged

from neglect_toolkit.exchange import handover
from neglect_toolkit.store import key_slots
from neglect_toolkit.store.key_slots import DEFAULT, KdfCost, Slot

CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)

_new_slot = key_slots.new_slot
_by_passphrase = handover.by_passphrase
_cheap_age = SimpleNamespace(encrypt=aged, decrypt=pyrage.passphrase.decrypt)


def _cheap_slot(*given: Any, cost: KdfCost = DEFAULT, **more: Any) -> Slot:
    """As `new_slot`; where it would take the product's own cost it takes the cheap one."""
    before, costs = given[:4], (*given[4:], cost)
    return _new_slot(*before, CHEAP if costs[0] == DEFAULT else costs[0], **more)


def _patch(cheap: bool) -> None:
    key_slots.new_slot = _cheap_slot if cheap else _new_slot
    handover.by_passphrase = _cheap_age if cheap else _by_passphrase


@pytest.fixture(scope="session", autouse=True)
def cheap_keys() -> Iterator[None]:
    """The whole session, the making of stores that many tests copy included."""
    _patch(cheap=True)
    yield
    _patch(cheap=False)


@contextlib.contextmanager
def at_full_cost() -> Iterator[None]:
    """Whatever is made in this block is made as it is shipped."""
    _patch(cheap=False)
    try:
        yield
    finally:
        _patch(cheap=True)


@pytest.fixture
def full_cost() -> Iterator[None]:
    """Whatever is made during this test is made as it is shipped."""
    with at_full_cost():
        yield
