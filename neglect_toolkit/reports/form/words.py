"""What a blank form says beside the tool's own words. Ratings and reasons are named as on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from neglect_toolkit.model.condition import AgeIs, AllOf, AnyOf, Condition, FactIs, ItemAnswered, ItemIncludes, NotThat
from neglect_toolkit.model.tool import CHILD, Item, Part, Tool, spoken
from neglect_toolkit.model.words import BehindIt, Kind, Rating, Source
from neglect_toolkit.wording import labels, lists
from neglect_toolkit.wording.ages import age
from neglect_toolkit.wording.labels import mid_sentence

ASKED_FIRST = "Ask these first, before part 1. "

# Of more ticks than this, the ones left out are named.
_FEW = 2


class Coded(NamedTuple):
    """An item with the code under which it stands on the form."""

    code: str
    item: Item


class FormSection(NamedTuple):
    """A part with its number on the form, and its items in the order of the screen."""

    number: int
    part: Part
    items: tuple[Coded, ...]

    @property
    def is_of_checks(self) -> bool:
        """Whether it is nothing but safety checks, which come first on paper."""
        return all(coded.item.kind is Kind.CHECK for coded in self.items)


def is_further(item: Item) -> bool:
    """Whether an item is one to go on to where it matters."""
    return not item.core and item.kind is not Kind.CHECK


class Form:
    """One tool as its form speaks of it: numbered as the line of the day on the screen goes, without a name.

    With `alone` it holds only what is asked of somebody who is alone, and otherwise nothing of that: the sheet that
    lies on a family's table must not have it. The numbers are the same on both.
    """

    def __init__(self, tool: Tool, *, alone: bool = False) -> None:
        self.tool = tool
        self.child = tool.child_word
        in_order = (part for part in tool.in_order if part.items)
        numbered = tuple(_section(number, part) for number, part in enumerate(in_order, start=1))
        self._codes = {coded.item.id: coded.code for section in numbered for coded in section.items}
        here = (_only(section, alone) for section in numbered)
        self.sections = tuple(section for section in here if section.items)

    @property
    def is_of_a_baby(self) -> bool:
        """Whether it is about one who cannot be asked: before the birth and in the first year."""
        return self.child == "the baby"

    def said(self, text: str) -> str:
        """A sentence of the tool with the word for the child in it."""
        return spoken(text, self.child)

    def phrase(self, text: str) -> str:
        """The same for a few words that begin no sentence."""
        return text.replace(CHILD, self.child)

    def only_if(self, condition: Condition) -> str:
        """When an item is asked: "Only if 14.2 has a tick other than “None of these”."."""
        return f"Only if {self._clause(condition)}."

    def _clause(self, condition: Condition) -> str:
        match condition:
            case AgeIs() | FactIs():
                said = f"{self.child} {_fact(condition)}"
            case ItemAnswered(item=item, answer=answer):
                said = f"{self._code(item)} is answered “{mid_sentence(labels.check_answer(answer))}”"
            case ItemIncludes():
                said = self._ticked((condition,))
            case AllOf(all=parts):
                said = ", and ".join(self._clause(part) for part in parts)
            case AnyOf(any=parts):
                ticks = tuple(part for part in parts if isinstance(part, ItemIncludes))
                of_one = len(ticks) == len(parts) and len({tick.item for tick in ticks}) == 1
                said = self._ticked(ticks) if of_one else ", or ".join(self._clause(part) for part in parts)
            case NotThat(not_=inner):
                said = f"it is not so that {self._clause(inner)}"
        return said

    def _ticked(self, ticks: tuple[ItemIncludes, ...]) -> str:
        """One of several ticks of one item; where these are many, by the others."""
        item = self.tool.items.get(ticks[0].item)
        options = item.options if item else {}
        wanted = [tick.includes for tick in ticks]
        others = [key for key in options if key not in wanted]
        by_others = len(wanted) > _FEW and 0 < len(others) <= _FEW
        named = " or ".join(f"“{self.said(options.get(key, key))}”" for key in (others if by_others else wanted))
        return f"{self._code(ticks[0].item)} has a tick {'other than' if by_others else 'at'} {named}"

    def _code(self, item_id: str) -> str:
        return self._codes.get(item_id, item_id)


def _section(number: int, part: Part) -> FormSection:
    items = sorted(part.items, key=is_further)
    coded = (Coded(f"{number}.{place}", item) for place, item in enumerate(items, start=1))
    return FormSection(number, part, tuple(coded))


def _only(section: FormSection, alone: bool) -> FormSection:
    return section._replace(items=tuple(coded for coded in section.items if coded.item.alone is alone))


_FACTS = {
    "disabled": {True: "is disabled", False: "is not disabled"},
    "cannot_speak": {True: "does not speak in words", False: "speaks in words"},
    "unborn": {True: "is not born yet", False: "is born"},
}


def _fact(condition: AgeIs | FactIs) -> str:
    if isinstance(condition, FactIs):
        return _FACTS[condition.fact][condition.is_]
    bounds = (
        f"{age(condition.at_least)} or older" if condition.at_least is not None else "",
        f"younger than {age(condition.below)}" if condition.below is not None else "",
    )
    return f"is {lists.listed([bound for bound in bounds if bound])}"


def no_rating() -> tuple[str, ...]:
    """Why there may be no rating, in the order of the boxes."""
    return tuple(mid_sentence(labels.rating(one)) for one in Rating if not one.is_explored)


def behind(reason: BehindIt, child: str) -> str:
    """What may lie behind an answer, in two lines about as long as each other, so that all stand beside each other."""
    label = labels.behind_it(reason).replace("asked for and ", "")  # a strip of boxes has room for fewer words
    words = mid_sentence(label).replace("the child", child).split()
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return "\n".join(min(halves, key=lambda lines: max(map(len, lines))))


_OFTEN = (Source.CHILD, Source.PARENT, Source.PROFESSIONAL, Source.OBSERVED)


def sources(child: str) -> Iterator[str]:
    """Whose account it is, in the fewest words: the form has room for no more. Who else said so is written in."""
    for value in _OFTEN:
        said = labels.source_to_add(value, child.removeprefix("the "))
        yield mid_sentence(said.split(" or ")[0].removeprefix("Another "))
