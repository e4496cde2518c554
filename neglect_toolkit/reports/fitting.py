"""Composes a block as fully as the height it is given allows; what is left out is told to be elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from neglect_toolkit.reports.flow import Flow
from neglect_toolkit.reports.rows import Row
from neglect_toolkit.reports.styles import DENSE


class Room(NamedTuple):
    """How much may be said: lines a text, and how many of each thing."""

    clamp: int | None
    things: int


ROOMS = (Room(None, 6), Room(6, 6), Room(5, 5), Room(4, 5), Room(3, 4), Room(3, 3), Room(2, 3), Room(2, 2))
"""From roomy to tight."""


class Fitted(NamedTuple):
    """A block that fits. `is_cut` says whether not even the shortest did, so that its end had to go."""

    flow: Flow
    is_cut: bool


def fitted(composed: Callable[[Room], Flow], height: float, rooms: Iterable[Room] = ROOMS) -> Fitted:
    """The first that fits a height, from roomy to tight; where none does, the tightest, cut.

    Args:
        composed: composes the block anew with so much room.
        height: how high it may be.
        rooms: what to try.
    """
    for room in rooms:
        flow = composed(room)
        if height_of(flow.rows) <= height:
            return Fitted(flow, is_cut=False)
    flow.rows = _cut(flow, height)
    return Fitted(flow, is_cut=True)


def height_of(rows: Iterable[Row]) -> float:
    """How high rows stand below each other."""
    return sum(row.above + row.height for row in rows)


def _cut(flow: Flow, height: float) -> list[Row]:
    """As many rows as fit, and a line that says where the others are."""
    rows = flow.rows
    flow.rows = []
    flow.paragraph(flow.more, style=DENSE.italic(), above=2)
    more = flow.rows
    left = height - height_of(more)
    kept: list[Row] = []
    for row in rows:
        if row.above + row.height > left:
            halves = None if row.keep else row.cut(left - row.above)
            kept += [halves[0]] if halves else []
            break
        kept.append(row)
        left -= row.above + row.height
    while kept and kept[-1].keep:
        kept.pop()
    return [*kept, *more]
