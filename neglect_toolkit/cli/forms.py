"""`forms list|show|check|diff|print|schema`: the workshop in which tools are read, changed and tried."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.errors import UsageError
from neglect_toolkit.model.guide import GUIDE_ID
from neglect_toolkit.services import exporting, guiding, tools
from neglect_toolkit.services.printing import Sheet, write_blank_form
from neglect_toolkit.services.toolkit import compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """`forms list|show|check|diff|print|schema`; none of them opens a store."""
    parser = commands.add_parser("forms", help="list, show and check the tools")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="every tool, with its ages, and the health guide")
    listing.add_argument("--json", action="store_true", help="for a program to read")
    listing.set_defaults(run=_list)
    showing = actions.add_parser("show", help="parts, items, what the ratings look like, domains, flags")
    showing.add_argument("tool", metavar="TOOL", help="the tool's id, such as `primary`, or `health_guide`")
    showing.add_argument("--json", action="store_true", help="for a program to read")
    showing.set_defaults(run=_show)
    checking = actions.add_parser("check", help="validate and lint; a line for each fault")
    checking.add_argument("path", metavar="PATH", nargs="?", type=Path, help="a forms folder, or one file of it")
    checking.set_defaults(run=_check)
    differing = actions.add_parser("diff", help="what changed between two versions, and whether assessments compare")
    differing.add_argument("before", metavar="A", help="the older: a forms folder, a tool's file, or a tool's id")
    differing.add_argument("after", metavar="B", help="the newer, likewise")
    differing.add_argument("--json", action="store_true", help="for a program to read")
    differing.set_defaults(run=_diff)
    printing = actions.add_parser("print", help="a blank form to fill in by hand, as a PDF")
    printing.add_argument("tool", metavar="TOOL", help="the tool's id, such as `primary`")
    printing.add_argument("-o", "--out", metavar="FILE", type=Path, required=True, help="the PDF to write")
    which = printing.add_mutually_exclusive_group()
    which.add_argument("--alone", action="store_true", help="only what is asked of somebody alone, on its own sheet")
    which.add_argument("--card", action="store_true", help="a prompt card of two pages, a question each")
    printing.set_defaults(run=_print)
    schemas = actions.add_parser("schema", help="JSON Schema, so that an editor completes and checks while you write")
    schemas.add_argument(
        "kind", metavar="KIND", nargs="?", choices=tools.kinds_of_files(), help="which kind of file: one of %(choices)s"
    )
    schemas.add_argument("--out", metavar="DIR", type=Path, help="write all of them as files into this folder")
    schemas.set_defaults(run=_schema)


def _list(given: argparse.Namespace) -> int:
    toolkit = compose(forms=given.forms)
    found = tools.available(toolkit)
    if given.json:
        rows = [
            {
                "id": tool.id,
                "version": tool.version,
                "sha256": tool.sha256,
                "title": tool.title,
                "ages": tool.ages.says,
                "disability": tool.disability,
                **tools.numbers(toolkit, tool.id).plain(),
            }
            for tool in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for tool in found:
            counted = tools.numbers(toolkit, tool.id)
            asks = f"{counted.core} core, {counted.further} further, {counted.checks} checks"
            about = f"{counted.minutes.first_visit:.0f} min"
            print(f"{tool.id:<24}{tool.version:<8}{tool.ages.says:<14}{asks:<34}{about:<8}{tool.title}")
        guide = toolkit.guide
        asks = f"at most {guide.most_questions} questions"
        print(f"{guide.id:<24}{guide.version:<8}{'any age':<14}{asks:<34}{'':<8}{guide.title}")
    return 0


def _show(given: argparse.Namespace) -> int:
    toolkit = compose(forms=given.forms)
    if given.tool == GUIDE_ID:
        plain, text = guiding.as_plain(toolkit.guide), guiding.as_text(toolkit.guide)
    else:
        tool = tools.load(toolkit, given.tool)
        plain, text = tools.as_plain(tool), tools.as_text(tool)
    print(json.dumps(plain, ensure_ascii=False, indent=2) if given.json else text)
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


def _diff(given: argparse.Namespace) -> int:
    found = tools.diff(compose(forms=given.forms), given.before, given.after)
    if given.json:
        plain = {
            "tools": [{**tool.plain(), "compares": tool.compares} for tool in found.tools],
            "only_before": found.only_before,
            "only_after": found.only_after,
        }
        print(json.dumps(plain, ensure_ascii=False, indent=2))
        return 0
    for tool_id in found.only_before:
        print(f"{tool_id}: is no longer there")
    for tool_id in found.only_after:
        print(f"{tool_id}: is new")
    print("\n\n".join(tools.diff_as_text(tool) for tool in found.tools))
    return 0


def _print(given: argparse.Namespace) -> int:
    sheet: Sheet = "alone" if given.alone else "card" if given.card else "form"
    write_blank_form(compose(forms=given.forms), given.tool, given.out, sheet)
    print(given.out)
    return 0


def _schema(given: argparse.Namespace) -> int:
    if given.out is None and given.kind is None:
        raise UsageError(
            f"Say which kind of file ({', '.join(tools.kinds_of_files())}), or `--out DIR` for all of them."
        )
    kinds = [given.kind] if given.kind else tools.kinds_of_files()
    for kind in kinds:
        text = json.dumps(tools.schema(kind), ensure_ascii=False, indent=2)
        if given.out is None:
            print(text)
        else:
            file = given.out / f"{kind}.schema.json"
            exporting.write_whole(file, f"{text}\n".encode())
            print(file)
    return 0
