"""`handover` as somebody types it: two passphrases, one file, two stores."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.conftest import StoreMadeBy

from neglect_toolkit import paths
from neglect_toolkit.cli.main import run
from neglect_toolkit.cli.passphrase import FILE_VARIABLE

SAMPLE = str(paths.resource("sample", "primary.yaml"))
OWN, FOR_THE_FILE, WRONG = "correct horse battery", "orchard kettle marble", "another passphrase"


class Desk:
    """Two stores at one keyboard."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        store_made_by: StoreMadeBy,
    ) -> None:
        self.folder, self._secret, self._capsys = folder, folder / "secret.txt", capsys
        monkeypatch.setenv(FILE_VARIABLE, str(self._secret))
        for name, who in (("one", "Sam Okafor"), ("two", "Inês Duarte")):
            store_made_by(folder / name, (f"{OWN}\n", ("store", "init", "--name", who)))

    def types(self, *lines: str) -> None:
        self._secret.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def store(self, name: str) -> str:
        return str(self.folder / name)

    def does(self, *command: str, ends: int = 0) -> str:
        assert run([*command]) == ends
        found = self._capsys.readouterr()
        return found.out + found.err


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], store_made_by: StoreMadeBy
) -> Desk:
    return Desk(tmp_path, monkeypatch, capsys, store_made_by)


def test_pack_look_take_and_take_again(desk: Desk, tmp_path: Path) -> None:
    file = str(tmp_path / "for Inês.age")
    desk.types(OWN)
    desk.does("assess", SAMPLE, "--store", desk.store("one"))
    assessment = desk.does("list", "--store", desk.store("one"))[:8]
    desk.types(OWN, FOR_THE_FILE)
    packed = desk.does(
        "handover", "pack", assessment, "-o", file, "--message", "Ring me.", "--store", desk.store("one")
    )
    assert packed.startswith(file)

    desk.types(FOR_THE_FILE)
    looked = desk.does("handover", "look", file)
    assert "Made by Sam Okafor" in looked
    assert "Message: Ring me." in looked
    assert f"{assessment}  draft" in looked

    desk.types(OWN, FOR_THE_FILE)
    taken = desk.does("handover", "take", file, "--store", desk.store("two"))
    assert taken == f"{assessment}  taken in\n"
    assert "nothing new" in desk.does("handover", "take", file, "--store", desk.store("two"))
    desk.types(OWN)
    assert desk.does("list", "--store", desk.store("two")).startswith(assessment)
    assert "whole" in desk.does("store", "check", "--store", desk.store("two"))


def test_a_log_that_was_cut_since_a_handover_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.types(OWN)
    desk.does("assess", SAMPLE, "--store", desk.store("one"))
    assessment = desk.does("list", "--store", desk.store("one"))[:8]
    shutil.copytree(desk.store("one"), tmp_path / "as it was")  # a log without what came after
    desk.types(OWN, FOR_THE_FILE)
    file = str(tmp_path / "zoe.handover")
    desk.does("handover", "pack", assessment, "-o", file, "--store", desk.store("one"))
    desk.types(FOR_THE_FILE)
    [told] = [line for line in desk.does("handover", "look", file).splitlines() if "--head" in line]
    head = told.rpartition(" ")[2]

    desk.types(OWN)
    assert "whole" in desk.does("store", "check", "--head", head, "--store", desk.store("one"))
    said = desk.does("store", "check", "--head", head, "--store", str(tmp_path / "as it was"), ends=3)
    assert head.partition(":")[0] in said


def test_what_is_wrong_is_one_line_with_exit_code_1(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague", encoding="utf-8")
    desk.types(OWN, WRONG)
    for command in (("look", str(letter)), ("take", str(letter), "--store", desk.store("two"))):
        said = desk.does("handover", *command, ends=1)
        assert "no handover file" in said
        assert said.count("\n") == 1
    assert "cannot be read" in desk.does("handover", "look", str(tmp_path / "nothing"), ends=1)


def test_the_passphrase_of_a_package_must_be_a_good_one(desk: Desk, tmp_path: Path) -> None:
    desk.types(OWN)
    desk.does("assess", SAMPLE, "--store", desk.store("one"))
    assessment = desk.does("list", "--store", desk.store("one"))[:8]
    desk.types(OWN, "short")
    said = desk.does("handover", "pack", assessment, "-o", str(tmp_path / "f"), "--store", desk.store("one"), ends=1)
    assert "longer" in said
    assert not (tmp_path / "f").exists()
    desk.types(OWN)
    said = desk.does("handover", "take", str(tmp_path / "secret.txt"), "--store", desk.store("two"), ends=2)
    assert "second line" in said
