"""Loading: what a tool's file composes to, and where a person is sent when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from forms_made_up import MadeUpForms, a_part, a_rated

from neglect_toolkit.errors import Fault, InputFaultError, NotFoundError
from neglect_toolkit.forms.load import (
    load_contacts,
    load_next_steps,
    load_policy,
    load_tool,
    load_tools,
)
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.tool import Tool

PART = """\
id: tea
title: Tea
kind: hour
about: What {child} eats after school.
items:
  - id: tea.eats
    kind: rated
    text: Does {child} eat?
    describes:
      going_well: Every day.
      mixed: On some days.
      worry: Seldom.
    domains: [nutritional]
    core: true
  - id: tea.company
    kind: text
    text: Who is there?
"""
TOOL = """\
id: primary
version: 1.0.0
title: Primary school
ages: {says: "5–10 years", from_months: 60, to_months: 131}
parts:
  - use: tea
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("parts/tea.yaml", PART), ("tools/primary.yaml", TOOL)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def the_tool(folder: Path, *lines: str) -> Tool:
    """The tool with these lines added to its file."""
    with (folder / "tools/primary.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))
    return load_tool(Sources.of(folder), "primary")


def faults_of(load: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InputFaultError) as refused:
        load()
    return refused.value.faults


def the_fault(load: Callable[[], object]) -> Fault:
    faults = faults_of(load)
    assert len(faults) == 1, faults
    return faults[0]


# What it composes


def test_a_used_part_brings_all_its_items_in_their_order(folder: Path) -> None:
    tool = the_tool(folder)
    assert [part.id for part in tool.parts] == ["tea"]
    assert list(tool.items) == ["tea.eats", "tea.company"]
    assert tool.parts[0].about == "What {child} eats after school."


def test_only_chooses_and_orders(folder: Path) -> None:
    assert list(the_tool(folder, "    only: [tea.company, tea.eats]").items) == ["tea.company", "tea.eats"]


def test_only_leaves_the_rest_out(folder: Path) -> None:
    assert list(the_tool(folder, "    only: [tea.company]").items) == ["tea.company"]


def test_adapt_replaces_fields_and_merges_describes(folder: Path) -> None:
    tool = the_tool(folder, "    adapt:", "      tea.eats: {text: Is there food?, describes: {worry: Never.}}")
    item = tool.items["tea.eats"]
    assert item.text == "Is there food?"
    assert item.describes is not None
    assert (item.describes.going_well, item.describes.worry) == ("Every day.", "Never.")
    assert item.core


def test_adapting_leaves_every_other_tool_as_it_was(folder: Path) -> None:
    second = TOOL.replace("id: primary", "id: teenager") + "    adapt: {tea.eats: {text: Is there food?}}\n"
    (folder / "tools/teenager.yaml").write_text(second, encoding="utf-8")
    primary, teenager = load_tools(Sources.of(folder))
    assert teenager.items["tea.eats"].text == "Is there food?"
    assert primary == load_tool(Sources.of(folder), "primary")
    assert primary.items["tea.eats"].text == "Does {child} eat?"


def test_a_part_may_be_written_in_the_tool_itself(folder: Path) -> None:
    tool = the_tool(
        folder,
        "  - id: night",
        "    title: Night",
        "    kind: hour",
        "    items: [{id: night.dreams, kind: text, text: What are the dreams?}]",
    )
    assert list(tool.items) == ["tea.eats", "tea.company", "night.dreams"]


def test_the_same_files_give_the_same_hash_and_other_words_another(folder: Path) -> None:
    before = the_tool(folder).sha256
    assert load_tool(Sources.of(folder), "primary").sha256 == before
    assert the_tool(folder, "    adapt: {tea.eats: {text: Is there food?}}").sha256 != before


def test_tools_are_listed_by_the_names_of_their_files(folder: Path) -> None:
    (folder / "tools/baby.yaml").write_text(TOOL, encoding="utf-8")
    (folder / "tools/Old tool.yaml").write_text(TOOL, encoding="utf-8")
    assert Sources.of(folder).tool_ids() == ("baby", "primary")


def test_a_folder_without_tools_has_none(tmp_path: Path) -> None:
    assert Sources.of(tmp_path).tool_ids() == ()


# What is wrong


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("primry", "There is no tool called 'primry'; did you mean 'primary'?"),
        ("zzz", "There is no tool called 'zzz'; the tools are primary."),
        ("../tools/primary", "There is no tool called '../tools/primary'"),
    ],
)
def test_an_unknown_tool_is_not_found_and_a_known_one_is_offered(folder: Path, asked: str, says: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        load_tool(Sources.of(folder), asked)
    assert refused.value.says.startswith(says)


def test_without_any_tool_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="check the folder"):
        load_tool(Sources.of(tmp_path), "primary")


