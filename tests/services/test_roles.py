"""Who may do what: each use-case is tried as each role, and as a practitioner who has nothing to do with the child."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from services_made_up import ZOE, OtherClock, worried

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import HandoverError, NotAllowedError, NotPermittedError, ToolkitError
from neglect_toolkit.model.assessment import Header, Judgement
from neglect_toolkit.model.guide import GuideAnswers
from neglect_toolkit.model.handover import Package, PackageStanding
from neglect_toolkit.model.people import Assessor, Person
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.words import ManagerView, NextStep, Role
from neglect_toolkit.services import entrance, staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit, compose
from neglect_toolkit.store.key_slots import OpenedKey

PASSPHRASES = {
    "administrator": "marble kettle orchard",
    "practitioner": "pebble window tractor",
    "colleague": "basket thunder ladder",
    "manager": "candle feather bridge",
    "other manager": "saddle lemon harbour",
}
TEAM = {"practitioner": "North", "colleague": "North", "manager": "north ", "other manager": "South"}
ROLES = {
    "administrator": (Role.ADMINISTRATOR,),
    "practitioner": (Role.PRACTITIONER,),
    "colleague": (Role.PRACTITIONER,),
    "manager": (Role.MANAGER,),
    "other manager": (Role.MANAGER,),
}


@dataclass(frozen=True)
class Team:
    """A store that five people share, and a child whom one of them works with."""

    toolkit: Toolkit
    key: bytes
    people: dict[str, Person]
    draft: Header
    signed: Header
    package: Package

    @contextlib.contextmanager
    def by(self, who: str) -> Iterator[Casework]:
        casework = unlocking.unlock(self.toolkit, OpenedKey(self.people[who].id, self.key))
        try:
            yield casework
        finally:
            casework.lock()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """The office as it is before anything is tried; made once, because passphrases are slow by design."""
    toolkit = compose(store=tmp_path_factory.mktemp("office") / "store", clock=FixedClock())
    me = staff.new_person(toolkit, Assessor(name="administrator"))
    me = me.model_copy(update={"roles": (Role.ADMINISTRATOR,)})
    key = unlocking.create_store(toolkit, PASSPHRASES["administrator"], me)
    casework = unlocking.unlock(toolkit, key)
    people = {"administrator": me}
    for name in ("practitioner", "colleague", "manager", "other manager"):
        person = casework.staff.add(Assessor(name=name, team=TEAM[name]), ROLES[name])
        staff.give_passphrase(toolkit, key, person, PASSPHRASES[name])
        casework.staff.gave_passphrase(person)
        people[name] = person
    casework.lock()
    work = unlocking.unlock(toolkit, OpenedKey(people["practitioner"].id, key.key))
    draft, opened = work.start("primary", ZOE).header, work.start("primary", ZOE)
    judgement = Judgement(next_step=NextStep.REFER_NOW, reason="Hungry on most days.")
    opened.save(worried(opened.assessment).model_copy(update={"judgement": judgement}))
    signed = opened.sign()
    package = work.handing_over.prepare([signed.id])
    work.lock()
    return Team(toolkit, key.key, people, draft, signed, package)


@pytest.fixture
def office(template: Team, tmp_path: Path) -> Team:
    folder = shutil.copytree(template.toolkit.store_folder, tmp_path / "store")
    clock = FixedClock()
    clock._count = 1_000_000  # ids go on where the template's ended
    return replace(template, toolkit=replace(template.toolkit, store_folder=folder, clock=clock))


Does = Callable[[Team, Casework], object]


def _sign(office: Team, work: Casework) -> object:
    opened = work.open(office.draft.id)
    judgement = Judgement(next_step=NextStep.IMMEDIATE, reason="Alone.")
    opened.save(opened.assessment.model_copy(update={"judgement": judgement}))
    return opened.sign()


def _save(office: Team, work: Casework) -> object:
    opened = work.open(office.draft.id)
    return opened.save(worried(opened.assessment))


def _all_or_refused(found: tuple[Header, ...]) -> None:
    """What is only left out of a list, as the other use-cases refuse it."""
    if not found:
        raise NotPermittedError("None of it may be read.")


def _colleague(office: Team) -> Person:
    return office.people["colleague"]


NEW = Assessor(name="Somebody New", team="North")
USE_CASES: dict[str, tuple[Does, set[str]]] = {
    "start": (lambda _, work: work.start("primary", ZOE), {"practitioner", "colleague"}),
    "follow an assessment": (lambda o, work: work.start("primary", ZOE, like=o.signed), {"practitioner"}),
    "read a draft": (lambda o, work: work.open(o.draft.id).view(), {"practitioner", "manager"}),
    "read what is signed": (lambda o, work: work.open(o.signed.id).view(), {"practitioner", "manager"}),
    "find by id": (lambda o, work: work.find(o.signed.id), {"practitioner", "manager"}),
    "write": (_save, {"practitioner"}),
    "sign": (_sign, {"practitioner"}),
    "amend": (lambda o, work: work.open(o.signed.id).amend("The date was wrong."), {"practitioner"}),
    "withdraw": (lambda o, work: work.withdraw(o.draft.id, "Wrong child."), {"practitioner"}),
    "export": (lambda o, work: work.open(o.signed.id).prepare_referral(), {"practitioner", "manager"}),
    "keep a guide's record": (
        lambda _, work: work.keep_guide(
            GuideAnswers(guide="health_guide", setting="dentist", answers={"danger_now": ("none",)})
        ),
        {"practitioner", "colleague"},
    ),
    "keep a guide's record about a child": (
        lambda o, work: work.keep_guide_about(
            GuideAnswers(guide="health_guide", setting="dentist", answers={"danger_now": ("none",)}), o.draft
        ),
        {"practitioner"},
    ),
    "see the queue": (lambda _, work: work.reviewing.queue(), {"manager", "other manager"}),
    "count the queue": (lambda _, work: work.reviewing.counts(), {"manager", "other manager"}),
    "read reviews": (lambda o, work: work.reviewing.reviews(o.signed.id), {"practitioner", "manager"}),
    "read comments": (lambda o, work: work.reviewing.comments(o.signed.id), {"practitioner", "manager"}),
    "comment": (lambda o, work: work.reviewing.comment(o.signed.id, "Who saw it?"), {"practitioner", "manager"}),
    "keep the draft of a comment": (
        lambda o, work: work.reviewing.keep_draft(o.signed.id, "comment", "Who"),
        {"practitioner", "manager"},
    ),
    "see what changed": (lambda o, work: work.reviewing.changed_since(o.signed.id), {"practitioner", "manager"}),
    "send back": (lambda o, work: work.reviewing.send_back(o.signed.id, "Who saw it?"), {"manager"}),
    "countersign": (lambda o, work: work.reviewing.countersign(o.signed.id, ManagerView.AGREE), {"manager"}),
    "read a chronology": (lambda o, work: work.supervising.chronology(o.signed), {"practitioner", "manager"}),
    "read supervisions": (lambda o, work: work.supervising.supervisions(o.signed), {"practitioner", "manager"}),
    "prepare a supervision": (lambda o, work: work.supervising.review(o.signed), {"practitioner", "manager"}),
    "keep a supervision": (
        lambda o, work: work.supervising.keep(o.signed, SupervisionContent(decisions="Visit again.")),
        {"manager"},
    ),
    "see what is overdue": (lambda _, work: work.supervising.overdue(), {"manager", "other manager"}),
    "see who works with a child": (lambda o, work: work.children.workers(o.signed), {"practitioner", "manager"}),
    "hand a child over": (lambda o, work: work.children.hand_over(o.signed, _colleague(o)), {"manager"}),
    "add a co-worker": (lambda o, work: work.children.add_co_worker(o.signed, _colleague(o)), {"manager"}),
    "add a cover": (
        lambda o, work: work.children.add_cover(o.signed, _colleague(o), dt.date(2999, 1, 1)),
        {"manager"},
    ),
    "count": (lambda _, work: work.counting.scorecard(), {"manager", "other manager"}),
    "count another team": (lambda _, work: work.counting.scorecard(team="South"), {"other manager"}),
    "read the log": (lambda _, work: work.log.entries(), {"administrator", "manager", "other manager"}),
    "name the log's people": (lambda _, work: work.log.names(), {"administrator", "manager", "other manager"}),
    "name the log's deeds": (lambda _, work: work.log.deeds(), {"administrator", "manager", "other manager"}),
    "add a person": (lambda _, work: work.staff.add(NEW, (Role.MANAGER,)), {"administrator"}),
    "change a person": (lambda o, work: work.staff.change(_colleague(o)), {"administrator"}),
    "give a passphrase": (lambda o, work: work.staff.may_give_passphrase(_colleague(o)), {"administrator"}),
    "say so in the log": (lambda o, work: work.staff.gave_passphrase(_colleague(o)), {"administrator"}),
    "remove a person": (lambda o, work: work.staff.remove(_colleague(o)), {"administrator"}),
    "move oneself to another team": (
        lambda _, work: work.change_my_details(work.me.model_copy(update={"team": "East"})),
        {"administrator"},
    ),
    "know colleagues": (lambda _, work: work.staff.everybody(), set(ROLES)),
    "change one's own name": (
        lambda _, work: work.change_my_details(work.me.model_copy(update={"contact": "Extension 4"})),
        set(ROLES),
    ),
    "choose what to hand over": (
        lambda o, work: _all_or_refused(work.handing_over.of_child(o.signed)),
        {"practitioner", "manager"},
    ),
    "hand over": (lambda o, work: work.handing_over.prepare([o.signed.id]), {"practitioner", "manager"}),
    "compare a handover": (lambda o, work: work.handing_over.compare(o.package), {"practitioner", "manager"}),
    "take a handover in": (lambda o, work: work.handing_over.take_in(o.package), {"practitioner", "manager"}),
    "check the store": (lambda _, work: work.check(), set(ROLES)),
}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_each_use_case_is_for_those_whom_it_is_for(office: Team, use_case: str, who: str) -> None:
    does, allowed = USE_CASES[use_case]
    with office.by(who) as work:
        if who in allowed:
            does(office, work)
        else:
            before = work.staff.everybody()
            with pytest.raises(NotPermittedError):
                does(office, work)
            assert work.staff.everybody() == before


def test_what_a_copy_of_the_store_went_on_to_do_is_not_taken_as_done_here(office: Team, tmp_path: Path) -> None:
    """The same store as it was is another laptop's, where nobody has written since: the two logs go apart there."""
    left_behind = shutil.copytree(office.toolkit.store_folder, tmp_path / "other")
    with office.by("practitioner") as work:
        work.open(office.signed.id).amend("The grandmother rang.")
        package = work.handing_over.prepare([office.signed.id])
    there = replace(office, toolkit=replace(office.toolkit, store_folder=left_behind))
    for who, error in (
        ("colleague", NotPermittedError),
        ("other manager", NotPermittedError),
        ("practitioner", HandoverError),
        ("manager", HandoverError),
    ):
        with there.by(who) as work:
            for does in (work.handing_over.compare, work.handing_over.take_in):
                with pytest.raises(error):
                    does(package)
            assert work.check() == ()
    with there.by("practitioner") as work:
        assert work.open(office.signed.id).header.revision == 1


