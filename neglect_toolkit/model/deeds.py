"""What somebody can do that the audit log keeps: a closed list. The values stand in kept logs and never change.

A log that a later version wrote may hold others: `AuditEntry.what` stays a text, and `wording.deeds` shows it as it is.
"""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """One kind of entry in the audit log."""

    # The store and its keys
    CREATE = "create"
    UNLOCK = "unlock"
    UNLOCK_FAILED = "unlock_failed"
    PASSPHRASE_GIVEN = "passphrase_given"  # noqa: S105 - what was done, not a passphrase
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - what was done, not a passphrase
    RECOVERY_CODE_MADE = "recovery_code_made"
    RECOVERED = "recovered"

    # An assessment
    START = "start"
    CHANGE = "change"
    SIGN = "sign"
    AMEND = "amend"
    DISCARD = "discard"
    WITHDRAW = "withdraw"
    OPEN = "open"
    COMPARE = "compare"
    EXPORT = "export"

    # What others say of it, and of the case
    COMMENT = "comment"
    RETURN = "return"
    COUNTERSIGN = "countersign"
    CASE = "case"
    SUPERVISE = "supervise"
    ACTION = "action"
    SCORECARD = "scorecard"

    # The health guide
    GUIDE = "guide"
    GUIDE_ABOUT = "guide_about"

    # People, and who works with which child
    ADD_PERSON = "add_person"
    PERSON = "person"
    REMOVE_PERSON = "remove_person"
    HAND_OVER = "hand_over"
    ADD_WORKER = "add_worker"
    END_WORKER = "end_worker"

    # From one store to another
    HANDOVER_OUT = "handover_out"
    HANDOVER_IN = "handover_in"
