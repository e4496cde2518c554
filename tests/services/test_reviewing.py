"""Signed by one, read by another: returned with questions, answered, countersigned. Nothing of it is ever changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from services_made_up import BREAKFAST, NO_ADULT, PASSPHRASE, ZOE, flagged, worried

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import NotAllowedError, StoreError
from neglect_toolkit.model.assessment import Account, Answer, Assessment, Header, Judgement
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.queue import QueueOrder, QueueQuery
from neglect_toolkit.model.words import Domain, Level, ManagerView, NextStep, ReviewOutcome, Role, Source, Status
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store.key_slots import OpenedKey


class Two:
    """A practitioner and a manager of one team, who take turns at one store."""

    def __init__(self, toolkit: Toolkit) -> None:
        self.toolkit = toolkit
        me = staff.new_person(toolkit, Assessor(name="Sam Okafor", team="North"))
        self.key = unlocking.create_store(toolkit, PASSPHRASE, me)
        self.sam = unlocking.unlock(toolkit, self.key)
        maria = self.sam.staff.add(Assessor(name="Maria Lindqvist", team="North"), (Role.MANAGER, Role.PRACTITIONER))
        self.maria = unlocking.unlock(toolkit, OpenedKey(maria.id, self.key.key))

    def signed(self, by: Casework | None = None, step: NextStep = NextStep.REFER_NOW, child: str = "Zoë") -> Header:
        opened = (by or self.sam).start("primary", ZOE.model_copy(update={"known_as": child, "name": child}))
        judged = Judgement(next_step=step, reason="Hungry on most days.")
        opened.save(worried(opened.assessment).model_copy(update={"judgement": judged}))
        return opened.sign()


@pytest.fixture
def two(toolkit: Toolkit) -> Iterator[Two]:
    pair = Two(toolkit)
    yield pair
    pair.sam.lock()
    pair.maria.lock()


def test_returned_answered_and_countersigned(two: Two) -> None:
    header = two.signed()
    first = two.maria.open(header.id).as_signed()
    assert [found.id for found in two.maria.reviewing.queue().headers] == [header.id]
    asked = two.maria.reviewing.comment(header.id, "Did you see the kitchen?", about=f"item:{BREAKFAST}")
    returned = two.maria.reviewing.send_back(header.id, "Please say what you saw.")
    assert (returned.status, returned.revision, returned.signature) == (Status.RETURNED, 2, None)
    assert two.maria.reviewing.queue().headers == ()

    opened = two.sam.open(header.id)
    assert opened.is_editable
    assert two.sam.reviewing.comments(header.id) == (asked,)
    two.sam.reviewing.comment(header.id, "Yes: bread and milk.", about=asked.about, answers=asked.id)
    opened.save(opened.assessment.with_answer(BREAKFAST, Answer(rating="mixed", note="Bread and milk seen.")))
    signed = opened.sign()
    assert (signed.status, signed.revision) == (Status.SIGNED, 2)

    assert [change.key for change in two.maria.reviewing.changed_since(header.id)] == [BREAKFAST]
    done = two.maria.reviewing.countersign(header.id, ManagerView.HIGHER, "It has lasted.", NextStep.IMMEDIATE)
    assert done.status is Status.COUNTERSIGNED
    reviews = two.sam.reviewing.reviews(header.id)
    assert [(review.outcome, review.revision, review.by_name) for review in reviews] == [
        (ReviewOutcome.RETURNED, 1, "Maria Lindqvist"),
        (ReviewOutcome.COUNTERSIGNED, 2, "Maria Lindqvist"),
    ]
    assert first is not None
    assert reviews[0].revision_sha256 == first.sha256
    assert two.sam.check() == ()
    deeds = [entry.what for entry in reversed(two.maria.log.entries()) if entry.about == header.id]
    assert [deed for deed in deeds if deed in {"sign", "return", "countersign"}] == [
        "sign",
        "return",
        "sign",
        "countersign",
    ]


def test_nobody_reviews_their_own_work(two: Two) -> None:
    header = two.signed(by=two.maria)
    for review in (
        lambda: two.maria.reviewing.countersign(header.id, ManagerView.AGREE),
        lambda: two.maria.reviewing.send_back(header.id, "Why?"),
    ):
        with pytest.raises(NotAllowedError, match="own work"):
            review()
    assert two.maria.open(header.id).header.status is Status.SIGNED


def test_nobody_reviews_what_they_wrote_a_part_of(two: Two) -> None:
    opened = two.sam.start("primary", ZOE)
    two.maria.children.add_co_worker(opened.header, two.maria.me)
    theirs = two.maria.open(opened.header.id)
    theirs.save(worried(theirs.assessment))
    opened = two.sam.open(opened.header.id)
    judged = Judgement(next_step=NextStep.REFER_NOW, reason="Hungry.")
    opened.save(opened.assessment.model_copy(update={"judgement": judged}))
    opened.sign()
    with pytest.raises(NotAllowedError, match="own work"):
        two.maria.reviewing.countersign(opened.header.id, ManagerView.AGREE)


@pytest.mark.parametrize("view", [ManagerView.HIGHER, ManagerView.LOWER])
def test_a_view_that_differs_needs_a_reason(two: Two, view: ManagerView) -> None:
    header = two.signed()
    with pytest.raises(NotAllowedError, match="reason"):
        two.maria.reviewing.countersign(header.id, view, "  ")
    with pytest.raises(NotAllowedError, match="what you ask"):
        two.maria.reviewing.send_back(header.id, " ")
    assert two.maria.reviewing.reviews(header.id) == ()


def test_only_what_waits_is_reviewed(two: Two) -> None:
    draft = two.sam.start("primary", ZOE).header
    with pytest.raises(NotAllowedError, match="does not wait"):
        two.maria.reviewing.countersign(draft.id, ManagerView.AGREE)
    header = two.signed()
    two.maria.reviewing.countersign(header.id, ManagerView.AGREE)
    with pytest.raises(NotAllowedError, match="does not wait"):
        two.maria.reviewing.send_back(header.id, "Once more?")


def test_a_correction_reopens_the_countersignature(two: Two) -> None:
    header = two.signed()
    two.maria.reviewing.countersign(header.id, ManagerView.AGREE)
    opened = two.sam.open(header.id)
    assert opened.amend("The date was wrong.").status is Status.DRAFT
    opened.save(opened.assessment.with_answer(BREAKFAST, Answer(rating="mixed")))
    assert opened.sign().status is Status.SIGNED
    assert [found.id for found in two.maria.reviewing.queue().headers] == [header.id]
    assert two.sam.check() == ()


@pytest.mark.parametrize("countersigned", [False, True])
def test_an_amendment_can_be_thrown_away(two: Two, countersigned: bool) -> None:
    header = two.signed()
    if countersigned:
        two.maria.reviewing.countersign(header.id, ManagerView.AGREE)
    opened = two.sam.open(header.id)
    before, listed = opened.assessment, opened.header
    opened.amend("The date was wrong.")
    opened.save(flagged(before.with_answer(BREAKFAST, Answer(note="marmalade"))))
    assert opened.header.flags == 1
    assert opened.prepare_referral(as_signed=True).assessment == before
    assert opened.prepare_referral().signature is None

    assert opened.discard_amendment() == listed.model_copy(update={"saved_at": opened.header.saved_at})
    assert opened.assessment == before
    assert not opened.is_editable
    assert two.maria.reviewing.queue(QueueQuery(statuses=(), search="marmalade")).headers == ()
    assert two.sam.check() == ()
    # What comes next begins with what was signed, not with what was thrown away.
    assert opened.amend("Another reason.").revision == 3
    assert opened.assessment == before
    assert NO_ADULT not in opened.assessment.answers


def test_what_was_sent_back_is_answered_and_not_thrown_away(two: Two) -> None:
    header = two.signed()
    two.maria.reviewing.send_back(header.id, "Who saw it?")
    with pytest.raises(NotAllowedError, match="Only an amendment"):
        two.sam.open(header.id).discard_amendment()


def test_the_queue_says_what_a_manager_needs_to_choose(two: Two, toolkit: Toolkit) -> None:
    opened = two.sam.start("primary", ZOE)
    says = Account(source=Source.CHILD, who="Zoë", rating="worry", words="I have café crumbs")
    answers = flagged(worried(opened.assessment)).with_answer(
        BREAKFAST, Answer(rating="worry", persistence="every_day", accounts=(says,))
    )
    judged = Judgement(next_step=NextStep.SEEK_ADVICE, reason="Her aunt is there.")
    opened.save(answers.model_copy(update={"judgement": judged}))
    opened.sign()
    toolkit.clock.move(days=3)  # type: ignore[attr-defined]
    (found,) = two.maria.reviewing.queue().headers
    assert found.levels[Domain.NUTRITIONAL] in {Level.SOME, Level.SIGNIFICANT}
    assert (found.flags, found.below, found.own_words) == (1, True, True)
    assert (found.next_step, found.judged) == (NextStep.IMMEDIATE, NextStep.SEEK_ADVICE)
    assert two.maria.reviewing.days_waiting(found) == 3
    assert two.maria.reviewing.counts() == {Status.SIGNED: 1}
    for typed in ("cafe", "CAFÉ cru", "o briain", "Zoe"):
        assert two.maria.reviewing.queue(QueueQuery(search=typed)).headers == (found,), typed
    for typed in ("crumbsx", "marmalade", '"', "zoe AND"):
        assert two.maria.reviewing.queue(QueueQuery(search=typed)).headers == (), typed


def test_the_queue_is_filtered_sorted_and_turned_over(two: Two, toolkit: Toolkit) -> None:
    steps = [NextStep.REFER_NOW, NextStep.IMMEDIATE, NextStep.REFER_NOW]
    ids = {}
    for child, step in zip(("Cara", "Ada", "Bea"), steps, strict=True):
        ids[child] = two.signed(child=child, step=step).id
        toolkit.clock.move(hours=1)  # type: ignore[attr-defined]

    def children(**asked: object) -> list[str | None]:
        page = two.maria.reviewing.queue(QueueQuery.model_validate(asked))
        return [header.child_called for header in page.headers]

    assert children() == ["Cara", "Ada", "Bea"]
    assert children(order=QueueOrder.CHILD) == ["Ada", "Bea", "Cara"]
    assert children(order=QueueOrder.SAVED) == ["Bea", "Ada", "Cara"]
    assert children(size=2) == ["Cara", "Ada"]
    assert children(size=2, page=1) == ["Bea"]
    assert two.maria.reviewing.queue(QueueQuery(size=2)).more
    assert children(flagged=True) == []
    assert children(tool="teenager") == []
    assert children(practitioner=two.sam.me.id) == ["Cara", "Ada", "Bea"]
    two.maria.reviewing.countersign(ids["Ada"], ManagerView.AGREE)
    assert children() == ["Cara", "Bea"]
    assert children(statuses=(Status.COUNTERSIGNED,)) == ["Ada"]
    assert children(statuses=()) == ["Cara", "Bea", "Ada"]


def test_an_audit_head_kept_elsewhere_proves_that_nothing_was_cut_off(two: Two) -> None:
    head = two.maria.log.head()
    assert two.maria.check(str(head)) == ()
    two.signed()
    assert two.maria.check(str(head)) == ()
    later = two.maria.log.head()
    assert "cut off" in two.maria.check(f"{later.seq + 5}:{later.hash}")[0]
    assert "was changed" in two.maria.check(f"{head.seq}:{later.hash}")[0]
    with pytest.raises(NotAllowedError, match="NUMBER:HASH"):
        two.maria.check("nonsense")


def test_an_assessment_of_an_answers_file_is_read_by_the_practitioners_manager(two: Two) -> None:
    assessment = Assessment(tool="primary", child=ZOE, assessed_by=Assessor(name="Somebody else", team="South"))
    header = two.sam.take_in(assessment).header
    assert two.maria.open(header.id).header.team == "north"


def test_two_sessions_on_one_store_do_not_undo_each_other(two: Two) -> None:
    header = two.signed()
    two.maria.reviewing.countersign(header.id, ManagerView.AGREE)
    stale = two.sam.open(header.id)
    stale.amend("The date was wrong.")
    again = two.sam.open(header.id)
    two.toolkit.clock.move(seconds=1)  # type: ignore[attr-defined]
    again.save(again.assessment.with_answer(BREAKFAST, Answer(note="first")))
    with pytest.raises(StoreError, match="another window"):
        stale.save(stale.assessment.with_answer(BREAKFAST, Answer(note="second")))


def test_the_clock_of_another_day(toolkit: Toolkit) -> None:
    """A clock set back neither loses an entry nor lets anybody wait a negative number of days."""
    pair = Two(toolkit)
    header = pair.signed()
    assert isinstance(toolkit.clock, FixedClock)
    toolkit.clock.move(days=-400)
    assert pair.maria.reviewing.days_waiting(header) == 0
    pair.maria.reviewing.countersign(header.id, ManagerView.AGREE)
    assert pair.maria.check() == ()
    pair.sam.lock()
    pair.maria.lock()


def test_the_log_tells_why_something_was_corrected_to_whoever_may_read_it(two: Two) -> None:
    header = two.signed()
    two.sam.open(header.id).amend("The grandmother rang with the dates.")
    [told] = two.maria.log.entries(what="amend")

    assert two.maria.log.reasons([told]) == {told.detail["reason"]: "The grandmother rang with the dates."}
    elsewhere = two.sam.staff.add(Assessor(name="Tobias Brandt", team="South"), (Role.ADMINISTRATOR,))
    tobias = unlocking.unlock(two.toolkit, OpenedKey(elsewhere.id, two.key.key))
    assert tobias.log.reasons(tobias.log.entries(what="amend")) == {}
    tobias.lock()
