"""Wrong passphrases, noted outside the encrypted log until somebody who has the right one opens the store.

The note holds moments and nothing else. It can be deleted by whoever can delete the store: see docs/security.md.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from neglect_toolkit.store.audit import Writing

FILE_NAME = "failed_unlocks.txt"
_MOST_BYTES = 64_000  # about 2,000 tries; more than that says nothing more


def note(folder: Path, at: str) -> None:
    """Notes one failed try. A folder that cannot be written to keeps the store shut all the same: no error."""
    path = folder / FILE_NAME
    with contextlib.suppress(OSError):
        if not path.exists() or path.stat().st_size < _MOST_BYTES:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "a", encoding="ascii") as file:
                file.write(f"{at}\n")


def take_in(folder: Path, writing: Writing) -> None:
    """Copies every noted try into the audit log. The note stays until the log is on the disk: see `forget`."""
    path = folder / FILE_NAME
    try:
        tries = path.read_text(encoding="ascii", errors="replace").split()
    except OSError:
        return
    if tries:
        writing.record("unlock_failed", tried=str(len(tries)), first=tries[0][:40], last=tries[-1][:40])


def forget(folder: Path) -> None:
    """Takes the note away, once what it said is in the audit log for good."""
    with contextlib.suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)
