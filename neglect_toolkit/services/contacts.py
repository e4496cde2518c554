"""Whom to call: the local contacts for somebody's area, each with how far it can be relied on today."""

from __future__ import annotations

from neglect_toolkit.model.base import Value
from neglect_toolkit.model.policy import Contact, ContactStanding
from neglect_toolkit.services.toolkit import Toolkit


class Call(Value):
    """One contact, and whether it can be relied on today."""

    contact: Contact
    standing: ContactStanding


def whom_to_call(toolkit: Toolkit, area: str | None = None) -> tuple[Call, ...]:
    """999 and the contacts for this area; for an unknown one, all of them. In the order of the contacts file.

    Raises:
        InputFaultError: the contacts file is at fault.
    """
    contacts, today = toolkit.contacts, toolkit.clock.today()
    return tuple(Call(contact=contact, standing=contacts.standing(contact, today)) for contact in contacts.near(area))
