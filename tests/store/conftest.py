"""Stores on a real disk with real encryption, cheap to open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cheap_keys import CHEAP
from handed_over import YOU, a_store
from store_made_up import ME, PASSPHRASE, FixedClockRealKeys

from neglect_toolkit.store.store import Store


@pytest.fixture
def clock() -> FixedClockRealKeys:
    return FixedClockRealKeys()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path, clock: FixedClockRealKeys) -> Iterator[Store]:
    with Store.create(folder, PASSPHRASE, ME, clock, CHEAP) as made:
        yield made


@pytest.fixture
def other(tmp_path: Path, clock: FixedClockRealKeys) -> Iterator[Store]:
    """Somebody else's store, on another laptop."""
    with a_store(tmp_path / "other", YOU, clock) as made:
        yield made
