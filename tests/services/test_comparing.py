"""A child's assessments over time, and children in one home, from a real store of real assessments."""

from __future__ import annotations

import datetime as dt

import pytest
from one_transaction import read
from services_made_up import BREAKFAST, ZOE, worried

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.comparison import Movement
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.words import Domain, Level, NextStep, Rating
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.store import audit

HERE = "4 Marmalade Row, Kendal"


def answered(opened: OpenAssessment, rating: Rating, on: dt.date) -> OpenAssessment:
    given = opened.assessment.with_answer(BREAKFAST, Answer(rating=rating))
    opened.save(given.model_copy(update={"assessed_on": on}))
    return opened


def signed(opened: OpenAssessment) -> OpenAssessment:
    judgement = opened.assessment.judgement.model_copy(update={"next_step": NextStep.IMMEDIATE})
    opened.save(opened.assessment.model_copy(update={"judgement": judgement}))
    opened.sign()
    return opened


def test_the_first_assessment_of_a_child_has_nothing_to_stand_beside(casework: Casework) -> None:
    first = casework.start("primary", ZOE)
    assert not first.beside.has_others_of_the_child
    assert first.beside.over_time(first.as_assessed()) is None
    assert first.beside.siblings(first.as_assessed()) is None


def test_what_stays_a_concern_is_said_and_the_reading_is_logged(casework: Casework) -> None:
    first = signed(answered(casework.start("primary", ZOE), Rating.WORRY, dt.date(2026, 3, 4)))
    again = answered(casework.start("primary", ZOE, first.header), Rating.WORRY, dt.date(2026, 11, 20))
    found = again.beside.over_time(again.as_assessed())
    assert found is not None
    assert [column.assessed_on for column in found.columns] == [dt.date(2026, 3, 4), dt.date(2026, 11, 20)]
    assert [column.draft for column in found.columns] == [False, True]
    assert BREAKFAST in [row.item for row in found.moved(Movement.STILL_A_CONCERN)]
    entries = [entry for entry in read(casework._store, audit.entries) if entry.what == "compare"]
    assert [entry.about for entry in entries] == [first.header.id]


def test_a_child_is_followed_from_one_ages_tool_to_the_next(casework: Casework) -> None:
    young = answered(casework.start("pre_school", ZOE), Rating.WORRY, dt.date(2023, 2, 1))
    later = answered(casework.start("primary", ZOE, young.header), Rating.GOING_WELL, dt.date(2026, 11, 20))
    found = later.beside.over_time(later.as_assessed())
    assert found is not None
    assert {column.tool.id for column in found.columns} == {"pre_school", "primary"}


def test_a_withdrawn_assessment_stands_beside_nothing(casework: Casework) -> None:
    wrong = casework.start("primary", ZOE)
    right = casework.start("primary", ZOE, wrong.header)
    casework.withdraw(wrong.header.id, "started for the wrong child")
    assert not right.beside.has_others_of_the_child


@pytest.mark.parametrize("written", [HERE, "  4 marmalade ROW kendal", "4, Marmalade Row,  Kendal."])
def test_one_child_treated_differently_shows(casework: Casework, written: str) -> None:
    mia = casework.start("primary", Child(known_as="Mia", address=HERE))
    mia.save(worried(mia.assessment))
    tom = answered(
        casework.start("primary", Child(known_as="Tom", address=written)), Rating.GOING_WELL, dt.date(2026, 11, 20)
    )
    found = tom.beside.siblings(tom.as_assessed())
    assert found is not None
    assert [column.called for column in found.columns] == ["Tom", "Mia"]
    assert found.treated_differently == (BREAKFAST,)


def test_children_elsewhere_or_without_an_address_are_not_put_together(casework: Casework) -> None:
    for address in ("5 Marmalade Row, Kendal", None):
        casework.start("primary", Child(known_as="Ada", address=address))
    assert not casework.start("primary", Child(known_as="Tom", address=HERE)).beside.has_others_in_the_home
    assert not casework.start("primary", Child(known_as="Ben")).beside.has_others_in_the_home


def test_an_address_written_later_brings_them_together_and_only_the_last_of_each_child(
    casework: Casework, toolkit: object
) -> None:
    del toolkit
    clock = casework.toolkit.clock
    assert isinstance(clock, FixedClock)
    first = casework.start("primary", Child(known_as="Mia"))
    first.save(first.assessment.model_copy(update={"child": Child(known_as="Mia", address=HERE)}))
    clock.move(days=30)
    casework.start("primary", Child(known_as="Mia", address=HERE), first.header)
    tom = casework.start("primary", Child(known_as="Tom", address=HERE))
    found = tom.beside.siblings(tom.as_assessed())
    assert found is not None
    assert [column.called for column in found.columns] == ["Tom", "Mia"]


def test_beside_others_in_the_home_a_child_is_read_with_what_was_signed_before(casework: Casework) -> None:
    """A concern that comes again is as grave beside a brother as it is over time."""
    clock = casework.toolkit.clock
    assert isinstance(clock, FixedClock)
    first = casework.start("primary", Child(known_as="Mia", address=HERE))
    first.save(worried(first.assessment))
    signed(first)
    clock.move(days=30)
    again = casework.start("primary", Child(known_as="Mia", address=HERE), first.header)
    again.save(worried(again.assessment))
    over_time = again.beside.over_time(again.as_assessed())
    tom = casework.start("primary", Child(known_as="Tom", made_up=True, address=HERE))
    beside = tom.beside.siblings(tom.as_assessed())
    assert over_time is not None
    assert beside is not None
    assert [column.called for column in beside.columns] == ["Tom (made up)", "Mia"]
    level = {row.domain: row.cells[-1].level for row in over_time.domains}
    assert {row.domain: row.cells[1].level for row in beside.domains} == level
    assert level[Domain.NUTRITIONAL] is Level.SIGNIFICANT
