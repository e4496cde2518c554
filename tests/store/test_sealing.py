"""Signing, amending, withdrawing: what is signed stays exactly what was signed."""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

import pytest
from one_transaction import read, write
from store_made_up import (
    BEDTIME,
    BREAKFAST,
    INPUTS,
    FixedClockRealKeys,
    a_summary,
    an_assessment,
    raw,
    signature_for,
    signed,
    started,
    texts_for,
)

from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreDamagedError
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.kept_text import SealedTexts
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.words import NextStep, Rating, Status
from neglect_toolkit.store import assessments, audit, checking, headers, sealing
from neglect_toolkit.store.store import Store

LATER = Answer(rating=Rating.GOING_WELL, note="Own bed since Monday")


def test_a_signature_seals_content_summary_and_inputs_together(store: Store, clock: FixedClockRealKeys) -> None:
    header = started(store)
    texts = texts_for(store, header)
    signature = signature_for(store, texts)
    clock.move(minutes=5)
    after = write(store, sealing.sign, header.id, signature, texts)
    sealed = read(store, sealing.sealed, header.id)

    assert (after.status, after.signature, after.next_step) == (Status.SIGNED, signature, NextStep.SEEK_ADVICE)
    assert (sealed.content, sealed.summary) == (an_assessment(), a_summary())
    assert sealed.inputs == {**INPUTS, "formats": {"content": 2, "summary": 2}}
    assert (sealed.number, sealed.reason, sealed.sealed_at) == (1, None, clock.now())
    assert sealed.signature == signature
    assert sealed.sha256 == signature.sha256 == texts.sha256
    assert read(store, sealing.content, header.id) == an_assessment()


def test_what_has_changed_since_it_was_shown_is_not_signed(store: Store) -> None:
    header = started(store)
    shown = texts_for(store, header)
    write(store, assessments.save, header.id, [Change.answer(BEDTIME, LATER)], Progress())
    now, other = texts_for(store, header), texts_for(store, header, a_summary("refer_now"))

    with pytest.raises(NotAllowedError, match="changed since it was shown to you"):
        write(store, sealing.sign, header.id, signature_for(store, shown), shown)
    with pytest.raises(NotAllowedError, match="changed since"):
        write(store, sealing.sign, header.id, signature_for(store, now), other)
    assert read(store, headers.header, header.id).status is Status.DRAFT


def test_an_assessment_is_signed_once(store: Store) -> None:
    header = started(store)
    texts = texts_for(store, header)
    write(store, sealing.sign, header.id, signature_for(store, texts), texts)

    with pytest.raises(NotAllowedError, match="signed and cannot be changed"):
        write(store, sealing.sign, header.id, signature_for(store, texts), texts)


def test_inputs_are_sealed_in_their_json_form(store: Store) -> None:
    header = started(store)
    inputs = {"facts": {"age_months": 104}, "levels": {10: "ten", 9: "nine"}, "pairs": ((1, 2),)}
    content = read(store, sealing.content, header.id)
    texts = SealedTexts.of(content, a_summary(), inputs, FixedClockRealKeys().new_id)
    write(store, sealing.sign, header.id, signature_for(store, texts), texts)

    assert read(store, sealing.sealed, header.id).inputs["levels"] == {"9": "nine", "10": "ten"}
    assert read(store, checking.check) == ()


def test_an_empty_answer_makes_no_difference_to_what_is_signed() -> None:
    with_empty = an_assessment().model_copy(update={"answers": {**an_assessment().answers, BEDTIME: Answer()}})

    with_it, without = (
        SealedTexts.of(one, a_summary(), INPUTS, lambda: "5a" * 16) for one in (with_empty, an_assessment())
    )

    assert with_it.sha256 == without.sha256


def test_an_amendment_begins_with_what_was_signed_and_leaves_it_be(store: Store, clock: FixedClockRealKeys) -> None:
    header = started(store)
    first = signed(store, header).signature
    clock.move(days=1)
    amended = write(store, sealing.amend, header.id, "  The grandmother rang with the dates  ")

    assert (amended.status, amended.revision, amended.signature) == (Status.DRAFT, 2, None)
    assert read(store, sealing.content, header.id) == an_assessment()

    write(
        store,
        assessments.save,
        header.id,
        [Change.answer(BEDTIME, LATER), Change.answer(BREAKFAST, Answer())],
        Progress(),
    )
    assert set(read(store, sealing.content, header.id).answers) == {BEDTIME}
    assert read(store, sealing.sealed, header.id).content == an_assessment()

    clock.move(hours=1)
    signed(store, header)
    assert read(store, sealing.sealed, header.id).reason == "The grandmother rang with the dates"
    assert set(read(store, sealing.sealed, header.id).content.answers) == {BEDTIME}
    assert read(store, sealing.sealed, header.id, 1).content == an_assessment()
    assert read(store, sealing.sealed, header.id, 1).signature == first
    assert read(store, checking.check) == ()


