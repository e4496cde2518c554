"""What holds for every test: keys are cheap; rubbish is collected between tests and on this thread, as in a window."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from cheap_keys import cheap_keys, full_cost
from quick import pytest_addoption, pytest_collection_modifyitems, pytest_configure

from neglect_toolkit.gui.runtime.gc_on_gui_thread import collect_what_is_due

__all__ = [
    "cheap_keys",
    "figures",
    "full_cost",
    "pytest_addoption",
    "pytest_collection_modifyitems",
    "pytest_configure",
    "rubbish_is_collected_here",
]

gc.disable()


@pytest.fixture(autouse=True)
def rubbish_is_collected_here() -> Iterator[None]:
    yield
    collect_what_is_due()


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Iterator[Counter[str]]:
    """What a test went through, to be printed at the end of the run."""
    counted: Counter[str] = Counter()
    yield counted
    for what, many in counted.items():
        record_property(_FIGURE + what, many)


_FIGURE = "figure: "


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the figures of every test that has some; they come from the workers with the tests' reports."""
    for report in terminalreporter.stats.get("", []):  # where pytest counts set-ups and tear-downs
        told = [
            (name, value) for name, value in getattr(report, "user_properties", []) if str(name).startswith(_FIGURE)
        ]
        if told:
            terminalreporter.section(report.nodeid.rpartition("::")[2])
            for name, value in told:
                terminalreporter.write_line(f"{value:>8}  {name.removeprefix(_FIGURE)}")
