"""Opens the store named on its command line and prints one assessment's content: a second process for the tests."""

from __future__ import annotations

import sys
from pathlib import Path

from one_transaction import read

from neglect_toolkit.clock import SystemClock
from neglect_toolkit.store import sealing
from neglect_toolkit.store.store import Store

with Store.open(Path(sys.argv[1]), sys.stdin.read(), SystemClock()) as store:
    print(read(store, sealing.content, sys.argv[2]).model_dump_json())
