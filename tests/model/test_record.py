"""Changes and seals: what can be kept can be read, and the same content always has the same seal."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from neglect_toolkit.model.assessment import Answer, Assessment
from neglect_toolkit.model.people import Child, Visit
from neglect_toolkit.model.record import Change, changes_between
from neglect_toolkit.model.words import Rating

BEDTIME = "night.sleeps_in_own_bed"
BEFORE = Assessment(tool="primary", child=Child(name="Zoë"), answers={BEDTIME: Answer(rating=Rating.MIXED)})


def test_a_change_holds_only_what_somebody_said() -> None:
    change = Change.answer(BEDTIME, Answer(rating=Rating.MIXED, note="At her aunt's"))

    assert (change.section, change.key) == ("answers", BEDTIME)
    assert change.value_json == '{"note":"At her aunt\'s","rating":"mixed"}'


def test_what_is_empty_is_a_change_that_takes_away() -> None:
    assert Change.answer(BEDTIME, Answer()).value_json is None
    assert Change.of("child", Assessment(tool="primary")).value_json is None


def test_the_changes_between_two_contents_name_what_differs_and_nothing_else() -> None:
    after = BEFORE.model_copy(
        update={"visits": (Visit(id="v1"),), "answers": {"home.warm": Answer(rating=Rating.WORRY)}},
    )

    assert [(change.section, change.key, change.value_json) for change in changes_between(BEFORE, after)] == [
        ("visits", "", '[{"id":"v1"}]'),
        ("answers", BEDTIME, None),
        ("answers", "home.warm", '{"rating":"worry"}'),
    ]
    assert changes_between(BEFORE, BEFORE) == ()


def test_an_empty_answer_is_no_change() -> None:
    after = BEFORE.model_copy(update={"answers": {**BEFORE.answers, "home.warm": Answer()}})

    assert changes_between(BEFORE, after) == ()


@pytest.mark.parametrize(
    "impossible",
    [
        {"section": "child", "value_json": '{"name": ["Quillfeather"]}'},
        {"section": "child", "value_json": "Quillfeather"},
        {"section": "child", "key": BEDTIME},
        {"section": "tool", "value_json": '"Quillfeather"'},
        {"section": "visits", "value_json": '[{"id":"Quillfeather"},{"id":"Quillfeather"}]'},
        {"section": "answers", "value_json": '{"note":"Quillfeather"}'},
        {"section": "answers", "key": "not an item", "value_json": '{"note":"Quillfeather"}'},
        {"section": "answers", "key": "not an item"},
        {"section": "answers", "key": BEDTIME, "value_json": '{"rating":"Quillfeather"}'},
    ],
)
def test_a_change_that_no_assessment_could_hold_cannot_be_made_and_is_not_quoted(impossible: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as refused:
        Change.model_validate(impossible)

    assert "Quillfeather" not in str(refused.value)
