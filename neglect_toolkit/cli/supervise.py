"""`supervise` and `chronology`: what a case gives to think about, what was decided, what happened."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from neglect_toolkit.cli.options import add_one, work_in
from neglect_toolkit.cli.summary_text import on_a_terminal
from neglect_toolkit.errors import UsageError
from neglect_toolkit.services import supervising
from neglect_toolkit.wording.chronology import event_kind
from neglect_toolkit.wording.labels import mid_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neglect_toolkit.cli.commands import Commands
    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.model.case import CaseReview
    from neglect_toolkit.model.supervision import ActionEnd, Supervision
    from neglect_toolkit.services.casework import Casework

_OUTCOMES = {"done": "done", "not_done": "not done yet", "dropped": "dropped"}


def add_to(commands: Commands) -> None:
    """`supervise` and `chronology`, both of one child's whole case."""
    parser = commands.add_parser("supervise", help="what a case gives to think about, and the record of a supervision")
    add_one(parser)
    parser.add_argument("--json", action="store_true", help="for a program to read")
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--record", metavar="FILE.yaml", type=Path, help="keep this record of a supervision for good")
    for outcome, words in _OUTCOMES.items():
        option = f"--{outcome.replace('_', '-')}"
        does.add_argument(option, metavar="ACTION", help=f"an action is {words}: its id, or how it begins")
    parser.add_argument("--note", help="why an action was not done or is dropped")
    parser.set_defaults(run=_supervise)

    told = commands.add_parser("chronology", help="what happened to a child, the oldest first")
    add_one(told)
    told.add_argument("--household", action="store_true", help="to every child of the home")
    told.add_argument("--json", action="store_true", help="for a program to read")
    told.set_defaults(run=_chronology)


def _supervise(given: argparse.Namespace) -> int:
    outcome = next((name for name in _OUTCOMES if getattr(given, name)), None)
    if given.note and outcome is None:
        raise UsageError("`--note` goes with `--done`, `--not-done` or `--drop`.")
    with work_in(given) as casework:
        header = casework.find(given.id)
        if given.record is not None:
            content = supervising.read_record(casework.toolkit, given.record, header)
            casework.supervising.keep(header, content)
        elif outcome is not None:
            action = _action(casework, header, getattr(given, outcome))
            casework.supervising.keep_outcome(header, action, cast("ActionEnd", outcome), given.note)
        review = casework.supervising.review(header)
        records = casework.supervising.supervisions(header)
    if given.json:
        held = {"review": review.plain(), "records": [record.plain() for record in records]}
        print(json.dumps(held, ensure_ascii=False, indent=2))
        return 0
    for line in (*_review_lines(review), *_record_lines(records)):
        print(on_a_terminal(line))
    return 0


def _action(casework: Casework, header: Header, beginning: str) -> str:
    """The id of the child's action that begins so; as typed where there is none, and the store says so."""
    actions = [action for record in casework.supervising.supervisions(header) for action in record.content.actions]
    return next((action.id for action in actions if action.id.startswith(beginning)), beginning)


def _review_lines(review: CaseReview) -> Iterator[str]:
    yield from review.drift
    for asks in review.questions:
        yield f"? {asks.says}"
    for held in review.actions:
        late = held.days_overdue(review.on)
        overdue = f", overdue by {late} days" if late else ""
        by_when = f", by {held.action.by_when}" if held.action.by_when else ""
        yield f"{held.action.id[:8]}  {held.action.what}{by_when}{overdue}"


def _record_lines(records: tuple[Supervision, ...]) -> Iterator[str]:
    for record in records:
        content = record.content
        said = (content.reflections, content.decisions, content.escalation)
        yield f"{record.on}  {record.by_name}: {' / '.join(words for words in said if words) or '-'}"


def _chronology(given: argparse.Namespace) -> int:
    with work_in(given) as casework:
        events = casework.supervising.chronology(casework.find(given.id), household=given.household)
    if given.json:
        print(json.dumps([event.plain() for event in events], ensure_ascii=False, indent=2))
        return 0
    for event in events:
        whose = f"{event.child}: " if given.household and event.child else ""
        meant = f" For the child: {event.meant_for_child}" if event.meant_for_child else ""
        done = f" Done: {event.done}" if event.done else ""
        print(
            on_a_terminal(f"{event.date}  {mid_sentence(event_kind(event.kind)):<12} {whose}{event.what}{meant}{done}")
        )
    if not events:
        print("Nothing that happened is recorded yet.")
    return 0
