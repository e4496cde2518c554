"""Who uses the store. A person is kept for good, because assessments and the audit log name them."""

from __future__ import annotations

from neglect_toolkit.errors import StoreDamagedError
from neglect_toolkit.model.people import Person
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection


def add(writing: Writing, person: Person) -> None:
    """Keeps a person who may from now on be named by what they do."""
    row = {**person.model_dump(), "created_at": writing.at_text}
    writing.connection.db.table("person").insert(row)


def get(connection: Connection, person_id: str) -> Person:
    """The person whose slot of the keyring opened the store.

    Raises:
        StoreDamagedError: the keyring names somebody whom the database does not know.
    """
    rows = connection.rows("SELECT id, name, role, agency, team, area, contact FROM person WHERE id = ?", person_id)
    if not rows:
        raise StoreDamagedError(
            "The store's keyring and its database do not belong together. Put back a copy of the store's whole folder."
        )
    return Person.model_validate(rows[0])


def update(writing: Writing, person: Person) -> None:
    """Keeps a person's new details. What they signed before keeps the old ones."""
    writing.connection.run(
        "UPDATE person SET name = ?, role = ?, agency = ?, team = ?, area = ?, contact = ? WHERE id = ?",
        *person.model_dump(exclude={"id"}).values(),
        person.id,
    )
    writing.record("person", person.id)
