"""The indicator summary: what the answers add up to, why, and what nobody has asked yet.

This model is the schema of what `assess --json` prints; `docs/summary.schema.json` is made from it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

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
    """One answer that contributed: the effective rating, how often, who says so, and the child's words."""

    item: str
    rating: Rating
    persistence: Persistence | None = None
    who: tuple[Source, ...] = ()
    words: tuple[str, ...] = ()


class Finding(Value):
    """What one rule concludes about one domain. Without the answers in `because` it would not be there.

    `makes` is the level it makes, or the next step it asks for.
    """

    rule: str
    makes: Level | NextStep
    says: str
    source: str
    because: tuple[Because, ...]


class UnmetNeed(Value):
    """A mixed or a worry said to come only from a barrier, a service gap or the child's impairment."""

    item: str
    behind_it: tuple[BehindIt, ...]
    says: str


class Gap(Value):
    """An item that is asked and that nobody has explored, and why not where it was tried."""

    item: str
    core: bool
    says: str


class DomainSummary(Value):
    """One domain. `explored` of `of` counts its items that are shown and apply."""

    level: Level
    explored: int
    of: int
    findings: tuple[Finding, ...] = ()
    unmet_needs: tuple[UnmetNeed, ...] = ()
    strengths: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    accounts_differ: tuple[str, ...] = ()


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

    @field_validator("domains")
    @classmethod
    def _in_their_order(cls, domains: dict[Domain, DomainSummary]) -> dict[Domain, DomainSummary]:
        """A sealed summary comes back with its keys sorted; a reader finds the domains where they always are."""
        return {domain: domains[domain] for domain in Domain if domain in domains}


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
