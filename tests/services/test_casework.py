"""The work list, starting, finding and withdrawing."""

from __future__ import annotations

import pytest
from services_made_up import ME, ZOE, flagged, worried

from neglect_toolkit.errors import NotAllowedError, NotFoundError
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.words import NextStep, Status
from neglect_toolkit.services import demo
from neglect_toolkit.services.casework import Casework


def test_a_new_assessment_is_a_draft_of_today_by_me(casework: Casework) -> None:
    opened = casework.start("primary", ZOE)
    assert opened.header.status is Status.DRAFT
    assert opened.assessment.assessed_by == ME
    assert opened.assessment.assessed_on == casework.toolkit.clock.today()
    assert opened.assessment.child == ZOE
    assert opened.is_editable


def test_a_child_without_a_name_or_a_birthday_can_be_assessed(casework: Casework) -> None:
    assert casework.start("primary", Child()).header.child_called is None


def test_an_unknown_tool_is_named_with_a_suggestion(casework: Casework) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'primary'"):
        casework.start("primry", ZOE)


def test_the_work_list_has_the_last_saved_first_and_how_far_each_is(casework: Casework) -> None:
    first = casework.start("primary", ZOE)
    casework.toolkit.clock.move(minutes=5)  # type: ignore[attr-defined]  # a clock that stands still
    casework.start("primary", Child(known_as="Tom"))
    casework.toolkit.clock.move(minutes=5)  # type: ignore[attr-defined]
    first.save(worried(first.assessment))
    listed = casework.work_list()
    assert [header.child_called for header in listed] == ["Zoë", "Tom"]
    assert listed[0].explored == 1
    assert listed[0].of > 20
    assert listed[0].next_step is not None


def test_an_answers_file_taken_in_is_a_draft_that_knows_how_far_it_is(casework: Casework) -> None:
    sample = demo.sample(casework.toolkit)
    opened = casework.take_in(sample)
    assert opened.assessment == sample
    assert opened.header.explored == opened.view().explored > 20
    assert opened.header.next_step is opened.view().summary.next_step.is_


def test_an_assessment_is_found_by_how_its_id_begins(casework: Casework) -> None:
    header = casework.start("primary", ZOE).header
    assert casework.find(header.id[-32:]).id == header.id
    with pytest.raises(NotFoundError, match="No assessment"):
        casework.find("ffff")


def test_two_that_begin_alike_are_not_guessed_between(casework: Casework) -> None:
    casework.start("primary", ZOE)
    casework.start("primary", ZOE)
    with pytest.raises(NotFoundError, match="More than one"):
        casework.find("")


def test_withdrawn_needs_a_reason_and_leaves_the_list(casework: Casework) -> None:
    opened = casework.start("primary", ZOE)
    opened.save(flagged(opened.assessment))
    with pytest.raises(NotAllowedError, match="why"):
        casework.withdraw(opened.header.id, "  ")
    casework.withdraw(opened.header.id, "Started for the wrong child.")
    assert casework.work_list() == ()
    again = casework.open(opened.header.id)
    assert not again.is_editable
    assert again.view().summary.next_step.is_ is NextStep.IMMEDIATE


def test_a_second_assessment_of_the_same_child_follows_the_first(casework: Casework) -> None:
    first = casework.start("primary", ZOE).header
    second = casework.start("primary", ZOE, like=first).header
    third = casework.start("primary", ZOE).header
    assert second.child_id == first.child_id != third.child_id


def test_a_store_in_use_proves_whole(casework: Casework) -> None:
    opened = casework.start("primary", ZOE)
    opened.save(worried(opened.assessment))
    assert casework.check() == ()
