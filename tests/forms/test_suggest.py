"""Which tool is suggested for whom."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.forms.suggest import suggest_tool
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.tool import Ages

TODAY = dt.date(2026, 11, 20)
TOOLS = (
    ("unborn", Ages(says="before birth"), False),
    ("baby", Ages(says="0–12 months", from_months=0, to_months=11), False),
    ("pre_school", Ages(says="1–4 years", from_months=12, to_months=59), False),
    ("primary", Ages(says="5–10 years", from_months=60, to_months=131), False),
    ("primary_disability", Ages(says="5–10 years", from_months=60, to_months=131), True),
    ("teenager", Ages(says="11–17 years", from_months=132, to_months=215), False),
)


@pytest.mark.parametrize(
    ("born", "tool"),
    [
        (dt.date(2026, 11, 20), "baby"),
        (dt.date(2025, 11, 21), "baby"),
        (dt.date(2025, 11, 20), "pre_school"),
        (dt.date(2021, 11, 21), "pre_school"),
        (dt.date(2021, 11, 20), "primary"),
        (dt.date(2015, 11, 21), "primary"),
        (dt.date(2015, 11, 20), "teenager"),
        (dt.date(2008, 11, 21), "teenager"),
        (dt.date(2008, 11, 20), None),
        (dt.date(2026, 11, 21), None),
    ],
)
def test_the_age_decides_on_the_very_birthday(born: dt.date, tool: str | None) -> None:
    assert suggest_tool(TOOLS, Child(date_of_birth=born), TODAY) == tool


def test_not_born_yet_is_enough_without_a_due_date() -> None:
    assert suggest_tool(TOOLS, Child(), TODAY, unborn=True) == "unborn"
    assert suggest_tool(TOOLS, Child(disabled=True), TODAY, unborn=True) == "unborn"
    assert suggest_tool(TOOLS, Child(), TODAY) is None


def test_a_due_date_that_is_past_is_not_overruled() -> None:
    assert suggest_tool(TOOLS, Child(due_date=dt.date(2026, 11, 19)), TODAY, unborn=True) is None


@pytest.mark.parametrize(
    ("due", "tool"), [(TODAY, "unborn"), (dt.date(2027, 2, 1), "unborn"), (dt.date(2026, 11, 19), None)]
)
def test_a_due_date_ahead_suggests_the_tool_for_before_birth(due: dt.date, tool: str | None) -> None:
    assert suggest_tool(TOOLS, Child(due_date=due), TODAY) == tool


def test_a_date_of_birth_goes_before_a_due_date() -> None:
    child = Child(date_of_birth=dt.date(2026, 11, 1), due_date=dt.date(2026, 12, 1))
    assert suggest_tool(TOOLS, child, TODAY) == "baby"


def test_without_a_tool_for_before_birth_a_due_date_suggests_nothing() -> None:
    assert suggest_tool(TOOLS[1:], Child(due_date=dt.date(2027, 2, 1)), TODAY) is None


@pytest.mark.parametrize(
    ("disabled", "born", "tool"),
    [
        (True, dt.date(2018, 3, 4), "primary_disability"),
        (True, dt.date(2010, 3, 4), "teenager"),
        (False, dt.date(2018, 3, 4), "primary"),
        (None, dt.date(2018, 3, 4), "primary"),
    ],
)
def test_a_disabled_child_gets_the_disability_focused_tool_where_there_is_one(
    disabled: bool | None, born: dt.date, tool: str
) -> None:
    assert suggest_tool(TOOLS, Child(date_of_birth=born, disabled=disabled), TODAY) == tool


def test_a_disability_focused_tool_is_never_suggested_for_another_child() -> None:
    only = [TOOLS[4]]
    assert suggest_tool(only, Child(date_of_birth=dt.date(2018, 3, 4)), TODAY) is None


@given(st.builds(Child, name=st.none() | st.text(), disabled=st.none() | st.booleans(), age_estimated=st.text()))
def test_where_no_date_is_known_nothing_is_suggested(child: Child) -> None:
    assert suggest_tool(TOOLS, child, TODAY) is None
