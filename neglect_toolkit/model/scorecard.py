"""Counts for a team: what is counted, and the tables that show it. Never one child's answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from neglect_toolkit.model.base import Value, Word
from neglect_toolkit.model.words import Domain, Level

Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
"""A month as people write it in figures: 2026-11. Months sort as their text does."""

Count = Annotated[int, Field(ge=0)]


class Dimension(StrEnum):
    """What assessments are counted by."""

    MONTH = "month"
    TOOL = "tool"
    AREA = "area"
    AGENCY = "agency"
    TEAM = "team"
    AGE_BAND = "age_band"
    DISABLED = "disabled"


class Period(Value):
    """Whole months, the first and the last included; either may be open. An assessment belongs to when it started."""

    first: Month | None = None
    last: Month | None = None

    @model_validator(mode="after")
    def _first_comes_first(self) -> Period:
        if self.first and self.last and self.first > self.last:
            raise ValueError("the first month lies after the last")
        return self


class Counts(Value):
    """How many assessments of some kind there are. Withdrawn ones are in none of these.

    Attributes:
        started: all of them. `signed`: of those, signed at least once. `reviewed`: of those, what was signed last was
            reviewed by a manager. `own_words`: of the signed, with the child's own words in it.
        days_to_review: whole days from the last signature to its review, and how many took so long.
        levels: of the signed, how many have each level, domain by domain.
    """

    started: Count = 0
    signed: Count = 0
    reviewed: Count = 0
    own_words: Count = 0
    days_to_review: dict[Count, Count] = Field(default_factory=dict)
    levels: dict[Domain, dict[Level, Count]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_is_part_of_the_one_before(self) -> Counts:
        if not (self.started >= self.signed >= max(self.reviewed, self.own_words)):
            raise ValueError("more are signed than started, or more reviewed than signed")
        return self


class CountRow(Counts):
    """What was started in one month with one tool."""

    month: Month
    tool: Word


class Scorecard(Value):
    """What a team did in some months.

    Attributes:
        team: whose; None where every team is counted. `period`: which months were asked for.
        rows: by month and tool together. `totals`: of all of them.
        groups: the same assessments by each dimension, each group by its value; an empty value is "not known".
    """

    team: str | None = None
    period: Period = Period()
    rows: tuple[CountRow, ...] = ()
    totals: Counts = Counts()
    groups: dict[Dimension, dict[str, Counts]] = Field(default_factory=dict)


class Blank(StrEnum):
    """Why a cell of a table has no number."""

    SUPPRESSED = "suppressed"
    NOTHING = "nothing"


Cell = int | float | Blank


class Table(Value):
    """Figures to read: one row for each label, one cell for each column.

    Where `total_row` is set, the last row is the sum of those above it; where `total_column` is set, the last column
    is the sum of those before it. `no_counts` names the columns that hold shares or days.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    total_row: bool = False
    total_column: bool = False
    no_counts: frozenset[str] = frozenset()

    @model_validator(mode="after")
    def _is_whole(self) -> Table:
        if len(self.cells) != len(self.rows) or any(len(row) != len(self.columns) for row in self.cells):
            raise ValueError("a table needs one cell for each row and column")
        return self


FEWEST = 6
"""Counts below this, other than nought, do not leave the application."""


class Published(Value):
    """Tables that may leave the application together: what is small, or would give it away, is suppressed in them."""

    team: str | None = None
    period: Period = Period()
    tables: tuple[Table, ...]

    @model_validator(mode="after")
    def _has_no_small_count(self) -> Published:
        for table in self.tables:
            for row in table.cells:
                counts = (
                    cell for column, cell in zip(table.columns, row, strict=True) if column not in table.no_counts
                )
                if any(not isinstance(cell, Blank) and 0 < cell < FEWEST for cell in counts):
                    raise ValueError("a small count would leave the application")
        return self
