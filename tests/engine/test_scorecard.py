"""Counts for a team: added up right, put into tables, and published so that no small count can be worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from suppression_reader import Reader

from neglect_toolkit.engine.scorecard import ALL, published, scorecard, tables
from neglect_toolkit.engine.suppression import Sum
from neglect_toolkit.model.scorecard import (
    FEWEST,
    Blank,
    CountRow,
    Counts,
    Dimension,
    Period,
    Published,
    Scorecard,
    Table,
)
from neglect_toolkit.model.words import Domain, Level

quiet = settings(deadline=None, max_examples=60)
HIDE = Blank.SUPPRESSED


def a_row(month: str = "2026-10", tool: str = "primary", **given_: object) -> CountRow:
    """A month with enough of everything: nothing in it is small unless the test makes it so."""
    usual: dict[str, object] = {
        "started": 40,
        "signed": 30,
        "reviewed": 20,
        "own_words": 24,
        "days_to_review": {3: 10, 9: 10},
        "levels": {domain: {Level.SOME: 30} for domain in Domain},
    }
    return CountRow.model_validate({"month": month, "tool": tool, **usual, **given_})


def cell(table: Table, row: str, column: str) -> object:
    return table.cells[table.rows.index(row)][table.columns.index(column)]


def by_month(shown: tuple[Table, ...]) -> Table:
    return next(table for table in shown if table.title == "By month")


def test_rows_add_up_by_month_by_tool_and_in_all() -> None:
    rows = [a_row(), a_row(tool="baby"), a_row("2026-11", started=100)]
    card = scorecard(rows, team="North")

    assert card.totals.started == 180
    assert {month: found.started for month, found in card.groups[Dimension.MONTH].items()} == {
        "2026-10": 80,
        "2026-11": 100,
    }
    assert card.groups[Dimension.TOOL]["primary"].days_to_review == {3: 20, 9: 20}
    assert card.totals.levels[Domain.PHYSICAL] == {Level.SOME: 90}


def test_a_month_without_an_assessment_is_shown_with_nought() -> None:
    card = scorecard([a_row("2025-12"), a_row("2026-02")], Period(last="2026-03"))
    assert list(card.groups[Dimension.MONTH]) == ["2025-12", "2026-01", "2026-02", "2026-03"]
    assert cell(by_month(tables(card)), "2026-01", "Started") == 0


def test_no_assessments_at_all_make_tables_of_noughts() -> None:
    table = by_month(published(scorecard([])).tables)
    assert (table.rows, cell(table, ALL, "Started"), cell(table, ALL, "Days to review, median")) == (
        (ALL,),
        0,
        Blank.NOTHING,
    )


@pytest.mark.parametrize(
    ("days", "median", "longest"),
    [({2: 1}, 2, 2), ({1: 1, 4: 1}, 2.5, 4), ({0: 5, 30: 2, 90: 1}, 0, 90), ({1: 3, 5: 3}, 3, 5)],
)
def test_the_median_and_the_longest_wait(days: dict[int, int], median: float, longest: int) -> None:
    card = scorecard([a_row(reviewed=sum(days.values()), days_to_review=days)])
    table = by_month(tables(card))
    assert (cell(table, ALL, "Days to review, median"), cell(table, ALL, "Days to review, longest")) == (
        median,
        longest,
    )


def test_inside_the_application_a_small_count_is_shown() -> None:
    card = scorecard([a_row(started=3, signed=2, reviewed=1, own_words=1, days_to_review={4: 1}, levels={})])
    assert by_month(tables(card)).cells[0] == (3, 1, 2, 1, 1, 1, 50, 4, 4)


def test_a_share_and_a_median_of_few_do_not_leave_the_application() -> None:
    rows = [a_row(own_words=27, reviewed=4, days_to_review={3: 4}), a_row("2026-11"), a_row("2026-12")]
    table = by_month(published(scorecard(rows)).tables)
    assert cell(table, "2026-10", "Share of the signed, %") is HIDE  # 27 of 30 would tell of three children
    assert cell(table, "2026-10", "Days to review, median") is HIDE
    assert cell(table, ALL, "Share of the signed, %") == 83


def test_the_longest_wait_leaves_the_application_only_for_all_together() -> None:
    table = by_month(published(scorecard([a_row(), a_row("2026-11")])).tables)
    assert [row[-1] for row in table.cells] == [HIDE, HIDE, 9]


def test_tables_with_a_small_count_are_not_taken_for_published_ones() -> None:
    card = scorecard([a_row(started=33)])
    with pytest.raises(ValueError, match="small count"):
        Published(tables=tables(card))


def test_groups_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        scorecard([a_row()], others={Dimension.AREA: {"Hillside": Counts(started=3)}})


def test_another_dimension_is_a_table_of_its_own_and_nobody_is_left_out() -> None:
    row = Counts.model_validate(a_row().model_dump(exclude={"month", "tool"}))
    card = scorecard([a_row(), a_row()], others={Dimension.AREA: {"Hillside": row, "": row}})
    area = next(table for table in tables(card) if table.title == "By area")
    assert area.rows == ("Hillside", "Not known", ALL)


def test_a_group_is_called_by_its_name() -> None:
    card = scorecard([a_row()])
    shown = tables(card, {Dimension.TOOL: {"primary": "Primary school child"}})
    assert shown[1].rows == ("Primary school child", ALL)


# What somebody with the published tables could work out ---------------------------------------------------------

few = st.one_of(st.just(0), st.integers(0, 7), st.integers(0, 30))


@st.composite
def counted(draw: st.DrawFn, month: str, tool: str) -> CountRow:
    started = draw(few)
    signed = draw(st.one_of(st.just(started), st.integers(0, started)))
    reviewed, own_words = draw(st.integers(0, signed)), draw(st.integers(0, signed))
    levels = {}
    for domain in (Domain.PHYSICAL, Domain.MEDICAL):
        some = draw(st.integers(0, signed))
        levels[domain] = Counter({Level.SOME: some, Level.SIGNIFICANT: signed - some})
    for domain in set(Domain) - set(levels):
        levels[domain] = Counter({Level.NONE_FOUND: signed})
    days = {5: reviewed} if reviewed else {}
    return a_row(
        month,
        tool,
        started=started,
        signed=signed,
        reviewed=reviewed,
        own_words=own_words,
        days_to_review=days,
        levels=levels,
    )


@st.composite
def cards(draw: st.DrawFn) -> Scorecard:
    places = [(month, tool) for month in ("2026-10", "2026-11") for tool in ("baby", "primary")]
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=4, unique=True))
    return scorecard([draw(counted(*place)) for place in sorted(chosen)])


def as_read(shown: tuple[Table, ...]) -> tuple[dict[Hashable, object], list[Sum[Hashable]]]:
    """Every cell of the tables, and everything a reader knows to add up: the row "All" is the same in each."""
    found: dict[Hashable, object] = {}
    sums: list[Sum[Hashable]] = []

    def key(table: Table, row: str, column: str) -> Hashable:
        shared = row == ALL or column == table.columns[-1] == "Signed"
        return (ALL, column) if shared else (table.title, row, column)

    for table in shown:
        counts = [c for c in table.columns if not c.startswith(("Share", "Days"))]
        for row in table.rows:
            found |= {key(table, row, column): cell(table, row, column) for column in counts}
            if table.total_column:
                sums.append(Sum(key(table, row, "Signed"), tuple(key(table, row, c) for c in counts[:-1])))
                continue
            without = key(table, row, "without own words")
            found[without] = HIDE
            for total, *parts in (
                ("Started", "Not signed yet", "Signed"),
                ("Signed", "Waiting for review", "Reviewed"),
                ("Signed", "With the child's own words", "without own words"),
            ):
                sums.append(Sum(key(table, row, total), tuple(key(table, row, part) for part in parts)))
        if not table.total_column:
            sums += [
                Sum(key(table, ALL, column), tuple(key(table, row, column) for row in table.rows[:-1]))
                for column in (*counts, "without own words")
            ]
    return found, sums


@quiet
@given(cards())
def test_no_small_count_can_be_worked_out_of_all_the_published_tables(card: Scorecard) -> None:
    read, sums = as_read(published(card).tables)
    true: dict[Any, Any] = as_read(tables(card))[0]
    for key, number in true.items():
        if number is HIDE:  # shown nowhere, but it follows from what is
            signed, own = (true[(*key[:-1], what)] for what in ("Signed", "With the child's own words"))
            true[key] = signed - own
    shown = {key: value for key, value in read.items() if isinstance(value, int)}
    assert all(value is HIDE for key, value in read.items() if key not in shown)
    assert not [number for number in shown.values() if 0 < number < FEWEST]
    reader = Reader(shown, [key for key in read if key not in shown], sums, card.totals.started + 1)
    for key in reader.unknown:
        if 0 < true[key] < FEWEST:
            assert reader.could_be(key, other_than=true[key]), f"{key} can be worked out"
