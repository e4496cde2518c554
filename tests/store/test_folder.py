"""Making and opening a store: its folder, its rights, and every way in which it can be broken."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from cheap_keys import CHEAP
from hypothesis import given, settings
from hypothesis import strategies as st
from one_transaction import read
from only_on_posix import posix_rights
from store_made_up import ME, PASSPHRASE, FixedClockRealKeys, signed, started

from neglect_toolkit.errors import (
    StoreDamagedError,
    StoreError,
    StoreExistsError,
    StoreMissingError,
    WrongPassphraseError,
)
from neglect_toolkit.store import checking, headers
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.presence import holds_a_store
from neglect_toolkit.store.store import Store


@pytest.fixture
def wide_open() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def make(folder: Path) -> OpenedKey:
    return Store.make(folder, PASSPHRASE, ME, FixedClockRealKeys(), CHEAP)


@pytest.mark.usefixtures("wide_open")
@posix_rights
def test_folder_and_files_are_for_their_owner_alone_whatever_the_umask(folder: Path) -> None:
    with Store.create(folder, PASSPHRASE, ME, FixedClockRealKeys(), CHEAP) as store:
        started(store)
        rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(rights.values()) == {0o600}
    assert {"store.db", "store.db-wal", "keyring.json"} <= rights.keys()


def test_folders_on_the_way_are_made_too(tmp_path: Path) -> None:
    make(tmp_path / "a" / "b" / "store")

    assert holds_a_store(tmp_path / "a" / "b" / "store")


def test_a_store_opens_again_with_everything_in_it(folder: Path, clock: FixedClockRealKeys) -> None:
    with Store.create(folder, PASSPHRASE, ME, clock, CHEAP) as store:
        header = started(store)

    with Store.open(folder, PASSPHRASE, clock) as store:
        assert store.me == ME
        assert read(store, headers.headers) == (header,)


def test_a_wrong_passphrase_opens_nothing(folder: Path, clock: FixedClockRealKeys) -> None:
    make(folder)

    with pytest.raises(WrongPassphraseError):
        Store.open(folder, "teapot lantern granite", clock)


def test_a_store_is_never_overwritten(folder: Path) -> None:
    make(folder)
    before = (folder / "store.db").read_bytes()

    with pytest.raises(StoreExistsError, match="Open it, or choose another folder"):
        make(folder)
    assert (folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("left", ["store.db", "keyring.json"])
def test_half_a_store_is_never_overwritten_either(folder: Path, left: str, clock: FixedClockRealKeys) -> None:
    make(folder)
    lost = {"store.db": "keyring.json", "keyring.json": "store.db"}[left]
    (folder / lost).unlink()

    with pytest.raises(StoreExistsError):
        make(folder)
    with pytest.raises(StoreDamagedError, match=f"{lost}.* is missing.*Put back"):
        Store.open(folder, PASSPHRASE, clock)


def test_where_there_is_no_store_none_is_opened_or_made(folder: Path, clock: FixedClockRealKeys) -> None:
    assert not holds_a_store(folder)
    with pytest.raises(StoreMissingError, match="There is no store in"):
        Store.open(folder, PASSPHRASE, clock)
    with pytest.raises(StoreMissingError):
        Store.open_with(folder, OpenedKey(person="p1", key=secrets.token_bytes(32)), clock)
    assert not folder.exists()


def test_a_place_that_cannot_hold_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreError, match="could not be made"):
        make(tmp_path / "file" / "store")


def test_a_crash_before_the_keyring_was_there_leaves_a_folder_to_start_in_again(folder: Path) -> None:
    folder.mkdir()
    (folder / "store.db.part").write_bytes(b"half")
    (folder / "store.db.part-wal").write_bytes(b"half")

    assert not holds_a_store(folder)
    make(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["keyring.json", "store.db"]


def test_a_crash_just_after_the_keyring_was_there_is_finished_when_opening(
    folder: Path, clock: FixedClockRealKeys
) -> None:
    make(folder)
    (folder / "store.db").rename(folder / "store.db.part")

    with Store.open(folder, PASSPHRASE, clock) as store:
        assert store.me == ME
        assert read(store, checking.check) == ()
    assert sorted(path.name for path in folder.iterdir()) == ["keyring.json", "store.db"]


def test_a_database_of_another_keyring_is_called_damaged(tmp_path: Path, clock: FixedClockRealKeys) -> None:
    make(tmp_path / "one")
    make(tmp_path / "two")
    shutil.copy(tmp_path / "one" / "store.db", tmp_path / "two" / "store.db")

    with pytest.raises(StoreDamagedError, match="does not belong to its keyring"):
        Store.open(tmp_path / "two", PASSPHRASE, clock)


def test_a_person_whom_the_database_does_not_know_opens_nothing(folder: Path, clock: FixedClockRealKeys) -> None:
    key = make(folder)

    with pytest.raises(StoreDamagedError, match="do not belong together"):
        Store.open_with(folder, OpenedKey(person="p9", key=key.key), clock)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(5000), b"not a database at all" * 400])
def test_something_else_in_place_of_the_database_is_called_damaged(
    folder: Path, clock: FixedClockRealKeys, content: bytes
) -> None:
    make(folder)
    (folder / "store.db").write_bytes(content)

    with pytest.raises(StoreDamagedError, match="put back a copy"):
        Store.open(folder, PASSPHRASE, clock)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OpenedKey]:
    folder = tmp_path_factory.mktemp("filled") / "store"
    key = make(folder)
    with Store.open_with(folder, key, FixedClockRealKeys()) as store:
        signed(store, started(store))
        started(store)
    return folder, key


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_no_changed_byte_and_no_missing_end_goes_unnoticed(
    data: st.DataObject, filled: tuple[Path, OpenedKey], tmp_path_factory: pytest.TempPathFactory
) -> None:
    source, key = filled
    folder = tmp_path_factory.mktemp("harmed") / "store"
    shutil.copytree(source, folder)
    whole = bytearray((folder / "store.db").read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        whole[at] ^= data.draw(st.integers(1, 255))
    else:
        del whole[at:]
    (folder / "store.db").write_bytes(whole)

    try:
        with Store.open_with(folder, key, FixedClockRealKeys()) as store:
            found = read(store, checking.check)
    except StoreDamagedError:
        return
    assert found
