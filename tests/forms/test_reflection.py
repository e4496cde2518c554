"""The questions to reflect on: what is bundled fits every pattern, and a fault is named with its line."""

from __future__ import annotations

from typing import Any

import pytest
from forms_made_up import MadeUpForms

from neglect_toolkit import paths
from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.check import check_folder
from neglect_toolkit.forms.load import load_reflection
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.reflection import Pattern


def the_fault(forms: MadeUpForms, **changed: Any) -> Fault:
    """The one fault of the folder once the first question is changed so."""
    forms.reflection["reflect_on"][0] |= changed
    faults = check_folder(forms.write())
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def test_every_pattern_has_a_bundled_question() -> None:
    reflection = load_reflection(Sources.of(paths.forms_folder()))

    assert {question.when for question in reflection.reflect_on} == set(Pattern)


def test_an_unknown_pattern_is_refused_where_it_stands(forms: MadeUpForms) -> None:
    fault = the_fault(forms, when="own_words_mising")

    assert fault.file == str(forms.folder / "reflection.yaml")
    assert fault.line == forms.line("reflection.yaml", "own_words_mising")
    assert "own_words_missing" in fault.says


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"asks": "Tell us why."}, "is no question"),
        ({"asks": "What does he say?"}, "only the child can be meant"),
        ({"why": "For {name}."}, "the only placeholder is {child}"),
        ({"id": "hungry"}, "stands twice"),
        ({"items": ["breakfast.nutritional"]}, "only a question for `items_a_concern`"),
        ({"when": "items_a_concern"}, "names its `items`"),
    ],
)
def test_what_is_at_fault_is_said(forms: MadeUpForms, changed: dict[str, Any], says: str) -> None:
    assert says in the_fault(forms, **changed).says


def test_an_item_that_no_tool_asks_is_named_with_the_one_that_may_be_meant(forms: MadeUpForms) -> None:
    forms.reflection["reflect_on"][1]["items"] = ["breakfast.nutritionel"]
    [fault] = check_folder(forms.write())

    assert fault.line == forms.line("reflection.yaml", "breakfast.nutritionel")
    assert "did you mean 'breakfast.nutritional'" in fault.says


def test_hard_words_are_told_of(forms: MadeUpForms) -> None:
    hard = "Interdisciplinary reconceptualisation notwithstanding, organisational responsibilities proliferate. " * 20
    assert "reading age" in the_fault(forms, why=hard).says
