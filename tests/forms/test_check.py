"""Each rule of `forms check`: it is silent on what is right, and names file and line of what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from forms_made_up import DOMAINS, MadeUpForms, a_part, a_rated

from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.check import check_folder


def the_fault(forms: MadeUpForms, path: str = "") -> Fault:
    """The one fault of the folder (or of one file of it)."""
    faults = check_folder(forms.write() / path)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def stands_at(fault: Fault, forms: MadeUpForms, name: str, words: str, nth: int = 1) -> bool:
    return fault.file == str(forms.folder / name) and fault.line == forms.line(name, words, nth)


def test_a_good_folder_has_no_fault(forms: MadeUpForms) -> None:
    assert check_folder(forms.write()) == ()


@pytest.mark.parametrize(
    "name",
    [
        "parts/waking.yaml",
        "tools/primary.yaml",
        "policy.yaml",
        "next_steps.yaml",
        "contacts.yaml",
        "health_guide.yaml",
        "reflection.yaml",
    ],
)
def test_a_good_file_by_itself_has_no_fault(forms: MadeUpForms, name: str) -> None:
    assert check_folder(forms.write() / name) == ()


def test_a_path_that_does_not_exist_is_said_to(tmp_path: Path) -> None:
    assert "no such file or folder" in str(check_folder(tmp_path / "nowhere")[0])


def test_a_file_of_no_known_kind_is_said_to_be_none(forms: MadeUpForms) -> None:
    (forms.write() / "shopping.yaml").write_text("milk: 2\n", encoding="utf-8")
    [fault] = check_folder(forms.folder / "shopping.yaml")
    assert "is no part (`items`), tool (`parts`)" in fault.says


def test_an_empty_folder_names_all_that_is_missing(tmp_path: Path) -> None:
    told = [str(fault) for fault in check_folder(tmp_path)]
    for name in ("tools", "policy.yaml", "next_steps.yaml", "contacts.yaml", "reflection.yaml"):
        assert any(name in fault for fault in told)


# What loads


def test_a_fault_in_a_part_names_the_part_file_once_however_many_tools_use_it(forms: MadeUpForms) -> None:
    forms.another_tool("teenager")
    del forms.item("waking.medical")["describes"]
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/waking.yaml", "waking.medical")
    assert "needs `describes`" in fault.says


def test_a_single_tool_is_checked_with_the_parts_it_uses(forms: MadeUpForms) -> None:
    forms.item("waking.medical")["kind"] = "rating"
    fault = the_fault(forms, "tools/primary.yaml")
    assert stands_at(fault, forms, "parts/waking.yaml", "kind: rating")


def test_a_tool_is_checked_from_inside_its_own_folder_too(forms: MadeUpForms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(forms.write() / "tools")
    assert check_folder(Path("primary.yaml")) == ()


def test_files_of_every_kind_are_told_together(forms: MadeUpForms) -> None:
    forms.policy["rules"][0]["makes"] = "dreadful"
    del forms.next_steps["steps"]["seek_advice"]
    forms.contacts["contacts"][0]["telefone"] = "1"
    forms.tools["primary"]["verzion"] = "1.0.0"
    told = " ".join(str(fault) for fault in check_folder(forms.write()))
    assert "must be one of 'some' or 'significant'" in told
    assert "the next step 'seek_advice' is missing" in told
    assert "did you mean 'telephone'?" in told
    assert "did you mean 'version'?" in told


@pytest.mark.parametrize("name", ["tools/Primary (copy).yaml", "tools/primary.yml", "parts/notes.txt"])
def test_a_file_that_nobody_would_read_is_named(forms: MadeUpForms, name: str) -> None:
    (forms.write() / name).write_text("id: x\n", encoding="utf-8")
    [fault] = check_folder(forms.folder)
    assert fault.file == str(forms.folder / name)
    assert "is not read" in fault.says


def test_a_part_that_no_tool_uses_is_named(forms: MadeUpForms) -> None:
    forms.parts["tea"] = a_part("tea", a_rated("tea.eats"))
    fault = the_fault(forms)
    assert fault.file == str(forms.folder / "parts/tea.yaml")
    assert "no tool uses this part" in fault.says


def test_an_id_may_name_another_part_than_the_one_it_stands_in(forms: MadeUpForms) -> None:
    forms.parts["waking"]["items"][1]["id"] = "breakfast.before_dressing"
    assert check_folder(forms.write()) == ()


def test_two_contacts_of_one_id_are_refused(forms: MadeUpForms) -> None:
    forms.contacts["contacts"] *= 2
    fault = the_fault(forms)
    assert fault.place == "contacts[1].id"
    assert "stands twice" in fault.says


# A tool as a whole


def core_of(forms: MadeUpForms, parts: list[str], core: bool) -> None:
    for part in parts:
        for item in forms.parts[part]["items"]:
            item["core"] = core


def test_a_tool_has_at_most_20_core_items(forms: MadeUpForms) -> None:
    core_of(forms, ["night"], True)
    fault = the_fault(forms)
    assert stands_at(fault, forms, "tools/primary.yaml", "parts:")
    assert "has 24 core items; a tool has 16 to 20" in fault.says


def test_a_tool_has_at_least_16_core_items(forms: MadeUpForms) -> None:
    core_of(forms, ["school"], False)
    told = [fault.says for fault in check_folder(forms.write())]
    assert any(says.startswith("has 12 core items; a tool has 16 to 20") for says in told)


def test_a_first_visit_takes_at_most_30_minutes(forms: MadeUpForms) -> None:
    forms.item("waking.medical")["look_for"] = "A warm room. " * 1100
    fault = the_fault(forms)
    assert stands_at(fault, forms, "tools/primary.yaml", "parts:")
    assert fault.says.startswith("takes 31.")
    assert "minutes at a first visit by the estimate, and 30 is the most" in fault.says


def test_what_is_grave_is_core(forms: MadeUpForms) -> None:
    forms.item("night.medical")["grave"] = True
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/night.yaml", "id: night.medical")
    assert "night.medical is grave and not core" in fault.says


def test_a_tool_has_at_least_35_items(forms: MadeUpForms) -> None:
    del forms.parts["home"]["items"][2:]
    assert "has 33 items in all; a tool has 35 to 75" in the_fault(forms).says


def test_a_tool_has_at_most_75_items(forms: MadeUpForms) -> None:
    extra = [a_rated(f"home.extra_{number}", core=False) for number in range(35)]
    forms.parts["home"]["items"] += extra
    assert "has 76 items in all" in the_fault(forms).says


def test_every_domain_has_three_core_rated_items(forms: MadeUpForms) -> None:
    for part in ("waking", "breakfast"):
        forms.item(f"{part}.medical")["core"] = False
    fault = the_fault(forms)
    assert "has 4 rated items for the domain medical, and 1 core ones whose main domain it is; 4 and 3" in fault.says


def test_an_item_that_merely_bears_on_a_domain_is_no_core_item_of_it(forms: MadeUpForms) -> None:
    forms.item("waking.medical")["domains"] = ["physical", "medical"]
    assert "and 2 core ones whose main domain it is" in the_fault(forms).says


def test_before_school_age_two_core_items_of_learning_are_enough(forms: MadeUpForms) -> None:
    forms.item("waking.educational")["core"] = False
    assert "for the domain educational, and 2 core ones" in the_fault(forms).says
    forms.tools["primary"]["ages"] = {"says": "1–4 years", "from_months": 12, "to_months": 59}
    assert check_folder(forms.write()) == ()


def test_every_domain_has_four_rated_items(forms: MadeUpForms) -> None:
    forms.item("night.medical")["domains"] = ["physical"]
    assert "has 3 rated items for the domain medical, and 3 core ones" in the_fault(forms).says


def test_a_tool_has_six_safety_checks(forms: MadeUpForms) -> None:
    del forms.parts["safety"]["items"][-1]
    assert "has 5 safety checks; a tool has 6 or more" in the_fault(forms).says


def test_a_tool_may_ask_fewer_of_a_domain_and_says_why(forms: MadeUpForms) -> None:
    for part in ("waking", "breakfast", "school", "night"):
        forms.item(f"{part}.educational")["domains"] = ["emotional"]
    assert "has 0 rated items for the domain educational" in the_fault(forms).says
    forms.tools["primary"]["fewer"] = {"educational": "Nobody goes to school before the birth."}
    assert check_folder(forms.write()) == ()


@pytest.mark.parametrize("name", ["ask_child", "ask_parent", "look_for"])
def test_a_rated_item_says_how_to_ask_and_what_to_see(forms: MadeUpForms, name: str) -> None:
    del forms.item("waking.medical")[name]
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/waking.yaml", "waking.medical")
    assert f"waking.medical has no `{name}`" in fault.says


def test_two_items_of_one_tool_do_not_ask_the_same(forms: MadeUpForms) -> None:
    forms.item("breakfast.medical")["text"] = "Is {child}  ill?"
    forms.item("night.medical")["text"] = "is {child} ill?"
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/night.yaml", "is {child} ill?")
    assert "says in night.medical what breakfast.medical says already" in fault.says


def test_ratings_of_two_items_do_not_look_the_same(forms: MadeUpForms) -> None:
    for part in ("breakfast", "night"):
        forms.item(f"{part}.medical")["describes"]["worry"] = "{child} is left ill for days."
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/night.yaml", "is left ill for days")


def test_the_same_question_keeps_its_id_from_tool_to_tool(forms: MadeUpForms) -> None:
    forms.another_tool("teenager")
    parts = forms.tools["teenager"]["parts"]
    at = next(index for index, entry in enumerate(parts) if entry.get("use") == "waking")
    same = a_rated("waking.else", "medical", text=forms.item("waking.medical")["text"])
    parts[at] = {"use": "waking", "leave_out": ["waking.medical"], "add": [same]}
    fault = the_fault(forms)
    assert stands_at(fault, forms, "tools/teenager.yaml", "text:")
    assert "asks in waking.else what another tool asks in waking.medical" in fault.says


def test_an_item_that_no_tool_asks_is_named(forms: MadeUpForms) -> None:
    forms.use("home")["leave_out"] = ["home.more_4"]
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/home.yaml", "home.more_4")
    assert "no tool asks home.more_4" in fault.says


# What an item is shown by


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "disabled", "is": True},
        {"item": "safety.alone_now", "answer": "yes"},
        {"item": "people.who_else", "includes": "grandparent"},
        {"any": [{"not": {"item": "people.who_else", "includes": "nobody"}}, {"fact": "age_months", "below": 9}]},
    ],
)
def test_an_item_may_hang_on_facts_and_unrated_items(forms: MadeUpForms, condition: dict[str, Any]) -> None:
    forms.item("home.more_3")["shown_when"] = condition
    assert check_folder(forms.write()) == ()


@pytest.mark.parametrize(
    ("leaf", "says"),
    [
        ({"item": "people.who_els", "includes": "nobody"}, "does not ask; did you mean 'people.who_else'?"),
        ({"item": "waking.medical", "answer": "yes"}, "which is rated; what is shown never depends on a rating"),
        ({"item": "people.who_else", "answer": "yes"}, "which is no check"),
        ({"item": "safety.alone_now", "includes": "nobody"}, "has no choices"),
        ({"item": "people.who_else", "includes": "grandparents"}, "did you mean 'grandparent'?"),
    ],
)
def test_a_condition_that_can_never_be_answered_is_refused(forms: MadeUpForms, leaf: dict[str, Any], says: str) -> None:
    forms.item("home.more_3")["shown_when"] = {"all": [{"fact": "disabled", "is": True}, {"not": leaf}]}
    fault = the_fault(forms)
    assert says in fault.says
    assert fault.place == "items[3].shown_when.all[1].not"
    assert stands_at(fault, forms, "parts/home.yaml", "not:")


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "age_months", "at_least": 132},
        {"fact": "age_months", "below": 60},
        {"fact": "unborn", "is": True},
        {"all": [{"fact": "disabled", "is": True}, {"not": {"fact": "disabled", "is": True}}]},
        {"all": [{"item": "safety.alone_now", "answer": "yes"}, {"item": "safety.alone_now", "answer": "no"}]},
        {"not": {"any": [{"fact": "age_months", "at_least": 90}, {"fact": "age_months", "below": 100}]}},
    ],
)
def test_a_condition_that_can_never_be_true_is_refused(forms: MadeUpForms, condition: dict[str, Any]) -> None:
    forms.item("home.more_3")["shown_when"] = condition
    fault = the_fault(forms)
    assert fault.place == "items[3].shown_when"
    assert "can never be true of a child of this tool's ages (5–10 years); home.more_3 is never asked" in fault.says


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "age_months", "at_least": 131},
        {"fact": "age_months", "below": 61},
        {"fact": "unborn", "is": False},
        {"all": [{"item": "people.who_else", "includes": one} for one in ("grandparent", "nobody")]},
    ],
)
def test_a_condition_at_the_edge_of_the_ages_is_fine(forms: MadeUpForms, condition: dict[str, Any]) -> None:
    forms.item("home.more_3")["shown_when"] = condition
    assert check_folder(forms.write()) == ()


def test_a_misspelt_condition_is_told_at_its_own_line(forms: MadeUpForms) -> None:
    forms.item("home.more_3")["shown_when"] = {"all": [{"fact": "disabled", "is": "perhaps"}]}
    fault = the_fault(forms)
    assert fault.place == "items[3].shown_when.all[0].is"
    assert stands_at(fault, forms, "parts/home.yaml", "is: perhaps")
    assert fault.says == "must be true or false"


def test_conditions_that_go_in_a_circle_are_refused(forms: MadeUpForms) -> None:
    forms.item("people.who_else")["shown_when"] = {"item": "safety.alone_now", "answer": "yes"}
    forms.item("safety.alone_now")["shown_when"] = {"item": "people.who_else", "includes": "nobody"}
    faults = check_folder(forms.write())
    assert [Path(fault.file).name for fault in faults] == ["people.yaml", "safety.yaml"]
    assert all("goes round in a circle" in fault.says for fault in faults)


def test_an_item_that_merely_hangs_on_a_circle_is_not_blamed(forms: MadeUpForms) -> None:
    forms.item("safety.alone_now")["shown_when"] = {"item": "safety.alone_now", "answer": "yes"}
    forms.item("home.more_3")["shown_when"] = {"item": "safety.alone_now", "answer": "yes"}
    assert the_fault(forms).file.endswith("safety.yaml")


# Words


@pytest.mark.parametrize("words", ["Does he eat?", "Is her bed warm?", "{child} and his bed", "Is it Hers?"])
def test_a_pronoun_never_stands_for_the_child(forms: MadeUpForms, words: str) -> None:
    forms.item("night.physical")["text"] = words
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/night.yaml", words)
    assert "write {child} or 'they'" in fault.says


@pytest.mark.parametrize("words", ["Do they eat?", "Is Mum well when she wakes?", "There the other sheet is."])
def test_a_pronoun_may_stand_for_somebody_named_before(forms: MadeUpForms, words: str) -> None:
    forms.item("night.physical")["text"] = words
    assert check_folder(forms.write()) == ()


def test_the_words_of_every_field_are_looked_at(forms: MadeUpForms) -> None:
    item = forms.item("night.physical")
    for name in ("ask_child", "ask_parent", "look_for"):
        item[name] = "Is he warm?"
    item["describes"]["mixed"] = "He is cold."
    forms.item("safety.alone_now")["do"] = "Stay with him."
    forms.item("people.who_else")["options"]["nobody"] = "Only he"
    forms.parts["night"]["about"] = "Ask how he sleeps."
    places = {fault.place for fault in check_folder(forms.write())}
    assert {place.split(".", 1)[-1] for place in places} == {
        "ask_child", "ask_parent", "look_for", "describes.mixed", "do", "options.nobody", "about",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["Is {name} well?", "Is {Child} well?", "Is {child well?", "Is {} well?"])
def test_the_only_placeholder_is_child(forms: MadeUpForms, words: str) -> None:
    forms.item("night.physical")["text"] = words
    fault = the_fault(forms)
    assert stands_at(fault, forms, "parts/night.yaml", words)
    assert "the only placeholder is {child}" in fault.says


HARD = "Considerable environmental deterioration necessitates comprehensive multidisciplinary investigation."


def test_what_a_family_hears_is_read_at_9(forms: MadeUpForms) -> None:
    for item in forms.parts["night"]["items"]:
        item["ask_parent"] = f"{HARD} {HARD}"
    fault = the_fault(forms)
    assert fault.file == str(forms.folder / "parts/night.yaml")
    assert fault.line == 1
    assert "part night: what the family hears" in fault.says
    assert "9 is the most" in fault.says


def test_what_a_practitioner_reads_is_read_at_12(forms: MadeUpForms) -> None:
    for item in forms.parts["night"]["items"]:
        item["look_for"] = HARD
    fault = the_fault(forms)
    assert "part night: what the practitioner reads" in fault.says
    assert "12 is the most" in fault.says


def test_words_that_a_tool_adapts_are_looked_at_where_they_stand(forms: MadeUpForms) -> None:
    forms.use("night")["adapt"] = {"night.physical": {"describes": {"worry": "He is cold."}}}
    fault = the_fault(forms)
    assert stands_at(fault, forms, "tools/primary.yaml", "He is cold.")


def test_the_reading_age_of_an_adapted_part_is_told_in_the_tool(forms: MadeUpForms) -> None:
    forms.use("night")["adapt"] = {f"night.{domain}": {"ask_child": f"{HARD} {HARD}"} for domain in DOMAINS}
    fault = the_fault(forms)
    assert stands_at(fault, forms, "tools/primary.yaml", "use: night")


def test_a_part_written_in_the_tool_is_looked_at_in_the_tool(forms: MadeUpForms) -> None:
    part = a_part("tea", a_rated("tea.eats", text="Does she eat?", core=False)) | {"title": "Tea of {name}"}
    forms.tools["primary"]["parts"].append(part)
    faults = check_folder(forms.write())
    assert [fault.place for fault in faults] == ["parts[7].title", "parts[7].items[0].text"]
    assert {fault.file for fault in faults} == {str(forms.folder / "tools/primary.yaml")}


# The policy


def test_a_rule_names_only_items_that_some_tool_asks(forms: MadeUpForms) -> None:
    forms.policy["rules"][0]["when"].append({"item": "breakfast.nutritionel", "rating": "worry"})
    fault = the_fault(forms)
    assert stands_at(fault, forms, "policy.yaml", "breakfast.nutritionel")
    assert "did you mean 'breakfast.nutritional'?" in fault.says


def test_an_item_that_stands_in_a_tool_alone_is_known_to_the_policy(forms: MadeUpForms) -> None:
    forms.tools["primary"]["parts"].append(a_part("tea", a_rated("tea.eats", core=False)))
    forms.policy["rules"][0]["when"].append({"item": "tea.eats", "rating": "worry"})
    folder = forms.write()
    assert check_folder(folder) == ()
    assert check_folder(folder / "policy.yaml") == ()


def test_a_faulty_tool_does_not_make_the_policy_look_wrong(forms: MadeUpForms) -> None:
    forms.tools["primary"]["version"] = "one"
    fault = the_fault(forms)
    assert fault.says == "must be a version such as 1.0.0"


def test_a_rule_may_name_the_domains_that_it_counts_in(forms: MadeUpForms) -> None:
    forms.policy["rules"][0]["when"] = [{"count": 2, "rating": "worry", "in": ["medical", "nutritional"]}]
    assert check_folder(forms.write()) == ()


def test_a_rule_for_no_domain_at_all_would_never_find_anything(forms: MadeUpForms) -> None:
    forms.policy["rules"][0]["domains"] = []
    faults = check_folder(forms.write())
    assert {(fault.place, fault.line) for fault in faults} == {
        ("rules[0].domains", forms.line("policy.yaml", "domains: []"))
    }
    assert "must hold at least one" in {fault.says for fault in faults}


@pytest.mark.parametrize(
    ("test", "says"),
    [
        ({"not": {"count": 1, "rating": "worry"}}, "rules have no negation"),
        ({"count": 1, "rating": "worry", "unless": "holiday"}, "is not a key that belongs here"),
        ({"count": 1, "rating": "going_well"}, "must be one of 'mixed' or 'worry'"),
        ({"count": 1, "rating": "worry", "grave": False}, "must be true, or left out"),
        ({"count": 1, "rating": "worry", "in": ["nutritionel"]}, "must be one of 'physical', 'nutritional'"),
        ({"count": 1, "rating": "worry", "in": []}, "must hold at least one"),
        ({"count": 1, "rating": "worry", "in": ["medical"], "across": "all"}, "not both"),
    ],
)
def test_a_rule_has_no_negation_and_is_told_so(forms: MadeUpForms, test: dict[str, Any], says: str) -> None:
    forms.policy["rules"][0]["when"] = [test]
    fault = the_fault(forms)
    assert says in fault.says
    assert fault.place.startswith("rules[0].when[0]")
    assert fault.line is not None
    assert fault.line >= forms.line("policy.yaml", "when:")
