"""What the day's page is given to show: one frozen picture, and the few things that are the page's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from neglect_toolkit.model.assessment import Answer, Assessment, Header
from neglect_toolkit.model.case import CaseReview
from neglect_toolkit.model.chronology import Event
from neglect_toolkit.model.comparison import OverTime, Siblings
from neglect_toolkit.model.family import FamilyChoices, FamilyPage
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.review import Comment, Review, unanswered
from neglect_toolkit.model.summary import IndicatorSummary, SafetyFlag
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.model.tool import Item, Part, Tool, spoken, topic_of
from neglect_toolkit.model.view import PartProgress, View
from neglect_toolkit.model.visit_plan import VisitPlan
from neglect_toolkit.model.words import Kind, NextStep
from neglect_toolkit.services.contacts import Call

VISITS, SUMMARY, FAMILY, CHECK, SIGN = "visits", "summary", "family", "check", "sign"
OVER_TIME, SIBLINGS = "over_time", "siblings"
CHRONOLOGY, SUPERVISION, REVIEW = "chronology", "supervision", "review"
PAGES = (VISITS, SUMMARY, OVER_TIME, SIBLINGS, CHRONOLOGY, FAMILY, CHECK, SIGN, REVIEW, SUPERVISION)
"""The pages that are no part of the day, by the names under which a place is remembered."""


class Saving(Enum):
    """Whether what is on screen is on the disk."""

    SAVED = auto()
    WAITING = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Family:
    """The page for the family, what was chosen for it, and whether the practitioner has read it through."""

    page: FamilyPage
    choices: FamilyChoices
    is_ready: bool


@dataclass(frozen=True)
class ToldChronology:
    """The chronology: of the child alone, or of every child in the home."""

    events: tuple[Event, ...]
    household: bool


@dataclass(frozen=True)
class Supervised:
    """What a supervision of the case starts from, what was kept of earlier ones, and who may write the next."""

    review: CaseReview
    earlier: tuple[Supervision, ...]
    outcomes: tuple[ActionOutcome, ...]
    may_write: bool
    begun: bool
    trouble: str = ""


@dataclass(frozen=True)
class UnderReview:
    """What was said of the assessment, and what whoever reads it may do about it.

    `stands` says in a sentence where it stands; `changed` names the items and sections that this revision changed;
    `drafts` are words that one was writing and has not handed in, by what they are kept under.
    """

    stands: str
    me: str
    comments: tuple[Comment, ...] = ()
    reviews: tuple[Review, ...] = ()
    changed: tuple[str, ...] = ()
    may_comment: bool = False
    may_review: bool = False
    why_not: str = ""
    trouble: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)

    @property
    def unanswered(self) -> int:
        """How many comments of others wait for an answer."""
        return unanswered(self.comments, self.me)


@dataclass(frozen=True)
class DayState:
    """One assessment to show. `assessment` may hold words that `view` has not taken in yet.

    What only one page shows and takes a moment to work out is None while that page is not looked at.
    """

    view: View
    assessment: Assessment
    editable: bool
    in_the_room: bool
    next_steps: NextSteps | None = None
    calls: tuple[Call, ...] = ()
    family: Family | None = None
    has_earlier: bool = False
    has_siblings: bool = False
    over_time: OverTime | None = None
    siblings: Siblings | None = None
    today: dt.date | None = None
    plan: VisitPlan | None = None
    told: ToldChronology | None = None
    supervised: Supervised | None = None
    reviewed: UnderReview | None = None
    works_with: bool = True

    @property
    def tool(self) -> Tool:
        """The tool it is made with."""
        return self.view.tool

    @property
    def header(self) -> Header:
        """Its header as last kept."""
        return self.view.header

    @property
    def summary(self) -> IndicatorSummary:
        """What it adds up to."""
        return self.view.summary

    @property
    def child(self) -> str:
        """What to call the child on screen."""
        return self.assessment.child.called or self.tool.child_word

    def answer(self, item_id: str) -> Answer:
        """What is recorded about an item."""
        return self.assessment.answers.get(item_id, Answer())

    def said(self, text: str) -> str:
        """A sentence of the tool with the child's name in it."""
        return spoken(text, self.child)

    def question(self, item_id: str) -> str:
        """What an item asks, with the child's name; its id where the tool no longer has it."""
        item = self.tool.items.get(item_id)
        return self.said(item.text) if item is not None else item_id

    def topic(self, item_id: str) -> str:
        """What an item is about in a few words, begun as a sentence; its question where it has none."""
        item = self.tool.items.get(item_id)
        return topic_of(item, self.child) if item is not None else item_id

    def topic_within(self, item_id: str) -> str:
        """What an item is about, as it stands within a sentence."""
        item = self.tool.items.get(item_id)
        return self.said(item.topic or item.text).strip() if item is not None else item_id

    def barrier(self, option: str) -> str:
        """A barrier in words."""
        words = (item.options[option] for item in self.tool.items.values() if option in item.options)
        return self.said(next(words, option))

    def to_do(self, flag: SafetyFlag) -> str:
        """What to do about a safety flag, with the child's name in it."""
        item = self.tool.items.get(flag.item)
        return self.said((item.do if item is not None else None) or flag.do)

    def progress(self, part_id: str) -> PartProgress:
        """How far a part is."""
        return next(part for part in self.view.parts if part.part == part_id)

    def items_of(self, part: Part) -> tuple[Item, ...]:
        """The items of a part to show: those always asked first, then further ones, each in the tool's order.

        Further items stand at the end so that opening them moves nothing that somebody is writing in. An
        answered item that is no longer asked stays in sight.
        """
        asked = set(self.view.shown) | set(self.summary.no_longer_asked)
        shown = [item for item in part.items if item.id in asked]
        return tuple(sorted(shown, key=is_further))

    def not_asked(self, part: Part) -> int:
        """How many checks of a part nobody has asked yet."""
        open_checks = set(self.summary.safety_not_asked)
        return sum(item.id in open_checks for item in part.items)

    def open_flags(self) -> tuple[SafetyFlag, ...]:
        """The safety flags about which nothing has been recorded as done."""
        return tuple(flag for flag in self.summary.safety if not self.answer(flag.item).done)

    def step_title(self, step: NextStep) -> str:
        """A next step in the local words."""
        from neglect_toolkit.wording import labels

        return self.next_steps.steps[step].title if self.next_steps else labels.next_step(step)


def is_further(item: Item) -> bool:
    """Whether an item is one that a part offers only when it is opened."""
    return not item.core and item.kind is not Kind.CHECK
