"""The audit log's deeds in words: each has its own, and what nobody knows is shown as it is."""

from __future__ import annotations

import pytest

from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.wording.deeds import deed_words


def test_every_deed_has_words_and_no_two_have_the_same() -> None:
    said = {deed: deed_words(deed) for deed in Deed}
    assert [deed for deed, words in said.items() if words == deed.value] == []
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("what", ["anointed", "", "Sign", "sign "])
def test_a_deed_of_a_later_version_is_shown_as_it_is(what: str) -> None:
    assert deed_words(what) == what
