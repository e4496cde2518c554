"""Who uses the store. A person is kept for good, because assessments and the audit log name them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreDamagedError
from neglect_toolkit.model.base import sha256_of
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.model.words import Role
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

_COLUMNS = "SELECT id, name, role, agency, team, area, contact, roles, left_on FROM person"


def add(writing: Writing, person: Person) -> None:
    """Keeps a person who may from now on be named by what they do here."""
    put(writing, person)
    writing.record(Deed.ADD_PERSON, person.id, roles=" ".join(person.roles), sha256=proof_of(person))


def put(writing: Writing, person: Person) -> None:
    """Puts a person's row down. The log is told elsewhere, or the person has no role here."""
    writing.connection.db.table("person").insert({**_row(person), "created_at": writing.at_text})


def get(connection: Connection, person_id: str) -> Person:
    """One person.

    Raises:
        StoreDamagedError: the keyring, or a record, names somebody whom the database does not know.
    """
    rows = connection.rows(f"{_COLUMNS} WHERE id = ?", person_id)
    if not rows:
        raise StoreDamagedError(
            "The store's keyring and its database do not belong together. Put back a copy of the store's whole folder."
        )
    return _person(rows[0])


def everybody(connection: Connection) -> tuple[Person, ...]:
    """Everybody who ever used the store, in the order in which they were added."""
    return tuple(_person(row) for row in connection.rows(f"{_COLUMNS} ORDER BY created_at, rowid"))


def named(connection: Connection, name: str) -> Person:
    """The one person of this name, or whose id begins so, who has a role here and has not left.

    Raises:
        NotFoundError: there is nobody, or more than one.
    """
    wanted = name.strip().casefold()
    here = [person for person in everybody(connection) if person.left_on is None and person.roles]
    found = [person for person in here if person.name.casefold() == wanted]
    found = found or [person for person in here if wanted and person.id.startswith(wanted)]
    if len(found) != 1:
        raise NotFoundError(
            f"{'More than one person' if found else 'Nobody'} in this store is called {name!r}. See `person list`."
        )
    return found[0]


def update(writing: Writing, person: Person) -> None:
    """Keeps a person's new details and roles. What they signed before keeps the old ones.

    Raises:
        NotAllowedError: nobody would be left who looks after the people of the store.
    """
    before = get(writing.connection, person.id)
    row = _row(person)
    places = ", ".join(f"{name} = ?" for name in row)
    writing.connection.run(f"UPDATE person SET {places} WHERE id = ?", *row.values(), person.id)  # noqa: S608
    if not any(one.is_a(Role.ADMINISTRATOR) and one.left_on is None for one in everybody(writing.connection)):
        raise NotAllowedError("Somebody must look after the people of the store. Make another person administrator.")
    if person.team_key != before.team_key:
        writing.connection.run("UPDATE assessment SET team = ? WHERE practitioner = ?", person.team_key, person.id)
    changed = [name for name in row if getattr(person, name) != getattr(before, name)]
    writing.record(Deed.PERSON, person.id, changed=" ".join(changed), roles=row["roles"], sha256=proof_of(person))


def proof_of(person: Person) -> str:
    """What the audit log says of a person's details, by which a later change to them is found.

    It is of what it is of, for good: a detail that a later version adds is proved by another hash than this one.
    """
    proved = ("name", "role", "agency", "team", "area", "contact", "roles", "left_on")
    return sha256_of({name: value for name, value in _row(person).items() if name in proved})


def faults(connection: Connection, log: Sequence[AuditEntry]) -> Iterator[str]:
    """Whoever is called, placed or given a role otherwise than the audit log tells, a sentence each.

    Of the time before it told the hash of a person's details, only the roles are proved, and not those of whoever made
    the store.
    """
    told: dict[str, AuditEntry] = {}
    for entry in log:
        if entry.what == Deed.CREATE:
            told[entry.who] = entry
        elif entry.what in {Deed.ADD_PERSON, Deed.PERSON} and entry.about is not None:
            told[entry.about] = entry
    for person in everybody(connection):
        entry_of = told.pop(person.id, None)
        said = entry_of.detail if entry_of else {"roles": ""}
        if "sha256" in said:
            is_as_told = said["sha256"] == proof_of(person)
        else:
            is_as_told = "roles" not in said or said["roles"] == " ".join(person.roles)
        if not is_as_told:
            yield f"The name, team, roles or leaving of {person.name} ({person.id}) are not what the audit log tells."
    for missing in told:
        yield f"The audit log tells of the person {missing}: they are not there."


def refuse_namesake(connection: Connection, person: Person) -> None:
    """Raises NotAllowedError where a colleague is called the same: a name says who signed and who may open the store.

    Names are the same however they are spaced, whether in capitals, and in whichever form of Unicode.
    """
    for other in everybody(connection):
        if (
            other.id != person.id
            and other.left_on is None
            and other.roles
            and _as_read(other.name) == _as_read(person.name)
        ):
            raise NotAllowedError(
                f"There is somebody called {other.name} in this store already. Add a middle name or a job, so that "
                "the two can be told apart."
            )


def _as_read(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _row(person: Person) -> dict[str, Any]:
    held = person.model_dump(mode="json")
    return {**held, "roles": " ".join(person.roles)}


def _person(row: dict[str, Any]) -> Person:
    return Person.model_validate({**row, "roles": tuple(row["roles"].split())})
