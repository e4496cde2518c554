"""Reading YAML and JSON that people write: text stays text, every value has its line, every fault its sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.documents import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_VALUES,
    did_you_mean,
    parse_document,
    read_document,
    validated,
)
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.people import Child


def the_fault(text: str) -> Fault:
    with pytest.raises(InputFaultError) as refused:
        parse_document(text, "a.yaml")
    assert len(refused.value.faults) == 1
    return refused.value.faults[0]


def the_fault_of_file(path: Path) -> Fault:
    with pytest.raises(InputFaultError) as refused:
        read_document(path)
    return refused.value.faults[0]


# Text stays text


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "y", "N", "12:30", "2018-03-04", "07700", "1e3", "0x1F", "1_000", "NULL", "True"]
)
def test_what_looks_like_something_else_stays_the_word_that_was_written(word: str) -> None:
    assert parse_document(f"answer: {word}", "a.yaml").value == {"answer": word}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("60", 60), ("-3", -3), ("0.6", 0.6)],
)
def test_only_these_are_more_than_text(written: str, meant: object) -> None:
    assert parse_document(f"a: {written}", "a.yaml").value == {"a": meant}


texts = st.text(st.characters(codec="utf-8"), max_size=20)


@given(
    st.dictionaries(texts, st.recursive(texts | st.booleans() | st.none(), lambda inner: st.lists(inner, max_size=3)))
)
def test_json_is_read_as_json_reads_it(data: dict[str, object]) -> None:
    assert parse_document(json.dumps(data), "a.json").value == data


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufefftool: primary\n".encode())
    assert read_document(tmp_path / "a.yaml").value == {"tool": "primary"}


# Lines


def test_every_value_has_its_line() -> None:
    document = parse_document("a: 1\nb:\n  - x\n  - c:\n      d\n", "a.yaml")
    assert document.line_of(("a",)) == 1
    assert document.line_of(("b",)) == 2
    assert document.line_of(("b", 0)) == 3
    assert document.line_of(("b", 1, "c")) == 4


def test_what_is_not_there_has_the_line_of_what_should_hold_it() -> None:
    document = parse_document("a: 1\nb:\n  - {x: 1}\n", "a.yaml")
    assert document.line_of(("b", 0, "missing", "deeper")) == 3
    assert document.line_of(("nowhere",)) == 1


def test_a_fault_says_file_line_place_and_words() -> None:
    document = parse_document("a:\n  - b: 1\n", "a.yaml")
    assert str(document.fault(("a", 0, "b"), "is wrong")) == "a.yaml:2: a[0].b: is wrong"


# What cannot be read


@pytest.mark.parametrize(
    ("text", "line", "place"),
    [("a: 1\nb: 2\na: 3\n", 3, "a"), ("a:\n  b: 1\n  b: 2\n", 3, "a.b"), ('{"a": 1,\n"a": 2}', 2, "a")],
)
def test_a_key_that_stands_twice_is_refused_where_it_stands_again(text: str, line: int, place: str) -> None:
    fault = the_fault(text)
    assert (fault.line, fault.place) == (line, place)
    assert "stands twice" in fault.says


@pytest.mark.parametrize(
    ("text", "line"), [("a: b\n c: d\n", 2), ("a: [1\n", 2), ("a: 'x\n", 2), ("a: 1\n\tb: 2\n", 2), ("a: `x\n", 1)]
)
def test_bad_yaml_is_refused_with_its_line(text: str, line: int) -> None:
    fault = the_fault(text)
    assert fault.line == line
    assert fault.says.startswith("is not valid YAML: ")


@pytest.mark.parametrize("text", ["a: \x01", "a: !!int x", "a: !!python/object:os.system x", "a: *nothing"])
def test_what_no_such_file_holds_is_refused(text: str) -> None:
    assert the_fault(text).says.startswith("is not valid YAML: ")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "   \n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert "is empty" in the_fault(text).says


@pytest.mark.parametrize("text", ["? [a, b]\n: c\n", "a:\n  {x: 1}: y\n"])
def test_a_key_is_a_word(text: str) -> None:
    assert "has a list or a group where a key belongs" in the_fault(text).says


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "no such file" in the_fault_of_file(tmp_path / "none.yaml").says


def test_what_is_not_utf_8_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("name: Zoë".encode("latin-1"))
    assert "is not UTF-8 text (byte 8); save it as UTF-8" in the_fault_of_file(tmp_path / "a.yaml").says


def test_a_file_far_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a" * (MAX_BYTES + 1))
    assert "is larger than 5 MB" in the_fault_of_file(tmp_path / "a.yaml").says


@pytest.mark.parametrize("depth", [MAX_DEPTH + 2, 2_000, 1_000_000])
def test_a_file_nested_too_deeply_is_refused_and_breaks_nothing(depth: int) -> None:
    assert "is nested too deeply" in the_fault("[" * depth + "]" * depth).says


def test_a_file_nested_as_deeply_as_may_be_is_read() -> None:
    assert parse_document("[" * MAX_DEPTH + "]" * MAX_DEPTH, "a.yaml").value


def test_a_file_that_holds_itself_is_refused() -> None:
    assert "is nested too deeply" in the_fault("a: &a [*a]\n").says


def test_a_small_file_that_unfolds_into_a_huge_one_is_refused() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    fault = the_fault("\n".join(levels))
    assert fault.says == "says far more than any such file needs to"
    assert MAX_VALUES < 9**9


# What a model refuses


def faults_of_child(text: str) -> list[str]:
    document = parse_document(text, "a.yaml")
    with pytest.raises(InputFaultError) as refused:
        validated(Child, document)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nmae: Zoë", "a.yaml:1: nmae: is not a key that belongs here; did you mean 'name'?"),
        ("zzz: Zoë", "a.yaml:1: zzz: is not a key that belongs here; take it out, or correct its spelling"),
        ("date_of_birth: 2018-02-30", "a.yaml:1: date_of_birth: must be a date that exists, written YYYY-MM-DD"),
        ("date_of_birth: last spring", "a.yaml:1: date_of_birth: must be a date that exists, written YYYY-MM-DD"),
        ("nhs_number: 9434765919", "a.yaml:1: nhs_number: must be text; put it in quotation marks"),
        ("disabled: perhaps", "a.yaml:1: disabled: must be true or false"),
        ("- a list", "a.yaml:1: must be a group of `key: value` lines"),
    ],
)
def test_each_refusal_says_where_and_how_to_mend_it(text: str, told: str) -> None:
    assert faults_of_child(text) == [told]


def test_every_refusal_is_told_at_once() -> None:
    assert len(faults_of_child("nmae: Zoë\ndisabled: perhaps\ndue_date: soon\n")) == 3


def test_yes_and_no_are_taken_where_true_and_false_are_meant() -> None:
    assert validated(Child, parse_document("disabled: no", "a.yaml")).disabled is False


def test_a_part_of_a_document_is_told_at_its_place_in_the_whole() -> None:
    document = parse_document("tool: primary\nchild:\n  name: Zoë\n  disabled: perhaps\n", "a.yaml")
    with pytest.raises(InputFaultError, match=r"a\.yaml:4: child\.disabled: must be true or false"):
        validated(Child, document, document.value["child"], ("child",))


def test_a_suggestion_comes_from_the_group_that_the_key_stands_in() -> None:
    document = parse_document("tool: primary\nanswers:\n  a.b:\n    accounts:\n      - {sauce: child}\n", "a.yaml")
    with pytest.raises(InputFaultError) as refused:
        validated(Assessment, document)
    told = {fault.place: fault.says for fault in refused.value.faults}
    assert told["answers.a.b.accounts[0].sauce"].endswith("did you mean 'source'?")
    assert told["answers.a.b.accounts[0].source"] == "is missing; add it"


@pytest.mark.parametrize(
    ("word", "says"),
    [("wory", "; did you mean 'worry'?"), ("elephant", "; take it out, or correct its spelling")],
)
def test_did_you_mean(word: str, says: str) -> None:
    assert did_you_mean(word, ["going_well", "mixed", "worry"]) == says
