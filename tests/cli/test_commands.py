"""The command line as somebody types it: what it prints, its exit codes, its one clear line when something is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cli.conftest import StoreMadeBy
from pypdf import PdfReader

from neglect_toolkit import paths
from neglect_toolkit.cli.main import run
from neglect_toolkit.cli.passphrase import FILE_VARIABLE
from neglect_toolkit.model.summary import IndicatorSummary

SAMPLE = str(paths.resource("sample", "primary.yaml"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_made_by: StoreMadeBy) -> str:
    """A new store, made by the command line itself."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text("correct horse battery\n", encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(secret))
    init = ("store", "init", "--name", "Sam Okafor")
    return store_made_by(tmp_path / "store", ("correct horse battery\n", init))


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.count("\n") == 1
    return found.err


def test_forms_list_names_every_tool(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "list"]) == 0
    in_words = [line.split()[0] for line in said(capsys).splitlines()]
    assert run(["forms", "list", "--json"]) == 0
    listed = [tool["id"] for tool in json.loads(said(capsys))]
    assert in_words == [*listed, "health_guide"]
    assert set(listed) == {path.stem for path in (paths.forms_folder() / "tools").glob("*.yaml")}
    ages = [tool for tool in listed if not tool.endswith("_disability")]
    assert ages == ["unborn", "baby", "pre_school", "primary", "teenager"]


def test_forms_show_prints_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "show", "primary", "--json"]) == 0
    tool = json.loads(said(capsys))
    assert set(tool) == {"id", "version", "sha256", "title", "ages", "parts"}
    items = {item["id"]: item for part in tool["parts"] for item in part["items"]}
    breakfast = items["breakfast.eats_before_school"]
    assert {
        "id",
        "text",
        "ask_child",
        "ask_parent",
        "look_for",
        "describes",
        "kind",
        "domains",
        "core",
        "grave",
    } <= set(breakfast)
    assert set(breakfast["describes"]) == {"going_well", "mixed", "worry"}
    assert {"urgency", "do"} <= set(items["safety.left_alone_overnight"])


def test_forms_show_in_words_names_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "show", "primary"]) == 0
    shown = said(capsys)
    assert "Breakfast" in shown
    assert "A worry" in shown or "worry" in shown


def test_an_unknown_tool_gets_a_suggestion_and_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "show", "primry"]) == 1
    assert "did you mean 'primary'" in complaint(capsys)


def test_the_bundled_forms_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "check"]) == 0
    assert "all is well" in said(capsys)


def test_a_faulty_form_file_is_named_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = tmp_path / "parts" / "breakfast.yaml"
    part.parent.mkdir()
    source = paths.forms_folder() / "parts" / "breakfast.yaml"
    lines = source.read_text(encoding="utf-8").splitlines()
    wrong = next(index for index, line in enumerate(lines) if "kind: rated" in line)
    lines[wrong] = lines[wrong].replace("rated", "rating")
    part.write_text("\n".join(lines), encoding="utf-8")
    assert run(["forms", "check", str(part)]) == 1
    assert f"{part}:{wrong + 1}: " in capsys.readouterr().err


def test_forms_list_counts_what_each_tool_asks(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "list", "--json"]) == 0
    for tool in json.loads(said(capsys)):
        assert tool["items"] == tool["core"] + tool["further"] + tool["checks"]
        assert set(tool["domains"]) == {
            "physical", "nutritional", "medical", "emotional", "educational", "supervision",
        }  # fmt: skip
        assert tool["words"] > 1000
        assert 0 < tool["reading_age_family"] <= 9
        assert 0 < tool["reading_age_practitioner"] <= 12


def test_forms_diff_tells_what_changed_in_a_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = shutil.copytree(paths.forms_folder(), tmp_path / "forms")
    part = copy / "parts" / "breakfast.yaml"
    part.write_text(
        part.read_text(encoding="utf-8").replace("eat before school?", "eat in the morning?"), encoding="utf-8"
    )
    assert run(["forms", "diff", str(paths.forms_folder()), str(copy)]) == 0
    told = said(capsys)
    assert "+ Does {child} eat in the morning?" in told
    assert "raise it, so that people can tell the two apart" in told
    assert run(["forms", "diff", "primary", str(copy / "tools" / "primary.yaml"), "--json"]) == 0
    [tool] = json.loads(said(capsys))["tools"]
    assert tool["compares"] == "check"
    assert {change["item"] for change in tool["changes"]} == {None, "breakfast.eats_before_school"}


def test_forms_diff_of_what_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "diff", "primary", "primry"]) == 1
    assert "did you mean 'primary'" in complaint(capsys)


def test_forms_print_makes_a_blank_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "teenager.pdf"
    assert run(["forms", "print", "teenager", "-o", str(made)]) == 0
    assert said(capsys).strip() == str(made)
    assert "A day in my life: young person" in PdfReader(made).pages[0].extract_text()
    assert run(["forms", "print", "teenagr", "-o", str(made)]) == 1
    assert "did you mean 'teenager'" in complaint(capsys)


