"""The keyring: who gets the key, who does not, and what a damaged keyring says."""

from __future__ import annotations

import json
import stat
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from cheap_keys import CHEAP
from hypothesis import given, settings
from hypothesis import strategies as st
from only_on_posix import HAS_MODE_BITS
from store_made_up import PASSPHRASE, FixedClockRealKeys

from neglect_toolkit.errors import (
    StoreDamagedError,
    StoreError,
    StoreTooNewError,
    ToolkitError,
    WrongPassphraseError,
)
from neglect_toolkit.store import key_slots
from neglect_toolkit.store.key_slots import KdfCost, Keyring, new_slot, opened

KEY = bytes(range(32))


def a_keyring(passphrase: str = PASSPHRASE, person: str = "p1") -> Keyring:
    return Keyring(slots=(new_slot(passphrase, KEY, person, FixedClockRealKeys(), CHEAP),))


@given(passphrase=st.text(min_size=1, max_size=40))
@settings(max_examples=25, deadline=None)
def test_the_passphrase_gives_back_the_key_and_whose_it_is(passphrase: str) -> None:
    key = opened(a_keyring(passphrase), passphrase)

    assert (key.key, key.person) == (KEY, "p1")


@pytest.mark.parametrize("wrong", ["", "Teapot lantern gravel", PASSPHRASE + " ", "teapot"])
def test_a_wrong_passphrase_is_refused_in_plain_words(wrong: str) -> None:
    with pytest.raises(WrongPassphraseError, match="does not open this store"):
        opened(a_keyring(), wrong)


@pytest.mark.parametrize(
    ("typed", "on_another_keyboard"), [("café corner", "cafe\u0301 corner"), ("ﬁve foxes", "five foxes")]
)
def test_one_secret_opens_whichever_keyboard_types_it(typed: str, on_another_keyboard: str) -> None:
    assert opened(a_keyring(typed), on_another_keyboard).key == KEY
    assert opened(a_keyring(unicodedata.normalize("NFD", typed)), typed).key == KEY


def test_each_person_opens_by_their_own_slot() -> None:
    mine, yours = a_keyring("teapot lantern gravel", "p1"), a_keyring("ladder mango viola", "p2")
    both = Keyring(slots=mine.slots + yours.slots)

    assert opened(both, "teapot lantern gravel").person == "p1"
    assert opened(both, "ladder mango viola").person == "p2"


@pytest.mark.parametrize("change", [{"person": "p2"}, {"id": "another"}])
def test_a_slot_cannot_be_passed_off_as_anothers(change: dict[str, str]) -> None:
    slot = a_keyring().slots[0].model_copy(update=change)

    with pytest.raises(WrongPassphraseError):
        opened(Keyring(slots=(slot,)), PASSPHRASE)


def test_two_keyrings_of_one_passphrase_share_nothing() -> None:
    first, second = a_keyring().slots[0], a_keyring().slots[0]

    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.wrapped != second.wrapped


def test_nothing_shows_the_key(tmp_path: Path) -> None:
    shown = repr(opened(a_keyring(), PASSPHRASE)) + repr(a_keyring())

    assert str(KEY) not in shown
    assert KEY.hex() not in shown
    assert a_keyring().slots[0].wrapped not in shown


def test_it_is_written_for_its_owner_alone_and_read_back(tmp_path: Path) -> None:
    written = a_keyring()
    key_slots.write(tmp_path, written)

    assert key_slots.read(tmp_path) == written
    assert not HAS_MODE_BITS or stat.S_IMODE((tmp_path / "keyring.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keyring.json"]


def test_a_left_over_of_a_crash_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "keyring.json.part").write_text("half a key")
    key_slots.write(tmp_path, a_keyring())

    assert opened(key_slots.read(tmp_path), PASSPHRASE).key == KEY
    assert [path.name for path in tmp_path.iterdir()] == ["keyring.json"]


def test_a_folder_that_cannot_be_written_to_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="may be written to"):
        key_slots.write(tmp_path / "not there", a_keyring())


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_happens_to_the_file_it_opens_rightly_or_says_why_not(
    data: st.DataObject, tmp_path_factory: Any
) -> None:
    folder = tmp_path_factory.mktemp("keyring")
    key_slots.write(folder, a_keyring())
    whole = (folder / "keyring.json").read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    harm = data.draw(st.sampled_from(["cut", "change"]))
    harmed = (
        whole[:at] if harm == "cut" else whole[:at] + data.draw(st.binary(min_size=1, max_size=1)) + whole[at + 1 :]
    )
    (folder / "keyring.json").write_bytes(harmed)

    try:
        key = opened(key_slots.read(folder), PASSPHRASE).key
    except (StoreDamagedError, StoreTooNewError, WrongPassphraseError):
        return
    assert key == KEY


def test_a_missing_keyring_says_what_to_put_back(tmp_path: Path) -> None:
    with pytest.raises(StoreDamagedError, match=r"keyring\.json\) is missing.*Put back a copy"):
        key_slots.read(tmp_path)


def test_something_else_in_place_of_the_keyring_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "keyring.json").mkdir()

    with pytest.raises(StoreDamagedError, match="cannot be read"):
        key_slots.read(tmp_path)


def test_a_keyring_of_a_later_version_asks_for_an_update(tmp_path: Path) -> None:
    later = {"format": 99, "slots": [], "something": "new"}
    (tmp_path / "keyring.json").write_text(json.dumps(later))

    with pytest.raises(StoreTooNewError, match="Update the application"):
        key_slots.read(tmp_path)


@pytest.mark.parametrize("cost", [{"memory_kib": 2**40}, {"passes": 10**9}, {"lanes": 0}])
def test_a_garbled_cost_does_not_hang_the_machine(tmp_path: Path, cost: dict[str, int]) -> None:
    plain = a_keyring().plain()
    plain["slots"][0]["kdf"] |= cost
    (tmp_path / "keyring.json").write_text(json.dumps(plain))

    with pytest.raises(StoreDamagedError):
        key_slots.read(tmp_path)


def test_a_cost_that_argon2_refuses_is_an_error_in_words() -> None:
    with pytest.raises(ToolkitError, match="could not be checked"):
        new_slot(PASSPHRASE, KEY, "p1", FixedClockRealKeys(), KdfCost(memory_kib=8, passes=1, lanes=4))


def test_the_cost_of_a_guess_is_that_of_the_recommendation() -> None:
    assert KdfCost(memory_kib=65_536, passes=3, lanes=4) == key_slots.DEFAULT
