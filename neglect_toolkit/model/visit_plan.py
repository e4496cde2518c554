"""The plan for the next visit: whom to ask, what to look at, and what finding out could change."""

from __future__ import annotations

from enum import StrEnum

from neglect_toolkit.model.base import ItemId, Value
from neglect_toolkit.model.tool import spoken
from neglect_toolkit.model.words import Domain, Level, NextStep, Ordered, Source


class Lack(StrEnum):
    """What is missing: an answer, somebody's account, agreement between accounts, or how often a worry is so."""

    CHECK_NOT_ASKED = "check_not_asked"
    CHECK_NOT_KNOWN = "check_not_known"
    NOT_EXPLORED = "not_explored"
    CHILD_NOT_HEARD = "child_not_heard"
    NOBODY_SAW = "nobody_saw"
    ACCOUNTS_DIFFER = "accounts_differ"
    HOW_OFTEN = "how_often"


class Gain(Ordered):
    """What finding out could change, from the least to the most.

    In a domain of which too little is known a worry always makes a level, so that is no gain of its own: see
    `VisitLine.helps_know`.
    """

    MORE_KNOWN = "more_known"
    LEVEL = "level"
    NEXT_STEP = "next_step"


class VisitLine(Value):
    """One thing to do at the next visit.

    `asks` and `why` may hold `{child}`; `said` puts the name in. `who` is whose account to get (None: a safety check,
    which is for the practitioner to settle). `could_be` and `could_call_for` are what a worry would make of the
    domain and of the next step; None where it would change nothing. `helps_know`: a domain of which too little is
    known, and which this would help to know.
    """

    lack: Lack
    who: Source | None
    part: str
    domain: Domain | None
    items: tuple[ItemId, ...]
    grave: bool = False
    core: bool = False
    gain: Gain
    could_be: Level | None = None
    could_call_for: NextStep | None = None
    helps_know: Domain | None = None
    asks: str
    why: str

    def said(self, child: str | None) -> str:
        """The line as it is read: what to do, and why."""
        return f"{spoken(self.asks, child)} {spoken(self.why, child)}"


class VisitPlan(Value):
    """What matters most at the next visit, the most important first; empty where nothing is left to find out.

    `more` are the items that found no place in a plan of a sensible length; `says_more` tells how many.
    """

    lines: tuple[VisitLine, ...] = ()
    more: tuple[ItemId, ...] = ()
    says_more: str | None = None

    def said(self, child: str | None) -> tuple[str, ...]:
        """The whole plan as it is read."""
        return (*(line.said(child) for line in self.lines), *([self.says_more] if self.says_more else []))
