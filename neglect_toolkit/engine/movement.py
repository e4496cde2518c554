"""How something moved from one assessment to another. Nothing that is not known is ever called better or worse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from neglect_toolkit.engine.comparison_columns import ComparedSheet
from neglect_toolkit.model.comparison import FlagMovement, ItemCell, Movement, WhyNot
from neglect_toolkit.model.words import CheckAnswer, Domain, Level

_NOT_ASKED = (WhyNot.NOT_IN_TOOL, WhyNot.NOT_SHOWN)


def item_step(before: ItemCell, after: ItemCell) -> Movement:
    """How an item moved; no rating on either side is never "better", whatever the reason for having none."""
    was, now = before.concern, after.concern
    if was is None and now is None:
        return _unexplored_step(before.why_not, after.why_not)
    if was is None:
        return Movement.NEWLY_EXPLORED
    if now is None:
        if after.why_not is WhyNot.DOES_NOT_APPLY:
            return Movement.NOT_COMPARABLE
        return Movement.NO_LONGER_ASKED if after.why_not in _NOT_ASKED else Movement.NO_LONGER_KNOWN
    if was != now:
        return Movement.WORSE if now > was else Movement.BETTER
    return Movement.SAME if now == 0 else _same_concern(before, after)


def _unexplored_step(before: WhyNot | None, after: WhyNot | None) -> Movement:
    if WhyNot.DOES_NOT_APPLY in (before, after):
        return Movement.NOT_COMPARABLE
    if after in _NOT_ASKED:
        return Movement.NOT_COMPARABLE if before in _NOT_ASKED else Movement.NO_LONGER_ASKED
    return Movement.STILL_NOT_KNOWN


def _same_concern(before: ItemCell, after: ItemCell) -> Movement:
    """More often is worse, where both say how often."""
    if before.persistence is None or after.persistence is None or before.persistence is after.persistence:
        return Movement.STILL_A_CONCERN
    return Movement.WORSE if after.persistence.rank > before.persistence.rank else Movement.BETTER


def domain_step(domain: Domain, before: ComparedSheet, after: ComparedSheet) -> Movement:
    """How a domain moved; a lower level is "better" only where something of it is: see `_lower_level`."""
    was, now = before.domain(domain).level, after.domain(domain).level
    if Level.DOES_NOT_APPLY in (was, now):
        return Movement.NOT_COMPARABLE
    if now is Level.NOT_ENOUGH_KNOWN:
        return Movement.STILL_NOT_KNOWN if was is now else Movement.NO_LONGER_KNOWN
    if was is Level.NOT_ENOUGH_KNOWN:
        return Movement.NEWLY_EXPLORED
    if now.concern > was.concern:
        return Movement.WORSE
    if now.concern == was.concern:
        return Movement.STILL_A_CONCERN if now.concern else Movement.SAME
    return _lower_level(domain, before, after, after_is_a_concern=now.concern > 0)


def _lower_level(domain: Domain, before: ComparedSheet, after: ComparedSheet, *, after_is_a_concern: bool) -> Movement:
    """A lower level is better only where what made the higher one was looked at again, and some of it is better.

    A level can also fall because nobody asked again, because the tool for the next age does not ask, or because a
    rule for a younger child no longer applies.
    """
    steps = {item_step(before.cell(item), after.cell(item)) for item in before.reasons(domain)}
    if Movement.NO_LONGER_KNOWN in steps:
        return Movement.NO_LONGER_KNOWN
    if Movement.BETTER in steps:
        return Movement.BETTER
    still = steps & {Movement.STILL_A_CONCERN, Movement.WORSE}
    return Movement.STILL_A_CONCERN if still and after_is_a_concern else Movement.NOT_COMPARABLE


def check_step(before: CheckAnswer | None, after: CheckAnswer | None) -> FlagMovement:
    """From one assessment's answer to a safety check to another's. Only a "no" ends a flag."""
    if after is CheckAnswer.YES:
        return FlagMovement.STILL if before is CheckAnswer.YES else FlagMovement.NEW
    if before is not CheckAnswer.YES:
        return FlagMovement.NONE
    return FlagMovement.ENDED if after is CheckAnswer.NO else FlagMovement.NOT_ASKED_AGAIN


def whole(known: Sequence[bool], step: Callable[[int, int], Movement]) -> Movement:
    """How it moved over the whole time: from the first assessment in which it was known to the last one."""
    last = len(known) - 1
    start = next((place for place in range(last) if known[place]), 0)
    return step(start, last)
