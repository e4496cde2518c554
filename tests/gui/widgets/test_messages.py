"""Fields with their errors, the summary of errors, notices, tags: what is said, and that it is not lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.widgets import (
    Column,
    DateField,
    ErrorSummary,
    Field,
    FlowLayout,
    Notice,
    ShortText,
    StatusTag,
    TextLink,
    body,
    card,
    heading,
)


@pytest.fixture
def column(qtbot: QtBot) -> Column:
    made = Column()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.activateWindow()
    return made


def test_an_error_stands_above_the_field_and_is_read_out_with_it(column: Column):
    field = Field("Name", "As on a referral.", ShortText())
    column.add(field)
    field.show_error("Enter your name.")
    assert field.editor.accessibleName() == "Name"
    assert field.editor.accessibleDescription() == "Error: Enter your name. As on a referral."
    assert field.editor.property("invalid")
    field.show_error(None)
    assert field.editor.accessibleDescription() == "As on a referral."
    assert field.error is None


def test_the_error_summary_leads_to_the_field(qtbot: QtBot, show: Callable[..., None]):
    column, summary = Column(), ErrorSummary()
    column.add(summary)
    for number in range(12):
        column.add(body(f"Paragraph {number}"))
    field = Field("Date of birth", "", DateField())
    column.add(field)
    show(column, 700, 300)
    summary.show_faults([(field, "Enter a real date.")])
    link = summary.findChild(TextLink)
    assert link is not None
    qtbot.waitUntil(link.hasFocus)
    qtbot.keyClick(link, Qt.Key.Key_Space)
    day = field.findChild(QLineEdit)
    assert day is not None
    assert day.hasFocus()
    qtbot.waitUntil(lambda: not day.visibleRegion().isEmpty())


def test_the_error_summary_disappears_when_nothing_is_wrong(column: Column):
    summary = ErrorSummary()
    field = Field("Name", "", ShortText())
    column.add(summary)
    column.add(field)
    summary.show_faults([(field, "Enter your name.")])
    assert summary.isVisible()
    summary.show_faults([])
    assert not summary.isVisible()


def test_a_notice_says_what_happened_and_offers_what_can_be_done(qtbot: QtBot, column: Column):
    pressed: list[str] = []
    notice = Notice("warn", "The disk is full.", "Nothing is lost.", [("Try again", lambda: pressed.append("again"))])
    column.add(notice)
    assert notice.says == "The disk is full. Nothing is lost."
    qtbot.mouseClick(notice.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pressed == ["again"]
    notice.show_message("good", "Saved.")
    assert notice.accessibleName() == "Saved."
    assert not any(button.isVisible() for button in notice.findChildren(QPushButton))


def test_nothing_opens_as_a_window_of_its_own_while_a_page_is_built(windows_opened: list[str], qtbot: QtBot):
    column = Column()
    qtbot.addWidget(column)
    notice = Notice("info", "One")
    notice.show_message("warn", "Two")
    column.add(notice)
    column.add(Field("Label", "Hint", ShortText()))
    column.add(ErrorSummary())
    assert windows_opened == []


def test_names_are_shown_as_they_are_written_and_never_as_markup(qtbot: QtBot):
    label = heading("<b>Zoë</b> & co")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    tag = StatusTag("<i>Draft</i>")
    qtbot.addWidget(tag)
    assert tag.textFormat() is Qt.TextFormat.PlainText


def test_a_flow_goes_on_in_the_next_line_and_loses_nothing(qtbot: QtBot):
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, 8)
    for number in range(9):
        flow.addWidget(QPushButton(f"Button {number}"))
    place.resize(300, flow.heightForWidth(300))
    place.show()
    buttons = place.findChildren(QPushButton)
    assert len({button.y() for button in buttons}) > 1
    assert all(place.rect().contains(button.geometry()) for button in buttons)


def test_a_card_holds_its_contents_below_one_another(qtbot: QtBot):
    first, second = QLabel("one"), QLabel("two")
    box = card(first, second)
    qtbot.addWidget(box)
    box.show()
    assert first.geometry().bottom() < second.geometry().top()
