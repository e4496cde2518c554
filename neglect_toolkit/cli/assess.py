"""`assess ANSWERS.yaml`: an answers file to its summary, and on request to a referral or into a store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.options import add_names, add_who
from neglect_toolkit.cli.passphrase import unlocked
from neglect_toolkit.cli.summary_text import summary_text
from neglect_toolkit.errors import UsageError
from neglect_toolkit.services import assessing, exporting, supervising
from neglect_toolkit.services.assessing import Assessed
from neglect_toolkit.services.toolkit import Toolkit, compose

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands


def add_to(commands: Commands) -> None:
    """`assess ANSWERS.yaml`, which needs no store; with `--store` the answers are kept as a draft."""
    parser = commands.add_parser("assess", help="what an answers file adds up to")
    parser.add_argument("answers", metavar="ANSWERS.yaml", type=Path, help="answers in YAML or JSON")
    parser.add_argument("--json", action="store_true", help="print the summary for a program to read")
    parser.add_argument("--pdf", metavar="FILE", type=Path, help="also write a PDF")
    parser.add_argument(
        "--for", dest="purpose", choices=["referral", "supervision"], help="what the PDF is for (with --pdf)"
    )
    parser.add_argument("--store", metavar="PATH", type=Path, help="also keep it as a new draft in this store")
    add_who(parser)
    add_names(parser)
    parser.set_defaults(run=_assess)


def _assess(given: argparse.Namespace) -> int:
    if given.purpose and not given.pdf:
        raise UsageError("`--for` says what the PDF is for: add `--pdf FILE`, or leave `--for` out.")
    toolkit = compose(store=given.store, forms=given.forms)
    assessed = assessing.assess_file(toolkit, given.answers)
    if given.store:
        with unlocked(toolkit, given.who) as casework:
            opened = casework.take_in(assessed.assessment)
            print(f"Kept in the store as the draft {opened.header.id}.", file=sys.stderr)  # whatever fails after it
            assessed = Assessed(assessed.assessment, assessed.tool, opened.view().summary)
            if given.pdf and given.purpose == "supervision":
                document = exporting.render_supervision(casework.supervising.prepare_pdf(opened.header, given.names))
                casework.supervising.keep_pdf(opened.header, given.pdf, document, given.names)
            elif given.pdf:
                opened.keep_export(given.pdf, exporting.render_referral(opened.prepare_referral()), "referral")
    elif given.pdf:
        exporting.write_whole(given.pdf, _pdf(given, toolkit, assessed))
    if given.json:
        print(assessing.as_json(assessed.summary), end="")
    else:
        print(summary_text(assessed.assessment, assessed.tool, assessed.summary, toolkit.next_steps))
    return 0


def _pdf(given: argparse.Namespace, toolkit: Toolkit, assessed: Assessed) -> bytes:
    """The document of answers that are kept in no store."""
    if given.purpose == "supervision":
        return exporting.render_supervision(supervising.of_answers(toolkit, assessed, given.names))
    report = exporting.referral(toolkit, assessed.assessment, assessed.tool, assessed.summary)
    return exporting.render_referral(report)
