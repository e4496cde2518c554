"""Who works with which child: handing on, covering, working together. For managers of the child's team."""

from __future__ import annotations

import datetime as dt

from neglect_toolkit.errors import NotAllowedError
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.people import Person, Worker
from neglect_toolkit.model.words import Role, Work
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import workers
from neglect_toolkit.store.store import Store


class Children:
    """Passing work on. Whoever a child is handed to reads that child's earlier assessments, and that is logged."""

    def __init__(self, toolkit: Toolkit, store: Store, rights: Rights) -> None:
        self._toolkit, self._store, self._rights = toolkit, store, rights

    def workers(self, header: Header) -> tuple[Worker, ...]:
        """Everybody who works with the child of an assessment, the lead first. Raises NotPermittedError."""
        self._rights.refuse_reading(header)
        with self._store.reading() as connection:
            return workers.of_child(connection, header.child_id)

    def hand_over(self, header: Header, to: Person) -> None:
        """Makes a colleague the lead; whoever led before works with the child no more.

        Raises:
            NotPermittedError: one does not manage the child's team.
            NotAllowedError: the colleague cannot take it on.
        """
        self._may_pass_on(header, to)
        with self._store.writing() as writing:
            workers.hand_over(writing, header.child_id, to.id)

    def add_co_worker(self, header: Header, person: Person) -> None:
        """Adds a colleague who works with the child beside the lead. Raises as `hand_over`."""
        self._may_pass_on(header, person)
        with self._store.writing() as writing:
            workers.add(writing, header.child_id, person.id, Work.CO_WORKER, None)

    def add_cover(self, header: Header, person: Person, until: dt.date) -> None:
        """Adds a colleague who stands in until the end of a day. Raises as `hand_over`."""
        self._may_pass_on(header, person)
        with self._store.writing() as writing:
            workers.add(writing, header.child_id, person.id, Work.COVER, until)

    def end(self, header: Header, worker: Worker) -> None:
        """Ends a co-worker's or a cover's part. Raises NotPermittedError, NotFoundError, NotAllowedError."""
        self._rights.refuse_managing(header)
        with self._store.writing() as writing:
            workers.end(writing, worker.id)

    def _may_pass_on(self, header: Header, to: Person) -> None:
        self._rights.refuse_managing(header)
        if to.left_on is not None or not to.is_a(Role.PRACTITIONER):
            raise NotAllowedError(f"{to.name} is no practitioner here. Choose somebody who assesses children.")
