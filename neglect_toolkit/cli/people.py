"""`person`: who opens a store, what they do there, and who works with which child."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from typing import TYPE_CHECKING

from neglect_toolkit.cli.options import add_store, roles, work_in
from neglect_toolkit.cli.passphrase import both_passphrases, opened, refuse_without_store
from neglect_toolkit.cli.summary_text import on_a_terminal
from neglect_toolkit.errors import UsageError
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.words import Role
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.toolkit import Toolkit, compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands
    from neglect_toolkit.services.unlocking import StoreKey

_DETAILS = tuple(name for name in Assessor.model_fields if name != "name")


def add_to(commands: Commands) -> None:
    """`person list|add|change|passphrase|remove`, and `person hand-over|co-worker|cover` for one child."""
    parser = commands.add_parser("person", help="who shares a store, and who works with which child")
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    listing = actions.add_parser("list", help="everybody in the store")
    listing.add_argument("--json", action="store_true", help="for a program to read")
    listing.set_defaults(run=_list)
    adding = actions.add_parser("add", help="add somebody; their passphrase is asked for after your own")
    adding.add_argument("--name", required=True, help="as assessments will give it")
    adding.set_defaults(run=_add)
    changing = actions.add_parser("change", help="change somebody's details or roles")
    changing.add_argument("person", metavar="PERSON", help="the name, or how the id begins")
    changing.add_argument("--name", help="another name")
    changing.set_defaults(run=_change)
    for action in (adding, changing):
        action.add_argument(
            "--roles", type=roles, required=action is adding, metavar="ROLE,…", help=f"of: {', '.join(Role)}"
        )
        for detail in _DETAILS:
            action.add_argument(f"--{detail}", help=f"their {'job' if detail == 'role' else detail}")
    for name, does, run in (
        ("passphrase", "give somebody a new passphrase, asked for after your own", _passphrase),
        ("remove", "somebody has left: nothing of theirs opens the store any more; their work stays", _remove),
    ):
        action = actions.add_parser(name, help=does)
        action.add_argument("person", metavar="PERSON", help="the name, or how the id begins")
        action.set_defaults(run=run)
    for name, does in (
        ("hand-over", "make somebody the practitioner of a child"),
        ("co-worker", "let somebody work with a child too"),
        ("cover", "let somebody stand in with a child until a day"),
    ):
        action = actions.add_parser(name, help=does)
        action.add_argument("id", metavar="ID", help="the id of an assessment of the child, or how it begins")
        action.add_argument("person", metavar="PERSON", help="the name, or how the id begins")
        if name == "cover":
            action.add_argument("--until", type=_day, required=True, metavar="YYYY-MM-DD", help="the last day")
        action.set_defaults(run=_pass_on, does=name)
    for action in actions.choices.values():
        add_store(action)


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD") from None


def _list(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        everybody = casework.staff.everybody()
    if given.json:
        print(json.dumps([person.plain() for person in everybody], ensure_ascii=False, indent=2))
        return 0
    for person in everybody:
        left = f"  left on {person.left_on}" if person.left_on else ""
        team = f"  {person.team}" if person.team else ""
        print(on_a_terminal(f"{person.id[:8]}  {person.name:<28} {', '.join(person.roles)}{team}{left}"))
    return 0


def _add(given: argparse.Namespace) -> int:
    toolkit, key, new = _asked(given)
    with opened(toolkit, key) as casework:
        details = {name: getattr(given, name) for name in Assessor.model_fields}
        person = casework.staff.add(Assessor(**details), given.roles)
        staff.give_passphrase(toolkit, key, person, new)
        casework.staff.gave_passphrase(person)
    print(f"{person.id[:8]}  {on_a_terminal(person.name)} can open the store now.")
    return 0


def _change(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        person = casework.staff.named(given.person)
        changed = {name: getattr(given, name) for name in ("name", "roles", *_DETAILS)}
        changed = {name: value for name, value in changed.items() if value is not None}
        if not changed:
            raise UsageError("Say what to change: `--roles`, `--team`, `--name` and so on.")
        person = casework.staff.change(person.model_copy(update=changed))
    print(f"{person.id[:8]}  {on_a_terminal(person.name)} is changed.")
    return 0


def _passphrase(given: argparse.Namespace) -> int:
    toolkit, key, new = _asked(given)
    with opened(toolkit, key) as casework:
        person = casework.staff.named(given.person)
        casework.staff.may_give_passphrase(person)
        staff.give_passphrase(toolkit, key, person, new)
        casework.staff.gave_passphrase(person)
    print(f"{person.id[:8]}  {on_a_terminal(person.name)} has a new passphrase.")
    return 0


def _remove(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        person = casework.staff.named(given.person)
        casework.staff.remove(person)
    print(f"{person.id[:8]}  {on_a_terminal(person.name)} no longer opens the store. Their work stays.")
    return 0


def _pass_on(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        header, person = casework.find(given.id), casework.staff.named(given.person)
        if given.does == "hand-over":
            casework.children.hand_over(header, person)
        elif given.does == "co-worker":
            casework.children.add_co_worker(header, person)
        else:
            casework.children.add_cover(header, person, given.until)
        names = {one.id: one.name for one in casework.staff.everybody()}
        workers = casework.children.workers(casework.find(given.id)) if casework.rights.may_read(header) else ()
    for worker in workers:
        until = f" until {worker.until}" if worker.until else ""
        print(on_a_terminal(f"{worker.work.replace('_', '-'):<10} {names[worker.person]}{until}"))
    return 0


def _asked(given: argparse.Namespace) -> tuple[Toolkit, StoreKey, str]:
    """The store's key by one's own passphrase, and the passphrase for somebody else, before anything is changed."""
    toolkit = compose(store=given.store, forms=given.forms)
    refuse_without_store(toolkit)
    own, new = both_passphrases("Your own passphrase: ")
    return toolkit, unlocking.derive_key(toolkit, own, given.who), new
