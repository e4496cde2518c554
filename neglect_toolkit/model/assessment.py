"""An assessment: what was found out about one child's day with one tool. Its shape is the answers file's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from neglect_toolkit.model.base import Day, ItemId, Moment, Value, Word
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.people import Assessor, Child, HouseholdMember, OtherHome, SafeContact, Sharing, Visit
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import (
    AgeBand,
    BehindIt,
    CheckAnswer,
    Days,
    Domain,
    Effect,
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


MOST_COUNTED = 100_000
LONGEST_COUNTED = 200
"""How many characters may say what was counted."""


class Count(Value):
    """So many times of so many, counted and not guessed: either `missed` or `kept`, which says which way is worse.

    `of` is how often it should have been, or `percent`; `what` is what was counted ("visits", "school sessions").
    """

    missed: Annotated[int, Field(ge=0, le=MOST_COUNTED)] | None = None
    kept: Annotated[int, Field(ge=0, le=MOST_COUNTED)] | None = None
    of: Annotated[int, Field(ge=1, le=MOST_COUNTED)] | Literal["percent"]
    what: Annotated[str, Field(max_length=LONGEST_COUNTED)] | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Count:
        if (self.missed is None) == (self.kept is None):
            raise ValueError("needs either `missed` or `kept`, and not both")
        if self._number > self._in_all:
            raise ValueError(f"counts {self._number} of {self._in_all}; it cannot be more than there were")
        return self

    @property
    def _number(self) -> int:
        return self.missed if self.missed is not None else self.kept or 0

    @property
    def _in_all(self) -> int:
        return 100 if self.of == "percent" else self.of

    @property
    def share_missed(self) -> Fraction:
        """Which share was missed, from 0 to 1, exactly."""
        share = Fraction(self._number, self._in_all)
        return share if self.missed is not None else 1 - share


_ASKED_FOR_THEIR_WORDS = frozenset({Source.CHILD, Source.PARENT})
_ALWAYS_COUNT = frozenset({Source.CHILD, Source.OBSERVED})


class Account(Value):
    """What one informant says about an item, with the visit at which they said it.

    `quoted` says whether `words` are exactly theirs (True) or what they said in the writer's words (False). Where
    nobody has said which, they are shown as they stand, marked as neither. `borne_out` says what came of looking into
    it: one that was found not to be so stays on record and does not count. What the child says and what was seen always
    does.
    """

    source: Source
    who: str | None = None
    visit: str | None = None
    rating: Rating | None = None
    persistence: Persistence | None = None
    count: Count | None = None
    words: str | None = None
    quoted: bool | None = None
    borne_out: bool | None = None

    @model_validator(mode="after")
    def _is_set_aside_only_where_it_can_be(self) -> Account:
        if self.borne_out is not None and self.source in _ALWAYS_COUNT:
            raise ValueError("what the child says and what was seen always counts, so it has no `borne_out`")
        return self

    @property
    def is_set_aside(self) -> bool:
        """Whether somebody looked into it and found that it is not so: it stays, and counts no longer."""
        return self.borne_out is False

    @property
    def is_verbatim(self) -> bool | None:
        """Whether the words are exactly theirs; by default a child's and a parent's, who are asked for their own."""
        return True if self.quoted is None and self.source in _ASKED_FOR_THEIR_WORDS else self.quoted


class Answer(Value):
    """Everything recorded about one item. Which fields make sense depends on the item's kind.

    rated: `rating`, `persistence`, `count`, `since`, `setting`, `behind_it`, `help_came` (the help that was missing
    came, and it is still so), `effect` (what it means for the child) and `effect_is` (how serious that is).
    check: `answer`, `done`, `done_at`, `done_by`. choices: `choices`. text: `text`. date: `date`.
    `note` and `accounts` go with every kind.
    """

    rating: Rating | None = None
    persistence: Persistence | None = None
    count: Count | None = None
    since: str | None = None
    setting: Setting | None = None
    behind_it: tuple[BehindIt, ...] = ()
    help_came: bool | None = None
    effect: str | None = None
    effect_is: Effect | None = None
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

    @property
    def worst(self) -> Rating | None:
        """The most worrying of its own rating and of every account's that counts; None where nobody explored it."""
        said = (self.rating, *(one.rating for one in self.accounts if not one.is_set_aside))
        explored = [rating for rating in said if rating is not None and rating.is_explored]
        return max(explored, key=lambda rating: rating.concern, default=None)


class Judgement(Value):
    """The practitioner's own conclusion, beside what the findings point to; a reason in their words."""

    next_step: NextStep | None = None
    reason: str | None = None


class Assessment(Value):
    """One assessment's whole content, as an answers file carries it and as the store keeps its revisions.

    `opened` are the parts of the day of which somebody chose to ask more.
    """

    tool: Word
    child: Child = Child()
    household: tuple[HouseholdMember, ...] = ()
    other_homes: tuple[OtherHome, ...] = ()
    assessed_by: Assessor = Assessor()
    visits: tuple[Visit, ...] = ()
    sharing: Sharing = Sharing()
    safe_contact: SafeContact = SafeContact()
    assessed_on: Day | None = None
    answers: dict[ItemId, Answer] = Field(default_factory=dict)
    judgement: Judgement = Judgement()
    opened: tuple[Word, ...] = ()

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
            account.source is Source.CHILD and account.is_verbatim and (account.words or "").strip()
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
    Kind.RATED: {
        *("rating", "persistence", "count", "since", "setting"),
        *("behind_it", "help_came", "effect", "effect_is"),
    },
    Kind.CHECK: {"answer", "done", "done_at", "done_by"},
    Kind.CHOICES: {"choices"},
    Kind.TEXT: {"text"},
    Kind.DATE: {"date"},
}
_FIELDS_OF_ALL = {"note", "accounts"}


def _misfits_of_opened(assessment: Assessment, tool: Tool) -> Iterator[Misfit]:
    parts = {part.id for part in tool.parts}
    for index, part in enumerate(assessment.opened):
        if part not in parts:
            says = f"is not a part of the tool {tool.id!r}: {', '.join(sorted(parts))}"
            yield Misfit(place=("opened", index), says=says)


def misfits(assessment: Assessment, tool: Tool) -> list[Misfit]:
    """Where the answers name an item, a choice, a visit or a field that the tool or the assessment has not.

    Also where the child would be born after the day of the assessment, which no age could be counted from.
    """
    found = list(_misfits_of_opened(assessment, tool))
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
    made_up: bool = False
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
