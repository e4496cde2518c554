"""How far each part of the day is, counted in items: never a percentage that jumps when a branch opens."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from neglect_toolkit.engine.effective import effective_rating
from neglect_toolkit.engine.visibility import shown_items
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.view import PartProgress
from neglect_toolkit.model.words import CheckAnswer, Kind, Rating

_NOTHING = Answer()
_TRIED = (Rating.NOT_KNOWN, Rating.DECLINED)


def progress(
    tool: Tool, facts: Facts, answers: Mapping[str, Answer], shown: Collection[str]
) -> tuple[PartProgress, ...]:
    """One count for each part, in the tool's order.

    An item that does not apply to this child is out of the count; one that was asked without finding out stays in it.

    Args:
        tool: the questionnaire.
        facts: what is known of the child beforehand.
        answers: what was answered, by item id.
        shown: the ids of the items that are asked (`engine.shown.shown_items`).
    """
    every_part = frozenset(part.id for part in tool.parts)
    could_be_shown = frozenset(shown_items(tool, facts, answers, every_part))
    return tuple(
        _of_part(
            part.id,
            [(item, answers.get(item.id, _NOTHING)) for item in part.items if item.id in shown],
            sum(item.id in could_be_shown and item.id not in shown for item in part.items),
        )
        for part in tool.parts
    )


def is_explored(item: Item, answer: Answer) -> bool:
    """Whether an answer says how things are: a rating, a yes or no, choices, words or a date."""
    if item.kind is Kind.RATED:
        rating = effective_rating(answer)
        return rating is not None and rating.is_explored
    if item.kind is Kind.CHECK:
        return answer.answer in (CheckAnswer.YES, CheckAnswer.NO)
    return bool(answer.choices or answer.text or answer.date)


def _of_part(part: str, items: list[tuple[Item, Answer]], hidden: int) -> PartProgress:
    ratings = [effective_rating(answer) for item, answer in items if item.kind is Kind.RATED]
    checks = [answer.answer for item, answer in items if item.kind is Kind.CHECK]
    return PartProgress(
        part=part,
        explored=sum(is_explored(item, answer) for item, answer in items),
        of=len(items) - ratings.count(Rating.NOT_APPLICABLE),
        tried=sum(rating in _TRIED for rating in ratings) + checks.count(CheckAnswer.NOT_KNOWN),
        worries=ratings.count(Rating.WORRY),
        flags=checks.count(CheckAnswer.YES),
        hidden=hidden,
    )
