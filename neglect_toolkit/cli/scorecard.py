"""`scorecard`: the counts for a team, printed, or as files that hold no small count."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.options import add_store, work_in
from neglect_toolkit.cli.summary_text import on_a_terminal
from neglect_toolkit.errors import UsageError
from neglect_toolkit.model.scorecard import Blank, Cell, Dimension, Period, Table
from neglect_toolkit.wording.scorecard import blank

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_FURTHER = [one.value for one in Dimension if one not in {Dimension.MONTH, Dimension.TOOL}]


def add_to(commands: Commands) -> None:
    """`scorecard`. With `--csv` or `--json`, small counts are suppressed; printed ones are not."""
    parser = commands.add_parser(
        "scorecard",
        help="count the assessments of a team",
        description="Counts assessments by month and tool. On the terminal every count is shown; a CSV or JSON file "
        "leaves the application, so counts of 1 to 5 are suppressed in it.",
    )
    add_store(parser)
    parser.add_argument("--from", dest="first", metavar="YYYY-MM", help="the first month in which they were started")
    parser.add_argument("--to", dest="last", metavar="YYYY-MM", help="the last month")
    parser.add_argument("--team", metavar="NAME", help="only this team's (default: every team)")
    parser.add_argument(
        "--by", choices=_FURTHER, action="append", default=[], help="count by this too; may be repeated"
    )
    parser.add_argument("--csv", metavar="FILE", type=Path, help="write a CSV file instead, small counts suppressed")
    parser.add_argument("--json", action="store_true", help="for a program to read, small counts suppressed")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    period = _period(given.first, given.last)
    with work_in(given) as casework:
        counting = casework.counting
        card = counting.scorecard(team=given.team, period=period, also=[Dimension(each) for each in given.by])
        if given.csv is not None:
            counting.export_csv(card, given.csv)
        plain = counting.as_json(card) if given.json else None
        tables = () if given.csv or given.json else counting.to_show(card)
    if plain is not None:
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    elif given.csv is not None:
        print(given.csv)
    for table in tables:
        print("\n".join(_lines(table)), end="\n\n")
    return 0


def _period(first: str | None, last: str | None) -> Period:
    for name, month in (("--from", first), ("--to", last)):
        if month is not None and not _MONTH.fullmatch(month):
            raise UsageError(f"{name} takes a month written YYYY-MM, like 2026-11, and not {month!r}.")
    if first and last and first > last:
        raise UsageError(f"--from {first} lies after --to {last}. Give the earlier month first.")
    return Period(first=first, last=last)


def _lines(table: Table) -> list[str]:
    """A table in columns, each as wide as it needs, under its name with one word below the other."""
    rows = [[_word(cell) for cell in row] for row in table.cells]
    names = [on_a_terminal(name) for name in table.rows]
    heads = [column.split() for column in table.columns]
    height = max(len(head) for head in heads)
    heads = [[""] * (height - len(head)) + head for head in heads]
    first = max(len(name) for name in names)
    widths = [max(len(word) for word in [*head, *(row[at] for row in rows)]) for at, head in enumerate(heads)]

    def line(name: str, cells: Iterable[str]) -> str:
        return "  ".join([name.ljust(first), *(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))])

    above = [line("", (head[at] for head in heads)) for at in range(height)]
    return [table.title, *above, *(line(*pair) for pair in zip(names, rows, strict=True))]


def _word(cell: Cell) -> str:
    return blank(cell) if isinstance(cell, Blank) else str(cell)
