"""Rows to write on: questions with boxes to tick, blanks to fill, lines. Composed into a flow."""

from __future__ import annotations

from collections.abc import Sequence

from neglect_toolkit.reports import styles
from neglect_toolkit.reports.flow import Flow
from neglect_toolkit.reports.rows import Cell, Row, SetLine
from neglect_toolkit.reports.styles import BOX, FORM
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Line, Piece, Run

_AFTER_BOX = BOX + 3.5
_GAP = 5.0
_OPTIONS = 12.5  # the height of a line of boxes
_WRITING = 15.0  # the height of a line to write on by hand
_LEFT = 0.55  # of the width: the question and how to ask it; the rest is for what the ratings look like


class FormRows:
    """Adds rows to a flow. Whatever belongs to one question stays together on a page."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def block(self, question: Sequence[Sequence[Run]], below: Sequence[Sequence[Run]]) -> None:
        """A question over the whole width, with what is said under it."""
        node = self._flow.node.add("Div")
        lines = [line for runs in (*question, *below) if runs for line in self._set(runs, node, self._flow.width)]
        self._add([Cell(self._flow.x, lines)], above=6, keep=True)

    def rated(self, left: Sequence[Sequence[Run]], looks: Sequence[tuple[str, str]]) -> None:
        """A question at the left, and at the right a box with words for each rating."""
        flow, split = self._flow, self._flow.width * _LEFT
        node = flow.node.add("Div")
        asked = [line for runs in left for line in self._set(runs, node, split - 10)]
        described: list[SetLine] = []
        for label, words in looks:
            runs = [Run(f"{label}: ", FORM.bold()), Run(words, FORM)]
            lines = self._set(runs, node, flow.width - split - _AFTER_BOX, indent=_AFTER_BOX)
            lines[0].boxes = (0.0,)
            lines[0].above = 3.0 if described else 0.0
            described += lines
        self._add([Cell(flow.x, asked), Cell(flow.x + split, described)], above=7, keep=True)

    def options(self, groups: Sequence[tuple[str, Sequence[str]]], *, keep: bool = True, room: bool = False) -> None:
        """Boxes with a word or two each, beside each other; `room` leaves a line to write on after them."""
        node = self._flow.node.add("P")
        pieces: list[Piece] = []
        boxes: list[float] = []
        x = 0.0
        for label, choices in groups:
            if label:
                x = self._put(pieces, x, f"{label}: ", bold=True) + 2
            for choice in choices:
                boxes.append(x)
                x = self._put(pieces, x + _AFTER_BOX, f"{choice} ") + _GAP
        set_line = SetLine(tuple(pieces), node, _OPTIONS, boxes=tuple(boxes))
        cells = [Cell(self._flow.x, [set_line])]
        if room and x < self._flow.width - 40:
            cells.append(Cell(self._flow.x + x, [SetLine((), node, _OPTIONS, ruled=self._flow.width - x)]))
        self._add(cells, keep=keep)

    def ticks(self, choices: Sequence[str]) -> None:
        """Many choices in two columns, each with a box."""
        flow, half = self._flow, self._flow.width / 2
        node = flow.node.add("L")
        rows = [choices[index : index + 2] for index in range(0, len(choices), 2)]
        for row in rows:
            cells = []
            for column, choice in enumerate(row):
                lines = self._set([Run(choice, FORM)], node.add("LI").add("LBody"), half - 24, indent=_AFTER_BOX)
                lines[0].boxes = (0.0,)
                lines[0].above = 2.0
                cells.append(Cell(flow.x + column * half, lines))
            self._add(cells, keep=True)

    def text(self, runs: Sequence[Run]) -> None:
        """A sentence that stays with what follows."""
        self._add([Cell(self._flow.x, self._set(runs, self._flow.node.add("P"), self._flow.width))], above=1, keep=True)

    def blanks(self, named: Sequence[tuple[str, float]]) -> None:
        """Names with a line to write on after each; the numbers are shares of the width."""
        flow = self._flow
        node = flow.node.add("P")
        cells, x = [], 0.0
        for name, share in named:
            width = flow.width * share - 8
            label = flow.setter.width(f"{name}: ", FORM)
            words = SetLine((Piece(0.0, flow.setter.legible(f"{name}: "), FORM),), node, _WRITING)
            cells.append(Cell(flow.x + x, [words]))
            if width > label + 8:
                cells.append(Cell(flow.x + x + label, [SetLine((), node, _WRITING, ruled=width - label)]))
            x += flow.width * share
        self._add(cells, above=1)

    def lines(self, count: int, *, last: bool = False) -> None:
        """Lines to write on; `last` closes a question with a rule."""
        flow = self._flow
        node = flow.node.add("P")
        ruled = [SetLine((), node, _WRITING, ruled=flow.width) for _ in range(count)]
        self._add([Cell(flow.x, ruled)], whole_foot=last)

    def _put(self, pieces: list[Piece], x: float, words: str, *, bold: bool = False) -> float:
        style = FORM.bold() if bold else FORM
        legible = self._flow.setter.legible(words)
        pieces.append(Piece(x, legible, style))
        return x + self._flow.setter.width(legible, style)

    def _set(self, runs: Sequence[Run], node: Node, width: float, *, indent: float = 0.0) -> list[SetLine]:
        leading = max(run.style.leading for run in runs)
        set_lines: list[Line] = self._flow.setter.lines(runs, width)
        moved = [tuple(piece._replace(x=piece.x + indent) for piece in line) for line in set_lines]
        return [SetLine(line, node, max((piece.style.leading for piece in line), default=leading)) for line in moved]

    def _add(self, cells: list[Cell], above: float = 0.0, *, keep: bool = False, whole_foot: bool = False) -> None:
        flow = self._flow
        pad = 2.5 if whole_foot else 0.0
        rule = styles.LINE if whole_foot else None
        flow.rows.append(Row(flow.x, flow.width, cells, above=above, pad=pad, keep=keep, rule=rule, whole=True))
