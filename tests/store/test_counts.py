"""Counts of a team, against the same counted one header at a time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from random import Random

import pytest
from one_transaction import read, write
from store_made_up import FixedClockRealKeys, an_assessment, raw, started_as

from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.record import Progress
from neglect_toolkit.model.scorecard import CountRow, Counts, Dimension, Period
from neglect_toolkit.model.words import AgeBand, Domain, Level, Status
from neglect_toolkit.store import counts, headers, sealing
from neglect_toolkit.store.store import Store


@pytest.fixture
def filled(store: Store, clock: FixedClockRealKeys) -> Store:
    """Sixty assessments over some months, in two teams, some signed, reviewed, signed again since, or withdrawn."""
    draw = Random(7)  # noqa: S311 - made-up assessments, no secrets
    for number in range(60):
        clock.at = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC) + dt.timedelta(days=3 * number)
        reached = Progress(
            levels={domain: draw.choice(list(Level)) for domain in Domain if draw.random() < 0.9},
            own_words=draw.random() < 0.6,
            age_band=draw.choice(list(AgeBand)),
            disabled=draw.choice([True, False, None]),
        )
        made = started_as(store, an_assessment(), reached)
        changed: dict[str, str] = {"team": draw.choice(["north", "south"])}
        if draw.random() < 0.8:
            signed = clock.at + dt.timedelta(days=4)
            changed["signed_at"] = signed.isoformat()
            if draw.random() < 0.7:
                changed["reviewed_at"] = (signed + dt.timedelta(days=draw.randrange(-3, 9))).isoformat()
        places = ", ".join(f"{name} = ?" for name in changed)
        with raw(store).writing() as connection:
            connection.run(f"UPDATE assessment SET {places} WHERE id = ?", *changed.values(), made.id)  # noqa: S608
        if number % 10 == 0:
            write(store, sealing.withdraw, made.id, "Made in error")
    return store


def by_hand(headers: list[Header]) -> Counts:
    signed = [header for header in headers if header.signed_at]
    times = [(header.signed_at, header.reviewed_at) for header in signed]
    reviewed = [(first, then) for first, then in times if first and then and then >= first]
    levels: dict[Domain, Counter[Level]] = {}
    for header in signed:
        for domain, level in header.levels.items():
            levels.setdefault(domain, Counter())[level] += 1
    return Counts(
        started=len(headers),
        signed=len(signed),
        reviewed=len(reviewed),
        own_words=sum(header.own_words for header in signed),
        days_to_review=Counter((then.date() - first.date()).days for first, then in reviewed),
        levels=levels,
    )


def here(store: Store, first: str, last: str, team: str | None = None) -> list[Header]:
    return [
        header
        for header in read(store, headers.headers)
        if header.status is not Status.WITHDRAWN
        and first <= f"{header.started_at:%Y-%m}" <= last
        and team in {None, header.team}
    ]


@pytest.mark.parametrize("team", ["north", "south", None])
@pytest.mark.parametrize("months", [("2026-01", "2026-12"), ("2026-02", "2026-03")])
def test_each_month_and_tool_counts_what_its_headers_say(
    filled: Store, team: str | None, months: tuple[str, str]
) -> None:
    expected = here(filled, *months, team)
    with filled.reading() as connection:
        rows = counts.counted(connection, Period(first=months[0], last=months[1]), team)

    assert sum(row.started for row in rows) == len(expected) > 0
    for row in rows:
        of_month = [header for header in expected if f"{header.started_at:%Y-%m}" == row.month]
        assert row == CountRow(month=row.month, tool="primary", **by_hand(of_month).model_dump())


def test_any_dimension_adds_up_to_the_same_assessments(filled: Store) -> None:
    everything = len(here(filled, "2026-01", "2026-12"))
    with filled.reading() as connection:
        for dimension in Dimension:
            found = counts.counted_by(connection, dimension, Period())
            assert sum(group.started for group in found.values()) == everything
        disabled = counts.counted_by(connection, Dimension.DISABLED, Period())
    unknown = [header for header in here(filled, "2026-01", "2026-12") if header.disabled is None]
    assert set(disabled) == {"yes", "no", ""}
    assert disabled[""] == by_hand(unknown)


def test_an_empty_store_has_nothing_to_count(store: Store) -> None:
    with store.reading() as connection:
        assert counts.counted(connection, Period(first="2026-01")) == ()


@pytest.mark.parametrize("team", ["north", None])
def test_counting_reads_its_index_and_no_row(filled: Store, team: str | None) -> None:
    connection = raw(filled)
    asked: list[str] = []
    connection.db.conn.set_trace_callback(asked.append)
    counts.counted(connection, Period(), team)
    connection.db.conn.set_trace_callback(None)
    plans = [connection.rows(f"EXPLAIN QUERY PLAN {sql}") for sql in asked if sql.startswith("SELECT")]
    read = [step["detail"] for plan in plans for step in plan if " assessment" in step["detail"]]
    assert len(read) == 2
    assert all("COVERING INDEX assessment_counted" in step for step in read)
