"""From page to page in the real window over a real store: back, lock, idle, hide, close; nothing written is lost."""

from __future__ import annotations

import datetime as dt
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from application import Application
from disk_trouble import disk_refuses
from gui.conftest import ZOE, Applications
from only_on_posix import posix_rights
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from services_made_up import BREAKFAST, PASSPHRASE

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.gui.runtime import background
from neglect_toolkit.gui.runtime.excepthook import ExceptionRelay
from neglect_toolkit.model.people import Child
from neglect_toolkit.services import tools, unlocking
from neglect_toolkit.services.toolkit import Toolkit


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Application]]:
    running: list[Application] = []

    def open_it() -> Application:
        running.append(Application(tmp_path / "store", FixedClock(), tmp_path / "referral.pdf"))
        return running[-1]

    yield open_it
    for application in running:
        application.close()


@pytest.fixture
def at_breakfast(applications: Applications) -> Application:
    """A new assessment of Zoë, open at breakfast."""
    application = applications.at_zoes_day()
    application.user.go_to("Breakfast")
    return application


def kept_note(application: Application) -> str | None:
    """What the store holds about breakfast, read by its own door."""
    key = unlocking.derive_key(application.toolkit, PASSPHRASE)
    work = unlocking.unlock(application.toolkit, key)
    try:
        answer = work.open(work.work_list()[0].id).assessment.answers.get(BREAKFAST)
        return answer.note if answer else None
    finally:
        work.lock()


def words_in_sight(application: Application) -> str:
    texts = []
    for widget in application.window.findChildren(QWidget):
        if widget.isVisible():
            said = getattr(widget, "text", "")
            texts += [str(said() if callable(said) else said), widget.accessibleName()]
            texts += [widget.toPlainText()] if isinstance(widget, QTextEdit) else []
    return "\n".join([application.window.windowTitle(), *texts])


def test_a_wrong_passphrase_is_one_sentence_and_the_focus_stays_in_the_box(at_breakfast: Application) -> None:
    user = at_breakfast.user
    user.press("Lock")
    user.type_into("Your passphrase", "not the right one")
    user.press("Unlock", exact=True)
    user.wait_to_see("This passphrase does not open the store")
    user.wait_until(lambda: isinstance(at_breakfast.window.focusWidget(), QLineEdit), "the focus to return to the box")
    assert not user.sees("Zoë")


def test_locking_hides_the_child_and_unlocking_returns_to_the_same_page(at_breakfast: Application) -> None:
    user = at_breakfast.user
    user.type_into("Note", "Toast from a neighbour")
    user.press("Lock")
    user.wait_to_see("Your passphrase")
    assert "Zoë" not in words_in_sight(at_breakfast)
    user.type_into("Your passphrase", PASSPHRASE)
    user.press("Unlock", exact=True)
    user.wait_to_see("Does Zoë eat before school?")
    assert user.find(QTextEdit, "Note").toPlainText() == "Toast from a neighbour"


def test_one_key_hides_everything_and_brings_it_back_where_it_was(at_breakfast: Application) -> None:
    user, window = at_breakfast.user, at_breakfast.window
    user.type_into("Note", "Toast")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F9)
    hidden = words_in_sight(at_breakfast)
    assert "Zoë" not in hidden
    assert "Breakfast" not in hidden
    assert "Neglect" not in hidden
    assert "Toast" not in hidden
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F9)
    user.wait_to_see("Does Zoë eat before school?")
    QTest.keyClicks(window.focusWidget(), " and jam")
    assert user.find(QTextEdit, "Note").toPlainText() == "Toast and jam"


def test_it_locks_behind_the_page_that_hides_everything(at_breakfast: Application) -> None:
    user = at_breakfast.user
    user.key(Qt.Key.Key_F9)
    at_breakfast.toolkit.clock.move(minutes=at_breakfast.looks.preferences.idle_minutes + 1)  # type: ignore[attr-defined]
    at_breakfast.shell._idle.look()
    assert "Zoë" not in words_in_sight(at_breakfast)
    assert "Unlock" not in at_breakfast.window.windowTitle()
    user.key(Qt.Key.Key_F9)
    user.wait_to_see("Your passphrase")
    assert "Zoë" not in words_in_sight(at_breakfast)


def test_idle_minutes_lock_it(at_breakfast: Application) -> None:
    user = at_breakfast.user
    user.type_into("Note", "Cereal")
    at_breakfast.toolkit.clock.move(minutes=at_breakfast.looks.preferences.idle_minutes + 1)  # type: ignore[attr-defined]
    at_breakfast.shell._idle.look()
    user.wait_to_see("Your passphrase")
    assert user.sees("Everything is saved")
    assert kept_note(at_breakfast) == "Cereal"


def test_closing_at_once_after_the_last_key_keeps_it(at_breakfast: Application) -> None:
    at_breakfast.user.type_into("Note", "No breakfast on Mondays")
    at_breakfast.close()
    assert kept_note(at_breakfast) == "No breakfast on Mondays"


def test_what_cannot_be_saved_is_not_left_or_closed(at_breakfast: Application) -> None:
    user, window = at_breakfast.user, at_breakfast.window
    with disk_refuses(at_breakfast.shell.session.casework._store):
        user.type_into("Note", "Kept on the screen")
        window.close()
        assert window.isVisible()
        assert user.sees("not saved yet")
        assert user.sees("NOT SAVED")
        assert user.sees("The disk is full, so this was not saved. Make some space")
        user.press("Back to the work list")
        assert user.sees("Does Zoë eat before school?")
    window.close()
    assert not window.isVisible()
    assert kept_note(at_breakfast) == "Kept on the screen"


