"""The summary: each kind of neglect by itself, with the answers that made each finding. Never a total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from neglect_toolkit.model.summary import Because, DomainSummary, Finding
from neglect_toolkit.model.words import Domain, Level, NextStep
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import BODY, CELL, SMALL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import labels


def add_summary(flow: Flow, case: Case) -> None:
    """An overview, then each domain that has something to explain, then what the whole day calls for."""
    domains = case.report.summary.domains
    flow.section("What was found, domain by domain")
    flow.paragraph(
        "Each kind of neglect stands by itself. They are never added up, and something that goes well never cancels "
        "a concern. This summary organises what was seen and heard; it does not decide."
    )
    flow.table(
        ("Kind of neglect", "What was found", "Explored"), (34, 40, 26), (_row(*pair) for pair in domains.items()), 8
    )
    for domain, found in domains.items():
        _domain(flow, case, domain, found)
    # A rule that asks for a next step is listed under every domain it touches: it is told once.
    across = {one.rule: one for found in domains.values() for one in found.findings if isinstance(one.makes, NextStep)}
    if across:
        flow.heading("Over the whole day", 3)
        _findings(flow, case, list(across.values()))


def level_para(level: Level) -> Para:
    """A level in plain words beside its sign."""
    mark = signs.of_level(level)
    return para(labels.level(level), style=CELL.bold().coloured(mark.colour), mark=mark)


def _row(domain: Domain, found: DomainSummary) -> list[list[Para]]:
    explored = f"{found.explored} of {found.of} items"
    return [
        [para(labels.domain(domain), style=CELL.bold())],
        [level_para(found.level)],
        [para(explored if found.of else "nothing to explore", style=CELL)],
    ]


def _domain(flow: Flow, case: Case, domain: Domain, found: DomainSummary) -> None:
    own = [finding for finding in found.telling if isinstance(finding.makes, Level)]
    if not own and not found.unmet_needs:
        return
    flow.heading(f"{labels.domain(domain)}: {labels.mid_sentence(labels.level(found.level))}", 3)
    _findings(flow, case, own)
    for need in found.unmet_needs:
        flow.add(para(need.says, style=BODY, mark=signs.of_level(Level.UNMET_NEED)), 6)
        for ask in case.report.next_steps.ask_about(need.behind_it, domain):
            flow.paragraph(ask, above=1)


def _findings(flow: Flow, case: Case, findings: Sequence[Finding]) -> None:
    """Each finding with the numbers of its answers, then these answers once, numbered."""
    reasons = list(dict.fromkeys(because for finding in findings for because in finding.because))
    numbers = {because: number for number, because in enumerate(reasons, start=1)}
    for finding in findings:
        makes = finding.makes
        if isinstance(makes, NextStep):
            result, mark = f"Asks for: {case.step(makes)}.", signs.of_level(Level.SOME)
        else:
            asks = f"; asks for: {case.step(finding.calls_for)}" if finding.calls_for else ""
            result, mark = f"Makes this: {labels.mid_sentence(labels.level(makes))}{asks}.", signs.of_level(makes)
        because = _listed(numbers[one] for one in finding.because)
        flow.add(para(Run(f"{finding.says} ", BODY.bold()), Run(f"{result} {because}", BODY), mark=mark), 6, keep=True)
        flow.paragraph(f"Source of the rule: {finding.source}", style=SMALL, above=1)
    if reasons:
        flow.rows[-1].keep = True
        heads = ("Because of", "How it is", "What it means for the child, and the child's words")
        flow.table(heads, (34, 30, 36), (_answer(case, numbers[one], one) for one in reasons), 6)


def _listed(numbers: Iterable[int]) -> str:
    said = [str(number) for number in sorted(numbers)]
    if not said:
        return ""
    return f"Because of {', '.join(said[:-1])} and {said[-1]}." if len(said) > 1 else f"Because of {said[0]}."


def _answer(case: Case, number: int, because: Because) -> list[list[Para]]:
    effect = case.effect(because.item)
    told = [para(effect, style=CELL)] if effect else []
    told += [para(f"“{said}”", style=CELL.italic(), above=1) for said in because.words]
    return [
        [para(f"{number}. {case.question(because.item)}", style=CELL)],
        [para(case.reason(because), style=CELL, mark=signs.of_rating(because.rating))],
        told or [para("nothing recorded", style=CELL.coloured(styles.MUTED))],
    ]
