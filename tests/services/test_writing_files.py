"""A file that leaves the program replaces another whole or not at all, and never one of another kind."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from only_on_posix import posix_files, posix_rights

from neglect_toolkit.errors import WriteFileError
from neglect_toolkit.services import demo
from neglect_toolkit.services.exporting import write_whole
from neglect_toolkit.services.toolkit import compose

A_PDF, ANOTHER = b"%PDF-1.7 one", b"%PDF-1.7 another"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix_rights
def test_a_new_file_is_for_its_owner_alone_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "a.pdf", A_PDF)
    assert (tmp_path / "new" / "a.pdf").read_bytes() == A_PDF
    assert mode(tmp_path / "new" / "a.pdf") == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.pdf"]


@posix_rights
def test_what_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(A_PDF)
    path.chmod(0o640)
    write_whole(path, ANOTHER)
    assert (path.read_bytes(), mode(path)) == (ANOTHER, 0o640)


@pytest.mark.parametrize("there", [b"answers: {}\n", b"SQLite format 3\x00", b"\x00\xff" * 32])
def test_a_pdf_replaces_nothing_but_a_pdf(tmp_path: Path, there: bytes) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(there)
    with pytest.raises(WriteFileError, match="it is no PDF"):
        write_whole(path, A_PDF)
    assert path.read_bytes() == there


@pytest.mark.parametrize("name", ["", ".", "/", "folder"])
def test_a_folder_is_no_file_to_write(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteFileError, match="is a folder"):
        write_whole(Path(name), A_PDF)


@posix_files
def test_a_device_is_no_file_to_replace(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(WriteFileError, match="no ordinary file"):
        write_whole(pipe, A_PDF)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix_files
def test_a_link_stays_a_link_and_no_planted_name_is_followed(tmp_path: Path) -> None:
    real, link, victim = tmp_path / "real.pdf", tmp_path / "link.pdf", tmp_path / "victim"
    real.write_bytes(A_PDF)
    victim.write_bytes(b"untouched")
    link.symlink_to(real)
    (tmp_path / ".link.pdf.part").symlink_to(victim)
    write_whole(link, ANOTHER)
    assert link.is_symlink()
    assert real.read_bytes() == ANOTHER
    assert victim.read_bytes() == b"untouched"


def test_the_worked_example_never_replaces_somebodys_answers(tmp_path: Path) -> None:
    own = tmp_path / demo.ANSWERS
    own.write_bytes(b"tool: primary\nanswers: {}\n")
    with pytest.raises(WriteFileError, match="not the worked example"):
        demo.run(compose(), tmp_path)
    assert own.read_bytes() == b"tool: primary\nanswers: {}\n"
    own.unlink()
    assert demo.run(compose(), tmp_path) == demo.run(compose(), tmp_path)
