"""The people of a store: who may open it, and what each of them does there. For administrators."""

from __future__ import annotations

from neglect_toolkit.errors import NotAllowedError
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import ALONE, Assessor, Person
from neglect_toolkit.model.words import Role
from neglect_toolkit.services.passphrases import refuse_weak
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import keys, people, workers
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store


def new_person(toolkit: Toolkit, details: Assessor, roles: tuple[Role, ...] = ALONE) -> Person:
    """Somebody who has no store yet, under an id of their own. Raises NotAllowedError without a name."""
    if not (details.name or "").strip():
        raise NotAllowedError("Give your name: whoever reads an assessment needs to know who made it.")
    return Person(id=toolkit.clock.new_id(), roles=roles, **details.model_dump())


class Staff:
    """Adding, changing and removing people. None of it rewrites the database or shows what it holds."""

    def __init__(self, toolkit: Toolkit, store: Store, rights: Rights) -> None:
        self._toolkit, self._store, self._rights = toolkit, store, rights

    def everybody(self) -> tuple[Person, ...]:
        """Everybody who ever used the store, in the order in which they were added. Anybody may know colleagues."""
        with self._store.reading() as connection:
            return people.everybody(connection)

    def named(self, name: str) -> Person:
        """The one person of this name, or whose id begins so. Raises NotFoundError."""
        with self._store.reading() as connection:
            return people.named(connection, name)

    def add(self, details: Assessor, roles: tuple[Role, ...]) -> Person:
        """Adds somebody, who can open the store once they have a passphrase: see `give_passphrase`.

        Raises:
            NotPermittedError: one is no administrator.
            NotAllowedError: there is no name, no role, or somebody of that name here already.
        """
        self._rights.refuse_unless(Role.ADMINISTRATOR)
        person = new_person(self._toolkit, details).model_copy(update={"roles": _roles(roles)})
        with self._store.writing() as writing:
            people.refuse_namesake(writing.connection, person)
            people.add(writing, person)
        return person

    def change(self, person: Person) -> Person:
        """Keeps somebody's details, team and roles.

        Raises:
            NotPermittedError: one is no administrator.
            NotAllowedError: there is no role, or nobody would be left who looks after the people.
        """
        self._rights.refuse_unless(Role.ADMINISTRATOR)
        person = person.model_copy(update={"roles": _roles(person.roles)})
        if person.id == self._store.me.id:
            self._store.update_me(person)
        else:
            with self._store.writing() as writing:
                people.refuse_namesake(writing.connection, person)
                people.update(writing, person)
        self._name_in_keyring()
        return person

    def may_give_passphrase(self, person: Person) -> None:
        """Refuses, before anything slow is begun, what `give_passphrase` would be refused for.

        Raises:
            NotPermittedError: one is no administrator.
            NotAllowedError: they have left.
        """
        self._rights.refuse_unless(Role.ADMINISTRATOR)
        if person.left_on is not None:
            raise NotAllowedError(f"{person.name} has left. Add them again as a new person.")

    def gave_passphrase(self, person: Person) -> None:
        """Says in the audit log that somebody's passphrase was set by an administrator."""
        self._rights.refuse_unless(Role.ADMINISTRATOR)
        with self._store.writing() as writing:
            writing.record(Deed.PASSPHRASE_GIVEN, person.id)
        self._name_in_keyring()

    def leads(self, person: Person) -> int:
        """How many assessments are of children whom somebody leads. Raises NotPermittedError."""
        self._rights.refuse_unless(Role.ADMINISTRATOR)
        with self._store.reading() as connection:
            return workers.how_many_led(connection, person.id)

    def remove(self, person: Person) -> None:
        """From now on neither passphrase nor recovery code of this person opens the store; their work stays.

        Raises:
            NotPermittedError: one is no administrator.
            NotAllowedError: it is oneself, or the last administrator.
        """
        self._rights.refuse_unless(Role.ADMINISTRATOR)
        if person.id == self._store.me.id:
            raise NotAllowedError("You cannot remove yourself. Ask another administrator to do it.")
        with self._store.writing() as writing:
            people.update(writing, person.model_copy(update={"left_on": self._toolkit.clock.today()}))
            writing.record(Deed.REMOVE_PERSON, person.id)
        keys.remove_person(self._toolkit.store_folder, person.id)
        self._name_in_keyring()

    def _name_in_keyring(self) -> None:
        keys.set_names(self._toolkit.store_folder, {person.id: person.name for person in self.everybody()})


def give_passphrase(toolkit: Toolkit, key: OpenedKey, person: Person, passphrase: str) -> None:
    """Gives somebody a passphrase that opens the store, in place of any earlier one. Slow; any thread.

    Ask `Staff.may_give_passphrase` before and tell `Staff.gave_passphrase` after.

    Raises:
        NotAllowedError: the passphrase will not do.
        StoreError: the keyring cannot be written.
    """
    refuse_weak(passphrase)
    keys.set_passphrase(toolkit.store_folder, key, person.id, passphrase, toolkit.clock)


def _roles(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    if not roles:
        raise NotAllowedError("Choose at least one role: practitioner, manager or administrator.")
    return tuple(role for role in Role if role in roles)
