"""What somebody is writing and has not handed in yet: kept so that nothing is lost, read by nobody else.

It is no record: it changes with every word, the audit log is silent on it, and it goes when it is handed in.
"""

from __future__ import annotations

from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection


def put(writing: Writing, about: str, words: str) -> None:
    """Keeps the words in place of those before; no words takes them away."""
    if words:
        writing.connection.run(
            "INSERT INTO unfinished (person, about, words, saved_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (person, about) DO UPDATE SET words = excluded.words, saved_at = excluded.saved_at",
            writing.who,
            about,
            words,
            writing.at_text,
        )
    else:
        writing.connection.run("DELETE FROM unfinished WHERE person = ? AND about = ?", writing.who, about)


def begun(connection: Connection, person: str, about: str) -> dict[str, str]:
    """The words kept about everything that begins so, by how it goes on."""
    rows = connection.rows(
        "SELECT about, words FROM unfinished WHERE person = ? AND substr(about, 1, ?) = ?", person, len(about), about
    )
    return {str(row["about"])[len(about) :]: str(row["words"]) for row in rows}


def get(connection: Connection, person: str, about: str) -> str:
    """The words kept last; empty where there are none."""
    rows = connection.rows("SELECT words FROM unfinished WHERE person = ? AND about = ?", person, about)
    return str(rows[0]["words"]) if rows else ""
