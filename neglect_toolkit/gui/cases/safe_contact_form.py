"""How to reach the family safely, who must not read this, and what somebody who visits must know."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, LongText
from neglect_toolkit.model.people import SafeContact


class SafeContactForm(QWidget):
    """Takes and gives a SafeContact."""

    changed = Signal()  # the user wrote something

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.l)
        self._not_for, self._safe_by, self._risks = LongText(lines=1), LongText(lines=1), LongText(lines=1)
        for field in (
            Field(
                "Who must not read this or hear of it?",
                "It is shown wherever something of this leaves the program, and before a page is shown to a family.",
                self._not_for,
            ),
            Field(
                "Which address, telephone or time is safe?",
                "For example, only by text to the mother, before three; no letters.",
                self._safe_by,
            ),
            Field("Is there a risk to staff who visit?", "For example, dogs, weapons, never alone.", self._risks),
        ):
            layout.addWidget(field)
        for text in self._texts:
            text.text_written.connect(self._written)

    @property
    def value(self) -> SafeContact:
        """What is written now."""
        return SafeContact(not_for=self._not_for.value, safe_by=self._safe_by.value, staff_risks=self._risks.value)

    def show_value(self, contact: SafeContact) -> None:
        """Never emits `changed`, and a text box that says the same already keeps its cursor."""
        self._not_for.show_value(contact.not_for)
        self._safe_by.show_value(contact.safe_by)
        self._risks.show_value(contact.staff_risks)

    def set_editable(self, editable: bool) -> None:
        """Text boxes stay readable and can be copied from."""
        for text in self._texts:
            text.set_editable(editable)

    @property
    def _texts(self) -> tuple[LongText, ...]:
        return self._not_for, self._safe_by, self._risks

    def _written(self, _value: object = None) -> None:
        self.changed.emit()
