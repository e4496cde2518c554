"""Wrong passphrases, noted outside the encrypted log until somebody who has the right one opens the store.

The note holds moments and nothing else. It can be deleted by whoever can delete the store: see docs/security.md.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import math
import os
from pathlib import Path

from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.timestamps import as_text, from_text

FILE_NAME = "failed_unlocks.txt"
_FREE_TRIES, _LONGEST_WAIT = 3, 60
_MOST_BYTES = 64_000  # about 2,000 tries; more than that says nothing more


def note(folder: Path, at: str) -> None:
    """Notes one failed try. A folder that cannot be written to keeps the store shut all the same: no error."""
    path = folder / FILE_NAME
    with contextlib.suppress(OSError):
        if not path.exists() or path.stat().st_size < _MOST_BYTES:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "a", encoding="ascii") as file:
                file.write(f"{at}\n")


def seconds_to_wait(folder: Path, now: dt.datetime) -> int:
    """How long the next try has to wait: nothing for the first few, then twice as long each time, up to a minute.

    It hinders whoever guesses at the keyboard. Whoever has a copy of the folder is hindered by Argon2id alone.
    """
    tries = _tries(folder)
    if len(tries) <= _FREE_TRIES:
        return 0
    passed = (now - tries[-1]).total_seconds()
    # A moment ahead of now is a clock that was set back: nobody is kept out for that.
    return 0 if passed < 0 else max(0, math.ceil(min(_LONGEST_WAIT, 2 ** min(len(tries) - _FREE_TRIES, 10)) - passed))


def take_in(folder: Path, writing: Writing) -> None:
    """Copies every noted try into the audit log. The note stays until the log is on the disk: see `forget`."""
    if tries := _tries(folder):
        first, last = as_text(tries[0]), as_text(tries[-1])
        writing.record(Deed.UNLOCK_FAILED, tried=str(len(tries)), first=first, last=last)


def _tries(folder: Path) -> list[dt.datetime]:
    """Every moment that the note holds. A line that is none, as a kill or another program leaves it, says nothing.

    Nobody may be kept out of the store by what stands in a note that anything on the machine can write to.
    """
    try:
        with (folder / FILE_NAME).open("rb") as file:
            lines = file.read(_MOST_BYTES + 64).decode("ascii", errors="replace").splitlines()
    except OSError:
        return []
    return [moment for line in lines if (moment := _moment(line)) is not None]


def _moment(line: str) -> dt.datetime | None:
    try:
        return from_text(line.strip())
    except ValueError:
        return None


def forget(folder: Path) -> None:
    """Takes the note away, once what it said is in the audit log for good."""
    with contextlib.suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)
