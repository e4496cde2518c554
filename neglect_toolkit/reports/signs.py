"""Which small sign stands beside which level and rating. Each repeats the words beside it."""

from __future__ import annotations

from neglect_toolkit.model.words import CheckAnswer, Level, Rating
from neglect_toolkit.reports import styles
from neglect_toolkit.reports.rows import Mark

_LEVELS = {
    Level.DOES_NOT_APPLY: Mark("dash", styles.MUTED),
    Level.NOT_ENOUGH_KNOWN: Mark("question", styles.MUTED),
    Level.NONE_FOUND: Mark("tick", styles.GREEN),
    Level.UNMET_NEED: Mark("diamond", styles.AMBER),
    Level.SOME: Mark("open_triangle", styles.RED),
    Level.SIGNIFICANT: Mark("triangle", styles.RED),
}
_RATINGS = {
    Rating.GOING_WELL: Mark("tick", styles.GREEN),
    Rating.MIXED: Mark("half", styles.AMBER),
    Rating.WORRY: Mark("triangle", styles.RED),
    Rating.NOT_KNOWN: Mark("question", styles.MUTED),
    Rating.DECLINED: Mark("dash", styles.MUTED),
    Rating.NOT_APPLICABLE: Mark("dash", styles.MUTED),
}
NOT_EXPLORED = Mark("circle", styles.MUTED)
STRENGTH = Mark("tick", styles.GREEN)
WARNING = Mark("triangle", styles.RED)


def of_level(level: Level) -> Mark:
    """The sign of a domain's level."""
    return _LEVELS[level]


def of_rating(rating: Rating | None) -> Mark:
    """The sign of a rating, or of nothing explored yet."""
    return _RATINGS[rating] if rating else NOT_EXPLORED


def of_check(answer: CheckAnswer | None) -> Mark:
    """The sign of a check's answer, or of a check not asked."""
    if answer is None:
        return NOT_EXPLORED
    return {
        CheckAnswer.YES: WARNING,
        CheckAnswer.NO: Mark("dash", styles.INK),
        CheckAnswer.NOT_KNOWN: Mark("question", styles.MUTED),
    }[answer]
