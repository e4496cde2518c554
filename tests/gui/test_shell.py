"""From page to page in the real window over a real store: back, lock, idle, hide, close; nothing written is lost."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from application import Application
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from services_made_up import BREAKFAST, PASSPHRASE

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import StoreError
from neglect_toolkit.gui.excepthook import ExceptionRelay
from neglect_toolkit.model.people import Child
from neglect_toolkit.services import unlocking
from neglect_toolkit.services.open_assessment import OpenAssessment

ZOE = Child(name="Zoë Ó Briain", known_as="Zoë", date_of_birth=dt.date(2018, 3, 4), disabled=False)


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
def at_breakfast(opened: Callable[[], Application]) -> Application:
    """A new assessment of Zoë, open at breakfast."""
    application = opened()
    application.user.begin("Sam Okafor")
    application.user.start(ZOE)
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


def test_one_key_hides_everything_and_brings_it_back(at_breakfast: Application) -> None:
    user = at_breakfast.user
    QTest.keyClick(at_breakfast.window, Qt.Key.Key_F9)
    hidden = words_in_sight(at_breakfast)
    assert "Zoë" not in hidden
    assert "Breakfast" not in hidden
    assert "Neglect" not in hidden
    QTest.keyClick(at_breakfast.window, Qt.Key.Key_F9)
    user.wait_to_see("Does Zoë eat before school?")


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


def test_what_cannot_be_saved_is_not_left_or_closed(
    at_breakfast: Application, monkeypatch: pytest.MonkeyPatch, qtbot: object
) -> None:
    user, window = at_breakfast.user, at_breakfast.window

    def refuses(*_: object) -> None:
        raise StoreError("The disk is full, so this was not saved. Free some space.")

    monkeypatch.setattr(OpenAssessment, "save", refuses)
    user.type_into("Note", "Kept on the screen")
    window.close()
    assert window.isVisible()
    assert user.sees("not saved yet")
    assert user.sees("NOT SAVED")
    user.press("Back to the work list")
    assert user.sees("Does Zoë eat before school?")
    monkeypatch.undo()
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


def test_work_asked_for_by_a_page_that_is_gone_reaches_nobody(opened: Callable[[], Application]) -> None:
    application = opened()
    user = application.user
    user.begin("Sam Okafor")
    for _ in range(20):
        user.press("Start an assessment")
        user.press("Lock")
        user.wait_to_see("Your passphrase")
        user.type_into("Your passphrase", PASSPHRASE)
        user.press("Unlock", exact=True)
        user.wait_to_see("New assessment")
        user.press("Back", exact=True)
        user.wait_to_see("Your assessments")


def test_something_unforeseen_is_a_sentence_in_the_window(opened: Callable[[], Application]) -> None:
    application = opened()
    relay = ExceptionRelay(application.window)
    relay.happened.connect(application.window.show_problem)
    relay.handle(RuntimeError, RuntimeError("about Zoë Quillfeather"), None)
    assert application.user.sees("Something went wrong in this program")
    assert "Quillfeather" not in words_in_sight(application)


def test_the_stores_folder_is_the_users_alone(at_breakfast: Application) -> None:
    mode = stat.S_IMODE(at_breakfast.toolkit.store_folder.stat().st_mode)
    assert mode == 0o700


def test_every_control_on_every_page_has_a_name_and_a_role(at_breakfast: Application) -> None:
    user = at_breakfast.user
    assert unnamed(at_breakfast) == []
    for way in ("Details of the child", "Export: a PDF"):
        user.press(way)
        assert unnamed(at_breakfast) == [], way
        user.press("Back", exact=True)
        user.wait_to_see("From morning to night")
    user.press("Back to the work list")
    assert unnamed(at_breakfast) == []
    user.press("New assessment")
    assert unnamed(at_breakfast) == []
    user.press("Lock")
    user.wait_to_see("Your passphrase")
    assert unnamed(at_breakfast) == []


def unnamed(application: Application) -> list[str]:
    """The controls that take the focus and would be silent, or nothing in particular, to a screen reader."""
    found = []
    for widget in application.window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name) if told else ""
        plain = {QAccessible.Role.NoRole, QAccessible.Role.Client}
        if not name.strip() or told.role() in plain:
            found.append(f"{type(widget).__name__} {widget.objectName()!r} {name!r} {told.role() if told else None}")
    return found
