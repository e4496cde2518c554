"""`scorecard` as somebody types it: whole on the terminal, and without a small count in what leaves."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli.conftest import StoreMadeBy
from one_transaction import read

from neglect_toolkit import paths
from neglect_toolkit.cli.main import run
from neglect_toolkit.cli.passphrase import FILE_VARIABLE
from neglect_toolkit.services import unlocking
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store import audit

SAMPLE = paths.resource("sample", "primary.yaml")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_made_by: StoreMadeBy) -> str:
    """A store in which two assessments were started, as of children who exist; and the sample, which is in no count."""
    real = tmp_path / "real.yaml"
    real.write_text(SAMPLE.read_text(encoding="utf-8").replace("  made_up: true\n", ""), encoding="utf-8")
    secret = tmp_path / "passphrase.txt"
    secret.write_text("correct horse battery\n", encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(secret))
    roles = "practitioner,manager,administrator"
    init = ("store", "init", "--name", "Sam Okafor", "--team", "North", "--roles", roles)
    typed = [
        ("correct horse battery\n", command)
        for command in (init, *(("assess", str(file)) for file in (real, SAMPLE, real)))
    ]
    return store_made_by(tmp_path / "store", *typed)


def test_the_terminal_shows_every_count(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scorecard", "--store", store, "--team", " north "]) == 0
    [total, *_] = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("All")]
    assert total[1:4] == ["2", "2", "0"]


def test_another_team_is_counted_by_its_own_manager(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scorecard", "--store", store, "--team", "South"]) == 1
    assert "Ask the other team's manager" in capsys.readouterr().err


def test_json_leaves_the_application_without_small_counts(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scorecard", "--store", store, "--json", "--by", "disabled"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [table["title"] for table in found["tables"][:3]] == ["By month", "By tool", "By disability"]
    by_month = found["tables"][0]
    assert by_month["cells"][-1][by_month["columns"].index("Started")] == "suppressed"
    cells = {cell for table in found["tables"] for row in table["cells"] for cell in row}
    assert cells <= {0, "suppressed", "nothing"}


def test_a_csv_file_leaves_without_small_counts_and_the_audit_log_says_so(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "counts.csv"
    assert run(["scorecard", "--store", store, "--csv", str(file), "--from", "2020-01"]) == 0
    lines = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    [total] = [line for line in lines if line[:1] == ["All"]][:1]
    assert total[1] == "suppressed (under 6)"
    assert ["Team", "North"] in lines
    toolkit = compose(store=Path(store))
    work = unlocking.unlock(toolkit, unlocking.derive_key(toolkit, "correct horse battery"))
    said = [entry.detail for entry in read(work._store, audit.entries) if entry.what == "scorecard"]
    work.lock()
    assert said == [{"how": "csv", "team": "North", "by": "month tool", "first": "2020-01"}]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--from", "2026-13"], "YYYY-MM"),
        (["--to", "November"], "YYYY-MM"),
        (["--from", "2026-03", "--to", "2026-02"], "lies after"),
    ],
)
def test_a_month_that_is_none_is_one_clear_line(
    store: str, options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scorecard", "--store", store, *options]) == 2
    complaint = capsys.readouterr().err
    assert says in complaint
    assert complaint.count("\n") == 1
