"""Everything about an assessment that is not an answer: the child, the household, who assesses, information sharing."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.pages.parts.child_form import ChildForm
from neglect_toolkit.gui.pages.parts.household_form import HouseholdForm
from neglect_toolkit.gui.pages.parts.person_form import PersonForm
from neglect_toolkit.gui.pages.parts.sharing_form import SharingForm
from neglect_toolkit.gui.widgets import Column, DateField, Field, Notice, heading, hint, link_button, rule
from neglect_toolkit.model.assessment import Assessment


class ChildDetailsPage(QWidget):
    """Shows an assessment's details and gives the assessment with what the user changed in them."""

    changed = Signal(object)  # Assessment: with the details as they stand now
    finished = Signal()  # the user goes back to the day

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment: Assessment | None = None
        column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.title = heading("")
        self._saved = hint("")
        self._signed = Notice(
            "info", self.tr("This assessment is signed."), self.tr("It can be read here. To change it, amend it first.")
        )
        self.child, self.household = ChildForm(today), HouseholdForm()
        self.assessor, self.sharing = PersonForm(), SharingForm()
        self._assessed_on = DateField()
        self._assessed_on.date_written.connect(self._written)
        back = link_button(self.tr("Back to the day"), self.finished.emit)
        for widget in (
            self.title,
            hint(self.tr("Everything here is optional and saves by itself. What is missing is said to be missing.")),
            self._signed,
            self.child,
            rule(),
            heading(self.tr("Household"), 2),
            self.household,
            rule(),
            heading(self.tr("Assessed by"), 2),
            Field(
                self.tr("Date of the assessment"), self.tr("The child's age is counted on this day."), self._assessed_on
            ),
            self.assessor,
            rule(),
            heading(self.tr("Sharing information"), 2),
            self.sharing,
            self._saved,
            back,
        ):
            column.add(widget)
        for form in (self.child, self.household, self.assessor, self.sharing):
            form.changed.connect(self._written)

    def show_value(self, assessment: Assessment) -> None:
        """Shows an assessment's details; what says the same already stays untouched, with the cursor in it."""
        self._assessment = assessment
        called = assessment.child.called
        self.title.setText(
            self.tr("{name}'s details").format(name=called) if called else self.tr("The child's details")
        )
        self.child.show_value(assessment.child)
        self.household.members.show_values(assessment.household)
        self.household.homes.show_values(assessment.other_homes)
        self.assessor.show_value(assessment.assessed_by)
        self._assessed_on.show_value(assessment.assessed_on)
        self.sharing.show_value(assessment.sharing)

    def show_editable(self, editable: bool) -> None:
        """Whether it can be changed; a signed assessment can only be read."""
        self._signed.setVisible(not editable)
        for form in (self.child, self.household, self.assessor, self.sharing):
            form.set_editable(editable)
        self._assessed_on.set_editable(editable)

    def show_saved(self, words: str) -> None:
        """Shows when it was last saved."""
        self._saved.setText(words)

    @property
    def value(self) -> Assessment | None:
        """The assessment with the details as they stand; None before one was shown."""
        if self._assessment is None:
            return None
        return self._assessment.model_copy(
            update={
                "child": self.child.value,
                "household": self.household.members.values,
                "other_homes": self.household.homes.values,
                "assessed_by": self.assessor.value,
                "assessed_on": self._assessed_on.value,
                "sharing": self.sharing.value,
            }
        )

    def _written(self, _value: object = None) -> None:
        if self._assessment is not None:
            self._assessment = self.value
            self.changed.emit(self._assessment)
