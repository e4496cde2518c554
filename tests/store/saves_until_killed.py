"""Saves again and again, says so after each save, and waits to be killed: the victim of test_kill_safety."""

from __future__ import annotations

import sys
from pathlib import Path

from one_transaction import write
from store_made_up import BEDTIME, BREAKFAST

from neglect_toolkit.clock import SystemClock
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.words import Rating
from neglect_toolkit.store import assessments
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store

key = OpenedKey(person="p1", key=bytes.fromhex(sys.stdin.readline().strip()))
store = Store.open_with(Path(sys.argv[1]), key, SystemClock())
number = int(sys.argv[3])
while True:
    number += 1
    answer = Answer(rating=Rating.WORRY, note=f"{number} {'words ' * (number % 300)}")
    changes = [Change.answer(item, answer) for item in (BREAKFAST, BEDTIME)]
    write(store, assessments.save, sys.argv[2], changes, Progress(explored=number))
    print(number, flush=True)