def test_what_comes_back_is_taken_in_by_whoever_works_with_the_child(office: Team, tmp_path: Path) -> None:
    toolkit = replace(compose(store=tmp_path / "elsewhere"), clock=OtherClock())
    key = unlocking.create_store(
        toolkit, PASSPHRASES["colleague"], staff.new_person(toolkit, Assessor(name="Elsewhere"))
    )
    elsewhere = unlocking.unlock(toolkit, key)
    elsewhere.handing_over.take_in(office.package)
    elsewhere.open(office.signed.id).amend("The grandmother rang.")
    package = elsewhere.handing_over.prepare([office.signed.id])
    elsewhere.lock()
    for who in ("colleague", "other manager"):
        with office.by(who) as work, pytest.raises(NotPermittedError, match="whom others in this store work with"):
            work.handing_over.take_in(package)
    with office.by("practitioner") as work:
        assert [one.standing for one in work.handing_over.compare(package).assessments] == [PackageStanding.GOES_ON]
        work.handing_over.take_in(package)
        assert work.open(office.signed.id).header.revision == 2
        assert work.check() == ()


def test_each_person_is_known_by_their_own_passphrase(office: Team) -> None:
    for who, passphrase in PASSPHRASES.items():
        assert unlocking.derive_key(office.toolkit, passphrase, who).person == office.people[who].id
        assert unlocking.derive_key(office.toolkit, passphrase).person == office.people[who].id
    assert set(entrance.who_opens(office.toolkit)) == set(ROLES)
    with pytest.raises(ToolkitError, match="Nobody called"):
        unlocking.derive_key(office.toolkit, PASSPHRASES["manager"], "no such name")
    with pytest.raises(ToolkitError, match="does not open"):
        unlocking.derive_key(office.toolkit, PASSPHRASES["manager"], "colleague")