@pytest.mark.parametrize(
    ("wrong", "right", "line", "place", "says"),
    [
        ("    core: tru\n", "    core: true\n", 14, "items[0].core", "must be true or false"),
        ("    domains: [food]\n", "    domains: [nutritional]\n", 13, "items[0].domains[0]", "must be one of"),
        ("    txt: Who is there?\n", "    text: Who is there?\n", 17, "items[1].txt", "did you mean 'text'?"),
        ("  - id: company\n", "  - id: tea.company\n", 15, "items[1].id", "must be an id such as `part.item`"),
        ("  - id: tea.eats\n", "  - id: tea.company\n", 15, "items[1].id", "stands twice"),
        ("    kind: date\n    core: maybe\n", "    kind: text\n", 17, "items[1].core", "must be true or false"),
        ("title:\n", "title: Tea\n", 2, "title", "must be text"),
        ('title: ""\n', "title: Tea\n", 2, "title", "must not be empty"),
        ("kind: hours\n", "kind: hour\n", 3, "kind", "must be one of 'before', 'hour' or 'lasting'"),
        ("id: dinner\n", "id: tea\n", 1, "id", "is 'dinner', but the file is called 'tea.yaml'"),
        ("      mixed: 5\n", "      mixed: On some days.\n", 11, "items[0].describes.mixed", "must be text"),
    ],
)
def test_a_fault_in_a_part_file_names_that_file_its_line_and_the_mend(
    folder: Path, *, wrong: str, right: str, line: int, place: str, says: str
) -> None:
    (folder / "parts/tea.yaml").write_text(PART.replace(right, wrong, 1), encoding="utf-8")
    faults = {fault.place: fault for fault in faults_of(lambda: load_tool(Sources.of(folder), "primary"))}
    assert (faults[place].file, faults[place].line) == (str(folder / "parts/tea.yaml"), line)
    assert says in faults[place].says


@pytest.mark.parametrize(
    ("lines", "line", "place", "says"),
    [
        (("    onyl: [tea.eats]",), 7, "parts[0].onyl", "did you mean 'only'?"),
        (("    only: [tea.eat]",), 7, "parts[0].only[0]", "the part tea has no item tea.eat; did you mean 'tea.eats'?"),
        (("    only: [tea.eats, tea.eats]",), 7, "parts[0].only[1]", "names tea.eats twice"),
        (("    only:", "      []"), 7, "parts[0].only", "must hold at least one"),
        (("    adapt:", "      tea.eat: {}"), 8, "parts[0].adapt.tea.eat", "did you mean 'tea.eats'?"),
        (
            ("    only: [tea.eats]", "    adapt:", "      tea.company: {}"),
            9,
            "parts[0].adapt.tea.company",
            "is adapted but not asked; add it to `only`",
        ),
        (("    adapt:", "      tea.eats:", "        id: tea.x"), 9, "parts[0].adapt.tea.eats.id", "never changes"),
        (
            ("    adapt:", "      tea.eats:", "        describes:", "          wory: x"),
            10,
            "parts[0].adapt.tea.eats.describes.wory",
            "did you mean 'worry'?",
        ),
        (("    adapt:", "      tea.eats:", "        core: 7"), 9, "parts[0].adapt.tea.eats.core", "must be true"),
        (("    adapt:", "      tea.company:", "        grave: true"), 8, "parts[0].adapt.tea.company", "only a rated"),
        (("  - use: tea",), 7, "parts[1]", "the part tea stands twice in this tool"),
        (("  - use: te",), 7, "parts[1].use", "did you mean 'tea'?"),
        (("  - part: tea",), 7, "parts[1]", "must be a part from a file, `use: breakfast`, or one written here"),
        (("  - tea",), 7, "parts[1]", "must be a part from a file"),
        (
            ("  - id: night", "    title: N", "    kind: hour", "    items: [{id: tea.eats, kind: text, text: x}]"),
            7,
            "parts[1]",
            "asks again what this tool has asked before: tea.eats",
        ),
        (
            ("  - id: night", "    title: Night", "    kind: hour", "    items:", "    - {id: night.x, kind: text}"),
            11,
            "parts[1].items[0].text",
            "is missing; add it",
        ),
    ],
)  # fmt: skip
def test_a_fault_in_a_tool_names_the_tool_s_file(
    folder: Path, lines: tuple[str, ...], line: int, place: str, says: str
) -> None:
    fault = the_fault(lambda: the_tool(folder, *lines))
    assert (fault.file, fault.line, fault.place) == (str(folder / "tools/primary.yaml"), line, place)
    assert says in fault.says


