"""Answers files: what is written is read back equal, by us and by other readers; faults are told without words."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import a_tool, an_assessment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.exchange.answers_file import fit, read_answers, write_answers
from neglect_toolkit.model.assessment import Account, Answer, Assessment, Judgement, Setting
from neglect_toolkit.model.people import Assessor, Child, HouseholdMember, OtherHome, Sharing, Visit

A_FILE = """\
tool: primary
child: {name: "Zoë Ó Briain", known_as: Zoë, date_of_birth: 2018-03-04, disabled: false}
visits: [{id: v1, date: 2026-11-18, where: home, present: [mother], seen_alone: true}]
answers:
  breakfast.eats_before_school:
    rating: worry
    since: "September"
    accounts:
      - {source: child, visit: v1, rating: worry, words: "I have something at school"}
  safety.left_alone_overnight: {answer: no}
  money.barriers: {choices: [benefits_delay]}
"""

NASTY = (
    "no", "Yes", "on", "null", "~", "", " leading", "trailing ", "12:30", "1_000", "0x1F", "0o17", "1e3", ".inf",
    "2018-03-04", "2026-11-18T16:40", "- dash", "a: b", "# not a comment", "@at", "*star", "&and", "!bang", "%per",
    "'single'", '"double"', "back\\slash", "line\nline", "line\r\nline", "\ttab", "next\x85line", "sep\u2028para\u2029",
    "\ufeffbom", "\x00nul", "\x1bescape", "\x7f", "emoji 😀👩‍👧", "שלום", "\u202eright to left", "<<", "=", "{child}",
    "[x]", "---", "...", "|", ">", "é" * 300, "word " * 200,
)  # fmt: skip

nasty = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=30)
maybe = st.none() | nasty
whether = st.none() | st.booleans()
day = st.none() | st.dates(dt.date(1900, 1, 1))
moment = st.none() | st.datetimes(timezones=st.none() | st.just(dt.UTC))
words_of_ids = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
ids = st.builds("{}.{}".format, words_of_ids | st.sampled_from(["no", "on", "y"]), words_of_ids)

accounts = st.builds(
    Account,
    source=st.sampled_from(["child", "parent", "observed", "professional"]),
    who=maybe,
    visit=maybe,
    rating=st.sampled_from([None, "worry", "declined"]),
    words=maybe,
)
answers = st.builds(
    Answer,
    rating=st.sampled_from([None, "going_well", "not_known"]),
    persistence=st.sampled_from([None, "once", "every_day"]),
    since=maybe,
    setting=st.none() | st.builds(Setting, home=maybe, carer=maybe),
    behind_it=st.sampled_from([(), ("care",), ("barrier", "service_gap")]),
    effect=maybe,
    note=maybe,
    accounts=st.lists(accounts, max_size=2).map(tuple),
    answer=st.sampled_from([None, "yes", "no"]),
    done=maybe,
    done_at=moment,
    choices=st.lists(nasty, max_size=2).map(tuple),
    text=maybe,
    date=day,
)
assessments = st.builds(
    Assessment,
    tool=words_of_ids | st.sampled_from(["no", "true", "primary"]),
    child=st.builds(Child, name=maybe, known_as=maybe, date_of_birth=day, disabled=whether, nhs_number=maybe),
    household=st.lists(st.builds(HouseholdMember, name=maybe, lives_here=whether), max_size=2).map(tuple),
    other_homes=st.lists(st.builds(OtherHome, name=nasty, nights=maybe), max_size=1).map(tuple),
    assessed_by=st.builds(Assessor, name=maybe, contact=maybe),
    visits=st.lists(
        st.builds(Visit, id=nasty, date=day, present=st.lists(nasty, max_size=2).map(tuple), note=maybe),
        max_size=2,
        unique_by=lambda visit: visit.id,
    ).map(tuple),
    sharing=st.builds(Sharing, family_knows=whether, why_not_told=maybe),
    assessed_on=day,
    answers=st.dictionaries(ids, answers, max_size=3),
    judgement=st.builds(Judgement, next_step=st.sampled_from([None, "refer_now"]), reason=maybe),
)


@pytest.fixture
def the_file(tmp_path: Path) -> Callable[[str | bytes], Path]:
    def written(content: str | bytes) -> Path:
        path = tmp_path / "answers.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def as_text(value: Any) -> Any:
    """What another reader read, with its days turned back into the text that they stand as."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


