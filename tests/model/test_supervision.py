"""A supervision's hash holds everything in it, and only an action must say what is to be done."""

from __future__ import annotations

import pytest
from cases_made_up import NOVEMBER, a_supervision, an_action
from pydantic import ValidationError

from neglect_toolkit.model.supervision import Supervision, SupervisionContent


def test_the_hash_is_the_same_after_a_round_trip_and_another_after_any_change() -> None:
    kept = a_supervision(an_action(), decisions="See Zoë")
    back = Supervision.model_validate(kept.plain())

    assert back.computed_sha256() == kept.sha256
    for change in ({"by": "p2"}, {"child_id": "c2"}, {"content": SupervisionContent(decisions="Wait")}):
        assert back.model_copy(update=change).computed_sha256() != kept.sha256


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
