"""Made-up reports: the values that the referral's tests are given. Every child here is invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

from builders import A_PRACTITIONER, AssessmentBuilder, a_tool, an_assessment, summary_of

from neglect_toolkit.model.assessment import Assessment, Signature
from neglect_toolkit.model.people import Sharing
from neglect_toolkit.model.policy import Contacts, NextSteps
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import NextStep
from neglect_toolkit.reports.values import ReferralReport

MADE_AT = dt.datetime(2026, 11, 20, 16, 42, tzinfo=dt.UTC)

NEXT_STEPS = NextSteps.model_validate(
    {
        "version": "1.0.0",
        "steps": {
            step: {
                "title": step.value.replace("_", " ").capitalize(),
                "means": f"The made-up meaning of {step.value.replace('_', ' ')}.",
                "do": ["Do the made-up thing.", "Write down what was done."],
                "level_of_need": f"Level {1 + step.rank // 2}",
            }
            for step in NextStep
        },
    }
)
CONTACTS = Contacts.model_validate(
    {
        "version": "1.0.0",
        "stale_after_months": 6,
        "contacts": [
            {"id": "emergency_999", "title": "Immediate danger", "telephone": "999"},
            {
                "id": "front_door",
                "title": "Made Up Front Door",
                "telephone": "0000 000 0001",
                "hours": "Monday to Friday, 9 to 5",
                "area": "Cumberland",
                "checked_on": "2026-10-01",
            },
            {"id": "out_of_hours", "title": "Made Up Emergency Duty Team", "telephone": "0000 000 0002"},
            {"id": "elsewhere", "title": "Another Area's Door", "telephone": "0000 000 0003", "area": "Elsewhere"},
        ],
    }
)


def a_case() -> AssessmentBuilder:
    """Zoë's day with something of everything in it."""
    return (
        an_assessment()
        .with_child(nhs_number="000 000 0000", school="Made Up Primary School")
        .with_fields(
            sharing=Sharing(family_knows=True, agrees=False, views="Mother thinks it is not needed.", basis="Safety")
        )
        .with_worry(
            "breakfast.eats_before_school",
            persistence="most_days",
            since="September",
            setting={"days": "weekday", "home": "main", "carer": "mother"},
            behind_it=["care", "not_known"],
            effect="Tired and tearful by ten o'clock.",
            note="Toast from a neighbour on two mornings.",
        )
        .with_account(
            "breakfast.eats_before_school",
            "child",
            "worry",
            "I have something at school if I get there",
            visit="v1",
        )
        .with_account("breakfast.eats_before_school", "parent", "going_well", "She always has cereal", who="mother")
        .with_account("breakfast.eats_before_school", "observed", "worry", persistence="once", visit="v1")
        .with_worry("breakfast.food_in_house", persistence="sometimes", note="Fridge empty but for milk.")
        .with_worry("night.someone_answers", persistence="most_days")
        .with_account("night.someone_answers", "child", "worry", "I put my pillow over my head", visit="v1")
        .with_mixed("school.gets_there", behind_it=["barrier"], note="No bus since the route was cut.")
        .with_rating("waking.washes", "not_known")
        .with_rating("waking.clean_clothes", "declined")
        .with_rating("health.medicine_given", "not_applicable")
        .with_going_well("feelings.comforted", "school.things_needed", "health.teeth")
        .with_text("feelings.happy_when", "Drawing horses with her gran.")
        .with_answer("feelings.last_outing", date=dt.date(2026, 8, 2))
        .with_choices("money.barriers", "no_transport")
        .with_check(
            "safety.no_capable_adult_now",
            "yes",
            done="Rang the front door",
            done_at=dt.datetime(2026, 11, 18, 16, 40, tzinfo=dt.UTC),
            done_by="Sam Okafor",
        )
        .with_judgement("refer_now", "Two worries that last, and the child says so herself.")
    )


def a_report(
    case: AssessmentBuilder | Assessment | None = None, tool: Tool | None = None, *, signed: bool = False, **fields: Any
) -> ReferralReport:
    """A report of a case, a draft unless signed."""
    given = case if case is not None else a_case()
    made = given.build() if isinstance(given, AssessmentBuilder) else given
    used = tool or a_tool()
    signature = Signature(by=A_PRACTITIONER, at=MADE_AT, sha256="5" * 64) if signed else None
    values = {
        "assessment": made,
        "tool": used,
        "summary": summary_of(made, used),
        "signature": signature,
        "next_steps": NEXT_STEPS,
        "contacts": CONTACTS,
        "made_at": MADE_AT,
        "version": "0.1.0",
    }
    return ReferralReport.model_validate(values | fields)
