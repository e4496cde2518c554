"""The sentences of comparisons. Staying bad is said as plainly as getting worse, and an unknown is never good news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from neglect_toolkit.engine.sentences import headed
from neglect_toolkit.model.comparison import Compared, ComparedColumn, DomainCell, ItemCell, Movement, WhyNot
from neglect_toolkit.model.words import CheckAnswer, Level, Persistence, Rating
from neglect_toolkit.wording import dates
from neglect_toolkit.wording.lists import listed

_LEVELS = {
    Level.DOES_NOT_APPLY: "does not apply",
    Level.NOT_ENOUGH_KNOWN: "not enough known",
    Level.NONE_FOUND: "no concern found",
    Level.UNMET_NEED: "an unmet need",
    Level.SOME: "some concern",
    Level.SIGNIFICANT: "significant concern",
}
_RATINGS = {Rating.GOING_WELL: "going well", Rating.MIXED: "mixed", Rating.WORRY: "a worry"}
_OFTEN = {
    Persistence.ONCE: "once",
    Persistence.SOMETIMES: "sometimes",
    Persistence.MOST_DAYS: "on most days",
    Persistence.EVERY_DAY: "every day",
}
_WHY_NOT = {
    WhyNot.NOT_IN_TOOL: "not a question of the tool used",
    WhyNot.NOT_SHOWN: "not asked",
    WhyNot.NOT_EXPLORED: "not explored",
    WhyNot.NOT_KNOWN: "asked or looked, still not known",
    WhyNot.DECLINED: "asked, chose not to say",
    WhyNot.DOES_NOT_APPLY: "said not to apply",
}
_CHECK = {
    CheckAnswer.YES: "yes",
    CheckAnswer.NO: "no",
    CheckAnswer.NOT_KNOWN: "asked, still not known",
    None: "not asked",
}
_UNMET = "said to be an unmet need"
_NOT_BETTER = "so it can’t be said to be better"
_NOT_STILL_WELL = "so it can’t be said that it still is"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


# Cells and the heads of columns


def item_reads(
    rating: Rating | None,
    why_not: WhyNot | None,
    persistence: Persistence | None,
    counted: Sequence[str] = (),
    *,
    unmet_need: bool,
) -> str:
    """An item in one assessment: "a worry on most days, missed 3 of 5"."""
    if rating is None:
        return _WHY_NOT.get(why_not or WhyNot.NOT_EXPLORED, "not explored")
    words = _RATINGS[rating]
    # How often something goes well is no news, and would read as if it were in doubt.
    often = f"{words} {_OFTEN[persistence]}" if persistence is not None and rating.concern else words
    told = ", ".join((often, *counted))
    return f"{told} ({_UNMET})" if unmet_need else told


def domain_reads(level: Level, explored: int, of: int, signed_as: Level | None = None) -> str:
    """A domain in one assessment: "some concern (5 of 6 explored; signed as an unmet need)"."""
    signed = f"; signed as {_LEVELS[signed_as]}" if signed_as is not None else ""
    if level is Level.DOES_NOT_APPLY:
        return f"{_LEVELS[level]}{f' ({signed[2:]})' if signed else ''}"
    return f"{_LEVELS[level]} ({explored} of {of} explored{signed})"


def column_dates(compared: Sequence[Compared]) -> tuple[str, ...]:
    """What the columns are called over time: their dates, told apart where two are the same."""
    return told_apart([dates.day(one.assessed_on) if one.assessed_on else "no date" for one in compared])


def children(compared: Sequence[Compared]) -> tuple[str, ...]:
    """What the columns are called beside each other: the children's names, or the first, second … child."""
    return told_apart([one.child or f"the {ordinal(place)} child" for place, one in enumerate(compared, 1)])


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """The same names, with a number after the second and every further one of the same."""
    told: list[str] = []
    for place, name in enumerate(names):
        before = names[:place].count(name)
        told.append(f"{name} ({before + 1})" if before else name)
    return tuple(told)