def test_a_work_list_holds_the_children_one_works_with(office: Team) -> None:
    def listed(who: str) -> set[str]:
        with office.by(who) as work:
            return {header.id for header in work.work_list()}

    both = {office.draft.id, office.signed.id}
    assert listed("practitioner") == both
    assert [listed(who) for who in ("colleague", "manager", "administrator")] == [set(), set(), set()]
    with office.by("manager") as work:
        work.children.hand_over(office.signed, _colleague(office))
    assert listed("colleague") == {office.signed.id}
    assert listed("practitioner") == {office.draft.id}
    with office.by("colleague") as work:
        work.open(office.signed.id)
        assert work.work_list()[0].practitioner == work.me.id
    with office.by("manager") as work:
        read = [entry for entry in work.log.entries(what="open") if entry.about == office.signed.id]
    assert read[0].who == _colleague(office).id


def test_a_cover_ends_by_itself(office: Team) -> None:
    today = office.toolkit.clock.today()
    with office.by("manager") as work:
        work.children.add_cover(office.signed, _colleague(office), today)
    with office.by("colleague") as work:
        assert [header.id for header in work.work_list()] == [office.signed.id]
    office.toolkit.clock.move(days=1)  # type: ignore[attr-defined]
    with office.by("colleague") as work:
        assert work.work_list() == ()
        with pytest.raises(NotPermittedError, match="do not work with the child"):
            work.open(office.signed.id)


