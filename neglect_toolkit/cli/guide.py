"""`guide [ANSWERS.yaml]`: the health guide from an answers file, or in a window of its own without one."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.options import add_who
from neglect_toolkit.cli.passphrase import unlocked
from neglect_toolkit.cli.summary_text import WIDTH, on_a_terminal
from neglect_toolkit.errors import UsageError
from neglect_toolkit.services import guiding
from neglect_toolkit.services.toolkit import compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """`guide`, which puts nothing in a store unless `--store` names one."""
    parser = commands.add_parser("guide", help="the health guide: what a brief contact points to, and a record of it")
    parser.add_argument(
        "answers", metavar="ANSWERS.yaml", nargs="?", type=Path, help="answers in YAML or JSON; without, opens a window"
    )
    parser.add_argument("--json", action="store_true", help="print the result for a program to read")
    parser.add_argument("--pdf", metavar="FILE", type=Path, help="also write one page to print and sign")
    parser.add_argument("--store", metavar="PATH", type=Path, help="also keep it in this store; else nothing is kept")
    add_who(parser)
    parser.set_defaults(run=_guide)


def _guide(given: argparse.Namespace) -> int:
    if given.answers is None:
        return _in_a_window(given)
    toolkit = compose(store=given.store, forms=given.forms)
    guided = guiding.guide_file(toolkit, given.answers)
    if given.pdf:
        guiding.write_page(toolkit, guided.answers, given.pdf)
    if given.store:
        with unlocked(toolkit, given.who) as casework:
            casework.keep_guide(guided.answers)
    print(guiding.as_json(guided.result) if given.json else _wrapped(guided.result.record), end="")
    return 0


def _in_a_window(given: argparse.Namespace) -> int:
    if given.json or given.pdf or given.guide_window is None:
        raise UsageError(
            "Give an answers file: `guide ANSWERS.yaml`. `forms show health_guide` says what can stand in it."
        )
    return int(given.guide_window(given.forms))


def _wrapped(record: str) -> str:
    """The record for a terminal, which breaks no lines well by itself."""
    lines: list[str] = []
    for line in map(on_a_terminal, record.splitlines()):
        further = "  " if line.startswith(("- ", "  ")) else "    " if line.startswith("[ ]") else ""
        lines += textwrap.wrap(line, WIDTH, subsequent_indent=further, break_on_hyphens=False) or [""]
    return "\n".join(lines) + "\n"