def ordinal(number: int) -> str:
    """From 1, which is "first"; in letters as far as `_ORDINALS` goes, then "11th" and so on."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def row_reads(head: str, columns: Sequence[ComparedColumn], cells: Sequence[str]) -> str:
    """A row of the picture as text, every cell under the head of its column."""
    return f"{head} – " + "; ".join(f"{column.called}: {cell}" for column, cell in zip(columns, cells, strict=True))


# Over time


class Told(NamedTuple):
    """A cell as a sentence needs it: how concerning (None: not known), in words, and in words for now.

    `gap`: it was asked, so it ought to be known. `kind`: the words without how often.
    """

    concern: int | None
    words: str
    now: str
    gap: bool = False
    does_not_apply: bool = False
    kind: str = ""

    @classmethod
    def of_domain(cls, cell: DomainCell) -> Told:
        """Too little known is a gap; "does not apply" is none."""
        words = _LEVELS[cell.level]
        if cell.level is Level.NOT_ENOUGH_KNOWN:
            return cls(None, "not enough was known", "not enough is known now", gap=True)
        return cls(cell.height, words, f"{words} now", does_not_apply=cell.level is Level.DOES_NOT_APPLY)

    @classmethod
    def of_item(cls, cell: ItemCell) -> Told:
        """An item that was asked and has no rating is a gap; one that was not asked is none."""
        gap = cell.why_not is not None and cell.why_not.was_asked
        kind = "" if cell.rating is None else _RATINGS[cell.rating]
        not_applying = cell.why_not is WhyNot.DOES_NOT_APPLY
        return cls(cell.concern, cell.reads, f"{cell.reads} now", gap, not_applying, kind)


def moved_says(
    head: str, told: Sequence[Told], columns: Sequence[ComparedColumn], step: Callable[[int, int], Movement]
) -> str:
    """What a row over time comes to, in one sentence after its heading."""
    last = len(told) - 1
    known = [place for place, one in enumerate(told) if one.concern is not None]
    if not known or known[-1] != last:
        return headed(head, _unknown_now(told, columns, known))
    begin = last
    while begin and told[begin - 1].concern == told[last].concern:
        begin -= 1
    before = next((place for place in reversed(known) if place < begin), None)
    if begin < last:
        earlier = "" if before is None else _earlier(told[before], columns[before], step(before, last))
        return headed(head, _again(told, columns, begin, step(last - 1, last)) + earlier)
    if before is None:
        then = f"; {told[last - 1].words} {_when(columns[last - 1])}" if last else ""
        return headed(head, f"{told[last].now}{then}")
    return headed(head, _changed(told, columns, before, step(before, last)))


def _unknown_now(told: Sequence[Told], columns: Sequence[ComparedColumn], known: Sequence[int]) -> str:
    now = told[-1]
    if not known:
        others = {one.words for one in told}
        return f"{now.words} at any of them" if len(others) == 1 and now.gap else now.now
    was = told[known[-1]]
    then = f"{was.words} {_when(columns[known[-1]])}; {now.now}"
    if was.concern and not now.does_not_apply:
        return f"{then}, {_NOT_BETTER}"
    return f"{then}, {_NOT_STILL_WELL}" if now.gap else then


def _again(told: Sequence[Told], columns: Sequence[ComparedColumn], begin: int, step: Movement) -> str:
    """The same, for the second time running or more. How often, or what lies behind it, may have changed."""
    run = told[begin:]
    now = told[-1]
    times = f"for the {ordinal(len(run))} time running, "
    since = _since(columns[begin])
    if step in (Movement.WORSE, Movement.BETTER):
        kind = now.kind or now.words
        return f"{step}: {now.now}, {told[-2].words} {_when(columns[-2])}; {kind} {times}{since}"
    unchanged = "unchanged " if len({one.words for one in run}) == 1 and now.concern else ""
    return f"{now.words} {times}{unchanged}{since}"


def _earlier(was: Told, column: ComparedColumn, step: Movement) -> str:
    """How it was before it has been the same for some time."""
    if step in (Movement.WORSE, Movement.BETTER):
        return f"; {step} than {_when(column)} ({was.words})"
    return f"; {was.words} {_when(column)}"


def _changed(told: Sequence[Told], columns: Sequence[ComparedColumn], before: int, step: Movement) -> str:
    """From one known state to another, or back to the same after a time in which nobody knew."""
    was, now = told[before], told[-1]
    then = f"{was.words} {_when(columns[before])}, {now.now}"
    match step:
        case Movement.WORSE | Movement.BETTER:
            return f"{step.value}: {then}"
        case Movement.NO_LONGER_KNOWN:
            return f"{then}; but what made it so was not explored again, {_NOT_BETTER}"
        case Movement.NOT_COMPARABLE:
            return f"{then}; but what made it so is not asked any more, so the two can’t be compared"
        case Movement.STILL_A_CONCERN if was.concern != now.concern:
            return f"{then}; but nothing that made it so has got better"
        case _:
            between = told[before + 1]
            return f"{now.now}, as {_when(columns[before])}; in between {between.words}"


def check_says(text: str, cells: Sequence[CheckAnswer | None], columns: Sequence[ComparedColumn]) -> str:
    """What a safety check that was ever answered yes comes to."""
    last = max(place for place, cell in enumerate(cells) if cell is CheckAnswer.YES)
    now = cells[-1]
    if last == len(cells) - 1:
        others = [columns[place] for place, cell in enumerate(cells[:-1]) if cell is CheckAnswer.YES]
        if others:
            return headed(text, f"still yes; it was yes {_when(others[0])} too")
        return headed(text, f"new: yes now; {_CHECK[cells[-2]]} {_when(columns[-2])}" if last else "yes")
    if now is CheckAnswer.NO:
        return headed(text, f"yes {_when(columns[last])}, no now")
    return headed(text, f"yes {_when(columns[last])}; {_CHECK[now]} now, so it can’t be said to be over")


def _when(column: ComparedColumn) -> str:
    return f"on {column.called}" if column.assessed_on else "at the one without a date"


def _since(column: ComparedColumn) -> str:
    return f"since {column.called}" if column.assessed_on else "since the one without a date"


# Siblings

_HOW = {Rating.GOING_WELL: "it goes well", Rating.MIXED: "it is mixed", Rating.WORRY: "it is a worry"}
_HOW_NOT = {
    WhyNot.NOT_IN_TOOL: "it is not a question at that age",
    WhyNot.NOT_SHOWN: "it was not asked",
    WhyNot.NOT_EXPLORED: "it was not explored",
    WhyNot.NOT_KNOWN: "it is still not known",
    WhyNot.DECLINED: "nobody wished to say",
    WhyNot.DOES_NOT_APPLY: "it does not apply",
}
_THERE_IS = {
    Level.DOES_NOT_APPLY: "this does not apply",
    Level.NOT_ENOUGH_KNOWN: "not enough is known",
    Level.NONE_FOUND: "no concern was found",
    Level.UNMET_NEED: "there is an unmet need",
    Level.SOME: "there is some concern",
    Level.SIGNIFICANT: "there is significant concern",
}


def item_for_child(cell: ItemCell) -> str:
    """How an item is for one child, as the end of "For Mia …"."""
    if cell.rating is None:
        return _HOW_NOT[cell.why_not or WhyNot.NOT_EXPLORED]
    often = f" {_OFTEN[cell.persistence]}" if cell.persistence is not None and cell.rating.concern else ""
    told = ", ".join((f"{_HOW[cell.rating]}{often}", *cell.counted))
    return f"{told} ({_UNMET})" if cell.unmet_need else told


def domain_for_child(cell: DomainCell) -> str:
    """How a domain is for one child, as the end of "For Mia …"."""
    return _THERE_IS[cell.level]


def beside_says(head: str, names: Sequence[str], each: Sequence[str], order: Sequence[int]) -> str:
    """How one thing is for each child; those for whom it is the same are named together.

    `order` is in which order to name the columns: the child for whom it is worst comes first.
    """
    together: dict[str, list[str]] = {}
    for place in order:
        together.setdefault(each[place], []).append(names[place])
    said = "; ".join(f"for {listed(alike)} {how}" for how, alike in together.items())
    return headed(head, said)
