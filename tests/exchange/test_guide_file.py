"""Answers files of the health guide: faults are told by line and mend, and never with what was written of a child."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from guides_made_up import a_guide, a_guide_file, an_option

from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.exchange.guide_file import fit_guide, read_guide_answers
from neglect_toolkit.model.guide import GuideAnswers

A_FILE = """\
guide: health_guide
setting: surgery
seen_on: 2026-11-18
child: Zoë
seen_by: Dr Rose
answers:
  danger_now: no
  signs: [dirty, missed]
  story: not_known
  earlier: none
note: Toes blue in wet trainers.
judgement: {next_step: refer_now, reason: "Agreed."}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.yaml"


def read(file: Path, text: str, guide: Any = None) -> GuideAnswers:
    file.write_text(text, encoding="utf-8")
    answers, document = read_guide_answers(file)
    fit_guide(answers, document, guide or a_guide())
    return answers


def faults_of(file: Path, text: str) -> tuple[Fault, ...]:
    with pytest.raises(InputFaultError) as refused:
        read(file, text)
    return refused.value.faults


def test_a_file_gives_its_answers(file: Path) -> None:
    answers = read(file, A_FILE)
    assert answers.setting == "surgery"
    assert answers.seen_on == dt.date(2026, 11, 18)
    assert answers.answers == {
        "danger_now": ("no",),
        "signs": ("dirty", "missed"),
        "story": ("not_known",),
        "earlier": ("none",),
    }
    assert answers.judgement is not None
    assert answers.judgement.next_step == "refer_now"


def test_the_shortest_file_there_is(file: Path) -> None:
    assert read(file, "guide: health_guide\nsetting: ward\n").answers == {}


def test_json_is_read_too(file: Path) -> None:
    answers = read(file, A_FILE)
    assert read(file, json.dumps(answers.plain())) == answers


def test_yes_and_no_stay_words_as_they_were_written(file: Path) -> None:
    questions = a_guide_file()["questions"]
    questions[0]["options"] += [an_option("on", 2, next_step="immediate"), an_option("off", 0)]
    for said in ("yes", "no", "on", "off"):
        text = f"guide: health_guide\nsetting: ward\nanswers: {{danger_now: {said}}}\n"
        assert read(file, text, a_guide(questions=questions)).answers == {"danger_now": (said,)}


def test_what_was_answered_where_it_is_not_asked_is_kept(file: Path) -> None:
    text = "guide: health_guide\nsetting: ward\nanswers: {earlier: same_before, story: fits}\n"
    assert set(read(file, text).answers) == {"earlier", "story"}


@pytest.mark.parametrize(
    ("right", "wrong", "line", "place", "says"),
    [
        ("guide: health_guide", "guide: healthguide", 1, "guide", "must be one of 'health_guide'"),
        ("guide: health_guide\n", "", 1, "guide", "is missing; add it"),
        ("setting: surgery\n", "", 1, "setting", "is missing; add it"),
        ("setting: surgery", "setting: surgry", 2, "setting", "ward, surgery; did you mean 'surgery'?"),
        ("2026-11-18", "2026-11-31", 3, "seen_on", "must be a date that exists"),
        ("child: Zoë", "childe: Zoë", 4, "childe", "did you mean 'child'?"),
        ("danger_now: no", "danger: no", 7, "answers.danger", "guide; did you mean 'danger_now'?"),
        ("danger_now: no", "danger_now: noo", 7, "answers.danger_now", "danger_now; did you mean 'no'?"),
        ("danger_now: no", "danger_now: true", 7, "answers.danger_now", "must be a list"),
        ("danger_now: no", "danger_now: [no, yes]", 7, "answers.danger_now", "takes one answer; keep one of them"),
        ("danger_now: no", "danger_now: [no, not_known]", 7, "answers.danger_now", "takes one answer"),
        ("danger_now: no", "danger_now: none", 7, "answers.danger_now", "there is no `none` here"),
        ("[dirty, missed]", "[dirty, mised]", 8, "answers.signs[1]", "did you mean 'missed'?"),
        ("[dirty, missed]", "[none, missed]", 8, "answers.signs", "says `none` and something else"),
        ("[dirty, missed]", "[none, not_known]", 8, "answers.signs", "says `none` and something else"),
        ("[dirty, missed]", "[]", 8, "answers.signs", "says nothing"),
        ("next_step: refer_now", "next_step: refer", 12, "judgement.next_step", "must be one of"),
    ],
)  # fmt: skip
def test_a_fault_names_line_place_and_mend(
    file: Path, *, right: str, wrong: str, line: int, place: str, says: str
) -> None:
    [fault] = faults_of(file, A_FILE.replace(right, wrong, 1))
    assert (fault.file, fault.line, fault.place) == (str(file), line, place)
    assert says in fault.says


def test_an_answer_of_another_setting_is_told_with_where_it_belongs(file: Path) -> None:
    [fault] = faults_of(file, A_FILE.replace("setting: surgery", "setting: ward"))
    assert (fault.line, fault.place) == (8, "answers.signs[1]")
    assert fault.says == "missed is not offered in the setting ward, only in surgery"


def test_every_misfit_is_told(file: Path) -> None:
    text = A_FILE.replace("story:", "storey:").replace("missed", "mised").replace("surgery", "surgry")
    assert [fault.line for fault in faults_of(file, text)] == [2, 8, 9]


SECRET = "cellar"


@pytest.mark.parametrize(
    "spoilt",
    [
        f"setting: {SECRET}\n",
        f"setting: ward\nanswers: {SECRET}\n",
        f"setting: ward\nanswers: {{danger_now: {SECRET}}}\n",
        f"setting: ward\nanswers: {{signs: [{SECRET}, none]}}\n",
        f"setting: ward\nanswers: {{signs: [{{{SECRET}: 1}}]}}\n",
        f"setting: ward\nseen_on: {SECRET}\n",
        f"setting: ward\nchild: [{SECRET}]\n",
        f"setting: ward\nnote: {{{SECRET}: x}}\n",
        f"setting: ward\nnote: '{SECRET}\n",
        f"setting: ward\nnote: a: {SECRET}\n",
        f"setting: ward\njudgement: {SECRET}\n",
        f"setting: ward\njudgement: {{next_step: {SECRET}}}\n",
        f"setting: ward\njudgement: {{next_step: refer_now, reason: [{SECRET}]}}\n",
    ],
)
def test_a_fault_never_repeats_what_was_written_of_a_child(file: Path, spoilt: str) -> None:
    for fault in faults_of(file, f"guide: health_guide\n{spoilt}"):
        assert SECRET not in str(fault)
