"""Which explanations of a worry were recorded, and which nobody seems to have considered. It prefers none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from neglect_toolkit.engine.counted_answers import readings_of
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.reflection import Explanation
from neglect_toolkit.model.tool import Tool, spoken
from neglect_toolkit.model.words import BehindIt, Rating

_SAID = {
    BehindIt.CARE: "care that could be given and is not",
    BehindIt.BARRIER: "money, housing, transport or language",
    BehindIt.SERVICE_GAP: "a service that was asked for and not provided",
    BehindIt.IMPAIRMENT: "the child’s own impairment",
}
_NOTHING = "Nothing is recorded of what lies behind it."
_NOT_KNOWN = "It was asked what lies behind it, and that is not known."
_ALL = "Every explanation that is asked about is recorded."


def explanations(
    tool: Tool, answers: Mapping[str, Answer], child: str | None, *, disabled: bool | None
) -> tuple[Explanation, ...]:
    """One for each worry, in the order of the day; and for what is mixed, where something is said to lie behind it.

    Args:
        tool: the questionnaire.
        answers: what was answered, by item id.
        child: what the child is called; None where there is no name yet.
        disabled: whether the child is; False takes the impairment out of what could have been considered.
    """
    called = child or tool.child_word
    could_be = [reason for reason in _SAID if reason is not BehindIt.IMPAIRMENT or disabled is not False]
    return tuple(
        _explanation(reading, called, could_be)
        for reading in readings_of(tool, answers).values()
        if reading.concern == Rating.WORRY.concern or (reading.concern > 0 and reading.answer.behind_it)
    )


def _explanation(reading: Reading, called: str, could_be: Iterable[BehindIt]) -> Explanation:
    recorded = tuple(reason for reason in BehindIt if reason in reading.answer.behind_it)
    open_still = tuple(reason for reason in could_be if reason not in recorded)
    return Explanation(
        item=reading.item.id,
        text=spoken(reading.item.text, called),
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
    if not recorded:
        yield _NOTHING
    yield f"Not considered: {'; '.join(_SAID[reason] for reason in open_still)}." if open_still else _ALL
