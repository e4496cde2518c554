"""A team at one store, by commands alone: each with their own passphrase, from signature to countersignature."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import StoreMadeBy, Typed
from pypdf import PdfReader

from neglect_toolkit import paths
from neglect_toolkit.cli.main import run
from neglect_toolkit.cli.passphrase import FILE_VARIABLE

SAMPLE = str(paths.resource("sample", "primary.yaml"))
SECRETS = {
    "Ada Admin": "marble kettle orchard",
    "Sam Okafor": "pebble window tractor",
    "Maria Lindqvist": "candle feather bridge",
}


class Team:
    """Types commands as one person or another, and reads what is printed."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        store_made_by: StoreMadeBy,
    ) -> None:
        self._secret, self._capsys = folder / "secret.txt", capsys
        monkeypatch.setenv(FILE_VARIABLE, str(self._secret))
        ada = SECRETS["Ada Admin"]
        typed: list[Typed] = [(f"{ada}\n", ("store", "init", "--name", "Ada Admin", "--roles", "administrator"))]
        for name, roles in (("Sam Okafor", "practitioner"), ("Maria Lindqvist", "manager,practitioner")):
            add = ("person", "add", "--name", name, "--roles", roles, "--team", "North")
            typed.append((f"{ada}\n{SECRETS[name]}\n", add))
        self.store = store_made_by(folder / "store", *typed)

    def _types(self, lines: str) -> None:
        self._secret.write_text(f"{lines}\n", encoding="utf-8")

    def does(self, who: str, *command: str, ends: int = 0, named: bool = True) -> str:
        """What a command printed; `named` says whether `--as` is given or the passphrase alone."""
        self._types(SECRETS[who])
        asked = [*command, "--store", self.store, *(("--as", who) if named else ())]
        assert run(asked) == ends
        found = self._capsys.readouterr()
        return found.out if ends == 0 else found.err

    def reads(self, who: str, *command: str) -> Any:
        return json.loads(self.does(who, *command, "--json"))


@pytest.fixture
def team(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], store_made_by: StoreMadeBy
) -> Team:
    return Team(tmp_path, monkeypatch, capsys, store_made_by)


def test_signed_returned_answered_countersigned(team: Team, tmp_path: Path) -> None:
    team.does("Sam Okafor", "assess", SAMPLE)
    (draft,) = team.reads("Sam Okafor", "list")
    assert team.reads("Maria Lindqvist", "list", "--queue") == []
    assert "signed" in team.does("Sam Okafor", "sign", draft["id"])
    (waiting,) = team.reads("Maria Lindqvist", "list", "--queue")
    assert (waiting["id"], waiting["status"]) == (draft["id"], "signed")
    name = waiting["child_name"].split()[0]
    assert [found["id"] for found in team.reads("Maria Lindqvist", "list", "--search", name)] == [draft["id"]]

    team.does("Maria Lindqvist", "review", draft["id"], "--comment", "Who saw it?", "--about", "item:home.food_in_home")
    team.does("Maria Lindqvist", "review", draft["id"], "--return", "Please say who saw the kitchen.")
    held = team.reads("Sam Okafor", "review", draft["id"])
    assert held["status"] == "returned"
    asked = held["comments"][0]
    assert (asked["text"], asked["about"], asked["by_name"]) == (
        "Who saw it?",
        "item:home.food_in_home",
        "Maria Lindqvist",
    )
    team.does("Sam Okafor", "review", draft["id"], "--comment", "I did.", "--answers", asked["id"][:12])
    team.does("Sam Okafor", "sign", draft["id"], "--reason", "Seen on both visits.")
    assert "agree" in team.does("Maria Lindqvist", "review", draft["id"], "--countersign", "agree")
    assert team.reads("Maria Lindqvist", "list", "--queue") == []
    assert team.reads("Maria Lindqvist", "list", "--state", "countersigned")[0]["revision"] == 2
    made = tmp_path / "referral.pdf"
    team.does("Maria Lindqvist", "export", draft["id"], "--pdf", str(made))
    assert "DRAFT" not in PdfReader(made).pages[0].extract_text()
    assert "whole" in team.does("Ada Admin", "store", "check")


def test_the_passphrase_alone_says_who_somebody_is(team: Team) -> None:
    team.does("Sam Okafor", "assess", SAMPLE, named=False)
    assert "Sam Okafor" in team.does("Sam Okafor", "list", named=False)
    assert "no such assessments" in team.does("Maria Lindqvist", "list", named=False)


