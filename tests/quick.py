"""`pytest --quick`: what can be run at the desk between two changes. The whole suite stays the default, as CI runs it.

It leaves out what is marked `slow` and what pays the full cost of a key, takes the first of the variants of a test that
has several, and a few examples of a property that is otherwise tried with many.

`pytest --thorough`, for `make proof`: the whole suite, each property with twenty times as many examples.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

EXAMPLES = 5
TIMES = 20

_SETTINGS = "_hypothesis_internal_use_settings"  # where hypothesis keeps what `@settings` says, whatever the profile
_CHANGED = "_examples_are_changed"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick` and `--thorough`."""
    parser.addoption("--quick", action="store_true", help="a minute's worth of the tests, for the desk")
    parser.addoption("--thorough", action="store_true", help="properties with twenty times as many examples")


def pytest_configure(config: pytest.Config) -> None:
    """What properties take that name no number of examples."""
    settings.register_profile("quick", max_examples=EXAMPLES)
    settings.register_profile("thorough", max_examples=settings().max_examples * TIMES)
    for profile in ("quick", "thorough"):
        if config.getoption(profile):
            settings.load_profile(profile)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the slow ones and most of the variants, and lowers the number of examples; or raises it."""
    if config.getoption("thorough"):
        for item in items:
            _take_examples(item, lambda asked: asked * TIMES)
    if not config.getoption("quick"):
        return
    kept = set(_first_of_each(items))
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]
    for item in items:
        _take_examples(item, lambda asked: min(asked, EXAMPLES))


def _first_of_each(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests that are quick, each with the first of what it is given."""
    found: dict[str, pytest.Item] = {}
    for item in items:
        if item.get_closest_marker("slow") is None and "full_cost" not in getattr(item, "fixturenames", ()):
            found.setdefault(item.nodeid.partition("[")[0], item)
    return list(found.values())


def _take_examples(item: pytest.Item, how_many: Callable[[int], int]) -> None:
    test = getattr(getattr(item, "obj", None), "__func__", getattr(item, "obj", None))
    asked = getattr(test, _SETTINGS, None)
    if asked is not None and not getattr(test, _CHANGED, False):  # several variants are of one function
        setattr(test, _SETTINGS, settings(asked, max_examples=how_many(asked.max_examples)))
        setattr(test, _CHANGED, True)
