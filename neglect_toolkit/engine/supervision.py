"""What a supervision of one child's case can start from: the day, drift, explanations, questions, open actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from neglect_toolkit.engine.compare import compare_over_time, compare_siblings
from neglect_toolkit.engine.day_told import the_childs_day
from neglect_toolkit.engine.drift import drifting
from neglect_toolkit.engine.explanations import explanations
from neglect_toolkit.engine.patterns import fact
from neglect_toolkit.engine.seen_in_case import SeenInCase
from neglect_toolkit.model.assessment import facts_of
from neglect_toolkit.model.case import AssessedInCase, CaseFile, CaseReview
from neglect_toolkit.model.reflection import Asks, Reflection
from neglect_toolkit.model.supervision import ActionOutcome, OpenAction, Supervision
from neglect_toolkit.model.tool import spoken


def case_review(
    case: CaseFile, reflection: Reflection, on: dt.date, siblings: Sequence[AssessedInCase] = ()
) -> CaseReview:
    """Everything there is to say of a case on the day of its supervision.

    Args:
        case: what is kept about the child, in any order.
        reflection: the questions to reflect on.
        on: the day of the supervision; actions are overdue on it or not.
        siblings: the newest assessment of each other child in the home.
    """
    actions = open_actions(case.supervisions, case.outcomes)
    newest = case.newest
    if newest is None:
        return CaseReview(on=on, actions=actions)
    over_time = compare_over_time([one.compared() for one in case.oldest_first])
    content, tool = newest.content, newest.tool
    beside = compare_siblings([one.compared() for one in (newest, *siblings)]) if siblings else None
    seen = SeenInCase(case.oldest_first, over_time, actions, beside, on)
    return CaseReview(
        on=on,
        day=the_childs_day(tool, content.answers, case.child, content.visits),
        over_time=over_time,
        drift=drifting(over_time),
        explanations=explanations(tool, content.answers, case.child, disabled=facts_of(content, tool).disabled),
        questions=questions(seen, reflection),
        actions=actions,
        siblings=beside,
    )


def questions(seen: SeenInCase, reflection: Reflection) -> tuple[Asks, ...]:
    """The questions that follow from this case's own pattern, in the order in which they are written."""
    asked = []
    for question in reflection.reflect_on:
        shown = fact(question.when, seen, question.items)
        if shown is not None:
            asked.append(
                Asks(
                    question=question.id,
                    pattern=question.when,
                    fact=shown,
                    asks=spoken(question.asks, seen.called),
                    why=spoken(question.why, seen.called),
                    source=question.source,
                )
            )
    return tuple(asked)


def open_actions(supervisions: Iterable[Supervision], outcomes: Iterable[ActionOutcome]) -> tuple[OpenAction, ...]:
    """The actions that are neither done nor dropped: those with the nearest day first, those without one last.

    "Not done" closes nothing: the action stays open until it is done, or dropped for a reason.
    """
    last = {outcome.action: outcome for outcome in sorted(outcomes, key=lambda one: one.at)}
    still = [
        OpenAction(action=action, set_on=supervision.on, last=last.get(action.id))
        for supervision in supervisions
        for action in supervision.content.actions
        if action.id not in last or last[action.id].outcome == "not_done"
    ]
    return tuple(sorted(still, key=lambda one: (one.action.by_when or dt.date.max, one.set_on, one.action.id)))
