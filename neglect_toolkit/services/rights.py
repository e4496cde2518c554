"""Who may do what. Every use-case asks here; a window that shows too much still gets nothing.

Every key opens the whole store, so these rules are kept by the application and not by encryption: docs/security.md.
"""

from __future__ import annotations

import datetime as dt

from neglect_toolkit.clock import Clock
from neglect_toolkit.errors import NotPermittedError
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.words import Role
from neglect_toolkit.store import headers, people, workers
from neglect_toolkit.store.store import Store

_ONLY = {
    Role.PRACTITIONER: "Only practitioners do this. Ask whoever looks after the people of this store for that role.",
    Role.MANAGER: "Only managers do this. Ask whoever looks after the people of this store for that role.",
    Role.ADMINISTRATOR: "Only administrators do this: they look after the people and the settings of this store.",
}


class Rights:
    """What whoever unlocked the store may do with it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    @property
    def me(self) -> Person:
        """Who unlocked the store, with the roles that they have now and not those they had when they did."""
        return self._store.me

    def is_a(self, *roles: Role) -> bool:
        """Whether they have one of these roles."""
        return any(self.me.is_a(role) for role in roles)

    def refuse_unless(self, *roles: Role) -> None:
        """Raises NotPermittedError for whoever has none of these roles."""
        if not self.is_a(*roles):
            raise NotPermittedError(_ONLY[roles[0]])

    def readable(self, assessment_id: str) -> Header:
        """The header of an assessment that they may read. Raises NotFoundError, NotPermittedError."""
        header = self._header(assessment_id)
        self.refuse_reading(header)
        return header

    def writable(self, assessment_id: str) -> Header:
        """The header of an assessment that they may change. Raises NotFoundError, NotPermittedError."""
        header = self._header(assessment_id)
        self.refuse_writing(header)
        return header

    def manageable(self, assessment_id: str) -> Header:
        """The header of an assessment of the team that they manage. Raises NotFoundError, NotPermittedError."""
        header = self._header(assessment_id)
        self.refuse_managing(header)
        return header

    def _header(self, assessment_id: str) -> Header:
        with self._store.reading() as connection:
            return headers.header(connection, assessment_id)

    def works_with(self, child_id: str) -> bool:
        """Whether they work with a child today, as lead, co-worker or cover."""
        if not self.is_a(Role.PRACTITIONER):
            return False
        with self._store.reading() as connection:
            return workers.works_with(connection, self.me.id, child_id, self._clock.today())

    def manages(self, header: Header) -> bool:
        """Whether it is an assessment of the team that they manage."""
        return self.is_a(Role.MANAGER) and (header.team or "") == self.me.team_key

    def works_on(self, child_id: str) -> bool:
        """Whether they work with a child today, or manage the team of whoever leads the work with it."""
        with self._store.reading() as connection:
            lead = workers.lead_of(connection, child_id)
            team = people.get(connection, lead).team_key if lead else None
        return (self.is_a(Role.MANAGER) and team == self.me.team_key) or self.works_with(child_id)

    def reads_until(self, child_id: str) -> dt.datetime | None:
        """Until when what is said about a child is theirs to read; None where all of it is.

        Whoever handed a child on reads on what was theirs, and nothing that was said after they left.
        """
        if self.works_on(child_id):
            return None
        with self._store.reading() as connection:
            return workers.left_at(connection, self.me.id, child_id)

    def may_write(self, header: Header) -> bool:
        """Whether they may change, sign, amend and withdraw it, as far as its state allows."""
        return self.works_with(header.child_id)

    def may_read(self, header: Header) -> bool:
        """Whether they may read it: they work with the child, they made it, or they manage the team."""
        made_it = self.is_a(Role.PRACTITIONER) and self.me.id in {header.started_by, header.signed_by}
        return self.manages(header) or made_it or self.works_with(header.child_id)

    def refuse_reading(self, header: Header) -> None:
        """Raises NotPermittedError for whoever may not read it."""
        if not self.may_read(header):
            raise NotPermittedError(
                "You may not read this assessment: you do not work with the child. A manager of the child's team can "
                "make you a co-worker."
            )

    def refuse_writing(self, header: Header) -> None:
        """Raises NotPermittedError for whoever may not change it."""
        if not self.may_write(header):
            raise NotPermittedError(
                "You may not change this assessment: you do not work with the child. A manager of the child's team can "
                "make you a co-worker, or hand the child to you."
            )

    def refuse_unless_at_work(self, header: Header) -> None:
        """Raises NotPermittedError for whoever neither works with the child today nor manages the work with it."""
        if not self.works_on(header.child_id):
            self.refuse_writing(header)

    def refuse_managing(self, header: Header) -> None:
        """Raises NotPermittedError for whoever does not manage the team of its practitioner."""
        self.refuse_unless(Role.MANAGER)
        if not self.manages(header):
            raise NotPermittedError("This assessment is another team's. Ask that team's manager.")
