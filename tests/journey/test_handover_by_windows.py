"""From one laptop to another, at both windows: a file is made, opened, read through and taken in; and once more."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from application import Application
from practitioner import PASSPHRASE
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget
from services_made_up import OtherClock

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.model.people import Child
from neglect_toolkit.services import unlocking

ZOE = Child(name="Zoë Quillfeather", known_as="Zoë", date_of_birth=dt.date(2018, 3, 4), disabled=False)
SECRET = "lantern biscuit harbour"
PICTURES = os.environ.get("HANDOVER_PICTURES")
"""A folder for pictures of what was on the screen; none are made without it."""


@pytest.fixture
def laptop(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[str], Application]]:
    """Opens the application on a laptop of this name; both save to, and read from, the same memory stick."""
    running: list[Application] = []

    def open_it(name: str) -> Application:
        clock = FixedClock() if name == "first" else OtherClock()
        made = Application(tmp_path / name / "store", clock, tmp_path / "stick.handover")
        running.append(made)
        return made

    yield open_it
    for application in running:
        application.close()


def picture(application: Application, name: str) -> None:
    if PICTURES:
        application.user.picture(Path(PICTURES) / f"{name}.png")


@pytest.mark.slow
def test_an_assessment_goes_from_one_laptop_to_another(laptop: Callable[[str], Application], tmp_path: Path) -> None:
    first = laptop("first")
    user = first.user
    user.begin("Sam Rivers")
    user.start(ZOE)
    user.press("Back to the work list")
    user.wait_to_see("Your assessments")

    # Handed over: the passphrase is asked for twice, and has to be a good one.
    user.press("Hand over to another laptop")
    user.wait_to_see("Hand over to another laptop: Zoë")
    user.type_into("Passphrase of the file", "short")
    user.press("Choose where to save it")
    assert user.sees("Make the passphrase longer")
    user.type_into("Message", "Her school is called Ash Lane.")
    user.type_into("Passphrase of the file", SECRET)
    user.type_into("The same passphrase again", SECRET)
    picture(first, "hand-over")
    user.press("Choose where to save it")
    assert user.sees("Encrypting")
    turns = 0
    while not user.sees("The handover file is saved") and turns < 30_000:
        QTest.qWait(1)
        turns += 1
    assert turns > 50, "the window stood still while the file was encrypted"
    picture(first, "handed-over")
    file = (tmp_path / "stick.handover").read_bytes()
    assert file.startswith(b"age-encryption.org/v1")
    assert first.prompts.suggested[-1].name == "Handover 2026-11-20.handover"  # no name of a child
    first.close()

    # Taken in: another passphrase is refused, and what it holds is seen before anything is kept.
    second = laptop("second")
    user = second.user
    user.begin("Noor Haddad")
    user.press("Take in a handover file")
    user.press("See what it holds")
    assert user.sees("Choose the file first.")
    user.press("Choose the file")
    user.type_into("Passphrase of the file", "marble kettle orchard")
    user.press("See what it holds")
    user.wait_to_see("not the one that this handover file was made with")
    user.type_into("Passphrase of the file", SECRET)
    user.press("See what it holds")
    user.wait_to_see("Made by Sam Rivers")
    assert user.sees("Her school is called Ash Lane.")
    assert cells(second)[0] == "Zoë Quillfeather"
    assert cells(second)[-1] == "New here"
    assert headers(second) == []
    picture(second, "taking-in")
    user.press("Take it in", exact=True)
    assert user.sees("Taken in: 1 assessment.")
    picture(second, "taken-in")

    # Once more: there is nothing to take.
    user.type_into("Passphrase of the file", SECRET)
    user.press("See what it holds")
    user.wait_to_see("Made by Sam Rivers")
    assert cells(second)[-1] == "Here already"
    assert not user.sees("Take it in.")
    user.press("Back", exact=True)
    user.wait_to_see("Your assessments")
    user.open_first()
    assert user.sees("Zoë")
    second.close()
    assert len(headers(second)) == 1


def cells(application: Application) -> list[str]:
    table = application.user.find(QTableWidget, "What the file holds").model()
    return [table.index(0, column).data() for column in range(table.columnCount())]


def headers(application: Application) -> list[str]:
    """What the store holds, read apart from the window."""
    if not application.is_closed:
        return [header.id for header in application.shell.session.casework.work_list()]
    work = unlocking.unlock(application.toolkit, unlocking.derive_key(application.toolkit, PASSPHRASE))
    try:
        assert work.check() == ()
        return [header.id for header in work.work_list()]
    finally:
        work.lock()
