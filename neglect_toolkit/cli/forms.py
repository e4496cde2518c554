"""`forms list`, `forms show`, `forms check`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """Adds the commands about forms."""
    parser = commands.add_parser("forms", help="list, show and check the tools")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="every tool, with its ages")
    listing.add_argument("--json", action="store_true", help="for a program to read")
    listing.set_defaults(run=_list)
    showing = actions.add_parser("show", help="parts, items, what the ratings look like, domains, flags")
    showing.add_argument("tool", metavar="TOOL", help="the tool's id, such as `primary`")
    showing.add_argument("--json", action="store_true", help="for a program to read")
    showing.set_defaults(run=_show)
    checking = actions.add_parser("check", help="validate and lint; a line for each fault")
    checking.add_argument("path", metavar="PATH", nargs="?", type=Path, help="a forms folder, or one file of it")
    checking.set_defaults(run=_check)


def _list(given: argparse.Namespace) -> int:
    found = tools.available(compose(forms=given.forms))
    if given.json:
        rows = [
            {
                "id": tool.id,
                "version": tool.version,
                "sha256": tool.sha256,
                "title": tool.title,
                "ages": tool.ages.says,
                "disability": tool.disability,
            }
            for tool in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for tool in found:
            print(f"{tool.id:<24}{tool.version:<8}{tool.ages.says:<14}{tool.title}")
    return 0


def _show(given: argparse.Namespace) -> int:
    tool = tools.load(compose(forms=given.forms), given.tool)
    if given.json:
        print(json.dumps(tools.as_plain(tool), ensure_ascii=False, indent=2))
    else:
        print(tools.as_text(tool))
    return 0


def _check(given: argparse.Namespace) -> int:
    path = given.path or compose(forms=given.forms).forms.first
    faults = tools.check(path)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    print(f"{path}: all is well")
    return 0
