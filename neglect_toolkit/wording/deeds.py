"""What somebody did, in the words of whoever reads the audit log."""

from __future__ import annotations

from neglect_toolkit.model.deeds import Deed

_DEEDS: dict[str, str] = {
    Deed.CREATE: "Made the store",
    Deed.UNLOCK: "Unlocked",
    Deed.UNLOCK_FAILED: "Tried in vain to unlock",
    Deed.PASSPHRASE_GIVEN: "Gave somebody a passphrase",
    Deed.PASSPHRASE_CHANGED: "Changed their passphrase",
    Deed.RECOVERY_CODE_MADE: "Made a recovery code",
    Deed.RECOVERED: "Came in with a recovery code",
    Deed.START: "Started an assessment",
    Deed.CHANGE: "Changed an assessment",
    Deed.SIGN: "Signed",
    Deed.AMEND: "Opened a correction",
    Deed.DISCARD: "Threw a correction away",
    Deed.WITHDRAW: "Withdrew",
    Deed.OPEN: "Opened an assessment",
    Deed.COMPARE: "Read beside another",
    Deed.EXPORT: "Saved a document",
    Deed.COMMENT: "Commented",
    Deed.RETURN: "Sent back",
    Deed.COUNTERSIGN: "Countersigned",
    Deed.CASE: "Read a child's whole case",
    Deed.SUPERVISE: "Kept a supervision record",
    Deed.ACTION: "Said what became of an action",
    Deed.SCORECARD: "Counted",
    Deed.GUIDE: "Kept a record of the health guide",
    Deed.GUIDE_ABOUT: "Said which child a record of the health guide is about",
    Deed.ADD_PERSON: "Added a person",
    Deed.PERSON: "Changed a person's details",
    Deed.REMOVE_PERSON: "Removed a person",
    Deed.HAND_OVER: "Handed a child on",
    Deed.ADD_WORKER: "Added a co-worker or cover",
    Deed.END_WORKER: "Ended a co-worker's or cover's part",
    Deed.HANDOVER_OUT: "Handed assessments to another computer",
    Deed.HANDOVER_IN: "Took assessments in",
}


def deed_words(what: str) -> str:
    """A deed as the audit log holds it, in words; as it is where a later version or another program wrote it."""
    return _DEEDS.get(what, what)
