"""The rows of free text that records refer to. A later decision may empty one; the record still proves itself then."""

from __future__ import annotations

from collections.abc import Iterable

from neglect_toolkit.errors import HandoverError, RecordAlteredError
from neglect_toolkit.model.passages import Passage
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

_ANOTHER_RECORDS = (
    "This package holds a passage that belongs to another record here, so nothing was taken in. Ask for it to be made "
    "anew."
)


def keep(writing: Writing, belongs_to: str, passages: Iterable[Passage]) -> None:
    """Keeps the passages of a record; those it has already stay as they are.

    `belongs_to` names the record: its kind, a colon, and its id (`comment:…`, `revision:ASSESSMENT:NUMBER`).

    Raises:
        HandoverError: one of them is another record's. Salts being random, only a package can bring that about.
    """
    for passage in passages:
        there = writing.connection.rows("SELECT belongs_to FROM passage WHERE digest = ?", passage.digest)
        if not there:
            row = {"digest": passage.digest, "belongs_to": belongs_to, "salt": passage.salt, "words": passage.words}
            writing.connection.db.table("passage").insert(row)
        elif there[0]["belongs_to"] != belongs_to:
            raise HandoverError(_ANOTHER_RECORDS)


def of(connection: Connection, belongs_to: str) -> tuple[Passage, ...]:
    """The passages of a record, those that were taken out too.

    Raises:
        RecordAlteredError: one of them is not what its digest says.
    """
    return of_many(connection, [belongs_to]).get(belongs_to, ())


def of_many(connection: Connection, records: Iterable[str]) -> dict[str, tuple[Passage, ...]]:
    """The passages of several records, by what they belong to. Raises as `of`."""
    found: dict[str, list[Passage]] = {}
    named = list(records)
    for start in range(0, len(named), _AT_ONCE):
        some = named[start : start + _AT_ONCE]
        marks = ", ".join("?" for _ in some)
        query = f"SELECT digest, belongs_to, salt, words FROM passage WHERE belongs_to IN ({marks}) ORDER BY rowid"  # noqa: S608
        for row in connection.rows(query, *some):
            belongs_to = str(row.pop("belongs_to"))
            try:
                found.setdefault(belongs_to, []).append(Passage.model_validate(row))
            except ValueError:
                raise RecordAlteredError(
                    f"A passage of the record {belongs_to} was altered: it is not what was kept. "
                    "Put back a copy of the store's folder from before."
                ) from None
    return {belongs_to: tuple(passages) for belongs_to, passages in found.items()}


_AT_ONCE = 500


def words_of(connection: Connection, digests: Iterable[str]) -> dict[str, str]:
    """What the passages of some digests say, by digest; those that are not there or were taken out are left out."""
    found: dict[str, str] = {}
    for digest in set(digests):
        for row in connection.rows("SELECT words FROM passage WHERE digest = ? AND words IS NOT NULL", digest):
            found[digest] = row["words"]
    return found


def of_revision(assessment_id: str, number: int) -> str:
    """How the passages of a revision name what they belong to."""
    return f"revision:{assessment_id}:{number}"
