"""The options that every command about a store has, and the store that they name, unlocked."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.passphrase import unlocked
from neglect_toolkit.model.words import Role
from neglect_toolkit.services.toolkit import compose

if TYPE_CHECKING:
    from neglect_toolkit.services.casework import Casework


def add_store(parser: argparse.ArgumentParser) -> None:
    """`--store PATH`, kept as `store`; and `--as`, as `add_who` does."""
    parser.add_argument("--store", metavar="PATH", type=Path, help="the store's folder (default: your own store)")
    add_who(parser)


def add_who(parser: argparse.ArgumentParser) -> None:
    """`--as PERSON`, kept as `who`; None where it is left out: everybody's passphrase is tried."""
    parser.add_argument("--as", dest="who", metavar="PERSON", help="who you are, where several people share the store")


def add_one(parser: argparse.ArgumentParser) -> None:
    """The argument `ID`, kept as `id`: an assessment's id or how it begins. And `--store` and `--as`."""
    parser.add_argument("id", metavar="ID", help="the assessment's id, or how it begins")
    add_store(parser)


def roles(written: str) -> tuple[Role, ...]:
    """Roles as they are typed, with commas between. Raises ArgumentTypeError."""
    try:
        return tuple(Role(name.strip()) for name in written.split(",") if name.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"choose from {', '.join(Role)}, with commas between") from None


def add_names(parser: argparse.ArgumentParser) -> None:
    """`--names full|initials|left_out`, kept as `names`."""
    parser.add_argument(
        "--names",
        choices=["full", "initials", "left_out"],
        default="full",
        help="how people are named in a PDF for supervision (default: full)",
    )


def work_in(given: argparse.Namespace) -> AbstractContextManager[Casework]:
    """The work in the store that the options name, locked again afterwards."""
    return unlocked(compose(store=given.store, forms=given.forms), given.who)
