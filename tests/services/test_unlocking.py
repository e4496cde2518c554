"""First run and unlock, as both shells meet them."""

from __future__ import annotations

import pytest
from one_transaction import read
from services_made_up import ME, PASSPHRASE

from neglect_toolkit.errors import NotAllowedError, StoreExistsError, StoreMissingError, WrongPassphraseError
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.services import entrance, passphrases, staff, unlocking
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import audit
from neglect_toolkit.store.store import Store


@pytest.mark.parametrize(
    ("passphrase", "again", "says"),
    [
        ("", None, "Enter a passphrase"),
        ("   ", None, "Enter a passphrase"),
        ("short words", None, "longer"),
        ("aaaaaaaaaaaaaa", None, "different characters"),
        (PASSPHRASE, "correct horse", "not the same"),
    ],
)
def test_a_weak_or_mistyped_passphrase_is_refused_with_what_to_do(passphrase: str, again: str, says: str) -> None:
    assert says in (passphrases.passphrase_fault(passphrase, again) or "")


def test_a_long_passphrase_of_plain_words_will_do() -> None:
    assert passphrases.passphrase_fault(PASSPHRASE, PASSPHRASE) is None


def test_a_store_is_never_made_with_a_weak_passphrase(toolkit: Toolkit) -> None:
    with pytest.raises(NotAllowedError):
        unlocking.create_store(toolkit, "short", staff.new_person(toolkit, ME))
    assert entrance.is_first_run(toolkit)


def test_nobody_is_without_a_name(toolkit: Toolkit) -> None:
    with pytest.raises(NotAllowedError, match="your name"):
        staff.new_person(toolkit, Assessor(name="  "))


def test_the_first_run_is_the_first_only(toolkit: Toolkit) -> None:
    assert entrance.is_first_run(toolkit)
    unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, ME))
    assert not entrance.is_first_run(toolkit)
    with pytest.raises(StoreExistsError):
        unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, ME))


def test_unlocking_tells_who_it_is(toolkit: Toolkit) -> None:
    unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, ME))
    work = unlocking.unlock(toolkit, unlocking.derive_key(toolkit, PASSPHRASE))
    assert work.me.as_assessor() == ME
    work.lock()


def test_without_a_store_the_sentence_says_so(toolkit: Toolkit) -> None:
    with pytest.raises(StoreMissingError, match="no store"):
        unlocking.derive_key(toolkit, PASSPHRASE)


def test_wrong_passphrases_are_in_the_audit_log_once_the_right_one_came(toolkit: Toolkit) -> None:
    unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, ME))
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            unlocking.derive_key(toolkit, "not the right one")
    unlocking.unlock(toolkit, unlocking.derive_key(toolkit, PASSPHRASE)).lock()
    with Store.open(toolkit.store_folder, PASSPHRASE, toolkit.clock) as store:
        noted = [(entry.what, entry.detail.get("tried")) for entry in read(store, audit.entries)]
    assert noted == [("create", None), ("unlock_failed", "3"), ("unlock", None)]
    assert sorted(path.name for path in toolkit.store_folder.iterdir()) == ["keyring.json", "store.db"]
