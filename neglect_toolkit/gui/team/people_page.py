"""The people of the store: who they are, what they do there, and adding, changing and removing them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Column,
    ErrorSummary,
    Field,
    FlowLayout,
    Group,
    Notice,
    PassphraseEdit,
    RowTable,
    TableRow,
    Working,
    danger_button,
    heading,
    hint,
    lead,
    primary_button,
    secondary_button,
)
from neglect_toolkit.gui.widgets.person_form import PersonForm
from neglect_toolkit.gui.widgets.ticks import Ticks
from neglect_toolkit.gui.widgets.tiles import TileWords
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.words import Role
from neglect_toolkit.wording import labels


class RoleTicks(Ticks):
    """The three roles, each with a sentence on what it allows; a role is known by its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([(role.value, TileWords(labels.role(role), labels.role_means(role))) for role in Role], parent)

    @property
    def roles(self) -> tuple[Role, ...]:
        """In the order of `Role`; empty is a fault that the presenter tells of."""
        return tuple(Role(value) for value in self.value)


class PeoplePage(Group):
    """A list, and below it one form: for somebody new, or for whoever is chosen."""

    save_pressed = Signal()
    passphrase_pressed = Signal()
    remove_asked = Signal()
    remove_pressed = Signal()  # asked, and meant
    chosen = Signal(str)  # a person's id; empty for somebody new

    def __init__(self) -> None:
        super().__init__()
        self.table = RowTable(
            "People of this store",
            ["Name", "Does here", "Team", "Job", "Opens the store"],
        )
        self.form, self.roles = PersonForm(), RoleTicks()
        self.form.show_as_somebody_else()
        self.roles_field = Field("What they do here", "", self.roles)
        self._own, self._new, self._again = PassphraseEdit(), PassphraseEdit(), PassphraseEdit()
        self.own_field = Field("Your own passphrase", "Only whoever can open the store lets somebody in.", self._own)
        self.new_field = Field(
            "Their passphrase",
            "They type it themselves: at least 12 characters, three words that do not belong together.",
            self._new,
        )
        self.again_field = Field("Their passphrase again", "", self._again)
        self.errors, self.said = ErrorSummary(), Notice("good", "")
        self.said.hide()
        self._title = heading("", 2)
        self._asking = Notice("warn", "")
        self._asking.hide()
        self._working = Working()
        self._lay_out()
        self.table.chosen_changed.connect(self._choose)
        self.table.open_wanted.connect(self._choose)
        self.begin_at(self.table)

    @property
    def secrets(self) -> tuple[str, str, str]:
        """One's own passphrase, then the other person's twice."""
        return self._own.text, self._new.text, self._again.text

    def forget(self) -> None:
        """No passphrase stays in a widget when it has been used."""
        for edit in (self._own, self._new, self._again):
            edit.forget()

    def show_people(self, rows: Sequence[TableRow]) -> None:
        """The line that was chosen stays chosen."""
        self.table.show_rows(rows)

    def show_person(self, person: Person | None) -> None:
        """Shows one person's details to change, or an empty form for somebody new."""
        self._title.setText(person.name if person else "Somebody new")
        self.form.show_value((person or Person(id="", name="–")).as_assessor())
        if person is None:
            self.form.fields["name"].editor.clear()  # type: ignore[attr-defined]  # a ShortText
        self.roles.show_value(person.roles if person else (Role.PRACTITIONER,))
        left = person is not None and person.left_on is not None
        self._save.setText("Keep these changes" if person else "Add this person")
        self._save.setVisible(not left)
        self._give.setVisible(person is not None and not left)
        self._remove.setVisible(person is not None and not left)
        for field in (self.own_field, self.new_field, self.again_field):
            field.setVisible(not left)
        self.errors.show_faults(())
        self._asking.hide()

    def show_working(self, working: bool) -> None:
        """A passphrase takes half a second, on purpose."""
        self._working.setVisible(working)
        for button in (self._save, self._give, self._remove):
            button.setEnabled(not working)

    def show_faults(self, faults: Sequence[tuple[Field, str]]) -> None:
        """In place of those before; empty takes all away."""
        for field in (self.form.fields["name"], self.roles_field, self.own_field, self.new_field, self.again_field):
            field.show_error(None)
        self.said.hide()
        self.errors.show_faults(faults)

    def show_done(self, sentence: str) -> None:
        """Takes faults away, and has the sentence spoken."""
        self.show_faults(())
        self.said.show_message("good", sentence)
        self.said.ask()

    def ask_to_remove(self, person: Person, leads: int) -> None:
        """The plain question before somebody is removed."""
        stays = "Their work stays, with their name. Neither passphrase nor recovery code of theirs opens it."
        children = f"Hand on first what they lead: {leads} assessments." if leads else ""
        self._asking.show_message(
            "warn",
            f"Remove {person.name}?",
            " ".join(part for part in (stays, children) if part),
            [
                (f"Remove {person.name}", self.remove_pressed.emit),
                ("Keep them", self._asking.hide),
            ],
        )
        self._asking.ask()

    def _lay_out(self) -> None:
        column = Column(70)
        self._save = primary_button("", self.save_pressed.emit)
        self._give = secondary_button("Give them a new passphrase", self.passphrase_pressed.emit)
        self._remove = danger_button("Remove …", self._ask)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.space.m)
        for button in (self._save, self._give, self._remove):
            flow.addWidget(button)
        for widget in (
            heading("People"),
            lead("Each has their own passphrase and sees what their role allows."),
            hint(
                "Roles are kept by this program. Every passphrase opens the same encrypted database: let in only "
                "people who may know what is in it."
            ),
            self.table,
            secondary_button("Add somebody", self._somebody_new),
            self.said,
            self._title,
            self.errors,
            self.form,
            self.roles_field,
            self.own_field,
            self.new_field,
            self.again_field,
            self._asking,
            self._working,
            buttons,
        ):
            column.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def _choose(self) -> None:
        if self.table.chosen is not None:
            self.chosen.emit(self.table.chosen)

    def _somebody_new(self) -> None:
        self.chosen.emit("")
        self.form.fields["name"].editor.setFocus()

    def _ask(self) -> None:
        self.remove_asked.emit()
