"""What people type by mistake: one sentence each, with the file and the line where there is one, and nothing lost."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from only_on_posix import HAS_MODE_BITS

from neglect_toolkit.cli.main import run
from neglect_toolkit.cli.passphrase import FILE_VARIABLE
from neglect_toolkit.cli.summary_text import on_a_terminal
from neglect_toolkit.model.people import Child
from neglect_toolkit.store.failed_unlocks import FILE_NAME


def assessed(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> tuple[int, str]:
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    code = run(["assess", str(file)])
    said = capsys.readouterr()
    return code, said.err or said.out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("  safety.left_alone_overnight: {answer: \"yes\", done_at: 1640}", "done_at: must be a date"),
        ("  safety.left_alone_overnight: {answer: \"yes\", done_at: 2026-11-18}", "must be a date with a time"),
        ("  breakfast.eats_before_school: {rating: !!timestamp worry}", "YAML tag"),
        ("  breakfast.eats_before_school: {rating: !!bool perhaps}", "YAML tag"),
    ],
)  # fmt: skip
def test_a_faulty_answer_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, says: str
) -> None:
    code, said = assessed(tmp_path, capsys, f"tool: primary\nanswers:\n{line}\n")
    assert code == 1
    assert "answers.yaml:" in said
    assert says in said


@pytest.mark.parametrize("born", ["0", "2018", '"20180304"'])
def test_a_bare_number_is_no_date_of_birth(tmp_path: Path, capsys: pytest.CaptureFixture[str], born: str) -> None:
    code, said = assessed(tmp_path, capsys, f"tool: primary\nchild: {{date_of_birth: {born}}}\nanswers: {{}}\n")
    assert code == 1
    assert "answers.yaml:2: child.date_of_birth: must be a date" in said


def test_checks_asked_and_not_known_are_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from neglect_toolkit.services import tools
    from neglect_toolkit.services.toolkit import compose

    tool = tools.load(compose(), "primary")
    checks = "".join(f"  {item.id}: {{answer: not_known}}\n" for item in tool.items.values() if item.urgency)
    code, said = assessed(tmp_path, capsys, f"tool: primary\nanswers:\n{checks}")
    assert code == 0
    assert said.count("Asked, not known:") == sum(item.urgency is not None for item in tool.items.values())
    assert "none was answered yes" not in said


def test_a_pdf_never_takes_the_place_of_the_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("tool: primary\nanswers: {}\n", encoding="utf-8")
    assert run(["assess", str(file), "--pdf", str(file), "--for", "referral"]) == 1
    assert "it is no PDF" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8").startswith("tool: primary")


def test_a_forms_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--forms", str(tmp_path / "nowhere"), "forms", "list"]) == 1
    assert "There is no forms folder" in capsys.readouterr().err


def test_a_store_whose_name_is_too_long_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse battery\n", encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(secret))
    assert run(["list", "--store", str(tmp_path / ("x" * 300))]) == 3
    assert "cannot be looked into" in capsys.readouterr().err


def test_a_failed_try_is_noted_for_the_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, store = tmp_path / "passphrase", str(tmp_path / "store")
    secret.write_text("correct horse battery\n", encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(secret))
    assert run(["store", "init", "--store", store, "--name", "Sam Okafor"]) == 0
    secret.write_text("not the right one\n", encoding="utf-8")
    assert run(["list", "--store", store]) == 3
    note = tmp_path / "store" / FILE_NAME
    assert not HAS_MODE_BITS or stat.S_IMODE(note.stat().st_mode) == 0o600
    secret.write_text("correct horse battery\n", encoding="utf-8")
    assert run(["list", "--store", store]) == 0
    assert not note.exists()
    assert "correct" not in capsys.readouterr().err


def test_a_name_never_speaks_to_the_terminal() -> None:
    assert on_a_terminal("Zoë\x1b[2J\nsecond row") == "Zoë [2J second row"


def test_a_blank_nickname_is_none() -> None:
    assert Child(name="Zoë Ó Briain", known_as="  ").called == "Zoë"
