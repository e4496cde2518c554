"""Killed in the middle of anything, the store holds every save that it had acknowledged, each whole."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from cheap_keys import CHEAP
from one_transaction import read
from store_made_up import BEDTIME, BREAKFAST, ME, PASSPHRASE, FixedClockRealKeys, started

from neglect_toolkit.store import audit, checking, headers, sealing
from neglect_toolkit.store.store import Store

KILLS = 8


@pytest.mark.slow
def test_every_acknowledged_save_is_there_after_a_kill(folder: Path) -> None:
    clock, chance = FixedClockRealKeys(), random.Random(20261120)  # noqa: S311 - when to kill is no secret
    key = Store.make(folder, PASSPHRASE, ME, clock, CHEAP)
    with Store.open_with(folder, key, clock) as store:
        assessment_id = started(store).id

    kept = 0
    for _ in range(KILLS):
        acknowledged = acknowledged_until_killed(folder, assessment_id, key.key, kept, chance.randint(1, 60))
        assert acknowledged > kept
        with Store.open_with(folder, key, clock) as store:
            answers = read(store, sealing.content, assessment_id).answers
            kept = read(store, headers.header, assessment_id).explored
            saves = [entry for entry in read(store, audit.entries) if entry.what == "change"]
            assert kept in {acknowledged, acknowledged + 1}
            assert answers[BREAKFAST] == answers[BEDTIME]
            assert (answers[BREAKFAST].note or "").split()[0] == str(kept)
            assert len(saves) == kept
            assert read(store, checking.check) == ()


def acknowledged_until_killed(folder: Path, assessment_id: str, key: bytes, begin: int, saves: int) -> int:
    """The last save that a process acknowledged before it was killed, some time after so many saves."""
    script = Path(__file__).parent / "saves_until_killed.py"
    environment = {"PYTHONPATH": ":".join(sys.path)}
    victim = subprocess.Popen(
        [sys.executable, str(script), str(folder), assessment_id, str(begin)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    with victim:
        assert victim.stdin is not None
        assert victim.stdout is not None
        victim.stdin.write(key.hex() + "\n")
        victim.stdin.flush()
        said = [victim.stdout.readline() for _ in range(saves)]
        victim.kill()
        said += victim.stdout.readlines()
    return int([line for line in said if line.endswith("\n")][-1])
