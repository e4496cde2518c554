"""What the audit log says was done: all of it is on the closed list, and all of the list can happen."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from one_transaction import read
from services_made_up import PASSPHRASE, ZOE, OtherClock, worried

from neglect_toolkit.errors import WrongPassphraseError
from neglect_toolkit.model.assessment import Header, Judgement
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.guide import GuideAnswers
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.words import ManagerView, NextStep, Role, Work
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit, compose
from neglect_toolkit.store import audit
from neglect_toolkit.store.key_slots import OpenedKey

CONTACT = GuideAnswers(guide="health_guide", setting="dentist", answers={"danger_now": ("none",)})


def signed(sam: Casework, like: Header | None = None) -> Header:
    opened = sam.start("primary", ZOE, like)
    judged = Judgement(next_step=NextStep.REFER_NOW, reason="Hungry on most days.")
    opened.save(worried(opened.assessment).model_copy(update={"judgement": judged}))
    return opened.sign()


def look_after_the_people(sam: Casework) -> Casework:
    """Takes a manager and a colleague on, and gives the manager a passphrase; answers the manager's own desk."""
    maria = sam.staff.add(Assessor(name="Maria Lindqvist", team="North"), (Role.MANAGER, Role.PRACTITIONER))
    sam.staff.gave_passphrase(maria)
    colleague = sam.staff.add(Assessor(name="Bram Kettlewell", team="North"), (Role.PRACTITIONER,))
    sam.staff.remove(colleague)
    sam.change_my_details(sam.me.model_copy(update={"contact": "Extension 4"}))
    key = unlocking.derive_key(sam.toolkit, PASSPHRASE)
    return unlocking.unlock(sam.toolkit, OpenedKey(maria.id, key.key))


def assess(sam: Casework, maria: Casework, folder: Path) -> Header:
    """Signs, is sent back, signs again, begins a correction and throws it away, saves a PDF, throws a draft away."""
    header = signed(sam)
    maria.open(header.id)
    maria.reviewing.comment(header.id, "Did you see the kitchen?")
    maria.reviewing.send_back(header.id, "Please say what you saw.")
    sam.open(header.id).sign()
    maria.reviewing.countersign(header.id, ManagerView.AGREE)
    opened = sam.open(header.id)
    opened.amend("A date was wrong.")
    opened.discard_amendment()
    opened.keep_export(folder / "referral.pdf", b"%PDF", "referral")
    again = sam.start("primary", ZOE, header)
    again.beside.over_time(again.as_assessed())
    sam.withdraw(again.header.id, "Wrong child.")
    return header


def oversee(sam: Casework, maria: Casework, header: Header, folder: Path) -> None:
    maria.supervising.case_file(header)
    action = maria.supervising.new_action(what="Ring the school")
    maria.supervising.keep(header, SupervisionContent(decisions="Visit again.", actions=(action,)))
    sam.supervising.keep_outcome(header, action.id, "done")
    maria.counting.export_csv(maria.counting.scorecard(), folder / "counts.csv")
    maria.children.add_co_worker(header, maria.me)
    [helper] = [one for one in maria.children.workers(header) if one.work is Work.CO_WORKER]
    maria.children.end(header, helper)
    sam.keep_guide_about(CONTACT, header)
    maria.children.hand_over(header, maria.me)


@pytest.fixture
def written(toolkit: Toolkit, tmp_path: Path) -> list[str]:
    """Every deed that a long journey wrote into two real stores, however often."""
    with contextlib.ExitStack() as locking:
        me = staff.new_person(toolkit, Assessor(name="Sam Okafor", team="North"))
        key = unlocking.create_store(toolkit, PASSPHRASE, me)
        with pytest.raises(WrongPassphraseError):
            unlocking.derive_key(toolkit, "not this one at all")
        toolkit.clock.move(hours=1)  # type: ignore[attr-defined]
        sam = unlocking.unlock(toolkit, key)
        locking.callback(sam.lock)
        for deed in (Deed.PASSPHRASE_CHANGED, Deed.RECOVERY_CODE_MADE, Deed.RECOVERED):
            sam.note(deed)
        maria = look_after_the_people(sam)
        locking.callback(maria.lock)
        header = assess(sam, maria, tmp_path)
        package = sam.handing_over.hand_over([header.id], "orchard kettle marble", tmp_path / "package.age")
        oversee(sam, maria, header, tmp_path)
        there = replace(compose(store=tmp_path / "other"), clock=OtherClock())
        ines = unlocking.unlock(
            there, unlocking.create_store(there, PASSPHRASE, staff.new_person(there, Assessor(name="Inês Duarte")))
        )
        locking.callback(ines.lock)
        ines.handing_over.take_in(package)
        assert (sam.check(), ines.check()) == ((), ())
        return [entry.what for work in (sam, ines) for entry in read(work._store, audit.entries)]


def test_what_is_done_is_on_the_closed_list_and_all_of_the_list_is_done(written: list[str]) -> None:
    assert sorted(set(written) - set(Deed)) == []
    assert sorted(set(Deed) - set(written)) == []
