"""Lints a composed tool as a whole: its size, its domains, and what its items are shown by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from neglect_toolkit.documents import Place, did_you_mean
from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.compose import Composed
from neglect_toolkit.forms.minutes import MOST_MINUTES, minutes_of
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

# Design, section 5: short enough for a first visit, and deep where it must be. What a tool that extends another asks
# beyond it is for a second visit.
CORE_ITEMS = (16, 20)
OWN_CORE_ITEMS = 8
ALL_ITEMS = (35, 75)
RATED_A_DOMAIN = 4
CORE_RATED_A_DOMAIN = 3
CORE_RATED_BEFORE_SCHOOL = 2
SCHOOL_AGE_MONTHS = 60
CHECKS = 6


def faults_of_tool(composed: Composed) -> Iterator[Fault]:
    """Everything wrong with a tool that is more than one item's affair."""
    yield from _sizes(composed)
    yield from _time(composed)
    yield from _dropped(composed)
    yield from _domains(composed)
    yield from _said_twice(composed)
    for item in composed.tool.items.values():
        yield from _unasked(item, composed)
        if item.shown_when is not None:
            yield from _shown_when(item, item.shown_when, composed)
    yield from _cycles(composed)


def _sizes(composed: Composed) -> Iterator[Fault]:
    items = composed.tool.items
    core = {item.id for item in items.values() if item.core}
    own = core & composed.own
    least, most = CORE_ITEMS
    if not least <= len(core - own) <= most:
        says = f"has {len(core - own)} core items; a tool has {least} to {most}, so that a first visit holds them"
        yield composed.document.fault(("parts",), says)
    if len(own) > OWN_CORE_ITEMS:
        says = f"has {len(own)} core items of its own; beside those of {composed.base and composed.base.id} a tool "
        yield composed.document.fault(("parts",), f"{says}has {OWN_CORE_ITEMS} at most: {', '.join(sorted(own))}")
    least, most = ALL_ITEMS
    if not least <= len(items) <= most:
        yield composed.document.fault(("parts",), f"has {len(items)} items in all; a tool has {least} to {most}")
    checks = sum(item.kind is Kind.CHECK for item in items.values())
    if checks < CHECKS:
        says = f"has {checks} safety checks; a tool has {CHECKS} or more, those of its age"
        yield composed.document.fault(("parts",), says)
    for item in items.values():
        if item.grave and not item.core:
            says = f"{item.id} is grave and not core; what is serious by itself is asked of every child"
            yield composed.origins[item.id].fault((), says)


def _time(composed: Composed) -> Iterator[Fault]:
    """Whether a first visit can hold what it is to hold."""
    minutes = minutes_of(composed.tool, composed.own).first_visit
    if minutes > MOST_MINUTES:
        says = f"takes {minutes:.1f} minutes at a first visit by the estimate, and {MOST_MINUTES} is the most; "
        yield composed.document.fault(("parts",), f"{says}shorten what is said and read, or make something further")


def _dropped(composed: Composed) -> Iterator[Fault]:
    """What an extending tool does not ask although the other does: that would blame the impairment for it."""
    asked = composed.tool.items
    for item_id, item in (composed.base.items if composed.base else {}).items():
        if item_id in asked:
            if item.core and not asked[item_id].core:
                says = f"makes {item_id} a further item, which is core in {composed.base and composed.base.id}"
                yield composed.origins[item_id].fault(("core",), f"{says}; leave it core")
            continue
        other = composed.instead.get(item_id)
        if item.core or item.kind is Kind.CHECK:
            what = "a safety check" if item.kind is Kind.CHECK else "core"
            says = f"drops {item_id}, {what} in {composed.base and composed.base.id}; keep it, and adapt its words"
            yield composed.document.fault(("parts",), says)
        elif other is None:
            says = f"drops {item_id}; adapt it, or name under `instead` the item that asks about the same"
            yield composed.document.fault(("parts",), says)
    for item_id, other in composed.instead.items():
        if composed.base is None or item_id not in composed.base.items or item_id in asked:
            says = f"says what is asked instead of {item_id}, which is not left out; take this line out"
            yield composed.document.fault(("instead", item_id), says)
        elif other not in asked:
            says = f"asks {other} instead, which this tool does not ask{did_you_mean(other, asked)}"
            yield composed.document.fault(("instead", item_id), says)


def _domains(composed: Composed) -> Iterator[Fault]:
    """Whether enough is asked of each domain that is the main one of an item, where its answers count."""
    rated = list(composed.tool.of_kind(Kind.RATED))
    for domain in Domain:
        mainly = [item for item in rated if item.main is domain]
        core = sum(item.core for item in mainly)
        least = _core_of(domain, composed.tool)
        bearing = sum(domain in item.domains for item in rated)
        if domain in composed.fewer or (bearing >= RATED_A_DOMAIN and core >= least):
            continue
        says = (
            f"has {bearing} rated items for the domain {domain}, and {core} core ones whose main domain it is; "
            f"{RATED_A_DOMAIN} and {least} are the least. Add some, or give the reason under `fewer`"
        )
        yield composed.document.fault(("parts",), says)


def _core_of(domain: Domain, tool: Tool) -> int:
    """How many core items a domain has at least. Before school age there is less of learning to ask about."""
    to_months = tool.ages.to_months
    young = to_months is not None and to_months < SCHOOL_AGE_MONTHS
    return CORE_RATED_BEFORE_SCHOOL if young and domain is Domain.EDUCATIONAL else CORE_RATED_A_DOMAIN


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
