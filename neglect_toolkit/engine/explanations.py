"""Which explanations were recorded of a mixed or a worry, and which else there could be. It prefers none of them.

What stands in a family's way, or was not provided, is named before anything else. That care is withheld is never put
forward: it is told only where somebody recorded it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from neglect_toolkit.engine.counted_answers import readings_of
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.reflection import Explanation
from neglect_toolkit.model.tool import Tool, topic_of
from neglect_toolkit.model.words import BehindIt, Rating

_SAID = {
    BehindIt.SERVICE_GAP: "a service that was asked for and not provided",
    BehindIt.BARRIER: "money, housing, transport or language",
    BehindIt.IMPAIRMENT: "the child’s own impairment",
    BehindIt.CARE: "care that could be given and is not",
}
_NOT_KNOWN = "It was asked what lies behind it, and that is not known."
_ALL = "Every explanation that is asked about is recorded."


def explanations(
    tool: Tool, answers: Mapping[str, Answer], child: str | None, *, disabled: bool | None
) -> tuple[Explanation, ...]:
    """One for each mixed or worry of which somebody recorded what lies behind it, in the order of the day.

    Args:
        tool: the questionnaire.
        answers: what was answered, by item id.
        child: what the child is called; None where there is no name yet.
        disabled: whether the child is; False takes the impairment out of what could have been considered.
    """
    called = child or tool.child_word
    left_out = {BehindIt.CARE} | ({BehindIt.IMPAIRMENT} if disabled is False else set())
    could_be = [reason for reason in _SAID if reason not in left_out]
    return tuple(
        _explanation(reading, called, could_be)
        for reading in readings_of(tool, answers).values()
        if reading.concern > 0 and reading.answer.behind_it
    )


def _explanation(reading: Reading, called: str, could_be: Iterable[BehindIt]) -> Explanation:
    order = (*_SAID, BehindIt.NOT_KNOWN)
    recorded = tuple(reason for reason in order if reason in reading.answer.behind_it)
    open_still = tuple(reason for reason in could_be if reason not in recorded)
    return Explanation(
        item=reading.item.id,
        text=topic_of(reading.item, called),
        rating=reading.rating or Rating.WORRY,
        recorded=recorded,
        not_considered=open_still,
        says=tuple(_says(recorded, open_still)),
    )


def _says(recorded: tuple[BehindIt, ...], open_still: tuple[BehindIt, ...]) -> Iterable[str]:
    named = [_SAID[reason] for reason in recorded if reason in _SAID]
    if named:
        yield f"Recorded: {'; '.join(named)}."
    if BehindIt.NOT_KNOWN in recorded:
        yield _NOT_KNOWN
    yield f"Not considered: {'; '.join(_SAID[reason] for reason in open_still)}." if open_still else _ALL
