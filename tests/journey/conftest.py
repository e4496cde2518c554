"""Whole journeys through the real application, without a screen unless one is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from application import Application
from PySide6.QtWidgets import QApplication

from neglect_toolkit.clock import Clock, FixedClock


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Application]]:
    """Opens the application over the test's store; every window is closed at the end."""
    running: list[Application] = []

    def open_it(clock: Clock | None = None) -> Application:
        made = Application(tmp_path / "store", clock or FixedClock(), tmp_path / "referral.pdf")
        running.append(made)
        return made

    yield open_it
    for application in running:
        application.close()
