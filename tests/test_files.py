"""A file is written whole or not at all, and nothing half written stays beside it."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from only_on_posix import posix_files, posix_rights

from neglect_toolkit import files
from neglect_toolkit.files import sync_folder, write_atomically

LEFT_OVER = ".neglect-toolkit-x1y2z3.part"
KILLED_WHILE_WRITING = """
import os, sys
from pathlib import Path
from neglect_toolkit.files import write_atomically
os.fsync = lambda _: os._exit(9)
write_atomically(Path(sys.argv[1]), b"half of what a child said")
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix_rights
def test_a_new_file_is_there_whole_and_alone_and_for_its_owner(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_atomically(tmp_path / "new.txt", b"all of it", keep_rights=True)
    finally:
        os.umask(before)

    assert (tmp_path / "new.txt").read_bytes() == b"all of it"
    assert mode(tmp_path / "new.txt") == 0o600
    assert names(tmp_path) == ["new.txt"]


@pytest.mark.parametrize(("keep_rights", "after"), [(True, 0o644), (False, 0o600)])
@posix_rights
def test_a_file_that_is_replaced_keeps_its_rights_where_that_is_asked(
    tmp_path: Path, keep_rights: bool, after: int
) -> None:
    path = tmp_path / "there.txt"
    path.write_bytes(b"old")
    path.chmod(0o644)

    write_atomically(path, b"new", keep_rights=keep_rights)

    assert (path.read_bytes(), mode(path)) == (b"new", after)


def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        assert len(names(tmp_path)) == 2  # it is being written beside the old one
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "there.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["there.txt"]


def test_a_refused_rename_leaves_nothing_beside_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "folder" / "within").mkdir(parents=True)

    with pytest.raises(OSError, match="folder"):
        write_atomically(tmp_path / "folder", b"new")
    assert names(tmp_path) == ["folder"]
    assert names(tmp_path / "folder") == ["within"]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "not there" / "new.txt", b"new")
    assert names(tmp_path) == []


def test_what_a_kill_leaves_is_readable_by_its_owner_only_and_goes_with_the_next_write(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, tmp_path / "a.txt"], check=False)
    assert killed.returncode == 9
    [left] = tmp_path.iterdir()
    assert (left.read_bytes(), mode(left)) == (b"half of what a child said", 0o600)

    write_atomically(tmp_path / "another.txt", b"new")

    assert names(tmp_path) == ["another.txt"]


def test_only_leftovers_of_our_own_name_are_cleared(tmp_path: Path) -> None:
    for name in (LEFT_OVER, ".firefox-abc.part", "neglect-toolkit.part", "film.mp4.part"):
        (tmp_path / name).write_bytes(b"half")

    write_atomically(tmp_path / "a.txt", b"new")

    assert names(tmp_path) == [".firefox-abc.part", "a.txt", "film.mp4.part", "neglect-toolkit.part"]


@posix_files
def test_a_link_with_the_name_of_a_leftover_leads_nobody_anywhere(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    (tmp_path / LEFT_OVER).symlink_to(victim)

    write_atomically(tmp_path / "a.txt", b"new")

    assert victim.read_bytes() == b"untouched"


def test_what_another_program_is_writing_into_the_folder_is_no_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync

    def meanwhile(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", really)
        write_atomically(tmp_path / "second.txt", b"second")
        really(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    write_atomically(tmp_path / "first.txt", b"first")

    assert (tmp_path / "first.txt").read_bytes() == b"first"
    assert names(tmp_path) == ["first.txt", "second.txt"]


def test_one_that_was_cleared_before_it_was_claimed_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = files._claim
    cleared: list[Path] = []

    def cleared_first(descriptor: int, *, wait: bool) -> bool:
        if not cleared:
            [path] = tmp_path.iterdir()
            path.unlink()
            cleared.append(path)
        return claim(descriptor, wait=wait)

    monkeypatch.setattr(files, "_claim", cleared_first)
    write_atomically(tmp_path / "a.txt", b"new")

    assert cleared
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("reason", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    asked = []

    def cannot(descriptor: int) -> None:
        asked.append(descriptor)
        raise OSError(reason, "cannot")

    monkeypatch.setattr(os, "fsync", cannot)
    sync_folder(tmp_path)

    assert asked


def test_a_disk_that_fails_when_the_folder_is_synced_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)