def test_the_faults_of_all_files_come_together(folder: Path) -> None:
    (folder / "parts/tea.yaml").write_text(PART.replace("kind: hour", "kind: day"), encoding="utf-8")
    wrong = TOOL.replace("version: 1.0.0", "version: first") + "  - use: breakfast\n    only: tea.eats\n"
    (folder / "tools/primary.yaml").write_text(wrong, encoding="utf-8")
    faults = faults_of(lambda: load_tool(Sources.of(folder), "primary"))
    assert [(Path(fault.file).name, fault.place) for fault in faults] == [
        ("primary.yaml", "version"),
        ("primary.yaml", "parts[1].only"),
        ("tea.yaml", "kind"),
    ]


def test_a_tool_named_otherwise_than_its_file_is_refused(folder: Path) -> None:
    (folder / "tools/primary.yaml").rename(folder / "tools/teenager.yaml")
    fault = the_fault(lambda: load_tool(Sources.of(folder), "teenager"))
    assert fault.says == "is 'primary', but the file is called 'teenager.yaml'; give both the same name"


def test_a_tool_that_is_a_list_is_refused_with_a_sentence(folder: Path) -> None:
    (folder / "tools/primary.yaml").write_text("- use: tea\n", encoding="utf-8")
    assert "must be a group of `key: value` lines" in the_fault(lambda: load_tool(Sources.of(folder), "primary")).says


# Policy, next steps, contacts


def test_policy_next_steps_and_contacts_load(forms: MadeUpForms) -> None:
    folder = forms.write()
    assert [rule.id for rule in load_policy(Sources.of(folder)).rules] == ["hungry"]
    assert len(load_next_steps(Sources.of(folder)).steps) == 6
    assert load_contacts(Sources.of(folder)).contacts[0].id == "emergency_999"


@pytest.mark.parametrize("load", [load_policy, load_next_steps, load_contacts])
def test_a_missing_file_is_named(tmp_path: Path, load: Callable[[Sources], object]) -> None:
    fault = the_fault(lambda: load(Sources.of(tmp_path)))
    assert fault.file.startswith(str(tmp_path))
    assert "no such file or directory" in fault.says


def test_a_fault_in_the_policy_has_its_line(forms: MadeUpForms) -> None:
    forms.policy["rules"][0]["when"][0]["persistence"] = "daily"
    forms.write()
    fault = the_fault(lambda: load_policy(Sources.of(forms.folder)))
    assert fault.place == "rules[0].when[0].persistence"
    assert fault.line == forms.line("policy.yaml", "persistence")


def test_one_part_may_ask_what_another_file_defines_too(forms: MadeUpForms) -> None:
    forms.parts["tea_baby"] = a_part("tea_baby", a_rated("breakfast.nutritional"))
    forms.tools = {"baby": forms.tools["primary"] | {"id": "baby", "parts": [{"use": "tea_baby"}]}}
    assert list(load_tool(Sources.of(forms.write()), "baby").items) == ["breakfast.nutritional"]
