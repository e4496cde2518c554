"""What holds for every test: rubbish is collected between tests and on this thread, as in the application's window."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from neglect_toolkit.gui.rubbish import collect_what_is_due

gc.disable()


@pytest.fixture(autouse=True)
def rubbish_is_collected_here() -> Iterator[None]:
    yield
    collect_what_is_due()
