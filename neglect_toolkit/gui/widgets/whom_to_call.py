"""Whom to call: each number with how far it can be relied on, so that nobody finds out at the wrong moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.widgets import body, heading, hint, small, stacked
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.model.policy import ContactStanding
from neglect_toolkit.services.contacts import Call
from neglect_toolkit.wording.contacts import certainty


class WhomToCall(Card):
    """A box with one contact below another, 999 among them."""

    def __init__(self, calls: Sequence[Call], level: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Whom to call")
        self.put(heading("Whom to call", level))
        unset = [call.contact.title for call in calls if call.standing is ContactStanding.UNSET]
        for call in calls:
            if call.standing is not ContactStanding.UNSET:
                self.put(_contact(call))
        if unset:
            self.put(body("No number set: {who}.".format(who="; ".join(unset))))
            self.put(hint("Find these numbers before you need them, and have them put into the contacts file."))


def _contact(call: Call) -> QWidget:
    contact = call.contact
    lines = [body(f"{contact.title}: {contact.telephone}")]
    details = ". ".join(said.rstrip(".") for said in (contact.who, contact.hours) if said)
    lines += [small(f"{details}.")] if details else []
    certain = certainty(contact, call.standing)
    lines += [hint(certain)] if certain else []
    return stacked(*lines)
