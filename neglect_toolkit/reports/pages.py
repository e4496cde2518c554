"""Fills pages with rows: headings stay with what follows, tables go on under their header, nothing is too tall."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from neglect_toolkit.reports.rows import Row
from neglect_toolkit.reports.styles import BOTTOM, TOP


class Placed(NamedTuple):
    """A row and the height of its top edge. `again` marks a repeated header, which is for the eye alone."""

    row: Row
    y: float
    again: bool = False


Page = list[Placed]


def paginate(rows: Iterable[Row], top: float = TOP, bottom: float = BOTTOM) -> list[Page]:
    """The rows on as many pages as they need."""
    waiting = deque(rows)
    pages: list[Page] = [[]]
    y = top
    while waiting:
        row = waiting.popleft()
        fresh = not pages[-1]
        above = 0.0 if fresh else row.above
        if fresh and row.header is not None:
            pages[-1].append(Placed(row.header, y, again=True))
            y -= row.header.height
        room = y - above - bottom
        if row.height <= room and _company(row, waiting) <= room:
            pages[-1].append(Placed(row, y - above))
            y -= above + row.height
            continue
        halves = row.cut(room) if fresh or (not row.keep and row.least <= room) else None
        if halves is not None:
            pages[-1].append(Placed(halves[0], y - above))
            waiting.appendleft(halves[1])
        elif fresh:  # a single line taller than a page cannot be: this only guards against turning in a circle
            pages[-1].append(Placed(row, y))
            y -= row.height
            continue
        else:
            waiting.appendleft(row)
        pages.append([])
        y = top
    return pages


def stack(rows: Iterable[Row], top: float) -> tuple[Page, float]:
    """Rows below each other from a height on, however far down they reach; and the height of their foot."""
    page: Page = []
    y = top
    for row in rows:
        above = row.above if page else 0.0
        page.append(Placed(row, y - above))
        y -= above + row.height
    return page, y


def _company(row: Row, waiting: Sequence[Row]) -> float:
    """The height of a row together with what it must not be parted from."""
    height = row.height
    index = 0
    while row.keep and index < len(waiting):
        row = waiting[index]
        height += row.above + (row.height if row.keep else row.least)
        index += 1
    return height
