"""The chronology as a table: when, what happened, what it meant for the child, what was done and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from neglect_toolkit.model.chronology import Event, EventKind, Precision
from neglect_toolkit.reports import styles
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import CELL, SMALL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording.chronology import event_date, event_who


def add_chronology(flow: Flow, events: Sequence[Event]) -> None:
    """Every event in a row of its own, the oldest first."""
    flow.section("Chronology")
    if not events:
        flow.paragraph("Nothing with a date is recorded.")
        return
    flow.paragraph(
        "“Found on” means that it is not recorded when it happened: it stands on the day on which it was found out.",
        style=SMALL,
        keep=True,
    )
    several = len({event.child for event in events}) > 1
    heads = ("When", "What happened", "What it meant for the child", "What was done, and who")
    flow.table(heads, (15, 37, 22, 26), (_row(event, several=several) for event in events), 4)


def _row(event: Event, *, several: bool) -> list[list[Para]]:
    child = [para(f"{event.child}: ", style=CELL.bold())] if several and event.child else []
    none = para("not recorded", style=CELL.coloured(styles.MUTED))
    is_felt = event.kind in (EventKind.WORRY, EventKind.SAFETY)
    nothing = [none] if is_felt else [para("–", style=CELL.coloured(styles.MUTED))]
    meant = [para(event.meant_for_child, style=CELL)] if event.meant_for_child else nothing
    missing = [none] if event.kind in (EventKind.SAFETY, EventKind.ACTION) else [para("–", style=none.runs[0].style)]
    return [[_when(event)], [*child, para(event.what, style=CELL)], meant, list(_done(event)) or missing]


def _when(event: Event) -> Para:
    return para(event_date(event), style=CELL if event.precision is Precision.FOUND_ON else CELL.bold())


def _done(event: Event) -> Sequence[Para]:
    told = [para(event.done, style=CELL)] if event.done else []
    # What was done about a safety check already says by whom.
    if event.who and not (event.done and event.who in event.done):
        told.append(para(Run(f"{event_who(event.kind)}: ", CELL.bold()), Run(event.who, CELL), above=1))
    return told
