"""`handover`: assessments in one encrypted file, from one store to another."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.options import add_store
from neglect_toolkit.cli.passphrase import both_passphrases, opened, passphrase, refuse_without_store, store_and_package
from neglect_toolkit.cli.summary_text import on_a_terminal
from neglect_toolkit.model.handover import Package, TakenIn
from neglect_toolkit.services import handing_over, unlocking
from neglect_toolkit.services.toolkit import Toolkit, compose
from neglect_toolkit.wording import dates, labels
from neglect_toolkit.wording.handover import package_taken

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """`handover pack|look|take`. Where two passphrases are asked for, one's own comes first."""
    parser = commands.add_parser("handover", help="assessments in one encrypted file, from one store to another")
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    packing = actions.add_parser("pack", help="write assessments into a file; its passphrase is asked for after yours")
    packing.add_argument("ids", metavar="ID", nargs="+", help="the ids of assessments, or how they begin")
    packing.add_argument("-o", dest="out", metavar="FILE", type=Path, required=True, help="the file to write")
    packing.add_argument("--message", default="", metavar="TEXT", help="what to say to whoever gets it")
    add_store(packing)
    packing.set_defaults(run=_pack)

    looking = actions.add_parser("look", help="what a file holds, before anything is kept")
    looking.add_argument("file", metavar="FILE", type=Path)
    looking.set_defaults(run=_look)

    taking = actions.add_parser("take", help="keep what is new in a file; its passphrase is asked for after yours")
    taking.add_argument("file", metavar="FILE", type=Path)
    add_store(taking)
    taking.set_defaults(run=_take)


def _toolkit(given: argparse.Namespace) -> Toolkit:
    toolkit = compose(store=given.store, forms=given.forms)
    refuse_without_store(toolkit)
    return toolkit


def _pack(given: argparse.Namespace) -> int:
    toolkit = _toolkit(given)
    own, new = both_passphrases("Passphrase of the store: ")
    with opened(toolkit, unlocking.derive_key(toolkit, own, given.who)) as casework:
        ids = [casework.find(beginning).id for beginning in given.ids]
        casework.handing_over.hand_over(ids, new, given.out, given.message)
    print(given.out)
    print("Send the passphrase another way than the file: by telephone, or face to face.")
    return 0


def _look(given: argparse.Namespace) -> int:
    file = handing_over.read_file(given.file)
    _show(handing_over.look_into(file, passphrase()))
    return 0


def _take(given: argparse.Namespace) -> int:
    toolkit = _toolkit(given)
    file = handing_over.read_file(given.file)
    own, theirs = store_and_package()
    with opened(toolkit, unlocking.derive_key(toolkit, own, given.who)) as casework:
        taken = casework.handing_over.take_in(handing_over.look_into(file, theirs))
    _tell(taken)
    return 1 if taken.refused else 0


def _show(package: Package) -> None:
    by = ", ".join(part for part in (package.made_by.name, package.made_by.team, package.made_by.agency) if part)
    print(on_a_terminal(f"Made by {by} on {dates.here(package.made_at):%Y-%m-%d %H:%M}"))
    if package.message:
        print(on_a_terminal(f"Message: {package.message}"))
    for one in handing_over.contents(package):
        signed = f"  signed by {one.signed_by} on {dates.here(one.signed_at):%Y-%m-%d}" if one.signed_at else ""
        name = one.child or "(no name yet)"
        print(
            on_a_terminal(
                f"{one.id[:8]}  {one.status:<13} {one.tool:<22} {dates.here(one.saved_at):%Y-%m-%d}  {name}{signed}"
            )
        )
    if package.supervisions:
        print(f"Records of supervision: {len(package.supervisions)}")
    print(f"Audit log of the store it comes from, for `store check --head` there: {package.head}")


def _tell(taken: TakenIn) -> None:
    for one in taken.assessments:
        print(f"{one.id[:8]}  {labels.mid_sentence(package_taken(one.standing))}")
    if taken.supervisions:
        print(f"Records of supervision taken in: {taken.supervisions}")
    for says in taken.refused:
        print(says)
