"""Made-up case files: several assessments of one child, supervisions and reviews. Every child here is invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

from builders import A_PRACTITIONER, AssessmentBuilder, a_tool, an_assessment, summary_of

from neglect_toolkit.engine.compare import compare_over_time
from neglect_toolkit.model.assessment import Assessment, Signature
from neglect_toolkit.model.case import AssessedInCase, CaseFile
from neglect_toolkit.model.comparison import OverTime
from neglect_toolkit.model.policy import NextSteps, Policy
from neglect_toolkit.model.supervision import Action, ActionOutcome, Supervision, SupervisionContent
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import NextStep

STEPS = NextSteps.model_validate(
    {
        "version": "1.0.0",
        "steps": {
            step: {"title": step.value.replace("_", " ").capitalize(), "means": "Made up.", "do": ["Made up."]}
            for step in NextStep
        },
    }
)
EATS, FOOD = "breakfast.eats_before_school", "breakfast.food_in_house"
MARCH, JUNE, NOVEMBER = dt.date(2026, 3, 4), dt.date(2026, 6, 2), dt.date(2026, 11, 20)
DAYS = (MARCH, JUNE, NOVEMBER)


def at(on: dt.date, hour: int = 12) -> dt.datetime:
    return dt.datetime(on.year, on.month, on.day, hour, tzinfo=dt.UTC)


def assessed(
    made: AssessmentBuilder | Assessment | None = None,
    on: dt.date | None = NOVEMBER,
    *,
    tool: Tool | None = None,
    policy: Policy | None = None,
    signed: bool = True,
    assessment_id: str | None = None,
) -> AssessedInCase:
    """One assessment of Zoë's day, signed on its day unless said otherwise."""
    given = made if made is not None else an_assessment()
    content = given.build() if isinstance(given, AssessmentBuilder) else given
    content = content.model_copy(update={"assessed_on": on})
    used, day = tool or a_tool(), on or NOVEMBER
    return AssessedInCase(
        id=assessment_id or f"a-{day}",
        content=content,
        tool=used,
        summary=summary_of(content, used, policy),
        saved_on=day,
        signature=Signature(by=A_PRACTITIONER, at=at(day), sha256="5" * 64) if signed else None,
    )


def a_case(*made: AssessmentBuilder, **fields: Any) -> CaseFile:
    """Assessments in March, June and November, as many as are given; the last ones of these."""
    days = DAYS[-len(made) :] if made else ()
    return CaseFile(assessments=tuple(assessed(one, on) for one, on in zip(made, days, strict=True)), **fields)


def a_supervision(*actions: Action, on: dt.date = JUNE, name: str = "s1", **content: Any) -> Supervision:
    held = SupervisionContent.model_validate({"held_on": on, "actions": actions, **content})
    return Supervision(id=name, child_id="c1", at=at(on), by="p1", by_name="Ana Petrova", content=held)


def an_action(what: str = "Ring the dentist", action_id: str = "x1", **fields: Any) -> Action:
    return Action.model_validate({"id": action_id, "what": what, **fields})


def an_outcome(outcome: str, on: dt.date = NOVEMBER, action: str = "x1", **fields: Any) -> ActionOutcome:
    return ActionOutcome.model_validate({"action": action, "at": at(on), "by": "p1", "outcome": outcome, **fields})


def over_time(case: CaseFile) -> OverTime:
    return compare_over_time([one.compared() for one in case.oldest_first])