def test_forms_schema_prints_one_or_writes_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "schema", "part"]) == 0
    assert json.loads(said(capsys))["title"] == "PartFile"
    assert run(["forms", "schema", "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{kind}.schema.json"
        for kind in ("tool", "part", "policy", "next_steps", "contacts", "health_guide", "reflection")
    }
    capsys.readouterr()
    assert run(["forms", "schema"]) == 2
    assert "Say which kind of file" in complaint(capsys)


def test_a_partnership_s_own_folder_needs_only_what_it_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = tmp_path / "parts" / "breakfast.yaml"
    part.parent.mkdir()
    text = (paths.forms_folder() / "parts" / "breakfast.yaml").read_text(encoding="utf-8")
    part.write_text(text.replace("Does {child} eat before school?", "Does {child} have breakfast?"), encoding="utf-8")
    assert run(["--forms", str(tmp_path), "forms", "check"]) == 0
    capsys.readouterr()
    assert run(["--forms", str(tmp_path), "forms", "show", "primary", "--json"]) == 0
    own = json.loads(said(capsys))
    assert "Does {child} have breakfast?" in json.dumps(own, ensure_ascii=False)
    assert run(["forms", "show", "primary", "--json"]) == 0
    assert json.loads(said(capsys))["sha256"] != own["sha256"]


def test_assess_prints_a_summary_of_exactly_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", SAMPLE, "--json"]) == 0
    printed = json.loads(said(capsys))
    assert IndicatorSummary.model_validate(printed).plain() == printed
    assert printed == json.loads(paths.resource("sample", "primary.summary.json").read_text(encoding="utf-8"))


def test_assess_in_words_says_what_it_points_to_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", SAMPLE]) == 0
    shown = said(capsys)
    assert "What this usually points to" in shown
    assert "FOOD AND DRINK" in shown
    assert "Not asked" in shown


def test_assess_needs_no_more_than_a_tool_and_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    least = tmp_path / "least.json"
    least.write_text(json.dumps({"tool": "primary", "answers": {}}), encoding="utf-8")
    assert run(["assess", str(least), "--json", "--pdf", str(tmp_path / "least.pdf"), "--for", "referral"]) == 0
    assert json.loads(said(capsys))["next_step"]["is"] == "get_information"
    assert "DRAFT" in PdfReader(tmp_path / "least.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("change", "line_of", "says"),
    [
        ({"rating": "worri"}, "rating: worri", "must be one of"),
        ({"ratings": "worry"}, "ratings: worry", "did you mean 'rating'"),
        ({"rating": "worry", "behind_it": "care"}, "behind_it: care", "list"),
    ],
)
def test_a_faulty_answers_file_is_one_line_with_file_place_and_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str], line_of: str, says: str
) -> None:
    file = tmp_path / "answers.yaml"
    answers = {"tool": "primary", "answers": {"breakfast.eats_before_school": change}}
    file.write_text(yaml.safe_dump(answers, sort_keys=False), encoding="utf-8")
    lines = file.read_text(encoding="utf-8").splitlines()
    place = next(index for index, line in enumerate(lines, start=1) if line_of in line)
    assert run(["assess", str(file)]) == 1
    found = complaint(capsys)
    assert f"{file}:{place}: answers.breakfast.eats_before_school" in found
    assert says in found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tool: primary\nanswers:\n  breakfast.eats_befor_school: {rating: worry}\n", "breakfast.eats_before_school"),
        ("tool: primry\nanswers: {}\n", "did you mean 'primary'"),
        ("tool: primary\nassessed_on: 2026-01-02\nchild: {date_of_birth: 2036-01-02}\nanswers: {}\n", "lies after"),
        ("tool: primary\nanswers: [\n", "not valid YAML"),
        ("", "empty"),
        ("tool: primary\nanswers:\n  safety.left_alone_overnight: {answer: no}\n  x.y: {}\n", "x.y"),
    ],
)
def test_other_faults_of_an_answers_file_name_the_file_and_the_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    assert run(["assess", str(file)]) == 1
    found = complaint(capsys)
    assert str(file) in found
    assert says in found


