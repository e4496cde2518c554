"""The referral: one page that a duty worker can act on alone, then the whole of what was found out."""

from __future__ import annotations

from collections.abc import Callable

from neglect_toolkit.reports import fonts
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.first_page import first_page
from neglect_toolkit.reports.flow import Flow
from neglect_toolkit.reports.pages import paginate
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.sections.about import add_about, add_contacts
from neglect_toolkit.reports.sections.answers import add_answers
from neglect_toolkit.reports.sections.child import add_child, add_sharing, add_who_and_when
from neglect_toolkit.reports.sections.chronology import add_chronology
from neglect_toolkit.reports.sections.judgement import add_judgement
from neglect_toolkit.reports.sections.known import add_context, add_differing, add_gaps, add_strengths
from neglect_toolkit.reports.sections.safety import add_safety
from neglect_toolkit.reports.sections.summary import add_summary
from neglect_toolkit.reports.sections.words import add_words
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Setter
from neglect_toolkit.reports.values import ReferralReport
from neglect_toolkit.wording import on_paper

Progress = Callable[[int, int, str], None]


def _add_history(flow: Flow, case: Case) -> None:
    """The chronology, where there is one."""
    if case.report.chronology:
        add_chronology(flow, case.report.chronology)


_SECTIONS = (
    add_child,
    add_who_and_when,
    add_sharing,
    add_words,
    add_summary,
    add_strengths,
    add_gaps,
    add_differing,
    add_context,
    add_safety,
    add_judgement,
    _add_history,
    add_answers,
    add_contacts,
    add_about,
)


def referral_pdf(report: ReferralReport, progress: Progress | None = None) -> bytes:
    """The referral as a tagged PDF. The same report always gives the same bytes.

    Args:
        report: everything the document needs.
        progress: told how much is done, of how much, and what; it may raise to stop the work.
    """
    tell = progress or _nobody
    fonts.ready()
    case, setter, root = Case(report), Setter(), Node("Document")
    tell(0, len(_SECTIONS) + 2, "Writing the first page")
    first = first_page(case, setter, root)
    flow = Flow(setter, root)
    for index, add in enumerate(_SECTIONS, start=1):
        tell(index, len(_SECTIONS) + 2, "Writing the detail")
        add(flow, case)
    pages = [first, *paginate(flow.rows)]
    tell(len(_SECTIONS) + 1, len(_SECTIONS) + 2, "Drawing the pages")
    whole = drawn(pages, setter, root, _running(case, setter), _about(case, setter))
    tell(len(_SECTIONS) + 2, len(_SECTIONS) + 2, "Done")
    return whole


def _nobody(_done: int, _of: int, _what: str) -> None:
    """Nobody wants to know how far the work is."""


def _running(case: Case, setter: Setter) -> Running:
    report, child = case.report, case.assessment.child
    born = f"born {on_paper.day(child.date_of_birth)}" if child.date_of_birth else "date of birth not given"
    if child.date_of_birth is None and child.due_date:
        born = f"due {on_paper.day(child.due_date)}"
    tool = f"{report.tool.title} {report.tool.version} ({report.tool.sha256[:8]})"
    return Running(
        left="Confidential: contains information about a child",
        right=setter.legible(f"{case.called_here}, {born}"),
        foot=setter.legible(f"{on_paper.signature_state(report.signature)} · {tool}"),
        draft=case.is_draft,
    )


def _about(case: Case, setter: Setter) -> About:
    by = case.assessment.assessed_by
    return About(
        title=_one_line(setter, f"Referral: a day in the life of {case.marked_child}"),
        author=_one_line(setter, by.name or "Author not given"),
        made_at=case.report.made_at,
        producer=f"Neglect Toolkit {case.report.version}",
    )


def _one_line(setter: Setter, text: str) -> str:
    return setter.legible(text).replace("\n", " ")
