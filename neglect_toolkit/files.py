"""Writes a file whole or not at all. What it holds, and the sentence about a failure, are its callers' business."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_OURS, _PART = ".neglect-toolkit-", ".part"
_LOCK = ".neglect-toolkit.lock"  # on Windows alone, where a folder itself cannot be locked
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM}


def write_atomically(path: Path, content: bytes, *, keep_rights: bool = False) -> None:
    """Puts content in a file's place: after a crash, too, there is what was there before or all that is new.

    It is written beside its place under a name of our own, which is gone when this returns or raises. What a kill
    leaves of one goes with the next write into the same folder.

    Args:
        path: the file; its folder is there. A link is replaced, not followed.
        content: all that the file will hold.
        keep_rights: a file that is replaced keeps its rights; else, as any new file, it is for its owner alone.

    Raises:
        OSError: it could not be written, and what was there is as it was.
    """
    _clear_leftovers(path.parent)
    descriptor, beside = _open_beside(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if keep_rights and path.exists():
                beside.chmod(stat.S_IMODE(path.stat().st_mode))
            if sys.platform != "win32":  # while it is open nobody clears it away; Windows renames only what is closed
                beside.replace(path)
        if sys.platform == "win32":
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lets one program at a time through for this folder, and the others wait: to read a file, change it, write it.

    A program that is killed lets go. Where the file system has no locks everybody is let through.

    Raises:
        OSError: the folder cannot be opened.
    """
    if sys.platform == "win32":
        import msvcrt

        with (folder / _LOCK).open("a+b") as held:
            held.seek(0)
            while True:  # the call itself gives up after ten seconds
                with contextlib.suppress(OSError):
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
                    break
            try:
                yield
            finally:
                held.seek(0)
                msvcrt.locking(held.fileno(), msvcrt.LK_UNLCK, 1)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _claim(handle, wait=True)
        yield
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Makes sure that the names of new files are on the disk too. Raises OSError where the disk fails.

    Windows does this by itself. A file system that cannot do it, or a folder that may not be read, is left to itself.
    """
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _open_beside(folder: Path) -> tuple[int, Path]:
    while True:
        descriptor, name = tempfile.mkstemp(prefix=_OURS, suffix=_PART, dir=folder)
        _claim(descriptor, wait=True)
        if Path(name).exists():  # else another program took it for a leftover before it was claimed
            return descriptor, Path(name)
        os.close(descriptor)


def _clear_leftovers(folder: Path) -> None:
    """Deletes what a killed program left half written, since it may hold a child's words. One being written stays."""
    with contextlib.suppress(OSError):
        for left in list(folder.glob(f"{_OURS}*{_PART}")):
            with contextlib.suppress(OSError):
                _delete_unclaimed(left)


def _delete_unclaimed(left: Path) -> None:
    if sys.platform == "win32":
        left.unlink()  # refused while another program has it open
        return
    descriptor = os.open(left, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if _claim(descriptor, wait=False):
            left.unlink()
    finally:
        os.close(descriptor)


def _claim(descriptor: int, *, wait: bool) -> bool:
    """Whether the open file is ours from now on, until it is closed or its program ends.

    Where the file system has no locks nobody can claim one, so nothing is cleared there.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    with contextlib.suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        return True
    return False
