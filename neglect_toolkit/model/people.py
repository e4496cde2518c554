"""The child, the household, who assesses, the visits, and the information-sharing position."""

from __future__ import annotations

import datetime as dt
import re

from pydantic import Field, field_validator

from neglect_toolkit.model.base import Day, Value
from neglect_toolkit.model.words import Role, Work


class Child(Value):
    """Whose day it is. Everything may be missing; what is missing is said to be missing.

    `made_up` marks a child who does not exist, to practise with. An age is given by `date_of_birth`, by `due_date` (not
    yet born), or by `age_estimated` in words. `sex` and `gender` are as the child or the family says them; `nurse` is
    the health visitor, midwife or school nurse; `now_at` is where the child is now, if not at the address.
    """

    name: str | None = None
    known_as: str | None = None
    date_of_birth: Day | None = None
    due_date: Day | None = None
    age_estimated: str | None = None
    disabled: bool | None = None
    disability: str | None = None
    ethnicity: str | None = None
    faith: str | None = None
    language: str | None = None
    communication: str | None = None
    cannot_speak: bool | None = None
    address: str | None = None
    nhs_number: str | None = None
    school: str | None = None
    sex: str | None = None
    gender: str | None = None
    immigration: str | None = None
    gp: str | None = None
    nurse: str | None = None
    social_worker: str | None = None
    legal_status: str | None = None
    earlier_referrals: str | None = None
    now_at: str | None = None
    made_up: bool = False

    @property
    def called(self) -> str | None:
        """What to call the child on a screen: the known-as name, else the first word of the name."""
        if self.known_as and self.known_as.strip():
            return self.known_as.strip()
        return self.name.split()[0] if self.name and self.name.split() else None

    @property
    def home(self) -> str | None:
        """The address in one form, whatever its capitals, spaces and commas: who has the same one lives together."""
        return " ".join(re.findall(r"\w+", (self.address or "").casefold())) or None

    def age_in_months(self, on: dt.date) -> int | None:
        """Whole months of life on a day, never below 0; None without a date of birth."""
        if self.date_of_birth is None:
            return None
        born = self.date_of_birth
        months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
        return max(months, 0)


class HouseholdMember(Value):
    """Somebody who lives with the child or matters to the household.

    `seen` says whether the writer saw them, `seen_on` the last day; it is asked of brothers and sisters above all.
    """

    name: str | None = None
    relation: str | None = None
    date_of_birth: Day | None = None
    parental_responsibility: bool | None = None
    lives_here: bool | None = None
    telephone: str | None = None
    seen: bool | None = None
    seen_on: Day | None = None
    note: str | None = None


class OtherHome(Value):
    """Another place where the child sleeps, and when."""

    name: str
    nights: str | None = None


class Assessor(Value):
    """Who assesses, so that a reader knows whom to call."""

    name: str | None = None
    role: str | None = None
    agency: str | None = None
    team: str | None = None
    area: str | None = None
    contact: str | None = None


class Visit(Value):
    """A time when somebody looked and listened. Accounts name it by `id`.

    Where the child was not seen, `why_not_seen` says why and `next_attempt` when it is tried again.
    """

    id: str
    date: Day | None = None
    where: str | None = None
    present: tuple[str, ...] = ()
    child_seen: bool | None = None
    why_not_seen: str | None = None
    next_attempt: Day | None = None
    seen_alone: bool | None = None
    interpreter: str | None = None
    note: str | None = None


class SafeContact(Value):
    """How to reach the family without putting anybody in danger; a fact of the case, and no safety check.

    `not_for` are those who must not read or hear of this, `safe_by` the address, telephone or hour that is safe,
    `staff_risks` what who visits must know: dogs, weapons, never alone.
    """

    not_for: str | None = None
    safe_by: str | None = None
    staff_risks: str | None = None


class Sharing(Value):
    """What the family knows and agrees to, on which basis information is shared, and what is asked of who gets it."""

    family_knows: bool | None = None
    agrees: bool | None = None
    why_not_told: str | None = None
    views: str | None = None
    basis: str | None = None
    asked_for: str | None = None


ALONE = (Role.PRACTITIONER, Role.ADMINISTRATOR)
"""What somebody is who uses the application alone: they assess, and they look after their own store."""


class Person(Value):
    """Somebody who uses the application.

    Attributes:
        role: their job, in their own words ("health visitor").
        roles: what they do in the application.
        team: whose assessments a manager sees: those of practitioners of the same team.
        left_on: since when they no longer open the store; they stay named by what they did.
    """

    id: str
    name: str = Field(min_length=1)
    role: str | None = None
    agency: str | None = None
    team: str | None = None
    area: str | None = None
    contact: str | None = None
    roles: tuple[Role, ...] = ALONE
    left_on: dt.date | None = None

    @field_validator("name")
    @classmethod
    def _has_letters(cls, name: str) -> str:
        if not name.strip():
            raise ValueError("must not be blank")
        return name

    @field_validator("roles")
    @classmethod
    def _each_once(cls, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        return tuple(role for role in Role if role in roles)

    def is_a(self, role: Role) -> bool:
        """Whether they have this role in the application."""
        return role in self.roles

    @property
    def team_key(self) -> str:
        """The team in one form, whatever its capitals and spaces; empty where no team is named."""
        return key_of_team(self.team)

    def as_assessor(self) -> Assessor:
        """The same person, as an assessment names them."""
        return Assessor(**self.model_dump(include=set(Assessor.model_fields)))


def key_of_team(team: str | None) -> str:
    """A team's name in one form, by which two spellings of it are the same."""
    return " ".join((team or "").casefold().split())


class Worker(Value):
    """Somebody who works with a child: since when, until when (cover), and who passed the child to them."""

    id: str
    child_id: str
    person: str
    work: Work
    since: dt.date
    until: dt.date | None = None
    given_by: str

    def works_on(self, day: dt.date) -> bool:
        """Whether they still work with the child on this day. When it began is no test: a clock may be set back."""
        return self.until is None or day <= self.until
