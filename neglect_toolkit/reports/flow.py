"""Composes headings, paragraphs, lists, facts, panels and tables into rows, and their structure with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from neglect_toolkit.reports import styles
from neglect_toolkit.reports.rows import Cell, Drawing, Row, RowMark, SetLine
from neglect_toolkit.reports.styles import BODY, CELL, Colour, Style
from neglect_toolkit.reports.tagging import Node, Tag
from neglect_toolkit.reports.text import Run, Setter

MORE = "… more from page 2"
_MARK_SPACE = 12.0
_CELL_PAD = 6.0
# Facts no higher than this are not parted from the next over a page.
_SHORT = 60.0


class Para(NamedTuple):
    """A paragraph: its runs, the space above it, a mark, a limit of lines (the rest is told to be elsewhere)."""

    runs: tuple[Run, ...]
    above: float = 0.0
    mark: RowMark | None = None
    clamp: int | None = None
    tag: Tag = "P"


def para(*texts: str | Run, style: Style = BODY, above: float = 0.0, mark: RowMark | None = None) -> Para:
    """A paragraph of strings in one style, and of runs that have their own."""
    runs = tuple(text if isinstance(text, Run) else Run(text, style) for text in texts)
    return Para(runs, above, mark)


class Flow:
    """Rows under construction, between a left edge and a width, under one node of the structure.

    `base` is the style of what is not said otherwise; `clamp` limits every paragraph (for a page that must stay one),
    and `more` says where the rest is.
    """

    def __init__(
        self,
        setter: Setter,
        node: Node,
        *,
        x: float = styles.MARGIN,
        width: float = styles.WIDTH,
        base: Style = BODY,
        clamp: int | None = None,
        more: str = MORE,
    ) -> None:
        self.setter, self.node, self.x, self.width, self.base, self.clamp = setter, node, x, width, base, clamp
        self.more = more
        self.rows: list[Row] = []
        self._root = node

    def section(self, title: str, level: int = 2) -> None:
        """Begins a section of the document, with its heading and bookmark."""
        self.node = self._root.add("Sect")
        self.heading(title, level)

    def heading(
        self,
        title: str,
        level: int,
        *,
        style: Style | None = None,
        above: float | None = None,
        clamp: int | None = None,
    ) -> None:
        """A heading that stays with what follows it."""
        style = style or styles.HEADINGS[level]
        space = {1: 0.0, 2: 20.0, 3: 12.0}[level] if above is None else above
        tag: Tag = "H1" if level == 1 else "H2" if level == 2 else "H3"
        cell = self._cell([Para((Run(title, style),), clamp=clamp, tag=tag)], self.node, self.x, self.width)
        outline = (self.setter.legible(title).replace("\n", " "), level - 1)
        self.rows.append(Row(self.x, self.width, [cell], above=space, pad=1.5, keep=True, outline=outline))

    def paragraph(self, *texts: str | Run, style: Style | None = None, above: float = 4.0, keep: bool = False) -> None:
        """A paragraph over the whole width."""
        self.add(para(*texts, style=style or self.base), above=above, keep=keep)

    def add(self, made: Para, above: float = 4.0, *, keep: bool = False) -> None:
        """A paragraph made before."""
        cell = self._cell([made], self.node, self.x, self.width)
        self.rows.append(Row(self.x, self.width, [cell], above=above, keep=keep))

    def bullets(self, items: Iterable[Para | str], above: float = 3.0) -> None:
        """A list. An item with a mark of its own keeps it."""
        listed = self.node.add("L")
        for item in items:
            made = para(item, style=self.base) if isinstance(item, str) else item
            body = listed.add("LI").add("LBody")
            made = made._replace(mark=made.mark or RowMark("dot", styles.INK))
            cell = self._cell([made], body, self.x, self.width, inline=True)
            self.rows.append(Row(self.x, self.width, [cell], above=above))

    def panel(self, paras: Sequence[Para], fill: Colour, bar: Colour, above: float = 6.0) -> None:
        """Paragraphs on a tinted ground with a bold edge."""
        cell = self._cell(paras, self.node.add("Div"), self.x + 12, self.width - 22)
        self.rows.append(Row(self.x, self.width, [cell], above=above, pad=7, fill=fill, bar=bar))

    def quote(self, words: str, about: Para, above: float = 8.0) -> None:
        """Somebody's own words, with what they are about below them."""
        node = self.node.add("BlockQuote")
        said = Para((Run(f"“{words}”", styles.QUOTE),), clamp=self.clamp)
        cell = self._cell([said, about], node, self.x + 12, self.width - 12)
        self.rows.append(Row(self.x, self.width, [cell], above=above, pad=1, bar=styles.BLUE))

    def facts(self, pairs: Iterable[tuple[str, str]], label: float = 130.0, *, lines: bool = True) -> None:
        """Names and values side by side; a table whose first column are its headers."""
        table = self.node.add("Table")
        value_x, added = self.x + label, 0
        for name, value in pairs:
            row = table.add("TR")
            named = self._cell(
                [para(name, style=self.base.bold())], row.add("TH", "Row"), self.x, label - 6, inline=True
            )
            said = para(value, style=self.base)._replace(clamp=self.clamp)
            valued = self._cell([said], row.add("TD"), value_x, self.width - label, inline=True)
            rule = styles.LINE if lines else None
            self.rows.append(Row(self.x, self.width, [named, valued], pad=3 if lines else 1, rule=rule))
            added += 1
        short = [fact for fact in self.rows[-added:-1] if fact.height < _SHORT] if added else []
        for fact in short:
            fact.keep = True

    def table(
        self,
        heads: Sequence[str],
        shares: Sequence[float],
        body: Iterable[Sequence[Sequence[Para]]],
        above: float = 5.0,
        drawn: Sequence[Drawing] = (),
    ) -> None:
        """A table with a header row that is repeated, and a first column that names each row.

        `drawn` holds a drawing for each row, at a distance from the left edge of its last column; what stands there is
        set to the right of it.
        """
        table = self.node.add("Table")
        total = sum(shares)
        widths = [self.width * share / total for share in shares]
        lefts = [self.x + sum(widths[:index]) for index in range(len(widths))]
        tr = table.add("TR")
        cells = [
            self._cell(
                [para(head, style=CELL.bold())], tr.add("TH", "Column"), x + 4, width - _CELL_PAD - 4, inline=True
            )
            for head, x, width in zip(heads, lefts, widths, strict=True)
        ]
        header = Row(self.x, self.width, cells, above=above, pad=4, fill=styles.PALE_BLUE, rule=styles.BLUE, keep=True)
        self.rows.append(header)
        for index, paras in enumerate(body):
            drawing = drawn[index]._replace(x=lefts[-1] + drawn[index].x) if drawn else None
            tr = table.add("TR")
            nodes = [tr.add("TD") if place else tr.add("TH", "Row") for place in range(len(widths))]
            beside = [0.0] * (len(widths) - 1) + [drawing.width + 12 if drawing else 0.0]
            cells = [
                self._cell(said, node, x + 4 + left, width - _CELL_PAD - 4 - left, inline=len(said) == 1)
                for said, node, x, width, left in zip(paras, nodes, lefts, widths, beside, strict=True)
            ]
            self.rows.append(Row(self.x, self.width, cells, pad=4, rule=styles.LINE, header=header, drawing=drawing))

    def _cell(self, paras: Sequence[Para], node: Node, x: float, width: float, *, inline: bool = False) -> Cell:
        """Sets paragraphs; `inline` puts the text straight under the node, without a paragraph of its own."""
        lines: list[SetLine] = []
        for made in paras:
            lines += self._set(made, node if inline else node.add(made.tag), width)
        return Cell(x, lines)

    def _set(self, made: Para, node: Node, width: float) -> list[SetLine]:
        indent = _MARK_SPACE if made.mark else 0.0
        set_lines = self.setter.lines(made.runs, width - indent)
        leading = max(run.style.leading for run in made.runs)
        clamp = made.clamp or None
        if clamp and len(set_lines) > clamp:
            more = self.setter.lines([Run(self.more, made.runs[-1].style.italic())], width - indent)
            set_lines = set_lines[: max(clamp - 1, 0)] + more[:1]
        return [
            SetLine(
                tuple([piece._replace(x=piece.x + indent) for piece in line]) if indent else line,
                node,
                leading,
                0.0 if index else made.above,
                None if index else made.mark,
            )
            for index, line in enumerate(set_lines)
        ]
