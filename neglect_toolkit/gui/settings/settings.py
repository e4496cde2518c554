"""How the window looks, when it locks, the user's own details, and which forms are used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.preferences import IDLE_MINUTES, THEMES, Preferences
from neglect_toolkit.gui.settings.own_forms import OwnForms
from neglect_toolkit.gui.widgets import Choice, ChoiceRow, Column, Field, Group, heading, hint, rule, secondary_button
from neglect_toolkit.gui.widgets.person_form import PersonForm
from neglect_toolkit.model.people import Person


class SettingsPage(Group):
    """Everything saves by itself."""

    theme_chosen = Signal(str)
    scale_chosen = Signal(float)
    idle_minutes_chosen = Signal(int)
    details_changed = Signal()  # read `form.value`
    keys_wanted = Signal()
    people_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        words = {
            "system": "Same as the computer",
            "light": "Light",
            "dark": "Dark",
            "high contrast": "High contrast",
        }
        self._theme = _AlwaysOne([Choice(name, words[name]) for name in THEMES])
        self._scale = _AlwaysOne([Choice(str(scale), f"{round(scale * 100)} %") for scale in theme.SCALES])
        self._idle = _AlwaysOne([Choice(str(n), f"{n} minutes") for n in IDLE_MINUTES])
        self._theme.value_changed.connect(self._theme_chosen)
        self._scale.value_changed.connect(self._scale_chosen)
        self._idle.value_changed.connect(self._idle_chosen)
        self.form = PersonForm()
        self.form.changed.connect(self.details_changed)
        self.own_forms = OwnForms()
        self.keys = secondary_button("Change my passphrase or recovery code", self.keys_wanted.emit)
        self.people = secondary_button("People of this store", self.people_wanted.emit)
        self.people.hide()
        for widget in (
            heading("Settings"),
            hint("Everything here saves by itself."),
            Field("Look", "", self._theme),
            Field("Text size", "Ctrl and + or − change it anywhere.", self._scale),
            Field("Lock when nobody has touched it for", "", self._idle),
            rule(),
            heading("My details", 2),
            hint("New assessments start with these. Those already started keep what they say."),
            self.form,
            rule(),
            heading("Passphrase and recovery code", 2),
            self.keys,
            self.people,
            rule(),
            self.own_forms,
        ):
            column.add(widget)
        self.begin_at(self._theme)

    def show_places(self, *, looks_after: bool) -> None:
        """Offers the people of the store to whoever looks after them; team and area are theirs to change alone."""
        self.people.setVisible(looks_after)
        for name in ("agency", "team", "area"):
            self.form.set_field_editable(name, editable=looks_after)

    def show_preferences(self, preferences: Preferences) -> None:
        """Emits nothing: those signals are for what the user does."""
        self._theme.show_value(preferences.theme)
        self._scale.show_value(str(preferences.text_scale))
        self._idle.show_value(str(preferences.idle_minutes))
        self.own_forms.show_folder(preferences.forms_folder)

    def show_me(self, person: Person) -> None:
        """Never emits `changed`, and a text box that says the same already keeps its cursor."""
        self.form.show_value(person.as_assessor())

    def show_name_missing(self, missing: bool) -> None:
        """Says at the name that it cannot stay empty."""
        says = "Enter your name. Until then, the name you had is kept." if missing else None
        self.form.fields["name"].show_error(says)

    def _theme_chosen(self, value: str) -> None:
        self.theme_chosen.emit(value)

    def _scale_chosen(self, value: str) -> None:
        self.scale_chosen.emit(float(value))

    def _idle_chosen(self, value: str) -> None:
        self.idle_minutes_chosen.emit(int(value))


class _AlwaysOne(ChoiceRow):
    """A setting always has a value: pressing the chosen one again leaves it chosen."""

    def _clicked(self, checked: bool) -> None:
        pressed = self.sender()
        if not checked and pressed is not None:
            self.show_value(pressed.property("choice"))
        else:
            super()._clicked(checked)
