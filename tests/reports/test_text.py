"""Lines: none is wider than it may be, and no letter is lost between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.reports.styles import BODY
from neglect_toolkit.reports.text import Run, Setter

WORDS = st.text(alphabet="ab –Zëл\n", max_size=200)


@given(texts=st.lists(WORDS, min_size=1, max_size=4), width=st.floats(12, 300))
def test_no_line_is_wider_than_it_may_be(texts: list[str], width: float) -> None:
    setter = Setter()
    styles = [BODY, BODY.bold()]
    runs = [Run(text, styles[index % 2]) for index, text in enumerate(texts)]

    for line in setter.lines(runs, width):
        if line:
            last = line[-1]
            assert last.x + setter.width(last.text.rstrip(" "), last.style) <= width + 0.01


@given(texts=st.lists(WORDS, min_size=1, max_size=4), width=st.floats(12, 300))
def test_nothing_but_white_space_is_lost(texts: list[str], width: float) -> None:
    lines = Setter().lines([Run(text, BODY) for text in texts], width)

    set_text = "".join(piece.text for line in lines for piece in line)
    assert set_text.replace(" ", "") == "".join("".join(texts).split())


def test_a_newline_begins_a_line() -> None:
    lines = Setter().lines([Run("one\n\ntwo", BODY)], 200)

    assert [[piece.text.strip() for piece in line] for line in lines] == [["one"], [], ["two"]]