def test_only_a_signed_assessment_is_amended_and_only_with_a_reason(store: Store) -> None:
    header = started(store)
    with pytest.raises(NotAllowedError, match="Only a signed assessment"):
        write(store, sealing.amend, header.id, "Because")

    signed(store, header)
    with pytest.raises(NotAllowedError, match="Say why"):
        write(store, sealing.amend, header.id, " \n")
    assert read(store, headers.header, header.id).status is Status.SIGNED


def test_a_revision_that_is_not_signed_is_said_not_to_be(store: Store) -> None:
    header = started(store)
    with pytest.raises(NotFoundError, match="has not been signed"):
        read(store, sealing.sealed, header.id)

    signed(store, header)
    with pytest.raises(NotFoundError, match="in its revision 2"):
        read(store, sealing.sealed, header.id, 2)


def test_a_withdrawn_assessment_is_kept_marked_and_left_alone(store: Store) -> None:
    header = started(store)
    withdrawn = write(store, sealing.withdraw, header.id, " Wrong child ")

    assert withdrawn.status is Status.WITHDRAWN
    assert read(store, headers.headers) == ()
    assert read(store, headers.header, header.id) == withdrawn
    assert read(store, sealing.content, header.id) == an_assessment()
    said = raw(store).rows("SELECT reason_digest FROM withdrawal")[0]["reason_digest"]
    assert read(store, audit.entries)[-1].detail == {"reason": said, "was": "draft"}
    assert raw(store).rows("SELECT words FROM passage WHERE digest = ?", said) == [{"words": "Wrong child"}]
    with pytest.raises(NotAllowedError, match="withdrawn already"):
        write(store, sealing.withdraw, header.id, "Again")
    with pytest.raises(NotAllowedError):
        signed(store, header)
    with pytest.raises(NotAllowedError):
        write(store, sealing.amend, header.id, "Because")


def test_a_withdrawal_needs_a_reason(store: Store) -> None:
    header = started(store)

    with pytest.raises(NotAllowedError, match="Say why"):
        write(store, sealing.withdraw, header.id, "")
    assert read(store, headers.headers) == (header,)


def test_earlier_are_the_same_childs_signed_ones_from_before_oldest_first(
    store: Store, clock: FixedClockRealKeys
) -> None:
    first = started(store)
    clock.move(days=30)
    second, unsigned, mistaken = (started(store, child_id=first.child_id) for _ in range(3))
    stranger = started(store)
    clock.move(days=30)
    now = started(store, child_id=first.child_id)
    clock.move(days=30)
    afterwards = started(store, child_id=first.child_id)
    for header in (second, first, mistaken, stranger, now, afterwards):
        signed(store, header)
    write(store, sealing.withdraw, mistaken.id, "Twin")

    assert unsigned.status is Status.DRAFT
    assert [found.assessment_id for found in read(store, sealing.earlier, first.child_id, now.id)] == [
        first.id,
        second.id,
    ]
    assert read(store, sealing.earlier, first.child_id, first.id) == ()


def test_an_earlier_one_that_is_being_amended_counts_as_it_was_signed(store: Store) -> None:
    first = started(store)
    now = started(store, child_id=first.child_id)
    signed(store, first)
    write(store, sealing.amend, first.id, "A date was wrong")
    write(store, assessments.save, first.id, [Change.answer(BEDTIME, LATER)], Progress())

    [found] = read(store, sealing.earlier, first.child_id, now.id)
    assert (found.number, found.content) == (1, an_assessment())

    signed(store, first)
    [found] = read(store, sealing.earlier, first.child_id, now.id)
    assert (found.number, BEDTIME in found.content.answers) == (2, True)


@pytest.mark.parametrize("column", ["content", "summary", "inputs", "signature", "sha256"])
def test_what_is_not_what_was_signed_is_never_shown(store: Store, column: str) -> None:
    header = started(store)
    signed(store, header)
    with raw(store).writing() as connection:
        connection.run("DROP TRIGGER revision_is_never_changed_once_sealed")
        connection.run(f"UPDATE revision SET {column} = replace({column}, 'a', 'e')")

    for query in (sealing.sealed, sealing.content):
        with pytest.raises(StoreDamagedError, match="not what was signed, so it is not shown"):
            read(store, query, header.id)
