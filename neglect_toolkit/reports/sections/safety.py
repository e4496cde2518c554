"""Every safety check: what was answered, what it calls for, what was done, when and by whom."""

from __future__ import annotations

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.tool import Item, spoken
from neglect_toolkit.model.words import CheckAnswer, Kind
from neglect_toolkit.reports import signs
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import CELL
from neglect_toolkit.wording import dates, labels


def done_about(answer: Answer) -> str:
    """What was done, when and by whom; or that nothing is recorded."""
    if not (answer.done or answer.done_at or answer.done_by):
        return "Nothing is recorded as done yet."
    when = dates.moment(answer.done_at) if answer.done_at else ""
    by = f"by {answer.done_by}" if answer.done_by else ""
    about = ", ".join(filter(None, (when, by)))
    done = answer.done or "not said what"
    return f"{done} ({about})" if about else done


def add_safety(flow: Flow, case: Case) -> None:
    """The checks in the tool's order. A check that nobody asked is not a "no"."""
    flow.section("Safety checks")
    checks = list(case.report.tool.of_kind(Kind.CHECK))
    not_asked = set(case.report.summary.safety_not_asked)
    shown = [check for check in checks if check.id in not_asked or check.id in case.assessment.answers]
    if not shown:
        flow.paragraph("This tool asks no safety check of this child.")
        return
    flagged = len(case.report.summary.safety)
    flow.paragraph(
        f"{flagged} answered yes; {len(not_asked)} not asked yet. A check that was not asked is not a “no”.", keep=True
    )
    flow.table(("Check", "Answer", "What to do, and what was done"), (36, 20, 44), (_row(case, item) for item in shown))


def _row(case: Case, check: Item) -> list[list[Para]]:
    answer = case.assessment.answers.get(check.id, Answer())
    given = answer.answer
    mark = signs.of_check(given)
    said = labels.check_answer(given)
    told: list[Para] = []
    if given is CheckAnswer.YES and check.urgency:
        act = f"{labels.urgency(check.urgency)}: {spoken(check.do or '', case.the_child)}"
        told.append(para(act, style=CELL.bold().coloured(mark.colour)))
    if given is CheckAnswer.YES or answer.done or answer.done_at or answer.done_by:
        told.append(para(f"Done: {done_about(answer)}", style=CELL))
    return [
        [para(case.question(check.id), style=CELL)],
        [para(said, style=CELL.bold().coloured(mark.colour), mark=mark)],
        told or [para("No action called for by this answer." if given is CheckAnswer.NO else "Ask.", style=CELL)],
    ]
