"""One open assessment: saved, summed up, signed, amended, exported."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from one_transaction import read
from pypdf import PdfReader
from services_made_up import BREAKFAST, PASSPHRASE, ZOE, flagged, worried

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreBusyError, StoreError, WriteFileError
from neglect_toolkit.model.assessment import Answer, Judgement
from neglect_toolkit.model.base import sha256_of
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.words import Domain, Level, NextStep, Persistence, Rating, Status
from neglect_toolkit.services import demo, exporting
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.store import audit, document_store, sealing
from neglect_toolkit.store.store import Store


@pytest.fixture
def opened(casework: Casework) -> OpenAssessment:
    return casework.start("primary", ZOE)


def judged(opened: OpenAssessment, step: NextStep, reason: str | None = "Seen twice.") -> OpenAssessment:
    judgement = Judgement(next_step=step, reason=reason)
    opened.save(opened.assessment.model_copy(update={"judgement": judgement}))
    return opened


def test_what_is_saved_is_there_when_it_is_opened_again(casework: Casework, opened: OpenAssessment) -> None:
    opened.save(worried(opened.assessment))
    opened.remember_place("breakfast")
    again = casework.open(opened.header.id)
    assert again.assessment == opened.assessment
    assert again.header.place == "breakfast"


def test_saving_the_same_again_changes_nothing(casework: Casework, opened: OpenAssessment) -> None:
    opened.save(worried(opened.assessment))
    saved_at = opened.header.saved_at
    casework.toolkit.clock.move(minutes=1)  # type: ignore[attr-defined]  # a clock that stands still
    assert opened.save(opened.assessment).saved_at == saved_at


def test_the_view_tells_what_it_adds_up_to(opened: OpenAssessment) -> None:
    opened.save(worried(opened.assessment))
    view = opened.view()
    assert view.summary.domains[Domain.NUTRITIONAL].level.concern >= Level.SOME.concern
    assert view.explored == 1
    assert BREAKFAST in view.shown


def test_opening_a_part_is_kept_and_adds_gaps_and_changes_no_level(opened: OpenAssessment) -> None:
    closed = opened.view()
    part = next(part for part in closed.parts if part.hidden)
    opened.save(opened.assessment.model_copy(update={"opened": (part.part,)}))
    wide = opened.view()
    assert wide.of > closed.of
    assert opened.header.of == wide.of
    levels = [{domain: found.level for domain, found in view.summary.domains.items()} for view in (closed, wide)]
    assert levels[0] == levels[1]
    assert wide.summary.next_step == closed.summary.next_step
    assert len(wide.summary.gaps) > len(closed.summary.gaps)


def test_signing_needs_a_judgement(opened: OpenAssessment) -> None:
    assert opened.before_signing() == ("Choose the next step that you judge right.",)
    with pytest.raises(NotAllowedError, match="next step"):
        opened.sign()
    assert opened.is_editable


def test_judging_below_what_the_findings_point_to_needs_a_reason(opened: OpenAssessment) -> None:
    opened.save(flagged(opened.assessment))
    judged(opened, NextStep.SUPPORT_AND_REVIEW, "  ")
    assert "reason" in opened.before_signing()[0]
    judged(opened, NextStep.SUPPORT_AND_REVIEW, "The aunt has come to stay.")
    assert opened.before_signing() == ()


def test_a_signed_assessment_is_sealed_and_cannot_be_written_to(casework: Casework, opened: OpenAssessment) -> None:
    opened.save(worried(opened.assessment))
    judged(opened, NextStep.REFER_NOW).sign()
    assert opened.header.status is Status.SIGNED
    assert opened.header.signature is not None
    assert opened.header.signature.by.name == "Sam Okafor"
    with pytest.raises(NotAllowedError):
        opened.save(opened.assessment.with_answer(BREAKFAST, Answer(rating=Rating.GOING_WELL)))
    assert casework.open(opened.header.id).assessment == opened.assessment
    assert casework.check() == ()


def test_a_signature_bears_the_moment_at_which_it_was_sealed(
    casework: Casework, opened: OpenAssessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(worried(opened.assessment))
    judged(opened, NextStep.REFER_NOW)
    ticks = itertools.count()
    began = casework.toolkit.clock.now()
    monkeypatch.setattr(FixedClock, "now", lambda _: began + dt.timedelta(milliseconds=next(ticks)))
    opened.sign()
    sealed = read(casework._store, sealing.sealed, opened.header.id)
    assert sealed.signature.at == sealed.sealed_at == opened.header.saved_at


def test_the_next_steps_that_a_signature_refers_to_are_kept_with_it_or_not_at_all(
    casework: Casework, opened: OpenAssessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    opened.save(worried(opened.assessment))
    judged(opened, NextStep.REFER_NOW)
    steps = casework.toolkit.next_steps
    with monkeypatch.context() as patched:
        patched.setattr(sealing, "sign", refuse)
        with pytest.raises(StoreError):
            opened.sign()
    with pytest.raises(NotFoundError):
        read(casework._store, document_store.kept, "next_steps", sha256_of(steps.plain()), NextSteps)
    opened.sign()
    assert read(casework._store, document_store.kept, "next_steps", sha256_of(steps.plain()), NextSteps) == steps


def test_an_amendment_keeps_what_was_signed_and_opens_a_new_revision(
    casework: Casework, opened: OpenAssessment
) -> None:
    opened.save(worried(opened.assessment))
    judged(opened, NextStep.REFER_NOW).sign()
    opened.amend("School rang with more.")
    assert opened.is_editable
    assert opened.header.revision == 2
    opened.save(opened.assessment.with_answer(BREAKFAST, Answer(rating=Rating.MIXED)))
    opened.sign()
    assert casework.check() == ()
    assert opened.header.status is Status.SIGNED


def test_an_unmet_need_that_lasts_over_signed_assessments_counts(casework: Casework) -> None:
    """Design section 6.2; after how many earlier ones is the policy's to say."""
    money = Answer(rating=Rating.WORRY, persistence=Persistence.MOST_DAYS, behind_it=("barrier",))
    before = None
    for _ in range(casework.toolkit.policy.unmet_need_counts_after):
        opened = casework.start("primary", ZOE, like=before)
        opened.save(opened.assessment.with_answer(BREAKFAST, money))
        assert opened.view().summary.domains[Domain.NUTRITIONAL].level is Level.UNMET_NEED
        before = judged(opened, NextStep.IMMEDIATE).sign()
        casework.toolkit.clock.move(days=60)  # type: ignore[attr-defined]  # a clock that stands still
    last = casework.start("primary", ZOE, like=before)
    last.save(last.assessment.with_answer(BREAKFAST, money))
    assert last.view().summary.domains[Domain.NUTRITIONAL].level.concern >= Level.SOME.concern


