"""Two people at one computer, by windows alone: signed, sent back, answered, countersigned, supervised, as a PDF."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from application import Application
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTableWidget, QTextEdit
from services_made_up import PASSPHRASE as SAMS_PASSPHRASE

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.gui.widgets.tiles import TickTile
from neglect_toolkit.model.people import Child

MARIAS_PASSPHRASE = "candle feather bridge"
ZOE = Child(name="Zoë Ó Briain", known_as="Zoë", date_of_birth=dt.date(2018, 3, 4), disabled=False)

pytestmark = [pytest.mark.journey, pytest.mark.slow]


class Team:
    """The application, and the two who take turns at it."""

    def __init__(self, application: Application, pictures: Path | None = None) -> None:
        self.application, self.user = application, application.user
        self._pictures = pictures

    def picture(self, name: str) -> None:
        if self._pictures is not None:
            self.user.picture(self._pictures / f"{name}.png")

    def add_maria(self) -> None:
        user = self.user
        self.application.window.header.settings_pressed.emit()
        user.press("People of this store")
        user.press("Add somebody")
        user.type_into("Name", "Maria Lindqvist")
        for role in ("practitioner", "manager"):
            tile = next(tick for tick in self.application.window.findChildren(TickTile) if tick.value == role)
            user.press_widget(tile)
        user.type_into("Your own passphrase", SAMS_PASSPHRASE)
        user.type_into("Their passphrase", MARIAS_PASSPHRASE)
        user.type_into("Their passphrase again", MARIAS_PASSPHRASE)
        user.press("Add this person")
        user.wait_to_see("Maria Lindqvist can open the store now")
        self.picture("people")

    def change_to(self, name: str, passphrase: str) -> None:
        user = self.user
        user.press("Lock", exact=True)
        user.wait_to_see("Unlock")
        who = user.find(QComboBox, "Who are you?")
        user.pick("Who are you?", who.findText(name))
        self.picture("unlock")
        user.type_into("Your passphrase", passphrase)
        user.press("Unlock", exact=True)

    def open_from_queue(self) -> None:
        table = self.user.find(QTableWidget, "Assessments of your team")
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
        self.user.wait_to_see("Review")


PICTURES = os.environ.get("REVIEW_PICTURES")
"""A folder for pictures of what was on the screen; none are made without it."""


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Team]:
    application = Application(tmp_path / "store", FixedClock(), tmp_path / "made.pdf")
    yield Team(application, Path(PICTURES) if PICTURES else None)
    application.close()


def review_by_windows(office: Team, pdf: Path) -> None:
    user = office.user
    user.begin("Sam Okafor")
    office.add_maria()
    office.application.shell.navigator.home()
    user.start(ZOE)
    user.go_to("Breakfast")
    user.press_widget(user.rating("worry"))
    user.press("In the room")
    user.judge("refer_now", "She is hungry on most days.")
    user.sign()

    office.change_to("Maria Lindqvist", MARIAS_PASSPHRASE)
    user.wait_to_see("To review")
    assert user.sees("1 waiting")
    office.picture("queue")
    office.open_from_queue()
    assert user.sees("Summary of Zoë’s day")
    user.go_to("Review")
    user.type_into("Comment or question", "Who saw the kitchen?")
    office.change_to("Maria Lindqvist", MARIAS_PASSPHRASE)  # what is being written outlives the lock
    user.wait_to_see("Review: Zoë")
    assert user.find(QTextEdit, "Comment or question").toPlainText() == "Who saw the kitchen?"
    user.pick("About what?", user.find(QComboBox, "About what?").count() - 1)
    user.press("Keep this comment")
    user.wait_to_see("Who saw the kitchen?")
    office.picture("review")
    user.type_into("What do you ask?", "Please say who saw it.")
    user.press("Send it back with these questions")
    user.wait_to_see("sent it back on")

    office.change_to("Sam Okafor", SAMS_PASSPHRASE)
    user.wait_to_see("Your assessments")
    office.picture("came-back")
    listed = user.find(QAbstractItemView, "Assessments").model()
    cells = [str(listed.index(0, column).data()) for column in range(listed.columnCount())]
    assert "Refer now (findings: support and review) · 1 comment to answer" in cells
    user.open_first()
    user.press("In the room")
    user.go_to("Review")
    user.wait_to_see("Please say who saw it.")
    office.picture("review-answer")
    user.go_to("Breakfast")
    user.wait_to_see("Who saw the kitchen?")
    user.type_into("Your answer", "I did, on both visits.")
    user.press("Keep this answer")
    user.wait_to_see("I did, on both visits.")
    office.picture("answered")
    user.go_to("Judgement and signature")
    user.sign()

    office.change_to("Maria Lindqvist", MARIAS_PASSPHRASE)
    user.wait_to_see("To review")
    office.open_from_queue()
    user.go_to("Review")
    user.press("I agree")
    user.press("Countersign", exact=True)
    user.wait_to_see("Maria Lindqvist countersigned it on")
    office.picture("countersigned")

    user.press("Who works with the child")
    user.wait_to_see("Hand the child over")
    user.press("Hand the child over")
    user.wait_to_see("Choose a colleague first")
    workers = user.find(QTableWidget, "Who works with the child")
    assert [workers.model().index(0, column).data() for column in (0, 1)] == ["Sam Okafor", "Leads"]
    office.picture("workers")
    user.press("Back", exact=True)

    user.go_to("Supervision")
    office.picture("supervision")
    user.press("Write a record")
    user.type_into("Decisions, and why", "Ring the school on Monday.")
    user.press("Add an action")
    user.type_into("What will be done?", "Ring the school")
    office.picture("record")
    user.press("Keep this record")
    user.wait_to_see("Ring the school on Monday.")
    user.press("Save a PDF for supervision")
    user.press("Choose where to save it")
    user.wait_to_see("The PDF is saved")
    text = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "Ring the school" in text
    assert "Maria Lindqvist" in text

    user.press("Counts", exact=True)
    user.wait_to_see("Save as a table (CSV)")
    office.picture("counts")
    user.press("Audit log", exact=True)
    user.wait_to_see("Check the whole store now")
    user.press("Check the whole store now")
    user.wait_to_see("The store is whole")
    office.picture("log")


def test_from_the_signature_to_the_supervision_pdf(office: Team, tmp_path: Path) -> None:
    review_by_windows(office, tmp_path / "made.pdf")
    casework = office.application.shell.session.casework
    assert casework.check() == ()
    deeds = [entry.what for entry in reversed(casework.log.entries())]
    wanted = ["sign", "comment", "return", "comment", "sign", "countersign", "supervise", "export"]
    assert [deed for deed in deeds if deed in wanted] == wanted
