"""The practitioner's judgement beside what the findings point to, every reason for both."""

from __future__ import annotations

from neglect_toolkit.model.words import NextStep
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow
from neglect_toolkit.wording import on_paper
from neglect_toolkit.wording.on_paper import given


def add_judgement(flow: Flow, case: Case) -> None:
    """What was judged and why, what the findings point to and why, and what that step means here."""
    judged, found = case.assessment.judgement, case.report.summary.next_step
    flow.section("The practitioner's judgement")
    judgement = case.step(judged.next_step) if judged.next_step else "not recorded yet"
    flow.facts(
        [
            ("The practitioner judges", judgement),
            ("Reason", given(judged.reason)),
            ("The findings point to", case.step(found.is_)),
            ("Side by side", on_paper.compared(judged.next_step, found.is_)),
        ]
    )
    flow.heading("Why the findings point there", 3)
    flow.bullets(found.because)
    for step in dict.fromkeys(filter(None, (judged.next_step, found.is_))):
        _step(flow, case, step)


def _step(flow: Flow, case: Case, step: NextStep) -> None:
    text = case.report.next_steps.steps[step]
    flow.heading(f"What “{text.title}” means here", 3)
    flow.paragraph(text.means)
    flow.bullets(text.do)
