"""One window a store: a second one is told so plainly, because two would overwrite what the other shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

FILE_NAME = "in-use.lock"


class SingleInstance:
    """Holds the store's folder for this process. A lock left by a process that died is taken over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: QLockFile | None = None

    def take(self) -> bool:
        """Whether this process may use the store; False where another holds it.

        A folder that cannot be made is no reason to refuse: what is wrong with it is said when the store is opened.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return True
        lock = QLockFile(str(self._folder / FILE_NAME))
        lock.setStaleLockTime(0)
        if lock.tryLock(100):
            self._lock = lock
            return True
        return lock.error() is not QLockFile.LockError.LockFailedError

    def give_back(self) -> None:
        """Lets another process have it."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
