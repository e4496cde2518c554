"""One label for each value of the vocabulary, as people read it: on the screen, on paper and in a terminal.

A label begins with a capital; `mid_sentence` gives it as it stands within a sentence. Four kinds of not knowing stay
four: not explored (or not asked) yet; asked, not known; chose not to say; does not apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from neglect_toolkit.model.words import (
    BehindIt,
    CheckAnswer,
    Days,
    Domain,
    Effect,
    Level,
    ManagerView,
    NextStep,
    Persistence,
    Rating,
    ReviewOutcome,
    Role,
    Source,
    Status,
    Urgency,
    Work,
)
from neglect_toolkit.wording import dates

if TYPE_CHECKING:  # the health guide needs these words at once, and none of these models
    from neglect_toolkit.model.assessment import Account
    from neglect_toolkit.model.people import HouseholdMember, Visit
    from neglect_toolkit.model.summary import IndicatorSummary
    from neglect_toolkit.model.supervision import ActionEnd

_STAYS_AS_IT_IS = ("I ",)


def mid_sentence(label: str) -> str:
    """A label as it stands within a sentence: without its capital."""
    return label if label.startswith(_STAYS_AS_IT_IS) else f"{label[:1].lower()}{label[1:]}"


# Answers


def rating(value: Rating | None) -> str:
    """A rating, or the reason for having none; without a value, that nobody has explored it."""
    if value is None:
        return "Not explored yet"
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
        BehindIt.CARE: "Care that could be given and is not",
        BehindIt.BARRIER: "Money, housing, transport or language",
        BehindIt.SERVICE_GAP: "A service asked for and not provided",
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


def check_answer(value: CheckAnswer | None) -> str:
    """The answer to a check; without a value, that nobody has asked."""
    if value is None:
        return "Not asked yet"
    return {CheckAnswer.YES: "Yes", CheckAnswer.NO: "No", CheckAnswer.NOT_KNOWN: "Asked, not known"}[value]


# What is concluded, and where an assessment stands


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
        Status.RETURNED: "Sent back",
        Status.COUNTERSIGNED: "Countersigned",
        Status.SUPERSEDED: "Superseded",
        Status.WITHDRAWN: "Withdrawn",
    }[value]


MADE_UP = "made up"
BEARS_ON_TOO = "Bears on this too, and counts elsewhere"
SET_ASIDE = "A worry that was looked into, and is not so"


def marked(words: str, *, made_up: bool) -> str:
    """A child's name, or anything that stands for one, with the mark of a child who was made up."""
    return f"{words} ({MADE_UP})" if made_up else words


def status_means(value: Status) -> str:
    """What a status says beyond a signature, in a sentence; empty where there is nothing to say."""
    return {
        Status.DRAFT: "",
        Status.SIGNED: "",
        Status.RETURNED: "It was sent back with questions and is being looked at again.",
        Status.COUNTERSIGNED: "A manager has countersigned it.",
        Status.SUPERSEDED: "A later version has been signed since: ask for that one.",
        Status.WITHDRAWN: "It was withdrawn: do not act on it without asking the practitioner.",
    }[value]


# Who


def source(value: Source, child: str) -> str:
    """Whose account it is, in a word or two."""
    return {
        Source.CHILD: child,
        Source.PARENT: "Parent or carer",
        Source.SIBLING: "Brother or sister",
        Source.RELATIVE: "Relative",
        Source.PUBLIC: "Neighbour or other person",
        Source.PROFESSIONAL: "Another professional",
        Source.RECORD: "Record",
        Source.OBSERVED: "Seen by the practitioner",
    }[value]


def source_within(value: Source, child: str) -> str:
    """The same within a sentence, where nobody is named."""
    return {
        Source.CHILD: child,
        Source.PARENT: "a parent or carer",
        Source.SIBLING: "a brother or sister",
        Source.RELATIVE: "a relative",
        Source.PUBLIC: "a neighbour or other person",
        Source.PROFESSIONAL: "another professional",
        Source.RECORD: "a record",
        Source.OBSERVED: "seen by the practitioner",
    }[value]


def source_to_add(value: Source, child: str) -> str:
    """The same as the practitioner says it who writes the account down."""
    return "I saw" if value is Source.OBSERVED else source(value, child)


