"""Each rule of `forms check` for the health guide: a fault sown into a good one is found, with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from forms_made_up import MadeUpForms
from guides_made_up import a_feature, an_option

from neglect_toolkit import paths
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.forms.check import check_folder
from neglect_toolkit.forms.load_guide import load_guide
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.guide import MOST_QUESTIONS

FILE = "health_guide.yaml"


def the_fault(forms: MadeUpForms, path: str = "") -> Fault:
    faults = check_folder(forms.write() / path)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def question(forms: MadeUpForms, question_id: str) -> dict[str, Any]:
    return next(one for one in forms.guide["questions"] if one["id"] == question_id)


def option(forms: MadeUpForms, question_id: str, option_id: str) -> dict[str, Any]:
    return next(one for one in question(forms, question_id)["options"] if one["id"] == option_id)


def a_question(question_id: str, **fields: Any) -> dict[str, Any]:
    given = {
        "id": question_id,
        "ask": f"Is it so: {question_id}?",
        "kind": "one",
        "unknown": {"find_out": "Ask."},
        "options": [an_option("no", 0)],
    }
    return given | fields


def test_a_good_guide_has_no_fault_in_its_folder_or_by_itself(forms: MadeUpForms) -> None:
    folder = forms.write()
    assert check_folder(folder) == ()
    assert check_folder(folder / FILE) == ()


# Each spoils the guide, and gives what the fault says and the words on the line that it stands on (and which of them).
def no_such_setting(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "earlier")["only_in"] = ["surgry"]
    return "there is no setting surgry; did you mean 'surgery'?", "- surgry", 1


def an_option_in_no_such_setting(forms: MadeUpForms) -> tuple[str, str, int]:
    option(forms, "signs", "dirty")["only_in"] = ["wards"]
    return "did you mean 'ward'?", "- wards", 1


def an_option_for_nobody_asked_about(forms: MadeUpForms) -> tuple[str, str, int]:
    option(forms, "signs", "dirty")["only_for"] = ["earlier.nothing"]
    return "there is no option earlier.nothing in a question asked before signs", "- earlier.nothing", 1


def a_question_twice(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "earlier")["id"] = "signs"
    return "the id signs stands twice", "id: signs", 2


def a_setting_twice(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["settings"].append({"id": "ward", "title": "Another ward"})
    return "the id ward stands twice", "id: ward", 2


def a_rule_twice(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["rules"][1]["id"] = "two_signs"
    return "the id two_signs stands twice", "id: two_signs", 2


def an_option_twice(forms: MadeUpForms) -> tuple[str, str, int]:
    option(forms, "signs", "hungry")["id"] = "dirty"
    return "two options have the same `id`", "id: signs", 1


def another_name(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["id"] = "dental_guide"
    return "the health guide is called 'health_guide'", "id: dental_guide", 1


def asked_by_a_later_question(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "signs")["asked_when"] = [{"question": "story", "rank": 1}]
    return "looks at story, which is not asked before signs", "question: story", 1


def asked_by_itself(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "signs")["asked_when"] = [{"question": "signs", "rank": 1}]
    return "looks at signs, which is not asked before signs", "question: signs", 1


def asked_by_no_question(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "story")["asked_when"] = [{"question": "sign", "rank": 1}]
    return "there is no question sign; did you mean 'signs'?", "question: sign", 1


def a_rule_of_no_question(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["rules"][0]["when"] = [{"question": "storey", "count": 1}]
    return "there is no question storey; did you mean 'story'?", "question: storey", 1


def a_test_that_is_no_at_least(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["rules"][0]["when"] = [{"question": "story", "at_most": 1}]
    return "must be a test of the form 'at least'", "question: story", 1


def too_many_in_a_setting(forms: MadeUpForms) -> tuple[str, str, int]:
    more = MOST_QUESTIONS + 1 - 3
    forms.guide["questions"] += [a_question(f"more_{number}", only_in=["ward"]) for number in range(more)]
    return f"the setting ward asks {MOST_QUESTIONS + 1} questions on one path", "id: ward", 1


def graver_than_not_knowing_yet_milder(forms: MadeUpForms) -> tuple[str, str, int]:
    option(forms, "earlier", "same_before")["next_step"] = None
    return "same_before is at least as grave as not knowing (rank 1)", "id: same_before", 1


def a_feature_milder_than_not_knowing(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "signs")["unknown"]["next_step"] = "seek_advice"
    option(forms, "signs", "missed")["next_step"] = "seek_advice"
    return "dirty is at least as grave as not knowing", "id: dirty", 1


def graver_and_calling_for_less(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "story")["options"].insert(0, an_option("half", 1, next_step="refer_now"))
    return "does_not_fit is graver than half (rank 2 over 1), and calls for less", "id: does_not_fit", 1


def graver_and_less_of_a_feature(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "story")["options"].insert(0, a_feature("half", 1))
    return "give it the `level` consider or more", "id: does_not_fit", 1


def no_such_contact(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["outcomes"]["refer_now"]["contacts"] = ["emergency"]
    return "there is no contact emergency; did you mean 'emergency_999'?", "- emergency", 5


def no_such_item(forms: MadeUpForms) -> tuple[str, str, int]:
    option(forms, "signs", "dirty")["carries_to"] = "waking.physicl"
    return "no tool asks waking.physicl; did you mean 'waking.physical'?", "carries_to: waking.physicl", 1


def never_asked(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "story")["asked_when"] = [{"features": 4}]
    del forms.guide["rules"][1]
    return "can never be so (4 features at least to consider): story is never asked", "features: 4", 1


def asked_where_what_it_looks_at_is_not(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["questions"].append(
        a_question("later", only_in=["ward"], asked_when=[{"question": "earlier", "rank": 1}])
    )
    return "later is never asked: no setting asks all that it looks at", "id: later", 1


def never_offered(forms: MadeUpForms) -> tuple[str, str, int]:
    option(forms, "earlier", "same_before")["only_in"] = ["ward"]
    return "same_before is offered in no setting that asks earlier", "id: same_before", 1


def a_count_too_many(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["rules"][0]["when"] = [{"question": "signs", "count": 5}]
    return "can never be so (5 answers to signs): the rule two_signs never holds", "count: 5", 1


def two_of_one(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["rules"][0]["when"] = [{"question": "story", "count": 2}]
    return "can never be so (2 answers to story)", "count: 2", 1


def a_rank_too_high(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["rules"][1]["when"] = [{"question": "story", "rank": 3}]
    return "can never be so (an answer to story of rank 3)", "rank: 3", 1


def more_features_than_there_are(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["rules"][1]["when"] = [{"features": 2, "level": "suspect"}]
    return "can never be so (2 features at least to suspect)", "features: 2", 1


def a_name_to_fill_in(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "signs")["ask"] = "What do you see of {child}?"
    return "holds '{child}'; the guide knows no name", "{child}", 1


def nothing_said(forms: MadeUpForms) -> tuple[str, str, int]:
    question(forms, "signs")["ask"] = " "
    return "is blank; write it", "ask: ' '", 1


def a_feature_without_its_source(forms: MadeUpForms) -> tuple[str, str, int]:
    del option(forms, "signs", "dirty")["source"]
    return "needs both `level` and `source`", "id: dirty", 1


def an_outcome_too_few(forms: MadeUpForms) -> tuple[str, str, int]:
    del forms.guide["outcomes"]["refer_now"]
    return "the outcome 'refer_now' is missing", "id: health_guide", 1


def a_key_misspelt(forms: MadeUpForms) -> tuple[str, str, int]:
    forms.guide["questions"][0]["aks"] = "x"
    return "did you mean 'ask'?", "aks: x", 1


FAULTS = (
    no_such_setting, an_option_in_no_such_setting, an_option_for_nobody_asked_about,
    a_question_twice, a_setting_twice, a_rule_twice, an_option_twice,
    another_name, asked_by_a_later_question, asked_by_itself, asked_by_no_question, a_rule_of_no_question,
    a_test_that_is_no_at_least, too_many_in_a_setting, graver_than_not_knowing_yet_milder,
    a_feature_milder_than_not_knowing, graver_and_calling_for_less, graver_and_less_of_a_feature, no_such_contact,
    no_such_item, never_asked, asked_where_what_it_looks_at_is_not, never_offered, a_count_too_many, two_of_one,
    a_rank_too_high, more_features_than_there_are, a_name_to_fill_in, nothing_said, a_feature_without_its_source,
    an_outcome_too_few, a_key_misspelt,
)  # fmt: skip


@pytest.mark.parametrize("sow", FAULTS, ids=lambda sow: sow.__name__)
def test_the_check_finds_it_and_names_its_line(forms: MadeUpForms, sow: Any) -> None:
    says, words, nth = sow(forms)
    fault = the_fault(forms)
    assert says in fault.says
    assert (fault.file, fault.line) == (str(forms.folder / FILE), forms.line(FILE, words, nth))
    assert the_fault(forms, FILE) == fault


def test_a_graver_answer_may_be_no_feature_where_no_count_could_matter(forms: MadeUpForms) -> None:
    question(forms, "story")["options"].insert(0, a_feature("half", 1))
    option(forms, "story", "does_not_fit")["next_step"] = "refer_now"
    assert check_folder(forms.write()) == ()


def test_a_folder_without_a_guide_falls_through_to_the_one_below(forms: MadeUpForms, tmp_path: Path) -> None:
    below = forms.write()
    own = tmp_path / "own"
    own.mkdir()
    assert check_folder(own, below) == ()
    assert load_guide(Sources.of(own, below)).title == "Made-up health guide"


def test_no_guide_anywhere_is_one_fault(forms: MadeUpForms) -> None:
    path = forms.write() / FILE
    path.unlink()
    [fault] = check_folder(forms.folder)
    assert (fault.file, fault.line) == (str(path), None)
    with pytest.raises(InputFaultError, match=r"health_guide\.yaml"):
        load_guide(Sources.of(forms.folder))


def test_a_guide_by_itself_may_name_what_came_with_the_program(forms: MadeUpForms, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    option(forms, "signs", "dirty")["carries_to"] = "breakfast.eats_before_school"
    (own / FILE).write_text(yaml.safe_dump(forms.guide, sort_keys=False), encoding="utf-8")
    assert check_folder(own / FILE, paths.forms_folder()) == ()
