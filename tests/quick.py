"""`pytest --quick`: what can be run at the desk between two changes. The whole suite stays the default, as CI runs it.

It leaves out what is marked `slow` and what pays the full cost of a key, takes two of the variants of a test that has
more, and a few examples of a property that is otherwise tried with many.
"""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import settings

VARIANTS = 2
EXAMPLES = 5

_SETTINGS = "_hypothesis_internal_use_settings"  # where hypothesis keeps what `@settings` says, whatever the profile


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick`."""
    parser.addoption("--quick", action="store_true", help="a minute's worth of the tests, for the desk")


def pytest_configure(config: pytest.Config) -> None:
    """Properties that name no number of examples take few."""
    settings.register_profile("quick", max_examples=EXAMPLES)
    if config.getoption("quick"):
        settings.load_profile("quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the slow ones and most of the variants, and lowers the number of examples."""
    if not config.getoption("quick"):
        return
    kept = {item for variants in _variants(items).values() for item in _spread(variants)}
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]
    for item in items:
        _take_few_examples(item)


def _variants(items: list[pytest.Item]) -> dict[str, list[pytest.Item]]:
    """The tests that are quick, by their names without what they were given."""
    found = defaultdict(list)
    for item in items:
        if item.get_closest_marker("slow") is None and "full_cost" not in getattr(item, "fixturenames", ()):
            found[item.nodeid.partition("[")[0]].append(item)
    return found


def _spread(variants: list[pytest.Item]) -> list[pytest.Item]:
    """The first, the last, and what lies evenly between where more are taken."""
    if len(variants) <= VARIANTS:
        return variants
    return [variants[(len(variants) - 1) * number // (VARIANTS - 1)] for number in range(VARIANTS)]


def _take_few_examples(item: pytest.Item) -> None:
    test = getattr(getattr(item, "obj", None), "__func__", getattr(item, "obj", None))
    asked = getattr(test, _SETTINGS, None)
    if asked is not None and asked.max_examples > EXAMPLES:
        setattr(test, _SETTINGS, settings(asked, max_examples=EXAMPLES))
