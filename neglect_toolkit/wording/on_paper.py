"""What a report says where a form would leave a blank, and its sentences on whether it may be relied on."""

from __future__ import annotations

import datetime as dt

from neglect_toolkit.model.assessment import Header, Signature
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.words import NextStep
from neglect_toolkit.wording import ages, dates, labels

NOT_GIVEN = "not given"
DRAFT = "DRAFT - not signed"


def given(value: str | None) -> str:
    """A value, or that it is not given. Blank is not given either."""
    return value if value and value.strip() else NOT_GIVEN


def yes_no(value: bool | None, yes: str = "Yes", no: str = "No") -> str:
    """A yes or no, or that nobody has said."""
    return NOT_GIVEN if value is None else yes if value else no


def day(date: dt.date | None) -> str:
    """A date in full, or that it is not given."""
    return dates.day(date) if date else NOT_GIVEN


def age(child: Child, on: dt.date) -> str:
    """How old the child is on a day, as far as that is known."""
    months = child.age_in_months(on)
    if months is None:
        return f"{child.age_estimated} (estimated)" if child.age_estimated else NOT_GIVEN
    return ages.age(months)


def birth(child: Child, on: dt.date) -> str:
    """Date of birth with the age, or the due date, or what is known instead."""
    estimated = f"; thought to be {child.age_estimated}" if child.age_estimated else ""
    if child.date_of_birth:
        return f"{day(child.date_of_birth)} (age {age(child, on)}){estimated}"
    if child.due_date:
        return f"{NOT_GIVEN}; due on {day(child.due_date)}{estimated}"
    return f"{NOT_GIVEN}; age {age(child, on)}"


def signature_state(signature: Signature | None) -> str:
    """Signed by whom and when, or that it is a draft."""
    if signature is None:
        return DRAFT
    return f"Signed by {given(signature.by.name)} on {dates.moment(signature.at)}"


def standing(header: Header | None) -> str:
    """Where the assessment stands beyond its signature, as a sentence; empty where there is nothing to say."""
    return labels.status_means(header.status) if header else ""


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
