"""Buttons of which one is chosen, or none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.widgets import Choice, ChoiceRow, YesNoUnknown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(qtbot: QtBot) -> ChoiceRow:
    made = ChoiceRow([Choice("a", "First"), Choice("b", "Second")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_pressing_one_chooses_it_alone(qtbot: QtBot, row: ChoiceRow):
    qtbot.mouseClick(row.button("a"), LEFT)
    qtbot.mouseClick(row.button("b"), LEFT)
    assert row.value == "b"
    assert not row.button("a").isChecked()


def test_pressing_the_chosen_one_again_clears_it(qtbot: QtBot, row: ChoiceRow):
    told: list[object] = []
    row.value_changed.connect(told.append)
    qtbot.keyClick(row.button("a"), Qt.Key.Key_Space)
    qtbot.keyClick(row.button("a"), Qt.Key.Key_Space)
    assert told == ["a", None]
    assert row.value is None


def test_showing_a_value_tells_nobody(row: ChoiceRow):
    told: list[object] = []
    row.value_changed.connect(told.append)
    row.show_value("b")
    assert row.value == "b"
    assert not told


def test_arrows_move_along_the_row(qtbot: QtBot, row: ChoiceRow):
    row.activateWindow()
    row.button("a").setFocus()
    qtbot.keyClick(row.button("a"), Qt.Key.Key_Right)
    assert row.button("b").hasFocus()


def test_pressed_words_in_bold_still_fit(qtbot: QtBot, row: ChoiceRow):
    button = row.button("a")
    width = button.sizeHint().width()
    button.setChecked(True)
    assert button.width() >= width
    assert button.sizeHint().width() <= width + 1


def test_not_known_and_blank_are_both_no_answer_but_look_different(qtbot: QtBot):
    row = YesNoUnknown()
    qtbot.addWidget(row)
    qtbot.mouseClick(row.button(YesNoUnknown.NOT_KNOWN), LEFT)
    assert row.answer is None
    row.show_answer(None)
    assert row.value == YesNoUnknown.NOT_KNOWN
    row.show_answer(False)
    assert row.value == YesNoUnknown.NO
    assert row.answer is False


def test_what_cannot_be_changed_stays_readable(qtbot: QtBot, row: ChoiceRow):
    row.show_value("a")
    row.set_editable(False)
    qtbot.mouseClick(row.button("b"), LEFT)
    assert row.value == "a"
