"""From one laptop to another as somebody does it: choose, write, send, look, take in, go on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from age_made_up import aged
from one_transaction import read
from only_on_posix import HAS_MODE_BITS
from pypdf import PdfReader
from services_made_up import BREAKFAST, PASSPHRASE, ZOE, OtherClock, worried

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import (
    HandoverError,
    HandoverPassphraseError,
    NotAllowedError,
    NotFoundError,
    NotPermittedError,
    WriteFileError,
)
from neglect_toolkit.exchange.handover import in_plain
from neglect_toolkit.model.assessment import Header, Judgement
from neglect_toolkit.model.handover import PackageStanding
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.words import ManagerView, NextStep, Role, Status
from neglect_toolkit.services import exporting, handing_over, staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store import audit

SECRET = "orchard kettle marble"


def laptop(folder: Path, who: str, clock: FixedClock) -> Casework:
    toolkit = compose(store=folder, clock=clock)
    key = unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, Assessor(name=who, team="North")))
    return unlocking.unlock(toolkit, key)


@pytest.fixture
def sam(tmp_path: Path) -> Iterator[Casework]:
    work = laptop(tmp_path / "sam", "Sam Okafor", FixedClock())
    yield work
    work.lock()


@pytest.fixture
def ines(tmp_path: Path) -> Iterator[Casework]:
    work = laptop(tmp_path / "ines", "Inês Duarte", OtherClock())
    yield work
    work.lock()


def draft(sam: Casework) -> Header:
    opened = sam.start("primary", ZOE)
    judged = Judgement(next_step=NextStep.REFER_NOW, reason="Hungry on most days.")
    return opened.save(worried(opened.assessment).model_copy(update={"judgement": judged}))


def sent(sam: Casework, header: Header) -> bytes:
    """The same file as `hand_over` writes, cheap to open."""
    return aged(in_plain(sam.handing_over.prepare([header.id], "Please ring me.")), SECRET)


@pytest.mark.usefixtures("full_cost")
def test_a_signed_assessment_goes_from_laptop_to_laptop(sam: Casework, ines: Casework, tmp_path: Path) -> None:
    header = sam.open(draft(sam).id).sign()
    path = tmp_path / "for Inês.age"
    written = sam.handing_over.hand_over([header.id], SECRET, path, "Please ring me.")
    package = handing_over.look_into(handing_over.read_file(path), SECRET)
    [one] = handing_over.contents(package)

    assert package == written
    assert (package.made_by.name, package.message) == ("Sam Okafor", "Please ring me.")
    assert (one.child, one.tool, one.status, one.revision) == (ZOE.name, "primary", Status.SIGNED, 1)
    assert (one.signed_by, one.signed_at) == ("Sam Okafor", header.signed_at)
    assert ines.work_list() == ()
    assert ines.handing_over.compare(package).assessments[0].standing is PackageStanding.NEW

    taken = ines.handing_over.take_in(package)
    assert taken.assessments[0].standing is PackageStanding.NEW
    [found] = ines.work_list()
    assert found.model_dump(exclude={"practitioner"}) == header.model_dump(exclude={"practitioner"})
    assert (found.practitioner, ines.handing_over.compare(package).assessments[0].standing) == (
        ines.me.id,
        PackageStanding.SAME,
    )
    assert ines.open(header.id).view().summary == sam.open(header.id).view().summary
    assert (sam.check(), ines.check()) == ((), ())


def test_a_draft_goes_on_elsewhere_and_comes_back_signed(sam: Casework, ines: Casework) -> None:
    header = draft(sam)
    ines.handing_over.take_in(handing_over.look_into(sent(sam, header), SECRET))
    [arrived] = ines.work_list()
    assert (arrived.explored, arrived.of, arrived.next_step) == (header.explored, header.of, header.next_step)
    signed = ines.open(header.id).sign()
    sam.handing_over.take_in(handing_over.look_into(sent(ines, header), SECRET))
    [back] = sam.work_list()

    assert (back.status, back.signature) == (Status.SIGNED, signed.signature)
    assert sam.open(header.id).assessment.answers[BREAKFAST].note == "Toast from a neighbour."
    assert (sam.check(), ines.check()) == ((), ())


def with_maria(work: Casework) -> Casework:
    """A manager of the same name in each store: two people, for all that either store knows."""
    maria = work.staff.add(Assessor(name="Maria Lindqvist", team="North"), (Role.MANAGER,))
    key = unlocking.derive_key(work.toolkit, PASSPHRASE)
    return unlocking.unlock(work.toolkit, replace(key, person=maria.id))


def test_what_came_with_a_file_bears_a_mark_wherever_a_name_is_read(
    sam: Casework, ines: Casework, tmp_path: Path
) -> None:
    header = sam.open(draft(sam).id).sign()
    theirs, ours = with_maria(sam), with_maria(ines)
    theirs.reviewing.comment(header.id, "Who saw it?")
    action = theirs.supervising.new_action(what="Ring the school")
    theirs.supervising.keep(header, SupervisionContent(decisions="Visit again.", actions=(action,)))
    theirs.supervising.keep_outcome(header, action.id, "done")
    theirs.reviewing.countersign(header.id, ManagerView.AGREE)
    package = handing_over.look_into(sent(sam, header), SECRET)
    ours.handing_over.take_in(package)

    def names(work: Casework) -> list[str | None]:
        case = work.supervising.case_file(header)
        named: list[str | None] = [one.by_name for one in work.reviewing.reviews(header.id)]
        named += [one.by_name for one in work.reviewing.comments(header.id)]
        named += [one.by_name for one in (*case.supervisions, *work.supervising.supervisions(header))]
        named += [one.by_name for one in case.outcomes]
        named += [one.who for one in case.reviews]
        signed = work.open(header.id)
        signatures = [signed.header.signature, signed.prepare_referral().signature, case.assessments[0].signature]
        return [*named, *(one.by.name for one in signatures if one is not None)]

    mark = " (from a handover file)"
    assert names(ours) == [f"{name}{mark}" for name in names(theirs)]
    assert set(names(theirs)) == {"Maria Lindqvist", "Sam Okafor"}
    report = exporting.render_referral(ours.open(header.id).prepare_referral())
    (tmp_path / "referral.pdf").write_bytes(report)
    read_back = "".join(page.extract_text() for page in PdfReader(tmp_path / "referral.pdf").pages)
    assert f"Signed by Sam Okafor{mark}" in " ".join(read_back.split())
    ours.children.hand_over(header, ines.me)
    ours.reviewing.comment(header.id, "Done here.")
    assert ines.reviewing.comments(header.id)[-1].by_name == "Maria Lindqvist"
    assert (theirs.check(), ours.check()) == ((), ())
    again = ours.handing_over.prepare([header.id])
    assert again.assessments[0].reviews == package.assessments[0].reviews
    for work in (theirs, ours):
        work.lock()


def test_a_team_counts_and_finds_what_was_taken_in(sam: Casework, ines: Casework) -> None:
    header = sam.open(draft(sam).id).sign()
    ines.staff.change(ines.me.model_copy(update={"roles": tuple(Role)}))
    ines.handing_over.take_in(handing_over.look_into(sent(sam, header), SECRET))
    assert [found.id for found in ines.reviewing.queue().headers] == [header.id]


def test_the_audit_logs_name_the_file_that_left_and_what_came(sam: Casework, ines: Casework, tmp_path: Path) -> None:
    header, path = draft(sam), tmp_path / "package.age"
    package = sam.handing_over.hand_over([header.id], SECRET, path)
    ines.handing_over.take_in(package)
    [out] = [entry for entry in read(sam._store, audit.entries) if entry.what == "handover_out"]
    [came] = [entry for entry in read(ines._store, audit.entries) if entry.what == "handover_in"]

    assert (out.about, out.detail["file"]) == (header.id, hashlib.sha256(path.read_bytes()).hexdigest())
    assert out.detail["package"] == came.detail["package"] == package.sha256
    assert (came.about, came.detail["status"]) == (header.id, "draft")


def test_no_word_about_the_child_is_in_plain_anywhere(sam: Casework, ines: Casework, tmp_path: Path) -> None:
    header, path = draft(sam), tmp_path / "package.age"
    ines.handing_over.take_in(sam.handing_over.hand_over([header.id], SECRET, path, "Ring the grandmother"))
    plain = [
        (file.name, secret)
        for file in tmp_path.rglob("*")
        if file.is_file()
        for secret in ("Briain", "Toast from", "grandmother", "Hungry on", SECRET)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if secret.encode(encoding) in file.read_bytes()
    ]
    assert plain == []
    assert b"Toast from" not in pyrage.passphrase.decrypt(path.read_bytes(), SECRET)  # compressed
    assert not HAS_MODE_BITS or path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused_and_nothing_is_written(sam: Casework, tmp_path: Path, weak: str) -> None:
    header, path = draft(sam), tmp_path / "package.age"
    with pytest.raises(NotAllowedError):
        sam.handing_over.hand_over([header.id], weak, path)
    assert not path.exists()
    assert "handover_out" not in [entry.what for entry in read(sam._store, audit.entries)]


def test_what_cannot_be_opened_changes_nothing(sam: Casework, ines: Casework) -> None:
    file, before = sent(sam, draft(sam)), read(ines._store, audit.entries)
    for bad, secret in ((file[:-1], SECRET), (file[:50], SECRET), (file, "another passphrase"), (b"", SECRET)):
        with pytest.raises(HandoverError):
            ines.handing_over.take_in(handing_over.look_into(bad, secret))
    with pytest.raises(HandoverPassphraseError):
        handing_over.look_into(file, "another passphrase")
    assert read(ines._store, audit.entries) == before
    assert ines.work_list() == ()


def test_a_file_that_is_not_there_or_a_folder_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.age", tmp_path):
        with pytest.raises(NotFoundError, match="cannot be read"):
            handing_over.read_file(path)


def test_a_package_takes_the_place_of_no_other_kind_of_file(sam: Casework, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("tool: primary\n", encoding="utf-8")
    with pytest.raises(WriteFileError, match="no handover file"):
        sam.handing_over.keep(sam.handing_over.prepare([draft(sam).id]), b"age-encryption.org/v1\n", path)
    assert path.read_text(encoding="utf-8") == "tool: primary\n"


def test_an_administrator_alone_neither_hands_over_nor_takes_in(sam: Casework, ines: Casework) -> None:
    package = handing_over.look_into(sent(sam, draft(sam)), SECRET)
    ines.handing_over.take_in(package)
    ines.staff.change(ines.me.model_copy(update={"roles": (Role.ADMINISTRATOR,)}))
    with pytest.raises(NotPermittedError):
        ines.handing_over.take_in(package)
    with pytest.raises(NotPermittedError):
        ines.handing_over.prepare([package.assessments[0].id])


def test_somebody_who_was_named_elsewhere_can_join_here(sam: Casework, ines: Casework) -> None:
    ines.handing_over.take_in(handing_over.look_into(sent(sam, draft(sam)), SECRET))
    joined = ines.staff.add(Assessor(name="Sam Okafor"), (Role.PRACTITIONER,))
    assert ines.staff.named("Sam Okafor") == joined
