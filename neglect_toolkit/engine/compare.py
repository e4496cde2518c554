"""Assessments next to each other: of one child over time, and of children in one home.

Nothing is added up: rows stand beside each other, and what a row comes to is said in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeVar

from neglect_toolkit.engine import comparison_sentences as sentences
from neglect_toolkit.engine.comparison_columns import Asked, ComparedSheet, rated_in_order, reworded
from neglect_toolkit.engine.movement import check_step, domain_step, item_step, whole
from neglect_toolkit.model.comparison import (
    CheckOverTime,
    Compared,
    ComparedColumn,
    DomainCell,
    DomainOverTime,
    ItemCell,
    ItemOverTime,
    Likeness,
    Movement,
    OverTime,
    Siblings,
    SiblingsDomain,
    SiblingsItem,
    SideBySide,
)
from neglect_toolkit.model.tool import spoken
from neglect_toolkit.model.words import CheckAnswer, Domain, Kind, Urgency

_TOLD_FIRST = (
    Movement.WORSE,
    Movement.STILL_A_CONCERN,
    Movement.NO_LONGER_KNOWN,
    Movement.NEWLY_EXPLORED,
    Movement.STILL_NOT_KNOWN,
    Movement.NOT_COMPARABLE,
    Movement.BETTER,
    Movement.SAME,
)
_ANSWERED = (CheckAnswer.YES, CheckAnswer.NO)
S = TypeVar("S")


def compare_over_time(compared: Sequence[Compared]) -> OverTime:
    """Assessments of one child, the oldest first; those of one day as given, those without a date last.

    Args:
        compared: two or more; one alone is shown without any movement.

    Raises:
        ValueError: there is none.
    """
    if not compared:
        raise ValueError("There is nothing to compare. Choose at least one assessment.")
    ordered = sorted(compared, key=lambda one: (one.assessed_on is None, one.assessed_on or dt.date.min))
    sheets = [ComparedSheet(one) for one in ordered]
    columns = _columns(sheets, sentences.column_dates(ordered))
    child = ordered[-1].child
    asked = rated_in_order(sheets)
    domains = tuple(_domain_over_time(domain, sheets, columns) for domain in Domain)
    items = tuple(_item_over_time(one, sheets, columns, child) for one in asked if _is_told(one, sheets))
    safety = _safety_over_time(sheets, columns, child)
    worst_first = sorted(domains, key=lambda row: _TOLD_FIRST.index(row.overall))
    return OverTime(
        columns=columns,
        domains=domains,
        items=items,
        safety=safety,
        never_explored=_never_explored(asked, sheets),
        says=(*(row.says for row in safety), *(row.says for row in worst_first)),
    )


def _columns(sheets: Sequence[ComparedSheet], called: Sequence[str]) -> tuple[ComparedColumn, ...]:
    return tuple(sheet.column(name) for sheet, name in zip(sheets, called, strict=True))


def _is_told(asked: Asked, sheets: Sequence[ComparedSheet]) -> bool:
    """Shared items are told; and a mixed or a worry always is, so that none is lost when a child outgrows a tool."""
    return asked.times > 1 or any((sheet.cell(asked.item.id).concern or 0) > 0 for sheet in sheets)


def _neighbours(step: Callable[[S, S], Movement], each: Sequence[S]) -> tuple[Movement, ...]:
    return tuple(step(before, after) for before, after in pairwise(each))


def _domain_over_time(
    domain: Domain, sheets: Sequence[ComparedSheet], columns: Sequence[ComparedColumn]
) -> DomainOverTime:
    cells = tuple(sheet.domain(domain) for sheet in sheets)

    def between(before: int, after: int) -> Movement:
        return domain_step(domain, sheets[before], sheets[after])

    return DomainOverTime(
        domain=domain,
        cells=cells,
        steps=_neighbours(partial(domain_step, domain), sheets),
        overall=whole([cell.is_known for cell in cells], between),
        says=sentences.moved_says(domain.called, [sentences.Told.of_domain(cell) for cell in cells], columns, between),
        reads=sentences.row_reads(domain.called, columns, [cell.reads for cell in cells]),
    )


def _item_over_time(
    asked: Asked, sheets: Sequence[ComparedSheet], columns: Sequence[ComparedColumn], child: str | None
) -> ItemOverTime:
    item, part, _ = asked
    cells = tuple(sheet.cell(item.id) for sheet in sheets)
    text = spoken(item.text, child)

    def between(before: int, after: int) -> Movement:
        return item_step(cells[before], cells[after])

    return ItemOverTime(
        item=item.id,
        text=text,
        part=part,
        domains=item.domains,
        core=item.core,
        grave=item.grave,
        reworded=reworded(item.id, sheets),
        cells=cells,
        steps=_neighbours(item_step, cells),
        overall=whole([cell.concern is not None for cell in cells], between),
        says=sentences.moved_says(text, [sentences.Told.of_item(cell) for cell in cells], columns, between),
        reads=sentences.row_reads(text, columns, [cell.reads for cell in cells]),
    )


def _safety_over_time(
    sheets: Sequence[ComparedSheet], columns: Sequence[ComparedColumn], child: str | None
) -> tuple[CheckOverTime, ...]:
    newest = {check.id: check for sheet in sheets for check in sheet.compared.tool.of_kind(Kind.CHECK)}
    found = []
    for check in newest.values():
        cells = tuple(sheet.check(check.id) for sheet in sheets)
        if CheckAnswer.YES not in cells:
            continue
        text = spoken(check.text, child)
        found.append(
            CheckOverTime(
                item=check.id,
                text=text,
                urgency=check.urgency or Urgency.NOW,
                cells=cells,
                steps=tuple(check_step(before, after) for before, after in pairwise(cells)),
                says=sentences.check_says(text, cells, columns),
            )
        )
    return tuple(found)


def _never_explored(asked: Sequence[Asked], sheets: Sequence[ComparedSheet]) -> tuple[str, ...]:
    """What was asked and never explored: rated items first, then safety checks without a yes or a no."""
    rated = []
    for one in asked:
        cells = [sheet.cell(one.item.id) for sheet in sheets]
        tried = any(cell.why_not is not None and cell.why_not.was_asked for cell in cells)
        if tried and all(cell.concern is None for cell in cells):
            rated.append(one.item.id)
    open_checks = dict.fromkeys(
        check
        for sheet in sheets
        for check in (*sheet.compared.summary.safety_not_asked, *sheet.compared.summary.safety_not_known)
    )
    checks = (check for check in open_checks if not any(sheet.check(check) in _ANSWERED for sheet in sheets))
    return (*rated, *checks)


# Siblings


def compare_siblings(compared: Sequence[Compared]) -> Siblings:
    """Assessments of different children next to each other, in the order given.

    Args:
        compared: one assessment for each child.

    Raises:
        ValueError: there is none.
    """
    if not compared:
        raise ValueError("There is nothing to compare. Choose at least one assessment.")
    sheets = [ComparedSheet(one) for one in compared]
    columns = _columns(sheets, sentences.children(compared))
    items = tuple(_siblings_item(one, sheets, columns) for one in rated_in_order(sheets) if one.times > 1)
    different = sorted((row for row in items if row.treated_differently), key=_seriousness)
    domains = tuple(_siblings_domain(domain, sheets, columns) for domain in Domain)
    return Siblings(
        columns=columns,
        domains=domains,
        items=items,
        treated_differently=tuple(row.item for row in different),
        one_sided=tuple(row.item for row in items if row.likeness is Likeness.ONE_SIDED),
        says=(
            *(row.says for row in different),
            *(row.says for row in domains if row.likeness is Likeness.DIFFERS),
        ),
    )


def _seriousness(row: SiblingsItem) -> tuple[bool, int]:
    """Grave before others, a worry before mixed; the sort keeps the order of the day otherwise."""
    return not row.grave, -max(cell.concern or 0 for cell in row.cells)


def _siblings_item(asked: Asked, sheets: Sequence[ComparedSheet], columns: Sequence[ComparedColumn]) -> SiblingsItem:
    item, part, _ = asked
    cells = tuple(sheet.cell(item.id) for sheet in sheets)
    beside = _beside(
        [_often(cell, cells) for cell in cells], [cell.why_not is not None and cell.why_not.was_asked for cell in cells]
    )
    rated = {cell.concern for cell in cells} - {None}
    text = spoken(item.text, None)
    return SiblingsItem(
        **dict(beside),
        item=item.id,
        text=text,
        part=part,
        domains=item.domains,
        core=item.core,
        grave=item.grave,
        cells=cells,
        treated_differently=0 in rated and len(rated) > 1,
        says=_beside_says(text, columns, [sentences.item_for_child(cell) for cell in cells], [c.height for c in cells]),
        reads=sentences.row_reads(text, columns, [cell.reads for cell in cells]),
    )


def _often(cell: ItemCell, cells: Sequence[ItemCell]) -> tuple[int, int] | None:
    """How concerning, then how often: the latter only where every child of whom it is a concern has one."""
    if cell.concern is None:
        return None
    alike = [other for other in cells if other.concern == cell.concern]
    if cell.concern == 0 or any(other.persistence is None for other in alike):
        return cell.concern, 0
    return cell.concern, cell.persistence.rank if cell.persistence is not None else 0


def _siblings_domain(
    domain: Domain, sheets: Sequence[ComparedSheet], columns: Sequence[ComparedColumn]
) -> SiblingsDomain:
    cells = tuple(sheet.domain(domain) for sheet in sheets)
    heights = [cell.height for cell in cells]
    beside = _beside([None if height is None else (height, 0) for height in heights], [_is_gap(cell) for cell in cells])
    each = [sentences.domain_for_child(cell) for cell in cells]
    return SiblingsDomain(
        **dict(beside),
        domain=domain,
        cells=cells,
        says=_beside_says(domain.called, columns, each, heights),
        reads=sentences.row_reads(domain.called, columns, [cell.reads for cell in cells]),
    )


def _is_gap(cell: DomainCell) -> bool:
    return cell.height is None and cell.of > 0


def _beside(known: Sequence[tuple[int, int] | None], gaps: Sequence[bool]) -> SideBySide:
    """Whether it is alike for all of whom it is known, for whom it is worse, and who was asked and is not known."""
    found = [one for one in known if one is not None]
    not_known_for = tuple(place for place, gap in enumerate(gaps) if gap)
    if not found:
        return SideBySide(likeness=Likeness.NOT_KNOWN, not_known_for=not_known_for)
    worst, best = max(found), min(found)
    if worst != best:
        return SideBySide(
            likeness=Likeness.DIFFERS,
            worse_for=tuple(place for place, one in enumerate(known) if one == worst),
            better_for=tuple(place for place, one in enumerate(known) if one == best),
            not_known_for=not_known_for,
        )
    if not_known_for:
        return SideBySide(likeness=Likeness.ONE_SIDED, not_known_for=not_known_for)
    return SideBySide(likeness=Likeness.ALIKE if len(found) > 1 else Likeness.NOT_KNOWN)


def _beside_says(
    head: str, columns: Sequence[ComparedColumn], each: Sequence[str], heights: Sequence[int | None]
) -> str:
    """The child for whom it is worst is named first, those of whom nothing is known last."""
    concern = [-1 if height is None else height for height in heights]
    order = sorted(range(len(each)), key=lambda place: -concern[place])
    return sentences.beside_says(head, [column.called for column in columns], each, order)
