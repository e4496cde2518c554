"""Which fields hold words that somebody wrote: held against the models, so that a new field is named here or there."""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.free_text import FREE_TEXT
from neglect_toolkit.model.guide import GuideAnswers, GuideResult
from neglect_toolkit.model.passages import ERASED, Passage, Splitter, digest_of, joined
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.supervision import ActionOutcome, Supervision

NOT_FREE: dict[Kept, set[str]] = {
    Kept.ASSESSMENT: {
        "tool",
        "id",
        "visit",
        "choices",
        "opened",
        "of",
    },  # names of things in the tool and in the record
    Kept.SUMMARY: {  # the engine's sentences, the tool's words, and ids
        *("id", "version", "sha256", "item", "rule", "says", "source", "do", "because", "strengths", "mixed"),
        *("accounts_differ", "safety_not_asked", "safety_not_known", "barriers", "no_longer_asked"),
        *("bears_on_too", "set_aside", "of"),
    },
    Kept.REVIEW: {"id", "assessment_id", "by", "by_name", "revision_sha256"},
    Kept.COMMENT: {"id", "assessment_id", "by", "by_name", "about", "answers"},
    Kept.SUPERVISION: {"id", "child_id", "by", "by_name", "about"},
    Kept.OUTCOME: {"action", "by", "by_name", "outcome"},
    Kept.GUIDE_RECORD: {  # the guide's own words and ids
        *("guide", "setting", "answers", "id", "source", "level", "because", "do", "find_out", "routes"),
    },
}
MODELS: dict[Kept, tuple[type[BaseModel], ...]] = {
    Kept.ASSESSMENT: (Assessment,),
    Kept.SUMMARY: (IndicatorSummary,),
    Kept.REVIEW: (Review,),
    Kept.COMMENT: (Comment,),
    Kept.SUPERVISION: (Supervision,),
    Kept.OUTCOME: (ActionOutcome,),
    Kept.GUIDE_RECORD: (GuideAnswers, GuideResult),
}


def text_fields(model: type[BaseModel]) -> set[str]:
    """The names of every field of a model, and of the models in it, that can hold a string of somebody's own."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        inner, is_text = _looked_into(field.annotation)
        found |= {name} if is_text else set()
        for each in inner:
            found |= text_fields(each)
    return found


def _looked_into(annotation: Any) -> tuple[list[type[BaseModel]], bool]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation], False
    if isinstance(annotation, type):
        return [], issubclass(annotation, str) and not issubclass(annotation, Enum)
    models: list[type[BaseModel]] = []
    is_text = False
    arguments = typing.get_args(annotation)
    is_mapping = typing.get_origin(annotation) is dict
    if typing.get_origin(annotation) is typing.Annotated:
        arguments = arguments[:1]
    for argument in arguments[1:] if is_mapping else arguments:
        if isinstance(argument, types.EllipsisType | str):
            is_text = is_text or isinstance(argument, str)
            continue
        inner, text = _looked_into(argument)
        models += inner
        is_text = is_text or text
    return models, is_text


@pytest.mark.parametrize("kind", FREE_TEXT, ids=str)
def test_every_field_that_can_hold_words_is_free_text_or_said_not_to_be(kind: Kept) -> None:
    fields = set().union(*(text_fields(model) for model in MODELS[kind]))

    assert fields - FREE_TEXT[kind] - NOT_FREE[kind] == set(), "may somebody's words stand here? Say so in free_text.py"
    assert FREE_TEXT[kind] - fields == set(), "there is no such field any more"
    assert not FREE_TEXT[kind] & NOT_FREE[kind]


WORDS = st.text(max_size=40)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["note", "id", "who"]), inner),
    max_leaves=12,
)


@given(DATA)
def test_what_was_split_is_joined_to_the_same(data: Any) -> None:
    splitter = Splitter(iter([f"{number:032x}" for number in range(100)]).__next__)
    text = splitter.without(data, frozenset({"note"}))

    assert joined(text, splitter.passages) == data
    assert len({passage.words for passage in splitter.passages}) == len(splitter.passages)


def test_the_same_words_in_two_parts_of_a_record_are_one_passage() -> None:
    splitter = Splitter(iter(["a" * 32, "b" * 32]).__next__)
    first = splitter.without({"note": "Toast"}, frozenset({"note"}))
    second = splitter.without({"words": ["Toast"]}, frozenset({"words"}))

    assert first["note"] == second["words"][0]
    assert len(splitter.passages) == 1


def test_a_passage_that_was_taken_out_is_said_to_be() -> None:
    digest = digest_of("a" * 32, "Toast")

    assert joined({"note": {"§": digest}}, [Passage(digest=digest)]) == {"note": ERASED}
    with pytest.raises(ValueError, match="not there"):
        joined({"note": {"§": digest}}, [])


def test_a_passage_cannot_be_made_to_say_something_else() -> None:
    digest = digest_of("a" * 32, "Toast")
    for other in ({"salt": "a" * 32, "words": "Cake"}, {"salt": "b" * 32, "words": "Toast"}, {"words": "Toast"}):
        with pytest.raises(ValidationError):
            Passage.model_validate({"digest": digest, **other})


def test_two_salts_make_two_digests_of_the_same_words() -> None:
    assert digest_of("a" * 32, "No") != digest_of("b" * 32, "No")
