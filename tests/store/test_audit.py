"""The audit log: what it tells, what it never tells, and that it cannot be changed unnoticed."""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

import json

import pytest
from one_transaction import read, write
from store_made_up import BEDTIME, ME, FixedClockRealKeys, raw, signed, started

from neglect_toolkit.errors import NotAllowedError, StoreDamagedError
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.base import sha256_of
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.words import Rating
from neglect_toolkit.store import assessments, audit, checking, sealing
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.store import Store


def test_it_tells_who_did_what_when_to_which_record(store: Store, clock: FixedClockRealKeys) -> None:
    clock.move(hours=1)
    header = started(store)
    write(store, assessments.save, header.id, [Change.answer(BEDTIME, Answer(rating=Rating.WORRY))], Progress())
    write(store, Writing.record, Deed.EXPORT, header.id, kind="referral")
    signed(store, header)
    write(store, sealing.amend, header.id, "A date was wrong")
    write(store, sealing.withdraw, header.id, "Wrong child")

    told = read(store, audit.entries)
    assert [entry.what for entry in told] == ["create", "start", "change", "export", "sign", "amend", "withdraw"]
    assert {entry.who for entry in told} == {ME.id}
    assert {entry.about for entry in told[1:]} == {header.id}
    assert told[1].at == clock.now()
    assert told[3].detail == {"kind": "referral"}
    assert told[5].detail == {"revision": "2", "reason": passage_of(store, "A date was wrong")}
    assert told[6].detail == {"was": "draft", "reason": passage_of(store, "Wrong child")}
    assert "Wrong child" not in "".join(row["detail"] for row in raw(store).rows("SELECT detail FROM audit"))


def passage_of(store: Store, words: str) -> str:
    [row] = raw(store).rows("SELECT digest FROM passage WHERE words = ?", words)
    return str(row["digest"])


def test_a_change_is_told_of_by_name_and_not_by_what_it_says(store: Store) -> None:
    header = started(store)
    note = "Sleeps on the sofa"
    write(
        store, assessments.save, header.id, [Change.answer(BEDTIME, Answer(rating=Rating.WORRY, note=note))], Progress()
    )

    assert read(store, audit.entries)[-1].detail == {"changed": BEDTIME}
    kept = json.dumps([entry.plain() for entry in read(store, audit.entries)], ensure_ascii=False)
    assert not [word for word in ("sofa", "worry", "Zoë", "toast") if word in kept]


def test_each_entry_holds_the_hash_of_the_one_before_it(store: Store) -> None:
    write(store, Writing.record, Deed.EXPORT, None)
    first, second = read(store, audit.entries)

    assert (first.previous, second.previous) == ("", first.hash)
    row = raw(store).rows("SELECT * FROM audit WHERE seq = 2")[0]
    said = {name: row[name] for name in ("seq", "at", "who", "what", "about", "previous")}
    assert second.hash == sha256_of({**said, "detail": {}})


def test_what_is_refused_leaves_no_entry(store: Store) -> None:
    header = started(store)
    told = read(store, audit.entries)
    with pytest.raises(NotAllowedError):
        write(store, sealing.amend, header.id, "Because")

    assert read(store, audit.entries) == told


@pytest.fixture
def told(store: Store) -> Store:
    for number in range(5):
        write(store, Writing.record, Deed.EXPORT, None, number=str(number))
    assert read(store, checking.check) == ()
    with raw(store).writing() as connection:
        for trigger in ("audit_is_never_changed", "audit_is_never_deleted", "audit_is_chained"):
            connection.run(f"DROP TRIGGER {trigger}")
    return store


def off(store: Store) -> list[str]:
    return [says for says in read(store, checking.check) if "audit log" in says]


@pytest.mark.parametrize(
    "change",
    [
        "who = 'p2'",
        "what = 'print'",
        "about = 'another'",
        "at = '2026-11-20T10:42:04.000000+00:00'",
        "detail = '{}'",
        "detail = 'no json'",
        f"hash = '{'0' * 64}'",
    ],
)
def test_a_changed_entry_is_found(told: Store, change: str) -> None:
    with raw(told).writing() as connection:
        connection.run(f"UPDATE audit SET {change} WHERE seq = 3")

    assert off(told)[0] == "Entry 3 of the audit log is not what was written on 2026-11-20: it was changed."


def test_an_entry_made_to_fit_itself_again_no_longer_fits_the_next(told: Store) -> None:
    with raw(told).writing() as connection:
        row = connection.rows("SELECT * FROM audit WHERE seq = 3")[0]
        said = {**{name: value for name, value in row.items() if name != "hash"}, "who": "p2"}
        forged = sha256_of({**said, "detail": json.loads(row["detail"])})
        connection.run("UPDATE audit SET who = 'p2', hash = ? WHERE seq = 3", forged)

    assert off(told) == ["Entry 4 of the audit log is not what was written on 2026-11-20: it was changed."]


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("seq = 3", "The audit log lacks entry 3: it was taken out."),
        ("seq IN (3, 4)", "The audit log lacks the entries 3 to 4: it was taken out."),
        ("seq = 1", "The audit log lacks entry 1: it was taken out."),
        ("seq >= 5", "The end of the audit log is missing, from entry 5 on."),
        ("seq > 0", "The end of the audit log is missing, from entry 1 on."),
    ],
)
def test_a_missing_entry_is_found(told: Store, which: str, says: str) -> None:
    with raw(told).writing() as connection:
        connection.run(f"DELETE FROM audit WHERE {which}")

    assert says in off(told)


def test_a_log_that_cannot_be_read_is_called_damaged(told: Store) -> None:
    with raw(told).writing() as connection:
        connection.run("UPDATE audit SET detail = 'no json' WHERE seq = 3")

    with pytest.raises(StoreDamagedError, match="audit log cannot be read"):
        read(told, audit.entries)
