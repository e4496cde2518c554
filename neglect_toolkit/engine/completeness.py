"""How much of a domain was explored, what the gaps are, and whether it is enough to say "none found"."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.sentences import gap_says
from neglect_toolkit.model.policy import Enough
from neglect_toolkit.model.summary import Gap
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import Domain, Rating


class Completeness(NamedTuple):
    """Of the domain's items that are shown and apply: how many are explored, of how many, and the gaps."""

    explored: int
    of: int
    enough: bool
    gaps: tuple[Gap, ...]

    @property
    def applies(self) -> bool:
        """Whether anything that is shown in the domain applies to this child."""
        return self.of > 0


def completeness(
    domain: Domain, shown: Sequence[Item], readings: Mapping[str, Reading], enough: Enough
) -> Completeness:
    """How far `domain` is explored.

    Whether it is enough looks at core items. Where no core item applies, it looks at the further items that
    are asked, so that one of those left open is never taken for "none found".

    Args:
        domain: the domain.
        shown: the rated items that are asked, in the tool's order.
        readings: the answers to rated items, by item id.
        enough: the policy's threshold.
    """
    applying = [
        (item, rating)
        for item in shown
        if domain in item.domains and (rating := _rating(item, readings)) is not Rating.NOT_APPLICABLE
    ]
    gaps = tuple(
        Gap(item=item.id, core=item.core, says=gap_says(item, rating))
        for item, rating in applying
        if not _is_explored(rating)
    )
    core = [rating for item, rating in applying if item.core]
    asked = core or [rating for _, rating in applying]
    explored = sum(map(_is_explored, asked))
    return Completeness(
        explored=len(applying) - len(gaps),
        of=len(applying),
        enough=explored >= _needed(len(asked), enough),
        gaps=gaps,
    )


def _rating(item: Item, readings: Mapping[str, Reading]) -> Rating | None:
    reading = readings.get(item.id)
    return reading.rating if reading is not None else None


def _is_explored(rating: Rating | None) -> bool:
    return rating is not None and rating.is_explored


def _needed(of: int, enough: Enough) -> int:
    """How many of `of` items must be explored; rounding first, so that 0.7 of 10 is 7 and not 8."""
    return max(min(enough.at_least, of), math.ceil(round(enough.share * of, 9)))
