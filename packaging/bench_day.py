"""How long somebody waits on the day's page: for a click on a rating, and for a part that is looked at first.

    python packaging/bench_day.py [--json] [--checkout FOLDER]

Everything is pressed as a person presses it, found by its name on the screen, so that the same script measures an
older checkout too: give its folder, and run the two in turns.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget

RUNS = 20
PART = "Tea"
RATINGS = ("A worry", "Going well")
MEASURES = (
    ("click", "a click on a rating, to the painted page", 40),
    ("first", "a part of the day looked at first, to the painted page", 80),
)
"""Each measure's name, what it says, and its goal in milliseconds."""

HERE = Path(__file__).parent.parent

Took = tuple[float, float]
"""Milliseconds that passed, and those that this process had the processor: other work on the machine adds to one."""


def main() -> None:
    """Measures, and prints a table or JSON."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    wanted.add_argument("--json", action="store_true", help="figures in milliseconds, for another program")
    wanted.add_argument("--checkout", type=Path, default=HERE, help="the folder of the checkout to measure")
    given = wanted.parse_args()
    figures = measured(given.checkout.resolve())
    if given.json:
        print(json.dumps(figures, indent=2))
    else:
        for what, figure, goal in rows(figures):
            print(f"{what:<66}{figure:>8}   {goal}")


def rows(figures: dict[str, dict[str, float]]) -> Iterator[tuple[str, str, str]]:
    """A line for each figure: what, how long, and its goal."""
    for name, says, goal in MEASURES:
        yield f"{says}, median", f"{figures[name]['median']:.0f} ms", f"goal <= {goal} ms"
        yield f"{says}, 95th percentile", f"{figures[name]['p95']:.0f} ms", ""
        yield f"{says}, processor time alone", f"{figures[name]['processor']:.0f} ms", ""


def measured(checkout: Path = HERE) -> dict[str, dict[str, float]]:
    """Median and 95th percentile of each measure, in milliseconds, with the worked example in a real store."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(checkout), *(str(checkout / "tests" / name) for name in ("journey", "services", ""))]
    from application import Application  # type: ignore[import-not-found]  # the tests' own driver
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="bench-day-") as store:
        application = Application(Path(store) / "store")
        application.user.begin("Sam Rivers")
        application.user.press("Look at the sample case")
        application.user.wait_to_see("From morning to night")
        first = list(_parts_first_looked_at(application))
        clicks = list(_clicks(application))
        application.close()
    del app
    took = {"click": clicks, "first": first}
    return {
        name: {
            "median": statistics.median(wall for wall, _ in took[name]),
            "p95": statistics.quantiles((wall for wall, _ in took[name]), n=20, method="inclusive")[-1],
            "processor": statistics.median(processor for _, processor in took[name]),
            "goal": goal,
            "runs": len(took[name]),
        }
        for name, _, goal in MEASURES
    }


def _parts_first_looked_at(application: Any) -> Iterator[Took]:
    """Goes to one part after another; opens the day anew where every one has been looked at."""
    shell = application.shell
    opened = shell.session.opened if hasattr(shell, "session") else shell.day.opened  # an older checkout has the other
    parts = [part.title for part in opened.tool.parts]
    taken = 0
    while True:
        for title in parts:
            stop = application.user.stop(title)
            if not stop.isChecked():
                yield _answered(application.window, stop.click)
                taken += 1
            if taken == RUNS:
                return
        application.user.press("Back to the work list")
        application.user.wait_to_see("Your assessments")
        application.user.open_first()


def _clicks(application: Any) -> Iterator[Took]:
    """Rates the questions of one part in turns, each of them as a worry, as going well, and so on."""
    application.user.stop(PART).click()
    _settle()
    ratings = [_tiles(application.window, name) for name in RATINGS]
    for number in range(RUNS):
        across, turn = number % len(ratings[0]), number // len(ratings[0])
        tile = ratings[turn % 2][across]
        if tile.isChecked():
            ratings[(turn + 1) % 2][across].click()
            _settle()
        yield _answered(application.window, tile.click)


def _tiles(window: QWidget, name: str) -> list[QAbstractButton]:
    """The buttons of one rating that are on the page; those of an account have another description."""
    from PySide6.QtWidgets import QAbstractButton

    found = [button for button in window.findChildren(QAbstractButton) if button.accessibleName() == name]
    return [button for button in found if button.isVisible() and "Key" in button.accessibleDescription()]


def _answered(window: QWidget, act: Callable[[], object]) -> Took:
    """From doing something until the window shows what came of it."""
    with _no_collection():
        begun, processor = time.perf_counter(), time.process_time()
        act()
        _settle()
        window.repaint()
        return (time.perf_counter() - begun) * 1000, (time.process_time() - processor) * 1000


def _settle() -> None:
    """Until nothing is left to do: what is shown may itself ask for another round."""
    from PySide6.QtTest import QTest

    for _ in range(3):
        QTest.qWait(0)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Memory is collected between two measurements, as the program does it: while nobody waits."""
    import gc

    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


if __name__ == "__main__":
    main()
