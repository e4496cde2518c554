"""The rows of free text that records refer to. A later decision may empty one; the record still proves itself then."""

from __future__ import annotations

from collections.abc import Iterable

from neglect_toolkit.errors import RecordAlteredError
from neglect_toolkit.model.passages import Passage
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection


def keep(writing: Writing, belongs_to: str, passages: Iterable[Passage]) -> None:
    """Keeps the passages of a record; those it has already stay as they are.

    `belongs_to` names the record: its kind, a colon, and its id (`comment:…`, `revision:ASSESSMENT:NUMBER`).
    """
    for passage in passages:
        writing.connection.run(
            "INSERT INTO passage (digest, belongs_to, salt, words) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
            passage.digest,
            belongs_to,
            passage.salt,
            passage.words,
        )


def of(connection: Connection, belongs_to: str) -> tuple[Passage, ...]:
    """The passages of a record, those that were taken out too.

    Raises:
        RecordAlteredError: one of them is not what its digest says.
    """
    rows = connection.rows("SELECT digest, salt, words FROM passage WHERE belongs_to = ? ORDER BY rowid", belongs_to)
    try:
        return tuple(Passage.model_validate(row) for row in rows)
    except ValueError:
        raise RecordAlteredError(
            f"A passage of the record {belongs_to} was altered: it is not what was kept. "
            "Put back a copy of the store's folder from before."
        ) from None


def of_revision(assessment_id: str, number: int) -> str:
    """How the passages of a revision name what they belong to."""
    return f"revision:{assessment_id}:{number}"
