"""What a case's own pattern gives to think about: patterns, the questions that go with them, the day as it is told."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from neglect_toolkit.model.base import ItemId, Sentence, Value, Version, Word
from neglect_toolkit.model.words import BehindIt, Rating


class Pattern(StrEnum):
    """The patterns that the engine can see in a case; a question to reflect on names the one it goes with."""

    ACCOUNTS_DIFFER = "accounts_differ"
    PARENT_BELIEVED_OVER_CHILD = "parent_believed_over_child"
    OWN_WORDS_MISSING = "own_words_missing"
    NEVER_SEEN_ALONE = "never_seen_alone"
    ONE_INFORMANT = "one_informant"
    ADULT_NOT_SPOKEN_TO = "adult_not_spoken_to"
    DOMAIN_UNEXPLORED = "domain_unexplored"
    SAFETY_UNANSWERED = "safety_unanswered"
    DRIFT = "drift"
    SLIPPED_BACK = "slipped_back"
    BETTER_ON_PARENTS_WORD = "better_on_parents_word"
    STRENGTHS_BESIDE_CONCERN = "strengths_beside_concern"
    JUDGED_BELOW = "judged_below"
    SAID_TO_BE_IMPAIRMENT = "said_to_be_impairment"
    HELP_STILL_MISSING = "help_still_missing"
    NO_EXPLANATION_ASKED = "no_explanation_asked"
    ITEMS_A_CONCERN = "items_a_concern"
    ACTIONS_OVERDUE = "actions_overdue"
    SIBLINGS_DIFFER = "siblings_differ"
    SIBLING_UNSEEN = "sibling_unseen"
    ADULT_UNIDENTIFIED = "adult_unidentified"
    IDENTITY_NOT_ASKED = "identity_not_asked"


class Question(Value):
    """A question to reflect on: when it is asked, what it asks, why, and where that comes from.

    `items` goes with `items_a_concern` alone: the question is asked where one of these is mixed or a worry.
    """

    id: Word
    when: Pattern
    asks: Sentence
    why: Sentence
    source: Sentence
    items: tuple[ItemId, ...] = ()

    @model_validator(mode="after")
    def _items_go_with_their_pattern(self) -> Question:
        if self.when is Pattern.ITEMS_A_CONCERN and not self.items:
            raise ValueError("a question for `items_a_concern` names its `items`")
        if self.when is not Pattern.ITEMS_A_CONCERN and self.items:
            raise ValueError("only a question for `items_a_concern` has `items`")
        return self


class Reflection(Value):
    """All questions to reflect on, in the order in which they are asked: `forms/reflection.yaml`."""

    version: Version
    reflect_on: tuple[Question, ...]


class Asks(Value):
    """One question as it is put in this case: the fact of the case, then the question that it raises."""

    question: str
    pattern: Pattern
    fact: str
    asks: str
    why: str
    source: str

    @property
    def says(self) -> str:
        """The fact and the question, one after the other."""
        return f"{self.fact} {self.asks}"


class PartOfDay(Value):
    """One hour of the child's day, told in plain sentences; `known` says whether anything of it was explored."""

    title: str
    says: tuple[str, ...]
    known: bool


class Explanation(Value):
    """What was thought about the reason for one worry: what is recorded, and which explanations nobody considered."""

    item: str
    text: str
    rating: Rating
    recorded: tuple[BehindIt, ...]
    not_considered: tuple[BehindIt, ...]
    says: tuple[str, ...]
