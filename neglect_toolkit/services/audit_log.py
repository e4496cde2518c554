"""Reading the audit log: who did what, when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from neglect_toolkit.errors import NotAllowedError
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.model.words import Role
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.store import audit, headers, passages, people
from neglect_toolkit.store.store import Store


class LogHead(NamedTuple):
    """The last entry of the log when something left the store. Kept elsewhere, it shows whether any was cut off."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def read_head(written: str) -> LogHead:
    """A head as it was written on a PDF, maybe with only the beginning of its hash.

    Raises:
        NotAllowedError: it is none.
    """
    number, _, hash_ = written.strip().partition(":")
    if not number.isdigit() or len(hash_) < 8:
        raise NotAllowedError("Give the head of the audit log as the document has it: NUMBER:HASH.")
    return LogHead(int(number), hash_.lower())


class AuditLog:
    """The log as managers and administrators read it. It names people, deeds and ids, never what was written."""

    def __init__(self, store: Store, rights: Rights) -> None:
        self._store, self._rights = store, rights

    def entries(
        self,
        *,
        who: str | None = None,
        what: str | None = None,
        about: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        before: int | None = None,
        limit: int = 200,
    ) -> tuple[AuditEntry, ...]:
        """The entries that fit, the last one first, at most `limit`; `before` is the `seq` to go on from.

        Raises:
            NotPermittedError: one is neither manager nor administrator.
        """
        self._rights.refuse_unless(Role.MANAGER, Role.ADMINISTRATOR)
        with self._store.reading() as connection:
            return audit.some(
                connection, who=who, what=what, about=about, since=since, until=until, before=before, limit=limit
            )

    def reasons(self, entries: Iterable[AuditEntry]) -> dict[str, str]:
        """The words of the reasons that entries tell of by their digests, as far as one may read what they are about.

        Raises:
            NotPermittedError: one is neither manager nor administrator.
        """
        self._rights.refuse_unless(Role.MANAGER, Role.ADMINISTRATOR)
        told = {entry.detail["reason"]: entry.about for entry in entries if "reason" in entry.detail and entry.about}
        with self._store.reading() as connection:
            about = {one: headers.beginning(connection, one) for one in set(told.values())}
            words = passages.words_of(connection, told)
        readable = {one for one, found in about.items() if found and self._rights.may_read(found[0])}
        return {digest: said for digest, said in words.items() if told[digest] in readable}

    def head(self) -> LogHead:
        """The last entry, for whatever leaves the store. Anybody may know it: it says nothing."""
        with self._store.reading() as connection:
            return LogHead(*audit.head(connection))

    def names(self) -> dict[str, str]:
        """What the people whom the log names by their ids are called. Raises NotPermittedError."""
        self._rights.refuse_unless(Role.MANAGER, Role.ADMINISTRATOR)
        with self._store.reading() as connection:
            return {person.id: person.name for person in people.everybody(connection)}

    def deeds(self) -> tuple[str, ...]:
        """Every kind of deed in the log, in alphabetical order. Raises NotPermittedError."""
        self._rights.refuse_unless(Role.MANAGER, Role.ADMINISTRATOR)
        with self._store.reading() as connection:
            return audit.deeds(connection)
