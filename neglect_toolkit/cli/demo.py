"""`demo`: the bundled worked example, end to end."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.services import demo
from neglect_toolkit.services.toolkit import compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """`demo`, which needs neither a store nor a passphrase."""
    parser = commands.add_parser("demo", help="a made-up case, from its answers to the referral PDF")
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("demo"), help="where to (default: ./demo)")
    parser.set_defaults(run=_demo)


def _demo(given: argparse.Namespace) -> int:
    made = demo.run(compose(forms=given.forms), given.out)
    print("A made-up child's day, from the answers to the referral:")
    print(f"  answers   {made.answers}")
    print(f"  summary   {made.summary}")
    print(f"  referral  {made.referral}")
    return 0
