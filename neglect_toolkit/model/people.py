"""The child, the household, who assesses, the visits, and the information-sharing position."""

from __future__ import annotations

import datetime as dt
import re

from pydantic import Field, field_validator

from neglect_toolkit.model.base import Day, Value


class Child(Value):
    """Whose day it is. Everything may be missing; what is missing is said to be missing.

    An age is given by `date_of_birth`, by `due_date` (not yet born), or by `age_estimated` in words.
    """

    name: str | None = None
    known_as: str | None = None
    date_of_birth: Day | None = None
    due_date: Day | None = None
    age_estimated: str | None = None
    disabled: bool | None = None
    disability: str | None = None
    language: str | None = None
    communication: str | None = None
    cannot_speak: bool | None = None
    address: str | None = None
    nhs_number: str | None = None
    school: str | None = None

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
    """Somebody who lives with the child or matters to the household."""

    name: str | None = None
    relation: str | None = None
    date_of_birth: Day | None = None
    parental_responsibility: bool | None = None
    lives_here: bool | None = None
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
    """A time when somebody looked and listened. Accounts name it by `id`."""

    id: str
    date: Day | None = None
    where: str | None = None
    present: tuple[str, ...] = ()
    seen_alone: bool | None = None
    interpreter: str | None = None
    note: str | None = None


class Sharing(Value):
    """What the family knows and agrees to, and on which basis information is shared."""

    family_knows: bool | None = None
    agrees: bool | None = None
    why_not_told: str | None = None
    views: str | None = None
    basis: str | None = None


class Person(Value):
    """Somebody who uses the application."""

    id: str
    name: str = Field(min_length=1)
    role: str | None = None
    agency: str | None = None
    team: str | None = None
    area: str | None = None
    contact: str | None = None

    @field_validator("name")
    @classmethod
    def _has_letters(cls, name: str) -> str:
        if not name.strip():
            raise ValueError("must not be blank")
        return name

    def as_assessor(self) -> Assessor:
        """The same person, as an assessment names them."""
        return Assessor(**self.model_dump(exclude={"id"}))
