"""Pages: headings stay with what follows, rows are cut only between lines, and everything is placed once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.reports.pages import paginate
from neglect_toolkit.reports.rows import Cell, Row, SetLine
from neglect_toolkit.reports.tagging import Node

TOP, BOTTOM = 300.0, 0.0


def a_row(lines: int, **fields) -> Row:
    return Row(0, 100, [Cell(0, [SetLine((), Node("P"), 10.0) for _ in range(lines)])], **fields)


@given(st.lists(st.tuples(st.integers(1, 80), st.booleans()), max_size=30))
def test_every_line_is_placed_once_and_within_the_page(rows: list[tuple[int, bool]]) -> None:
    pages = paginate([a_row(lines, keep=keep, above=5) for lines, keep in rows], TOP, BOTTOM)

    placed = [one for page in pages for one in page]
    assert sum(len(one.row.cells[0].lines) for one in placed) == sum(lines for lines, _ in rows)
    assert all(one.y - one.row.height >= BOTTOM - 0.01 and one.y <= TOP for one in placed)


@given(before=st.integers(0, 29), lines=st.integers(1, 60))
def test_a_heading_is_never_left_at_the_foot_of_a_page(before: int, lines: int) -> None:
    heading = a_row(1, keep=True)
    pages = paginate([*(a_row(1) for _ in range(before)), heading, a_row(lines)], TOP, BOTTOM)

    assert all(page[-1].row is not heading for page in pages)


def test_a_row_taller_than_a_page_goes_on_under_its_header() -> None:
    header = a_row(1, keep=True)
    pages = paginate([header, a_row(70, header=header)], TOP, BOTTOM)

    assert len(pages) == 3
    assert [page[0].again for page in pages] == [False, True, True]
    assert all(page[0].row is header for page in pages)
