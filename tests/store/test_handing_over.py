"""From one real store to another: everything arrives, proves whole, and nothing that was there is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from handed_over import (
    BOSS,
    REACHED,
    SALT,
    YOU,
    a_long_life,
    a_store,
    commented,
    dump,
    noted,
    packed,
    reviewed,
    signed_again,
    supervised,
    taken,
)
from one_transaction import read, write
from store_made_up import BEDTIME, ME, FixedClockRealKeys, an_assessment, raw, signed, started

from neglect_toolkit.errors import HandoverError, NotAllowedError, NotFoundError, StoreError
from neglect_toolkit.model.base import sha256_of
from neglect_toolkit.model.handover import Package, PackageStanding
from neglect_toolkit.model.words import Rating, ReviewOutcome, Status
from neglect_toolkit.store import audit, checking, handing_over, headers, people, reviewing, sealing, supervisions
from neglect_toolkit.store.store import Store


def standing(store: Store, package: Package) -> PackageStanding:
    [one] = taken(store, package).assessments
    return one.standing


def kept(store: Store, assessment_id: str) -> object:
    with store.reading() as connection:
        return handing_over.kept(connection, assessment_id)


def test_a_whole_life_arrives_and_both_stores_prove_whole(store: Store, other: Store) -> None:
    header = a_long_life(store)
    package = packed(store, header, message="Please ring me first.")
    found = taken(other, package)

    assert [one.standing for one in found.assessments] == [PackageStanding.NEW]
    assert (found.supervisions, found.refused) == (1, ())
    assert kept(other, header.id) == kept(store, header.id)
    assert read(other, sealing.content, header.id) == read(store, sealing.content, header.id)
    assert [read(other, sealing.sealed, header.id, number) for number in (1, 2)] == [
        read(store, sealing.sealed, header.id, n) for n in (1, 2)
    ]
    assert (read(store, checking.check), read(other, checking.check)) == ((), ())


def test_the_list_shows_what_arrived_under_whoever_took_it_in(store: Store, other: Store) -> None:
    header = a_long_life(store)
    taken(other, packed(store, header))
    here, there = read(other, headers.header, header.id), read(store, headers.header, header.id)

    assert (here.practitioner, here.team) == (YOU.id, YOU.team_key)
    local = {"practitioner", "team"}
    assert here.model_dump(exclude=local) == there.model_dump(exclude=local)
    assert [found.id for found in read(other, headers.of_worker, YOU.id, FixedClockRealKeys().today())] == [header.id]


def test_people_come_without_a_role_and_those_who_are_here_stay_as_they_are(store: Store, other: Store) -> None:
    header = a_long_life(store)
    with other.writing() as writing:
        people.add(writing, BOSS.model_copy(update={"name": "Maria Lindqvist-Berg", "roles": ()}))
    taken(other, packed(store, header))
    with other.reading() as connection:
        came = people.get(connection, ME.id)
        assert (came.name, came.role, came.roles, came.contact) == (ME.name, ME.role, (), None)
        assert people.get(connection, BOSS.id).name == "Maria Lindqvist-Berg"
        with pytest.raises(NotFoundError):
            people.named(connection, ME.name)


@pytest.mark.parametrize("status", ["draft", "signed", "returned", "countersigned", "withdrawn", "signed, withdrawn"])
def test_every_state_arrives(store: Store, other: Store, status: str) -> None:
    header = started(store)
    if status not in {"draft", "withdrawn"}:
        header = signed(store, header)
    if status in {"returned", "countersigned"}:
        header = reviewed(store, header, ReviewOutcome(status))
    if "withdrawn" in status:
        header = write(store, sealing.withdraw, header.id, "Wrong child")
    taken(other, packed(store, header))

    assert read(other, headers.header, header.id).status is header.status
    assert read(other, checking.check) == ()


def test_taking_it_in_twice_changes_nothing(store: Store, other: Store) -> None:
    package = packed(store, a_long_life(store))
    taken(other, package)
    before = dump(other)

    assert standing(other, package) is PackageStanding.SAME
    assert dump(other) == before


def test_step_by_step_is_the_same_as_at_once(store: Store, other: Store, tmp_path: Path) -> None:
    header = started(store)
    steps: list[Callable[[], object]] = [
        lambda: noted(store, header, "A mattress"),
        lambda: signed(store, header),
        lambda: commented(store, header),
        lambda: reviewed(store, header, ReviewOutcome.RETURNED),
        lambda: noted(store, header, "His own bed"),
        lambda: signed_again(store, header),
        lambda: supervised(store, header),
        lambda: reviewed(store, header, ReviewOutcome.COUNTERSIGNED),
        lambda: noted(store, write(store, sealing.amend, header.id, "A date was wrong"), "No bed at all"),
        lambda: write(store, sealing.discard, header.id, REACHED),
        lambda: write(store, sealing.amend, header.id, "Another date was wrong"),
        lambda: signed_again(store, header),
        lambda: write(store, sealing.withdraw, header.id, "Wrong child"),
    ]
    taken(other, packed(store, header))
    for step in steps:
        step()
        [one] = taken(other, packed(store, header)).assessments
        assert one.standing in {PackageStanding.GOES_ON, PackageStanding.SAME}
        assert read(other, headers.header, header.id).status is read(store, headers.header, header.id).status
        assert kept(other, header.id) == kept(store, header.id)
        assert read(other, checking.check) == ()


@pytest.mark.parametrize("skipped", range(1, 8))
def test_states_may_be_skipped_between_two_packages(store: Store, other: Store, skipped: int) -> None:
    """Whatever state the other store last saw, the newest one follows it."""
    header = started(store)
    lives: list[Callable[[], object]] = [
        lambda: signed(store, header),
        lambda: reviewed(store, header, ReviewOutcome.RETURNED),
        lambda: signed_again(store, header),
        lambda: reviewed(store, header, ReviewOutcome.COUNTERSIGNED),
        lambda: write(store, sealing.amend, header.id, "A date was wrong"),
        lambda: signed_again(store, header),
        lambda: reviewed(store, header, ReviewOutcome.RETURNED),
        lambda: signed_again(store, header),
    ]
    for number, step in enumerate(lives):
        step()
        if number + 1 == skipped:
            taken(other, packed(store, header))
        if number + 1 > skipped:
            taken_here = packed(store, header)
    with a_store(
        Path(raw(other).rows("PRAGMA database_list")[0]["file"]).parent.parent / "third", YOU, FixedClockRealKeys()
    ) as third:
        taken(third, taken_here)
        assert read(third, checking.check) == ()
    assert standing(other, taken_here) is PackageStanding.GOES_ON
    assert read(other, headers.header, header.id).status is Status.SIGNED
    assert read(other, checking.check) == ()


def test_an_older_package_takes_nothing_away(store: Store, other: Store) -> None:
    header = started(store)
    early = packed(store, header)
    signed(store, header)
    taken(other, packed(store, header))
    before = dump(other)["change"]

    assert standing(other, early) is PackageStanding.OLDER
    assert dump(other)["change"] == before
    assert read(other, headers.header, header.id).status is Status.SIGNED


def test_what_went_on_in_both_places_is_refused_and_the_rest_is_taken_in(store: Store, other: Store) -> None:
    first, second = started(store), started(store, an_assessment("Nobody wakes me"))
    taken(other, packed(store, first))
    noted(other, first, "Here")
    noted(store, first, "There")
    before = kept(other, first.id)
    found = taken(other, packed(store, first, second))

    assert {one.id: one.standing for one in found.assessments} == {
        first.id: PackageStanding.CONFLICT,
        second.id: PackageStanding.NEW,
    }
    assert found.refused[0].startswith(f"The assessment {first.id} went on both here and")
    assert kept(other, first.id) == before
    assert read(other, sealing.content, first.id).answers[BEDTIME].note == "Here"
    assert not raw(other).rows("SELECT 1 FROM foreign_audit WHERE about = ? AND what = 'change'", first.id)
    assert read(other, checking.check) == ()


def test_there_and_back_again(store: Store, other: Store) -> None:
    header = started(store)
    taken(other, packed(store, header))
    signed(other, noted(other, header, "His own bed"))
    back = packed(other, header)

    assert standing(store, back) is PackageStanding.GOES_ON
    assert read(store, headers.header, header.id).status is Status.SIGNED
    assert read(store, sealing.content, header.id).answers[BEDTIME].rating is Rating.MIXED
    assert read(store, headers.header, header.id).practitioner == ME.id
    own = {entry.hash for entry in read(store, audit.entries)}
    assert own.isdisjoint(row["hash"] for row in raw(store).rows("SELECT hash FROM foreign_audit"))
    assert (read(store, checking.check), read(other, checking.check)) == ((), ())


def test_a_third_store_gets_the_proofs_of_the_first(store: Store, other: Store, tmp_path: Path) -> None:
    header = a_long_life(store)
    taken(other, packed(store, header))
    with a_store(tmp_path / "third", YOU.model_copy(update={"id": "p3"}), FixedClockRealKeys()) as third:
        package = packed(other, header)
        taken(third, package)
        assert read(third, checking.check) == ()
        assert kept(third, header.id) == kept(store, header.id)
        told = {row["hash"] for row in raw(third).rows("SELECT hash FROM foreign_audit WHERE what = 'sign'")}
        assert told == {entry.hash for entry in read(store, audit.entries) if entry.what == "sign"}


def test_the_other_log_is_kept_as_it_was_and_proves_itself(store: Store, other: Store) -> None:
    header = a_long_life(store)
    package = packed(store, header)
    taken(other, package)
    rows = raw(other).rows("SELECT log, seq, hash FROM foreign_audit ORDER BY seq")

    theirs = [entry for entry in read(store, audit.entries) if entry.about in {header.id, header.child_id}]
    assert [(row["seq"], row["hash"]) for row in rows] == [(entry.seq, entry.hash) for entry in theirs]
    assert {row["log"] for row in rows} == {read(store, audit.entries)[0].hash}
    entry = next(
        entry for entry in read(other, audit.entries) if entry.what == "handover_in" and entry.about == header.id
    )
    assert entry.detail["head"] == f"{read(store, audit.entries)[-1].seq}:{read(store, audit.entries)[-1].hash}"
    assert entry.detail["package"] == package.sha256
    assert "status" in entry.detail
    for statement in ("UPDATE foreign_audit SET who = 'x'", "DELETE FROM foreign_audit", "DELETE FROM foreign_head"):
        with pytest.raises(StoreError), raw(other).writing() as connection:
            connection.run(statement)


def test_two_stories_of_one_log_are_refused_whole(store: Store, other: Store) -> None:
    header = started(store)
    package = packed(store, header)
    taken(other, package)
    last = package.logs[0].entries[-1]
    said = {**last.model_dump(exclude={"hash"}), "detail": {"changed": "something else"}}
    forged = {**said, "hash": sha256_of(said)}
    part = {**package.logs[0].plain(), "entries": [forged], "head_hash": forged["hash"], "head_seq": last.seq}
    before = dump(other)
    with pytest.raises(HandoverError, match="two ways"):
        taken(other, Package.model_validate({**package.plain(), "logs": [part]}))
    assert dump(other) == before


def tampered(store: Store, trigger: str, statement: str) -> tuple[str, ...]:
    sql = raw(store).rows("SELECT sql FROM sqlite_master WHERE name = ?", trigger)[0]["sql"]
    with raw(store).writing() as connection:
        connection.run(f"DROP TRIGGER {trigger}")
        connection.run(statement)
        connection.run(sql)
    return read(store, checking.check)


@pytest.mark.parametrize(
    ("trigger", "statement", "says"),
    [
        ("foreign_audit_is_never_changed", "UPDATE foreign_audit SET who = 'x'", "of another store is not what"),
        ("foreign_head_is_never_changed", "UPDATE foreign_head SET seq = 1", "of another store is not what"),
        ("comment_is_never_changed", "UPDATE comment SET record = replace(record, 'p1', 'p2')", "comment"),
        (
            "review_is_never_changed",
            "UPDATE review SET record = replace(record, 'p9', 'p8')",
            "A review of the assessment",
        ),
        ("supervision_is_never_changed", "UPDATE supervision_record SET by_name = 'No.'", "supervision record"),
        ("passage_is_never_changed", "UPDATE passage SET words = 'No.' WHERE words = 'Ring the school'", "was altered"),
    ],
)
def test_what_arrived_and_was_changed_afterwards_is_found(
    store: Store, other: Store, trigger: str, statement: str, says: str
) -> None:
    taken(other, packed(store, a_long_life(store)))
    assert any(says in fault for fault in tampered(other, trigger, statement))


def test_work_goes_on_after_it_arrived(store: Store, other: Store) -> None:
    header = a_long_life(store)
    taken(other, packed(store, header))
    noted(other, header, "A bed from the charity")
    signed_again(other, header)
    with other.writing() as writing:
        action = supervisions.of_child(writing.connection, header.child_id)[0].content.actions[0]
        supervisions.keep_outcome(writing, YOU, action.id, "done", None)
        reviewing.comment(writing, YOU, header.id, "Thank you.")
    assert read(other, checking.check) == ()
    with other.reading() as connection:
        assert headers.of_child(connection, header.child_id)[0].status is Status.SIGNED


def test_without_supervision_none_of_it_leaves(store: Store) -> None:
    header = a_long_life(store)
    with store.reading() as connection:
        package = handing_over.export(
            connection, [header.id], made_by=ME, made_at=FixedClockRealKeys().now(), salt=SALT, with_supervision=False
        )
    assert (package.supervisions, package.outcomes) == ((), ())
    assert {entry.about for entry in package.logs[0].entries} == {header.id}


def test_nothing_and_nobody_cannot_be_handed_over(store: Store) -> None:
    with store.reading() as connection:
        for ids, error in (([], NotAllowedError), (["nobody"], NotFoundError)):
            with pytest.raises(error):
                handing_over.export(connection, ids, made_by=ME, made_at=FixedClockRealKeys().now(), salt=SALT)