def test_a_fault_never_quotes_what_is_written_about_a_child(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("tool: primary\nchild: {name: [Zoë Quillfeather]}\nanswers: {}\n", encoding="utf-8")
    assert run(["assess", str(file)]) == 1
    assert "Quillfeather" not in complaint(capsys)


def test_a_faulty_file_leaves_the_store_untouched(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("tool: primary\nanswers: {no.such_item: {rating: worry}}\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in Path(store).iterdir()}
    capsys.readouterr()
    assert run(["assess", str(file), "--store", store]) == 1
    assert {path.name: path.read_bytes() for path in Path(store).iterdir()} == before


def test_a_store_from_first_to_last(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", SAMPLE, "--store", store]) == 0
    said(capsys)
    assert run(["list", "--store", store, "--json"]) == 0
    [header] = json.loads(said(capsys))
    assert header["child_called"] == "Zoë"
    assert run(["list", "--store", store]) == 0
    assert header["id"][:8] in said(capsys)
    assert run(["show", header["id"][:8], "--store", store, "--json"]) == 0
    assert json.loads(said(capsys)) == json.loads(paths.resource("sample", "primary.summary.json").read_text("utf-8"))
    out = tmp_path / "referral.pdf"
    assert run(["export", header["id"], "--store", store, "--pdf", str(out)]) == 0
    assert "Zoë" in PdfReader(out).pages[0].extract_text()
    assert run(["store", "check", "--store", store]) == 0


def test_a_second_store_is_never_made_over_the_first(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys)
    assert run(["store", "init", "--store", store, "--name", "Sam"]) == 3
    assert "already" in complaint(capsys)


def test_a_wrong_passphrase_is_exit_code_3(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not the right one\n", encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(wrong))
    said(capsys)
    assert run(["list", "--store", store]) == 3
    assert "passphrase" in complaint(capsys)


def test_a_missing_store_is_exit_code_3(tmp_path: Path, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys)
    assert run(["list", "--store", str(tmp_path / "elsewhere")]) == 3
    assert "There is no store" in complaint(capsys)


def test_a_damaged_store_is_exit_code_3(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    database = Path(store) / "store.db"
    database.write_bytes(database.read_bytes()[:5000] + b"x" * 500 + database.read_bytes()[5500:])
    said(capsys)
    assert run(["store", "check", "--store", store]) == 3
    found = capsys.readouterr()
    assert "Traceback" not in found.err
    assert found.err


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["forms"], ["assess"], ["assess", SAMPLE, "--for", "referral"], ["--nonsense"]]
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err


def test_without_terminal_or_passphrase_file_it_says_what_to_do(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(FILE_VARIABLE)
    said(capsys)
    assert run(["list", "--store", store]) == 2
    assert FILE_VARIABLE in complaint(capsys)


def test_something_unforeseen_is_a_sentence_without_what_it_was_about(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("about Zoë Quillfeather")

    monkeypatch.setattr("neglect_toolkit.services.assessing.assess_file", breaks)
    assert run(["assess", SAMPLE]) == 1
    found = complaint(capsys)
    assert "RuntimeError" in found
    assert "Quillfeather" not in found


def test_the_demo_says_where_its_files_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--out", str(tmp_path)]) == 0
    shown = said(capsys)
    assert str(tmp_path / "primary.referral.pdf") in shown
    assert (tmp_path / "primary.referral.pdf").exists()


def test_as_a_process_it_prints_a_name_as_it_is_written_in_any_language_setting(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "neglect_toolkit", "assess", SAMPLE],
        env={"LC_ALL": "C", "PATH": "", "HOME": str(tmp_path), "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Zoë" in done.stdout.decode("utf-8")


def test_the_command_line_never_loads_the_window() -> None:
    listed = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys; from neglect_toolkit.cli.main import run; run(['forms', 'list']);"
                " sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
            ),
        ],
        capture_output=True,
        check=False,
    )
    assert listed.returncode == 0


def test_a_lost_passphrase_is_mended_with_the_code_and_a_known_one_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, folder = tmp_path / "passphrase.txt", str(tmp_path / "store")
    monkeypatch.setenv(FILE_VARIABLE, str(secret))
    secret.write_text("correct horse battery\n", encoding="utf-8")
    assert run(["store", "init", "--store", folder, "--name", "Sam Okafor"]) == 0
    code = said(capsys).split("Recovery code: ")[1].split()[0]
    secret.write_text(f"{code.lower()}\nladder mango viola\n", encoding="utf-8")
    assert run(["store", "recover", "--store", folder]) == 0
    secret.write_text("ladder mango viola\nteapot lantern gravel\n", encoding="utf-8")
    assert run(["store", "passphrase", "--store", folder]) == 0
    assert run(["list", "--store", folder]) == 3
    said(capsys)
    secret.write_text("teapot lantern gravel\n", encoding="utf-8")
    assert run(["store", "recovery-code", "--store", folder]) == 0
    assert code not in said(capsys)
    assert run(["store", "check", "--store", folder]) == 0
    secret.write_text("teapot lantern gravel\nshort\n", encoding="utf-8")
    assert run(["store", "passphrase", "--store", folder]) == 1
    secret.write_text("teapot lantern gravel\n", encoding="utf-8")
    assert run(["store", "passphrase", "--store", folder]) == 2


def test_a_contact_is_kept_only_where_a_store_is_named(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "contact.yaml"
    file.write_text("guide: health_guide\nsetting: dentist\nanswers: {danger_now: none}\n", encoding="utf-8")
    assert run(["guide", str(file)]) == 0
    assert run(["list", "--guides", "--store", store]) == 0
    assert "You kept no record of the health guide" in said(capsys)
    assert run(["guide", str(file), "--store", store]) == 0
    said(capsys)
    assert run(["list", "--guides", "--json", "--store", store]) == 0
    [kept] = json.loads(said(capsys))
    assert kept["answers"]["setting"] == "dentist"
    assert run(["list", "--guides", "--store", store]) == 0
    assert kept["id"][:8] in said(capsys)
    assert run(["store", "check", "--store", store]) == 0
