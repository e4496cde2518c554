"""The command `guide` as somebody types it: what it prints, its exit codes, its one line when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from guides_made_up import a_guide_file
from pypdf import PdfReader

from neglect_toolkit.cli.main import run


@pytest.fixture
def forms(tmp_path: Path) -> str:
    """A partnership's own folder with nothing but a health guide."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "health_guide.yaml").write_text(yaml.safe_dump(a_guide_file(), sort_keys=False), encoding="utf-8")
    return str(own)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(
        "guide: health_guide\nsetting: ward\nanswers:\n  danger_now: no\n  signs: [hungry]\n  story: fits\n",
        encoding="utf-8",
    )
    return path


def guide(forms: str, *arguments: object) -> int:
    return run(["--forms", forms, "guide", *map(str, arguments)])


def test_it_prints_the_record_its_outcome_first(forms: str, answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide(forms, answers) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Suggested next step: Refer now (Family Help or child protection, local name not checked)"
    assert "A brief contact can never rule neglect out." in lines
    assert max(map(len, lines)) <= 100


def test_it_prints_json_of_exactly_the_promised_shape(
    forms: str, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guide(forms, answers, "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["next_step"] == {"is": "refer_now", "because": ["Takes food from bins"]}
    assert printed["features"] == [{"id": "signs.hungry", "level": "suspect", "source": "Made-up guideline, 1.2.3"}]
    assert set(printed) == {"next_step", "features", "do", "find_out", "routes", "record"}


def test_it_writes_a_page(forms: str, answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "page.pdf"
    assert guide(forms, answers, "--json", "--pdf", out) == 0
    [page] = PdfReader(out).pages
    assert "Refer now" in page.extract_text()
    assert json.loads(capsys.readouterr().out)["record"]


def test_a_page_never_takes_the_place_of_the_answers(
    forms: str, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = answers.read_bytes()
    assert guide(forms, answers, "--pdf", answers) == 1
    assert "is no PDF" in capsys.readouterr().err
    assert answers.read_bytes() == before


@pytest.mark.parametrize(
    ("right", "wrong", "line", "says"),
    [
        ("setting: ward", "setting: wards", 2, "did you mean 'ward'"),
        ("signs: [hungry]", "signs: [hungri]", 5, "did you mean 'hungry'"),
        ("signs: [hungry]", "sign: [hungry]", 5, "did you mean 'signs'"),
        ("story: fits\n", "story: fits\njudgement: {next_step: seek_advice}\n", 7, "lower than the guide suggests"),
    ],
)
def test_a_fault_is_one_line_with_file_place_and_mend(
    forms: str, answers: Path, capsys: pytest.CaptureFixture[str], *, right: str, wrong: str, line: int, says: str
) -> None:
    answers.write_text(answers.read_text("utf-8").replace(right, wrong), encoding="utf-8")
    assert guide(forms, answers) == 1
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.count("\n") == 1
    assert f"{answers}:{line}: " in found.err
    assert says in found.err


def test_a_file_that_is_not_there_is_said_so(forms: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide(forms, tmp_path / "nowhere.yaml") == 1
    assert "nowhere.yaml" in capsys.readouterr().err


def test_without_a_file_it_opens_the_window_with_the_same_forms(forms: str) -> None:
    opened: list[Path | None] = []

    def window(own: Path | None) -> int:
        opened.append(own)
        return 0

    assert run(["--forms", forms, "guide"], guide_window=window) == 0
    assert run(["guide"], guide_window=window) == 0
    assert opened == [Path(forms), None]


def test_where_there_is_no_window_it_asks_for_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["guide"]) == 2
    assert "Give an answers file" in capsys.readouterr().err
    assert run(["guide", "--json"], guide_window=lambda _own: 0) == 2


def test_forms_show_the_guide_and_list_it(forms: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--forms", forms, "forms", "show", "health_guide", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["questions"][0]["id"] == "danger_now"
    assert run(["--forms", forms, "forms", "show", "health_guide"]) == 0
    assert "[danger_now]" in capsys.readouterr().out
    assert run(["--forms", forms, "forms", "list"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split()[:5] == ["health_guide", "1.0.0", "any", "age", "at"]
    assert "at most 4 questions" in last
    assert run(["--forms", forms, "forms", "list", "--json"]) == 0
    assert "health_guide" not in [tool["id"] for tool in json.loads(capsys.readouterr().out)]


def test_a_misspelt_guide_gets_a_suggestion_and_is_never_taken_for_a_tool(
    forms: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--forms", forms, "forms", "show", "health_gide"]) == 1
    assert "did you mean 'health_guide'?" in capsys.readouterr().err
    assert run(["--forms", forms, "forms", "print", "health_guide", "-o", str(tmp_path / "x.pdf")]) == 1
    assert "is the health guide, and no tool" in capsys.readouterr().err
