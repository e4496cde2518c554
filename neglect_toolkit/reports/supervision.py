"""The supervision report: the child's day, change over time, what is not known, what to reflect on, what was agreed.

Whoever takes it into a room can have people named in full, by initials, or not at all. That holds for every text of the
document, its title and running lines too, because each of them is set by one setter that hides the names.
"""

from __future__ import annotations

from collections.abc import Callable

from neglect_toolkit.model.case import AssessedInCase
from neglect_toolkit.reports import fonts
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.flow import Flow
from neglect_toolkit.reports.names import hiding
from neglect_toolkit.reports.pages import paginate
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.sections.about import add_about
from neglect_toolkit.reports.sections.actions import add_open_actions, add_this_supervision
from neglect_toolkit.reports.sections.case_review import add_day, add_explanations, add_judged, add_questions
from neglect_toolkit.reports.sections.chronology import add_chronology
from neglect_toolkit.reports.sections.known import add_differing, add_strengths, add_unexplored
from neglect_toolkit.reports.sections.over_time import add_over_time
from neglect_toolkit.reports.sections.summary import add_summary
from neglect_toolkit.reports.styles import SMALL
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Setter
from neglect_toolkit.reports.values import ReferralReport, SupervisionReport
from neglect_toolkit.wording import labels, on_paper

Progress = Callable[[int, int, str], None]

_NAMED = {
    "full": "People are named in full.",
    "initials": "People are named by initials.",
    "left_out": "Names are left out.",
}
_READ_IT = (
    "Only names that the record holds as names can be found. Read what was written in free text before you pass this "
    "on: a name that stands there alone, a nickname or a place may still tell who it is."
)


def supervision_pdf(report: SupervisionReport, progress: Progress | None = None) -> bytes:
    """The supervision report as a tagged PDF. The same report always gives the same bytes.

    Args:
        report: everything the document needs.
        progress: told how much is done, of how much, and what; it may raise to stop the work.
    """
    tell = progress or _nobody
    fonts.ready()
    tell(0, 3, "Writing the report")
    case, setter, root = Case(_as_case(report)), Setter(hiding(report)), Node("Document")
    flow = Flow(setter, root)
    for add in (_head, _what_to_begin_with, _what_is_known, _what_happened):
        add(flow, case, report)
    add_about(flow, case)
    tell(1, 3, "Filling the pages")
    pages = paginate(flow.rows)
    tell(2, 3, "Drawing the pages")
    whole = drawn(pages, setter, root, _running(case, report, setter), _about(case, report, setter))
    tell(3, 3, "Done")
    return whole


def _nobody(_done: int, _of: int, _what: str) -> None:
    """Nobody wants to know how far the work is."""


def _newest(report: SupervisionReport) -> AssessedInCase:
    newest = report.case.newest
    if newest is None:
        raise ValueError("has no assessment; a supervision of a case needs at least one")
    return newest


def _as_case(report: SupervisionReport) -> ReferralReport:
    """The newest assessment as the sections that a referral has too expect it."""
    newest = _newest(report)
    return ReferralReport(
        assessment=newest.content,
        tool=newest.tool,
        summary=newest.summary,
        header=report.header,
        signature=newest.signature,
        next_steps=report.next_steps,
        contacts=report.contacts,
        made_at=report.made_at,
        version=report.version,
        log_head=report.log_head,
    )


def _head(flow: Flow, case: Case, report: SupervisionReport) -> None:
    """Whose case it is, of which assessments, and how people are named."""
    flow.section(f"Supervision: {labels.marked(_titled(case, report), made_up=case.assessment.child.made_up)}", 1)
    state = f"{on_paper.signature_state(case.report.signature)}. {on_paper.standing(report.header)}".strip()
    others = len(report.case.assessments) - 1
    before = {0: "the only assessment", 1: "with one assessment before it"}.get(
        others, f"with {others} others before it"
    )
    child = case.assessment.child
    on = report.review.on
    born = ("Date of birth", on_paper.birth(child, on)) if report.names == "full" else ("Age", on_paper.age(child, on))
    facts = [
        ("Newest assessment", f"{on_paper.day(_newest(report).on)}, {before}. {state}"),
        ("Tool", f"{case.report.tool.title}, version {case.report.tool.version}"),
        born,
        ("Names", _NAMED[report.names]),
    ]
    flow.facts(facts, 110)
    if report.names != "full":
        flow.paragraph(_READ_IT, style=SMALL)


def _titled(case: Case, report: SupervisionReport) -> str:
    named = case.assessment.child.name if report.names == "full" else None
    return named or case.the_child


def _what_to_begin_with(flow: Flow, case: Case, report: SupervisionReport) -> None:
    """What people meet for: where it stands, open actions, questions, and what was decided."""
    newest = _newest(report)
    reviews = sorted((one for one in report.case.reviews if one.assessment == newest.id), key=lambda one: one.on)
    add_judged(flow, case, reviews)
    add_open_actions(flow, report.review.actions, report.review.on)
    add_questions(flow, report.review.questions)
    add_this_supervision(flow, report.content)


def _what_is_known(flow: Flow, case: Case, report: SupervisionReport) -> None:
    """The day, change, findings, accounts that differ, gaps, strengths, explanations where some were recorded."""
    review = report.review
    add_day(flow, review.day)
    if review.over_time is not None:
        add_over_time(flow, review.over_time, review.drift)
    add_summary(flow, case)
    add_differing(flow, case)
    add_unexplored(flow, case)
    add_strengths(flow, case)
    add_explanations(flow, review.explanations)


def _what_happened(flow: Flow, _case: Case, report: SupervisionReport) -> None:
    add_chronology(flow, report.chronology)


def _running(case: Case, report: SupervisionReport, setter: Setter) -> Running:
    child, tool = case.assessment.child, case.report.tool
    born = f", born {on_paper.day(child.date_of_birth)}" if child.date_of_birth and report.names == "full" else ""
    signed = on_paper.signature_state(case.report.signature)
    return Running(
        left="Confidential: for supervision, about a child",
        right=setter.legible(f"{case.called_here}{born}"),
        foot=setter.legible(f"{signed} · {tool.title} {tool.version} ({tool.sha256[:8]})"),
        draft=case.is_draft,
    )


def _about(case: Case, report: SupervisionReport, setter: Setter) -> About:
    return About(
        title=_one_line(setter, f"Supervision: a day in the life of {case.marked_child}"),
        author=_one_line(setter, case.assessment.assessed_by.name or "Author not given"),
        made_at=report.made_at,
        producer=f"Neglect Toolkit {report.version}",
    )


def _one_line(setter: Setter, text: str) -> str:
    return setter.legible(text).replace("\n", " ")
