"""A supervision's record holds everything in it, and only an action must say what is to be done."""

from __future__ import annotations

import itertools

import pytest
from cases_made_up import NOVEMBER, a_supervision, an_action
from pydantic import ValidationError

from neglect_toolkit.formats import Kept
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.supervision import Supervision, SupervisionContent


def test_a_record_reads_back_as_it_was_and_has_another_hash_after_any_change() -> None:
    said = a_supervision(an_action(), decisions="See Zoë")
    kept = a_record(said)

    assert kept.read(Kept.SUPERVISION, Supervision, "It") == said
    assert "Zoë" not in kept.text
    assert a_record(said).sha256 == kept.sha256
    for change in ({"by": "p2"}, {"child_id": "c2"}, {"content": SupervisionContent(decisions="Wait")}):
        assert a_record(said.model_copy(update=change)).sha256 != kept.sha256


def a_record(said: Supervision) -> KeptText:
    salts = (f"{number:032x}" for number in itertools.count())
    return KeptText.of(Kept.SUPERVISION, said.plain(), lambda: next(salts))


def test_everything_but_what_is_to_be_done_may_be_missing() -> None:
    assert SupervisionContent() == SupervisionContent.model_validate({})
    assert an_action().who is None
    with pytest.raises(ValidationError, match="must say what is to be done"):
        an_action("  ")


def test_two_actions_have_different_ids() -> None:
    with pytest.raises(ValidationError, match="same `id`"):
        a_supervision(an_action(), an_action("See Zoë"))


def test_a_supervision_without_a_day_is_held_on_the_day_it_was_written() -> None:
    assert a_supervision(on=NOVEMBER).model_copy(update={"content": SupervisionContent()}).on == NOVEMBER
