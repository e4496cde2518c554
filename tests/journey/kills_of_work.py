"""Kills a process again and again while two people save, sign and countersign; proves the store after each kill.

`make kills` runs it 500 times; the tests run it a few times. It prints how many kills came while a write was under way,
by kind, and whether anything acknowledged was lost.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from one_transaction import read
from works_until_killed import ITEM

from neglect_toolkit.clock import SystemClock
from neglect_toolkit.model.people import Assessor, Person
from neglect_toolkit.model.words import ReviewOutcome, Role
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store import checking, reviewing, sealing
from neglect_toolkit.store.key_slots import KdfCost, OpenedKey
from neglect_toolkit.store.store import Store

HERE = Path(__file__).parent
CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
NEW_STORE_AFTER = 25
"""Each store is proved whole after every kill, which takes longer the more it holds."""

Line = tuple[str, str, str, int]
REVIEWED = {"countersign": ReviewOutcome.COUNTERSIGNED, "return": ReviewOutcome.RETURNED}


@dataclass
class Count:
    """What happened: how many kills, how many of them during a write, what was acknowledged, what was lost."""

    kills: int = 0
    during: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {many}" for kind, many in sorted(self.during.items()))
        done = ", ".join(f"{kind} {many}" for kind, many in sorted(self.acknowledged.items()))
        return (
            f"{self.kills} kills, {sum(self.during.values())} of them during a write not yet acknowledged ({kinds}); "
            f"acknowledged: {done}; {len(self.faults)} faults"
        )


@dataclass
class Place:
    """A store, its key, and who work on it."""

    store: Path
    key: bytes
    sam: str
    maria: str

    @classmethod
    def made(cls, store: Path) -> Place:
        clock = SystemClock()
        me = Person(id=clock.new_id(), name="Sam Okafor", team="North")
        key = Store.make(store, "correct horse battery", me, clock, CHEAP)
        casework = Casework(compose(store=store), Store.open_with(store, key, clock))
        maria = casework.staff.add(Assessor(name="Maria Lindqvist", team="North"), (Role.MANAGER,))
        casework.lock()
        return cls(store, key.key, me.id, maria.id)


def run(folder: Path, kills: int, seed: int = 20261124) -> Count:
    """Kills the work so many times, over as many stores as it takes."""
    chance, count = random.Random(seed), Count()  # noqa: S311 - when to kill is no secret
    place = Place.made(folder / "store-0")
    known: list[Line] = []
    for number in range(kills):
        if number and number % NEW_STORE_AFTER == 0:
            place, known = Place.made(folder / f"store-{number}"), []
        said = _until_killed(place, chance)
        known += said
        count.kills += 1
        if said and said[-1][0] == "begin":
            count.during[said[-1][1]] += 1
        count.acknowledged.update(kind for word, kind, _, _ in said if word == "done")
        count.faults += [f"kill {count.kills}: {fault}" for fault in _faults(place, known)]
        if count.kills % 50 == 0:
            print(count, flush=True)
    return count


def _until_killed(place: Place, chance: random.Random) -> list[Line]:
    """What one run said before it was killed without warning."""
    command = [sys.executable, str(HERE / "works_until_killed.py")]
    command += [str(place.store), place.key.hex(), place.sam, place.maria]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    said: list[Line] = []
    victim = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)
    assert victim.stdout is not None
    lines = victim.stdout

    def read() -> None:
        for line in lines:
            if line.endswith("\n"):
                word, kind, assessment, number = line.split()
                said.append((word, kind, assessment, int(number)))

    reader = threading.Thread(target=read)
    reader.start()
    _wait_for(said, chance.randint(1, 25), chance.choice(("save", "sign", "countersign", "return")), victim)
    time.sleep(chance.uniform(0, 0.006))
    victim.kill()
    victim.wait()
    reader.join()
    lines.close()
    return said


def _wait_for(said: list[Line], lines: int, kind: str, victim: subprocess.Popen[str]) -> None:
    """Until so many lines are said and a write of this kind has begun."""
    end = time.monotonic() + 60
    while len(said) < lines or said[-1][:2] != ("begin", kind):
        if victim.poll() is not None or time.monotonic() > end:
            raise AssertionError("the work did not begin")
        time.sleep(0.0002)


def _faults(place: Place, known: list[Line]) -> list[str]:
    """What is off in the store, and whatever was acknowledged and is not there."""
    try:
        with Store.open_with(place.store, OpenedKey(place.sam, place.key), SystemClock()) as store:
            lost = [f"{' '.join(map(str, line[1:]))} is lost" for line in known if not _is_kept(store, line, known)]
            return [*read(store, checking.check), *lost]
    except Exception as error:  # noqa: BLE001 - whatever stops the store from opening is what is looked for
        return [f"the store did not open: {type(error).__name__}: {error}"]


def _is_kept(store: Store, line: Line, known: list[Line]) -> bool:
    """Whether what was acknowledged is in the store; what only began may be or not."""
    word, kind, assessment, number = line
    if word != "done":
        return True
    if kind == "save":
        last = max(n for w, k, a, n in known if (w, k, a) == ("done", "save", assessment))
        note = read(store, sealing.content, assessment).answers[ITEM].note or ""
        return number < last or int(note.split()[-1]) >= number
    if kind == "sign":
        return read(store, sealing.sealed, assessment, number).number == number
    with store.reading() as connection:
        found = reviewing.reviews(connection, assessment)
    return any((one.revision, one.outcome) == (number, REVIEWED[kind]) for one in found)


def main() -> int:
    """From the command line: how many kills, 500 unless said."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        count = run(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 500, seed=time.time_ns())
    print(count)
    for fault in count.faults:
        print(fault)
    return bool(count.faults)


if __name__ == "__main__":
    sys.exit(main())
