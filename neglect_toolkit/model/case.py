"""Everything that is kept about one child, as supervision and the chronology read it."""

from __future__ import annotations

import datetime as dt

from neglect_toolkit.model.assessment import Assessment, Signature
from neglect_toolkit.model.base import Day, Value
from neglect_toolkit.model.comparison import Compared, OverTime, Siblings
from neglect_toolkit.model.reflection import Asks, Explanation, PartOfDay
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.supervision import ActionOutcome, OpenAction, Supervision
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import NextStep


class AssessedInCase(Value):
    """One assessment with the tool it was made with and what it added up to when it was signed, or adds up to now.

    `today` is what it adds up to by today's policy, where somebody worked that out. `saved_on` stands in for its day
    where neither the assessment nor a visit has a date. Without a signature it is a draft.
    """

    id: str
    content: Assessment
    tool: Tool
    summary: IndicatorSummary
    today: IndicatorSummary | None = None
    saved_on: Day
    signature: Signature | None = None

    @property
    def on(self) -> dt.date:
        """The day it stands for: its own, else that of the last dated visit, else the day it was saved."""
        dated = [visit.date for visit in self.content.visits if visit.date]
        return self.content.assessed_on or (max(dated) if dated else self.saved_on)

    def compared(self) -> Compared:
        """The same as a comparison needs it, by today's policy where that was worked out, on the day it stands for."""
        return Compared(
            id=self.id,
            child=self.content.child.called,
            assessed_on=self.on,
            draft=self.signature is None,
            tool=self.tool,
            summary=self.today or self.summary,
            signed_levels={domain: found.level for domain, found in self.summary.domains.items()},
            answers=self.content.answers,
        )


class Reviewed(Value):
    """A manager's review of an assessment: what came of it and why. `outcome` is `returned` or `countersigned`."""

    assessment: str
    on: Day
    who: str
    outcome: str
    next_step: NextStep | None = None
    reason: str | None = None


class HandedOver(Value):
    """The child's case passed from one person to another, or somebody joining or covering."""

    on: Day
    to: str | None = None
    before: str | None = None
    part: str | None = None
    by: str | None = None
    why: str | None = None


class GuideContact(Value):
    """One contact by the health guide that somebody linked to this child, in words."""

    id: str
    on: Day
    where: str | None = None
    who: str | None = None
    next_step: NextStep
    because: tuple[str, ...] = ()


class CaseFile(Value):
    """What is kept about one child. The order in which things stand in it does not matter."""

    assessments: tuple[AssessedInCase, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    supervisions: tuple[Supervision, ...] = ()
    outcomes: tuple[ActionOutcome, ...] = ()
    handovers: tuple[HandedOver, ...] = ()
    guide_contacts: tuple[GuideContact, ...] = ()

    @property
    def oldest_first(self) -> tuple[AssessedInCase, ...]:
        """The assessments by their days; those of one day in an order that is always the same."""
        return tuple(sorted(self.assessments, key=lambda one: (one.on, one.saved_on, one.id)))

    @property
    def newest(self) -> AssessedInCase | None:
        """The last assessment, if there is any."""
        return self.oldest_first[-1] if self.assessments else None

    @property
    def child(self) -> str | None:
        """What the child is called: by the newest assessment that has a name."""
        return next((one.content.child.called for one in reversed(self.oldest_first) if one.content.child.called), None)

    @property
    def last_supervision(self) -> Supervision | None:
        """The supervision that was held last, if there was any."""
        return max(self.supervisions, key=lambda one: (one.on, one.at, one.id), default=None)


class CaseReview(Value):
    """What the engine says of a case for its supervision, all of it in sentences. It judges nothing.

    `over_time` is None where there is no assessment; `actions` are those still open, from every supervision before.
    """

    on: Day
    day: tuple[PartOfDay, ...] = ()
    over_time: OverTime | None = None
    drift: tuple[str, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    questions: tuple[Asks, ...] = ()
    actions: tuple[OpenAction, ...] = ()
    siblings: Siblings | None = None
