"""`pytest --quick`: what can be run at the desk between two changes. The whole suite stays the default, as CI runs it.

It leaves out what is marked `slow` and what pays the full cost of a key, takes the first of the variants of a test that
has several, and a few examples of a property that is otherwise tried with many.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

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
    kept = set(_first_of_each(items))
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]
    for item in items:
        _take_few_examples(item)


def _first_of_each(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests that are quick, each with the first of what it is given."""
    found: dict[str, pytest.Item] = {}
    for item in items:
        if item.get_closest_marker("slow") is None and "full_cost" not in getattr(item, "fixturenames", ()):
            found.setdefault(item.nodeid.partition("[")[0], item)
    return list(found.values())


def _take_few_examples(item: pytest.Item) -> None:
    test = getattr(getattr(item, "obj", None), "__func__", getattr(item, "obj", None))
    asked = getattr(test, _SETTINGS, None)
    if asked is not None and asked.max_examples > EXAMPLES:
        setattr(test, _SETTINGS, settings(asked, max_examples=EXAMPLES))
