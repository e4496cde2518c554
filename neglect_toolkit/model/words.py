"""The vocabulary: every word of the glossary that a program compares, each a closed list with its order."""

from __future__ import annotations

from enum import StrEnum


class Ordered(StrEnum):
    """A closed list whose members stand in order, from the least concern to the most."""

    @property
    def rank(self) -> int:
        """The place in the order, from 0."""
        return list(type(self)).index(self)

    def at_least(self, other: Ordered) -> bool:
        """Whether this is `other` or further along the same order."""
        return self.rank >= other.rank


class Rating(StrEnum):
    """How an item is for the child, or why there is no rating. No rating at all is not explored yet."""

    GOING_WELL = "going_well"
    MIXED = "mixed"
    WORRY = "worry"
    NOT_KNOWN = "not_known"
    DECLINED = "declined"
    NOT_APPLICABLE = "not_applicable"

    @property
    def concern(self) -> int:
        """0 going well, 1 mixed, 2 a worry; -1 where it is no rating but the reason for having none."""
        return _CONCERN.get(self, -1)

    @property
    def is_explored(self) -> bool:
        """Whether it says how things are (and not why nobody can say)."""
        return self.concern >= 0


_CONCERN = {Rating.GOING_WELL: 0, Rating.MIXED: 1, Rating.WORRY: 2}


class Persistence(Ordered):
    """How often it is so, the rarest first. Left out where nobody has said."""

    ONCE = "once"
    SOMETIMES = "sometimes"
    MOST_DAYS = "most_days"
    EVERY_DAY = "every_day"


class Days(StrEnum):
    """Which kind of day an answer is about."""

    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


class BehindIt(StrEnum):
    """What seems to lie behind a mixed or a worry."""

    CARE = "care"
    BARRIER = "barrier"
    SERVICE_GAP = "service_gap"
    IMPAIRMENT = "impairment"
    NOT_KNOWN = "not_known"


class Effect(Ordered):
    """How serious what it means for the child is, the least first. Left out where nobody has said."""

    NONE_SEEN = "none_seen"
    SOME = "some"
    SERIOUS = "serious"


class Source(StrEnum):
    """Whose account it is: `public` is a neighbour or anybody, `observed` what the practitioner saw."""

    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    RELATIVE = "relative"
    PUBLIC = "public"
    PROFESSIONAL = "professional"
    RECORD = "record"
    OBSERVED = "observed"


class CheckAnswer(StrEnum):
    """The answer to a safety check. One that nobody asked has none, which is never a "no"."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Urgency(StrEnum):
    """How soon a `yes` must be acted on: `now` (999, urgent care) or `today` (telephone children's social care)."""

    NOW = "now"
    TODAY = "today"


class Kind(StrEnum):
    """What sort of answer an item takes."""

    RATED = "rated"
    CHECK = "check"
    CHOICES = "choices"
    TEXT = "text"
    DATE = "date"


class Domain(StrEnum):
    """The kinds of neglect (Horwath 2007)."""

    PHYSICAL = "physical"
    NUTRITIONAL = "nutritional"
    MEDICAL = "medical"
    EMOTIONAL = "emotional"
    EDUCATIONAL = "educational"
    SUPERVISION = "supervision"

    @property
    def called(self) -> str:
        """What the domain is called wherever somebody reads it."""
        return _DOMAIN_TITLES[self]


_DOMAIN_TITLES = {
    Domain.PHYSICAL: "Physical care",
    Domain.NUTRITIONAL: "Food and drink",
    Domain.MEDICAL: "Health care",
    Domain.EMOTIONAL: "Emotional care",
    Domain.EDUCATIONAL: "School and learning",
    Domain.SUPERVISION: "Supervision and guidance",
}


class Level(StrEnum):
    """What is concluded about a domain. The first three are different things, and equally no concern."""

    DOES_NOT_APPLY = "does_not_apply"
    NOT_ENOUGH_KNOWN = "not_enough_known"
    NONE_FOUND = "none_found"
    UNMET_NEED = "unmet_need"
    SOME = "some"
    SIGNIFICANT = "significant"

    @property
    def concern(self) -> int:
        """0 no concern (for whichever reason), 1 unmet need, 2 some, 3 significant."""
        return _LEVEL_CONCERN.get(self, 0)


_LEVEL_CONCERN = {Level.UNMET_NEED: 1, Level.SOME: 2, Level.SIGNIFICANT: 3}


class NextStep(Ordered):
    """What the findings usually point to. The same six for assessments and for the health guide."""

    NO_CURRENT_CONCERN = "no_current_concern"
    GET_INFORMATION = "get_information"
    SUPPORT_AND_REVIEW = "support_and_review"
    SEEK_ADVICE = "seek_advice"
    REFER_NOW = "refer_now"
    IMMEDIATE = "immediate"


class Status(StrEnum):
    """Where an assessment stands; nobody is to act on what is superseded or withdrawn."""

    DRAFT = "draft"
    SIGNED = "signed"
    RETURNED = "returned"
    COUNTERSIGNED = "countersigned"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether its practitioner can write to it: nobody has signed what is in it now."""
        return self in {Status.DRAFT, Status.RETURNED}

    @property
    def is_signed(self) -> bool:
        """Whether what it holds now is signed, countersigned or not."""
        return self in {Status.SIGNED, Status.COUNTERSIGNED}


class Role(StrEnum):
    """What somebody does in the application; one person may have several."""

    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class Work(StrEnum):
    """As what somebody works with a child."""

    LEAD = "lead"
    CO_WORKER = "co_worker"
    COVER = "cover"


class ReviewOutcome(StrEnum):
    """How a review ends: back to its author with comments, or agreed for good."""

    RETURNED = "returned"
    COUNTERSIGNED = "countersigned"


class ManagerView(StrEnum):
    """The manager's own view of the next step, beside the practitioner's."""

    AGREE = "agree"
    HIGHER = "higher"
    LOWER = "lower"


class AgeBand(StrEnum):
    """The ages that counts are made by: those of the tools."""

    UNBORN = "unborn"
    BABY = "baby"
    PRE_SCHOOL = "pre_school"
    PRIMARY = "primary"
    TEENAGER = "teenager"
    NOT_KNOWN = "not_known"
