"""What goes well, what nobody knows yet, where accounts differ, and what gets in the family's way."""

from __future__ import annotations

from neglect_toolkit.model.summary import Because
from neglect_toolkit.model.words import Domain, Rating
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.sections.safety import done_about
from neglect_toolkit.reports.styles import BODY, CELL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.found import said


def add_strengths(flow: Flow, case: Case) -> None:
    """What goes well, once each, with the domains it bears on."""
    flow.section("What goes well")
    bears_on: dict[str, list[Domain]] = {}
    for domain, found in case.report.summary.domains.items():
        for item_id in found.strengths:
            bears_on.setdefault(item_id, []).append(domain)
    told = [
        (case.question(item.id), (case.answer_text(item.id)))
        for item in case.report.tool.items.values()
        if item.strength and case.answer_text(item.id)
    ]
    if not bears_on and not told:
        flow.paragraph("Nothing is recorded as going well. That may mean that nobody has asked yet.")
        return
    flow.paragraph("These stand beside the concerns and do not cancel them.")
    flow.bullets(
        [
            *(para(Run(f"{asks} ", BODY), Run(says, BODY.bold()), mark=signs.STRENGTH) for asks, says in told),
            *(
                para(f"{_headline(case, item_id)} ({_named(domains)})", style=BODY, mark=signs.STRENGTH)
                for item_id, domains in bears_on.items()
            ),
        ]
    )


def _headline(case: Case, item_id: str) -> str:
    """What goes well, and who says so."""
    told = case.found(Because(item=item_id, rating=Rating.GOING_WELL))
    return told.rated if told else case.question(item_id)


def _named(domains: list[Domain]) -> str:
    return ", ".join(labels.mid_sentence(labels.domain(domain)) for domain in domains)


def add_gaps(flow: Flow, case: Case) -> None:
    """What nobody has explored, and what a referral asks for that this document does not hold."""
    add_unexplored(flow, case)
    flow.paragraph(
        "This document has no place for where the child is at this moment, for brothers' and sisters' own days, for "
        "other agencies' records or for risks to staff who visit. Ask the practitioner.",
        above=8,
    )


def add_unexplored(flow: Flow, case: Case) -> None:
    """Safety checks without an answer, with what was done; then what nobody has explored, core questions first."""
    flow.section("What is not known")
    checks = _open_checks(case)
    core: dict[str, str] = {}
    further: dict[str, str] = {}
    for found in case.report.summary.domains.values():
        for gap in found.gaps:
            (core if gap.core else further)[gap.item] = gap.says
    if checks:
        flow.heading("Safety checks", 3)
        flow.bullets(checks)
    if not core and not further and not checks:
        flow.paragraph("Everything that was asked has been explored.")
    for title, gaps in (("Core questions", core), ("Further questions", further)):
        if gaps:
            flow.heading(title, 3)
            flow.bullets(para(says, style=BODY, mark=signs.NOT_EXPLORED) for says in gaps.values())


def _open_checks(case: Case) -> list[Para]:
    told = []
    for item_id in (*case.report.summary.safety_not_asked, *case.report.summary.safety_not_known):
        answer = case.assessment.answers.get(item_id)
        state = labels.check_answer(answer.answer if answer else None)
        done = f" Done: {done_about(answer)}" if answer and answer.done else ""
        told.append(para(f"{case.question(item_id)} {state}.{done}", style=BODY, mark=signs.NOT_EXPLORED))
    return told


def add_differing(flow: Flow, case: Case) -> None:
    """Each item that two informants rate differently, account beside account."""
    flow.section("Where accounts differ")
    differ = dict.fromkeys(item for found in case.report.summary.domains.values() for item in found.accounts_differ)
    if not differ:
        flow.paragraph(
            "No two informants rate the same thing differently. Accounts may simply not have been asked for."
        )
        return
    flow.paragraph(
        "A difference informs; it raises no concern by itself, and nobody's account is merged into another's."
    )
    for item_id in differ:
        flow.heading(case.question(item_id), 3)
        flow.table(("Whose account", "How it is", "Their words"), (30, 28, 42), _accounts(case, item_id), 3)


def _accounts(case: Case, item_id: str) -> list[list[list[Para]]]:
    answer = case.assessment.answers[item_id]
    rows = []
    if answer.rating is not None:
        rows.append(_cells("The practitioner's rating", answer.rating, labels.rating(answer.rating), answer.note))
    for account in answer.accounts:
        place = case.visit(account.visit)
        who = f"{case.who(account)}; {place}" if place else case.who(account)
        rows.append(_cells(who, account.rating, case.rated(account) or "no rating", said(account)))
    return rows


def _cells(who: str, rating: Rating | None, rated: str, words: str | None) -> list[list[Para]]:
    return [
        [para(who, style=CELL)],
        [para(rated, style=CELL, mark=signs.of_rating(rating))],
        [para(words or "none recorded", style=CELL if words else CELL.coloured(styles.MUTED))],
    ]


def add_context(flow: Flow, case: Case) -> None:
    """Barriers, which are context and never a finding; and answers that still count although no longer asked."""
    summary = case.report.summary
    flow.section("What gets in the family's way")
    if summary.barriers:
        flow.paragraph("Context to help with, never a sign of neglect by itself.")
        flow.bullets(case.barrier(key) for key in summary.barriers)
    else:
        flow.paragraph("No barrier is recorded.")
    if summary.no_longer_asked:
        flow.heading("Answered, and no longer asked", 3)
        flow.paragraph("These answers still count.")
        flow.bullets(para(Run(case.question(item_id), BODY)) for item_id in summary.no_longer_asked)
