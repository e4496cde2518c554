"""Kills the running application again and again while somebody types, and proves the store after each kill.

`make kills` runs it 300 times; the tests run it a few times. It prints how many kills came while words were on the
screen that no save had acknowledged yet.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from one_transaction import read
from types_until_killed import ITEM, number_in

from neglect_toolkit.clock import SystemClock
from neglect_toolkit.model.people import Child, Person
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store import checking, headers, sealing
from neglect_toolkit.store.key_slots import KdfCost, OpenedKey
from neglect_toolkit.store.store import Store

HERE = Path(__file__).parent
CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "correct horse battery"
BEFORE_AN_ACKNOWLEDGEMENT = 0.75
"""The share of kills aimed at the moment between a key and the save that follows it."""


@dataclass
class Count:
    """What happened: how many kills, how many of them before an acknowledgement, and what went wrong."""

    kills: int = 0
    unacknowledged: int = 0
    saves: int = 0
    keys: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.unacknowledged} of them while a write was not yet acknowledged; "
            f"{self.keys} numbers typed, {self.saves} saves acknowledged, {len(self.faults)} faults"
        )


def run(folder: Path, kills: int, seed: int = 20261120) -> Count:
    """Kills the application so many times over one store.

    Args:
        folder: where the store is made.
        kills: how many times.
        seed: of the moments at which it is killed.
    """
    store = folder / "store"
    key, chance, count = _begin(store), random.Random(seed), Count()  # noqa: S311 - when to kill is no secret
    acknowledged = 0
    for _ in range(kills):
        said = _until_killed(store, acknowledged, chance)
        typed = [int(words[1]) for words in said if words[0] == "typed"]
        saved = [int(words[1]) for words in said if words[0] == "saved"]
        places = [words[1] for words in said if words[0] == "place"]
        count.kills += 1
        count.keys += len(typed)
        count.saves += len(saved)
        count.unacknowledged += max(typed, default=0) > max(saved, default=0)
        acknowledged = max([acknowledged, *saved])
        acknowledged = _prove(store, key, acknowledged, max([acknowledged, *typed]) + 1, count)
        if count.kills % 50 == 0:
            print(count, flush=True)
        if count.kills > 1 and places != ["breakfast"]:
            count.faults.append(f"kill {count.kills}: opened at {places}, not where it was")
    return count


def _begin(store: Path) -> OpenedKey:
    clock = SystemClock()
    key = Store.make(store, PASSPHRASE, Person(id=clock.new_id(), name="Sam Okafor"), clock, CHEAP)
    casework = Casework(compose(store=store), Store.open_with(store, key, clock))
    casework.start("primary", Child(name="Zoë Ó Briain", known_as="Zoë"))
    casework.lock()
    return key


def _until_killed(store: Path, begin: int, chance: random.Random) -> list[list[str]]:
    """What one run said before it was killed without warning."""
    command = [sys.executable, str(HERE / "types_until_killed.py"), str(store), str(begin)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    said: list[list[str]] = []
    victim = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)
    assert victim.stdout is not None
    lines = victim.stdout
    reader = threading.Thread(target=lambda: said.extend(line.split() for line in lines if line.endswith("\n")))
    reader.start()
    _wait_for_typing(said, chance.randint(1, 50), victim)
    if chance.random() < BEFORE_AN_ACKNOWLEDGEMENT:
        _wait_until_unacknowledged(said)
    else:
        time.sleep(chance.uniform(0, 0.6))
    victim.kill()
    victim.wait()
    reader.join()
    lines.close()
    return said


def _wait_for_typing(said: list[list[str]], numbers: int, victim: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while sum(words[0] == "typed" for words in tuple(said)) < numbers:
        if victim.poll() is not None or time.monotonic() > end:
            raise AssertionError("the application did not come to typing")
        time.sleep(0.002)


def _wait_until_unacknowledged(said: list[list[str]]) -> None:
    """Waits for words on the screen that no save has acknowledged."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        last = tuple(said)[-1]
        if last[0] == "typed":
            return
        time.sleep(0.0005)


def _prove(store: Path, key: OpenedKey, acknowledged: int, most: int, count: Count) -> int:
    """Opens the store; gives the number it holds, which no acknowledged one may exceed."""
    try:
        with Store.open_with(store, key, SystemClock()) as opened:
            [header] = read(opened, headers.headers)
            held = number_in(read(opened, sealing.content, header.id))
            faults = read(opened, checking.check)
    except Exception as error:  # noqa: BLE001 - whatever stops the store from opening is what is looked for
        count.faults.append(f"kill {count.kills}: the store did not open: {type(error).__name__}: {error}")
        return acknowledged
    count.faults += [f"kill {count.kills}: {fault}" for fault in faults]
    if not acknowledged <= held <= most:
        count.faults.append(f"kill {count.kills}: {ITEM} holds {held}; {acknowledged} was acknowledged")
    return held


def main() -> int:
    """From the command line: how many kills, 300 unless said."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        count = run(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 300, seed=time.time_ns())
    print(count)
    for fault in count.faults:
        print(fault)
    return bool(count.faults)


if __name__ == "__main__":
    sys.exit(main())