# What is written


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(assessment=assessments)
@pytest.mark.slow
def test_what_is_written_is_read_back_equal(the_file: Callable[[bytes], Path], assessment: Assessment) -> None:
    read, _ = read_answers(the_file(write_answers(assessment)))
    assert read == assessment


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(assessments)
def test_a_reader_of_yaml_1_1_reads_every_text_as_that_text(assessment: Assessment) -> None:
    expected = assessment.model_dump(mode="json", exclude_defaults=True)
    for answer, original in zip(expected.get("answers", {}).values(), assessment.answers.values(), strict=False):
        if original.done_at is not None:
            answer["done_at"] = original.done_at.isoformat()
    assert as_text(yaml.safe_load(write_answers(assessment))) == expected


def test_the_file_is_what_a_person_would_write() -> None:
    assessment = (
        an_assessment()
        .with_child(address=None)
        .with_worry("breakfast.eats_before_school", since="September", behind_it=["care"])
        .with_account("breakfast.eats_before_school", "child", "worry", "Toast,\nif there is any", visit="v1")
        .with_check("safety.left_alone_overnight", "no")
        .build()
    )
    assert (
        write_answers(assessment).decode()
        == """\
tool: primary
child:
  name: "Zoë Ó Briain"
  known_as: "Zoë"
  date_of_birth: 2018-03-04
  disabled: false
  language: "English"
  communication: speech
household:
  - name: "Mary Ó Briain"
    relation: mother
    lives_here: true
assessed_by:
  name: "Sam Okafor"
  role: "Social worker"
  agency: "Made Up Council"
  team: "North"
  area: "Cumberland"
  contact: "0000"
visits:
  - id: v1
    date: 2026-11-18
    where: home
    present:
      - mother
    seen_alone: true
assessed_on: 2026-11-20
answers:
  breakfast.eats_before_school:
    rating: worry
    since: "September"
    behind_it:
      - care
    accounts:
      - source: child
        visit: v1
        rating: worry
        words: "Toast,\\nif there is any"
  safety.left_alone_overnight:
    answer: "no"
"""
    )


def test_one_visit_named_twice_is_written_twice_and_never_as_a_reference() -> None:
    setting = Setting(home="main")
    builder = an_assessment().with_worry("a.b", setting=setting).with_worry("a.c", setting=setting)
    written = write_answers(builder.build()).decode()
    assert "&" not in written
    assert written.count("home: main") == 2


# What is read


def test_an_answers_file_gives_its_assessment_and_its_lines(the_file: Callable[[str], Path]) -> None:
    assessment, document = read_answers(the_file(A_FILE))
    assert assessment.child.date_of_birth == dt.date(2018, 3, 4)
    assert assessment.answers["safety.left_alone_overnight"].answer == "no"
    assert document.line_of(("answers", "money.barriers")) == 11


def test_json_is_read_too_emoji_and_all(the_file: Callable[[str], Path]) -> None:
    assessment = an_assessment().with_worry("a.b", note="tired 😀 / 12:30").build()
    path = the_file(json.dumps(assessment.model_dump(mode="json"), indent="\t"))
    assert read_answers(path)[0] == assessment


def test_everything_but_the_tool_may_be_missing(the_file: Callable[[str], Path]) -> None:
    assert read_answers(the_file("tool: primary\n"))[0] == Assessment(tool="primary")


