"""Any text can be shown: as it is where the fonts have it, and named in brackets where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.reports.characters import Legible
from neglect_toolkit.reports.fonts import shown_characters


@given(st.text(alphabet=st.characters()))
def test_what_comes_out_can_always_be_shown(text: str) -> None:
    assert {ord(character) for character in Legible(shown_characters())(text)} <= shown_characters() | {0x0A}


@given(st.text(alphabet=st.characters()))
def test_making_it_legible_twice_changes_nothing_more(text: str) -> None:
    legible = Legible(shown_characters())
    once = legible(text)

    assert legible(once) == once


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Zoe\u0308", "Zoë"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("soft\u00adly", "softly"),
        ("❤\ufe0f", "[heavy black heart]"),
        ("\ud800", "[U+D800]"),
        ("\u202eright to left", "[right-to-left override]right to left"),
    ],
)
def test_examples(written: str, shown: str) -> None:
    assert Legible(shown_characters())(written) == shown


def test_it_remembers_whether_anything_was_named() -> None:
    legible = Legible(shown_characters())

    legible("Zoë Ó Briain, Ζωή, Зоя")
    assert not legible.replaced
    legible("😀")
    assert legible.replaced
