"""What a page is filled with: rows of cells of lines, which can be cut between any two lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from neglect_toolkit.reports.styles import Colour
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

Shape = Literal["dot", "triangle", "open_triangle", "half", "tick", "circle", "diamond", "dash", "question"]

# Fewer lines than this are not left alone at the foot of a page, nor fewer than two at the head of the next.
_ORPHANS = 3
# A row no higher than this (in points) moves on whole, rather than being cut.
_WHOLE = 150.0


@dataclass(frozen=True, slots=True)
class RowMark:
    """A small drawn sign left of a line: it repeats what the words say, for the eye alone."""

    shape: Shape
    colour: Colour
    x: float = 0.0


class Box(NamedTuple):
    """A box to tick, in the middle of a line's height: how far from the left edge, and how large."""

    x: float
    size: float


class BlankRow(NamedTuple):
    """A rule along the foot of a line, to write on."""

    x: float
    width: float


class Drawing(NamedTuple):
    """A drawing in a row, for the eye alone: the words beside it say the same.

    `draw` gets the canvas, the left and the upper edge, and the width.
    """

    x: float
    width: float
    height: float
    draw: Callable[[Canvas, float, float, float], None]


@dataclass(slots=True)
class SetLine:
    """A line ready to draw: its pieces, what it belongs to, its height, and the space above it.

    Boxes and blanks are for a pen; a line may have both beside its pieces.
    """

    pieces: Line
    node: Node
    height: float
    above: float = 0.0
    mark: RowMark | None = None
    boxes: tuple[Box, ...] = ()
    blanks: tuple[BlankRow, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether something stands in it that is for the eye or the pen alone."""
        return bool(self.mark or self.boxes or self.blanks)


@dataclass(slots=True)
class Cell:
    """Lines that stand below each other, from `x` on."""

    x: float
    lines: list[SetLine]

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return sum([line.height + line.above for line in self.lines])

    def fitting(self, room: float) -> int:
        """How many lines fit."""
        used = 0.0
        for index, line in enumerate(self.lines):
            used += line.height + line.above
            if used > room:
                return index
        return len(self.lines)

    def cut_at(self, room: float) -> int:
        """How many lines to leave in the room: those that fit, less one where a single line would be left over."""
        fitting = self.fitting(room)
        return fitting - 1 if fitting > _ORPHANS and fitting == len(self.lines) - 1 else fitting


@dataclass(slots=True)
class Row:
    """Cells beside each other, with what is drawn behind them.

    Attributes:
        above: space over the row, left out at the top of a page.
        pad: space inside, over and under the cells.
        bar: a bold stroke at the left edge; with a fill it makes a panel.
        rule: a thin line along the foot.
        frame: a thin line all around.
        splits: where thin lines part a framed row, from its left edge.
        keep: whether it must stand on the page of what comes next.
        header: the row that is drawn again where its table goes on over a page.
        drawing: a drawing at its top, which the row is never lower than.
        outline: the bookmark that leads here, with its level from 0.
    """

    x: float
    width: float
    cells: list[Cell]
    above: float = 0.0
    pad: float = 0.0
    fill: Colour | None = None
    bar: Colour | None = None
    rule: Colour | None = None
    frame: Colour | None = None
    splits: tuple[float, ...] = ()
    keep: bool = False
    header: Row | None = None
    drawing: Drawing | None = None
    outline: tuple[str, int] | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        heights = [cell.height for cell in self.cells] + ([self.drawing.height] if self.drawing else [])
        self.height = 2 * self.pad + max(heights, default=0.0)

    @property
    def has_ground(self) -> bool:
        """Whether anything is drawn that is no text."""
        drawn = self.fill or self.bar or self.rule or self.frame or self.drawing
        return bool(drawn) or any(line.is_drawn for cell in self.cells for line in cell.lines)

    @property
    def least(self) -> float:
        """The least of it that may stand alone at the foot of a page."""
        if self.height <= _WHOLE:
            return self.height
        drawn = 2 * self.pad + self.drawing.height if self.drawing else 0.0
        few = max((Cell(0, cell.lines[:_ORPHANS]).height for cell in self.cells), default=0.0)
        return min(self.height, max(2 * self.pad + few, drawn))

    def cut(self, room: float) -> tuple[Row, Row] | None:
        """What fits into the room, and the rest; None where nothing of it fits."""
        counts = [cell.cut_at(room - 2 * self.pad) for cell in self.cells]
        if not any(counts):
            return None
        first, rest = (
            [Cell(cell.x, cell.lines[:count]) for cell, count in zip(self.cells, counts, strict=True)],
            [Cell(cell.x, _from_the_top(cell.lines[count:])) for cell, count in zip(self.cells, counts, strict=True)],
        )
        return replace(self, cells=first), replace(self, cells=rest, above=0.0, outline=None, drawing=None)


def _from_the_top(lines: list[SetLine]) -> list[SetLine]:
    return [replace(lines[0], above=0.0), *lines[1:]] if lines else lines
