"""Entries of a store's audit log as another store keeps them: each proves itself, and neighbours prove each other."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from neglect_toolkit.model.base import Value, sha256_of
from neglect_toolkit.model.kept_text import Hash

FIRST_YEAR, LAST_YEAR = 1970, 2099
"""Between these lies whatever a store can have written, even one whose computer's clock had lost the date."""


LAST_ENTRY = 10**15
"""No log has more entries; the database counts to some nine thousand times as many."""


def in_our_time(moment: dt.datetime) -> dt.datetime:
    """The moment. Raises ValueError where no store can have written it: lists and counts would go astray with it."""
    if moment.utcoffset() is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"a moment is not between {FIRST_YEAR} and {LAST_YEAR}, or says no time zone")
    return moment


def _a_moment(written: str) -> str:
    in_our_time(dt.datetime.fromisoformat(written))
    return written


Stamp = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$"), AfterValidator(_a_moment)]
"""A moment as the store writes it, in UTC to the microsecond: text, because hashes are made of that text."""


class LogEntry(Value):
    """One entry of a store's audit log, with the hash that proves it."""

    seq: Annotated[int, Field(ge=1, le=LAST_ENTRY)]
    at: Stamp
    who: Annotated[str, Field(max_length=64)]
    what: Annotated[str, Field(max_length=64)]
    about: Annotated[str, Field(max_length=64)] | None
    detail: dict[str, str]
    previous: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    hash: Hash

    @model_validator(mode="after")
    def _is_what_was_written(self) -> LogEntry:
        if sha256_of(self.model_dump(exclude={"hash"})) != self.hash:
            raise ValueError("an entry of the audit log is not what was written")
        return self


class LogPart(Value):
    """Those entries of one store's log that are about what is handed over, and where that log ended.

    `log` is the hash of the log's first entry: by that a log is known wherever its entries go.
    """

    log: Hash
    head_seq: Annotated[int, Field(ge=1, le=LAST_ENTRY)]
    head_hash: Hash
    entries: Annotated[tuple[LogEntry, ...], Field(max_length=200_000)] = ()

    @model_validator(mode="after")
    def _entries_are_of_one_chain(self) -> LogPart:
        for before, after in zip(self.entries, self.entries[1:], strict=False):
            if after.seq <= before.seq or (after.seq == before.seq + 1 and after.previous != before.hash):
                raise ValueError("two entries of the audit log do not follow each other")
        for entry in self.entries:
            if entry.seq > self.head_seq or (entry.seq == self.head_seq and entry.hash != self.head_hash):
                raise ValueError("an entry of the audit log lies after its end")
            if entry.seq == 1 and entry.hash != self.log:
                raise ValueError("an entry is of another audit log")
        return self
