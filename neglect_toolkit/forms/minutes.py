"""How long a tool takes, by a written estimate: words spoken, words read, items answered. No measurement."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from neglect_toolkit.model.base import Value
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.words import Kind

# Design, section 5, and docs/forms.md. Nobody has measured a visit.
SPOKEN_A_MINUTE = 120
READ_A_MINUTE = 220
SECONDS_AN_ITEM = 40
SECONDS_A_CHECK = 10
MOST_MINUTES = 30


class Minutes(Value):
    """How many minutes each takes: a first visit, a second one, and the whole day gone through.

    The first holds the core and the safety checks, the second the core that a tool has beyond the one that it extends
    (0.0 where it extends none).
    """

    first_visit: float
    second_visit: float
    whole_day: float


def minutes_of(tool: Tool, own: Collection[str] = ()) -> Minutes:
    """The estimate for a tool, rounded to a tenth of a minute.

    Args:
        tool: the questionnaire.
        own: the ids of what it asks beyond the tool that it extends.
    """
    items = tool.items.values()
    first = [item for item in items if item.kind is Kind.CHECK or (item.core and item.id not in own)]
    second = [item for item in items if item.core and item.id in own]
    return Minutes(first_visit=_minutes(first), second_visit=_minutes(second), whole_day=_minutes(items))


def _minutes(items: Iterable[Item]) -> float:
    spoken = read = seconds = 0
    for item in items:
        spoken += sum(_words(way.first) for way in (item.of_child, item.of_parent))
        read += sum(_words(words) for words in (item.text, item.look_for, item.of_child.watch, item.of_parent.watch))
        read += sum(_words(words) for words in item.describes.plain().values()) if item.describes else 0
        seconds += SECONDS_A_CHECK if item.kind is Kind.CHECK else SECONDS_AN_ITEM
    return round(spoken / SPOKEN_A_MINUTE + read / READ_A_MINUTE + seconds / 60, 1)


def _words(text: str | None) -> int:
    return len((text or "").split())
