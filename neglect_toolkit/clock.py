"""The only source of time, ids and randomness; everything else is handed them as values."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass, field
from typing import Protocol


class Clock(Protocol):
    """What the conductor asks for when it needs to know the time or to name something new."""

    def now(self) -> dt.datetime:
        """The present moment, with its time zone, to the microsecond."""

    def today(self) -> dt.date:
        """The present day where the user is."""

    def new_id(self) -> str:
        """A name never used before: 32 hexadecimal characters."""

    def random_bytes(self, count: int) -> bytes:
        """`count` bytes that nobody can predict."""


class SystemClock:
    """The machine's own clock and its source of randomness."""

    def now(self) -> dt.datetime:
        """The present moment in the user's time zone."""
        return dt.datetime.now(dt.UTC).astimezone()  # noqa: TID251 - this is the one place

    def today(self) -> dt.date:
        """The present day where the user is."""
        return self.now().date()

    def new_id(self) -> str:
        """A random version 4 UUID without its dashes."""
        return uuid.uuid4().hex  # noqa: TID251 - this is the one place

    def random_bytes(self, count: int) -> bytes:
        """Bytes from the operating system's own generator."""
        return secrets.token_bytes(count)


@dataclass
class FixedClock:
    """A clock that stands still, or moves when told: for tests and for the worked example."""

    at: dt.datetime = dt.datetime(2026, 11, 20, 10, 42, 3, tzinfo=dt.UTC)
    _count: int = field(default=0, repr=False)

    def now(self) -> dt.datetime:
        """The moment it was set to."""
        return self.at

    def today(self) -> dt.date:
        """The day it was set to."""
        return self.at.date()

    def move(self, **delta: float) -> None:
        """Moves on by so many `days`, `hours`, `minutes` or `seconds`."""
        self.at += dt.timedelta(**delta)

    def new_id(self) -> str:
        """The next of a plain series: 000…1, 000…2."""
        self._count += 1
        return f"{self._count:032x}"

    def random_bytes(self, count: int) -> bytes:
        """Bytes that repeat from run to run; never used for a real key."""
        self._count += 1
        return self._count.to_bytes(8, "big").rjust(count, b"\x5a")[-count:]
