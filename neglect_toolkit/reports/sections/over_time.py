"""The picture over time: each kind of neglect as a small line over the dates, with the same in words beside it."""

from __future__ import annotations

from neglect_toolkit.model.comparison import DomainOverTime, Movement, OverTime
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.chart import Chart, drawn
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import CELL, SMALL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import dates, labels
from neglect_toolkit.wording.over_time import movement

_CHART = 180.0
_TOLD = (Movement.WORSE, Movement.BETTER, Movement.STILL_A_CONCERN)


def add_over_time(flow: Flow, over: OverTime, drift: tuple[str, ...]) -> None:
    """A row for each domain; then what has not moved, and how safety checks went on."""
    flow.section("The picture over time")
    if len(over.columns) == 1:
        flow.paragraph("This is the only assessment of this child here, so nothing can be said of change.")
        return
    flow.paragraph(
        "Higher is worse. A mark under the lowest line means that too little was known, which is never good news. The "
        "kinds of neglect are never added up.",
        style=SMALL,
        keep=True,
    )
    days = tuple(dates.short_day(column.assessed_on) if column.assessed_on else "no date" for column in over.columns)
    charts = [drawn(_chart(row, days), _CHART) for row in over.domains]
    heads = ("Kind of neglect", "Over the dates, the oldest first")
    flow.table(heads, (22, 78), (_row(row, days) for row in over.domains), 4, charts)
    if drift:
        flow.heading("What has not got better", 3)
        flow.bullets(para(says, mark=signs.WARNING) for says in drift)
    if over.safety:
        flow.heading("Safety checks that were answered yes", 3)
        flow.bullets(row.says for row in over.safety)


def _chart(row: DomainOverTime, days: tuple[str, ...]) -> Chart:
    return Chart(tuple((cell.height, signs.of_level(cell.level)) for cell in row.cells), days)


def _row(row: DomainOverTime, days: tuple[str, ...]) -> list[list[Para]]:
    head = [para(row.domain.called, style=CELL.bold())]
    if row.overall in _TOLD:
        head.append(para(movement(row.overall), style=CELL))
    words = [
        para(
            Run(f"{day}: ", CELL),
            Run(labels.level(cell.level), CELL.bold().coloured(_ink(cell.height))),
            mark=signs.of_level(cell.level),
        )
        for day, cell in zip(days, row.cells, strict=True)
    ]
    return [head, words]


def _ink(height: int | None) -> styles.Colour:
    return styles.RED if height is not None and height > 1 else styles.INK
