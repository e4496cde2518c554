"""What was agreed: actions of supervisions before that are still open, and what this supervision says and agrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from neglect_toolkit.model.supervision import Action, OpenAction, SupervisionContent
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import CELL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import labels, lists, on_paper
from neglect_toolkit.wording.on_paper import NOT_GIVEN, given

_HEADS = ("What", "Who", "By when", "How we will know", "If it is not done")
_SHARES = (30, 14, 15, 21, 20)


def add_open_actions(flow: Flow, actions: Sequence[OpenAction], on: dt.date) -> None:
    """The actions of earlier supervisions that are neither done nor dropped; what is overdue says by how much."""
    flow.section("Agreed before and still open")
    if not actions:
        flow.paragraph("No action from an earlier supervision is open.")
        return
    late = sum(one.days_overdue(on) > 0 for one in actions)
    flow.paragraph(f"{len(actions)} open, {late} of them overdue on {on_paper.day(on)}.", keep=True)
    flow.table(("What", "Who", "By when", "Where it stands"), (34, 16, 20, 30), (_open(one, on) for one in actions))


def _open(one: OpenAction, on: dt.date) -> list[list[Para]]:
    action, days = one.action, one.days_overdue(on)
    by_when = [para(on_paper.day(action.by_when), style=CELL)]
    if days:
        by_when.append(
            para(f"{lists.counted(days, 'day')} overdue", style=CELL.bold().coloured(styles.RED), mark=signs.WARNING)
        )
    stands = [para(f"Agreed on {on_paper.day(one.set_on)}.", style=CELL)]
    if one.last is not None:
        note = f": {one.last.note}" if one.last.note else ""
        said = f"{labels.action_end(one.last.outcome)}, said on {on_paper.day(one.last.at.date())}{note}"
        stands.append(para(said, style=CELL))
    if action.if_not:
        stands.append(para(Run("If it is not done: ", CELL.bold()), Run(action.if_not, CELL), above=1))
    return [[para(action.what, style=CELL)], [para(given(action.who), style=CELL)], by_when, stands]


def add_this_supervision(flow: Flow, content: SupervisionContent | None) -> None:
    """What was reflected, decided, escalated and agreed; where it has not been held yet, that is said."""
    flow.section("This supervision")
    if content is None:
        flow.paragraph("Nothing is recorded of this supervision yet.")
        return
    flow.facts(
        [
            ("Held on", on_paper.day(content.held_on)),
            ("Present", ", ".join(content.present) or NOT_GIVEN),
            ("Reflections", given(content.reflections)),
            ("Decisions", given(content.decisions)),
            ("Why this level of help", given(content.threshold_reason)),
            ("The supervisor’s own view", given(content.own_view)),
            ("The worker’s safety", given(content.worker_safety)),
            ("How it is for the worker", given(content.worker_feelings)),
            ("Disagreement or escalation", given(content.escalation)),
            ("Next supervision", on_paper.day(content.next_on) if content.next_on else NOT_GIVEN),
        ]
    )
    flow.heading("Actions", 3)
    if content.actions:
        flow.table(_HEADS, _SHARES, map(_action, content.actions), 3)
    else:
        flow.paragraph("No action is recorded.")


def _action(action: Action) -> list[list[Para]]:
    texts = (
        action.what,
        given(action.who),
        on_paper.day(action.by_when),
        given(action.how_we_know),
        given(action.if_not),
    )
    return [[para(text, style=CELL)] for text in texts]
