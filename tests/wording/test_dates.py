"""Dates and times in the same words on every machine."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest

from neglect_toolkit.wording import dates
from neglect_toolkit.wording.ages import age
from neglect_toolkit.wording.lists import counted, listed

JULY = dt.datetime(2026, 7, 31, 23, 30, 7, tzinfo=dt.UTC)


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_day_is_written_as_people_write_it() -> None:
    day = dt.date(2026, 3, 4)
    assert (dates.day(day), dates.short_day(day), dates.month(day)) == ("4 March 2026", "4 Mar 2026", "March 2026")


def test_a_moment_is_written_by_its_own_clock() -> None:
    assert dates.moment(JULY) == "31 July 2026 at 23:30"
    assert (dates.clock_time(JULY), dates.clock_time_to_the_second(JULY)) == ("23:30", "23:30:07")


def test_what_was_kept_in_utc_is_shown_by_the_clock_of_the_user(in_london: None) -> None:
    assert dates.moment_here(JULY) == "1 August 2026 at 00:30"
    assert dates.day_here(JULY) == "1 August 2026"
    assert dates.here(JULY.replace(tzinfo=None)) == JULY.replace(tzinfo=None)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_known_by_how_its_name_begins(month: int) -> None:
    name = dates.MONTHS[month - 1]
    assert {dates.month_number(each) for each in (name, name.upper(), name[:3], f" {name} ")} == {month}
    assert dates.month_number(name[:2]) is None


@pytest.mark.parametrize(
    ("months", "says"), [(0, "0 months"), (1, "1 month"), (23, "23 months"), (24, "2 years"), (97, "8 years 1 month")]
)
def test_an_age_is_said_in_months_until_the_second_birthday(months: int, says: str) -> None:
    assert age(months) == says


def test_things_are_listed_and_counted_in_plain_words() -> None:
    assert [listed(names) for names in ((), ("Mia",), ("Mia", "Tom"), ("Mia", "Tom", "Leo"))] == [
        "",
        "Mia",
        "Mia and Tom",
        "Mia, Tom and Leo",
    ]
    assert (counted(1, "day"), counted(0, "day"), counted(2, "child", "children")) == ("1 day", "0 days", "2 children")
