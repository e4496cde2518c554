"""How to ask somebody: one question to begin with, the others after it, and what to watch."""

from __future__ import annotations

import pytest

from neglect_toolkit.model.tool import Asking, asking


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (None, Asking()),
        ("Where do you sleep?", Asking("Where do you sleep?")),
        ("Where do you sleep? Who is there? When?", Asking("Where do you sleep?", "Who is there? When?")),
        ("Tell me about today. Who was up?", Asking("Tell me about today.", "Who was up?")),
        ("Watch: how {child} is held.", Asking(None, None, "How {child} is held.")),
        ("Who helps? Watch: the face.", Asking("Who helps?", None, "The face.")),
        ("Who helps? And how? Watch: hands. Eyes?", Asking("Who helps?", "And how?", "Hands. Eyes?")),
        ("What do you call “home”? Why?", Asking("What do you call “home”?", "Why?")),
    ],
)
def test_the_first_sentence_is_the_question_to_begin_with(text: str | None, parts: Asking) -> None:
    assert asking(text) == parts
