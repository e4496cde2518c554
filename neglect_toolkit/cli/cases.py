"""`list`, `show`, `sign`, `review` and `export`: the assessments of a store."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit.cli.options import add_names, add_one, add_store, work_in
from neglect_toolkit.cli.summary_text import on_a_terminal, summary_text
from neglect_toolkit.errors import UsageError
from neglect_toolkit.model.assessment import Header, Judgement
from neglect_toolkit.model.queue import QueueOrder, QueueQuery
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.words import ManagerView, NextStep, Role, Status
from neglect_toolkit.services import assessing, exporting
from neglect_toolkit.wording import dates, labels

if TYPE_CHECKING:
    from neglect_toolkit.cli.commands import Commands
    from neglect_toolkit.services.casework import Casework

_STEPS = [step.value for step in NextStep]


def add_to(commands: Commands) -> None:
    """`show`, `sign`, `export`, `list` and `review`, each of what a store keeps."""
    _add_list(commands)
    showing = commands.add_parser("show", help="what one assessment adds up to")
    add_one(showing)
    showing.add_argument("--json", action="store_true", help="print the summary for a program to read")
    showing.set_defaults(run=_show)

    signing = commands.add_parser("sign", help="sign an assessment: what it holds is fixed for good")
    add_one(signing)
    signing.add_argument("--next-step", choices=_STEPS, help="what you judge right, in place of what is recorded")
    signing.add_argument("--reason", help="why; always, where you judge lower than the findings point to")
    signing.set_defaults(run=_sign)

    _add_review(commands)
    export = commands.add_parser("export", help="one assessment as a PDF")
    add_one(export)
    export.add_argument("--pdf", metavar="FILE", type=Path, required=True, help="the PDF to write")
    export.add_argument(
        "--for", dest="purpose", choices=["referral", "supervision"], default="referral", help="what it is for"
    )
    add_names(export)
    export.add_argument("--as-signed", action="store_true", help="what was signed last, while a correction is open")
    export.set_defaults(run=_export)


def _add_list(commands: Commands) -> None:
    listing = commands.add_parser("list", help="the assessments of the children whom you work with, or of your team")
    add_store(listing)
    listing.add_argument("--json", action="store_true", help="for a program to read")
    listing.add_argument("--guides", action="store_true", help="the records of the health guide that you kept instead")
    listing.add_argument("--queue", action="store_true", help="what waits for a manager's review, the longest first")
    listing.add_argument("--state", choices=[status.value for status in Status], help="your team's in this state")
    listing.add_argument("--search", metavar="WORDS", help="your team's with these words in names, notes or accounts")
    listing.add_argument("--tool", metavar="TOOL", help="your team's with this tool")
    listing.add_argument("--at-least", choices=_STEPS, help="your team's that point to this next step or a graver one")
    listing.add_argument("--flagged", action="store_true", help="your team's with a safety flag")
    listing.add_argument("--below", action="store_true", help="your team's judged below where the findings point")
    listing.add_argument("--sort", choices=[order.value for order in QueueOrder], default="waiting")
    listing.add_argument("--page", type=int, default=1, metavar="N", help="which page of 50, from 1")
    listing.set_defaults(run=_list)


def _add_review(commands: Commands) -> None:
    reviewing = commands.add_parser("review", help="read, comment on, send back or countersign an assessment")
    add_one(reviewing)
    reviewing.add_argument("--json", action="store_true", help="print reviews and comments for a program to read")
    does = reviewing.add_mutually_exclusive_group()
    does.add_argument("--return", dest="asks", metavar="QUESTIONS", help="send it back with questions")
    does.add_argument(
        "--countersign",
        choices=[view.value for view in ManagerView],
        help="countersign, with your view of the next step",
    )
    does.add_argument("--comment", metavar="TEXT", help="say something about it")
    reviewing.add_argument("--reason", help="why your view is higher or lower (with --countersign)")
    reviewing.add_argument("--next-step", choices=_STEPS, help="what you judge right (with --countersign)")
    reviewing.add_argument(
        "--about", default="", metavar="WHAT", help="item:ITEM.ID or finding:DOMAIN/RULE (with --comment)"
    )
    reviewing.add_argument("--answers", metavar="COMMENT", help="the id of the comment answered (with --comment)")
    reviewing.set_defaults(run=_review)


def _list(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        if given.guides:
            return _list_guides(casework, as_json=given.json)
        headers = _listed(given, casework)
        names = {person.id: person.name for person in casework.staff.everybody()}
    if given.json:
        print(json.dumps([header.plain() for header in headers], ensure_ascii=False, indent=2))
        return 0
    for header in headers:
        print(_line(header, names if len(names) > 1 else {}))
    if not headers:
        print("There are no such assessments for you in this store.")
    return 0


def _listed(given: argparse.Namespace, casework: Casework) -> tuple[Header, ...]:
    asked = (given.state, given.search, given.tool, given.at_least, given.flagged, given.below)
    of_team = given.queue or any(asked)
    if not of_team and casework.rights.is_a(Role.PRACTITIONER):
        return casework.work_list()
    statuses = (Status.SIGNED,) if given.queue else ()
    query = QueueQuery(
        statuses=(Status(given.state),) if given.state else statuses,
        search=given.search or "",
        tool=given.tool,
        at_least=given.at_least,
        flagged=given.flagged,
        below=given.below,
        order=given.sort,
        page=max(given.page, 1) - 1,
    )
    return casework.reviewing.queue(query).headers


def _line(header: Header, names: dict[str, str]) -> str:
    reached = f"{header.explored}/{header.of}"
    found = header.next_step.value if header.next_step else "-"
    step = f"{header.judged.value} (found: {found})" if header.judged and header.judged != header.next_step else found
    flags = f"  flags {header.flags}" if header.flags else ""
    below = f"  judged below: {header.judged}" if header.below else ""
    name = on_a_terminal(header.child_name or header.child_called or "(no name yet)")
    name = labels.marked(name, made_up=header.made_up)
    whose = f"  [{on_a_terminal(names[header.practitioner])}]" if header.practitioner in names else ""
    return (
        f"{header.id[:8]}  {header.status:<13} {header.tool:<22} {reached:>7}  {step:<20} {name}{whose}{flags}{below}"
    )


def _list_guides(casework: Casework, *, as_json: bool) -> int:
    kept = casework.kept_guides()
    if as_json:
        print(json.dumps([one.plain() for one in kept], ensure_ascii=False, indent=2))
        return 0
    for one in kept:
        at = f"{dates.here(one.at):%Y-%m-%d %H:%M}"
        print(f"{one.id[:8]}  {at}  {one.answers.setting:<22} {one.result.next_step.is_.value}")
    if not kept:
        print("You kept no record of the health guide in this store.")
    return 0


def _show(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        view = casework.open(casework.find(given.id).id).view()
        next_steps = casework.toolkit.next_steps
    if given.json:
        print(assessing.as_json(view.summary), end="")
    else:
        print(summary_text(view.assessment, view.tool, view.summary, next_steps))
    return 0


def _sign(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        opened = casework.open(casework.find(given.id).id)
        if given.next_step or given.reason:
            before = opened.assessment.judgement
            judged = Judgement(next_step=given.next_step or before.next_step, reason=given.reason or before.reason)
            opened.save(opened.assessment.model_copy(update={"judgement": judged}))
        header = opened.sign()
    print(f"{header.id[:8]}  revision {header.revision} is signed")
    return 0


def _review(given: argparse.Namespace) -> int:
    if (given.reason or given.next_step) and not given.countersign:
        raise UsageError("`--reason` and `--next-step` go with `--countersign`.")
    if (given.about or given.answers) and not given.comment:
        raise UsageError("`--about` and `--answers` go with `--comment`.")
    with work_in(given) as casework:
        found, reviewing = casework.find(given.id), casework.reviewing
        if given.asks is not None:
            reviewing.send_back(found.id, given.asks)
        elif given.countersign is not None:
            reviewing.countersign(found.id, ManagerView(given.countersign), given.reason, given.next_step)
        elif given.comment is not None:
            said = [comment for comment in reviewing.comments(found.id) if given.answers]
            reviewing.comment(found.id, given.comment, given.about, _whole(given.answers, said))
        reviews, comments = reviewing.reviews(found.id), reviewing.comments(found.id)
        status = casework.find(given.id).status
    if given.json:
        held = {"status": status, "reviews": [one.plain() for one in reviews]}
        print(json.dumps({**held, "comments": [one.plain() for one in comments]}, ensure_ascii=False, indent=2))
        return 0
    print(f"{found.id[:8]}  {status.value}")
    for line in (*map(_review_line, reviews), *map(_comment_line, comments)):
        print(on_a_terminal(line))
    return 0


def _whole(beginning: str | None, comments: list[Comment]) -> str | None:
    """The id of the comment that begins so, as it was typed where there is none: the store says so."""
    return next((one.id for one in comments if beginning and one.id.startswith(beginning)), beginning)


def _review_line(review: Review) -> str:
    outcome, on = labels.review_outcome(review.outcome), f"{dates.here(review.at):%Y-%m-%d}"
    view = f", {labels.mid_sentence(labels.manager_view(review.view))}" if review.view else ""
    step = f" ({review.next_step})" if review.next_step else ""
    said = f": {review.reason}" if review.reason else ""
    return f"revision {review.revision}  {outcome} by {review.by_name} on {on}{view}{step}{said}"


def _comment_line(comment: Comment) -> str:
    about = f" on {comment.about.partition(':')[2]}" if comment.about else ""
    to = f", answering {comment.answers[:8]}" if comment.answers else ""
    return f"{comment.id[:8]}  {comment.by_name} on {dates.here(comment.at):%Y-%m-%d}{about}{to}: {comment.text}"


def _export(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        opened = casework.open(casework.find(given.id).id)
        if given.purpose == "supervision":
            supervising, header = casework.supervising, opened.header
            document = exporting.render_supervision(supervising.prepare_pdf(header, given.names))
            supervising.keep_pdf(header, given.pdf, document, given.names)
        else:
            document = exporting.render_referral(opened.prepare_referral(as_signed=given.as_signed))
            opened.keep_export(given.pdf, document, given.purpose)
    print(given.pdf)
    return 0
