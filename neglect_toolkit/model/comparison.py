"""Assessments next to each other: of one child over time, and of children in one home.

Every row is a picture and a text at once: its cells can be drawn, and its sentences say the same. There is no
total anywhere: rows are never added up, neither over items nor over domains.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.base import Day, ItemId, Value
from neglect_toolkit.model.summary import IndicatorSummary, MadeWith
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import CheckAnswer, Domain, Level, NextStep, Persistence, Rating, Urgency


class Compared(Value):
    """One assessment to compare, with exactly the tool it was made with and what it added up to.

    `child` is what the child is called, where there is a name. `id` lets a shell open it again. `signed_levels` are
    those that were signed; they may differ from the summary's where that was worked out by another policy.
    """

    id: str | None = None
    child: str | None = None
    assessed_on: Day | None = None
    draft: bool = False
    tool: Tool
    summary: IndicatorSummary
    answers: dict[ItemId, Answer] = Field(default_factory=dict)
    signed_levels: dict[Domain, Level] = Field(default_factory=dict)


class Movement(StrEnum):
    """How something moved from one assessment to another. Nothing unknown is ever better or worse.

    `same` is only said of what goes well; what stays a concern has its own word, because that is a finding.
    """

    BETTER = "better"
    WORSE = "worse"
    STILL_A_CONCERN = "still_a_concern"
    SAME = "same"
    NEWLY_EXPLORED = "newly_explored"
    NO_LONGER_KNOWN = "no_longer_known"
    NO_LONGER_ASKED = "no_longer_asked"
    STILL_NOT_KNOWN = "still_not_known"
    NOT_COMPARABLE = "not_comparable"


class WhyNot(StrEnum):
    """Why an assessment has no rating for an item; each is a different thing."""

    NOT_IN_TOOL = "not_in_tool"
    NOT_SHOWN = "not_shown"
    NOT_EXPLORED = "not_explored"
    NOT_KNOWN = "not_known"
    DECLINED = "declined"
    DOES_NOT_APPLY = "does_not_apply"

    @property
    def was_asked(self) -> bool:
        """Whether the assessment asked it of this child, so that its having no rating is a gap."""
        return self in _GAPS


_GAPS = frozenset({WhyNot.NOT_EXPLORED, WhyNot.NOT_KNOWN, WhyNot.DECLINED})


class ComparedColumn(Value):
    """One assessment at the head of its column.

    `called` is different for every column; `flags` are the safety checks answered yes.
    """

    called: str
    id: str | None = None
    child: str | None = None
    assessed_on: Day | None = None
    draft: bool = False
    tool: MadeWith
    tool_title: str
    next_step: NextStep
    flags: tuple[ItemId, ...] = ()


class DomainCell(Value):
    """A domain in one assessment. `reads` is the cell as text; `signed_as` the level that was signed, if another."""

    level: Level
    explored: int
    of: int
    signed_as: Level | None = None
    reads: str

    @property
    def is_known(self) -> bool:
        """Whether something is concluded; too little known and "does not apply" conclude nothing."""
        return self.level not in (Level.NOT_ENOUGH_KNOWN, Level.DOES_NOT_APPLY)

    @property
    def height(self) -> int | None:
        """How high to draw it, 0 (no concern found) to 3 (significant); None is a gap in the line, never its foot."""
        return self.level.concern if self.is_known else None


class ItemCell(Value):
    """An item in one assessment: its effective rating, or `why_not`. `reads` is the cell as text.

    `unmet_need`: said to come only from a barrier, a missing service or the impairment. `counted` is what was counted,
    in words.
    """

    rating: Rating | None = None
    why_not: WhyNot | None = None
    persistence: Persistence | None = None
    unmet_need: bool = False
    counted: tuple[str, ...] = ()
    reads: str

    @property
    def concern(self) -> int | None:
        """0 going well, 1 mixed, 2 a worry; None where nobody explored it."""
        return None if self.rating is None else self.rating.concern

    @property
    def height(self) -> int | None:
        """How high to draw it, 0 (going well) to 2 (a worry); None is a gap in the line, never its foot."""
        return self.concern


class DomainOverTime(Value):
    """A domain over the dates. `steps` are from each assessment to the next.

    `overall` is from the first in which the domain was known to the last. `reads` is the row of the picture as text;
    `says` is what it comes to.
    """

    domain: Domain
    cells: tuple[DomainCell, ...]
    steps: tuple[Movement, ...]
    overall: Movement
    says: str
    reads: str


class ItemOverTime(Value):
    """An item over the dates, as `DomainOverTime`. `text` is as the newest of the tools asks it.

    `reworded`: the tools that asked it put it, or its ratings, in different words.
    """

    item: ItemId
    text: str
    part: str
    domains: tuple[Domain, ...]
    core: bool
    grave: bool
    reworded: bool
    cells: tuple[ItemCell, ...]
    steps: tuple[Movement, ...]
    overall: Movement
    says: str
    reads: str


class FlagMovement(StrEnum):
    """How a safety check moved. A flag has ended only where the check was asked again and answered no."""

    NEW = "new"
    STILL = "still"
    ENDED = "ended"
    NOT_ASKED_AGAIN = "not_asked_again"
    NONE = "none"


class CheckOverTime(Value):
    """A safety check that was answered yes in at least one of the assessments; None: not answered."""

    item: ItemId
    text: str
    urgency: Urgency
    cells: tuple[CheckAnswer | None, ...]
    steps: tuple[FlagMovement, ...]
    says: str


class OverTime(Value):
    """Assessments of one child, the oldest first.

    `items` are those that at least two of the tools ask, and those that were mixed or a worry in any assessment.
    `never_explored` are rated items and checks that were asked and that no assessment has an answer for.
    """

    columns: tuple[ComparedColumn, ...]
    domains: tuple[DomainOverTime, ...]
    items: tuple[ItemOverTime, ...]
    safety: tuple[CheckOverTime, ...]
    never_explored: tuple[ItemId, ...]
    says: tuple[str, ...]

    def moved(self, movement: Movement) -> tuple[ItemOverTime, ...]:
        """The items that moved so over the whole time, in the order of the day."""
        return tuple(item for item in self.items if item.overall is movement)


class Likeness(StrEnum):
    """How children in one home fare in one thing, as far as anybody knows.

    `one_sided`: explored for one child and not for another, so nobody can say whether they are treated alike.
    """

    ALIKE = "alike"
    DIFFERS = "differs"
    ONE_SIDED = "one_sided"
    NOT_KNOWN = "not_known"


class SideBySide(Value):
    """How one thing stands for the children. Each number is a column's place, from 0.

    `worse_for` and `better_for` are empty unless it differs. `not_known_for` were asked about and not explored.
    """

    likeness: Likeness
    worse_for: tuple[int, ...] = ()
    better_for: tuple[int, ...] = ()
    not_known_for: tuple[int, ...] = ()


class SiblingsDomain(SideBySide):
    """A domain, a cell for each child."""

    domain: Domain
    cells: tuple[DomainCell, ...]
    says: str
    reads: str


class SiblingsItem(SideBySide):
    """An item that at least two of the tools ask, a cell for each child.

    `treated_differently`: mixed or a worry for one child, and going well for another.
    """

    item: ItemId
    text: str
    part: str
    domains: tuple[Domain, ...]
    core: bool
    grave: bool
    cells: tuple[ItemCell, ...]
    treated_differently: bool
    says: str
    reads: str


class Siblings(Value):
    """Assessments of different children next to each other, in the order given.

    `treated_differently` names items, the most serious first: grave before others, a worry before mixed.
    `one_sided` names items that were explored for one child and are a gap for another.
    """

    columns: tuple[ComparedColumn, ...]
    domains: tuple[SiblingsDomain, ...]
    items: tuple[SiblingsItem, ...]
    treated_differently: tuple[ItemId, ...]
    one_sided: tuple[ItemId, ...]
    says: tuple[str, ...]

    def item(self, item_id: str) -> SiblingsItem:
        """The row of one item."""
        return next(row for row in self.items if row.item == item_id)

    def names(self, places: Iterable[int]) -> tuple[str, ...]:
        """What the children at these places are called."""
        return tuple(self.columns[place].called for place in places)
