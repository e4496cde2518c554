"""What was said of one assessment in two places stands side by side afterwards, in whatever order it comes together."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from handed_over import REACHED, a_store, commented, noted, packed, reviewed, taken
from one_transaction import read, write
from store_made_up import FixedClockRealKeys, signed, started

from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.handover import Package, PackageStanding
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.words import ReviewOutcome, Status
from neglect_toolkit.store import checking, handing_over, headers, reviewing, sealing
from neglect_toolkit.store.store import Store


def state(store: Store, header: Header) -> tuple[object, ...]:
    with store.reading() as connection:
        kept = handing_over.kept(connection, header.id)
    said = {record.sha256 for record in (*kept.reviews, *kept.comments)}
    return kept.status, kept.revisions, said, read(store, headers.header, header.id).status, kept.saved_at


def standing(store: Store, package: Package) -> PackageStanding:
    [one] = taken(store, package).assessments
    assert read(store, checking.check) == ()
    return one.standing


@pytest.fixture
def shared(store: Store, other: Store) -> Header:
    """An assessment that was signed in one store and taken in by the other."""
    header = signed(store, started(store))
    taken(other, packed(store, header))
    return header


def test_comments_made_in_both_stores_are_in_both_afterwards(store: Store, other: Store, shared: Header) -> None:
    commented(store, shared, "Did you see the kitchen?")
    commented(other, shared, "Who was there?")
    from_store, from_other = packed(store, shared), packed(other, shared)
    assert standing(store, from_other) is standing(other, from_store) is PackageStanding.GOES_ON
    for one in (store, other):
        texts = {comment.text for comment in read(one, reviewing.comments, shared.id)}
        assert texts == {"Did you see the kitchen?", "Who was there?"}
    assert state(store, shared) == state(other, shared)
    assert standing(store, packed(other, shared)) is PackageStanding.SAME


def test_a_countersignature_stands_beside_an_amendment_that_is_being_written(
    store: Store, other: Store, shared: Header
) -> None:
    noted(store, write(store, sealing.amend, shared.id, "The grandmother rang"), "Half written")
    reviewed(other, shared, ReviewOutcome.COUNTERSIGNED)
    assert standing(store, packed(other, shared)) is PackageStanding.GOES_ON
    assert read(store, headers.header, shared.id).status is Status.DRAFT
    assert [one.outcome for one in read(store, reviewing.reviews, shared.id)] == [ReviewOutcome.COUNTERSIGNED]
    noted(store, shared, "Written to the end")
    signed(store, shared)
    assert read(store, checking.check) == ()
    assert standing(other, packed(store, shared)) is PackageStanding.GOES_ON
    assert read(other, headers.header, shared.id).status is Status.SIGNED
    assert state(store, shared) == state(other, shared)


def test_an_amendment_comes_to_where_it_was_countersigned(store: Store, other: Store, shared: Header) -> None:
    write(store, sealing.amend, shared.id, "The grandmother rang")
    reviewed(other, shared, ReviewOutcome.COUNTERSIGNED)
    assert standing(other, packed(store, shared)) is PackageStanding.GOES_ON
    assert read(other, headers.header, shared.id).status is Status.DRAFT
    write(other, sealing.discard, shared.id, REACHED)
    assert read(other, headers.header, shared.id).status is Status.COUNTERSIGNED
    assert read(other, checking.check) == ()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (lambda s, h: write(s, sealing.amend, h.id, "One"), lambda s, h: write(s, sealing.amend, h.id, "Another")),
        (
            lambda s, h: reviewed(s, h, ReviewOutcome.COUNTERSIGNED),
            lambda s, h: reviewed(s, h, ReviewOutcome.RETURNED),
        ),
        (lambda s, h: write(s, sealing.withdraw, h.id, "Wrong child"), commented),
        (lambda s, h: write(s, sealing.withdraw, h.id, "Wrong"), lambda s, h: write(s, sealing.amend, h.id, "More")),
    ],
)
def test_what_was_written_or_decided_in_both_stays_a_matter_for_people(
    store: Store,
    other: Store,
    shared: Header,
    here: Callable[[Store, Header], object],
    there: Callable[[Store, Header], object],
) -> None:
    here(store, shared)
    there(other, shared)
    before = state(store, shared)
    assert standing(store, packed(other, shared)) is PackageStanding.CONFLICT
    assert state(store, shared) == before


def test_packages_come_together_the_same_in_every_order_and_however_often(
    store: Store, other: Store, shared: Header, tmp_path: Path
) -> None:
    first = packed(store, shared)
    commented(store, shared, "Did you see the kitchen?")
    noted(store, write(store, sealing.amend, shared.id, "The grandmother rang"), "The sofa")
    commented(other, shared, "Who was there?")
    reviewed(other, shared, ReviewOutcome.COUNTERSIGNED)
    packages = (first, packed(store, shared), packed(other, shared))
    found = []
    for number, order in enumerate(permutations(packages)):
        me = Person(id=f"p3{number}", name="Jo Third", team="South")
        with a_store(tmp_path / str(number), me, FixedClockRealKeys()) as third:
            for package in (*order, *reversed(order)):
                assert standing(third, package) is not PackageStanding.CONFLICT
            found.append(state(third, shared))
    assert all(one == found[0] for one in found)
    assert found[0][0] is Status.DRAFT
