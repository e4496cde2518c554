"""Moments as the store writes them: ISO 8601 text in UTC to the microsecond, so that their order is the text's."""

from __future__ import annotations

import datetime as dt


def as_text(moment: dt.datetime) -> str:
    """A moment with a time zone, as it is kept.

    >>> as_text(dt.datetime(2026, 11, 20, 10, 42, 3, tzinfo=dt.UTC))
    '2026-11-20T10:42:03.000000+00:00'
    """
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def from_text(written: str) -> dt.datetime:
    """The moment that a text says, in UTC. Raises ValueError where it is none, or names no time zone.

    >>> from_text("2026-11-20T10:42:03")
    Traceback (most recent call last):
    ...
    ValueError: no moment with a time zone: '2026-11-20T10:42:03'
    """
    moment = dt.datetime.fromisoformat(written)
    if moment.utcoffset() is None:
        raise ValueError(f"no moment with a time zone: {written!r}")
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        raise ValueError(f"no moment of our calendar: {written!r}") from None
