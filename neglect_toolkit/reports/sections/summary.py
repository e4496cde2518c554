"""The summary: each kind of neglect by itself, with the answers that made each finding. Never a total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from neglect_toolkit.model.summary import Because, DomainSummary, Finding, UnmetNeed
from neglect_toolkit.model.words import Domain, Level, NextStep
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.rows import RowMark
from neglect_toolkit.reports.styles import CELL, SMALL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.found import Found, reason_says

HEADS = ("What was found", "What was noted, and what it means for the child", "In whose words")
WIDTHS = (34, 33, 33)
_UNMET = signs.of_level(Level.UNMET_NEED)


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
    if not (own or found.unmet_needs or found.set_aside or found.bears_on_too):
        return
    flow.heading(f"{labels.domain(domain)}: {labels.mid_sentence(labels.level(found.level))}", 3)
    _findings(flow, case, own)
    _needs(flow, case, domain, found.unmet_needs)
    _listing(flow, case, labels.BEARS_ON_TOO, found.bears_on_too)
    _listing(flow, case, labels.SET_ASIDE, found.set_aside)


def _needs(flow: Flow, case: Case, domain: Domain, needs: Sequence[UnmetNeed]) -> None:
    """What was found of each, what is said to lie behind it, and then once whom to ask."""
    if not needs:
        return
    flow.table(HEADS, WIDTHS, (_row_of(case.found_unmet(need), need.says, _UNMET) for need in needs), 6)
    for need in needs:
        flow.add(para(Run(need.says, SMALL), mark=_UNMET), 3)
    for ask in dict.fromkeys(ask for need in needs for ask in case.report.next_steps.ask_about(need.behind_it, domain)):
        flow.paragraph(ask, above=3)


def _listing(flow: Flow, case: Case, what: str, items: Sequence[str]) -> None:
    if items:
        flow.paragraph(f"{what}: {'; '.join(case.topic(item).rstrip('?') for item in items)}.", above=3)


def _findings(flow: Flow, case: Case, findings: Sequence[Finding]) -> None:
    """What was found, each answer once and numbered; then in small the rules that rest on it, each with the numbers."""
    reasons = _gravest(findings)
    numbers = {because.item: number for number, because in enumerate(reasons, start=1)}
    if reasons:
        flow.table(HEADS, WIDTHS, (_answer(case, numbers[one.item], one) for one in reasons), 6)
    for finding in findings:
        makes = finding.makes
        if isinstance(makes, NextStep):
            result, mark = f"Asks for: {case.step(makes)}.", signs.of_level(Level.SOME)
        else:
            asks = f"; asks for: {case.step(finding.calls_for)}" if finding.calls_for else ""
            result, mark = f"Makes this: {labels.mid_sentence(labels.level(makes))}{asks}.", signs.of_level(makes)
        because = _listed(numbers[one.item] for one in finding.because)
        rule = f"Rule: {finding.says} {result} {because} Source: {finding.source}"
        flow.add(para(Run(rule, SMALL), mark=mark), 3)


def _gravest(findings: Sequence[Finding]) -> list[Because]:
    """Every answer once, as the gravest of the findings names it, in the order in which they are named."""
    found: dict[str, Because] = {}
    for because in (because for finding in findings for because in finding.because):
        kept = found.get(because.item)
        if kept is None or because.rating.concern > kept.rating.concern:
            found[because.item] = because
    return list(found.values())


def _listed(numbers: Iterable[int]) -> str:
    said = [str(number) for number in sorted(numbers)]
    if not said:
        return ""
    return f"Because of {', '.join(said[:-1])} and {said[-1]}." if len(said) > 1 else f"Because of {said[0]}."


def _answer(case: Case, number: int, because: Because) -> list[list[Para]]:
    otherwise = f"{case.topic(because.item)}: {reason_says(because)}."
    return _row_of(case.found(because), otherwise, signs.of_rating(because.rating), f"{number}. ")


def _row_of(told: Found | None, otherwise: str, mark: RowMark, number: str = "") -> list[list[Para]]:
    """A row under `HEADS`; `otherwise` stands where the answer itself is no longer there to be told."""
    if told is None:
        return [[para(f"{number}{otherwise}", style=CELL, mark=mark)], _nothing(), _nothing()]
    noted = [para(words, style=CELL, above=1.0 * bool(place)) for place, words in enumerate(told.recorded)]
    said = [para(one.says, style=CELL.italic() if one.exactly else CELL, above=1) for one in told.words]
    said += [para(one, style=CELL, above=1) for one in told.otherwise]
    return [[para(f"{number}{told.headline}", style=CELL, mark=mark)], noted or _nothing(), said or _nothing()]


def _nothing() -> list[Para]:
    return [para("nothing recorded", style=CELL.coloured(styles.MUTED))]
