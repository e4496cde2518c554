"""Supervision: what was talked over about one child, what was decided, and what somebody is going to do.

Everything that can be missing may be missing. Only an action must say what is to be done.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import field_validator, model_validator

from neglect_toolkit.model.base import Day, Value


class Action(Value):
    """One thing to do: what, who, by when, how anybody will know that it helped, and what if it is not done."""

    id: str
    what: str
    who: str | None = None
    by_when: Day | None = None
    how_we_know: str | None = None
    if_not: str | None = None

    @field_validator("what")
    @classmethod
    def _says_what(cls, what: str) -> str:
        if not what.strip():
            raise ValueError("must say what is to be done")
        return what


class SupervisionContent(Value):
    """What was said in one supervision. `about` names the assessments that were talked over.

    `threshold_reason` is why the child is helped at this level and not at another; `own_view` the supervisor's own,
    which may differ; `worker_safety` and `worker_feelings` how it is for whoever works with the family; `next_on` the
    next date.
    """

    held_on: Day | None = None
    present: tuple[str, ...] = ()
    reflections: str | None = None
    decisions: str | None = None
    threshold_reason: str | None = None
    own_view: str | None = None
    worker_safety: str | None = None
    worker_feelings: str | None = None
    escalation: str | None = None
    next_on: Day | None = None
    actions: tuple[Action, ...] = ()
    about: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _actions_have_their_own_ids(self) -> SupervisionContent:
        ids = [action.id for action in self.actions]
        if len(ids) != len(set(ids)):
            raise ValueError("two actions have the same `id`; give each its own")
        return self


class Supervision(Value):
    """A supervision as it is kept for good. `by` is the id of the person who wrote it, `by_name` their name then."""

    id: str
    child_id: str
    at: dt.datetime
    by: str
    by_name: str
    content: SupervisionContent

    @property
    def on(self) -> dt.date:
        """The day it was held, or, where nobody said, the day it was written."""
        return self.content.held_on or self.at.date()


ActionEnd = Literal["done", "not_done", "dropped"]


class ActionOutcome(Value):
    """What became of an action. Several may follow each other: the last one stands."""

    action: str
    at: dt.datetime
    by: str
    by_name: str | None = None
    outcome: ActionEnd
    note: str | None = None


class OpenAction(Value):
    """An action that is neither done nor dropped, and the last thing said of it, if anything was."""

    action: Action
    set_on: Day
    last: ActionOutcome | None = None

    def days_overdue(self, on: dt.date) -> int:
        """How many days after its day it is; 0 on its day, before it, and where it has none."""
        return max((on - self.action.by_when).days, 0) if self.action.by_when else 0
