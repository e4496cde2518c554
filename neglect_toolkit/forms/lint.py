"""Lints a composed tool as a whole: its size, its domains, and what its items are shown by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from neglect_toolkit.documents import Place, did_you_mean
from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.compose import Composed
from neglect_toolkit.forms.satisfiable import can_be_true
from neglect_toolkit.forms.wording import same_words
from neglect_toolkit.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    ItemAnswered,
    ItemIncludes,
    NotThat,
    items_named,
)
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.words import Domain, Kind

# Design, section 5: the whole day in under 20 minutes, and deep where it must be.
CORE_ITEMS = (20, 30)
ALL_ITEMS = (35, 75)
RATED_A_DOMAIN = 4
CORE_RATED_A_DOMAIN = 3
CHECKS = 6


def faults_of_tool(composed: Composed) -> Iterator[Fault]:
    """Everything wrong with a tool that is more than one item's affair."""
    yield from _sizes(composed)
    yield from _domains(composed)
    yield from _said_twice(composed)
    for item in composed.tool.items.values():
        yield from _unasked(item, composed)
        if item.shown_when is not None:
            yield from _shown_when(item, item.shown_when, composed)
    yield from _cycles(composed)


def _sizes(composed: Composed) -> Iterator[Fault]:
    items = composed.tool.items.values()
    core = sum(item.core for item in items)
    for count, (least, most), what in ((core, CORE_ITEMS, "core items"), (len(items), ALL_ITEMS, "items in all")):
        if not least <= count <= most:
            says = f"has {count} {what}; a tool has {least} to {most}, so that the day takes under 20 minutes"
            yield composed.document.fault(("parts",), says)
    checks = sum(item.kind is Kind.CHECK for item in items)
    if checks < CHECKS:
        says = f"has {checks} safety checks; a tool has {CHECKS} or more, those of its age"
        yield composed.document.fault(("parts",), says)


def _domains(composed: Composed) -> Iterator[Fault]:
    rated = list(composed.tool.of_kind(Kind.RATED))
    for domain in Domain:
        bearing = [item for item in rated if domain in item.domains]
        core = sum(item.core for item in bearing)
        if domain in composed.fewer or (len(bearing) >= RATED_A_DOMAIN and core >= CORE_RATED_A_DOMAIN):
            continue
        says = (
            f"has {len(bearing)} rated items for the domain {domain}, {core} of them core; {RATED_A_DOMAIN} with "
            f"{CORE_RATED_A_DOMAIN} core is the least. Add some, or give the reason under `fewer`"
        )
        yield composed.document.fault(("parts",), says)


def _unasked(item: Item, composed: Composed) -> Iterator[Fault]:
    """What a rated item does not say, of what stands in for a training course."""
    if item.kind is Kind.RATED:
        for name in ("ask_child", "ask_parent", "look_for"):
            if getattr(item, name) is None:
                yield composed.origins[item.id].fault((), f"{item.id} has no `{name}`; every rated item has one")


def _said_twice(composed: Composed) -> Iterator[Fault]:
    """Two items of one tool that ask the same, or whose ratings look the same."""
    said: dict[str, str] = {}
    for item in composed.tool.items.values():
        spoken: list[tuple[Place, str]] = [(("text",), item.text)]
        spoken += (
            [(("describes", key), words) for key, words in item.describes.plain().items()] if item.describes else []
        )
        for place, words in spoken:
            first = said.setdefault(same_words(words), item.id)
            if first != item.id:
                says = f"says in {item.id} what {first} says already; ask it once, or tell them apart"
                yield composed.origins[item.id].fault(place, says)


def _shown_when(item: Item, condition: Condition, composed: Composed) -> Iterator[Fault]:
    """Whether what a condition looks at is there, is not rated and can be answered so, and whether it can be true."""
    wrong = False
    for place, leaf in _leaves(condition, ("shown_when",)):
        says = _wrong_leaf(leaf, composed.tool)
        if says:
            wrong = True
            yield composed.origins[item.id].fault(place, says)
    if not wrong and not can_be_true(condition, composed.tool.ages):
        says = f"can never be true of a child of this tool's ages ({composed.tool.ages.says}); {item.id} is never asked"
        yield composed.origins[item.id].fault(("shown_when",), says)


def _leaves(condition: Condition, place: Place) -> Iterator[tuple[Place, ItemAnswered | ItemIncludes]]:
    match condition:
        case ItemAnswered() | ItemIncludes():
            yield place, condition
        case AllOf(all=inner):
            for index, part in enumerate(inner):
                yield from _leaves(part, (*place, "all", index))
        case AnyOf(any=inner):
            for index, part in enumerate(inner):
                yield from _leaves(part, (*place, "any", index))
        case NotThat(not_=only):
            yield from _leaves(only, (*place, "not"))
        case _:
            pass


def _wrong_leaf(leaf: ItemAnswered | ItemIncludes, tool: Tool) -> str | None:
    named = tool.items.get(leaf.item)
    if named is None:
        return f"looks at {leaf.item}, which the tool {tool.id} does not ask{did_you_mean(leaf.item, tool.items)}"
    if named.kind is Kind.RATED:
        return f"looks at {leaf.item}, which is rated; what is shown never depends on a rating"
    if isinstance(leaf, ItemAnswered):
        is_check = named.kind is Kind.CHECK
        return None if is_check else f"asks for an `answer` of {leaf.item}, which is no check"
    if named.kind is not Kind.CHOICES:
        return f"asks what {leaf.item} `includes`, but it has no choices"
    if leaf.includes not in named.options:
        return f"{leaf.item} has no choice {leaf.includes}{did_you_mean(leaf.includes, named.options)}"
    return None


def _cycles(composed: Composed) -> Iterator[Fault]:
    """Every item that is shown only by way of itself."""
    shown_by = {
        item.id: tuple(items_named(item.shown_when)) if item.shown_when is not None else ()
        for item in composed.tool.items.values()
    }
    for item_id in shown_by:
        if item_id in _reached(item_id, shown_by):
            says = "goes round in a circle: whether it is shown hangs, in the end, on its own answer"
            yield composed.origins[item_id].fault(("shown_when",), says)


def _reached(start: str, shown_by: Mapping[str, tuple[str, ...]]) -> set[str]:
    reached: set[str] = set()
    ahead = list(shown_by[start])
    while ahead:
        item_id = ahead.pop()
        if item_id not in reached:
            reached.add(item_id)
            ahead += shown_by.get(item_id, ())
    return reached
