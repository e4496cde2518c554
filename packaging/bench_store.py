"""Measures the store with 1,000 and with 100,000 assessments of made-up children, each figure beside its goal.

The store is made up by `made_up_store`, in a temporary folder; where NEGLECT_TOOLKIT_BENCH_STORE names a
folder, it is kept there and used again.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from made_up_store import FULL_EVERY, PASSPHRASE, TEAMS, make_store, surname_of

from neglect_toolkit.model.queue import QueueOrder, QueueQuery
from neglect_toolkit.model.scorecard import Dimension, Period
from neglect_toolkit.model.words import NextStep, Status
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.counting import Counting
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit, compose
from neglect_toolkit.store import counts, queue
from neglect_toolkit.store.presence import holds_a_store
from neglect_toolkit.store.store import Store

SIZES = (1_000, 100_000)
KEPT_IN = "NEGLECT_TOOLKIT_BENCH_STORE"
REPEATS = 200
SAVES = 300


def main() -> None:
    """Prints each figure with 1,000 assessments and with 100,000."""
    kept = os.environ.get(KEPT_IN)
    with tempfile.TemporaryDirectory(prefix="bench-store-") as temporary:
        place = Path(kept) if kept else Path(temporary)
        found = [_measured_elsewhere(_made(place / str(size), size)) for size in SIZES]
    print(f"{'the store (median 99th percentile, ms), with assessments:':<58}{SIZES[0]:>14,}{SIZES[1]:>14,}")
    for what in found[0]:
        figures = "".join(f"{one[what]['figure']:>14}" for one in found)
        print(f"{what:<58}{figures}   {found[0][what]['goal']}", flush=True)


def _made(folder: Path, size: int) -> Path:
    if not holds_a_store(folder):
        begun, part = time.perf_counter(), folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)  # one that was not finished
        make_store(part, size)
        part.rename(folder)
        took, big = time.perf_counter() - begun, (folder / "store.db").stat().st_size / 1e6
        print(f"(a store with {size:,} assessments made in {took:.0f} s, {big:.0f} MB)", flush=True)
    return folder


def _measured_elsewhere(folder: Path) -> dict[str, dict[str, str]]:
    """The figures, measured in a process of its own so that its memory is that of the work alone."""
    run = subprocess.run([sys.executable, __file__, str(folder)], check=True, capture_output=True, text=True)
    found: dict[str, dict[str, str]] = json.loads(run.stdout)
    return found


# Measuring ----------------------------------------------------------------------------------------------------


def measure(folder: Path) -> dict[str, dict[str, str]]:
    """Each figure with its goal."""
    import psutil

    toolkit = compose(store=folder)
    me = Store.open_with(folder, Store.derive(folder, PASSPHRASE), toolkit.clock)
    with me as store:
        work = Casework(toolkit, store)
        found = {
            **dict(_lists(store)),
            **dict(_opening(work, store)),
            **dict(_counting(toolkit, store)),
            **dict(_saving(work)),
        }
        memory = psutil.Process().memory_info().rss / 1e6
        found["memory of the process"] = {"figure": f"{memory:.0f} MB", "goal": "goal <= 250 MB"}
    return found


Figures = Iterator[tuple[str, dict[str, str]]]


def _lists(store: Store) -> Figures:
    team = TEAMS[0].casefold()
    everything, some = (), NextStep.SEEK_ADVICE
    asked = {
        "queue: first page of a team": (QueueQuery(), 10),
        "queue: gravest first": (QueueQuery(order=QueueOrder.NEXT_STEP), 10),
        "queue: tenth page": (QueueQuery(page=9), 10),
        "filter: tool, step and flags, any state": (
            QueueQuery(statuses=everything, tool="primary", at_least=some, flagged=True),
            50,
        ),
        "filter: any state, by child": (QueueQuery(statuses=everything, order=QueueOrder.CHILD), 50),
        "search: a surname": (QueueQuery(statuses=everything, search=surname_of(8)), 30),
        "search: the beginning of many names": (QueueQuery(statuses=everything, search="mar"), 30),
        "search: a word in every assessment": (QueueQuery(statuses=everything, search="breakfast"), 30),
    }
    for what, (query, goal) in asked.items():

        def look(query: QueueQuery = query) -> object:
            with store.reading() as connection:
                return queue.page(connection, team, query)

        yield _figure(what, look, goal)


def _opening(work: Casework, store: Store) -> Figures:
    with store.reading() as connection:
        rows = connection.rows(
            "SELECT id FROM assessment WHERE team = ? AND status = 'countersigned' AND (seq - 1) % ? = 0",
            TEAMS[0].casefold(),
            FULL_EVERY,
        )
    ids = iter([row["id"] for row in rows] * REPEATS)
    yield _figure("opening a full one (signed; read, proved, summed up)", lambda: work.open(next(ids)).view(), 30)


def _counting(toolkit: Toolkit, store: Store) -> Figures:
    team, year = TEAMS[0], Period(first="2025-01", last="2025-12")

    def count(period: Period, team: str | None) -> Callable[[], object]:
        def look() -> object:
            with store.reading() as connection:
                return counts.counted(connection, period, team and team.casefold())

        return look

    yield _figure("counts: a team, a year", count(year, team), 150, 20)
    yield _figure("counts: a team, every month", count(Period(), team), 150, 20)
    yield _figure("counts: every team, every month", count(Period(), None), None, 20)
    counting = Counting(toolkit, store, Rights(store, toolkit.clock))
    yield _figure(
        "counts: a team, a year, suppressed",
        lambda: counting.to_publish(counting.scorecard(team=team, period=year)),
        None,
        20,
    )
    every = (Dimension.AREA, Dimension.AGE_BAND, Dimension.DISABLED)
    yield _figure(
        "counts: the same, also by area, age and disability",
        lambda: counting.to_publish(counting.scorecard(team=team, period=year, also=every)),
        None,
        10,
    )


def _saving(work: Casework) -> Figures:
    mine = [header for header in work.work_list() if header.status is Status.DRAFT]
    opened = work.open(mine[0].id)
    item = next(item for item, answer in opened.assessment.answers.items() if answer.rating is not None)
    number = iter(range(SAVES + 1))

    def save() -> None:
        note = f"A made-up note, number {next(number)}. " * 5
        changed = opened.assessment.answers[item].model_copy(update={"note": note})
        opened.save(opened.assessment.with_answer(item, changed))

    yield _figure("autosave", save, 10, SAVES, at_99=True)


def _figure(
    what: str, act: Callable[[], object], goal: int | None, repeats: int = REPEATS, *, at_99: bool = False
) -> tuple[str, dict[str, str]]:
    """Median and 99th percentile in milliseconds; the goal is for one of them."""
    act()
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    median, slow = statistics.median(times), statistics.quantiles(times, n=100, method="inclusive")[98]
    which = "99th percentile" if at_99 else "median"
    return f"{what}", {
        "figure": f"{median:.1f} {slow:.1f}",
        "goal": f"goal <= {goal} ms ({which})" if goal else "",
    }


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(Path(sys.argv[1]))))
    else:
        main()
