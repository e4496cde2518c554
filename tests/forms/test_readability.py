"""The reading age: what it counts, and that it grows with longer words and longer sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.forms.readability import reading_age

words = st.lists(st.sampled_from(["a", "cat", "sits", "under", "table"]), min_size=1, max_size=30)


def test_it_is_the_automated_readability_index_and_five_years() -> None:
    # 6 words, 18 letters, 2 sentences: 4.71 * 3 + 0.5 * 3 - 21.43 + 5
    assert reading_age(["The cat sat. The dog ran."]) == pytest.approx(-0.8)


def test_a_text_without_a_full_stop_is_a_sentence_too() -> None:
    assert reading_age(["The cat sat", "The dog ran"]) == reading_age(["The cat sat. The dog ran."])


@pytest.mark.parametrize("texts", [[], [""], ["… ! —"]])
def test_where_there_is_no_word_there_is_no_age(texts: list[str]) -> None:
    assert reading_age(texts) is None


def test_a_name_stands_in_for_the_child() -> None:
    assert reading_age(["Does {child} eat?"]) == reading_age(["Does Maya eat?"])


@pytest.mark.parametrize("text", ["It's “his mum’s” 5 p.m. tea-time!", "Zoë — eats (well)…", "Où? Là."])
def test_punctuation_makes_no_word(text: str) -> None:
    assert reading_age([text]) == reading_age([text.replace("“", "").replace(" —", "").replace("(", "")])


@given(words)
def test_longer_words_are_harder(text: list[str]) -> None:
    easy, hard = reading_age([" ".join(text)]), reading_age([" ".join(f"{word}ing" for word in text)])
    assert easy is not None
    assert hard is not None
    assert hard > easy


@given(words, words)
def test_one_long_sentence_is_harder_than_two(first: list[str], second: list[str]) -> None:
    one, two = reading_age([" ".join(first + second)]), reading_age([" ".join(first), " ".join(second)])
    assert one is not None
    assert two is not None
    assert one > two
