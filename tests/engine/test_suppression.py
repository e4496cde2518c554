"""What is published never gives a small count away to somebody who tries to work it out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from suppression_reader import Reader

from neglect_toolkit.engine.scorecard import suppress
from neglect_toolkit.engine.suppression import Sum, hidden
from neglect_toolkit.model.scorecard import FEWEST, Blank, Table

quiet = settings(deadline=None, max_examples=60)

cells = st.one_of(st.just(0), st.integers(1, FEWEST - 1), st.integers(0, 12))


def refuse_what_can_be_worked_out(counts: Mapping[Hashable, int], sums: Sequence[Sum[Hashable]]) -> frozenset[Hashable]:
    kept_back = hidden(counts, sums)
    shown = {key: number for key, number in counts.items() if key not in kept_back}
    assert not [key for key, number in shown.items() if 0 < number < FEWEST]
    reader = Reader(shown, sorted(kept_back, key=repr), sums, max(counts.values(), default=0) + 1)
    for cell in kept_back:
        assert reader.could_be(cell, other_than=counts[cell]), f"{cell} can be worked out"
    return kept_back


def with_totals(rows: Sequence[Sequence[int]], name: str = "") -> tuple[dict[Hashable, int], list[Sum[Hashable]]]:
    """The counts of a table with its totals. Its bottom row has no name, so that tables share it."""
    height, width = len(rows), len(rows[0])
    wide = [[*row, sum(row)] for row in rows]
    counts: dict[Hashable, int] = {(name, i, j): wide[i][j] for i in range(height) for j in range(width + 1)}
    counts |= {("all", j): sum(row[j] for row in wide) for j in range(width + 1)}
    sums: list[Sum[Hashable]] = [Sum(("all", j), tuple((name, i, j) for i in range(height))) for j in range(width + 1)]
    sums += [Sum((name, i, width), tuple((name, i, j) for j in range(width))) for i in range(height)]
    return counts, [*sums, Sum(("all", width), tuple(("all", j) for j in range(width)))]


def grids(height: int, width: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(cells, min_size=width, max_size=width), min_size=height, max_size=height)


@st.composite
def a_grid(draw: st.DrawFn) -> list[list[int]]:
    return draw(grids(draw(st.integers(1, 4)), draw(st.integers(1, 3))))


@st.composite
def two_ways(draw: st.DrawFn) -> tuple[list[list[int]], list[list[int]]]:
    """The same counts split in two ways: tables of which each column adds up to the same in both."""
    first = draw(grids(draw(st.integers(1, 3)), 2))
    totals = [sum(row[j] for row in first) for j in range(2)]
    cuts = [draw(st.integers(0, total)) for total in totals]
    return first, [cuts, [total - cut for total, cut in zip(totals, cuts, strict=True)]]


@quiet
@given(a_grid())
def test_no_small_count_can_be_worked_out_of_a_table_with_totals(grid: list[list[int]]) -> None:
    refuse_what_can_be_worked_out(*with_totals(grid))


@quiet
@given(two_ways())
def test_nor_out_of_two_tables_that_share_their_totals(both: tuple[list[list[int]], list[list[int]]]) -> None:
    one, other = with_totals(both[0], "month"), with_totals(both[1], "tool")
    refuse_what_can_be_worked_out({**one[0], **other[0]}, [*one[1], *other[1]])


@quiet
@given(a_grid())
def test_nothing_is_hidden_where_nothing_is_small(grid: list[list[int]]) -> None:
    counts, sums = with_totals([[FEWEST * number for number in row] for row in grid])
    assert hidden(counts, sums) == frozenset()


def test_the_reader_does_work_out_a_count_that_is_hidden_alone() -> None:
    counts, sums = with_totals([[3, 9], [8, 7]])
    shown = {key: number for key, number in counts.items() if key != ("", 0, 0)}
    assert not Reader(shown, [("", 0, 0)], sums, 30).could_be(("", 0, 0), other_than=3)


def test_sums_that_do_not_hold_are_refused() -> None:
    with pytest.raises(ValueError, match="not the sum"):
        hidden({"all": 9, "a": 4, "b": 4}, [Sum("all", ("a", "b"))])


def a_table(*rows: tuple[int, ...]) -> Table:
    return Table(
        title="Made up",
        rows=tuple(f"row {number}" for number in range(len(rows))),
        columns=tuple(f"column {number}" for number in range(len(rows[0]))),
        cells=rows,
        total_row=True,
        total_column=True,
    )


def test_one_small_count_takes_a_rectangle_with_it() -> None:
    table = suppress(a_table((3, 20, 23), (30, 40, 70), (33, 60, 93)))
    hide = Blank.SUPPRESSED
    assert table.cells == ((hide, hide, 23), (hide, hide, 70), (33, 60, 93))


def test_a_true_nought_stays() -> None:
    table = suppress(a_table((0, 20, 20), (0, 40, 40), (0, 60, 60)))
    assert table.cells == ((0, 20, 20), (0, 40, 40), (0, 60, 60))


def test_a_small_table_is_hidden_whole() -> None:
    table = suppress(a_table((1, 2, 3), (1, 1, 2), (2, 3, 5)))
    assert {cell for row in table.cells for cell in row} == {Blank.SUPPRESSED}


def test_a_table_without_totals_hides_only_what_is_small() -> None:
    table = a_table((3, 20), (30, 40)).model_copy(update={"total_row": False, "total_column": False})
    assert suppress(table).cells == ((Blank.SUPPRESSED, 20), (30, 40))
