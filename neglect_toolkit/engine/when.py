"""The day behind words such as "September, when Dean began to stay", as far as they name one."""

from __future__ import annotations

import datetime as dt
import re

from neglect_toolkit.model.chronology import Precision
from neglect_toolkit.wording.dates import MONTHS

_NAMES = "|".join(MONTHS)
# Months begin with a capital: "may" and "march" are words as well.
_DATED = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_NAMES}),? (\d{{4}})\b")
_MONTH_AND_YEAR = re.compile(rf"\b({_NAMES}),? (\d{{4}})\b")
_MONTH = re.compile(rf"\b({_NAMES})\b")
_WRITTEN = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")


def since_when(words: str | None, on: dt.date) -> tuple[dt.date, Precision] | None:
    """The day that the words name, and how well; None where they name none, or one after `on`.

    A month without a year is the last one of that name before `on`, the day on which the words were written.
    """
    found = _named(words or "", on)
    return found if found is not None and found[0] <= on else None


def _named(words: str, on: dt.date) -> tuple[dt.date, Precision] | None:
    if written := _WRITTEN.search(words):
        day = _day(*(int(part) for part in written.groups()))
        return (day, Precision.DAY) if day else None
    if dated := _DATED.search(words):
        day = _day(int(dated[3]), MONTHS.index(dated[2]) + 1, int(dated[1]))
        return (day, Precision.DAY) if day else None
    if month_and_year := _MONTH_AND_YEAR.search(words):
        day = _day(int(month_and_year[2]), MONTHS.index(month_and_year[1]) + 1, 1)
        return (day, Precision.MONTH) if day else None
    if year := _YEAR.search(words):
        return dt.date(int(year[1]), 1, 1), Precision.YEAR
    if month := _MONTH.search(words):
        number = MONTHS.index(month[1]) + 1
        return dt.date(on.year - (number > on.month), number, 1), Precision.MONTH
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
