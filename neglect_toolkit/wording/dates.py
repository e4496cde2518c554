"""Days, months and times as people write them. Nothing here depends on the language that the machine is set to.

A moment is written by its own clock. What was kept in UTC goes through `here` first, the one place where a moment
becomes one of the user's clock. Reports and sentences never do that themselves: the same input gives the same words.
"""

from __future__ import annotations

import datetime as dt

# strftime follows the language of the machine, and the same day must always be written in the same words.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(date: dt.date) -> str:
    """A day: 18 November 2026."""
    return f"{date.day} {month(date)}"


def short_day(date: dt.date) -> str:
    """A day where there is little room: 18 Nov 2026."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def month(date: dt.date) -> str:
    """The month of a day: November 2026."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def month_number(name: str) -> int | None:
    """Which month somebody means who writes (at least three letters of) its English name; None where it is none."""
    start = name.strip()[:3].lower()
    return next((number for number, each in enumerate(MONTHS, 1) if each[:3].lower() == start), None)


def here(at: dt.datetime) -> dt.datetime:
    """A moment by the clock of wherever the user is. One without a time zone is by that clock already."""
    return at.astimezone() if at.tzinfo else at


def moment(at: dt.datetime) -> str:
    """A day and a time: 18 November 2026 at 16:40."""
    return f"{day(at)} at {clock_time(at)}"


def clock_time(at: dt.datetime) -> str:
    """A time of day: 16:40."""
    return f"{at:%H:%M}"


def clock_time_to_the_second(at: dt.datetime) -> str:
    """A time of day: 16:40:07."""
    return f"{at:%H:%M:%S}"


def day_here(at: dt.datetime) -> str:
    """The day on which something was, where the user is."""
    return day(here(at))


def moment_here(at: dt.datetime) -> str:
    """The day and the time at which something was, where the user is."""
    return moment(here(at))
