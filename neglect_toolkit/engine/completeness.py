"""How much of a domain was explored, what the gaps are, and whether it is enough to say "none found"."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.sentences import gap_says
from neglect_toolkit.model.policy import Enough
from neglect_toolkit.model.summary import Gap
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import Domain, Rating


class Completeness(NamedTuple):
    """Of the domain's items that are shown and apply: how many are explored, of how many, and the gaps.

    `applies`: whether anything that could be asked of this child in it applies.
    """

    explored: int
    of: int
    applies: bool
    enough: bool
    gaps: tuple[Gap, ...]


def completeness(
    domain: Domain, askable: Sequence[Item], shown: Collection[str], readings: Mapping[str, Reading], enough: Enough
) -> Completeness:
    """How far `domain` is explored by the items whose main one it is.

    What is counted, and the gaps, are of what is shown; whether it is enough is not, so that it makes no difference
    which parts of the day somebody opened to ask more. It asks for a share of the core that applies, and for a few
    answers, core or further. Beside a core that applies, that another core item does not apply is an answer too: of
    a child who needs no treatment, brought to visits and seen to when ill, health is known.

    Args:
        domain: the domain.
        askable: the rated items that could be asked of this child, in the tool's order.
        shown: the ids of the items that are asked.
        readings: the answers to rated items, by item id.
        enough: the policy's threshold.
    """
    mainly = [(item, _rating(item, readings)) for item in askable if item.main is domain]
    applying = [(item, rating) for item, rating in mainly if rating is not Rating.NOT_APPLICABLE]
    asked = [(item, rating) for item, rating in applying if item.id in shown]
    gaps = tuple(
        Gap(item=item.id, core=item.core, says=gap_says(item, rating))
        for item, rating in asked
        if not _is_explored(rating)
    )
    core = [rating for item, rating in applying if item.core]
    ruled_out = sum(item.core and rating is Rating.NOT_APPLICABLE for item, rating in mainly) if core else 0
    answers = sum(_is_explored(rating) for _, rating in applying) + ruled_out
    return Completeness(
        explored=len(asked) - len(gaps),
        of=len(asked),
        applies=bool(applying),
        enough=sum(map(_is_explored, core)) >= _share(len(core), enough)
        and answers >= max(1, min(enough.answers_in(domain), len(applying) + ruled_out)),
        gaps=gaps,
    )


def _rating(item: Item, readings: Mapping[str, Reading]) -> Rating | None:
    reading = readings.get(item.id)
    return reading.rating if reading is not None else None


def _is_explored(rating: Rating | None) -> bool:
    return rating is not None and rating.is_explored


def _share(of: int, enough: Enough) -> int:
    """How many of `of` core items must be explored; rounding first, so that 0.7 of 10 is 7 and not 8."""
    return math.ceil(round(enough.share * of, 9))
