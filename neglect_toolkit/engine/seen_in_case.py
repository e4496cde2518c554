"""One child's case as the patterns look at it, and the words in which they name things and people."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property

from neglect_toolkit.engine.counted_answers import readings_of
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.model.assessment import facts_of
from neglect_toolkit.model.case import AssessedInCase
from neglect_toolkit.model.comparison import OverTime, Siblings
from neglect_toolkit.model.supervision import OpenAction
from neglect_toolkit.model.tool import topic_of
from neglect_toolkit.wording.found import whole

NAMED = 3
"""How many things a fact names; the others are counted."""


class SeenInCase:
    """A case as the patterns look at it. There is at least one assessment.

    Args:
        ordered: the assessments, the oldest first.
        over_time: the same, compared.
        actions: what is still open.
        siblings: the newest beside those of other children in the home, where there are any.
        on: the day of the supervision.
    """

    def __init__(
        self,
        ordered: Sequence[AssessedInCase],
        over_time: OverTime,
        actions: Sequence[OpenAction],
        siblings: Siblings | None,
        on: dt.date,
    ) -> None:
        self.ordered, self.over_time, self.actions, self.siblings, self.on = ordered, over_time, actions, siblings, on
        self.newest = ordered[-1]
        self.content, self.tool, self.summary = self.newest.content, self.newest.tool, self.newest.summary
        self.facts = facts_of(self.content, self.tool)
        names = [one.content.child.called for one in ordered if one.content.child.called]
        self.called = names[-1] if names else self.tool.child_word
        self.called_first = self.called[:1].upper() + self.called[1:]

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The newest assessment's answered items."""
        return readings_of(self.tool, self.content.answers)

    def topic(self, item_id: str) -> str:
        """What an item is about, as the newest tool that has it puts it; its id where none has."""
        tools = (one.tool.items for one in reversed(self.ordered))
        return next((topic_of(items[item_id], self.called) for items in tools if item_id in items), item_id)

    def some(self, items: Sequence[str]) -> str:
        """What the first few items are about, each a sentence, and how many more."""
        more = len(items) - NAMED
        rest = f" And {more} more." if more > 0 else ""
        return " ".join(whole(self.topic(item)) for item in items[:NAMED]) + rest

    @property
    def in_all(self) -> str:
        """Where nothing was found: "in this assessment", "in either assessment", "in any of the 3 assessments"."""
        count = len(self.ordered)
        if count == 1:
            return "in this assessment"
        return "in either assessment" if count == 2 else f"in any of the {count} assessments"


def words_in(said: str) -> set[str]:
    """The words of a text in small letters; "step-father" is one word."""
    return set(re.findall(r"\w+", re.sub(r"\bstep-", "step", said.casefold())))


def possessive(name: str) -> str:
    """Whose something is: "Zoë’s"."""
    return f"{name}’s"