@pytest.mark.parametrize(
    ("who", "command", "says"),
    [
        ("Ada Admin", ["show", "ID"], "may not read"),
        ("Ada Admin", ["list", "--queue"], "Only managers"),
        ("Sam Okafor", ["list", "--queue"], "Only managers"),
        ("Sam Okafor", ["review", "ID", "--countersign", "agree"], "Only managers"),
        ("Sam Okafor", ["person", "remove", "Maria Lindqvist"], "Only administrators"),
        ("Maria Lindqvist", ["sign", "ID"], "may not change"),
        ("Maria Lindqvist", ["review", "ID", "--countersign", "lower"], "Give a reason"),
        ("Maria Lindqvist", ["person", "hand-over", "ID", "Nobody Here"], "Nobody in this store is called"),
        ("Maria Lindqvist", ["person", "hand-over", "ID", "Ada Admin"], "is no practitioner"),
    ],
)
def test_what_somebody_may_not_do_is_one_clear_line(team: Team, who: str, command: list[str], says: str) -> None:
    team.does("Sam Okafor", "assess", SAMPLE)
    header = team.reads("Sam Okafor", "list")[0]
    team.does("Sam Okafor", "sign", header["id"])
    complaint = team.does(who, *[header["id"] if word == "ID" else word for word in command], ends=1)
    assert says in complaint
    assert complaint.count("\n") == 1


def test_a_child_is_handed_on(team: Team) -> None:
    team.does("Sam Okafor", "assess", SAMPLE)
    (header,) = team.reads("Sam Okafor", "list")
    shown = team.does("Maria Lindqvist", "person", "hand-over", header["id"], "Maria Lindqvist")
    assert "lead" in shown
    assert team.reads("Sam Okafor", "list") == []
    assert team.reads("Maria Lindqvist", "list")[0]["id"] == header["id"]
    shown = team.does("Maria Lindqvist", "person", "cover", header["id"], "Sam Okafor", "--until", "2999-12-31")
    assert "Sam Okafor until 2999-12-31" in shown
    assert team.reads("Sam Okafor", "list")[0]["id"] == header["id"]


def test_whoever_leaves_opens_nothing_more(team: Team) -> None:
    team.does("Ada Admin", "person", "remove", "Sam Okafor")
    assert "Nobody called" in team.does("Sam Okafor", "list", ends=1)
    assert "does not open" in team.does("Sam Okafor", "list", ends=3, named=False)
    people = {person["name"]: person for person in team.reads("Ada Admin", "person", "list")}
    assert people["Sam Okafor"]["left_on"] is not None
    assert people["Maria Lindqvist"]["roles"] == ["practitioner", "manager"]


def test_an_administrator_gives_a_new_passphrase(team: Team) -> None:
    team._types(f"{SECRETS['Ada Admin']}\nbasket thunder ladder")
    assert run(["person", "passphrase", "Sam Okafor", "--store", team.store, "--as", "Ada Admin"]) == 0
    assert "does not open" in team.does("Sam Okafor", "list", ends=3)
    team._types("basket thunder ladder")
    assert run(["list", "--store", team.store]) == 0


def test_supervised_with_actions_and_a_pdf(team: Team, tmp_path: Path) -> None:
    team.does("Sam Okafor", "assess", SAMPLE)
    (header,) = team.reads("Sam Okafor", "list")
    team.does("Sam Okafor", "sign", header["id"])
    record = tmp_path / "record.yaml"
    record.write_text(
        "held_on: 2026-01-08\npresent: [Sam, Maria]\ndecisions: Ring the school.\n"
        "actions: [{what: Ring the school, who: Sam, by_when: 2026-01-09}]\n",
        encoding="utf-8",
    )
    assert "Only managers" in team.does("Sam Okafor", "supervise", header["id"], "--record", str(record), ends=1)
    shown = team.does("Maria Lindqvist", "supervise", header["id"], "--record", str(record))
    assert "Ring the school" in shown
    assert "overdue" in shown
    held = team.reads("Sam Okafor", "supervise", header["id"])
    action = held["review"]["actions"][0]["action"]["id"]
    assert "Say why" in team.does("Sam Okafor", "supervise", header["id"], "--dropped", action, ends=1)
    team.does("Sam Okafor", "supervise", header["id"], "--done", action[:12])
    assert team.reads("Sam Okafor", "supervise", header["id"])["review"]["actions"] == []
    assert "2026-01-08  supervision" in team.does("Maria Lindqvist", "chronology", header["id"])

    made = tmp_path / "supervision.pdf"
    export = ["export", header["id"], "--for", "supervision", "--names", "left_out", "--pdf", str(made)]
    team.does("Maria Lindqvist", *export)
    text = "\n".join(page.extract_text() for page in PdfReader(made).pages)
    assert "Ring the school" in text
    for name in header["child_name"].split():
        assert name not in text
    record.write_text("held_on: yesterday\n", encoding="utf-8")
    complaint = team.does("Maria Lindqvist", "supervise", header["id"], "--record", str(record), ends=1)
    assert "record.yaml:1" in complaint
