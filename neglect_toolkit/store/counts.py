"""Counts of assessments, from the narrow rows alone; an index holds every column that they need.

A child who was made up is in no count. An assessment is signed once it has been signed, even if an amendment is being
written now. It is reviewed where what was signed last has been reviewed. Months and days are those of UTC.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from neglect_toolkit.model.scorecard import CountRow, Counts, Dimension, Period
from neglect_toolkit.model.words import Domain, Level
from neglect_toolkit.store.connection import Connection

_WIDTH = 20  # bits for one count: a million assessments in one group
_HALVES = (tuple(Level)[:3], tuple(Level)[3:])

_GROUPS = {
    Dimension.MONTH: "substr(started_at, 1, 7)",
    Dimension.TOOL: "tool",
    Dimension.AREA: "coalesce(area, '')",
    Dimension.AGENCY: "coalesce(agency, '')",
    Dimension.TEAM: "team",
    Dimension.AGE_BAND: "age_band",
    Dimension.DISABLED: "CASE disabled WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '' END",
}

_REVIEWED = "reviewed_at >= signed_at"
_DAYS = "julianday(substr(reviewed_at, 1, 10)) - julianday(substr(signed_at, 1, 10))"


def counted(connection: Connection, period: Period, team: str | None = None) -> tuple[CountRow, ...]:
    """What was started in each month with each tool, withdrawn assessments left out.

    Args:
        connection: where to read.
        period: the months in which the assessments were started.
        team: the key of the team whose they are now; None for every team.
    """
    found = _grouped(connection, (Dimension.MONTH, Dimension.TOOL), period, team)
    return tuple(CountRow(month=month, tool=tool, **counts) for (month, tool), counts in found)


def counted_by(
    connection: Connection, dimension: Dimension, period: Period, team: str | None = None
) -> dict[str, Counts]:
    """The same assessments by one dimension; what is not known of them is an empty value."""
    return {group: Counts(**counts) for (group,), counts in _grouped(connection, (dimension,), period, team)}


def _grouped(
    connection: Connection, dimensions: tuple[Dimension, ...], period: Period, team: str | None
) -> Iterable[tuple[tuple[str, ...], dict[str, Any]]]:
    """Each group by its values, with what `Counts` holds."""
    where, values = _where(period, team)
    groups = ", ".join(f"{_GROUPS[dimension]} AS g{place}" for place, dimension in enumerate(dimensions))
    names = tuple(f"g{place}" for place in range(len(dimensions)))
    by = ", ".join(names)
    days: dict[tuple[str, ...], dict[int, int]] = {}
    sql = (
        f"SELECT {groups}, CAST({_DAYS} AS INTEGER) AS days, count(*) AS many FROM assessment "  # noqa: S608
        f"WHERE {where} AND {_REVIEWED} GROUP BY {by}, days ORDER BY {by}, days"
    )
    for row in connection.rows(sql, *values):
        days.setdefault(tuple(row[name] for name in names), {})[row["days"]] = row["many"]
    sql = f"SELECT {groups}, {_SUMS} FROM assessment WHERE {where} GROUP BY {by} ORDER BY {by}"  # noqa: S608
    for row in connection.rows(sql, *values):
        group = tuple(row[name] for name in names)
        waited = days.get(group, {})
        yield (
            group,
            {
                "started": row["started"],
                "signed": row["signed"],
                "reviewed": sum(waited.values()),
                "own_words": row["own_words"],
                "days_to_review": waited,
                "levels": _levels(row),
            },
        )


def _where(period: Period, team: str | None) -> tuple[str, list[str]]:
    # The first moment is given even where the period is open: it leads SQLite to the index that is made for this.
    tests, values = ["status <> 'withdrawn'", "NOT made_up", "started_at >= ?"], [period.first or ""]
    if team is not None:
        tests.append("team = ?")
        values.append(team)
    if period.last is not None:
        tests.append("started_at < ?")
        values.append(f"{period.last}~")  # sorts after every day of the month
    return " AND ".join(tests), values


# Levels are added up three to a number, each in bits of its own: six sums for each of six domains would take six times
# as long as reading the rows.


def _packed(domain: Domain, half: int) -> str:
    cases = " ".join(f"WHEN '{level}' THEN {1 << _WIDTH * place}" for place, level in enumerate(_HALVES[half]))
    return f"sum(CASE {domain} {cases} ELSE 0 END) FILTER (WHERE signed_at IS NOT NULL) AS {domain}_{half}"


_SUMS = ", ".join(
    (
        "count(*) AS started",
        "count(signed_at) AS signed",
        "sum(own_words AND signed_at IS NOT NULL) AS own_words",
        *(_packed(domain, half) for domain in Domain for half in range(len(_HALVES))),
    )
)


def _levels(row: dict[str, Any]) -> dict[Domain, dict[Level, int]]:
    found: dict[Domain, dict[Level, int]] = {}
    for domain in Domain:
        for half, levels in enumerate(_HALVES):
            packed = row[f"{domain}_{half}"] or 0
            for place, level in enumerate(levels):
                many = packed >> _WIDTH * place & (1 << _WIDTH) - 1
                if many:
                    found.setdefault(domain, {})[level] = many
    return found
