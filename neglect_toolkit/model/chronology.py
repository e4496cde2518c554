"""A chronology: what happened, what it meant for the child, and what was done, by whom."""

from __future__ import annotations

from enum import StrEnum

from neglect_toolkit.model.base import Day, Value


class EventKind(StrEnum):
    """Where an event comes from."""

    VISIT = "visit"
    WORRY = "worry"
    SAFETY = "safety"
    SIGNED = "signed"
    REVIEW = "review"
    SUPERVISION = "supervision"
    ACTION = "action"
    HANDOVER = "handover"
    GUIDE = "guide"


class Precision(StrEnum):
    """How well the date is known. `found_on`: when it happened is not recorded, so it stands when it was found out."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    FOUND_ON = "found_on"


class Event(Value):
    """One thing that happened. A month or a year stands at its first day, and `precision` says so.

    `child` is what the child is called (or the children, where it was one event for several). `about` is the id of
    what it comes from: an assessment, a supervision or a guide contact.
    """

    date: Day
    precision: Precision = Precision.DAY
    kind: EventKind
    what: str
    meant_for_child: str | None = None
    done: str | None = None
    who: str | None = None
    about: str | None = None
    child: str | None = None
