"""Counts of a tool, for those who write one: how much it asks, of what, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from neglect_toolkit.forms.minutes import Minutes, minutes_of
from neglect_toolkit.forms.readability import reading_age
from neglect_toolkit.forms.wording import heard, read
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Domain, Kind


class ToolNumbers(Value):
    """How much a tool asks.

    `further` items are offered only where a part needs them. `domains` counts the rated items that bear on each domain
    (an item may bear on more than one). `words` are all that a practitioner reads or says. Reading ages are in years,
    by the Automated Readability Index; `minutes` are an estimate.
    """

    items: int
    core: int
    further: int
    checks: int
    rated: int
    domains: dict[Domain, int]
    words: int
    reading_age_family: float
    reading_age_practitioner: float
    minutes: Minutes


def numbers_of(tool: Tool, own: Collection[str] = ()) -> ToolNumbers:
    """Every item counts once; reading ages are years, 0.0 where there is nothing to read.

    `own` are the ids of what the tool asks beyond the one that it extends.
    """
    items = tool.items.values()
    rated = list(tool.of_kind(Kind.RATED))
    core = sum(item.core for item in items)
    checks = sum(item.kind is Kind.CHECK for item in items)
    family = list(chain(*(heard(part) for part in tool.parts)))
    practitioner = list(chain(*(read(part) for part in tool.parts)))
    return ToolNumbers(
        items=len(items),
        core=core,
        further=len(items) - core - checks,
        checks=checks,
        rated=len(rated),
        domains={domain: sum(domain in item.domains for item in rated) for domain in Domain},
        words=sum(len(words.split()) for words in (*family, *practitioner, *_labels(tool))),
        reading_age_family=round(reading_age(family) or 0.0, 1),
        reading_age_practitioner=round(reading_age(practitioner) or 0.0, 1),
        minutes=minutes_of(tool, own),
    )


def _labels(tool: Tool) -> Iterator[str]:
    for item in tool.items.values():
        yield from item.options.values()
