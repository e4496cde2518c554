"""The real services over a real, encrypted store in a temporary folder, with the bundled forms."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from services_made_up import ME, PASSPHRASE

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit, compose
from neglect_toolkit.store.key_slots import OpenedKey


@pytest.fixture
def toolkit(tmp_path: Path) -> Toolkit:
    return compose(store=tmp_path / "store", clock=FixedClock())


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OpenedKey, int]:
    """A store that nobody has opened yet, made once; its key; and how many ids and random numbers were used up."""
    clock = FixedClock()
    toolkit = compose(store=tmp_path_factory.mktemp("made_once") / "store", clock=clock)
    key = unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, ME))
    return toolkit.store_folder, key, clock._count


@pytest.fixture
def casework(toolkit: Toolkit, new_store: tuple[Path, OpenedKey, int]) -> Iterator[Casework]:
    folder, key, used_up = new_store
    shutil.copytree(folder, toolkit.store_folder)
    assert isinstance(toolkit.clock, FixedClock)
    toolkit.clock._count = used_up
    work = unlocking.unlock(toolkit, key)
    yield work
    work.lock()
