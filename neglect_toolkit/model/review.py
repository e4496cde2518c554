"""What a manager says of a signed assessment: comments, and how the review ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from neglect_toolkit.model.base import Value
from neglect_toolkit.model.words import ManagerView, NextStep, ReviewOutcome

About = Annotated[str, Field(pattern=r"^(|item:[a-z0-9_]+\.[a-z0-9_]+|finding:[a-z_]+/[a-z0-9_]+)$")]
"""What a comment is about: the whole (empty), `item:ITEM.ID`, or `finding:DOMAIN/RULE`."""


class Comment(Value):
    """Something said about an assessment. It is never changed; an answer to it is a comment of its own.

    Attributes:
        revision: the revision that was being read.
        by: the id of whoever said it; `by_name` is what they are called.
        answers: the id of the comment that this one answers.
    """

    id: str
    assessment_id: str
    revision: Annotated[int, Field(ge=1)]
    about: About = ""
    at: dt.datetime
    by: str
    by_name: str
    text: Annotated[str, Field(min_length=1, repr=False)]
    answers: str | None = None


class Review(Value):
    """How one signed revision was reviewed: sent back with questions, or countersigned with the manager's own view.

    Attributes:
        view: beside the practitioner's judgement; None where it was sent back.
        next_step: what the manager judges right, where that is not what the practitioner judged.
        reason: why; the questions in short, where it was sent back.
        revision_sha256: the seal of exactly what was reviewed.
    """

    id: str
    assessment_id: str
    revision: Annotated[int, Field(ge=1)]
    at: dt.datetime
    by: str
    by_name: str
    outcome: ReviewOutcome
    view: ManagerView | None = None
    next_step: NextStep | None = None
    reason: str | None = Field(default=None, repr=False)
    revision_sha256: str


def unanswered(comments: Sequence[Comment], reader: str) -> int:
    """How many comments of others than the reader, named by id, wait for an answer."""
    answered = {comment.answers for comment in comments}
    return sum(one.answers is None and one.id not in answered and one.by != reader for one in comments)
