"""The words for every value of the glossary, as people read them. No widget, and nothing about any one child."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:  # the health guide needs these words at once, and none of these models
    from neglect_toolkit.model.assessment import Account
    from neglect_toolkit.model.people import Visit
    from neglect_toolkit.model.summary import IndicatorSummary

# strftime follows the language of the machine, and the same day must always be written in the same words.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def rating(value: Rating) -> str:
    """A rating, or the reason for having none."""
    return {
        Rating.GOING_WELL: "Going well",
        Rating.MIXED: "Mixed",
        Rating.WORRY: "A worry",
        Rating.NOT_KNOWN: "Asked, not known",
        Rating.DECLINED: "Chose not to say",
        Rating.NOT_APPLICABLE: "Does not apply",
    }[value]


def persistence(value: Persistence) -> str:
    """How often."""
    return {
        Persistence.ONCE: "Once",
        Persistence.SOMETIMES: "Sometimes",
        Persistence.MOST_DAYS: "Most days",
        Persistence.EVERY_DAY: "Every day",
    }[value]


def days(value: Days) -> str:
    """Which kind of day."""
    return {Days.WEEKDAY: "Weekdays", Days.WEEKEND: "Weekends", Days.HOLIDAY: "Holidays"}[value]


def behind_it(value: BehindIt) -> str:
    """What lies behind a mixed or a worry, as a label."""
    return {
        BehindIt.CARE: "Care that could be given",
        BehindIt.BARRIER: "Money, housing, transport or language",
        BehindIt.SERVICE_GAP: "A service not provided",
        BehindIt.IMPAIRMENT: "The child's own impairment",
        BehindIt.NOT_KNOWN: "Not known yet",
    }[value]


def behind_it_hint(value: BehindIt) -> str:
    """What each of them covers."""
    return {
        BehindIt.CARE: "The carer could do this with the money, health and help they have, and it is not done.",
        BehindIt.BARRIER: "The carer would, and something practical is in the way.",
        BehindIt.SERVICE_GAP: "It was asked for, and nobody has provided it.",
        BehindIt.IMPAIRMENT: "It comes with the child's condition, however good the care.",
        BehindIt.NOT_KNOWN: "Nobody can say yet. It counts until it is known.",
    }[value]


def check_answer(value: CheckAnswer) -> str:
    """The answer to a check."""
    return {CheckAnswer.YES: "Yes", CheckAnswer.NO: "No", CheckAnswer.NOT_KNOWN: "Not known"}[value]


def urgency(value: Urgency) -> str:
    """How soon to act on a yes."""
    return {Urgency.NOW: "Act now", Urgency.TODAY: "Act today"}[value]


def domain(value: Domain) -> str:
    """A kind of neglect."""
    return value.called


def level(value: Level) -> str:
    """What is concluded about a domain."""
    return {
        Level.DOES_NOT_APPLY: "Does not apply",
        Level.NOT_ENOUGH_KNOWN: "Not enough known",
        Level.NONE_FOUND: "No concern found",
        Level.UNMET_NEED: "Unmet need",
        Level.SOME: "Some concern",
        Level.SIGNIFICANT: "Significant concern",
    }[value]


def level_means(value: Level) -> str:
    """What a level says, in a sentence: most of all, that an unmet need is less than a concern."""
    return {
        Level.DOES_NOT_APPLY: "Nothing here applies to this child.",
        Level.NOT_ENOUGH_KNOWN: "Too little is known to say. That is not the same as no concern.",
        Level.NONE_FOUND: "Enough was explored, and no concern was found. That does not rule neglect out.",
        Level.UNMET_NEED: (
            "Less than a concern: something is missing, and money, a service or the child's condition is said to be "
            "behind it, not the care."
        ),
        Level.SOME: "More than an unmet need: something in the care itself worries, or nobody knows why it is so.",
        Level.SIGNIFICANT: "The gravest level: serious by itself, or lasting, or several things at once.",
    }[value]


def next_step(value: NextStep) -> str:
    """A next step in plain words, where no local words are at hand."""
    return {
        NextStep.NO_CURRENT_CONCERN: "No current concern",
        NextStep.GET_INFORMATION: "Find out more",
        NextStep.SUPPORT_AND_REVIEW: "Support and review",
        NextStep.SEEK_ADVICE: "Seek advice today",
        NextStep.REFER_NOW: "Refer now",
        NextStep.IMMEDIATE: "Act immediately",
    }[value]


def status(value: Status) -> str:
    """Where an assessment stands."""
    return {
        Status.DRAFT: "Draft",
        Status.SIGNED: "Signed",
        Status.RETURNED: "Returned",
        Status.COUNTERSIGNED: "Countersigned",
        Status.SUPERSEDED: "Superseded",
        Status.WITHDRAWN: "Withdrawn",
    }[value]


def source(value: Source, child: str) -> str:
    """Whose account it is, in a word or two."""
    return {
        Source.CHILD: child,
        Source.PARENT: "Parent or carer",
        Source.OBSERVED: "I saw",
        Source.PROFESSIONAL: "Another professional",
    }[value]


def informant(account: Account, child: str) -> str:
    """Who gave an account: the name where there is one."""
    if account.source is Source.OBSERVED:
        return "I saw"
    called = source(account.source, child)
    if not account.who or account.who == called:
        return called
    return account.who if account.source is Source.CHILD else f"{called} ({account.who})"


def date(value: dt.date) -> str:
    """A day as people write it: 18 November 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_date(value: dt.date | None) -> str:
    """A day as it fits under a small picture: 18 Nov 26; a question mark where no day is known."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year % 100:02d}" if value else "?"


def moment(value: dt.datetime) -> str:
    """A day and a time as people write them, where the user is."""
    here = value.astimezone() if value.tzinfo else value
    return "{date} at {time}".format(date=date(here), time=f"{here:%H:%M}")


def clock_time(value: dt.datetime) -> str:
    """A time of day to the second, where the user is."""
    return f"{value.astimezone():%H:%M:%S}" if value.tzinfo else f"{value:%H:%M:%S}"


def visit(value: Visit, number: int) -> str:
    """A visit in a line: "Visit 1: 18 November 2026, home"."""
    said = ", ".join(words for words in (date(value.date) if value.date else None, value.where) if words)
    label = f"Visit {number}"
    return f"{label}: {said}" if said else label


def visit_named(visit_id: str, visits: tuple[Visit, ...]) -> str:
    """The visit of an id, in a line."""
    for number, each in enumerate(visits, 1):
        if each.id == visit_id:
            return visit(each, number)
    return visit_id


def age(months: int) -> str:
    """An age as people say it: months for a baby, else whole years."""
    if months < 24:
        return f"{months} month old" if months == 1 else f"{months} months old"
    return f"{months // 12} years old"


def open_checks(summary: IndicatorSummary) -> str:
    """How many safety checks nobody has answered, in a sentence; nothing where all are."""
    asked, known = len(summary.safety_not_asked), len(summary.safety_not_known)
    if not asked and not known:
        return ""
    says = "Safety checks not asked yet: {asked}. Asked, and still not known: {known}. Neither is a “no”."
    return says.format(asked=asked, known=known)


def yes_no(value: bool | None) -> str | None:
    """Yes or no; None where nobody has said."""
    return None if value is None else "Yes" if value else "No"
