"""Counts for a team: rows added up, put into tables, and kept back where a count is small enough to point at a child.

Inside the application a table shows every count. What leaves it goes through `published`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from neglect_toolkit.engine.suppression import Sum, hidden
from neglect_toolkit.model.scorecard import (
    Blank,
    Cell,
    CountRow,
    Counts,
    Dimension,
    Period,
    Published,
    Scorecard,
    Table,
)
from neglect_toolkit.model.words import Domain, Level
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.scorecard import dimension_title

LEVELS = (
    *(Level.SIGNIFICANT, Level.SOME, Level.UNMET_NEED),
    *(Level.NONE_FOUND, Level.NOT_ENOUGH_KNOWN, Level.DOES_NOT_APPLY),
)
NO_LEVEL = "Not recorded"
ALL = "All"
NOT_KNOWN = "Not known"

_NO_COUNTS = ("Share of the signed, %", "Days to review, median", "Days to review, longest")
_COLUMNS = (
    "Started",
    "Not signed yet",
    "Signed",
    "Waiting for review",
    "Reviewed",
    "With the child's own words",
    *_NO_COUNTS,
)

DimensionNames = Mapping[Dimension, Mapping[str, str]]
"""What a group is called where its value is no word to read: the title of a tool, for example."""


class _Key(NamedTuple):
    """One count of a scorecard; the same count in two tables has the same key."""

    about: str
    group: str
    what: str


_Hides = Callable[[_Key], bool]


def scorecard(
    rows: Sequence[CountRow],
    period: Period | None = None,
    team: str | None = None,
    others: Mapping[Dimension, Mapping[str, Counts]] | None = None,
) -> Scorecard:
    """The counts of a team, added up over its rows.

    Args:
        rows: by month and tool together; each pair at most once.
        period: which months were asked for. A month inside it in which nothing was started is there, with nought.
        team: whose; None where every team is counted.
        others: the same assessments by other dimensions, the groups of each adding up to the same.

    Raises:
        ValueError: another dimension does not add up to the same assessments.
    """
    asked, totals = period or Period(), added(rows)
    months: dict[str, list[Counts]] = {month: [] for month in _months(rows, asked)}
    tools: dict[str, list[Counts]] = {}
    for row in rows:
        months[row.month].append(row)
        tools.setdefault(row.tool, []).append(row)
    groups = {
        Dimension.MONTH: {month: added(found) for month, found in months.items()},
        Dimension.TOOL: {tool: added(found) for tool, found in sorted(tools.items())},
        **{dimension: dict(found) for dimension, found in (others or {}).items()},
    }
    if any(added(found.values()) != totals for found in groups.values()):
        raise ValueError("the groups of a dimension do not add up to the same assessments")
    return Scorecard(team=team, period=asked, rows=tuple(rows), totals=totals, groups=groups)


def added(counts: Iterable[Counts]) -> Counts:
    """Several counts as one; nought where there are none."""
    given = tuple(counts)
    days: Counter[int] = Counter()
    levels: dict[Domain, Counter[Level]] = {}
    for each in given:
        days.update(each.days_to_review)
        for domain, found in each.levels.items():
            levels.setdefault(domain, Counter()).update(found)
    return Counts(
        started=sum(each.started for each in given),
        signed=sum(each.signed for each in given),
        reviewed=sum(each.reviewed for each in given),
        own_words=sum(each.own_words for each in given),
        days_to_review=dict(sorted(days.items())),
        levels={domain: dict(found) for domain, found in sorted(levels.items())},
    )


def tables(card: Scorecard, names: DimensionNames | None = None) -> tuple[Table, ...]:
    """Every count as it is, for a screen inside the application."""
    return _tables(card, names or {}, None)


def published(card: Scorecard, names: DimensionNames | None = None) -> Published:
    """The same tables as they may leave the application: no count of 1 to 5 is in them or can be worked out of them.

    All of them count as published together. A share or a median is kept back where the counts behind it are; the
    longest wait, which is one child's, is given only for all together.
    """
    counts = _counts(card)
    kept_back = hidden(counts, _sums(card))
    found = _tables(card, names or {}, kept_back.__contains__)
    return Published(team=card.team, period=card.period, tables=found)


def suppress(table: Table) -> Table:
    """One table of counts by itself, as it may leave the application, with its totals where it has them.

    Raises:
        ValueError: a cell is no count, or a total is not the sum of its parts.
    """
    counts: dict[tuple[int, int], int] = {}
    for i, row in enumerate(table.cells):
        for j, cell in enumerate(row):
            if not isinstance(cell, int) or cell < 0:
                raise ValueError("only counts can be suppressed")
            counts[i, j] = cell
    height, width = len(table.rows), len(table.columns)
    sums = []
    if table.total_row:
        sums += [Sum((height - 1, j), tuple((i, j) for i in range(height - 1))) for j in range(width)]
    if table.total_column:
        sums += [Sum((i, width - 1), tuple((i, j) for j in range(width - 1))) for i in range(height)]
    kept_back = hidden(counts, sums)
    cells = tuple(
        tuple(Blank.SUPPRESSED if (i, j) in kept_back else cell for j, cell in enumerate(row))
        for i, row in enumerate(table.cells)
    )
    return table.model_copy(update={"cells": cells})


# What is counted, and what adds up to what --------------------------------------------------------------------


def _measures(counts: Counts) -> dict[str, int]:
    """The counts of one group with those that anybody can work out from them, which are as telling."""
    return {
        "started": counts.started,
        "open": counts.started - counts.signed,
        "signed": counts.signed,
        "waiting": counts.signed - counts.reviewed,
        "reviewed": counts.reviewed,
        "own_words": counts.own_words,
        "without": counts.signed - counts.own_words,
    }


_MADE_UP_OF = (
    ("started", ("open", "signed")),
    ("signed", ("waiting", "reviewed")),
    ("signed", ("own_words", "without")),
)


def _all(what: str) -> _Key:
    return _Key(ALL, "", what)


def _counts(card: Scorecard) -> dict[_Key, int]:
    found = {_all(what): number for what, number in _measures(card.totals).items()}
    for dimension, groups in card.groups.items():
        for group, counts in groups.items():
            found |= {_Key(dimension, group, what): number for what, number in _measures(counts).items()}
    for domain, levels in _levels(card.totals).items():
        found |= {_Key("level", domain, what): number for what, number in levels.items()}
    return found


def _sums(card: Scorecard) -> list[Sum[_Key]]:
    places = [(ALL, ""), *((dimension, group) for dimension, groups in card.groups.items() for group in groups)]
    found = [
        Sum(_Key(*place, total), tuple(_Key(*place, part) for part in parts))
        for place in places
        for total, parts in _MADE_UP_OF
    ]
    for dimension, groups in card.groups.items():
        found += [
            Sum(_all(what), tuple(_Key(dimension, group, what) for group in groups)) for what in _measures(Counts())
        ]
    for domain, levels in _levels(card.totals).items():
        found.append(Sum(_all("signed"), tuple(_Key("level", domain, what) for what in levels)))
    return found


def _levels(totals: Counts) -> dict[Domain, dict[str, int]]:
    """How many of the signed have each level of each domain; and of how many none is recorded, if there are any."""
    found = {
        domain: {level.value: totals.levels.get(domain, {}).get(level, 0) for level in LEVELS} for domain in Domain
    }
    without = {domain: totals.signed - sum(levels.values()) for domain, levels in found.items()}
    if any(without.values()):
        found = {domain: {**levels, NO_LEVEL: without[domain]} for domain, levels in found.items()}
    return found


# The tables ---------------------------------------------------------------------------------------------------


def _tables(card: Scorecard, names: DimensionNames, hides: _Hides | None) -> tuple[Table, ...]:
    groups = [_by(card, dimension, names.get(dimension, {}), hides) for dimension in card.groups]
    return (*groups, _by_level(card, hides))


def _by(card: Scorecard, dimension: Dimension, names: Mapping[str, str], hides: _Hides | None) -> Table:
    groups = card.groups[dimension]
    rows = [_row(counts, (dimension, group), hides) for group, counts in groups.items()]
    called = (names.get(group) or group or NOT_KNOWN for group in groups)
    return Table(
        title=dimension_title(dimension),
        rows=(*called, ALL),
        columns=_COLUMNS,
        cells=(*rows, _row(card.totals, (ALL, ""), hides)),
        total_row=True,
        no_counts=frozenset(_NO_COUNTS),
    )


def _row(counts: Counts, place: tuple[str, str], hides: _Hides | None) -> tuple[Cell, ...]:
    shown: dict[str, Cell] = {
        what: Blank.SUPPRESSED if hides and hides(_Key(*place, what)) else number
        for what, number in _measures(counts).items()
    }
    plain = ("started", "open", "signed", "waiting", "reviewed", "own_words")
    median, longest = _days(counts, shown["reviewed"])
    if hides and place[0] != ALL and longest is not Blank.NOTHING:
        longest = Blank.SUPPRESSED
    return (*(shown[what] for what in plain), _share(shown["own_words"], shown["signed"]), median, longest)


def _share(part: Cell, whole: Cell) -> Cell:
    """A whole percentage of two counts that are both shown."""
    if isinstance(part, Blank) or isinstance(whole, Blank):
        return Blank.SUPPRESSED
    return round(100 * part / whole) if whole else Blank.NOTHING


def _days(counts: Counts, reviewed: Cell) -> tuple[Cell, Cell]:
    """Median and longest days to review, where the number of reviews is itself shown."""
    if isinstance(reviewed, Blank):
        return Blank.SUPPRESSED, Blank.SUPPRESSED
    if not counts.days_to_review:
        return Blank.NOTHING, Blank.NOTHING
    days = sorted(counts.days_to_review)
    reached = list(accumulate(counts.days_to_review[day] for day in days))

    def day_of(place: int) -> int:
        return next(day for day, so_many in zip(days, reached, strict=True) if so_many >= place)

    middle = (day_of((reached[-1] + 1) // 2) + day_of(reached[-1] // 2 + 1)) / 2
    return int(middle) if middle.is_integer() else middle, days[-1]


def _by_level(card: Scorecard, hides: _Hides | None) -> Table:
    levels = _levels(card.totals)
    columns = tuple(NO_LEVEL if what == NO_LEVEL else labels.level(Level(what)) for what in levels[Domain.PHYSICAL])
    rows: list[tuple[Cell, ...]] = []
    for domain, numbers in levels.items():
        row = {_Key("level", domain, what): number for what, number in numbers.items()}
        row[_all("signed")] = card.totals.signed
        rows.append(tuple(Blank.SUPPRESSED if hides and hides(key) else number for key, number in row.items()))
    return Table(
        title="Signed assessments, by the level of each kind of neglect",
        rows=tuple(domain.called for domain in levels),
        columns=(*columns, "Signed"),
        cells=tuple(rows),
        total_column=True,
    )


# Months -------------------------------------------------------------------------------------------------------


def _months(rows: Sequence[CountRow], period: Period) -> tuple[str, ...]:
    """Every month from the first to the last of the period, or, where it is open, of the rows."""
    found = sorted(row.month for row in rows)
    if not found and not (period.first and period.last):
        return ()
    first, last = period.first or found[0], period.last or found[-1]
    months, month = [], min(first, found[0]) if found else first
    while month <= max(last, found[-1] if found else last):
        months.append(month)
        month = _after(month)
    return tuple(months)


def _after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"
