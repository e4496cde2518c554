"""Adds, changes and removes people; what is slow about a passphrase is done away from the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.gui.team.people_page import PeoplePage
from neglect_toolkit.gui.widgets import Field, TableRow
from neglect_toolkit.model.people import Person
from neglect_toolkit.services import passphrases, staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import dates, labels


class PeoplePresenter(QObject):
    """Between the page and `services.staff`."""

    def __init__(self, casework: Casework, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework = casework
        self._person: Person | None = None
        self.page = page = PeoplePage()
        page.chosen.connect(self._choose)
        page.save_pressed.connect(self._save)
        page.passphrase_pressed.connect(self._give)
        page.remove_asked.connect(self._ask)
        page.remove_pressed.connect(self._remove)
        self._show()

    def _show(self, chosen: str | None = None) -> None:
        people = self._casework.staff.everybody()
        self._people = {person.id: person for person in people}
        self.page.show_people([self._row(person) for person in people])
        if chosen is not None:
            self.page.table.choose(chosen)

    def _row(self, person: Person) -> TableRow:
        opens = f"Left on {dates.day(person.left_on)}" if person.left_on else "Yes"
        roles = ", ".join(labels.role(role) for role in person.roles) or "Nothing: named in what was handed over"
        return TableRow(person.id, (person.name, roles, person.team or "", person.role or "", opens))

    def _choose(self, person_id: str) -> None:
        self._person = self._people.get(person_id)
        self.page.show_person(self._person)

    def _save(self) -> None:
        page, details, roles = self.page, self.page.form.value, self.page.roles.roles
        faults: list[tuple[Field, str]] = []
        if not (details.name or "").strip():
            faults.append((page.form.fields["name"], "Enter a name."))
        if not roles:
            faults.append((page.roles_field, "Choose at least one role."))
        if self._person is None:
            faults += self._wrong_secrets()
        page.show_faults(faults)
        if faults:
            return
        if self._person is None:
            self._with_key(self._add)
            return
        changed = self._person.model_copy(update={**details.model_dump(), "roles": roles})
        try:
            self._casework.staff.change(changed)
        except ToolkitError as error:
            page.show_faults([(page.form.fields["name"], error.says)])
            return
        self._show(changed.id)
        page.show_done(f"{changed.name} is changed.")

    def _wrong_secrets(self) -> list[tuple[Field, str]]:
        own, new, again = self.page.secrets
        faults: list[tuple[Field, str]] = []
        if not own:
            faults.append((self.page.own_field, "Enter your own passphrase."))
        fault = passphrases.passphrase_fault(new, again)
        if fault:
            faults.append((self.page.new_field, fault))
        return faults

    def _give(self) -> None:
        faults = self._wrong_secrets()
        self.page.show_faults(faults)
        if not faults and self._person is not None:
            self._with_key(partial(self._give_to, self._person))

    def _with_key(self, deed: object) -> None:
        """Opens the keyring with one's own passphrase, away from the window, then goes on."""
        own, _, _ = self.page.secrets
        toolkit, me = self._casework.toolkit, self._casework.me.id
        self.page.show_working(True)
        run_in_background(lambda _job: unlocking.derive_key(toolkit, own, me), deed, self._failed, owner=self)  # type: ignore[arg-type]

    def _add(self, key: unlocking.StoreKey) -> None:
        try:
            person = self._casework.staff.add(self.page.form.value, self.page.roles.roles)
        except ToolkitError as error:
            self._failed(error, self.page.form.fields["name"])
            return
        self._give_to(person, key)

    def _give_to(self, person: Person, key: unlocking.StoreKey) -> None:
        try:
            self._casework.staff.may_give_passphrase(person)
        except ToolkitError as error:
            self._failed(error)
            return
        toolkit, (_, new, _) = self._casework.toolkit, self.page.secrets
        run_in_background(
            lambda _job: staff.give_passphrase(toolkit, key, person, new),
            partial(self._given, person),
            self._failed,
            owner=self,
        )

    def _given(self, person: Person, _nothing: object) -> None:
        self._casework.staff.gave_passphrase(person)
        self.page.show_working(False)
        self.page.forget()
        self._show(person.id)
        self._choose(person.id)
        self.page.show_done(f"{person.name} can open the store now.")

    def _failed(self, error: ToolkitError, field: Field | None = None) -> None:
        self.page.show_working(False)
        self.page.show_faults([(field or self.page.own_field, error.says)])

    def _ask(self) -> None:
        if self._person is not None:
            self.page.ask_to_remove(self._person, self._casework.staff.leads(self._person))

    def _remove(self) -> None:
        if self._person is None:
            return
        person = self._person
        try:
            self._casework.staff.remove(person)
        except ToolkitError as error:
            self._failed(error, self.page.form.fields["name"])
            return
        self._show(person.id)
        self._choose(person.id)
        self.page.show_done(f"{person.name} no longer opens the store.")
