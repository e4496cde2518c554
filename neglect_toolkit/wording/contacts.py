"""How far a telephone number can be relied on."""

from __future__ import annotations

from neglect_toolkit.model.policy import Contact, ContactStanding
from neglect_toolkit.wording import dates

_MAKE_SURE = "make sure before you rely on it"


def certainty(contact: Contact, standing: ContactStanding) -> str:
    """When somebody last made sure of a number, in a sentence; empty for one that always answers."""
    on = dates.day(contact.checked_on) if contact.checked_on else "a day that is not given"
    return {
        ContactStanding.ALWAYS: "",
        ContactStanding.CHECKED: f"Checked on {on}.",
        ContactStanding.STALE: f"Last checked on {on}; {_MAKE_SURE}.",
        ContactStanding.NEVER_CHECKED: f"Never checked; {_MAKE_SURE}.",
        ContactStanding.UNSET: "No number set; find it before you need it.",
    }[standing]
