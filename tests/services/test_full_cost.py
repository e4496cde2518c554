"""What a guess costs in what the application itself makes: nothing here is made cheap for the tests' sake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from services_made_up import ME, PASSPHRASE

from neglect_toolkit.cli.main import run
from neglect_toolkit.cli.passphrase import FILE_VARIABLE
from neglect_toolkit.errors import WrongPassphraseError
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.words import Role
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import key_slots

pytestmark = pytest.mark.usefixtures("full_cost")

SECURITY = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")
Cost = tuple[int, int, int]


def promised() -> Cost:
    """What the documentation says a guess costs: memory in KiB, passes, lanes."""
    found = re.search(r"Argon2id, (\d+) MiB, (\d+) passes, (\d+) lanes", SECURITY)
    assert found is not None
    return int(found[1]) * 1024, int(found[2]), int(found[3])


def costs(folder: Path) -> dict[tuple[str, str], Cost]:
    """What a guess at each slot of a keyring costs, by whose it is and of which kind."""
    slots = key_slots.read(folder).slots
    return {(slot.person, slot.kind): (slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes) for slot in slots}


def test_every_way_to_a_key_makes_a_slot_that_costs_what_is_promised(toolkit: Toolkit) -> None:
    me = staff.new_person(toolkit, ME)
    key, code = unlocking.create_store_with_code(toolkit, PASSPHRASE, me)
    with pytest.raises(WrongPassphraseError):
        unlocking.derive_key(toolkit, "not the right one")
    work = unlocking.unlock(toolkit, unlocking.derive_key(toolkit, PASSPHRASE))
    maria = work.staff.add(Assessor(name="Maria Lindqvist"), (Role.MANAGER,))
    staff.give_passphrase(toolkit, key, maria, "candle feather bridge")
    work.lock()
    made = [(me.id, "passphrase"), (me.id, "recovery"), (maria.id, "passphrase")]
    assert costs(toolkit.store_folder) == dict.fromkeys(made, promised())

    assert unlocking.recover(toolkit, code, "ladder mango viola").person == me.id
    unlocking.change_passphrase(toolkit, "candle feather bridge", "saddle lemon harbour")
    unlocking.new_recovery_code(toolkit, key)
    assert costs(toolkit.store_folder) == dict.fromkeys(made, promised())


def test_the_command_line_makes_them_so_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, folder = tmp_path / "passphrase.txt", tmp_path / "store"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(secret))
    assert run(["store", "init", "--store", str(folder), "--name", "Sam Okafor"]) == 0
    assert run(["list", "--store", str(folder)]) == 0
    assert [kind for _, kind in costs(folder)] == ["passphrase", "recovery"]
    assert set(costs(folder).values()) == {promised()}
