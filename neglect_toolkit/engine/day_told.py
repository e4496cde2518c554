"""The child's day told in plain sentences, from morning to night, out of the answers that were given.

Each sentence is the description of the rating that was given, in the words of the questionnaire, or what somebody
said. What nobody explored is said to be unexplored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from neglect_toolkit.engine.comparison_sentences import item_reads
from neglect_toolkit.engine.counted_answers import readings_of
from neglect_toolkit.engine.effective import Reading, effective_persistence
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.reflection import PartOfDay
from neglect_toolkit.model.tool import Part, Tool, spoken
from neglect_toolkit.model.words import Rating, Source

_NOT_EXPLORED = "Nobody has explored this yet."


def the_childs_day(tool: Tool, answers: Mapping[str, Answer], child: str | None) -> tuple[PartOfDay, ...]:
    """The hours of the day in their order; parts that are no hour, such as health, are left out.

    Everything mixed or a worry is told, and of what goes well the first thing of each hour.

    Args:
        tool: the questionnaire.
        answers: what was answered, by item id.
        child: what the child is called; None where there is no name yet.
    """
    called = child or tool.child_word
    readings = readings_of(tool, answers)
    return tuple(_hour(part, readings, called) for part in tool.parts if part.kind == "hour" and part.items)


def _hour(part: Part, readings: Mapping[str, Reading], called: str) -> PartOfDay:
    known = [readings[item.id] for item in part.items if item.id in readings and readings[item.id].concern >= 0]
    well = [reading for reading in known if reading.concern == 0]
    told = [reading for reading in known if reading.concern > 0 or reading is well[0]]
    says = tuple(sentence for reading in told for sentence in _sentences(reading, called))
    return PartOfDay(title=spoken(part.title, called), says=says or (_NOT_EXPLORED,), known=bool(known))


def _sentences(reading: Reading, called: str) -> Iterator[str]:
    """What it is like, how often, what it means for the child, and who says so in their own words."""
    describes, rating = reading.item.describes, reading.rating
    if describes is None or rating is None:
        return
    texts = {Rating.GOING_WELL: describes.going_well, Rating.MIXED: describes.mixed, Rating.WORRY: describes.worry}
    yield spoken(texts[rating], called)
    if reading.concern > 0:
        yield f"This is {item_reads(rating, None, effective_persistence(reading.answer), unmet_need=False)}."
    if reading.concern > 0 and reading.answer.effect and reading.answer.effect.strip():
        yield f"What it means for {called}: {_whole(reading.answer.effect)}"
    yield from (_said(account, called) for account in reading.answer.accounts if _is_quoted(account, reading))
    if reading.accounts_differ and not any(_is_quoted(one, reading) for one in _milder(reading)):
        yield "Accounts of this differ."


def _is_quoted(account: Account, reading: Reading) -> bool:
    """The child is always heard; others where they see it otherwise."""
    if not account.words or not account.words.strip():
        return False
    return account.source is Source.CHILD or account in _milder(reading)


def _milder(reading: Reading) -> tuple[Account, ...]:
    """The accounts that rate it less worrying than it is taken to be."""
    return tuple(
        account
        for account in reading.answer.accounts
        if account.rating is not None and account.rating.is_explored and account.rating.concern < reading.concern
    )


def _said(account: Account, called: str) -> str:
    unnamed = {
        Source.CHILD: called,
        Source.PARENT: "a parent or carer",
        Source.OBSERVED: "the practitioner",
        Source.PROFESSIONAL: "another professional",
    }
    who = called if account.source is Source.CHILD else account.who or unnamed[account.source]
    words = (account.words or "").strip()
    end = "" if words.endswith((".", "?", "!", "…")) else "."
    return f"{who[:1].upper()}{who[1:]} says: “{words}”{end}"


def _whole(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "?", "!", "…", "”")) else f"{words}."