def test_whoever_handed_a_child_on_reads_what_was_theirs_and_not_what_came_after(office: Team) -> None:
    def next_day() -> None:
        office.toolkit.clock.move(days=1)  # type: ignore[attr-defined]

    with office.by("manager") as work:
        what = {"actions": (work.supervising.new_action(what="Ring the school"),)}
        work.supervising.keep(office.signed, SupervisionContent(decisions="While it was theirs.", **what))
        next_day()
        work.children.hand_over(office.signed, _colleague(office))
        next_day()
        work.supervising.keep(office.signed, SupervisionContent(decisions="About the work of before."))
    with office.by("colleague") as work:
        work.supervising.keep_outcome(office.signed, what["actions"][0].id, "done")

    def decided(who: str) -> list[list[str | None]]:
        with office.by(who) as work:
            packed = work.handing_over.prepare([office.signed.id])
            told = sum(entry.what in {"supervise", "action"} for part in packed.logs for entry in part.entries)
            case = work.supervising.case_file(office.signed)
            assert len(packed.supervised) + len(packed.became) == told
            assert len(case.outcomes) == len(packed.became)
            return [
                [said.content.decisions for said in found]
                for found in (work.supervising.supervisions(office.signed), case.supervisions, packed.supervised)
            ]

    whole = ["While it was theirs.", "About the work of before."]
    assert decided("practitioner") == [whole[:1]] * 3
    assert decided("colleague") == decided("manager") == [whole] * 3
    with office.by("practitioner") as work:
        assert [one.to for one in work.supervising.case_file(office.signed).handovers] == ["colleague"]
        with pytest.raises(NotPermittedError):
            work.supervising.keep_outcome(office.signed, what["actions"][0].id, "dropped", "Not mine any more.")


def test_somebody_removed_opens_nothing_and_stays_named(office: Team) -> None:
    with office.by("administrator") as work:
        work.staff.remove(office.people["practitioner"])
        with pytest.raises(NotAllowedError, match="cannot remove yourself"):
            work.staff.remove(work.me)
    with pytest.raises(ToolkitError, match="does not open"):
        unlocking.derive_key(office.toolkit, PASSPHRASES["practitioner"])
    with office.by("manager") as work:
        names = {person.name: person for person in work.staff.everybody()}
        assert names["practitioner"].left_on == office.toolkit.clock.today()
        assert work.open(office.signed.id).header.practitioner == office.people["practitioner"].id
        assert work.check() == ()


