"""Everything about an assessment that is not an answer: the child, the household, who assesses, information sharing."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.cases.child_form import ChildForm
from neglect_toolkit.gui.cases.household_form import HouseholdForm
from neglect_toolkit.gui.cases.safe_contact_form import SafeContactForm
from neglect_toolkit.gui.cases.sharing_form import SharingForm
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Column,
    DateField,
    Field,
    FlowLayout,
    Group,
    Notice,
    heading,
    hint,
    link_button,
    rule,
    secondary_button,
)
from neglect_toolkit.gui.widgets.person_form import PersonForm
from neglect_toolkit.model.assessment import Assessment


class ChildDetailsPage(Group):
    """Shows an assessment's details and gives the assessment with what the user changed in them."""

    changed = Signal(object)  # Assessment: with the details as they stand now
    finished = Signal()  # the user goes back to the day

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment: Assessment | None = None
        self._column = column = Column()
        self.title = heading("")
        self._signed = Notice(
            "info",
            "This assessment is signed.",
            "It can be read here. To change it, open a new revision under “Judgement”.",
        )
        self.child, self.household = ChildForm(today), HouseholdForm()
        self.assessor, self.sharing, self.safe_contact = PersonForm(), SharingForm(), SafeContactForm()
        self._assessed_on = DateField()
        self._assessed_on.date_written.connect(self._written)
        safe_contact, household, assessor, sharing = (
            heading(words, 2) for words in ("Safe contact", "Household", "Assessed by", "Sharing information")
        )
        for widget in (
            self.title,
            hint("Everything here is optional and saves by itself. What is missing is said to be missing."),
            self._signed,
            self._contents(
                (safe_contact, self.safe_contact),
                (household, self.household),
                (assessor, self.assessor),
                (sharing, self.sharing),
            ),
            self.child,
            rule(),
            safe_contact,
            self.safe_contact,
            rule(),
            household,
            self.household,
            rule(),
            assessor,
            Field("Date of the assessment", "The child's age is counted on this day.", self._assessed_on),
            self.assessor,
            rule(),
            sharing,
            self.sharing,
        ):
            column.add(widget)
        for form in (self.child, self.household, self.assessor, self.sharing, self.safe_contact):
            form.changed.connect(self._written)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(column)
        layout.addWidget(self._footer())
        self.begin_at(self.child.name_field.editor)

    def show_value(self, assessment: Assessment) -> None:
        """Shows an assessment's details; what says the same already stays untouched, with the cursor in it."""
        self._assessment = assessment
        called = assessment.child.called
        self.title.setText(f"{called}’s details" if called else "The child's details")
        self.child.show_value(assessment.child)
        self.household.members.show_values(assessment.household)
        self.household.homes.show_values(assessment.other_homes)
        self.assessor.show_value(assessment.assessed_by)
        self._assessed_on.show_value(assessment.assessed_on)
        self.sharing.show_value(assessment.sharing)
        self.safe_contact.show_value(assessment.safe_contact)

    def show_editable(self, editable: bool) -> None:
        """Whether it can be changed; a signed assessment can only be read."""
        self._signed.setVisible(not editable)
        for form in (self.child, self.household, self.assessor, self.sharing, self.safe_contact):
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
                "safe_contact": self.safe_contact.value,
            }
        )

    def _contents(self, *sections: tuple[QLabel, QWidget]) -> QWidget:
        """Links to the parts of a long page."""
        links = QWidget()
        flow = FlowLayout(links, theme.space.l)
        for title, form in sections:
            flow.addWidget(link_button(title.text(), partial(self._go_to, title, form)))
        return links

    def _go_to(self, title: QLabel, form: QWidget, _checked: bool = False) -> None:
        controls = (child for child in form.findChildren(QWidget) if child.isVisible())
        first = next((control for control in controls if control.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if first is not None:
            first.setFocus()
        self._column.show_from(title)

    def _footer(self) -> QFrame:
        footer = QFrame()
        theme.style(footer, "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(theme.space.l, theme.space.s, theme.space.l, theme.space.s)
        self._saved = hint("")
        row.addWidget(secondary_button("Back to the day", self.finished.emit))
        row.addStretch(1)
        row.addWidget(self._saved)
        return footer

    def _written(self, _value: object = None) -> None:
        if self._assessment is not None:
            self._assessment = self.value
            self.changed.emit(self._assessment)
