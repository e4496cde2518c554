"""Events: what sort each is, when it was, and whose name stands beside it."""

from __future__ import annotations

from neglect_toolkit.model.chronology import Event, EventKind, Precision
from neglect_toolkit.wording import dates

_KINDS = {
    EventKind.VISIT: "Visit",
    EventKind.WORRY: "Worry",
    EventKind.SAFETY: "Safety",
    EventKind.SIGNED: "Signed",
    EventKind.REVIEW: "Review",
    EventKind.SUPERVISION: "Supervision",
    EventKind.ACTION: "Action",
    EventKind.HANDOVER: "Handed on",
    EventKind.GUIDE: "Health guide",
}
_WHO = {
    EventKind.VISIT: "Visit by",
    EventKind.WORRY: "Said or seen by",
    EventKind.SIGNED: "Signed by",
    EventKind.SUPERVISION: "Present",
    EventKind.ACTION: "Who does it",
}


def event_kind(kind: EventKind) -> str:
    """What sort of event it is, in a word or two."""
    return _KINDS[kind]


def event_who(kind: EventKind) -> str:
    """What somebody named at such an event has to do with it."""
    return _WHO.get(kind, "By")


def event_date(event: Event) -> str:
    """The day, the month or the year, as well as it is known."""
    match event.precision:
        case Precision.YEAR:
            return str(event.date.year)
        case Precision.MONTH:
            return dates.month(event.date)
        case Precision.FOUND_ON:
            return f"found on {dates.day(event.date)}"
        case Precision.DAY:
            return dates.day(event.date)
