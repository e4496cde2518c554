"""Who assesses: name, role, agency, team, area and how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, ShortText

if TYPE_CHECKING:
    from neglect_toolkit.model.people import Assessor


class PersonForm(QWidget):
    """Takes and gives an Assessor."""

    changed = Signal()  # the user wrote something

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.l)
        texts = {
            "name": ("Your name", "As it should stand on a referral."),
            "role": ("Role", "For example, health visitor or social worker."),
            "agency": ("Agency", "For example, the council, the hospital trust or the school."),
            "team": ("Team (optional)", ""),
            "area": ("Area (optional)", "It decides which local telephone numbers come first."),
            "contact": ("Telephone or email", "So that whoever reads a referral can ask."),
        }
        self._boxes: dict[str, ShortText] = {}
        self.fields: dict[str, Field] = {}
        for name, (label, hint) in texts.items():
            box = ShortText(30)
            box.text_written.connect(self._written)
            self._boxes[name] = box
            self.fields[name] = Field(label, hint, box)
            layout.addWidget(self.fields[name])

    @property
    def value(self) -> Assessor:
        """Every box without the spaces around it; None for an empty one."""
        from neglect_toolkit.model.people import Assessor  # brings pydantic, which the first page need not wait for

        return Assessor(**{name: box.value for name, box in self._boxes.items()})

    def show_value(self, person: Assessor) -> None:
        """Never emits `changed`, and a text box that says the same already keeps its cursor."""
        for name, box in self._boxes.items():
            box.show_value(getattr(person, name))

    def set_editable(self, editable: bool) -> None:
        """False: the boxes stay readable and can be copied from."""
        for box in self._boxes.values():
            box.setReadOnly(not editable)

    def set_field_editable(self, name: str, *, editable: bool) -> None:
        """Whether one field can be written in; where it cannot, who changes it is said."""
        self._boxes[name].setReadOnly(not editable)
        if not editable:
            self.fields[name].show_hint("An administrator changes this.")

    def show_as_somebody_else(self) -> None:
        """Asks for a colleague's details, not for one's own."""
        self.fields["name"].show_label("Name")

    def _written(self) -> None:
        self.changed.emit()
