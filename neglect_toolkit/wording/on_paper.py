"""The words in which a report says what the model knows by name. Four kinds of not knowing stay four."""

from __future__ import annotations

import datetime as dt

from neglect_toolkit.model.assessment import Header, Signature
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.policy import Contact, ContactStanding, NextSteps
from neglect_toolkit.model.words import (
    BehindIt,
    CheckAnswer,
    Days,
    Domain,
    Level,
    NextStep,
    Persistence,
    Rating,
    Source,
    Status,
    Urgency,
)

NOT_GIVEN = "not given"
NOT_EXPLORED = "Not explored yet"
DRAFT = "DRAFT - not signed"

RATINGS = {
    Rating.GOING_WELL: "Going well",
    Rating.MIXED: "Mixed",
    Rating.WORRY: "A worry",
    Rating.NOT_KNOWN: "Asked or looked, still not known",
    Rating.DECLINED: "Chose not to say",
    Rating.NOT_APPLICABLE: "Does not apply",
}
PERSISTENCE = {
    Persistence.ONCE: "once",
    Persistence.SOMETIMES: "sometimes",
    Persistence.MOST_DAYS: "most days",
    Persistence.EVERY_DAY: "every day",
}
DAYS = {Days.WEEKDAY: "weekdays", Days.WEEKEND: "weekends", Days.HOLIDAY: "holidays"}
BEHIND = {
    BehindIt.CARE: "care that could be given and is not",
    BehindIt.BARRIER: "a barrier such as money, housing, transport or language",
    BehindIt.SERVICE_GAP: "a service asked for and not provided",
    BehindIt.IMPAIRMENT: "the child's own impairment",
    BehindIt.NOT_KNOWN: "not known",
}
CHECKS = {CheckAnswer.YES: "Yes", CheckAnswer.NO: "No", CheckAnswer.NOT_KNOWN: "Asked, not known"}
NOT_ASKED = "Not asked yet"
URGENCY = {Urgency.NOW: "Act now", Urgency.TODAY: "Act today"}
LEVELS = {
    Level.DOES_NOT_APPLY: "Does not apply",
    Level.NOT_ENOUGH_KNOWN: "Not enough known",
    Level.NONE_FOUND: "No concern found",
    Level.UNMET_NEED: "Unmet need",
    Level.SOME: "Some concern",
    Level.SIGNIFICANT: "Significant concern",
}
DOMAINS = {domain: domain.called for domain in Domain}
SOURCES = {
    Source.CHILD: "The child",
    Source.PARENT: "Parent or carer",
    Source.OBSERVED: "Seen by the practitioner",
    Source.PROFESSIONAL: "Another professional",
}
# Where nobody is named: who says so, within a sentence.
SAID_BY = {
    Source.CHILD: "the child says so",
    Source.PARENT: "a parent or carer says so",
    Source.OBSERVED: "seen by the practitioner",
    Source.PROFESSIONAL: "another professional says so",
}

# strftime follows the language of the machine, and the same report must always give the same words.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def given(value: str | None) -> str:
    """A value, or that it is not given. Blank is not given either."""
    return value if value and value.strip() else NOT_GIVEN


def yes_no(value: bool | None, yes: str = "Yes", no: str = "No") -> str:
    """A yes or no, or that nobody has said."""
    return NOT_GIVEN if value is None else yes if value else no


def day(date: dt.date | None) -> str:
    """A date in full: 4 March 2018."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}" if date else NOT_GIVEN


def short_day(date: dt.date | None) -> str:
    """A date where there is little room: 4 Mar 2018."""
    return f"{date.day} {_MONTHS[date.month - 1][:3]} {date.year}" if date else "no date"


def month(date: dt.date) -> str:
    """The month of a date: March 2018."""
    return f"{_MONTHS[date.month - 1]} {date.year}"


def moment(at: dt.datetime) -> str:
    """A date and a time: 18 November 2026 at 16:40."""
    return f"{day(at.date())} at {at:%H:%M}"


def age(child: Child, on: dt.date) -> str:
    """How old the child is on a day, as far as that is known."""
    months = child.age_in_months(on)
    if months is None:
        return f"{child.age_estimated} (estimated)" if child.age_estimated else NOT_GIVEN
    years, rest = divmod(months, 12)
    if years < 2:
        return _count(months, "month")
    return f"{_count(years, 'year')} {_count(rest, 'month')}" if rest else _count(years, "year")


def birth(child: Child, on: dt.date) -> str:
    """Date of birth with the age, or the due date, or what is known instead."""
    estimated = f"; thought to be {child.age_estimated}" if child.age_estimated else ""
    if child.date_of_birth:
        return f"{day(child.date_of_birth)} (age {age(child, on)}){estimated}"
    if child.due_date:
        return f"{NOT_GIVEN}; due on {day(child.due_date)}{estimated}"
    return f"{NOT_GIVEN}; age {age(child, on)}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def signature_state(signature: Signature | None) -> str:
    """Signed by whom and when, or that it is a draft."""
    if signature is None:
        return DRAFT
    return f"Signed by {given(signature.by.name)} on {moment(signature.at)}"


_STANDING = {
    Status.RETURNED: "It was sent back with questions and is being looked at again.",
    Status.COUNTERSIGNED: "A manager has countersigned it.",
    Status.SUPERSEDED: "A later version has been signed since: ask for that one.",
    Status.WITHDRAWN: "It was withdrawn: do not act on it without asking the practitioner.",
}


def standing(header: Header | None) -> str:
    """Where the assessment stands beyond its signature, as a sentence; empty where there is nothing to say."""
    return _STANDING.get(header.status, "") if header else ""


def compared(judged: NextStep | None, found: NextStep) -> str:
    """How the practitioner's judgement and what the findings point to stand to each other."""
    if judged is None:
        return "The practitioner has not recorded a judgement yet."
    if judged is found:
        return "The judgement and the findings agree."
    if judged.at_least(found):
        return "These differ: the practitioner judges that more is called for than the findings point to."
    return "These differ: the practitioner judges that less is called for than the findings point to."


def step(steps: NextSteps, named: NextStep) -> str:
    """A next step in the local words, with the local level of need where one is set."""
    text = steps.steps[named]
    return f"{text.title} ({text.level_of_need})" if text.level_of_need else text.title


def relied_on(contact: Contact, standing: ContactStanding) -> str:
    """When somebody last made sure of a contact, with a warning where that is too long ago; empty for 999."""
    if standing is ContactStanding.ALWAYS:
        return ""
    if standing is ContactStanding.UNSET:
        return "no number set; find it before you need it"
    said = f"checked on {day(contact.checked_on)}" if contact.checked_on else "never checked"
    return said if standing is ContactStanding.CHECKED else f"{said}; make sure before you rely on it"