def informant(account: Account, child: str) -> str:
    """Who gave an account: the name where there is one."""
    called = source(account.source, child)
    if account.source is Source.OBSERVED or not account.who or account.who == called:
        return called
    return account.who if account.source is Source.CHILD else f"{called} ({account.who})"


def informant_named(account: Account, child: str) -> str:
    """Who gave an account, within a sentence: the name where there is one."""
    if account.source is Source.OBSERVED or not (account.who and account.who.strip()):
        return source_within(account.source, child)
    return child if account.source is Source.CHILD else account.who.strip()


def member_named(member: HouseholdMember) -> str:
    """Somebody at home by name and by what they are to the child."""
    if member.name and member.relation:
        return f"{member.name} ({member.relation})"
    relation = member.relation or ""
    return member.name or f"{relation[:1].upper()}{relation[1:]}"


def quoted(value: bool | None) -> str:
    """Whether words are exactly theirs."""
    return {True: "Their exact words", False: "Reported, in my words", None: "Not said which"}[value]


def borne_out(value: bool) -> str:
    """What came of looking into what somebody said, within a line."""
    return "looked into: it is so" if value else "looked into: it is not so, and does not count"


def effect_is(value: Effect) -> str:
    """How serious what it means for the child is."""
    return {Effect.NONE_SEEN: "None seen", Effect.SOME: "Some", Effect.SERIOUS: "Serious"}[value]


def role(value: Role) -> str:
    """What somebody does in the application."""
    return {Role.PRACTITIONER: "Practitioner", Role.MANAGER: "Manager", Role.ADMINISTRATOR: "Administrator"}[value]


def role_means(value: Role) -> str:
    """What a role allows."""
    return {
        Role.PRACTITIONER: "Assesses children, and reads their own.",
        Role.MANAGER: "Reads what their team assesses, countersigns it, hands children on.",
        Role.ADMINISTRATOR: "Looks after people and settings. Reads no assessment by that.",
    }[value]


def work(value: Work) -> str:
    """As what somebody works with a child."""
    return {Work.LEAD: "Leads", Work.CO_WORKER: "Works along", Work.COVER: "Stands in"}[value]


# Review and supervision


def review_outcome(value: str) -> str:
    """How a review ended; as it is kept where it ended in a way that only a later version knows."""
    ends: dict[str, str] = {
        ReviewOutcome.RETURNED: "Sent back with questions",
        ReviewOutcome.COUNTERSIGNED: "Countersigned",
    }
    return ends.get(value, value)


def manager_view(value: ManagerView) -> str:
    """The manager's own view of the next step."""
    return {
        ManagerView.AGREE: "Agrees with the next step",
        ManagerView.HIGHER: "Judges higher",
        ManagerView.LOWER: "Judges lower",
    }[value]


def my_view(value: ManagerView) -> str:
    """The same as the manager says it who chooses it."""
    return {
        ManagerView.AGREE: "I agree",
        ManagerView.HIGHER: "I judge higher",
        ManagerView.LOWER: "I judge lower",
    }[value]


def action_end(value: ActionEnd) -> str:
    """What became of an action."""
    return {"done": "Done", "not_done": "Not done yet", "dropped": "Dropped"}[value]


# Visits and checks


def visit(value: Visit, number: int) -> str:
    """A visit in a line: "Visit 1: 18 November 2026, home"."""
    said = ", ".join(words for words in (dates.day(value.date) if value.date else None, value.where) if words)
    label = f"Visit {number}"
    return f"{label}: {said}" if said else label


def visit_named(visit_id: str, visits: tuple[Visit, ...]) -> str:
    """The visit of an id, in a line."""
    for number, each in enumerate(visits, 1):
        if each.id == visit_id:
            return visit(each, number)
    return visit_id


def open_checks(summary: IndicatorSummary) -> str:
    """How many safety checks nobody has answered, in a sentence; nothing where all are."""
    asked, known = len(summary.safety_not_asked), len(summary.safety_not_known)
    if not asked and not known:
        return ""
    return f"Safety checks not asked yet: {asked}. Asked, and still not known: {known}. Neither is a “no”."


def yes_no(value: bool | None) -> str | None:
    """Yes or no; None where nobody has said."""
    return None if value is None else "Yes" if value else "No"
