"""Shows a tool: as the JSON that other programs rely on, and as an outline to read. It writes no file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.words import Kind

_KEYS = (
    "id",
    "text",
    "ask_child",
    "ask_parent",
    "look_for",
    "describes",
    "kind",
    "domains",
    "core",
    "grave",
    "persistence",
)


def tool_as_plain(tool: Tool) -> dict[str, Any]:
    """The tool as `forms show TOOL --json` prints it; its shape changes only with notice."""
    return {
        "id": tool.id,
        "version": tool.version,
        "sha256": tool.sha256,
        "title": tool.title,
        "ages": tool.ages.says,
        "parts": [
            {"id": part.id, "title": part.title, "items": [_item_as_plain(item) for item in part.items]}
            for part in tool.parts
        ],
    }


def _item_as_plain(item: Item) -> dict[str, Any]:
    plain = item.plain()
    shown = {key: plain[key] for key in _KEYS}
    shown["shown_when"] = item.shown_when.brief() if item.shown_when is not None else None
    if item.kind is Kind.CHECK:
        shown |= {"urgency": plain["urgency"], "do": plain["do"]}
    if item.kind is Kind.CHOICES:
        shown["options"] = dict(item.options)
    return shown


def tool_as_text(tool: Tool, width: int = 100) -> str:
    """The tool as an outline for a terminal, no line wider than `width` where a word allows it."""
    lines = [tool.title, "=" * min(len(tool.title), width)]
    items = tool.items.values()
    core = sum(item.core for item in items)
    checks = sum(item.kind is Kind.CHECK for item in items)
    lines += wrapped(f"{tool.id} {tool.version}, for {tool.ages.says}", width)
    lines += wrapped(f"{core} core items, {len(items) - core - checks} further, {checks} safety checks", width)
    lines += wrapped(tool.about or "", width)
    for part in tool.in_order:
        lines += ["", part.title, "-" * min(len(part.title), width), *wrapped(part.about or "", width)]
        for item in part.items:
            lines += ["", *_item_as_text(item, width)]
    return "\n".join(lines) + "\n"


def _item_as_text(item: Item, width: int) -> Iterator[str]:
    yield from wrapped(item.text, width)
    yield from wrapped(f"[{item.id}] {', '.join(_marks(item))}", width, 4)
    for label, words in (
        ("Watch", item.watch_for) if item.watch_for else ("Ask the child", item.ask_child),
        ("Ask the parent", item.ask_parent),
        ("Look for", item.look_for),
    ):
        if words:
            yield from wrapped(f"{label}: {words}", width, 4)
    if item.describes:
        yield from wrapped(f"Going well: {item.describes.going_well}", width, 4)
        yield from wrapped(f"Mixed: {item.describes.mixed}", width, 4)
        yield from wrapped(f"A worry: {item.describes.worry}", width, 4)
    for key, words in item.options.items():
        yield from wrapped(f"{key}: {words}", width, 4)
    if item.do:
        yield from wrapped(f"If yes: {item.do}", width, 4)


def _marks(item: Item) -> Iterator[str]:
    """What sort of item it is, in words."""
    yield item.kind.value
    if item.kind is not Kind.CHECK:
        yield "core" if item.core else "further"
    if item.grave:
        yield "serious by itself"
    if item.alone:
        yield "asked only alone"
    if item.sensitive:
        yield "private"
    if item.of_the_home:
        yield "of the home"
    if item.urgency:
        yield f"act {item.urgency.value}"
    yield from (domain.value for domain in item.domains)
    if item.shown_when is not None:
        yield "shown only for some children"


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """Lines of a text; those that follow the first stand two further in."""
    first, rest = " " * indent, " " * (indent + 2 if indent else 0)
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
