"""Rows to write on: boxes to tick, rules and frames for a pen, and questions with both, composed into a flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from neglect_toolkit.reports.flow import Flow
from neglect_toolkit.reports.fonts import Face
from neglect_toolkit.reports.rows import BlankRow, Box, Cell, Row, SetLine
from neglect_toolkit.reports.styles import INK, Style
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Piece, Run

FORM = Style(Face.REGULAR, 7.5, 9.1)
LEAD = Style(Face.REGULAR, 9, 12)
QUESTION = Style(Face.BOLD, 9, 11)
CODE = Style(Face.BOLD, 9, 11)
PART = Style(Face.BOLD, 13, 16)

TICK = 8.2
STRIP = 12.2  # the height of a line of boxes
WRITING = 17.5  # the height of a line for handwriting
_GAP = 6.0
_AFTER_BOX = 3.0
_THICK, _THIN = 0.9, 0.35
_ABOUT_FROM = 150.0  # where what a part is about begins, beside a short title


class Label(NamedTuple):
    """Words that say what the boxes or the blank after them are for."""

    text: str


class Tick(NamedTuple):
    """A box to tick, and what a tick says."""

    text: str


class Write(NamedTuple):
    """Room to write; without a width it goes to the end of the line. It has a rule where no other is at its foot."""

    width: float = 0.0
    ruled: bool = True


Token = Label | Tick | Write


class FormFlow(Flow):
    """A flow with rows for a pen."""

    def bar(self, *, thick: bool = False, above: float = 0.0) -> None:
        """A rule over the whole width, that stays with what follows it."""
        self.rows.append(Row(self.x, self.width, [], above=above, pad=_THICK if thick else _THIN, fill=INK, keep=True))

    def title(self, words: str, about: str = "", above: float = 7.0) -> None:
        """A heading under a thick rule, with what it is about beside it."""
        self.bar(thick=True, above=above)
        self.node = self._root.add("Sect")
        self.heading(words, 2, style=PART, above=1)
        begins = max(_ABOUT_FROM, self.setter.width(self.setter.legible(words), PART) + 14)
        if about and begins > self.width * 0.7:
            self.paragraph(about, style=FORM, above=0, keep=True)
        elif about:
            lines = self.text([Run(about, FORM)], self.node.add("P"), self.width - begins, above=4.5)
            heading = self.rows[-1]
            self.rows[-1] = replace(heading, cells=[*heading.cells, Cell(self.x + begins, lines)])

    def text(
        self, runs: Sequence[Run], node: Node, width: float, *, box: float = 0.0, above: float = 0.0
    ) -> list[SetLine]:
        """A paragraph; `box` is the size of a box to tick before it."""
        indent = box + _AFTER_BOX + 1 if box else 0.0
        leading = max(run.style.leading for run in runs)
        made = [
            SetLine(tuple(piece._replace(x=piece.x + indent) for piece in line), node, leading)
            for line in self.setter.lines(runs, width - indent)
        ]
        made[0].above = above
        made[0].boxes = (Box(0.0, box),) if box else ()
        return made

    def strip(
        self, tokens: Sequence[Token], node: Node, width: float, *, height: float = STRIP, above: float = 0.0
    ) -> list[SetLine]:
        """Labels, boxes and blanks beside each other, on as many lines as they need."""
        strip = _Strip(self, node, width, height)
        for token in tokens:
            strip.add(token)
        made = strip.done()
        made[0].above = above
        return made

    def lines(self, count: int) -> list[SetLine]:
        """Rules to write on over the whole width."""
        return [SetLine((), self.node, WRITING, blanks=(BlankRow(0.0, self.width),)) for _ in range(count)]

    def numbered(self, told: Sequence[str], node: Node, width: float) -> list[SetLine]:
        """Sentences, each behind its number."""
        made: list[SetLine] = []
        for number, said in enumerate(told, start=1):
            lines = self.text([Run(said, LEAD)], node.add("LI").add("LBody"), width - 14, above=3)
            for line in lines:
                line.pieces = tuple(piece._replace(x=piece.x + 14) for piece in line.pieces)
            lines[0].pieces = (Piece(0.0, f"{number} ", LEAD.bold()), *lines[0].pieces)
            made += lines
        return made

    def beside(
        self,
        cells: Sequence[tuple[float, list[SetLine]]],
        *,
        above: float = 0.0,
        pad: float = 0.0,
        keep: bool = False,
        splits: Sequence[float] = (),
        framed: bool = False,
    ) -> None:
        """Cells beside each other, each with how far from the left it begins; framed, lines part them."""
        made = [Cell(self.x + x, lines) for x, lines in cells]
        frame = INK if framed else None
        row = Row(self.x, self.width, made, above=above, pad=pad, keep=keep, frame=frame, splits=tuple(splits))
        self.rows.append(row)

    def fields(
        self, named: Sequence[tuple[float, Sequence[Token]]], height: float = 30.0, *, keep: bool = True
    ) -> None:
        """Framed fields beside each other, each a share of the width with its name in its upper corner."""
        cells, lefts, x = [], [], 0.0
        for share, tokens in named:
            lefts.append(x)
            lines = self.strip(tokens, self.node.add("P"), self.width * share - 8, height=11)
            cells.append((x + 4, lines))
            x += self.width * share
        tallest = max(Cell(0, lines).height for _, lines in cells)
        room = SetLine((), self.node, max(height - tallest, 12.0))
        cells[0][1].append(room)
        self.beside(cells, splits=lefts[1:], framed=True, keep=keep, pad=1.0)

    def table_row(
        self,
        table: Node,
        said: Sequence[Sequence[Token]],
        shares: Sequence[float],
        height: float,
        *,
        head: bool = False,
    ) -> None:
        """A framed row of a table; what is in its first cell names it."""
        row = table.add("TR")
        cells, lefts, x = [], [], 0.0
        for place, (tokens, share) in enumerate(zip(said, shares, strict=True)):
            node = row.add("TH", "Column") if head else row.add("TD") if place or not tokens else row.add("TH", "Row")
            lefts.append(x)
            width = self.width * share - 6
            lines = self.strip(tokens, node, width, height=height) if tokens else [SetLine((), node, height)]
            cells.append((x + 4, lines))
            x += self.width * share
        self.beside(cells, splits=lefts[1:], framed=True, keep=True)


class _Strip:
    """The line being filled, and those done."""

    def __init__(self, flow: Flow, node: Node, width: float, height: float) -> None:
        self._flow, self._node, self._width, self._height = flow, node, width, height
        self._done: list[SetLine] = []
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[Piece] = []
        self._boxes: list[Box] = []
        self._blanks: list[BlankRow] = []
        self._x = 0.0

    def add(self, token: Token) -> None:
        match token:
            case Label(text):
                self._words(text, FORM.bold(), 0.0)
            case Tick(text):
                self._words(text, FORM, TICK + _AFTER_BOX)
            case Write(width, ruled):
                self._write(width, ruled=ruled)

    def done(self) -> list[SetLine]:
        self._end()
        return self._done

    def _words(self, text: str, style: Style, indent: float) -> None:
        """Words, behind a box where they are indented. What is wider than a whole line is broken over several."""
        whole = self._flow.setter.lines([Run(text, style)], self._width - indent)
        for line in whole:
            wide = indent + sum(self._flow.setter.width(piece.text.rstrip(), style) for piece in line)
            if self._x and self._x + wide > self._width:
                self._end()
            if indent and line is whole[0]:
                self._boxes.append(Box(self._x, TICK))
            words = f"{''.join(piece.text for piece in line).rstrip()} "
            self._pieces.append(Piece(self._x + indent, words, style))
            self._x += wide + (_GAP if indent else _GAP - 2)

    def _write(self, width: float, *, ruled: bool) -> None:
        if self._x + (width or 40.0) > self._width:
            self._end()
        wide = width or self._width - self._x
        if ruled:
            self._blanks.append(BlankRow(self._x, wide))
        self._x += wide + _GAP

    def _end(self) -> None:
        line = SetLine(tuple(self._pieces), self._node, self._height)
        line.boxes, line.blanks = tuple(self._boxes), tuple(self._blanks)
        self._done.append(line)
        self._begin()
