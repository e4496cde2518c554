"""The formats of what is kept: a number for the shape of each kind of record, and the steps from each to the next.

A record is kept as text and never written anew: its hash is of that text. It is brought up to the newest format each
time it is read, by the steps of `STEPS`, each in a file of its own: text in, text out, with no model and no database. A
step is never edited once it is released. A new format of a kind is one more step; the newest number follows from that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from neglect_toolkit.errors import RecordUnreadableError
from neglect_toolkit.formats import (
    assessment_1_to_2,
    outcome_1_to_2,
    package_1_to_2,
    policy_1_to_2,
    policy_2_to_3,
    summary_1_to_2,
    tool_1_to_2,
)

Step = Callable[[str], str]


class Kept(StrEnum):
    """A kind of record that is kept."""

    ASSESSMENT = "assessment"
    TOOL = "tool"
    POLICY = "policy"
    NEXT_STEPS = "next_steps"
    CONTACTS = "contacts"
    HEALTH_GUIDE = "health_guide"
    SUMMARY = "summary"
    GUIDE_RECORD = "guide_record"
    REVIEW = "review"
    COMMENT = "comment"
    SUPERVISION = "supervision"
    OUTCOME = "outcome"
    PACKAGE = "package"


STEPS: Mapping[Kept, tuple[Step, ...]] = {
    Kept.ASSESSMENT: (assessment_1_to_2.upgrade,),
    Kept.TOOL: (tool_1_to_2.upgrade,),
    Kept.POLICY: (policy_1_to_2.upgrade, policy_2_to_3.upgrade),
    Kept.NEXT_STEPS: (),
    Kept.CONTACTS: (),
    Kept.HEALTH_GUIDE: (),
    Kept.SUMMARY: (summary_1_to_2.upgrade,),
    Kept.GUIDE_RECORD: (),
    Kept.REVIEW: (),
    Kept.COMMENT: (),
    Kept.SUPERVISION: (),
    Kept.OUTCOME: (outcome_1_to_2.upgrade,),
    Kept.PACKAGE: (package_1_to_2.upgrade,),
}
"""By kind, the step from format 1 to 2, from 2 to 3 and so on."""


def newest(kind: Kept, steps: Mapping[Kept, tuple[Step, ...]] | None = None) -> int:
    """The number of the format in which this version keeps a kind of record."""
    return len((STEPS if steps is None else steps)[kind]) + 1


def upgraded(
    kind: Kept, number: int, text: str, *, called: str, steps: Mapping[Kept, tuple[Step, ...]] | None = None
) -> str:
    """The JSON text of a record, kept in the format `number`, in the newest format.

    `called` is what the record is called at the beginning of a sentence; `steps` stands in for `STEPS` in tests.

    Raises:
        RecordUnreadableError: it was kept by a later version, or a step cannot make sense of it.
    """
    known = (STEPS if steps is None else steps)[kind]
    if not 1 <= number <= len(known) + 1:
        raise RecordUnreadableError(
            f"{called} cannot be read by this version of the application: it is kept in format {number}, and this "
            f"version knows the formats up to {len(known) + 1}. Update the application, then open it again."
        )
    try:
        for step in known[number - 1 :]:
            text = step(text)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError):
        raise unreadable(called) from None
    return text


def unreadable(called: str) -> RecordUnreadableError:
    """The error for a record that proves whole and that this version cannot make sense of."""
    return RecordUnreadableError(
        f"{called} cannot be read by this version of the application. It is still what was kept. "
        "Use the version that it was made with, or a later one."
    )
