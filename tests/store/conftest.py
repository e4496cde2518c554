"""Stores on a real disk with real encryption, cheap to open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cheap_keys import CHEAP
from handed_over import YOU, a_store
from store_made_up import ME, PASSPHRASE, FixedClockRealKeys

from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store


@pytest.fixture
def clock() -> FixedClockRealKeys:
    return FixedClockRealKeys()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OpenedKey]:
    """A store that nobody has opened yet, and its key; what it is copied to differs in nothing but what comes after."""
    folder = tmp_path_factory.mktemp("made_once") / "store"
    return folder, Store.make(folder, PASSPHRASE, ME, FixedClockRealKeys(), CHEAP)


@pytest.fixture
def store(folder: Path, clock: FixedClockRealKeys, new_store: tuple[Path, OpenedKey]) -> Iterator[Store]:
    made_once, key = new_store
    shutil.copytree(made_once, folder)
    with Store.open_with(folder, key, clock) as made:
        yield made


@pytest.fixture
def other(tmp_path: Path, clock: FixedClockRealKeys) -> Iterator[Store]:
    """Somebody else's store, on another laptop."""
    with a_store(tmp_path / "other", YOU, clock) as made:
        yield made
