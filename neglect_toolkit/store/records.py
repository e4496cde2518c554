"""Records in the database: their text, its format, and the passages beside it; read as values of today.

"Was altered" (text, passage and hash do not belong together) and "cannot be read by this version" are two errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from neglect_toolkit.errors import RecordAlteredError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.passages import Passage
from neglect_toolkit.store import passages
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

V = TypeVar("V", bound=Value)


def new(writing: Writing, kind: Kept, data: Any) -> KeptText:
    """JSON-ready data of today's shape as a new record. A salt is as hard to guess as an id: 122 random bits."""
    return KeptText.of(kind, data, writing.new_id)


def columns(record: KeptText) -> dict[str, Any]:
    """The columns of a record in whatever table it stands."""
    return {"format": record.format, "record": record.text, "record_sha256": record.sha256}


def kept(
    connection: Connection, rows: Iterable[dict[str, Any]], belongs_to: Callable[[dict[str, Any]], str], *, called: str
) -> list[KeptText]:
    """The records in rows that have `columns`, each proved by its hash and its passages.

    `belongs_to` names the record of a row as its passages do; `called` begins the sentence of an error.

    Raises:
        RecordAlteredError: the text, the hash and the passages of one do not belong together.
    """
    held = list(rows)
    found = passages.of_many(connection, map(belongs_to, held))
    return [_proved(row, found.get(belongs_to(row), ()), called) for row in held]


def _proved(row: dict[str, Any], found: tuple[Passage, ...], called: str) -> KeptText:
    try:
        return KeptText(format=row["format"], text=row["record"], sha256=row["record_sha256"], passages=found)
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
