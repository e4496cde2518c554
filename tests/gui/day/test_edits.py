"""What can be done to a draft, apart from any window: each edit can be undone, and nothing else is touched."""

from __future__ import annotations

from typing import Any

import pytest
from gui.day.day_made_up import zoe
from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.gui.day import edits
from neglect_toolkit.gui.day.edits import (
    AccountAdded,
    AccountRemoved,
    AccountSet,
    AnswerSet,
    Edit,
    JudgementSet,
    VisitAdded,
    VisitRemoved,
    VisitSet,
)
from neglect_toolkit.model.assessment import Account, Answer, Assessment, Setting
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.words import BehindIt, Days, NextStep, Persistence, Rating, Source

WOKEN = "waking.woken"
WORDS = st.one_of(st.none(), st.text(alphabet="ab é", min_size=1, max_size=5).filter(str.strip))


def _or_none(values: Any) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.sampled_from(list(values)))


ACCOUNTS = st.builds(
    Account, source=st.sampled_from(Source), rating=_or_none(Rating), persistence=_or_none(Persistence), words=WORDS
)
ANSWERS = st.builds(
    Answer,
    rating=_or_none(Rating),
    persistence=_or_none(Persistence),
    since=WORDS,
    behind_it=st.lists(st.sampled_from(BehindIt), unique=True).map(tuple),
    setting=st.one_of(st.none(), st.builds(Setting, days=st.sampled_from(Days))),
    note=WORDS,
    accounts=st.lists(ACCOUNTS, min_size=1, max_size=3).map(tuple),
)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(AnswerSet, st.just(WOKEN), st.just("rating"), _or_none(Rating)),
    st.builds(AnswerSet, st.just(WOKEN), st.just("note"), WORDS),
    st.builds(AnswerSet, st.just(WOKEN), st.just("setting.days"), _or_none(Days)),
    st.builds(AnswerSet, st.just(WOKEN), st.just("setting.home"), WORDS),
    st.builds(AccountSet, st.just(WOKEN), st.just(0), st.just("words"), WORDS),
    st.builds(AccountRemoved, st.just(WOKEN), st.just(0)),
    st.just(VisitRemoved("v1")),
    st.builds(VisitSet, st.just("v1"), st.just("where"), WORDS),
    st.builds(JudgementSet, st.just("next_step"), _or_none(NextStep)),
)


@given(ANSWERS, EDITS)
def test_every_edit_can_be_undone(answer: Answer, edit: Edit) -> None:
    before = zoe(answers={WOKEN: answer})
    back = edits.inverse(before, edit)
    assert back is not None
    assert edits.apply(edits.apply(before, edit), back) == before


@given(ANSWERS, EDITS)
def test_an_edit_touches_nothing_else(answer: Answer, edit: Edit) -> None:
    other = Answer(rating=Rating.WORRY)
    before = zoe(answers={WOKEN: answer, "night.who_comes": other})
    after = edits.apply(before, edit)
    assert after.answers["night.who_comes"] == other
    assert (after.child, after.assessed_by, after.tool) == (before.child, before.assessed_by, before.tool)


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_words_that_are_only_spaces_are_no_words(blank: str) -> None:
    after = edits.apply(zoe(), AnswerSet(WOKEN, "note", blank, typed=True))
    assert WOKEN not in after.answers


def test_a_new_visit_takes_the_first_free_name() -> None:
    day = zoe().visits[0].date
    assert day is not None
    visits = (Visit(id="v1"), Visit(id="v3"))
    held: Assessment = zoe().model_copy(update={"visits": visits})
    assert edits.new_visit(held, day).id == "v2"
    added = edits.apply(held, VisitAdded(edits.new_visit(held, day)))
    assert [visit.id for visit in added.visits] == ["v1", "v3", "v2"]


def test_an_account_can_be_put_back_where_it_was() -> None:
    first, second = Account(source=Source.CHILD, words="a"), Account(source=Source.PARENT, words="b")
    held = zoe(answers={WOKEN: Answer(accounts=(second,))})
    assert edits.apply(held, AccountAdded(WOKEN, first, 0)).answers[WOKEN].accounts == (first, second)
