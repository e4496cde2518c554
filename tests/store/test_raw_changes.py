"""What the check proves and what it does not: every kind of raw change, found or said not to be.

`docs/security.md` says the same to whoever looks after a store.
"""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cheap_keys import CHEAP
from handed_over import BOSS, a_long_life, dump, noted
from one_transaction import read, write
from store_made_up import ME, PASSPHRASE, FixedClockRealKeys, started
from test_checking import tamper

from neglect_toolkit.store import checking, sealing, supervisions
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store

THEN = "'2020-01-01T00:00:00.000000+00:00'"

FOUND = (
    "UPDATE person SET roles = 'practitioner manager administrator' WHERE id = 'p9'",
    "UPDATE person SET roles = 'manager administrator' WHERE id = 'p1'",
    "UPDATE person SET name = 'Maria L' WHERE id = 'p9'",
    "UPDATE person SET team = 'South' WHERE id = 'p9'",
    "UPDATE person SET contact = 'Extension 9' WHERE id = 'p9'",
    "UPDATE person SET left_on = '2020-01-01' WHERE id = 'p9'",
    "UPDATE revision SET opened_by = 'p9' WHERE number = 3",
    f"UPDATE revision SET opened_at = {THEN} WHERE number = 2",
    "UPDATE revision SET reason_digest = (SELECT digest FROM passage LIMIT 1) WHERE number = 2",
    "UPDATE revision SET signature = replace(signature, 'Ifeoma', 'Philippa') WHERE number = 1",
    f"UPDATE revision SET discarded_at = {THEN} WHERE discarded_at IS NOT NULL",
    "UPDATE revision SET discarded_by = 'p9' WHERE discarded_at IS NOT NULL",
    "UPDATE assessment SET started_by = 'p9'",
    f"UPDATE assessment SET started_at = {THEN}",
    "UPDATE assessment SET signed_by = 'p9'",
    f"UPDATE assessment SET signed_at = {THEN} WHERE signed_at IS NOT NULL",
    f"UPDATE assessment SET reviewed_at = {THEN} WHERE reviewed_at IS NOT NULL",
    "UPDATE assessment SET practitioner = 'p9'",
    "UPDATE assessment SET team = 'south'",
    "UPDATE assessment SET child_called = 'Somebody'",
    "UPDATE assessment SET home = '9 other road'",
    "UPDATE assessment SET status = 'withdrawn'",
    "UPDATE withdrawal SET by = 'p9'",
    f"UPDATE withdrawal SET at = {THEN}",
    "DELETE FROM withdrawal",
    "DELETE FROM worker",
    "UPDATE action SET by_when = '2020-01-01'",
    "UPDATE action_outcome SET outcome = 'done'",
    f"UPDATE action_outcome SET at = {THEN}",
    "DELETE FROM action_outcome",
    "UPDATE review SET by = 'p1'",
    f"UPDATE review SET at = {THEN}",
    "UPDATE comment SET by = 'p9'",
    "UPDATE supervision_record SET by = 'p9'",
    "UPDATE audit SET who = 'p9' WHERE seq = 3",
    "UPDATE audit SET detail = '{}' WHERE seq = 3",
)

NOT_FOUND = {
    "UPDATE change SET by = 'p9' WHERE seq = 1": "a draft's changes are in no log, one by one",
    f"UPDATE change SET at = {THEN} WHERE seq = 1": "the same",
    "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)": "the same, until it is signed",
    f"UPDATE assessment SET saved_at = {THEN}": "no log tells of a save",
    "UPDATE assessment SET explored = 9": "a draft's row says what is worked out of its answers",
    "UPDATE worker SET since = '2020-01-01'": "the log tells who works with whom, and not from when",
    "UPDATE worker SET given_by = 'p9'": "the same",
    f"UPDATE child SET created_at = {THEN}": "nothing is shown of it",
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OpenedKey]:
    """A store in which everything has happened that rows are kept of, and the key to it."""
    folder, clock = tmp_path_factory.mktemp("lived") / "store", FixedClockRealKeys()
    key = Store.make(folder, PASSPHRASE, ME, clock, CHEAP)
    with Store.open_with(folder, key, clock) as store:
        header = a_long_life(store)
        write(store, sealing.withdraw, started(store).id, "Wrong child")
        noted(store, started(store), "A draft")
        [said] = read(store, supervisions.of_child, header.child_id)
        with store.writing() as writing:
            supervisions.keep_outcome(writing, BOSS, said.content.actions[0].id, "not_done", "Nobody answered.")
        assert read(store, checking.check) == ()
    return folder, key


def checked_after(lived: tuple[Path, OpenedKey], statement: str, tmp_path: Path) -> tuple[str, ...]:
    folder, key = lived
    shutil.copytree(folder, tmp_path / "store")
    with Store.open_with(tmp_path / "store", key, FixedClockRealKeys()) as store:
        before = dump(store)
        tamper(store, statement)
        assert dump(store) != before, "the statement changed nothing"
        return read(store, checking.check)


@pytest.mark.parametrize("statement", FOUND)
def test_it_is_found(lived: tuple[Path, OpenedKey], statement: str, tmp_path: Path) -> None:
    assert checked_after(lived, statement, tmp_path) != ()


@pytest.mark.parametrize("statement", NOT_FOUND)
def test_it_is_said_not_to_be_found(lived: tuple[Path, OpenedKey], statement: str, tmp_path: Path) -> None:
    """Where this fails something more is proved: move the line up, and say so in docs/security.md."""
    assert checked_after(lived, statement, tmp_path) == ()
