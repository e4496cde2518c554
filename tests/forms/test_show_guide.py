"""The health guide as other programs and as people read it."""

from __future__ import annotations

import json

from guides_made_up import SOURCE, a_guide

from neglect_toolkit.forms.show_guide import guide_as_plain, guide_as_text


def test_the_json_has_exactly_the_keys_that_are_promised() -> None:
    plain = guide_as_plain(a_guide())
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == ["id", "version", "sha256", "title", "settings", "questions"]
    for question in plain["questions"]:
        assert list(question) == ["id", "ask", "kind", "only_in", "asked_when", "options", "takes"]
        for option in question["options"]:
            assert list(option) == ["id", "says", "rank", "level", "source", "next_step", "only_in", "only_for"]


def test_the_json_tells_each_question_whole() -> None:
    signs, story = guide_as_plain(a_guide())["questions"][1:3]
    assert signs["options"][2] == {
        "id": "missed",
        "says": "Not brought to a visit",
        "rank": 1,
        "level": "consider",
        "source": SOURCE,
        "next_step": None,
        "only_in": ["surgery"],
        "only_for": [],
    }
    assert signs["takes"] == ["none", "not_known"]
    assert story["takes"] == ["not_known"]
    assert story["asked_when"] == [{"features": 1, "level": "consider"}]


def test_the_fingerprint_follows_the_words() -> None:
    assert a_guide().sha256 == a_guide().sha256 != a_guide(title="Another").sha256


def test_the_outline_holds_every_question_and_answer_with_its_id() -> None:
    guide = a_guide()
    text = guide_as_text(guide)
    for question in guide.questions:
        assert question.ask in text
        assert f"[{question.id}]" in text
        for option in question.options:
            assert f"{option.id}: {option.says}" in text
    for words in (
        "at most 4 questions for one child",
        "[surgery] Surgery",
        "consider: Made-up guideline, 1.2.3; only in surgery",
        "one answer, only after 1 or more features to consider",
        "none: None of these is seen",
        "not_known: Find out who could look. [get_information]",
        "[two_signs] Two signs together: seek_advice",
    ):
        assert words in text


def test_the_outline_keeps_to_its_width() -> None:
    text = guide_as_text(a_guide(about="one word after the other " * 20), width=70)
    assert max(map(len, text.splitlines())) <= 70
