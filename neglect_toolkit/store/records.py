"""Records in the database: their text, its format, and the passages beside it; read as values of today.

"Was altered" (text, passage and hash do not belong together) and "cannot be read by this version" are two errors.
"""

from __future__ import annotations

from typing import Any, TypeVar

from neglect_toolkit.errors import RecordAlteredError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.kept import KeptText
from neglect_toolkit.store import passages
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

V = TypeVar("V", bound=Value)


def new(writing: Writing, kind: Kept, data: Any) -> KeptText:
    """JSON-ready data of today's shape as a new record. A salt is as hard to guess as an id: 122 random bits."""
    return KeptText.of(kind, data, writing.new_id)


def kept(connection: Connection, belongs_to: str, row: dict[str, Any], *, called: str) -> KeptText:
    """The record in a row with the columns `format` and `record`. `called` begins the sentence of an error.

    Raises:
        RecordAlteredError: its text or its passages are not what was kept.
    """
    try:
        found = passages.of(connection, belongs_to)
        return KeptText(format=row["format"], text=row["record"], passages=found)
    except ValueError:
        raise altered(called) from None


def read(record: KeptText, kind: Kept, model: type[V], *, called: str) -> V:
    """A record as a value of today.

    Raises:
        RecordAlteredError: it is not what was kept.
        RecordUnreadableError: this version cannot make sense of it.
    """
    try:
        return record.read(kind, model, called)
    except ValueError:
        raise altered(called) from None


def altered(called: str) -> RecordAlteredError:
    """The error for a record that is not what was kept."""
    return RecordAlteredError(
        f"{called} was altered: it is not what was kept. Put back a copy of the store's folder from before."
    )
