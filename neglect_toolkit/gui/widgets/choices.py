"""Buttons of which one is chosen, or none: pressing the chosen one again clears it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets.buttons import ToggleButton
from neglect_toolkit.gui.widgets.flow import FlowLayout
from neglect_toolkit.gui.widgets.group import Group


@dataclass(frozen=True)
class Choice:
    """One button: the value it stands for, its words, and the theme's role for its look."""

    value: str
    words: str
    role: str = "segment"
    says: str = ""


class ChoiceRow(Group):
    """A row of buttons of which at most one is chosen. Space or a click chooses; again, it clears.

    Left and Right move along the row; so does Tab.
    """

    value_changed = Signal(object)  # str | None: what is chosen now, by the user's hand

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, theme.space.s)
        self._buttons: dict[str, QPushButton] = {}
        for choice in choices:
            button = ToggleButton(choice.words, choice.role)
            button.setAccessibleName(choice.says or choice.words)
            button.setProperty("choice", choice.value)
            button.clicked.connect(self._clicked)
            layout.addWidget(button)
            self._buttons[choice.value] = button
        if self._buttons:
            self.begin_at(next(iter(self._buttons.values())))

    @property
    def value(self) -> str | None:
        """None where nothing is chosen."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def show_value(self, value: str | None) -> None:
        """Never emits `value_changed`: that is for what the user does."""
        for name, button in self._buttons.items():
            button.setChecked(name == value)

    def button(self, value: str) -> QPushButton:
        """Raises KeyError where no button stands for the value."""
        return self._buttons[value]

    def describe(self, label: str, description: str) -> None:
        """Names the row and each button in it for screen readers."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)
        for button in self._buttons.values():
            button.setAccessibleDescription(f"{label} {description}".strip())

    def set_editable(self, editable: bool) -> None:
        """Whether it can be changed; what is chosen stays readable when it cannot."""
        for button in self._buttons.values():
            button.setEnabled(editable)

    def _clicked(self, checked: bool) -> None:
        pressed = self.sender()
        for button in self._buttons.values():
            if button is not pressed:
                button.setChecked(False)
        value = pressed.property("choice") if checked and pressed is not None else None
        self.value_changed.emit(value)


class YesNoUnknown(ChoiceRow):
    """Yes, No and Not known, which can be cleared. `answer` gives True, False, or None for not known and blank."""

    YES, NO, NOT_KNOWN = "yes", "no", "not_known"

    def __init__(self, parent: QWidget | None = None, *, with_not_known: bool = True) -> None:
        choices = [Choice(self.YES, "Yes"), Choice(self.NO, "No")]
        if with_not_known:
            choices.append(Choice(self.NOT_KNOWN, "Not known"))
        super().__init__(choices, parent)

    @property
    def answer(self) -> bool | None:
        """True for yes, False for no, None where it is not known or not said."""
        return {self.YES: True, self.NO: False}.get(self.value or "")

    def show_answer(self, answer: bool | None) -> None:
        """Shows yes or no; with None, leaves "Not known" as it was and clears the others."""
        if answer is None:
            self.show_value(self.NOT_KNOWN if self.value == self.NOT_KNOWN else None)
        else:
            self.show_value(self.YES if answer else self.NO)
