"""The work list, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.cases.work_list import WorkListPage
from neglect_toolkit.gui.cases.work_table import WorkRow
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController

Show = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
ZOE = WorkRow("z", "Zoë", "Primary", "Draft", "info", "14 of 26", "Refer now", "today, 10:42")
ALI = WorkRow("a", "Ali", "Teenager", "Signed", "good", "31 of 33", "Support and review", "yesterday, 16:20", False)
NOBODY = WorkRow("n", "No name yet", "Unborn", "Draft", "info", "0 of 22", "Nothing explored yet", "3 Nov 2026")


@pytest.fixture
def page(show: Show) -> WorkListPage:
    made = WorkListPage()
    made.show_rows((ZOE, ALI, NOBODY))
    show(made, 1200, 700)
    made.setFocus()
    return made


def words_of(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def button(page: QWidget, words: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text() == words and found.isVisibleTo(page))


def told(signal: object) -> list[object]:
    heard: list[object] = []
    signal.connect(lambda *values: heard.append(values[0] if len(values) == 1 else values))  # type: ignore[attr-defined]
    return heard


def test_arrows_move_and_enter_opens(qtbot: QtBot, page: WorkListPage):
    opened = told(page.open_wanted)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == ["a"]


def test_a_double_click_opens_once(qtbot: QtBot, page: WorkListPage):
    opened = told(page.open_wanted)
    at = page.table.visualRect(page.table.model().index(2, 0)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(page.table.viewport(), LEFT, pos=at)
    assert opened == ["n"]


def test_typing_filters_by_every_word_in_any_column_and_escape_shows_all_again(qtbot: QtBot, page: WorkListPage):
    qtbot.keyClick(page.table, Qt.Key.Key_D)
    qtbot.keyClicks(page.filter, "raft zo")
    assert page.filter.text().lower() == "draft zo"
    assert page.table.shown == 1
    assert "1 of 3 shown" in words_of(page)
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert page.table.chosen == ZOE
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.table.shown == 3


def test_a_filter_that_fits_nothing_leaves_nothing_to_do(qtbot: QtBot, page: WorkListPage):
    qtbot.keyClicks(page.filter, "xyz")
    assert page.table.chosen is None
    assert not page.open_button.isVisible()


def test_the_chosen_line_stays_chosen_when_the_list_is_shown_anew(qtbot: QtBot, page: WorkListPage):
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    page.show_rows((NOBODY, ZOE, ALI))
    assert page.table.chosen == ALI


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Open", "open_wanted"),
        ("Start another for this child", "another_wanted"),
        ("Save a referral PDF", "export_wanted"),
    ],
)
def test_what_can_be_done_with_the_chosen_line(qtbot: QtBot, page: WorkListPage, words: str, signal: str):
    heard = told(getattr(page, signal))
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.mouseClick(button(page, words), LEFT)
    assert heard == ["a"]


def test_withdrawing_asks_for_a_reason_in_the_page(qtbot: QtBot, page: WorkListPage):
    withdrawn = told(page.withdraw_wanted)
    qtbot.mouseClick(page.withdraw_button, LEFT)
    assert "Withdraw the assessment of Zoë, Primary?" in words_of(page)
    qtbot.mouseClick(button(page, "Withdraw this assessment"), LEFT)
    assert withdrawn == []
    assert "Say why this assessment is withdrawn." in words_of(page)
    qtbot.keyClicks(page.findChild(QTextEdit), "Wrong child")
    qtbot.mouseClick(button(page, "Withdraw this assessment"), LEFT)
    assert withdrawn == [("z", "Wrong child")]


def test_keeping_it_as_it_is_changes_nothing(qtbot: QtBot, page: WorkListPage):
    withdrawn = told(page.withdraw_wanted)
    qtbot.mouseClick(page.withdraw_button, LEFT)
    qtbot.mouseClick(button(page, "Keep it as it is"), LEFT)
    assert withdrawn == []
    assert page.table.hasFocus()
    assert page.table.chosen == ZOE


def test_an_empty_list_explains_and_offers_to_start_or_to_look_at_the_sample(qtbot: QtBot, show: Show):
    page = WorkListPage()
    page.show_rows(())
    show(page)
    new, sample = told(page.new_wanted), told(page.sample_wanted)
    assert "Nothing here yet" in words_of(page)
    assert not page.table.isVisible()
    page.setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    qtbot.mouseClick(page.sample_button, LEFT)
    assert (len(new), len(sample)) == (1, 1)


def test_a_new_assessment_is_one_key_away(qtbot: QtBot, page: WorkListPage):
    new = told(page.new_wanted)
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(new) == 1


def test_every_line_is_high_enough_to_press_and_says_its_column_aloud(page: WorkListPage):
    model = page.table.model()
    assert all(page.table.rowHeight(row) >= 40 for row in range(3))
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Status: Draft"
    assert page.table.accessibleName() == "Assessments"


def test_the_menu_of_a_line_offers_the_same_as_the_buttons(qtbot: QtBot, page: WorkListPage):
    opened = told(page.open_wanted)
    page.table.customContextMenuRequested.emit(page.table.rect().center())
    menu = page.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Open",
        "Start another for this child",
        "Save a referral PDF",
        "Hand over to another laptop",
        "Withdraw this assessment …",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert opened == ["z"]


@pytest.mark.slow
def test_what_can_be_done_stays_in_sight_however_long_the_list_and_large_the_text(
    qtbot: QtBot, looks: PreferencesController, show: Show
):
    page = WorkListPage()
    page.show_rows(
        tuple(replace(ZOE, id=str(number), tool="A day in my life: primary-school child") for number in range(60))
    )
    looks.choose_scale(2.0)
    show(page, 1280, 730)
    qtbot.waitUntil(lambda: page.table.height() < page.height())
    for words in ("Open", "Start another for this child", "Save a referral PDF", "Withdraw this assessment …"):
        found = button(page, words)
        assert found.visibleRegion().boundingRect() == found.rect(), words
    assert page.table.horizontalScrollBar().maximum() == 0
