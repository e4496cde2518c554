"""From an answers file to a summary, and the one way in which the parts of a summary are put together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from neglect_toolkit.documents import did_you_mean
from neglect_toolkit.engine.progress import progress
from neglect_toolkit.engine.summarise import summarise
from neglect_toolkit.engine.visibility import shown_items
from neglect_toolkit.errors import InputFaultError
from neglect_toolkit.model.assessment import Assessment, age_band_of, facts_of
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import Progress, searchable
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import Toolkit


@dataclass(frozen=True)
class Assessed:
    """An assessment with the tool it was made with and what it adds up to."""

    assessment: Assessment
    tool: Tool
    summary: IndicatorSummary


def summary_of(
    assessment: Assessment, tool: Tool, policy: Policy, earlier: Sequence[EarlierAssessment] = ()
) -> IndicatorSummary:
    """What an assessment adds up to. The same input gives the same summary."""
    facts = facts_of(assessment, tool)
    return summarise(tool, policy, facts, assessment.answers, earlier, opened=assessment.opened)


def progress_of(assessment: Assessment, tool: Tool, summary: IndicatorSummary, before: Assessment | None) -> Progress:
    """What lists, counts and searches know of an assessment.

    `before` is what was kept of it until now; what a search finds is then named only where that has changed.
    """
    facts = facts_of(assessment, tool)
    shown = frozenset(shown_items(tool, facts, assessment.answers, frozenset(assessment.opened)))
    parts = progress(tool, facts, assessment.answers, shown)
    text = searchable(assessment)
    return Progress(
        explored=sum(part.explored for part in parts),
        of=sum(part.of for part in parts),
        next_step=summary.next_step.is_,
        judged=assessment.judgement.next_step,
        flags=len(summary.safety),
        levels={domain: found.level for domain, found in summary.domains.items()},
        own_words=assessment.has_own_words,
        made_up=assessment.child.made_up,
        age_band=age_band_of(assessment, tool),
        disabled=facts.disabled,
        text=None if before is not None and searchable(before) == text else text,
    )


def assess_file(toolkit: Toolkit, path: Path) -> Assessed:
    """Reads an answers file and works out what it adds up to. Nothing is kept.

    Raises:
        InputFaultError: the file cannot be used; each fault has its line and its mend.
    """
    from neglect_toolkit.exchange.answers_file import fit, read_answers

    assessment, document = read_answers(path)
    known = tools.ids(toolkit)
    if assessment.tool not in known:
        says = f"is not one of the tools: {', '.join(known)}{did_you_mean(assessment.tool, known)}"
        raise InputFaultError(document.fault(("tool",), says))
    tool = tools.load(toolkit, assessment.tool)
    fit(assessment, document, tool)
    return Assessed(assessment, tool, summary_of(assessment, tool, toolkit.policy))


def as_json(summary: IndicatorSummary) -> str:
    """A summary as `assess --json` prints it; its schema is docs/summary.schema.json."""
    return json.dumps(summary.plain(), ensure_ascii=False, indent=2) + "\n"
