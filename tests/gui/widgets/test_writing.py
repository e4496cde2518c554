"""Boxes to write in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import LongText, PassphraseEdit, PickOne, ShortText

Put = Callable[..., None]


@pytest.fixture
def put(show: Callable[..., None]) -> Put:
    """Shows these widgets below one another in a window."""

    def shown(*widgets: QWidget) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        for widget in widgets:
            layout.addWidget(widget)
        show(page, 400, 400)

    return shown


def test_a_long_text_grows_with_what_is_written(qtbot: QtBot, put: Put):
    text = LongText()
    put(text)
    before = text.height()
    for _ in range(8):
        qtbot.keyClicks(text, "a line")
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.height() > before
    assert not text.verticalScrollBar().isVisible()
    assert text.document().size().height() <= text.height()


def test_a_long_text_tells_every_key_and_tab_moves_on(qtbot: QtBot, put: Put):
    text, after = LongText(), QLineEdit()
    put(text, after)
    told: list[str] = []
    text.text_written.connect(told.append)
    text.setFocus()
    qtbot.keyClicks(text, "ab")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert told == ["a", "ab"]
    assert after.hasFocus()


def test_showing_what_stands_there_leaves_the_cursor(qtbot: QtBot, put: Put):
    text = LongText()
    put(text)
    qtbot.keyClicks(text, "hello")
    qtbot.keyClick(text, Qt.Key.Key_Left)
    place = text.textCursor().position()
    text.show_value("hello")
    assert text.textCursor().position() == place


def test_showing_a_text_tells_nobody(qtbot: QtBot, put: Put):
    text, short = LongText(), ShortText()
    put(text, short)
    told: list[str] = []
    text.text_written.connect(told.append)
    short.text_written.connect(told.append)
    text.show_value("words")
    short.show_value("words")
    assert not told


def test_only_spaces_are_nothing(qtbot: QtBot, put: Put):
    text, short = LongText(), ShortText()
    put(text, short)
    qtbot.keyClicks(text, "  ")
    qtbot.keyClicks(short, "  ")
    assert text.value is None
    assert short.value is None


def test_pasted_text_loses_its_looks_and_keeps_its_words(qtbot: QtBot, put: Put):
    text = LongText()
    put(text)
    QApplication.clipboard().setText("plain <b>words</b>")
    text.paste()
    assert text.toPlainText() == "plain <b>words</b>"


def test_a_short_text_grows_wider_with_the_text_size(qapp: QApplication, put: Put):
    short = ShortText(10)
    put(short)
    before = short.maximumWidth()
    theme.apply(qapp, theme.LIGHT, 2.0)
    assert short.maximumWidth() == 2 * before


def test_a_passphrase_is_hidden_until_it_is_shown_and_forgotten_when_told(qtbot: QtBot, put: Put):
    edit = PassphraseEdit()
    put(edit)
    qtbot.keyClicks(edit.box, "three plain words")
    assert edit.box.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(edit.show_button, Qt.MouseButton.LeftButton)
    assert edit.box.echoMode() is QLineEdit.EchoMode.Normal
    assert edit.show_button.text() == "Hide"
    edit.forget()
    assert edit.text == ""
    edit.box.undo()
    assert edit.text == ""
    assert edit.box.echoMode() is QLineEdit.EchoMode.Password


def test_a_list_to_pick_from_is_not_changed_by_the_wheel(qtbot: QtBot, put: Put):
    pick = PickOne([(None, "Nobody"), ("mother", "Mother")])
    put(pick)
    told: list[object] = []
    pick.value_changed.connect(told.append)
    pick.setFocus()
    qtbot.keyClick(pick, Qt.Key.Key_Down)
    assert pick.value == "mother"
    assert told == ["mother"]
    pick.show_value(None)
    assert pick.value is None
    assert told == ["mother"]
