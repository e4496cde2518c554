"""How answers become an indicator summary: a function of its arguments and of nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from neglect_toolkit.engine.completeness import Completeness, completeness
from neglect_toolkit.engine.counted_answers import count, readings_of
from neglect_toolkit.engine.effective import Reading, has_set_aside
from neglect_toolkit.engine.next_step import level_beside, next_step_of
from neglect_toolkit.engine.rules import findings_of
from neglect_toolkit.engine.safety import safety_of
from neglect_toolkit.engine.visibility import askable_items, no_longer_asked, shown_items
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.summary import (
    DomainSummary,
    EarlierAssessment,
    Finding,
    IndicatorSummary,
    MadeWith,
    PolicyMadeWith,
    UnmetNeed,
)
from neglect_toolkit.model.tool import NONE_OF_THESE, Tool
from neglect_toolkit.model.words import Domain, Kind, Level, Rating
from neglect_toolkit.wording.found import found


def summarise(
    tool: Tool,
    policy: Policy,
    facts: Facts,
    answers: Mapping[str, Answer],
    earlier: Sequence[EarlierAssessment] = (),
    *,
    opened: Collection[str] = (),
) -> IndicatorSummary:
    """What the answers add up to, why, and what nobody has asked yet.

    An answer always counts, even where its question is no longer asked, and it counts in one domain, its main one; an
    answer to an item that the tool has not is passed over. The same input gives the same summary, in whichever order it
    is handed over.

    Args:
        tool: the tool that the answers were given to.
        policy: the rules and thresholds.
        facts: what is known of the child beforehand.
        answers: what was answered, by item id.
        earlier: the same child's earlier assessments, by this policy.
        opened: the ids of the parts of which somebody chose to ask more. Adds gaps, and never changes a level.
    """
    shown = frozenset(shown_items(tool, facts, answers, frozenset(opened)))
    askable = askable_items(tool, facts, answers)
    readings = readings_of(tool, answers, policy.counts)
    counted = count(readings, policy, earlier)
    findings = findings_of(policy, facts, counted, earlier)
    safety = safety_of(tool, shown, answers)
    telling = _Telling(readings)
    domains = {}
    for domain in Domain:
        known = completeness(domain, askable, shown, readings, policy.enough_explored)
        unmet = tuple(need for need, main in counted.unmet if main is domain)
        here = [reading for reading in readings.values() if reading.item.main is domain]
        told = {because.item for finding in findings[domain] for because in finding.because}
        told |= {need.item for need in unmet}
        bearing = [
            reading
            for reading in readings.values()
            if reading.concern > 0 and reading.item.main is not domain and domain in reading.item.domains
        ]
        uncounted = any(reading.rating is Rating.WORRY for reading in bearing)
        domains[domain] = DomainSummary(
            level=_level(findings[domain], unmet, known, uncounted=uncounted),
            explored=known.explored,
            of=known.of,
            findings=tuple(telling.told(finding) for finding in findings[domain]),
            unmet_needs=unmet,
            strengths=tuple(reading.item.id for reading in here if reading.rating is Rating.GOING_WELL),
            mixed=tuple(one.item.id for one in here if one.rating is Rating.MIXED and one.item.id not in told),
            gaps=known.gaps,
            accounts_differ=tuple(reading.item.id for reading in here if reading.accounts_differ),
            set_aside=tuple(reading.item.id for reading in here if has_set_aside(reading.answer)),
            bears_on_too=tuple(reading.item.id for reading in bearing if reading.item.id not in told),
        )
    return IndicatorSummary(
        tool=MadeWith(id=tool.id, version=tool.version, sha256=tool.sha256),
        policy=PolicyMadeWith(version=policy.version, sha256=policy.sha256),
        domains=domains,
        safety=safety.flags,
        safety_not_asked=tuple(check.id for check in safety.not_asked),
        safety_not_known=tuple(check.id for check in safety.not_known),
        barriers=_barriers(tool, answers),
        no_longer_asked=no_longer_asked(tool, facts, answers),
        next_step=next_step_of(domains, safety, policy.calls_for, tool.items),
    )


def _level(findings: Sequence[Finding], unmet: Sequence[UnmetNeed], known: Completeness, *, uncounted: bool) -> Level:
    """The level of one domain.

    "None found" is never said beside a finding, also where all findings only ask for a next step, nor beside a worry
    that counts elsewhere and bears on it (`uncounted`).
    """
    made = [level_beside(finding.makes) for finding in findings]
    if unmet:
        made.append(Level.UNMET_NEED)
    if made:
        return max(made, key=lambda level: level.concern)
    if uncounted:
        return Level.NOT_ENOUGH_KNOWN
    if not known.applies:
        return Level.DOES_NOT_APPLY
    return Level.NONE_FOUND if known.enough else Level.NOT_ENOUGH_KNOWN


class _Telling:
    """Tells findings with their answers as they were found; an answer that several rest on is told once."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._says: dict[str, str] = {}

    def told(self, finding: Finding) -> Finding:
        """The finding with each of its answers told."""
        because = tuple(one.model_copy(update={"told": self._of(one.item)}) for one in finding.because)
        return finding.model_copy(update={"because": because})

    def _of(self, item_id: str) -> str:
        if item_id not in self._says:
            reading = self._readings[item_id]
            self._says[item_id] = found(reading.item, reading.answer, reading.rating, reading.said_often).says
        return self._says[item_id]


def _barriers(tool: Tool, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The chosen options of every item about barriers: context, never itself an indicator. "None of these" is none."""
    chosen = [
        option
        for item in tool.of_kind(Kind.CHOICES)
        if item.id.endswith(".barriers") and item.id in answers
        for option in item.options
        if option in answers[item.id].choices and option != NONE_OF_THESE
    ]
    return tuple(dict.fromkeys(chosen))
