"""`store init|check|passphrase|recover|recovery-code`: making a store, opening it, proving it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.options import add_store, roles, work_in
from neglect_toolkit.cli.passphrase import both_passphrases, new_passphrase, opened, passphrase, refuse_without_store
from neglect_toolkit.errors import StoreExistsError
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import ALONE, Assessor
from neglect_toolkit.services import entrance, staff, unlocking
from neglect_toolkit.services.toolkit import Toolkit, compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands
    from neglect_toolkit.services.unlocking import StoreKey


def add_to(commands: Commands) -> None:
    """`store init|check`, and `passphrase|recover|recovery-code`, which change one's own keys."""
    parser = commands.add_parser("store", help="make or check a store")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    making = actions.add_parser("init", help="make a new, empty store")
    making.add_argument("--store", metavar="PATH", type=Path, help="the folder to make (default: your own store)")
    making.add_argument("--name", required=True, help="your name, as assessments will give it")
    for detail in ("role", "agency", "team", "area", "contact"):
        making.add_argument(f"--{detail}", help=f"your {detail}")
    making.add_argument(
        "--roles",
        type=roles,
        default=ALONE,
        metavar="ROLE,…",
        help="what you do there (default: practitioner, administrator)",
    )
    making.set_defaults(run=_init)
    for action, does, run in (
        ("passphrase", "change your passphrase", _passphrase),
        ("recover", "set a new passphrase with your recovery code", _recover),
        ("recovery-code", "make a new recovery code; the old one no longer opens the store", _recovery_code),
    ):
        changing = actions.add_parser(action, help=does)
        add_store(changing)
        changing.set_defaults(run=run)
    checking = actions.add_parser("check", help="prove that a store is whole")
    add_store(checking)
    checking.add_argument(
        "--head", metavar="NUMBER:HASH", help="also prove that the audit log still holds what a document says of it"
    )
    checking.set_defaults(run=_check)


def _init(given: argparse.Namespace) -> int:
    toolkit = compose(store=given.store, forms=given.forms)
    if not entrance.is_first_run(toolkit):
        raise StoreExistsError(
            f"There is a store in {toolkit.store_folder} already. Open it, or choose another folder."
        )
    details = {name: getattr(given, name) for name in Assessor.model_fields}
    me = staff.new_person(toolkit, Assessor(**details), given.roles)
    key = unlocking.create_store(toolkit, new_passphrase(), me)
    print(f"The store is made: {toolkit.store_folder}")
    _show_code(unlocking.new_recovery_code(toolkit, key))
    return 0


def _passphrase(given: argparse.Namespace) -> int:
    toolkit = _existing(given)
    old, new = both_passphrases()
    key = unlocking.change_passphrase(toolkit, old, new, given.who)
    _note(toolkit, key, Deed.PASSPHRASE_CHANGED)
    print("The passphrase is changed. The recovery code stays as it is.")
    return 0


def _recover(given: argparse.Namespace) -> int:
    toolkit = _existing(given)
    code, new = both_passphrases("Recovery code: ")
    key = unlocking.recover(toolkit, code, new)
    _note(toolkit, key, Deed.RECOVERED)
    print("The new passphrase opens the store from now on. The recovery code stays good.")
    return 0


def _recovery_code(given: argparse.Namespace) -> int:
    toolkit = _existing(given)
    key = unlocking.derive_key(toolkit, passphrase(), given.who)
    code = unlocking.new_recovery_code(toolkit, key)
    _note(toolkit, key, Deed.RECOVERY_CODE_MADE)
    _show_code(code)
    return 0


def _note(toolkit: Toolkit, key: StoreKey, what: Deed) -> None:
    """Says in the audit log what was done to the keys."""
    with opened(toolkit, key) as casework:
        casework.note(what)


def _existing(given: argparse.Namespace) -> Toolkit:
    toolkit = compose(store=given.store, forms=given.forms)
    refuse_without_store(toolkit)
    return toolkit


def _show_code(code: str) -> None:
    print(f"Recovery code: {code}")
    print("Write it down and keep it apart from this computer: it opens the store where the passphrase is lost.")
    print("It is shown this once. Without passphrase and code nobody can open the store.")


def _check(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        faults, folder = casework.check(given.head), casework.toolkit.store_folder
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 3
    print(f"{folder}: the store is whole")
    return 0
