"""The pages before anything is unlocked: welcome, unlock, already open; and help."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.access.already_open import AlreadyOpenPage
from neglect_toolkit.gui.access.first_run import FirstRunPage
from neglect_toolkit.gui.access.unlock import UnlockPage
from neglect_toolkit.gui.settings.help import HelpPage

Show = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton


def words_of(page: QWidget) -> str:
    """Everything a user can read on the page now."""
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def named(page: QWidget, name: str) -> QLineEdit:
    return next(box for box in page.findChildren(QLineEdit) if box.accessibleName() == name)


def button(page: QWidget, words: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text() == words and found.isVisibleTo(page))


def test_the_welcome_says_in_three_sentences_what_this_is_and_warns_about_the_passphrase(show: Show):
    page = FirstRunPage()
    show(page)
    words = words_of(page)
    assert "The toolkit shows what that points to; you decide." in words
    assert "Without the passphrase nobody can read it" in words
    assert "Write the passphrase down and keep it somewhere safe." in words


def test_first_run_goes_by_keyboard_alone(qtbot: QtBot, show: Show):
    page = FirstRunPage()
    show(page)
    page.setFocus()
    pressed: list[bool] = []
    page.start_pressed.connect(lambda: pressed.append(True))
    for text in ("Ann Example", "Health visitor", "Made Up Trust", "North", "", "0000"):
        focused = page.focusWidget()
        assert isinstance(focused, QLineEdit)
        qtbot.keyClicks(focused, text)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.focusWidget(), "otter lamp thursday")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(page.focusWidget(), "otter lamp thursday")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert pressed == [True]
    assert page.form.value.brief() == {
        "name": "Ann Example",
        "role": "Health visitor",
        "agency": "Made Up Trust",
        "team": "North",
        "contact": "0000",
    }
    assert page.passphrase == page.again == "otter lamp thursday"


def test_faults_of_the_first_run_stand_at_their_fields_and_go_away_when_mended(show: Show):
    page = FirstRunPage()
    show(page)
    page.show_faults("Enter your name.", None, "The two passphrases are not the same.")
    assert page.errors.isVisible()
    assert page.form.fields["name"].error == "Enter your name."
    assert page.passphrase_field.error is None
    assert page.again_field.error == "The two passphrases are not the same."
    page.show_faults(None, None, None)
    assert not page.errors.isVisible()
    assert page.again_field.error is None


def test_while_the_store_is_made_nothing_can_be_pressed_and_a_failure_keeps_what_was_written(qtbot: QtBot, show: Show):
    page = FirstRunPage()
    show(page)
    qtbot.keyClicks(named(page, "Your name"), "Ann Example")
    page.show_working(True)
    assert not page.start.isEnabled()
    assert "Making your encrypted store." in words_of(page)
    page.show_failure("The store could not be made. Choose another folder.")
    assert page.start.isEnabled()
    assert page.form.value.name == "Ann Example"
    assert "The store could not be made. Choose another folder." in words_of(page)


def test_unlocking_takes_the_passphrase_by_enter_or_button(qtbot: QtBot, show: Show):
    page = UnlockPage()
    show(page, 700, 500)
    page.setFocus()
    told: list[str] = []
    page.unlock_wanted.connect(told.append)
    qtbot.keyClicks(page.focusWidget(), "otter lamp thursday")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.mouseClick(page.unlock, LEFT)
    assert told == ["otter lamp thursday"] * 2


def test_a_wrong_passphrase_is_said_at_the_field_and_the_cursor_is_back_in_it(qtbot: QtBot, show: Show):
    page = UnlockPage()
    show(page, 700, 500)
    box = named(page, "Your passphrase")
    qtbot.keyClicks(box, "wrong")
    page.show_working(True)
    assert not page.unlock.isVisible()
    page.show_wrong("This passphrase does not open the store.")
    assert page.field.error == "This passphrase does not open the store."
    assert box.text() == ""
    assert box.hasFocus()


def test_a_store_that_cannot_be_opened_says_what_to_do(show: Show):
    page = UnlockPage()
    show(page, 700, 500)
    page.show_wrong("Wrong.")
    page.show_failure("The store's database is missing. Put back a copy of the store's whole folder.")
    assert page.field.error is None
    assert "Put back a copy of the store's whole folder." in words_of(page)


def test_the_unlock_page_says_why_it_came(show: Show):
    page = UnlockPage()
    page.show_reason("Locked after 10 minutes without use.")
    show(page, 700, 500)
    assert "Locked after 10 minutes without use." in words_of(page)


def test_help_says_what_the_program_is_not(show: Show):
    page = HelpPage()
    show(page)
    words = words_of(page)
    assert "it does not decide" in words
    assert "There is no evidence yet of how reliable it is" in words
    assert "call 999" in words


def test_a_second_window_says_so_plainly(qtbot: QtBot, show: Show):
    page = AlreadyOpenPage("/somewhere/store")
    show(page)
    closed: list[bool] = []
    page.close_pressed.connect(lambda: closed.append(True))
    assert "Another window has your assessments open." in words_of(page)
    qtbot.mouseClick(button(page, "Close this window"), LEFT)
    assert closed == [True]
