"""The recovery code in the window: shown once and typed back; a lost passphrase mended; a known one changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from application import Application
from one_transaction import read
from PySide6.QtWidgets import QApplication, QLineEdit
from services_made_up import PASSPHRASE

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.services import unlocking
from neglect_toolkit.store import audit

NEW = "ladder mango viola"


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    running = Application(tmp_path / "store", FixedClock(), tmp_path / "referral.pdf")
    yield running
    running.close()


def audit_of(application: Application, passphrase: str) -> list[str]:
    work = unlocking.unlock(application.toolkit, unlocking.derive_key(application.toolkit, passphrase))
    try:
        return [entry.what for entry in read(work._store, audit.entries)]
    finally:
        work.lock()


def test_a_wrong_copy_of_the_code_is_found_out_before_it_is_needed(application: Application) -> None:
    user = application.user
    user.type_into("Your name", "Sam Okafor")
    user.type_into("Choose a passphrase", PASSPHRASE)
    user.type_into("Type the passphrase again", PASSPHRASE)
    user.press("Start using")
    user.wait_to_see("Your recovery code")
    code = user.find(QLineEdit, "The code").text()
    wrong = "0" if code[0] != "0" else "1"
    user.type_into("Type it here from your copy", wrong + code[1:])
    user.press("My copy is right")
    assert user.sees("This is not the code above.")
    user.type_into("Type it here from your copy", code.lower().replace("-", " "))
    user.press("My copy is right")
    user.wait_to_see("Your assessments")


def test_somebody_without_a_pen_goes_on_and_makes_a_code_later(application: Application) -> None:
    user = application.user
    user.type_into("Your name", "Sam Okafor")
    user.type_into("Choose a passphrase", PASSPHRASE)
    user.type_into("Type the passphrase again", PASSPHRASE)
    user.press("Start using")
    user.wait_to_see("Your recovery code")
    first = user.find(QLineEdit, "The code").text()
    user.press("I cannot write it down now")
    user.wait_to_see("Your assessments")
    application.window.header.settings_pressed.emit()
    user.press("Change my passphrase or recovery code")
    user.type_into("Your passphrase, to make a code", "wrong passphrase it is")
    user.press("Make a new recovery code")
    user.wait_to_see("does not open this store")
    user.type_into("Your passphrase, to make a code", PASSPHRASE)
    user.press("Make a new recovery code")
    user.wait_to_see("Your recovery code")
    assert user.find(QLineEdit, "The code").text() != first
    user.write_the_code_down()
    user.wait_to_see("Passphrase and recovery code")


def test_a_lost_passphrase_is_mended_with_the_code(application: Application) -> None:
    user = application.user
    user.begin("Sam Okafor")
    user.press("Lock")
    user.wait_to_see("Your passphrase")
    user.press("I have lost my passphrase")
    user.type_into("Your recovery code", "ABCDE")
    user.type_into("New passphrase", NEW)
    user.type_into("The new passphrase again", NEW)
    user.press("Set the new passphrase")
    user.wait_to_see("this has 5")
    user.type_into("Your recovery code", user.code)
    user.press("Set the new passphrase")
    user.wait_to_see("Your assessments")
    assert "recovered" in audit_of(application, NEW)


def test_a_passphrase_is_changed_only_by_whoever_knows_it(application: Application) -> None:
    user = application.user
    user.begin("Sam Okafor")
    application.window.header.settings_pressed.emit()
    user.press("Change my passphrase or recovery code")
    for now, said in (
        ("not mine at all, sorry", "does not open this store"),
        (PASSPHRASE, "The passphrase is changed."),
    ):
        user.type_into("Your passphrase now", now)
        user.type_into("New passphrase", NEW)
        user.type_into("The new passphrase again", NEW)
        user.press("Change the passphrase")
        user.wait_to_see(said)
    assert "passphrase_changed" in audit_of(application, NEW)