def test_details_and_back_keeps_the_desk_a_desk(at_breakfast: Application) -> None:
    user = at_breakfast.user
    user.press("In the room")
    user.wait_to_see("So far")
    user.press("Details of the child")
    user.type_into("Known as", "Zo")
    user.press("Back", exact=True)
    user.wait_to_see("Zo’s day")
    assert user.sees("So far")
    assert user.sees("Does Zo eat before school?")


def test_somebody_quicker_than_the_suggestion_still_gets_the_tool(opened: Callable[[], Application]) -> None:
    user = opened().user
    user.begin("Sam Okafor")
    user.press("Start an assessment")
    user.type_into("Full name", "Zoë")
    user.write_date("Date of birth", 4, 3, 2018)
    user.press("Start the assessment")
    user.wait_to_see("From morning to night")


@pytest.mark.parametrize("leaves_by", ["Lock", "Back"])
def test_work_asked_for_by_a_page_that_is_gone_reaches_nobody(
    applications: Applications, monkeypatch: pytest.MonkeyPatch, leaves_by: str
) -> None:
    user = applications.begun().user
    page_is_gone, reads = threading.Event(), tools.available

    def reads_slowly(toolkit: Toolkit) -> object:
        assert page_is_gone.wait(60)
        return reads(toolkit)

    monkeypatch.setattr(tools, "available", reads_slowly)
    user.press("Start an assessment")
    user.wait_to_see("New assessment")
    assert background._running
    user.press(leaves_by, exact=True)
    user.wait_to_see("Your passphrase" if leaves_by == "Lock" else "Your assessments")
    page_is_gone.set()
    user.wait_until(lambda: not background._running, "the work to end")

    if leaves_by == "Lock":
        user.type_into("Your passphrase", PASSPHRASE)
        user.press("Unlock", exact=True)
    else:
        user.press("Start an assessment")
    user.wait_to_see("5–10 years")


def test_an_exception_in_a_slot_is_a_sentence_in_the_window_and_nothing_of_the_child_anywhere(
    at_breakfast: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    relay = ExceptionRelay(at_breakfast.window)
    relay.happened.connect(at_breakfast.window.show_problem)
    monkeypatch.setattr(sys, "excepthook", relay.handle)

    def breaks() -> None:
        raise RuntimeError("about Zoë Quillfeather")

    QTimer.singleShot(0, at_breakfast.window, breaks)
    qtbot.waitUntil(lambda: at_breakfast.user.sees("Something went wrong in this program"))
    assert "Quillfeather" not in words_in_sight(at_breakfast)
    assert "Quillfeather" not in "".join(capfd.readouterr())
    at_breakfast.user.press("Close this message")
    assert not at_breakfast.user.sees("Something went wrong")
    assert at_breakfast.user.sees("Does Zoë eat before school?")


def test_back_goes_the_way_one_came_and_the_same_page_opens_once(at_breakfast: Application) -> None:
    user = at_breakfast.user
    user.press("Details of the child")
    for _ in range(3):
        user.key(Qt.Key.Key_F1)
        user.wait_to_see("What it does not do")
    user.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    user.wait_to_see("Everything here is optional")
    user.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    user.wait_to_see("Does Zoë eat before school?")
    user.press("Back to the work list")
    user.wait_to_see("Your assessments")
    user.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert user.sees("Your assessments")


def test_what_was_written_on_the_first_page_outlives_a_look_at_the_help(opened: Callable[[], Application]) -> None:
    user = opened().user
    user.type_into("Your name", "Sam Okafor")
    user.type_into("Choose a passphrase", PASSPHRASE)
    user.key(Qt.Key.Key_F1)
    user.wait_to_see("What it does not do")
    user.press("Back", exact=True)
    assert user.find(QLineEdit, "Your name").text() == "Sam Okafor"
    assert user.find(QLineEdit, "Choose a passphrase").text() == ""


def test_two_children_of_one_first_name_are_told_apart(at_breakfast: Application) -> None:
    user = at_breakfast.user
    user.press("Back to the work list")
    assert children_listed(at_breakfast) == ["Zoë"]
    user.start(Child(name="Zoë Quill", date_of_birth=dt.date(2017, 1, 1), disabled=False))
    user.press("Back to the work list")
    user.wait_to_see("2 assessments")
    assert children_listed(at_breakfast) == ["Zoë Quill", "Zoë Ó Briain"]


def children_listed(application: Application) -> list[str]:
    model = application.user.find(QTableView, "Assessments").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@posix_rights
def test_the_stores_folder_is_the_users_alone(at_breakfast: Application) -> None:
    mode = stat.S_IMODE(at_breakfast.toolkit.store_folder.stat().st_mode)
    assert mode == 0o700


def test_faulty_contacts_are_said_and_keep_nobody_from_the_assessment(qapp: QApplication, tmp_path: Path) -> None:
    own = tmp_path / "forms"
    own.mkdir()
    (own / "contacts.yaml").write_text("contacts: nothing\n", encoding="utf-8")
    application = Application(tmp_path / "store", FixedClock(), forms=own)
    application.user.begin("Sam Okafor")
    application.user.start(ZOE)
    application.user.wait_to_see("contacts.yaml")
    assert application.user.sees("Waking")
    application.close()
