"""Which small sign stands beside which level and rating. Each repeats the words beside it."""

from __future__ import annotations

from neglect_toolkit.model.words import CheckAnswer, Level, Rating
from neglect_toolkit.reports import styles
from neglect_toolkit.reports.rows import RowMark

_LEVELS = {
    Level.DOES_NOT_APPLY: RowMark("dash", styles.MUTED),
    Level.NOT_ENOUGH_KNOWN: RowMark("question", styles.MUTED),
    Level.NONE_FOUND: RowMark("tick", styles.GREEN),
    Level.UNMET_NEED: RowMark("diamond", styles.AMBER),
    Level.SOME: RowMark("open_triangle", styles.RED),
    Level.SIGNIFICANT: RowMark("triangle", styles.RED),
}
_RATINGS = {
    Rating.GOING_WELL: RowMark("tick", styles.GREEN),
    Rating.MIXED: RowMark("half", styles.AMBER),
    Rating.WORRY: RowMark("triangle", styles.RED),
    Rating.NOT_KNOWN: RowMark("question", styles.MUTED),
    Rating.DECLINED: RowMark("dash", styles.MUTED),
    Rating.NOT_APPLICABLE: RowMark("dash", styles.MUTED),
}
NOT_EXPLORED = RowMark("circle", styles.MUTED)
STRENGTH = RowMark("tick", styles.GREEN)
WARNING = RowMark("triangle", styles.RED)


def of_level(level: Level) -> RowMark:
    """A filled triangle for significant, an open one for some: they differ without colour too."""
    return _LEVELS[level]


def of_rating(rating: Rating | None) -> RowMark:
    """None is not explored yet: an empty circle."""
    return _RATINGS[rating] if rating else NOT_EXPLORED


def of_check(answer: CheckAnswer | None) -> RowMark:
    """None is not asked: an empty circle, never the dash of a "no"."""
    if answer is None:
        return NOT_EXPLORED
    return {
        CheckAnswer.YES: WARNING,
        CheckAnswer.NO: RowMark("dash", styles.INK),
        CheckAnswer.NOT_KNOWN: RowMark("question", styles.MUTED),
    }[answer]
