"""The child's day told from morning to night, out of what was recorded: notes, effects, what was seen, words, and who.

A rating is told as a rating. The questionnaire's description of it is never told: nobody said that.
What nobody explored is said to be unexplored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from neglect_toolkit.engine.counted_answers import readings_of
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.reflection import PartOfDay
from neglect_toolkit.model.tool import Part, Tool, spoken
from neglect_toolkit.wording.found import found

_NOT_EXPLORED = "Nobody has explored this yet."


def the_childs_day(
    tool: Tool, answers: Mapping[str, Answer], child: str | None, visits: Sequence[Visit] = ()
) -> tuple[PartOfDay, ...]:
    """The hours of the day in their order; parts that are no hour, such as health, are left out.

    Everything mixed or a worry is told, and of what goes well the first thing of each hour and whatever was noted or
    said.

    Args:
        tool: the questionnaire.
        answers: what was answered, by item id.
        child: what the child is called; None where there is no name yet.
        visits: the visits at which things were said, for their dates.
    """
    called = child or tool.child_word
    readings = readings_of(tool, answers)
    return tuple(_hour(part, readings, called, visits) for part in tool.parts if part.kind == "hour" and part.items)


def _hour(part: Part, readings: Mapping[str, Reading], called: str, visits: Sequence[Visit]) -> PartOfDay:
    known = [readings[item.id] for item in part.items if item.id in readings and readings[item.id].concern >= 0]
    well = [reading for reading in known if reading.concern == 0]
    recorded = [readings[item.id] for item in part.items if item.id in readings]
    told = [one for one in recorded if one.concern > 0 or one in well[:1] or _has_something(one)]
    title = spoken(part.title, called)
    says = tuple(sentence for reading in told for sentence in _sentences(reading, title, called, visits))
    return PartOfDay(title=title, says=says or (_NOT_EXPLORED,), known=bool(known or told))


def _has_something(reading: Reading) -> bool:
    """Whether anything was written or said beside a rating."""
    return bool(reading.answer.note or reading.answer.effect) or any(one.words for one in reading.answer.accounts)


def _sentences(reading: Reading, title: str, called: str, visits: Sequence[Visit]) -> Iterator[str]:
    """How it is rated and by whom, what was noted and what it means, everybody's words, and who sees it otherwise."""
    told = found(reading.item, reading.answer, reading.rating, reading.said_often, child=called, visits=visits)
    yield told.headline_under(title)
    yield from told.recorded
    yield from (words.says for words in told.words)
    yield from told.otherwise
