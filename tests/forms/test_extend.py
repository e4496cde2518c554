"""A tool that extends another, parts with items added, and a partnership's folder above the bundled one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from forms_made_up import MadeUpForms, a_check, a_part, a_rated

from neglect_toolkit.errors import InputFaultError
from neglect_toolkit.forms.check import check_folder
from neglect_toolkit.forms.load import load_tool
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.tool import Tool


def extending(forms: MadeUpForms, *parts: dict[str, Any], **fields: Any) -> Tool:
    """The tool that extends `primary` with these entries."""
    forms.tools["primary_disability"] = {
        "id": "primary_disability",
        "version": "1.0.0",
        "title": "Primary-school child with a disability",
        "ages": {"says": "5–10 years", "from_months": 60, "to_months": 131},
        "disability": True,
        "extends": "primary",
        "parts": list(parts),
    } | fields
    return load_tool(Sources.of(forms.write()), "primary_disability")


def says_of(forms: MadeUpForms, *parts: dict[str, Any], **fields: Any) -> list[str]:
    with pytest.raises(InputFaultError) as refused:
        extending(forms, *parts, **fields)
    return [str(fault).removeprefix(f"{forms.folder}/") for fault in refused.value.faults]


def test_it_has_all_of_the_other_and_only_what_is_different_is_written(forms: MadeUpForms) -> None:
    made = extending(
        forms,
        {
            "use": "school",
            "title": "School or college",
            "leave_out": ["school.medical"],
            "adapt": {"school.physical": {"text": "Is the chair right?", "describes": {"worry": "It hurts."}}},
            "add": [a_rated("school.transport", "educational")],
        },
    )
    base = load_tool(Sources.of(forms.folder), "primary")
    assert [part.id for part in made.parts] == [part.id for part in base.parts]
    assert set(base.items) - set(made.items) == {"school.medical"}
    assert set(made.items) - set(base.items) == {"school.transport"}
    changed = {item_id for item_id, item in made.items.items() if base.items.get(item_id) != item}
    assert changed == {"school.physical", "school.transport"}
    chair = made.items["school.physical"]
    assert chair.text == "Is the chair right?"
    assert chair.describes is not None
    assert chair.describes.worry == "It hurts."
    assert chair.describes.mixed == "school.physical: on some days."
    school = next(part for part in made.parts if part.id == "school")
    assert school.title == "School or college"
    assert school.items[-1].id == "school.transport"


def test_a_new_part_stands_behind_the_one_it_names(forms: MadeUpForms) -> None:
    forms.parts["communication"] = a_part("communication", a_rated("communication.yes_and_no"), kind="lasting")
    made = extending(forms, {"use": "communication", "after": "waking"})
    assert [part.id for part in made.parts][:3] == ["waking", "communication", "breakfast"]
    assert [part.id for part in extending(forms, {"use": "communication"}).parts][-1] == "communication"


def test_an_item_of_another_part_can_be_added_and_adapted(forms: MadeUpForms) -> None:
    forms.parts["medicines"] = a_part("medicines", a_rated("medicines.given"), a_rated("medicines.spare"))
    made = extending(
        forms,
        {
            "use": "night",
            "add": ["medicines.given"],
            "adapt": {"medicines.given": {"text": "Is the night medicine given?"}},
        },
    )
    assert made.part_of["medicines.given"].id == "night"
    assert made.items["medicines.given"].text == "Is the night medicine given?"


def test_what_is_extended_may_itself_extend(forms: MadeUpForms) -> None:
    extending(forms, {"use": "night", "leave_out": ["night.medical"]})
    forms.tools["deaf"] = {
        **forms.tools["primary_disability"],
        "id": "deaf",
        "extends": "primary_disability",
        "parts": [{"use": "night", "adapt": {"night.physical": {"text": "Is the light on?"}}}],
    }
    made = load_tool(Sources.of(forms.write()), "deaf")
    assert "night.medical" not in made.items
    assert made.items["night.physical"].text == "Is the light on?"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"use": "schol"}, "parts[0].use: there is no file"),
        ({"use": "school", "leave_out": ["school.medcal"]}, "did you mean 'school.medical'?"),
        ({"use": "school", "leave_out": ["school.medical"] * 2}, "parts[0].leave_out[1]: names school.medical twice"),
        (
            {"use": "school", "leave_out": ["school.medical"], "adapt": {"school.medical": {"core": False}}},
            "parts[0].adapt.school.medical: is adapted but not asked",
        ),
        (
            {"use": "school", "leave_out": ["school.medical"], "only": ["school.physical"]},
            "parts[0]: has both `only` and `leave_out`",
        ),
        ({"use": "school", "add": ["school.medical"]}, "parts[0].add[0]: adds school.medical, which the part asks"),
        ({"use": "school", "add": ["tee.eats"]}, "parts[0].add[0]: there is no file"),
        ({"use": "school", "add": ["night.medicl"]}, "has no item night.medicl; did you mean 'night.medical'?"),
        ({"use": "school", "add": ["night.medical"]}, "asks again what this tool has asked before: night.medical"),
        ({"use": "school", "after": "brekfast"}, "parts[0].after: there is no part brekfast before this one"),
        ({"use": "school", "add": [{"id": "school.x", "kind": "text"}]}, "parts[0].add[0].text: is missing; add it"),
        (
            {"use": "school", "leave_out": [f"school.{domain}" for domain in ("physical", "medical", "emotional")]}
            | {"only": None, "adapt": {"school.physical": {"kind": "text"}}},
            "never changes from tool to tool",
        ),
        (a_part("school", a_check("school.danger")), "the part school stands twice in this tool"),
    ],
)
def test_a_faulty_entry_is_told_where_it_stands(forms: MadeUpForms, entry: dict[str, Any], says: str) -> None:
    told = says_of(forms, entry)
    assert any(says in fault for fault in told), told
    assert all(fault.startswith("tools/primary_disability.yaml:") for fault in told)


def test_a_part_of_which_nothing_is_left_is_told(forms: MadeUpForms) -> None:
    domains = ("physical", "nutritional", "medical", "emotional", "educational", "supervision")
    told = says_of(forms, {"use": "school", "leave_out": [f"school.{domain}" for domain in domains]})
    assert "asks nothing: every item of the part is left out" in told[0]


def test_a_tool_that_extends_nothing_or_itself_is_told(forms: MadeUpForms) -> None:
    assert (
        "extends: there is no tool primry; did you mean 'primary'?"
        in says_of(forms, {"use": "night"}, extends="primry")[0]
    )
    forms.tools["primary"]["extends"] = "primary_disability"
    assert "extends: goes round in a circle" in says_of(forms, {"use": "night"})[0]


def test_after_has_no_meaning_where_nothing_is_extended(forms: MadeUpForms) -> None:
    forms.use("night")["after"] = "waking"
    with pytest.raises(InputFaultError) as refused:
        load_tool(Sources.of(forms.write()), "primary")
    assert "has a meaning only in a tool that extends another" in refused.value.faults[0].says


def test_a_fault_in_words_is_told_in_the_file_that_wrote_them_last(forms: MadeUpForms) -> None:
    extending(forms, {"use": "night", "adapt": {"night.physical": {"describes": {"worry": "He is cold."}}}})
    [fault] = check_folder(forms.folder)
    assert fault.file == str(forms.folder / "tools/primary_disability.yaml")


# A partnership's own folder


def test_its_own_folder_adds_to_what_is_below_and_takes_its_place(forms: MadeUpForms, tmp_path: Path) -> None:
    own = MadeUpForms(tmp_path / "own")
    own.item("night.physical")["text"] = "Is the bed warm?"
    own.write()
    for file in own.folder.rglob("*.yaml"):
        if file.name != "night.yaml":
            file.unlink()
    made = load_tool(Sources.of(own.folder, forms.write()), "primary")
    assert made.items["night.physical"].text == "Is the bed warm?"
    assert made.items["waking.physical"].text == "Is waking.physical good for {child}?"
    assert made.sha256 != load_tool(Sources.of(forms.folder), "primary").sha256
    assert check_folder(own.folder, forms.folder) == ()


def test_a_fault_in_its_own_folder_is_told_there(forms: MadeUpForms, tmp_path: Path) -> None:
    own = MadeUpForms(tmp_path / "own")
    del own.item("night.physical")["describes"]
    own.write()
    forms.write()
    faults = check_folder(own.folder, forms.folder)
    assert {fault.file for fault in faults} == {str(own.folder / "parts/night.yaml")}


# What it drops


def dropped(forms: MadeUpForms, *parts: dict[str, Any], **fields: Any) -> list[str]:
    extending(forms, *parts, **fields)
    return [fault.says for fault in check_folder(forms.folder)]


def test_a_core_item_that_it_drops_is_named_and_cannot_be_excused(forms: MadeUpForms) -> None:
    [says] = dropped(
        forms, {"use": "school", "leave_out": ["school.medical"], "add": [a_rated("school.own", "medical")]}
    )
    assert says == "drops school.medical, core in primary; keep it, and adapt its words"
    told = dropped(
        forms,
        {"use": "school", "leave_out": ["school.medical"], "add": [a_rated("school.own", "medical")]},
        instead={"school.medical": "school.own"},
    )
    assert told == [says]


def test_a_safety_check_that_it_drops_is_named(forms: MadeUpForms) -> None:
    [says] = dropped(
        forms, {"use": "safety", "leave_out": ["safety.danger_1"], "add": [a_check("safety.other", urgency="today")]}
    )
    assert says == "drops safety.danger_1, a safety check in primary; keep it, and adapt its words"


def test_a_core_item_stays_core(forms: MadeUpForms) -> None:
    [says] = dropped(
        forms, {"use": "school", "adapt": {"school.physical": {"core": False}}, "add": [a_rated("school.own")]}
    )
    assert says.startswith("makes school.physical a further item, which is core in primary")


def test_a_further_item_is_dropped_only_where_another_asks_about_the_same(forms: MadeUpForms) -> None:
    leave = {"use": "night", "leave_out": ["night.medical"], "add": [a_rated("night.own", "medical", core=False)]}
    [says] = dropped(forms, leave)
    assert says.startswith("drops night.medical; adapt it, or name under `instead`")
    assert dropped(forms, leave, instead={"night.medical": "night.own"}) == []
    [says] = dropped(forms, leave, instead={"night.medical": "night.pwn"})
    assert "asks night.pwn instead, which this tool does not ask; did you mean 'night.own'?" in says
    told = dropped(forms, leave, instead={"night.medical": "night.own", "night.physical": "night.own"})
    assert told == ["says what is asked instead of night.physical, which is not left out; take this line out"]


def test_it_has_at_most_eight_core_items_of_its_own(forms: MadeUpForms) -> None:
    own = [a_rated(f"night.own_{number}", "medical") for number in range(9)]
    [says] = dropped(forms, {"use": "night", "add": own})
    assert says.startswith("has 9 core items of its own; beside those of primary a tool has 8 at most: night.own_0")
    assert dropped(forms, {"use": "night", "add": own[:8]}) == []


def test_a_folder_of_ones_own_is_told_what_it_no_longer_asks_alone(forms: MadeUpForms, tmp_path: Path) -> None:
    """An older copy of a part stands in for the program's, and would put the question on a family's table."""
    own = tmp_path / "own"
    forms.item("night.medical")["alone"] = True
    forms.item("night.physical")["sensitive"] = True
    below = forms.write()
    older = MadeUpForms(own)
    older.write()
    told = [str(fault) for fault in check_folder(own, below)]
    assert [line for line in told if "night.medical is marked `alone: true` in the program's own forms" in line]
    assert [line for line in told if "night.physical is marked `sensitive: true`" in line]
    older.item("night.medical")["alone"] = True
    older.item("night.physical")["alone"] = True  # asked only alone is more than enough
    older.write()
    assert check_folder(own, below) == ()
