"""An assessment: what was found out about one child's day with one tool. Its shape is the answers file's."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator

from neglect_toolkit.model.base import Day, ItemId, Moment, Value, Word
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.people import Assessor, Child, HouseholdMember, OtherHome, Sharing, Visit
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import (
    AgeBand,
    BehindIt,
    CheckAnswer,
    Days,
    Domain,
    Kind,
    Level,
    NextStep,
    Persistence,
    Rating,
    Source,
    Status,
)


class Setting(Value):
    """Where and with whom an answer holds: which days, which home, which carer."""

    days: Days | None = None
    home: str | None = None
    carer: str | None = None


class Account(Value):
    """What one informant says about an item; `words` are the child's own, verbatim, where it is the child."""

    source: Source
    who: str | None = None
    visit: str | None = None
    rating: Rating | None = None
    persistence: Persistence | None = None
    words: str | None = None


class Answer(Value):
    """Everything recorded about one item. Which fields make sense depends on the item's kind.

    rated: `rating`, `persistence`, `since`, `setting`, `behind_it`, `help_came` (the help that was missing
    came, and it is still so), `effect`, `accounts`.
    check: `answer`, `done`, `done_at`, `done_by`. choices: `choices`. text: `text`. date: `date`.
    `note` and `accounts` go with every kind.
    """

    rating: Rating | None = None
    persistence: Persistence | None = None
    since: str | None = None
    setting: Setting | None = None
    behind_it: tuple[BehindIt, ...] = ()
    help_came: bool | None = None
    effect: str | None = None
    note: str | None = None
    accounts: tuple[Account, ...] = ()
    answer: CheckAnswer | None = None
    done: str | None = None
    done_at: Moment | None = None
    done_by: str | None = None
    choices: tuple[str, ...] = ()
    text: str | None = None
    date: Day | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is recorded."""
        return not self.brief()


class Judgement(Value):
    """The practitioner's own conclusion, beside what the findings point to; a reason in their words."""

    next_step: NextStep | None = None
    reason: str | None = None


class Assessment(Value):
    """One assessment's whole content, as an answers file carries it and as the store keeps its revisions."""

    tool: Word
    child: Child = Child()
    household: tuple[HouseholdMember, ...] = ()
    other_homes: tuple[OtherHome, ...] = ()
    assessed_by: Assessor = Assessor()
    visits: tuple[Visit, ...] = ()
    sharing: Sharing = Sharing()
    assessed_on: Day | None = None
    answers: dict[ItemId, Answer] = Field(default_factory=dict)
    judgement: Judgement = Judgement()

    @model_validator(mode="after")
    def _visits_have_their_own_names(self) -> Assessment:
        ids = [visit.id for visit in self.visits]
        if len(ids) != len(set(ids)):
            raise ValueError("two visits have the same `id`; give each its own")
        return self

    @property
    def has_own_words(self) -> bool:
        """Whether anything is in it that the child said, in the child's own words."""
        return any(
            account.source is Source.CHILD and (account.words or "").strip()
            for answer in self.answers.values()
            for account in answer.accounts
        )

    def with_answer(self, item: str, answer: Answer) -> Assessment:
        """The same assessment with one answer set, or taken away where it is empty."""
        answers = {key: value for key, value in self.answers.items() if key != item}
        if not answer.is_empty:
            answers[item] = answer
        return self.model_copy(update={"answers": answers})


def facts_of(assessment: Assessment, tool: Tool) -> Facts:
    """What is known of the child before any question is asked.

    The age counts on `assessed_on`, else on the day of the last dated visit. Without a date of birth it
    is not known; the tool's own lowest age does not stand in for it.
    """
    child = assessment.child
    dated = [visit.date for visit in assessment.visits if visit.date]
    on = assessment.assessed_on or (max(dated) if dated else None)
    return Facts(
        age_months=child.age_in_months(on) if on else None,
        disabled=child.disabled if child.disabled is not None else (True if tool.disability else None),
        cannot_speak=child.cannot_speak,
        unborn=tool.is_before_birth or _is_expected(child, on),
    )


_LATEST_BIRTH = dt.timedelta(weeks=4)
"""So long after the expected day a child may still be unborn, or the news of the birth not have come."""


def _is_expected(child: Child, on: dt.date | None) -> bool:
    """Whether the child is still to be born, as far as is known: a due date long past is no longer one."""
    if child.date_of_birth is not None or child.due_date is None:
        return False
    return on is None or on <= child.due_date + _LATEST_BIRTH


