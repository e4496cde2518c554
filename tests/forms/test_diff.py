"""What changed between two versions of a tool, and whether assessments made with the older one still compare."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from forms_made_up import MadeUpForms, a_rated
from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit import paths
from neglect_toolkit.forms.diff import Compares, FormChange, ToolDiff, diff, diff_as_text
from neglect_toolkit.forms.load import load_tool, load_tools
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.tool import Tool

BUNDLED = {tool.id: tool for tool in load_tools(Sources.of(paths.forms_folder()))}


@pytest.fixture
def newer(tmp_path: Path) -> MadeUpForms:
    return MadeUpForms(tmp_path / "newer")


def tool(forms: MadeUpForms) -> Tool:
    return load_tool(Sources.of(forms.write()), "primary")


def the_change(found: ToolDiff, at: str) -> FormChange:
    [change] = [change for change in found.changes if change.at == at]
    return change


def test_the_same_tool_has_no_difference(forms: MadeUpForms) -> None:
    found = diff(tool(forms), tool(forms))
    assert found.same
    assert found.changes == ()
    assert found.compares is Compares.YES
    assert "no difference" in diff_as_text(found)


def test_other_words_are_told_with_both_wordings_for_a_person_to_judge(forms: MadeUpForms, newer: MadeUpForms) -> None:
    newer.item("night.medical")["text"] = "Is the inhaler by the bed?"
    found = diff(tool(forms), tool(newer))
    change = the_change(found, "night.medical")
    assert (change.before, change.after) == ("Is night.medical good for {child}?", "Is the inhaler by the bed?")
    assert change.compares is found.compares is Compares.CHECK
    told = diff_as_text(found)
    assert "? night.medical: other words for `text`" in told
    assert "    + Is the inhaler by the bed?" in told
    assert "still compare" in told


def test_another_way_to_ask_changes_nothing_for_earlier_assessments(forms: MadeUpForms, newer: MadeUpForms) -> None:
    newer.item("night.medical")["ask_child"] = "What is by your bed?"
    newer.tools["primary"]["version"] = "1.0.1"
    found = diff(tool(forms), tool(newer))
    assert [change.at for change in found.changes] == ["night.medical"]
    assert found.compares is Compares.YES


def test_items_that_came_and_went_have_nothing_to_compare_with(forms: MadeUpForms, newer: MadeUpForms) -> None:
    items = newer.parts["night"]["items"]
    items[:] = [item for item in items if item["id"] != "night.medical"]
    items.append(a_rated("night.cough", "medical"))
    found = diff(tool(forms), tool(newer))
    assert the_change(found, "night.medical").says.startswith("is no longer asked")
    assert the_change(found, "night.cough").says.startswith("is new")
    assert found.compares is Compares.NO


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"core": True}, "another `core`"),
        ({"grave": True}, "another `grave`"),
        ({"domains": ["physical"]}, "`domains`"),
    ],
)
def test_what_weighs_differently_is_told(
    forms: MadeUpForms, newer: MadeUpForms, fields: dict[str, object], says: str
) -> None:
    newer.item("night.medical").update(fields)
    change = the_change(diff(tool(forms), tool(newer)), "night.medical")
    assert says in change.says
    assert change.compares is Compares.CHECK


@pytest.mark.parametrize("mark", ["alone", "sensitive", "of_the_home"])
def test_how_it_is_asked_is_told_and_where_a_folder_of_ones_own_must_look(
    forms: MadeUpForms, newer: MadeUpForms, mark: str
) -> None:
    newer.item("night.medical")[mark] = True
    found = diff(tool(forms), tool(newer))
    assert f"another `{mark}`" in the_change(found, "night.medical").says
    assert the_change(found, "night.medical").compares is Compares.YES
    assert "look at it again: parts/night.yaml." in diff_as_text(found)


def test_an_item_keeps_its_name_where_another_part_asks_it(forms: MadeUpForms, newer: MadeUpForms) -> None:
    items = newer.parts["night"]["items"]
    newer.parts["waking"]["items"].append(items.pop())
    change = the_change(diff(tool(forms), tool(newer)), "night.supervision")
    assert (change.before, change.after, change.compares) == ("night", "waking", Compares.YES)


def test_choices_parts_ages_and_a_version_that_was_forgotten_are_told(forms: MadeUpForms, newer: MadeUpForms) -> None:
    newer.item("people.who_else")["options"] = {"grandparent": "Gran or Grandad", "lodger": "A lodger"}
    newer.tools["primary"]["ages"]["says"] = "five to ten"
    newer.tools["primary"]["parts"].reverse()
    told = diff_as_text(diff(tool(forms), tool(newer)))
    for says in (
        "the version is still 1.0.0; raise it",
        "is for other ages",
        "the parts stand in another order",
        "has no choice nobody any more",
        "has a new choice lodger",
        "other words for `options.grandparent`",
    ):
        assert says in told


@given(st.sampled_from(sorted(BUNDLED)), st.sampled_from(sorted(BUNDLED)))
def test_each_item_that_only_one_tool_asks_is_told_once_and_both_ways(one: str, other: str) -> None:
    before, after = BUNDLED[one], BUNDLED[other]
    there, back = diff(before, after), diff(after, before)
    gone = [change.item for change in there.changes if change.says.startswith("is no longer asked")]
    new = [change.item for change in there.changes if change.says.startswith("is new; earlier")]
    assert set(gone) == before.items.keys() - after.items.keys()
    assert set(new) == after.items.keys() - before.items.keys()
    assert len(gone) + len(new) == len({*gone, *new})
    assert len([change for change in back.changes if change.item]) == len([c for c in there.changes if c.item])
    assert there.same is (one == other)


def test_no_change_goes_untold(forms: MadeUpForms) -> None:
    """Whatever is changed in an item, something is said of it."""
    before = tool(forms)
    night = before.parts[3]
    for name, value in {
        "text": "Other?",
        "ask_child": "Other?",
        "look_for": None,
        "persistence": False,
        "describes": {"going_well": "a", "mixed": "b", "worry": "c"},
        "shown_when": {"fact": "disabled", "is": True},
    }.items():
        plain = deepcopy(before.plain())
        plain["parts"][3]["items"][0][name] = value
        found = diff(before, Tool.model_validate(plain))
        assert any(change.item == night.items[0].id for change in found.changes), name
