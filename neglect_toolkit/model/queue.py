"""What a manager's queue is asked for, and the page of it that comes back."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.base import Value, Word
from neglect_toolkit.model.words import NextStep, Status


class QueueOrder(StrEnum):
    """What the queue is sorted by."""

    WAITING = "waiting"
    NEXT_STEP = "next_step"
    CHILD = "child"
    PRACTITIONER = "practitioner"
    SAVED = "saved"


class QueueQuery(Value):
    """Which assessments of a team are wanted, and in which order.

    Attributes:
        statuses: in which states; none given means every state but withdrawn.
        search: words, each by its beginning, that names, notes or the child's words hold.
        at_least: where the findings point to this step or a graver one.
        flagged: only those with a safety flag. `below`: only those judged below where the findings point.
        order: `waiting`: the longest first; `next_step`: the gravest first.
        page: from 0.
    """

    statuses: tuple[Status, ...] = (Status.SIGNED,)
    search: str = Field(default="", repr=False)
    tool: Word | None = None
    practitioner: str | None = None
    at_least: NextStep | None = None
    flagged: bool = False
    below: bool = False
    order: QueueOrder = QueueOrder.WAITING
    page: Annotated[int, Field(ge=0)] = 0
    size: Annotated[int, Field(ge=1, le=500)] = 50


class QueuePage(Value):
    """One page of the queue. `more` says whether another follows."""

    headers: tuple[Header, ...]
    more: bool
