"""Passphrases changed, codes that recover, people removed: and the database stays byte for byte what it was."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cheap_keys import CHEAP
from hypothesis import given
from hypothesis import strategies as st
from one_transaction import read
from store_made_up import ME, PASSPHRASE, FixedClockRealKeys

from neglect_toolkit.errors import NotAllowedError, WrongPassphraseError
from neglect_toolkit.model.people import Person
from neglect_toolkit.store import audit, failed_unlocks, key_slots, keys, recovery
from neglect_toolkit.store.store import Store

NEW = "ladder mango viola"
YOU = Person(id="p2", name="Ravi Thorne")


@pytest.fixture
def closed(folder: Path, clock: FixedClockRealKeys) -> Path:
    Store.create(folder, PASSPHRASE, ME, clock, CHEAP).close()
    return folder


def bytes_of(folder: Path) -> bytes:
    return (folder / "store.db").read_bytes()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(closed: Path, clock: FixedClockRealKeys) -> None:
    before, key = bytes_of(closed), Store.derive(closed, PASSPHRASE)
    keys.set_passphrase(closed, key, ME.id, NEW, clock, cost=CHEAP)
    assert Store.derive(closed, NEW).key == key.key
    with pytest.raises(WrongPassphraseError):
        Store.derive(closed, PASSPHRASE)
    assert bytes_of(closed) == before


def test_the_code_gets_in_however_it_is_typed_and_is_no_passphrase(closed: Path, clock: FixedClockRealKeys) -> None:
    before, key = bytes_of(closed), Store.derive(closed, PASSPHRASE)
    code = keys.set_recovery_code(closed, key, clock, CHEAP)
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "o").replace("1", "l")):
        assert keys.open_with_recovery_code(closed, typed) == key
    with pytest.raises(WrongPassphraseError):
        Store.derive(closed, code)
    assert bytes_of(closed) == before
    assert code.encode() not in (closed / key_slots.FILE_NAME).read_bytes()


def test_a_new_code_ends_the_old_one(closed: Path, clock: FixedClockRealKeys) -> None:
    key = Store.derive(closed, PASSPHRASE)
    old, new = (keys.set_recovery_code(closed, key, clock, CHEAP) for _ in range(2))
    assert keys.open_with_recovery_code(closed, new).key == key.key
    with pytest.raises(WrongPassphraseError, match="an old one"):
        keys.open_with_recovery_code(closed, old)
    assert keys.who_has(closed, "recovery") == (ME.id,)


def test_somebody_removed_gets_in_no_more_and_the_last_one_stays(closed: Path, clock: FixedClockRealKeys) -> None:
    key = Store.derive(closed, PASSPHRASE)
    keys.set_passphrase(closed, key, YOU.id, NEW, clock, cost=CHEAP)
    assert keys.who_has(closed, "passphrase") == (ME.id, YOU.id)
    keys.remove_person(closed, YOU.id)
    with pytest.raises(WrongPassphraseError):
        Store.derive(closed, NEW)
    with pytest.raises(NotAllowedError, match="Nobody else could open"):
        keys.remove_person(closed, ME.id)
    assert Store.derive(closed, PASSPHRASE).key == key.key


@given(st.data())
def test_every_slip_of_one_sign_is_found(data: st.DataObject) -> None:
    code = recovery.new_code(FixedClockRealKeys())
    signs = code.replace("-", "")
    place = data.draw(st.integers(0, len(signs) - 1))
    wrong = data.draw(st.sampled_from([sign for sign in recovery.ALPHABET if sign != signs[place]]))
    with pytest.raises(WrongPassphraseError, match="slip"):
        recovery.as_written(signs[:place] + wrong + signs[place + 1 :])


@pytest.mark.parametrize("typed", ["", "ABCDE", "ABCDE-" * 5 + "A"])
def test_a_code_of_the_wrong_length_says_how_long_one_is(typed: str) -> None:
    with pytest.raises(WrongPassphraseError, match="25 letters and digits"):
        recovery.as_written(typed)


def test_wrong_tries_wait_longer_and_longer_and_no_clock_keeps_anybody_out(tmp_path: Path) -> None:
    now = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)
    waits = []
    for _ in range(12):
        failed_unlocks.note(tmp_path, now.isoformat())
        waits.append(failed_unlocks.seconds_to_wait(tmp_path, now))
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert failed_unlocks.seconds_to_wait(tmp_path, now + dt.timedelta(seconds=59)) == 1
    assert failed_unlocks.seconds_to_wait(tmp_path, now + dt.timedelta(seconds=60)) == 0
    assert failed_unlocks.seconds_to_wait(tmp_path, now - dt.timedelta(days=1)) == 0
    failed_unlocks.forget(tmp_path)
    assert failed_unlocks.seconds_to_wait(tmp_path, now) == 0


@pytest.mark.parametrize(
    "last",
    [
        "2026-11-20T10:00:00",  # no zone, as a clock set by hand or another program writes it
        "2026-11-20T10:0",
        "2026-11-20T10:00:00.000000+00:",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "\x00\x00\x00",
        "é",
    ],
)
def test_a_torn_note_of_tries_keeps_nobody_out_and_still_counts(store: Store, folder: Path, last: str) -> None:
    now = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)
    for _ in range(5):
        failed_unlocks.note(folder, now.isoformat())
    with (folder / failed_unlocks.FILE_NAME).open("a", encoding="utf-8") as file:
        file.write(last)
    assert failed_unlocks.seconds_to_wait(folder, now) in {0, 4, 8}
    store.record_unlock(folder)
    [tried] = [entry for entry in read(store, audit.entries) if entry.what == "unlock_failed"]
    assert int(tried.detail["tried"]) in {5, 6}
    assert tried.detail["first"] == "2026-11-20T10:00:00.000000+00:00"


@given(written=st.binary(max_size=300))
def test_whatever_the_note_of_tries_holds_it_is_read(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("note")
    (folder / failed_unlocks.FILE_NAME).write_bytes(written)
    assert 0 <= failed_unlocks.seconds_to_wait(folder, dt.datetime(2026, 11, 20, tzinfo=dt.UTC)) <= 60


def test_no_change_of_the_keyring_is_lost_to_another_at_the_same_time(closed: Path, clock: FixedClockRealKeys) -> None:
    key = Store.derive(closed, PASSPHRASE)
    rounds = 20
    at_once = threading.Barrier(3)

    def changes(person: str) -> list[str]:
        said = []
        for number in range(rounds):
            at_once.wait(timeout=30)
            said.append(f"{person} {number} ladder mango")
            keys.set_passphrase(closed, key, person, said[-1], clock, cost=CHEAP)
            at_once.wait(timeout=30)
            assert Store.derive(closed, said[-1]).person == person
        return said

    with ThreadPoolExecutor(3) as several:
        said = list(several.map(changes, ("p2", "p3", "p4")))
    assert [Store.derive(closed, one[-1]).person for one in said] == ["p2", "p3", "p4"]
    assert Store.derive(closed, PASSPHRASE).person == ME.id
