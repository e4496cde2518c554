"""Supervision: kept for good, its actions followed up, the case read as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from services_made_up import PASSPHRASE, ZOE, worried

from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreError
from neglect_toolkit.model.assessment import Header, Judgement
from neglect_toolkit.model.chronology import EventKind
from neglect_toolkit.model.guide import GuideAnswers
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.words import ManagerView, NextStep, Role
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import guide_records
from neglect_toolkit.store.key_slots import OpenedKey

MONDAY = dt.date(2026, 11, 16)


@pytest.fixture
def sam(toolkit: Toolkit) -> Iterator[Casework]:
    me = staff.new_person(toolkit, Assessor(name="Sam Okafor", team="North"))
    casework = unlocking.unlock(toolkit, unlocking.create_store(toolkit, PASSPHRASE, me))
    yield casework
    casework.lock()


@pytest.fixture
def maria(sam: Casework) -> Iterator[Casework]:
    person = sam.staff.add(Assessor(name="Maria Lindqvist", team="North"), (Role.MANAGER, Role.PRACTITIONER))
    key = unlocking.derive_key(sam.toolkit, PASSPHRASE)
    casework = unlocking.unlock(sam.toolkit, OpenedKey(person.id, key.key))
    yield casework
    casework.lock()


def signed(sam: Casework, like: Header | None = None) -> Header:
    opened = sam.start("primary", ZOE, like)
    judged = Judgement(next_step=NextStep.REFER_NOW, reason="Hungry on most days.")
    opened.save(worried(opened.assessment).model_copy(update={"judgement": judged}))
    return opened.sign()


def test_a_supervision_is_kept_and_its_actions_are_carried_to_the_next(sam: Casework, maria: Casework) -> None:
    header = signed(sam)
    today = sam.toolkit.clock.today()
    action = maria.supervising.new_action(what="Ring the school", who="Sam Okafor", by_when=today)
    kept = maria.supervising.keep(
        header, SupervisionContent(held_on=today, present=("Sam", "Maria"), decisions="Refer.", actions=(action,))
    )
    assert sam.supervising.supervisions(header) == (kept,)
    sam.toolkit.clock.move(days=9)  # type: ignore[attr-defined]
    (open_one,) = maria.supervising.review(header).actions
    assert open_one.action == action
    assert open_one.days_overdue(sam.toolkit.clock.today()) == 9
    assert maria.supervising.overdue() == {header.child_id: 1}

    with pytest.raises(NotAllowedError, match="Say why"):
        sam.supervising.keep_outcome(header, action.id, "not_done")
    sam.supervising.keep_outcome(header, action.id, "not_done", "Nobody answered.")
    assert maria.supervising.overdue() == {header.child_id: 1}
    sam.supervising.keep_outcome(header, action.id, "done")
    assert maria.supervising.overdue() == {}
    assert maria.supervising.review(header).actions == ()
    assert maria.check() == ()


def test_an_empty_supervision_is_not_kept(sam: Casework, maria: Casework) -> None:
    header = signed(sam)
    with pytest.raises(NotAllowedError, match="Write what was reflected on"):
        maria.supervising.keep(header, SupervisionContent(present=("Sam",)))
    with pytest.raises(NotFoundError, match="not in this child's supervision"):
        maria.supervising.keep_outcome(header, "nothing", "done")
    assert maria.supervising.supervisions(header) == ()


def test_a_case_tells_everything_that_is_kept_of_the_child(sam: Casework, maria: Casework) -> None:
    first = signed(sam)
    maria.reviewing.countersign(first.id, ManagerView.HIGHER, "It has lasted.", NextStep.IMMEDIATE)
    sam.toolkit.clock.move(days=40)  # type: ignore[attr-defined]
    second = signed(sam, like=first)
    maria.children.hand_over(second, maria.me)
    maria.supervising.keep(second, SupervisionContent(decisions="Refer again."))
    case = maria.supervising.case_file(second)
    assert {one.id for one in case.assessments} == {first.id, second.id}
    assert [one.who for one in case.reviews] == ["Maria Lindqvist"]
    assert [(one.before, one.to) for one in case.handovers] == [("Sam Okafor", "Maria Lindqvist")]
    kinds = [event.kind for event in maria.supervising.chronology(second)]
    assert kinds.count(EventKind.SIGNED) == 2
    assert {EventKind.REVIEW, EventKind.HANDOVER, EventKind.SUPERVISION, EventKind.WORRY} <= set(kinds)
    dates = [event.date for event in maria.supervising.chronology(second)]
    assert dates == sorted(dates)
    assert any("nutri" in words or "ood and drink" in words for words in maria.supervising.review(second).drift)
    assert [entry.who for entry in maria.log.entries(what="case")] == [maria.me.id]


def test_a_contact_by_the_guide_that_was_carried_on_is_in_the_chronology_once(sam: Casework) -> None:
    opened = sam.start("primary", ZOE)
    answers = GuideAnswers(
        guide="health_guide", setting="dentist", answers={"danger_now": ("none",)}, seen_by="Dr Rose", seen_on=MONDAY
    )
    before = sam.keep_guide(answers)
    assert sam.keep_guide_about(answers, opened.header) == before  # kept already: not once more
    assert len(sam.kept_guides()) == 1
    [event] = [event for event in sam.supervising.chronology(opened.header) if event.kind is EventKind.GUIDE]
    assert (event.date, event.who) == (MONDAY, "Dr Rose")
    assert "Dent" in event.what

    other = sam.start("primary", ZOE.model_copy(update={"name": "Finn", "known_as": "Finn"}))
    assert sam.keep_guide_about(answers, other.header) != before  # the same answers about another child
    assert len(sam.kept_guides()) == 2
    assert sam.check() == ()


def test_the_household_s_chronology_leaves_out_whom_one_may_not_read_of(sam: Casework, maria: Casework) -> None:
    home = {"address": "4 Marmalade Row"}
    one = sam.start("primary", ZOE.model_copy(update=home))
    other = maria.start("primary", ZOE.model_copy(update={"name": "Finn", "known_as": "Finn", **home}))
    for opened in (one, other):
        opened.save(worried(opened.assessment))
    told = {event.child for event in maria.supervising.chronology(one.header, household=True)}
    assert {name for named in told for name in ("Zoë", "Finn") if name in (named or "")} == {"Zoë", "Finn"}
    assert {event.child for event in sam.supervising.chronology(one.header, household=True)} == {"Zoë"}


def test_a_contact_and_which_child_it_is_about_are_kept_together_or_not_at_all(
    sam: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    opened = sam.start("primary", ZOE)
    answers = GuideAnswers(guide="health_guide", setting="dentist", answers={"danger_now": ("none",)})
    with monkeypatch.context() as patched:
        patched.setattr(guide_records, "say_about", refuse)
        with pytest.raises(StoreError):
            sam.keep_guide_about(answers, opened.header)
    assert sam.kept_guides() == ()
    kept = sam.keep_guide_about(answers, opened.header)
    assert sam.kept_guides() == (kept,)
