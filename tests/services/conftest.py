"""The real services over a real, encrypted store in a temporary folder, with the bundled forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from services_made_up import ME, PASSPHRASE

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit, compose


@pytest.fixture
def toolkit(tmp_path: Path) -> Toolkit:
    return compose(store=tmp_path / "store", clock=FixedClock())


@pytest.fixture
def casework(toolkit: Toolkit) -> Iterator[Casework]:
    key = unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, ME))
    work = unlocking.unlock(toolkit, key)
    yield work
    work.lock()
