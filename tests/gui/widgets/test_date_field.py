"""A date in three boxes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.widgets import DateField


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField()
    qtbot.addWidget(made)
    return made


def boxes(field: DateField) -> list[QLineEdit]:
    return field.findChildren(QLineEdit)


def write(qtbot: QtBot, field: DateField, day: str, month: str, year: str) -> None:
    for box, text in zip(boxes(field), (day, month, year), strict=True):
        box.clear()
        qtbot.keyClicks(box, text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(date=st.dates(min_value=dt.date(1000, 1, 1)))
def test_whatever_date_is_written_is_the_date_read(qtbot: QtBot, field: DateField, date: dt.date):
    write(qtbot, field, str(date.day), str(date.month), str(date.year))
    assert field.value == date
    assert field.fault() is None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.tuples(*[st.text(max_size=5)] * 3))
def test_anything_else_is_no_date_and_says_why(field: DateField, texts: tuple[str, str, str]):
    for box, text in zip(boxes(field), texts, strict=True):
        box.setText(text)
    outcomes = [field.value is not None, field.fault() is not None, field.is_empty]
    assert outcomes.count(True) == 1


@pytest.mark.parametrize("month", ["March", "mar", "3", "03"])
def test_a_month_may_be_written_by_its_name(qtbot: QtBot, field: DateField, month: str):
    write(qtbot, field, "4", month, "2018")
    assert field.value == dt.date(2018, 3, 4)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (("4", "", ""), "The date must include a month and a year."),
        (("4", "3", "18"), "Enter the year with four figures, like 2018."),
        (("31", "2", "2018"), "There is no such date. Check the day and the month."),
        (("x", "3", "2018"), "Enter a real date, like 27 3 2018."),
    ],
)
def test_a_fault_says_how_to_mend_it(qtbot: QtBot, field: DateField, written: tuple[str, str, str], says: str):
    write(qtbot, field, *written)
    assert field.fault() == says
    assert field.value is None


def test_showing_the_same_date_leaves_what_is_being_written(qtbot: QtBot, field: DateField):
    write(qtbot, field, "4", "March", "2018")
    field.show_value(dt.date(2018, 3, 4))
    assert [box.text() for box in boxes(field)] == ["4", "March", "2018"]


def test_it_tells_when_the_focus_leaves_all_three_boxes(qtbot: QtBot, show: Callable[..., None]):
    window = QWidget()
    layout = QVBoxLayout(window)
    field, after = DateField(), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(after)
    show(window)
    told: list[bool] = []
    field.left.connect(lambda: told.append(True))
    day, month, year = boxes(field)
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Tab)
    assert month.hasFocus()
    assert not told
    qtbot.keyClick(month, Qt.Key.Key_Tab)
    qtbot.keyClick(year, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert told == [True]


def test_each_box_is_named_for_a_screen_reader(field: DateField):
    field.describe("Date of birth", "For example, 27 3 2018.")
    assert [box.accessibleName() for box in boxes(field)] == [
        "Date of birth: Day",
        "Date of birth: Month",
        "Date of birth: Year",
    ]