def test_the_referral_is_written_and_noted_in_the_audit_log(casework: Casework, tmp_path: Path) -> None:
    opened = casework.take_in(demo.sample(casework.toolkit))
    out = tmp_path / "new folder" / "referral.pdf"
    opened.keep_export(out, exporting.render_referral(opened.prepare_referral()), "referral")
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Zoë" in text
    assert "DRAFT" in text
    assert [path.name for path in out.parent.iterdir()] == ["referral.pdf"]
    casework.lock()
    with Store.open(casework.toolkit.store_folder, PASSPHRASE, casework.toolkit.clock) as store:
        last = read(store, audit.entries)[-1]
    assert (last.what, last.about, last.detail["kind"]) == ("export", opened.header.id, "referral")
    assert "referral.pdf" not in str(last.detail)


def test_a_signed_referral_is_no_draft(opened: OpenAssessment) -> None:
    opened.save(worried(opened.assessment))
    report = judged(opened, NextStep.IMMEDIATE).prepare_referral()
    assert report.signature is None
    opened.sign()
    assert opened.prepare_referral().signature == opened.header.signature


def test_a_place_that_cannot_be_written_to_is_one_sentence_and_leaves_nothing(
    opened: OpenAssessment, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(WriteFileError, match="could not be written"):
        opened.keep_export(tmp_path / "a file" / "referral.pdf", b"%PDF", "referral")


def test_a_file_that_is_there_is_replaced_whole(opened: OpenAssessment, tmp_path: Path) -> None:
    out = tmp_path / "referral.pdf"
    out.write_bytes(b"older and longer")
    opened.keep_export(out, b"%PDF new", "referral")
    assert out.read_bytes() == b"%PDF new"


def test_the_tool_stays_what_it_was_when_the_assessment_began(casework: Casework, opened: OpenAssessment) -> None:
    assert opened.tool.sha256 == opened.header.tool_sha256
    assert casework.open(opened.header.id).tool == opened.tool


def test_a_stale_window_never_writes_over_what_another_saved(casework: Casework, opened: OpenAssessment) -> None:
    stale = casework.open(opened.header.id)
    casework.toolkit.clock.move(minutes=1)  # type: ignore[attr-defined]  # a clock that stands still
    opened.save(opened.assessment.with_answer(BREAKFAST, Answer(note="Toast from a neighbour.")))
    with pytest.raises(StoreBusyError, match="changed in another window"):
        stale.save(stale.assessment.with_answer(BREAKFAST, Answer(rating=Rating.MIXED)))
    assert casework.open(opened.header.id).assessment.answers[BREAKFAST].note == "Toast from a neighbour."


def test_an_earlier_assessment_that_was_withdrawn_meanwhile_is_never_sealed_into_a_later_one(
    casework: Casework, opened: OpenAssessment
) -> None:
    judged(opened, NextStep.IMMEDIATE).sign()
    casework.toolkit.clock.move(minutes=1)  # type: ignore[attr-defined]  # a clock that stands still
    later = judged(casework.start("primary", ZOE, opened.header), NextStep.IMMEDIATE)
    casework.withdraw(opened.header.id, "Wrong child")
    with pytest.raises(NotAllowedError, match="An earlier assessment"):
        later.sign()
    assert later.sign().status is Status.SIGNED
