"""The next step: the highest that findings, unmet needs, safety checks and unexplored domains call for.

What each calls for is the policy's, within bounds that no policy can lower: a flag that cannot wait is
immediate and any other asks at least for a referral, an unknown
asks at least for information, an unmet need at least for support, and more concern never calls for less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from neglect_toolkit.engine import sentences
from neglect_toolkit.engine.safety import Safety
from neglect_toolkit.model.policy import Calls
from neglect_toolkit.model.summary import DomainSummary, Finding, NextStepSummary
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import Domain, Level, NextStep, Urgency
from neglect_toolkit.wording.found import rests_on

_ORDER = {step: rank for rank, step in enumerate(NextStep)}


def next_step_of(
    domains: Mapping[Domain, DomainSummary], safety: Safety, calls: Calls, items: Mapping[str, Item]
) -> NextStepSummary:
    """What it all points to, with the reasons for exactly this step; `items` are the tool's, by id.

    A reason that rests on no other answers than those before it about the same domain stands with its domain alone.
    """
    reasons = [*_of_safety(safety, calls), *_of_domains(domains, steps_called_for(calls), items)]
    step = max((step for step, _ in reasons), key=_ORDER.__getitem__, default=NextStep.NO_CURRENT_CONCERN)
    says = [sentence for reason, sentence in reasons if reason is step]
    if step is NextStep.NO_CURRENT_CONCERN:
        says.insert(0, sentences.NO_CONCERN)
    return NextStepSummary(is_=step, because=tuple(dict.fromkeys(says)))


def steps_called_for(calls: Calls) -> dict[Level, NextStep]:
    """The least next step for a domain at each level; more concern never calls for less."""
    least = NextStep.GET_INFORMATION
    steps = {}
    for level, asked, floor in (
        (Level.NOT_ENOUGH_KNOWN, calls.not_enough_known, NextStep.GET_INFORMATION),
        (Level.UNMET_NEED, calls.unmet_need, NextStep.SUPPORT_AND_REVIEW),
        (Level.SOME, calls.some, NextStep.SUPPORT_AND_REVIEW),
        (Level.SIGNIFICANT, calls.significant, NextStep.SUPPORT_AND_REVIEW),
    ):
        least = max(least, asked, floor, key=_ORDER.__getitem__)
        steps[level] = least
    return steps


def level_beside(makes: Level | NextStep) -> Level:
    """The level that a finding makes, or the one to be said of its domain beside the next step it asks for.

    Where it asks for more than information, something in the domain is part of what must be acted on: that is `some`,
    and calls for what `some` calls for.
    """
    if isinstance(makes, Level):
        return makes
    return Level.SOME if makes.at_least(NextStep.SUPPORT_AND_REVIEW) else Level.NOT_ENOUGH_KNOWN


def _of_safety(safety: Safety, calls: Calls) -> Iterator[tuple[NextStep, str]]:
    # Whatever a policy says, a check that nobody has answered is never "no", and a yes never calls for less than that.
    open_check = max(NextStep.GET_INFORMATION, calls.safety_not_asked, key=_ORDER.__getitem__)
    least = {
        Urgency.NOW: (NextStep.IMMEDIATE, calls.safety_flag_now, open_check),
        Urgency.TODAY: (NextStep.REFER_NOW, calls.safety_flag_today, open_check),
    }
    for check in safety.flagged:
        step = max(least[check.urgency or Urgency.NOW], key=_ORDER.__getitem__)
        yield step, sentences.check_says(check)
    for check in safety.not_asked:
        yield open_check, sentences.check_not_asked_says(check)
    for check in safety.not_known:
        yield open_check, sentences.check_not_known_says(check)


def _of_domains(
    domains: Mapping[Domain, DomainSummary], steps: Mapping[Level, NextStep], items: Mapping[str, Item]
) -> Iterator[tuple[NextStep, str]]:
    for domain, found in domains.items():
        named: dict[NextStep, set[str]] = {}
        for finding in found.telling:
            step, says = _of_finding(domain, finding, steps, items)
            answers = {because.item for because in finding.because}
            if not answers <= named.setdefault(step, set()):
                yield step, says
            named[step] |= answers
        for need in found.unmet_needs:
            yield steps[Level.UNMET_NEED], sentences.in_domain(domain, need.says)
        if found.level is Level.NOT_ENOUGH_KNOWN:
            yield steps[Level.NOT_ENOUGH_KNOWN], sentences.too_little_known(domain)
    if all(found.level is Level.DOES_NOT_APPLY for found in domains.values()):
        yield steps[Level.NOT_ENOUGH_KNOWN], sentences.NOTHING_APPLIES


def _of_finding(
    domain: Domain, finding: Finding, steps: Mapping[Level, NextStep], items: Mapping[str, Item]
) -> tuple[NextStep, str]:
    says = rests_on([(items[reason.item], reason) for reason in finding.because])
    # What the whole day shows is found in each domain that it touches, and said once.
    said = sentences.in_domain(domain, says) if isinstance(finding.makes, Level) else sentences.over_the_day(says)
    return step_called_for(finding, steps), said


def step_called_for(finding: Finding, steps: Mapping[Level, NextStep]) -> NextStep:
    """The next step that a finding calls for: its own, or what its level does; for a concern never less than `some`.

    `steps` are those of `steps_called_for`.
    """
    if not isinstance(finding.makes, Level):
        return max(steps[level_beside(finding.makes)], finding.makes, key=_ORDER.__getitem__)
    if finding.calls_for is None:
        return steps[finding.makes]
    return max(steps[Level.SOME], finding.calls_for, key=_ORDER.__getitem__)