def faults_of(call: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(InputFaultError) as refused:
        call()
    return refused.value.faults


@pytest.mark.parametrize(
    ("right", "wrong", "line", "place", "says"),
    [
        ("tool: primary\n", "", 1, "tool", "is missing; add it"),
        ("rating: worry\n", "rating: worse\n", 6, "answers.breakfast.eats_before_school.rating", "must be one of"),
        ("    since:", "    sinse:", 7, "answers.breakfast.eats_before_school.sinse", "did you mean 'since'?"),
        ("2018-03-04", "2018-02-30", 2, "child.date_of_birth", "must be a date that exists, written YYYY-MM-DD"),
        ("source: child", "source: kid", 9, "answers.breakfast.eats_before_school.accounts[0].source", "must be one"),
        ("  money.barriers:", "  money:", 11, "answers.money", "must be an id such as `part.item`"),
        ("[mother]", "mother", 3, "visits[0].present", "must be a list"),
        ('"September"', "2019", 7, "answers.breakfast.eats_before_school.since", "must be text; put it in quotation"),
        ("[{id: v1,", "[{id: v1}, {id: v1,", 1, "", "two visits have the same `id`"),
    ],
)
def test_a_fault_names_line_place_and_mend(
    the_file: Callable[[str], Path], *, right: str, wrong: str, line: int, place: str, says: str
) -> None:
    path = the_file(A_FILE.replace(right, wrong, 1))
    [fault] = faults_of(lambda: read_answers(path))
    assert (fault.file, fault.line, fault.place) == (str(path), line, place)
    assert says in fault.says


# Whether it fits the tool


def test_answers_that_fit_pass(the_file: Callable[[str], Path]) -> None:
    assessment, document = read_answers(the_file(A_FILE))
    fit(assessment, document, a_tool())
    assert set(assessment.answers) <= set(a_tool().items)


def test_every_misfit_is_told_with_its_line(the_file: Callable[[str], Path]) -> None:
    text = A_FILE.replace("eats_before_school", "eats_before_scool").replace("visit: v1", "visit: v2")
    text = text.replace("[benefits_delay]", "[no_transport, benefit_delay]").replace(
        "answer: no", "answer: no, text: x"
    )
    assessment, document = read_answers(the_file(text))
    faults = faults_of(lambda: fit(assessment, document, a_tool()))
    assert [(fault.line, fault.place) for fault in faults] == [
        (5, "answers.breakfast.eats_before_scool"),
        (10, "answers.safety.left_alone_overnight.text"),
        (11, "answers.money.barriers.choices[1]"),
    ]
    assert "did you mean 'breakfast.eats_before_school'?" in faults[0].says
    assert "does not belong to a check item" in faults[1].says


def test_a_visit_that_is_not_listed_is_told(the_file: Callable[[str], Path]) -> None:
    assessment, document = read_answers(the_file(A_FILE.replace("visit: v1", "visit: v2")))
    [fault] = faults_of(lambda: fit(assessment, document, a_tool()))
    assert (fault.line, fault.place) == (9, "answers.breakfast.eats_before_school.accounts[0].visit")


SECRET = "cellar"


@pytest.mark.parametrize(
    "spoilt",
    [
        f"    rating: {SECRET}\n",
        f"    accounts: {SECRET}\n",
        f"    done_at: {SECRET}\n",
        f"    date: {SECRET}\n",
        f"    behind_it: [{SECRET}]\n",
        f"    note: *{SECRET}*\n",
        f"    note: !{SECRET}\n",
        f"    note: '{SECRET}\n",
        f"    note: &{SECRET} [\n",
        f"    note: [{SECRET}]\n",
        f"    note: {{{SECRET}: x}}\n",
        f"    note: a: {SECRET}\n",
        f"    choices: [{SECRET}]\n",
        f"    accounts: [{{source: child, visit: {SECRET}}}]\n",
    ],
)
def test_a_fault_never_repeats_what_was_written_of_a_child(the_file: Callable[[str], Path], spoilt: str) -> None:
    path = the_file(f"tool: primary\nanswers:\n  money.barriers:\n{spoilt}")

    def read_and_fit() -> None:
        assessment, document = read_answers(path)
        fit(assessment, document, a_tool())

    for fault in faults_of(read_and_fit):
        assert SECRET not in str(fault)