def test_an_older_keyring_put_back_lets_nobody_in_who_left_and_is_noticed(office: Team) -> None:
    keyring = office.toolkit.store_folder / "keyring.json"
    older = keyring.read_bytes()
    with office.by("administrator") as work:
        work.staff.remove(office.people["practitioner"])
    keyring.write_bytes(older)
    key = unlocking.derive_key(office.toolkit, PASSPHRASES["practitioner"])
    with pytest.raises(NotPermittedError, match="practitioner no longer opens this store"):
        unlocking.unlock(office.toolkit, key)
    with office.by("manager") as work:
        [said] = work.warnings
        assert "a key of practitioner, who was removed" in said
        [again] = [entry for entry in work.log.entries(what="remove_person") if entry.detail.get("again")]
        assert (again.who, again.about) == (work.me.id, office.people["practitioner"].id)
        assert work.check() == ()
    with pytest.raises(ToolkitError, match="does not open"):
        unlocking.derive_key(office.toolkit, PASSPHRASES["practitioner"])
    with office.by("manager") as work:
        assert work.warnings == ()


def test_a_role_taken_away_ends_at_the_next_act_of_an_open_session(office: Team) -> None:
    with office.by("practitioner") as theirs, office.by("administrator") as work:
        opened = theirs.open(office.draft.id)
        me = office.people["practitioner"]
        work.staff.change(me.model_copy(update={"roles": (Role.MANAGER,), "team": "South"}))
        assert theirs.work_list() == ()
        assert theirs.me.roles == (Role.MANAGER,)
        with pytest.raises(NotPermittedError):
            opened.save(worried(opened.assessment))
        with pytest.raises(NotPermittedError):
            theirs.start("primary", ZOE)


def test_an_open_session_of_somebody_removed_reads_and_writes_nothing_more(office: Team) -> None:
    with office.by("practitioner") as theirs, office.by("administrator") as work:
        opened = theirs.open(office.draft.id)
        work.staff.remove(office.people["practitioner"])
        for act in (
            lambda: theirs.open(office.signed.id),
            lambda: opened.save(worried(opened.assessment)),
            theirs.work_list,
            theirs.kept_guides,
            theirs.check,
            theirs.staff.everybody,
        ):
            with pytest.raises(NotPermittedError, match="no longer opens this store"):
                act()


@pytest.mark.parametrize("name", ["manager", " Manager ", "MANAGER", "ｍａｎａｇｅｒ", "manager\u00a0"])
def test_nobody_takes_a_colleagues_name(office: Team, name: str) -> None:
    with office.by("practitioner") as work:
        with pytest.raises(NotAllowedError, match="somebody called manager"):
            work.change_my_details(work.me.model_copy(update={"name": name}))
        assert work.me.name == "practitioner"
        assert set(entrance.who_opens(office.toolkit)) == set(PASSPHRASES)
    with office.by("administrator") as work, pytest.raises(NotAllowedError, match="somebody called manager"):
        work.staff.change(office.people["practitioner"].model_copy(update={"name": name}))


def test_an_administrator_who_makes_themselves_a_manager_is_shown_to_the_others_once(office: Team) -> None:
    with office.by("manager") as work:
        assert work.warnings == ()
    with office.by("administrator") as work:
        work.staff.change(work.me.model_copy(update={"contact": "Extension 4"}))
        work.staff.change(work.me.model_copy(update={"roles": (Role.MANAGER, Role.ADMINISTRATOR), "team": "North"}))
    with office.by("administrator") as work:
        assert work.warnings == ()
    for who in ("manager", "practitioner"):
        with office.by(who) as work:
            [said] = work.warnings
            assert said.startswith("administrator changed their own roles on 20 November 2026, and is now manager and ")
        with office.by(who) as work:
            assert work.warnings == ()


def test_the_last_administrator_stays_one(office: Team) -> None:
    with office.by("administrator") as work, pytest.raises(NotAllowedError, match="look after the people"):
        work.staff.change(work.me.model_copy(update={"roles": (Role.MANAGER,)}))


def test_somebody_alone_is_named_nowhere_in_plain(toolkit: Toolkit) -> None:
    me = staff.new_person(toolkit, Assessor(name="Ifeoma Adeyemi"))
    unlocking.create_store(toolkit, PASSPHRASES["manager"], me)
    found = [path for path in Path(toolkit.store_folder).iterdir() if b"Adeyemi" in path.read_bytes()]
    assert found == []
    assert entrance.who_opens(toolkit) == ()
