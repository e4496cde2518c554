"""`store init|check|passphrase|recover|recovery-code`, and `list`, `show`, `export` from a store."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.passphrase import (
    both_passphrases,
    new_passphrase,
    passphrase,
    refuse_without_store,
    unlocked,
)
from neglect_toolkit.cli.summary_text import on_a_terminal, summary_text
from neglect_toolkit.errors import StoreExistsError
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.services import assessing, exporting, unlocking
from neglect_toolkit.services.toolkit import Toolkit, compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.unlocking import StoreKey


def add_to(commands: Commands) -> None:
    """Adds the commands about a store."""
    parser = commands.add_parser("store", help="make or check a store")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    making = actions.add_parser("init", help="make a new, empty store")
    _add_store(making)
    making.add_argument("--name", required=True, help="your name, as assessments will give it")
    for detail in ("role", "agency", "team", "area", "contact"):
        making.add_argument(f"--{detail}", help=f"your {detail}")
    making.set_defaults(run=_init)
    for action, does, run in (
        ("passphrase", "change your passphrase", _passphrase),
        ("recover", "set a new passphrase with your recovery code", _recover),
        ("recovery-code", "make a new recovery code; the old one no longer opens the store", _recovery_code),
    ):
        changing = actions.add_parser(action, help=does)
        _add_store(changing)
        changing.set_defaults(run=run)
    checking = actions.add_parser("check", help="prove that a store is whole")
    _add_store(checking)
    checking.set_defaults(run=_check)

    listing = commands.add_parser("list", help="the assessments in a store")
    _add_store(listing)
    listing.add_argument("--json", action="store_true", help="for a program to read")
    listing.add_argument("--guides", action="store_true", help="the kept records of the health guide instead")
    listing.set_defaults(run=_list)

    showing = commands.add_parser("show", help="what one assessment adds up to")
    _add_one(showing)
    showing.add_argument("--json", action="store_true", help="print the summary for a program to read")
    showing.set_defaults(run=_show)

    export = commands.add_parser("export", help="one assessment as a PDF")
    _add_one(export)
    export.add_argument("--pdf", metavar="FILE", type=Path, required=True, help="the PDF to write")
    export.add_argument("--for", dest="purpose", choices=["referral"], default="referral", help="what it is for")
    export.set_defaults(run=_export)


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", metavar="PATH", type=Path, help="the store's folder (default: your own store)")


def _add_one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the assessment's id, or how it begins")
    _add_store(parser)


def _init(given: argparse.Namespace) -> int:
    toolkit = compose(store=given.store, forms=given.forms)
    if not unlocking.is_first_run(toolkit):
        raise StoreExistsError(
            f"There is a store in {toolkit.store_folder} already. Open it, or choose another folder."
        )
    details = {name: getattr(given, name) for name in Assessor.model_fields}
    me = unlocking.new_person(toolkit, Assessor(**details))
    key = unlocking.create_store(toolkit, new_passphrase(), me)
    print(f"The store is made: {toolkit.store_folder}")
    _show_code(unlocking.new_recovery_code(toolkit, key))
    return 0


def _passphrase(given: argparse.Namespace) -> int:
    toolkit = _existing(given)
    old, new = both_passphrases()
    key = unlocking.change_passphrase(toolkit, old, new)
    _note(toolkit, key, "passphrase_changed")
    print("The passphrase is changed. The recovery code stays as it is.")
    return 0


def _recover(given: argparse.Namespace) -> int:
    toolkit = _existing(given)
    code, new = both_passphrases("Recovery code: ")
    key = unlocking.recover(toolkit, code, new)
    _note(toolkit, key, "recovered")
    print("The new passphrase opens the store from now on. The recovery code stays good.")
    return 0


def _recovery_code(given: argparse.Namespace) -> int:
    toolkit = _existing(given)
    key = unlocking.derive_key(toolkit, passphrase())
    code = unlocking.new_recovery_code(toolkit, key)
    _note(toolkit, key, "recovery_code_made")
    _show_code(code)
    return 0


def _note(toolkit: Toolkit, key: StoreKey, what: str) -> None:
    """Says in the audit log what was done to the keys."""
    casework = unlocking.unlock(toolkit, key)
    try:
        casework.note(what)
    finally:
        casework.lock()


def _existing(given: argparse.Namespace) -> Toolkit:
    toolkit = compose(store=given.store, forms=given.forms)
    refuse_without_store(toolkit)
    return toolkit


def _show_code(code: str) -> None:
    print(f"Recovery code: {code}")
    print("Write it down and keep it apart from this computer: it opens the store where the passphrase is lost.")
    print("It is shown this once. Without passphrase and code nobody can open the store.")


def _check(given: argparse.Namespace) -> int:
    toolkit = compose(store=given.store, forms=given.forms)
    with unlocked(toolkit) as casework:
        faults = casework.check()
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 3
    print(f"{toolkit.store_folder}: the store is whole")
    return 0


def _list(given: argparse.Namespace) -> int:
    with unlocked(compose(store=given.store, forms=given.forms)) as casework:
        if given.guides:
            return _list_guides(casework, as_json=given.json)
        headers = casework.work_list()
    if given.json:
        print(json.dumps([header.plain() for header in headers], ensure_ascii=False, indent=2))
        return 0
    for header in headers:
        reached = f"{header.explored}/{header.of}"
        step = header.next_step.value if header.next_step else "-"
        name = on_a_terminal(header.child_name or header.child_called or "(no name yet)")
        print(f"{header.id[:8]}  {header.status:<10} {header.tool:<22} {reached:>7}  {step:<20} {name}")
    if not headers:
        print("There are no assessments in this store yet.")
    return 0


def _list_guides(casework: Casework, *, as_json: bool) -> int:
    kept = casework.kept_guides()
    if as_json:
        print(json.dumps([one.plain() for one in kept], ensure_ascii=False, indent=2))
        return 0
    for one in kept:
        print(f"{one.id[:8]}  {one.at:%Y-%m-%d %H:%M}  {one.answers.setting:<22} {one.result.next_step.is_.value}")
    if not kept:
        print("No record of the health guide is kept in this store.")
    return 0


def _show(given: argparse.Namespace) -> int:
    toolkit = compose(store=given.store, forms=given.forms)
    with unlocked(toolkit) as casework:
        view = casework.open(casework.find(given.id).id).view()
    if given.json:
        print(assessing.as_json(view.summary), end="")
    else:
        print(summary_text(view.assessment, view.tool, view.summary, toolkit.next_steps))
    return 0


def _export(given: argparse.Namespace) -> int:
    with unlocked(compose(store=given.store, forms=given.forms)) as casework:
        opened = casework.open(casework.find(given.id).id)
        document = exporting.render_referral(opened.prepare_referral())
        opened.keep_export(given.pdf, document, given.purpose)
    print(given.pdf)
    return 0
