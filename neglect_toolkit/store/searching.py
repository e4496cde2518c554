"""Finding assessments by their words, inside the encrypted database. Accents and capitals make no difference."""

from __future__ import annotations

import re

from neglect_toolkit.model.record import SearchText
from neglect_toolkit.store.audit import Writing

_PAGES_AT_ONCE = 200
_FORGET = "DELETE FROM search WHERE rowid = (SELECT seq FROM assessment WHERE id = ?)"
_PUT = "INSERT INTO search (rowid, names, words) SELECT seq, ?, ? FROM assessment WHERE id = ?"


def put(writing: Writing, assessment_id: str, text: SearchText) -> None:
    """From now on an assessment is found by these words, and by no earlier ones."""
    writing.connection.run(_FORGET, assessment_id)
    writing.connection.run(_PUT, text.names, text.words, assessment_id)


def tidy(writing: Writing) -> None:
    """Folds what was put in lately into what is there, as far as some milliseconds go."""
    writing.connection.run("INSERT INTO search (search, rank) VALUES ('merge', ?)", _PAGES_AT_ONCE)


def as_query(typed: str) -> str | None:
    """What somebody typed as a query for every word of it, each by its beginning; None where there is no word."""
    words = re.findall(r"\w+", typed)
    return " ".join(f'"{word}"*' for word in words) or None
