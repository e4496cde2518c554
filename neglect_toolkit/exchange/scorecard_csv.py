"""The counts for a team as a CSV file that a spreadsheet opens as it is. Only published tables come here."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from neglect_toolkit.model.scorecard import FEWEST, Blank, Cell, Period, Published
from neglect_toolkit.wording.scorecard import blank

NOTE = (
    f"Counts of 1 to {FEWEST - 1} are suppressed, and others with them, so that none can be worked out. "
    "Withdrawn assessments are not counted."
)

# What a spreadsheet would take for the beginning of a formula, and what it strips before it looks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def scorecard_csv(card: Published) -> bytes:
    """The tables one below another, as UTF-8 with the mark by which Excel knows it, lines ended as RFC 4180 has them.

    A name that somebody chose (a team, an area) never becomes a formula: an apostrophe stands before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in line] for line in _lines(card))
    return text.getvalue().encode("utf-8-sig")


def _lines(card: Published) -> Iterator[list[str]]:
    yield ["Assessments of neglect: counts"]
    yield ["Team", card.team if card.team is not None else "every team"]
    yield ["Started in", _months(card.period)]
    yield [NOTE]
    for table in card.tables:
        yield []
        yield [table.title, *table.columns]
        for name, cells in zip(table.rows, table.cells, strict=True):
            yield [name, *(_words(cell) for cell in cells)]


def _months(period: Period) -> str:
    if period.first is None and period.last is None:
        return "every month"
    if period.first == period.last:
        return f"{period.first}"
    return " ".join(
        part for part in (period.first and f"from {period.first}", period.last and f"to {period.last}") if part
    )


def _words(cell: Cell) -> str:
    return blank(cell) if isinstance(cell, Blank) else str(cell)


def _safe(text: str) -> str:
    is_formula = text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA)
    return f"'{text}" if is_formula else text
