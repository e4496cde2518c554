"""The health guide from answers to a result: what is suggested, what is judged, and the record to paste."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from guides_made_up import a_guide, a_guide_file, answers_to
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import InputFaultError, NotAllowedError
from neglect_toolkit.model.guide import GuideAnswers, GuideResult
from neglect_toolkit.model.words import NextStep
from neglect_toolkit.services import guiding
from neglect_toolkit.services.toolkit import Toolkit, compose

A_CONTACT: dict[str, Any] = {
    "danger_now": "no",
    "signs": ["dirty", "hungry"],
    "story": "not_known",
}
NAMED = {"child": "Zoë Ó Briain", "seen_by": "Dr Rose", "seen_on": "2026-11-18", "note": "Toes blue.\nWet trainers."}


@pytest.fixture
def toolkit(tmp_path: Path) -> Toolkit:
    """The bundled forms under a made-up guide whose outcomes name the bundled contacts."""
    own = tmp_path / "own"
    own.mkdir()
    guide = a_guide_file()
    for outcome in guide["outcomes"].values():
        outcome["contacts"] = ["front_door_cumberland", "safeguarding_lead", "emergency_999"]
    (own / "health_guide.yaml").write_text(yaml.safe_dump(guide, sort_keys=False), encoding="utf-8")
    return compose(store=tmp_path / "store", forms=own, clock=FixedClock())


def record(toolkit: Toolkit, answers: GuideAnswers) -> str:
    return guiding.follow(toolkit, answers).record


def section(text: str, title: str) -> list[str]:
    """The lines under a heading of a record."""
    block = next(block for block in text.split("\n\n") if block.startswith(title))
    return block.splitlines()[1:]


# The record


def test_the_record_begins_with_the_step_and_says_who_saw_whom_where_and_when(toolkit: Toolkit) -> None:
    lines = record(toolkit, answers_to(A_CONTACT, **NAMED)).splitlines()
    assert lines[:8] == [
        "Made-up health guide - record of one contact",
        "Suggested next step: Refer now (Family Help or child protection, local name not checked)",
        "The clinician's judgement: not recorded yet",
        "What that means: The made-up meaning of refer now.",
        "Date: 18 November 2026",
        "Seen in: Ward",
        "Child: Zoë Ó Briain",
        "Seen by: Dr Rose",
    ]


def test_the_record_tells_each_answer_in_words_under_its_question(toolkit: Toolkit) -> None:
    seen = section(record(toolkit, answers_to(A_CONTACT)), "WHAT WAS SEEN")
    assert seen == [
        "Is the child in danger now?",
        "- No, not as far as we can see",
        "What do you see?",
        "- Very dirty",
        "- Takes food from bins",
    ]
    none = record(toolkit, answers_to({"signs": "none"}))
    assert "- None of these is seen" in section(none, "WHAT WAS SEEN")
    assert section(record(toolkit, answers_to()), "WHAT WAS SEEN") == ["Nothing is recorded."]


def test_the_record_names_features_with_level_and_source_the_gravest_first(toolkit: Toolkit) -> None:
    assert section(record(toolkit, answers_to(A_CONTACT)), "ALERTING FEATURES") == [
        "- Suspect: Takes food from bins (Made-up guideline, 1.2.3)",
        "- Consider: Very dirty (Made-up guideline, 1.2.3)",
        "Consider: neglect is one possible explanation. Suspect: a serious level of concern, not proof.",
    ]
    assert section(record(toolkit, answers_to()), "ALERTING FEATURES") == ["None among what was asked."]


def test_the_record_keeps_not_known_and_not_answered_apart(toolkit: Toolkit) -> None:
    text = record(toolkit, answers_to({"signs": "dirty", "story": "not_known"}))
    assert section(text, "NOT KNOWN") == [
        "- Is the child in danger now? Not answered. Find out whether the child is safe now.",
        "- Does the explanation fit? Not known. Ask what happened.",
    ]


def test_the_record_says_what_to_do_whom_to_call_and_how_far_a_number_can_be_relied_on(toolkit: Toolkit) -> None:
    text = record(toolkit, answers_to(A_CONTACT))
    assert section(text, "ADVISED NOW")[0] == "[ ] Do what refer now asks."
    door, *others = section(text, "WHOM TO CALL")
    assert door.startswith("- Children's social care, Cumberland: 0333 240 1727 (Option 2; Monday to Thursday 8 to 5")
    assert door.endswith("never checked; make sure before you rely on it)")
    assert others == [
        "- Your own safeguarding lead (no number set; find it before you need it)",
        "- Emergency services: 999 (Day and night)",
    ]
    assert section(text, "SHARING") == ["What may be shared when it is refer now."]
    assert section(text, "SAID TO THE PARENT") == ["“What to say when it is refer now.”"]
    assert section(text, "STILL TO WRITE") == ["What to write when it is refer now."]


def test_other_harm_keeps_its_usual_route(toolkit: Toolkit) -> None:
    text = record(toolkit, answers_to({"signs": "bruised"}))
    assert section(text, "OTHER HARM") == ["- Bruises: ring the children's doctor."]
    assert "OTHER HARM" not in record(toolkit, answers_to(A_CONTACT))


def test_an_answer_to_what_is_not_asked_here_says_so(toolkit: Toolkit) -> None:
    text = record(toolkit, answers_to({"danger_now": "no", "signs": "none", "story": "does_not_fit"}))
    assert "Does the explanation fit? (not asked here; the answer counts)" in text


def test_a_note_stands_apart_from_our_headings(toolkit: Toolkit) -> None:
    text = record(toolkit, answers_to(A_CONTACT, note="One.\n\nWHY\nTwo."))
    assert section(text, "NOTE") == ["  One.", "  WHY", "  Two."]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_record_reads_well_with_no_name_and_rules_nothing_out(toolkit: Toolkit, data: st.DataObject) -> None:
    answers = {}
    for question in a_guide().questions:
        ids = [*(option.id for option in question.options if not option.only_in), *question.takes]
        if data.draw(st.booleans()):
            answers[question.id] = data.draw(st.sampled_from(ids))
    text = record(toolkit, answers_to(answers))
    assert "A brief contact can never rule neglect out." in text
    assert "Written on 20 November 2026; day of the contact not given" in text
    assert not [word for word in ("Child:", "Seen by:", "None\n", "NOTE") if word in text]
    assert not [line for line in text.splitlines() if line != line.rstrip() or line.endswith((":", "()"))]
    assert "\n\n\n" not in text


# The judgement


def test_a_higher_judgement_needs_no_reason_and_brings_its_own_steps(toolkit: Toolkit) -> None:
    result = guiding.follow(toolkit, answers_to(A_CONTACT, judgement={"next_step": "immediate"}))
    assert result.next_step.is_ is NextStep.REFER_NOW
    assert result.do[0] == "Do what immediate asks."
    assert "Suggested next step: Refer now" in result.record
    assert (
        "The clinician's judgement: Act immediately (child protection, local name not checked). This is higher"
        in result.record
    )
    assert section(result.record, "SHARING") == ["What may be shared when it is immediate."]


def test_a_lower_judgement_needs_a_reason_and_keeps_what_the_guide_suggests(toolkit: Toolkit) -> None:
    lower = answers_to(A_CONTACT, judgement={"next_step": "seek_advice", "reason": " "})
    assert guiding.needs_reason(toolkit, lower)
    with pytest.raises(NotAllowedError, match="Write the reason"):
        guiding.follow(toolkit, lower)
    reasoned = answers_to(A_CONTACT, judgement={"next_step": "seek_advice", "reason": "Known to\nthe team."})
    result = guiding.follow(toolkit, reasoned)
    assert "Suggested next step: Refer now" in result.record
    assert "This is lower than the guide suggests. Reason: Known to the team." in result.record
    assert result.do[0] == "Do what refer now asks."


def test_the_same_judgement_says_so(toolkit: Toolkit) -> None:
    same = answers_to(A_CONTACT, judgement={"next_step": "refer_now"})
    assert "This is what the guide suggests." in record(toolkit, same)


# Files


def a_file(tmp_path: Path, **fields: Any) -> Path:
    path = tmp_path / "answers.yaml"
    given = {"guide": "health_guide", "setting": "ward", "answers": A_CONTACT} | fields
    path.write_text(yaml.safe_dump(given, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


def test_a_file_gives_the_same_as_its_answers(toolkit: Toolkit, tmp_path: Path) -> None:
    guided = guiding.guide_file(toolkit, a_file(tmp_path, **NAMED))
    assert guided.result == guiding.follow(toolkit, answers_to(A_CONTACT, **NAMED))
    assert guided.guide.title == "Made-up health guide"


def test_a_lower_judgement_without_a_reason_is_told_with_its_line(toolkit: Toolkit, tmp_path: Path) -> None:
    path = a_file(tmp_path, judgement={"next_step": "get_information"})
    with pytest.raises(InputFaultError) as refused:
        guiding.guide_file(toolkit, path)
    [fault] = refused.value.faults
    assert fault.line == len(path.read_text(encoding="utf-8").splitlines())
    assert "lower than the guide suggests (refer_now); write the reason" in fault.says


def test_a_misfit_is_told(toolkit: Toolkit, tmp_path: Path) -> None:
    with pytest.raises(InputFaultError, match="did you mean 'ward'"):
        guiding.guide_file(toolkit, a_file(tmp_path, setting="wardd"))


def test_the_json_has_exactly_the_promised_keys(toolkit: Toolkit) -> None:
    result = guiding.follow(toolkit, answers_to(A_CONTACT))
    printed = json.loads(guiding.as_json(result))
    assert list(printed) == ["next_step", "features", "do", "find_out", "routes", "record"]
    assert list(printed["next_step"]) == ["is", "because"]
    assert [list(feature) for feature in printed["features"]] == [["id", "level", "source"]] * 2
    assert GuideResult.model_validate(printed) == result


def test_what_is_asked_next_follows_from_what_was_answered(toolkit: Toolkit) -> None:
    assert [question.id for question in guiding.asked(toolkit, answers_to())] == ["danger_now", "signs"]
    assert [question.id for question in guiding.asked(toolkit, answers_to({"signs": "dirty"}, "surgery"))] == [
        "danger_now", "signs", "story", "earlier",
    ]  # fmt: skip


def test_nothing_is_kept(toolkit: Toolkit, tmp_path: Path) -> None:
    path = a_file(tmp_path, **NAMED)
    before = sorted(tmp_path.rglob("*"))
    guiding.guide_file(toolkit, path)
    assert sorted(tmp_path.rglob("*")) == before
