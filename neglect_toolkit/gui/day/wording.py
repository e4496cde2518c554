"""The words for every value of the glossary, as people read them. No widget, and nothing about any one child."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from neglect_toolkit.gui.icons import Icon
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
    from neglect_toolkit.gui.widgets import TagKind
    from neglect_toolkit.model.assessment import Account
    from neglect_toolkit.model.people import Visit
    from neglect_toolkit.model.summary import IndicatorSummary

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("day", text)


def rating(value: Rating) -> str:
    """A rating, or the reason for having none."""
    return {
        Rating.GOING_WELL: tr("Going well"),
        Rating.MIXED: tr("Mixed"),
        Rating.WORRY: tr("A worry"),
        Rating.NOT_KNOWN: tr("Asked, not known"),
        Rating.DECLINED: tr("Chose not to say"),
        Rating.NOT_APPLICABLE: tr("Does not apply"),
    }[value]


RATING_MARKS: dict[Rating, tuple[Icon, str]] = {
    Rating.GOING_WELL: (Icon.TICK, "good"),
    Rating.MIXED: (Icon.HALF, "mixed"),
    Rating.WORRY: (Icon.TRIANGLE, "worry"),
    Rating.NOT_KNOWN: (Icon.QUESTION, "unknown"),
    Rating.DECLINED: (Icon.QUESTION, "unknown"),
    Rating.NOT_APPLICABLE: (Icon.QUESTION, "unknown"),
}


def persistence(value: Persistence) -> str:
    """How often."""
    return {
        Persistence.ONCE: tr("Once"),
        Persistence.SOMETIMES: tr("Sometimes"),
        Persistence.MOST_DAYS: tr("Most days"),
        Persistence.EVERY_DAY: tr("Every day"),
    }[value]


def days(value: Days) -> str:
    """Which kind of day."""
    return {Days.WEEKDAY: tr("Weekdays"), Days.WEEKEND: tr("Weekends"), Days.HOLIDAY: tr("Holidays")}[value]


def behind_it(value: BehindIt) -> str:
    """What lies behind a mixed or a worry, as a label."""
    return {
        BehindIt.CARE: tr("Care that could be given"),
        BehindIt.BARRIER: tr("Money, housing, transport or language"),
        BehindIt.SERVICE_GAP: tr("A service not provided"),
        BehindIt.IMPAIRMENT: tr("The child's own impairment"),
        BehindIt.NOT_KNOWN: tr("Not known yet"),
    }[value]


def behind_it_hint(value: BehindIt) -> str:
    """What each of them covers."""
    return {
        BehindIt.CARE: tr("The carer could do this with the money, health and help they have, and it is not done."),
        BehindIt.BARRIER: tr("The carer would, and something practical is in the way."),
        BehindIt.SERVICE_GAP: tr("It was asked for, and nobody has provided it."),
        BehindIt.IMPAIRMENT: tr("It comes with the child's condition, however good the care."),
        BehindIt.NOT_KNOWN: tr("Nobody can say yet. It counts until it is known."),
    }[value]


def check_answer(value: CheckAnswer) -> str:
    """The answer to a check."""
    return {CheckAnswer.YES: tr("Yes"), CheckAnswer.NO: tr("No"), CheckAnswer.NOT_KNOWN: tr("Not known")}[value]


def urgency(value: Urgency) -> str:
    """How soon to act on a yes."""
    return {Urgency.NOW: tr("Act now"), Urgency.TODAY: tr("Act today")}[value]


def domain(value: Domain) -> str:
    """A kind of neglect."""
    return tr(value.called)


def level(value: Level) -> str:
    """What is concluded about a domain."""
    return {
        Level.DOES_NOT_APPLY: tr("Does not apply"),
        Level.NOT_ENOUGH_KNOWN: tr("Not enough known"),
        Level.NONE_FOUND: tr("No concern found"),
        Level.UNMET_NEED: tr("Unmet need"),
        Level.SOME: tr("Some concern"),
        Level.SIGNIFICANT: tr("Significant concern"),
    }[value]


def level_means(value: Level) -> str:
    """What a level says, in a sentence: most of all, that an unmet need is less than a concern."""
    return {
        Level.DOES_NOT_APPLY: tr("Nothing here applies to this child."),
        Level.NOT_ENOUGH_KNOWN: tr("Too little is known to say. That is not the same as no concern."),
        Level.NONE_FOUND: tr("Enough was explored, and no concern was found. That does not rule neglect out."),
        Level.UNMET_NEED: tr(
            "Less than a concern: something is missing, and money, a service or the child's condition is said to be "
            "behind it, not the care."
        ),
        Level.SOME: tr("More than an unmet need: something in the care itself worries, or nobody knows why it is so."),
        Level.SIGNIFICANT: tr("The gravest level: serious by itself, or lasting, or several things at once."),
    }[value]


LEVEL_MARKS: dict[Level, tuple[Icon, str]] = {
    Level.DOES_NOT_APPLY: (Icon.CIRCLE, "muted"),
    Level.NOT_ENOUGH_KNOWN: (Icon.QUESTION, "unknown"),
    Level.NONE_FOUND: (Icon.DASH, "good"),
    Level.UNMET_NEED: (Icon.SQUARE, "accent"),
    Level.SOME: (Icon.TRIANGLE_OPEN, "mixed"),
    Level.SIGNIFICANT: (Icon.TRIANGLE, "worry"),
}
"""No two alike but for their colour, and none but the worst shared with the ratings or with how far a part is."""

LEVEL_TAGS: dict[Level, TagKind] = {
    Level.DOES_NOT_APPLY: "neutral",
    Level.NOT_ENOUGH_KNOWN: "unknown",
    Level.NONE_FOUND: "good",
    Level.UNMET_NEED: "info",
    Level.SOME: "mixed",
    Level.SIGNIFICANT: "worry",
}


def next_step(value: NextStep) -> str:
    """A next step in plain words, where no local words are at hand."""
    return {
        NextStep.NO_CURRENT_CONCERN: tr("No current concern"),
        NextStep.GET_INFORMATION: tr("Find out more"),
        NextStep.SUPPORT_AND_REVIEW: tr("Support and review"),
        NextStep.SEEK_ADVICE: tr("Seek advice today"),
        NextStep.REFER_NOW: tr("Refer now"),
        NextStep.IMMEDIATE: tr("Act immediately"),
    }[value]


def status(value: Status) -> tuple[str, TagKind]:
    """Where an assessment stands, and the kind of tag for it."""
    words: dict[Status, tuple[str, TagKind]] = {
        Status.DRAFT: (tr("Draft"), "info"),
        Status.SIGNED: (tr("Signed"), "good"),
        Status.RETURNED: (tr("Returned"), "mixed"),
        Status.COUNTERSIGNED: (tr("Countersigned"), "good"),
        Status.SUPERSEDED: (tr("Superseded"), "neutral"),
        Status.WITHDRAWN: (tr("Withdrawn"), "neutral"),
    }
    return words[value]


def source(value: Source, child: str) -> str:
    """Whose account it is, in a word or two."""
    return {
        Source.CHILD: child,
        Source.PARENT: tr("Parent or carer"),
        Source.OBSERVED: tr("I saw"),
        Source.PROFESSIONAL: tr("Another professional"),
    }[value]


def informant(account: Account, child: str) -> str:
    """Who gave an account: the name where there is one."""
    if account.source is Source.OBSERVED:
        return tr("I saw")
    called = source(account.source, child)
    if not account.who or account.who == called:
        return called
    return account.who if account.source is Source.CHILD else f"{called} ({account.who})"


def date(value: dt.date) -> str:
    """A day as people write it: 18 November 2026."""
    return _BRITISH.toString(QDate(value.year, value.month, value.day), "d MMMM yyyy")


def short_date(value: dt.date | None) -> str:
    """A day as it fits under a small picture: 18 Nov 26; a question mark where no day is known."""
    return _BRITISH.toString(QDate(value.year, value.month, value.day), "d MMM yy") if value else "?"


def moment(value: dt.datetime) -> str:
    """A day and a time as people write them, where the user is."""
    here = value.astimezone() if value.tzinfo else value
    return tr("{date} at {time}").format(date=date(here), time=f"{here:%H:%M}")


def clock_time(value: dt.datetime) -> str:
    """A time of day to the second, where the user is."""
    return f"{value.astimezone():%H:%M:%S}" if value.tzinfo else f"{value:%H:%M:%S}"


def visit(value: Visit, number: int) -> str:
    """A visit in a line: "Visit 1: 18 November 2026, home"."""
    said = ", ".join(words for words in (date(value.date) if value.date else None, value.where) if words)
    label = tr("Visit {number}").format(number=number)
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
        return tr("{n} month old").format(n=months) if months == 1 else tr("{n} months old").format(n=months)
    return tr("{n} years old").format(n=months // 12)


def open_checks(summary: IndicatorSummary) -> str:
    """How many safety checks nobody has answered, in a sentence; nothing where all are."""
    asked, known = len(summary.safety_not_asked), len(summary.safety_not_known)
    if not asked and not known:
        return ""
    says = tr("Safety checks not asked yet: {asked}. Asked, and still not known: {known}. Neither is a “no”.")
    return says.format(asked=asked, known=known)


def yes_no(value: bool | None) -> str | None:
    """Yes or no; None where nobody has said."""
    return None if value is None else tr("Yes") if value else tr("No")
