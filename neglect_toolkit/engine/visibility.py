"""Which items are asked: by facts, by answers that are not ratings, and by what a part of the day offers."""

from __future__ import annotations

from collections.abc import Mapping

from neglect_toolkit.engine.effective import effective_rating
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import Facts, holds
from neglect_toolkit.model.tool import Item, Part, Tool
from neglect_toolkit.model.words import Kind, Rating

_NOTHING = Answer()


def shown_items(
    tool: Tool, facts: Facts, answers: Mapping[str, Answer], opened: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The ids of the items that are asked, in the tool's order.

    An item whose `shown_when` holds is asked if it is core or a check. A further item is asked once it is
    offered: a core item of its part is effectively mixed or a worry, the part was opened, or it has an answer.

    Args:
        tool: the questionnaire.
        facts: what is known of the child beforehand.
        answers: what was answered, by item id.
        opened: the ids of the parts whose further items the practitioner opened.
    """
    shown = []
    for part in tool.parts:
        offers = part.id in opened or _has_concern(part, answers)
        shown += [
            item.id
            for item in part.items
            if (item.core or item.kind is Kind.CHECK or offers or is_answered(answers.get(item.id)))
            and _may_be_shown(item, facts, answers)
        ]
    return tuple(shown)


def askable_items(tool: Tool, facts: Facts, answers: Mapping[str, Answer]) -> tuple[Item, ...]:
    """The rated items that could be asked of this child, core or further, whatever was opened; in the tool's order."""
    return tuple(item for item in tool.of_kind(Kind.RATED) if _may_be_shown(item, facts, answers))


def no_longer_asked(tool: Tool, facts: Facts, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The ids of answered items whose `shown_when` does not hold, in the tool's order. They still count."""
    return tuple(
        item.id
        for item in tool.items.values()
        if item.shown_when is not None and is_answered(answers.get(item.id)) and not _may_be_shown(item, facts, answers)
    )


def is_answered(answer: Answer | None) -> bool:
    """Whether anything at all is recorded."""
    return answer is not None and answer != _NOTHING


def _may_be_shown(item: Item, facts: Facts, answers: Mapping[str, Answer]) -> bool:
    return item.shown_when is None or holds(item.shown_when, facts, answers)


def _has_concern(part: Part, answers: Mapping[str, Answer]) -> bool:
    return any(
        item.core and item.kind is Kind.RATED and effective_rating(answers.get(item.id)) in (Rating.MIXED, Rating.WORRY)
        for item in part.items
    )
