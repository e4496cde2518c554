"""The indicator summary: what the answers add up to, why, and what nobody has asked yet.

This model is the schema of what `assess --json` prints; `docs/summary.schema.json` is made from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest
from typing import Annotated

from pydantic import Field, field_validator

from neglect_toolkit.model.assessment import Count
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.words import (
    BehindIt,
    Domain,
    Level,
    NextStep,
    Persistence,
    Rating,
    Source,
    Urgency,
)


class MadeWith(Value):
    """Exactly which tool or policy: its version for people, its hash for certainty."""

    id: str
    version: str
    sha256: str


class PolicyMadeWith(Value):
    """Exactly which policy."""

    version: str
    sha256: str


class Because(Value):
    """One answer that contributed: the effective rating, how often, who says so, and the child's words.

    `told` is the same as it was found, in sentences: the answer's own notes and what it means for the child, with who
    says so. It never holds a description of a rating.
    """

    item: str
    rating: Rating
    persistence: Persistence | None = None
    count: Count | None = None
    who: tuple[Source, ...] = ()
    words: tuple[str, ...] = ()
    told: str = ""


class Finding(Value):
    """What one rule concludes about one domain. Without the answers in `because` it would not be there.

    `makes` is the level it makes, or the next step it asks for. `calls_for` is there where a rule that makes a level
    calls for another next step than the level does.
    """

    rule: str
    makes: Level | NextStep
    calls_for: NextStep | None = None
    says: str
    source: str
    because: tuple[Because, ...]


class UnmetNeed(Value):
    """A mixed or a worry said to come only from a barrier, a service gap or the child's impairment, and how often."""

    item: str
    behind_it: tuple[BehindIt, ...]
    says: str
    persistence: Persistence | None = None


class Gap(Value):
    """An item that is asked and that nobody has explored, and why not where it was tried."""

    item: str
    core: bool
    says: str


class DomainSummary(Value):
    """One domain. Every item is told in its main domain, and `explored` of `of` counts those that are shown and apply.

    `mixed` are its items that are mixed and that no finding and no unmet need rests on: to keep an eye on.
    `bears_on_too` are items mixed or a worry that count in another domain and bear on this one, and that no finding
    here rests on. `set_aside` are those of which somebody's mixed or worry was looked into and found not to be so.
    """

    level: Level
    explored: int
    of: int
    findings: tuple[Finding, ...] = ()
    unmet_needs: tuple[UnmetNeed, ...] = ()
    strengths: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    accounts_differ: tuple[str, ...] = ()
    bears_on_too: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()

    @property
    def telling(self) -> tuple[Finding, ...]:
        """The findings that say something of their own.

        One that only makes `some` of exactly the answers of one before it says the same in weaker words.
        """
        told: dict[object, Finding] = {}
        for finding in self.findings:
            only_some = finding.makes is Level.SOME and finding.calls_for is None
            answers = frozenset(because.item for because in finding.because)
            told.setdefault(answers if only_some else finding.rule, finding)
        return tuple(told.values())


class SafetyFlag(Value):
    """A check answered `yes`: what it is, what to do, and what was done (None: nothing recorded yet)."""

    item: str
    urgency: Urgency
    says: str
    do: str
    done: str | None = None


class NextStepSummary(Value):
    """What the findings usually point to, with every reason for exactly this step."""

    is_: Annotated[NextStep, Field(alias="is")]
    because: tuple[str, ...]


class IndicatorSummary(Value):
    """The whole summary. It never holds a total: domains are never added up into one number for a child."""

    tool: MadeWith
    policy: PolicyMadeWith
    domains: dict[Domain, DomainSummary]
    safety: tuple[SafetyFlag, ...] = ()
    safety_not_asked: tuple[str, ...] = ()
    safety_not_known: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    no_longer_asked: tuple[str, ...] = ()
    next_step: NextStepSummary

    @property
    def strengths(self) -> tuple[str, ...]:
        """Every item that goes well, once; one of each domain in turn, so that the first few tell of the whole day."""
        return _in_turn(found.strengths for found in self.domains.values())

    @property
    def gaps(self) -> tuple[str, ...]:
        """Every item that nobody has explored, once: core items first, one of each domain in turn."""
        found = self.domains.values()
        core, further = (
            _in_turn([gap.item for gap in one.gaps if gap.core is is_core] for one in found)
            for is_core in (True, False)
        )
        return (*core, *further)

    @field_validator("domains")
    @classmethod
    def _in_their_order(cls, domains: dict[Domain, DomainSummary]) -> dict[Domain, DomainSummary]:
        """A sealed summary comes back with its keys sorted; a reader finds the domains where they always are."""
        return {domain: domains[domain] for domain in Domain if domain in domains}


def _in_turn(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The first of each list, then the second of each, and so on; each word once."""
    return tuple(dict.fromkeys(one for one in chain.from_iterable(zip_longest(*lists)) if one is not None))


class EarlierAssessment(Value):
    """What a later summary needs of an earlier one: its level in each domain and its unmet needs."""

    levels: dict[Domain, Level]
    unmet_needs: tuple[str, ...] = ()

    @classmethod
    def of(cls, summary: IndicatorSummary) -> EarlierAssessment:
        """The essence of a summary."""
        return cls(
            levels={domain: found.level for domain, found in summary.domains.items()},
            unmet_needs=tuple(sorted({need.item for found in summary.domains.values() for need in found.unmet_needs})),
        )