class Misfit(Value):
    """One way in which an assessment does not fit its tool: where (path of keys), and what to do."""

    place: tuple[str | int, ...]
    says: str


_FIELDS_BY_KIND = {
    Kind.RATED: {"rating", "persistence", "since", "setting", "behind_it", "help_came", "effect"},
    Kind.CHECK: {"answer", "done", "done_at", "done_by"},
    Kind.CHOICES: {"choices"},
    Kind.TEXT: {"text"},
    Kind.DATE: {"date"},
}
_FIELDS_OF_ALL = {"note", "accounts"}


def misfits(assessment: Assessment, tool: Tool) -> list[Misfit]:
    """Where the answers name an item, a choice, a visit or a field that the tool or the assessment has not.

    Also where the child would be born after the day of the assessment, which no age could be counted from.
    """
    found: list[Misfit] = []
    born, on = assessment.child.date_of_birth, assessment.assessed_on
    if born is not None and on is not None and born > on:
        found.append(Misfit(place=("child", "date_of_birth"), says="lies after `assessed_on`; correct one of the two"))
    visits = {visit.id for visit in assessment.visits}
    for item_id, answer in assessment.answers.items():
        place = ("answers", item_id)
        item = tool.items.get(item_id)
        if item is None:
            found.append(Misfit(place=place, says=f"is not an item of the tool {tool.id!r}"))
            continue
        allowed = _FIELDS_BY_KIND[item.kind] | _FIELDS_OF_ALL
        for name in answer.brief():
            if name not in allowed:
                says = f"does not belong to a {item.kind} item; it takes {', '.join(sorted(allowed))}"
                found.append(Misfit(place=(*place, name), says=says))
        for index, choice in enumerate(answer.choices):
            if item.kind is Kind.CHOICES and choice not in item.options:
                says = f"is not one of its choices: {', '.join(item.options)}"
                found.append(Misfit(place=(*place, "choices", index), says=says))
        for index, account in enumerate(answer.accounts):
            if account.visit is not None and account.visit not in visits:
                says = "names a visit that is not listed under `visits`; add the visit or correct the name"
                found.append(Misfit(place=(*place, "accounts", index, "visit"), says=says))
    return found


class Signature(Value):
    """Who signed, when, and the SHA-256 of exactly what they signed."""

    by: Assessor
    at: dt.datetime
    sha256: str


class Header(Value):
    """The narrow row by which lists and counts know an assessment, without opening its answers.

    Attributes:
        revision: counts from 1.
        practitioner: whoever leads the work with the child now; by their id.
        place: where the practitioner was last: the page to come back to.
        next_step: where the findings point; `judged` is the next step that was judged right.
        below: judged below where the findings point.
        flags: how many safety checks are answered yes.
        waiting_since: since when it waits for a manager; None where it does not.
    """

    id: str
    child_id: str
    tool: Word
    tool_sha256: str
    policy_sha256: str
    status: Status
    revision: Annotated[int, Field(ge=1)]
    child_called: str | None = None
    child_name: str | None = None
    date_of_birth: dt.date | None = None
    started_at: dt.datetime
    started_by: str = ""
    saved_at: dt.datetime
    explored: int = 0
    of: int = 0
    next_step: NextStep | None = None
    place: str | None = None
    signature: Signature | None = None
    practitioner: str = ""
    team: str | None = None
    agency: str | None = None
    area: str | None = None
    age_band: AgeBand = AgeBand.NOT_KNOWN
    disabled: bool | None = None
    judged: NextStep | None = None
    below: bool = False
    flags: int = 0
    levels: dict[Domain, Level] = Field(default_factory=dict)
    own_words: bool = False
    signed_at: dt.datetime | None = None
    signed_by: str | None = None
    waiting_since: dt.datetime | None = None
    reviewed_at: dt.datetime | None = None


_BANDS = ((12, AgeBand.BABY), (60, AgeBand.PRE_SCHOOL), (132, AgeBand.PRIMARY), (216, AgeBand.TEENAGER))
"""The age in months at which each band ends."""


def age_band_of(assessment: Assessment, tool: Tool) -> AgeBand:
    """The age that counts go by: the child's own, or, where that is not known, the age that the tool is for."""
    facts = facts_of(assessment, tool)
    if facts.unborn:
        return AgeBand.UNBORN
    if facts.age_months is not None:
        return next((band for end, band in _BANDS if facts.age_months < end), AgeBand.TEENAGER)
    named = tool.id.removesuffix("_disability")
    return next((band for band in AgeBand if band == named), AgeBand.NOT_KNOWN)
