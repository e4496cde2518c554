"""Drift said plainly: what has been a concern for several assessments and has not got better."""

from __future__ import annotations

from neglect_toolkit.engine.comparison_sentences import ordinal
from neglect_toolkit.model.comparison import ComparedColumn, DomainOverTime, Movement, OverTime
from neglect_toolkit.model.words import Domain, Level
from neglect_toolkit.wording import dates

_AN = {
    Level.UNMET_NEED: "an unmet need",
    Level.SOME: "some concern",
    Level.SIGNIFICANT: "a significant concern",
}
_GAP = ", although too little was known in between"


def drifting(over: OverTime) -> tuple[str, ...]:
    """A sentence for each domain that has been a concern for two assessments or more and is no better.

    An assessment in between that knew too little ends nothing: not knowing is never getting better.
    """
    said = (_drift(row, over.columns) for row in over.domains)
    return tuple(sentence for sentence in said if sentence)


def _drift(row: DomainOverTime, columns: tuple[ComparedColumn, ...]) -> str | None:
    begin = _begin(row)
    if begin is None:
        return None
    last = len(columns) - 1
    was, now = row.cells[begin].level, row.cells[last].level
    known = [cell for cell in row.cells[begin:] if cell.is_known]
    gap = _GAP if len(known) < last + 1 - begin else ""
    since = _month(columns[begin])
    head = f"{ordinal(last + 1).capitalize()} assessment: {row.domain.called.lower()}"
    if len({cell.level for cell in known}) == 1:
        return f"{head} has stayed {_AN[now]} since {since}{gap}."
    worst = max(known, key=lambda cell: cell.level.concern).level
    if now.concern > was.concern:
        return f"{head} has gone from {_AN[was]} in {since} to {_AN[now]}{gap}."
    less = f", and at its worst {_AN[worst]}" if worst.concern > now.concern else ""
    return f"{head} has been a concern since {since}{less}; nothing shows that it is better{gap}."


def _begin(row: DomainOverTime) -> int | None:
    """Where the concern that has not got better began; None where it is no concern now, or is one for the first time.

    A step that is better ends the time; one of which nobody can say whether it is does not.
    """
    last = len(row.cells) - 1
    if not row.cells[last].level.concern:
        return None
    begin = place = last
    while place > 0 and row.steps[place - 1] is not Movement.BETTER:
        place -= 1
        cell = row.cells[place]
        if cell.level.concern:
            begin = place
        elif cell.level is not Level.NOT_ENOUGH_KNOWN:
            break
    return begin if begin < last else None


def slipped_back(over: OverTime) -> tuple[Domain, ...]:
    """The domains that are a concern now, had got better before, and have got worse since then."""
    return tuple(row.domain for row in over.domains if _slipped(row))


def _slipped(row: DomainOverTime) -> bool:
    heights = [cell.height for cell in row.cells if cell.height is not None]
    if len(heights) < 3 or not row.cells[-1].level.concern:
        return False
    lowest = min(heights[1:-1])
    return Movement.BETTER in row.steps and lowest < heights[-1] and max(heights[: heights.index(lowest, 1)]) > lowest


def _month(column: ComparedColumn) -> str:
    on = column.assessed_on
    return dates.month(on) if on else "an assessment without a date"
