"""Moments as the store writes them: ISO 8601 text in UTC to the microsecond, so that their order is the text's."""

from __future__ import annotations

import datetime as dt


def as_text(moment: dt.datetime) -> str:
    """A moment with a time zone, as it is kept.

    >>> as_text(dt.datetime(2026, 11, 20, 10, 42, 3, tzinfo=dt.UTC))
    '2026-11-20T10:42:03.000000+00:00'
    """
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
