"""Made-up supervision reports. Every child here is invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cases_made_up import STEPS, at
from reports_made_up import CONTACTS

from neglect_toolkit import paths
from neglect_toolkit.engine.chronology import chronology
from neglect_toolkit.engine.supervision import case_review
from neglect_toolkit.forms.load import load_reflection
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.case import AssessedInCase, CaseFile
from neglect_toolkit.reports.values import SupervisionReport

REFLECTION = load_reflection(Sources.of(paths.forms_folder()))
HELD = dt.date(2026, 11, 30)


def a_supervision_report(
    *assessments: AssessedInCase, case: dict[str, Any] | None = None, **fields: Any
) -> SupervisionReport:
    """A report of these assessments with whatever the engine says of them; `case` holds the rest of the case file."""
    kept = {"supervisions": fields.pop("supervisions", ())} | (case or {})
    file = CaseFile(assessments=assessments, **kept)
    siblings = fields.pop("siblings", ())
    values = {
        "case": file,
        "review": case_review(file, REFLECTION, HELD, siblings),
        "chronology": chronology(file, STEPS),
        "next_steps": STEPS,
        "contacts": CONTACTS,
        "made_at": at(HELD),
        "version": "0.1.0",
    }
    return SupervisionReport.model_validate(values | fields)
