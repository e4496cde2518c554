"""What is known of the child. Every field may stay empty; what is missing is said to be missing later."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Choice,
    ChoiceRow,
    DateField,
    Field,
    LongText,
    ShortText,
    YesNoUnknown,
    link_button,
)
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown, TickTile, TileWords
from neglect_toolkit.model.people import Child

BORN, UNBORN, ESTIMATE = "born", "unborn", "estimate"

_MORE = (
    ("gender", "Gender, as the child says", "In the child's own words.", 20),
    ("sex", "Sex", "As recorded, or as the family says.", 16),
    ("ethnicity", "Ethnicity", "As the child or the family says.", 24),
    ("faith", "Faith", "As they say it; “none” is an answer.", 20),
    ("nhs_number", "NHS number", "Ten figures, for example 943 476 5919.", 12),
    ("school", "School, nursery or college", "With the class or year.", 30),
    ("gp", "GP or surgery", "Name and telephone, if known.", 30),
    ("nurse", "Health visitor or nurse", "Midwife or school nurse too.", 30),
    ("social_worker", "Social or Family Help worker", "Name and team, if there is one.", 30),
    ("legal_status", "Legal status or plan", "For example, section 20; none.", 30),
    ("immigration", "Immigration status", "Only where it matters for help.", 30),
)
"""What may wait: the key, the label, the hint, and how wide the box is."""


class ChildForm(QWidget):
    """Takes and gives a Child.

    `today` tells a date of birth that lies in the future. Where it is `folded`, what is not needed to begin waits
    behind a button.
    """

    changed = Signal()  # the user wrote or chose something

    def __init__(self, today: dt.date, *, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space.l)
        self._make_names()
        self._make_age()
        self._make_disability()
        self._make_more(folded)
        self._show_how_old()
        self._show_disability()

    @property
    def value(self) -> Child:
        """What is written now. A date that is not a date yet counts as missing; its field says so."""
        how = self._how_old.value
        texts = {name: box.value for name, box in self._texts.items()}
        return Child(
            name=texts["name"],
            known_as=texts["known_as"],
            date_of_birth=self._birth.value if how == BORN and not self._birth_fault() else None,
            due_date=self._due.value if how == UNBORN else None,
            age_estimated=texts["age_estimated"] if how == ESTIMATE else None,
            disabled=self._disabled.answer,
            disability=texts["disability"],
            language=texts["language"],
            communication=texts["communication"],
            cannot_speak=None if self._speaks.answer is None else not self._speaks.answer,
            address=self._address.value,
            earlier_referrals=self._earlier.value,
            now_at=texts["now_at"],
            made_up=self.made_up.isChecked(),
            **{key: texts[key] for key, *_ in _MORE},
        )

    @property
    def is_unborn(self) -> bool:
        """Whether somebody chose that the child is not born yet; a due date may still be missing."""
        return self._how_old.value == UNBORN

    def show_value(self, child: Child) -> None:
        """Never emits `changed`, and a text box that says the same already keeps its cursor."""
        self.made_up.setChecked(child.made_up)
        for name, box in self._texts.items():
            box.show_value(getattr(child, name))
        how = UNBORN if child.due_date else ESTIMATE if child.age_estimated else self._how_old.value or BORN
        self._how_old.show_value(BORN if child.date_of_birth else how)
        self._birth.show_value(child.date_of_birth)
        self._due.show_value(child.due_date)
        self._disabled.show_answer(child.disabled)
        self._speaks.show_answer(None if child.cannot_speak is None else not child.cannot_speak)
        self._address.show_value(child.address)
        self._earlier.show_value(child.earlier_referrals)
        self._show_how_old()
        self._show_disability()

    def faults(self) -> list[tuple[Field, str]]:
        """What must be put right before it can be kept: only a date that is none."""
        shown = {BORN: (self.birth_field, self._birth_fault()), UNBORN: (self.due_field, self._due.fault())}
        field, says = shown.get(self._how_old.value or "", (self.birth_field, None))
        return [(field, says)] if says else []

    def set_editable(self, editable: bool) -> None:
        """Whether it can be written in; it stays readable when it cannot."""
        for box in self._texts.values():
            box.setReadOnly(not editable)
        for long in (self._address, self._earlier):
            long.set_editable(editable)
        self.made_up.setEnabled(editable)
        for row in (self._how_old, self._disabled, self._speaks):
            row.set_editable(editable)
        for dates in (self._birth, self._due):
            dates.set_editable(editable)

    def _make_names(self) -> None:
        self._texts = {
            name: ShortText(ems)
            for name, ems in (
                ("name", 30),
                ("known_as", 16),
                ("age_estimated", 16),
                ("disability", 30),
                ("communication", 30),
                ("language", 20),
                ("now_at", 30),
                *((key, ems) for key, _, _, ems in _MORE),
            )
        }
        for box in self._texts.values():
            box.text_written.connect(self._written)
        self.name_field = self._add("Full name", "Leave it empty if you do not know it yet.", "name")
        hint = "What you call the child when you speak to them. It is used in the questions."
        self._add("Known as", hint, "known_as")

    def _make_age(self) -> None:
        self._how_old = ChoiceRow(
            [
                Choice(BORN, "Date of birth"),
                Choice(UNBORN, "Not born yet"),
                Choice(ESTIMATE, "Only roughly known"),
            ]
        )
        self._how_old.show_value(BORN)
        self._how_old.value_changed.connect(self._age_kind_chosen)
        self._birth, self._due = DateField(), DateField()
        for dates in (self._birth, self._due):
            dates.date_written.connect(self._written)
            dates.left.connect(self._check_dates)
        self._layout.addWidget(Field("How old is the child?", "", self._how_old))
        self.birth_field = Field("Date of birth", "For example, 27 3 2018.", self._birth)
        self.due_field = Field("Expected date of birth", "For example, 27 3 2027.", self._due)
        for field in (self.birth_field, self.due_field):
            self._layout.addWidget(field)
        self._age_field = self._add("About how old?", "For example, “about 6” or “two or three”.", "age_estimated")

    def _make_disability(self) -> None:
        self._disabled = YesNoUnknown()
        self._disabled.value_changed.connect(self._disabled_chosen)
        hint = "Physical, learning, sensory or long-lasting illness; diagnosed or not."
        self._layout.addWidget(Field("Is the child disabled?", hint, self._disabled))
        self._disability_field = self._add(
            "What is the disability?", "In a few words, as the family would say it.", "disability"
        )

    def _make_more(self, folded: bool) -> None:
        main, more = self._layout, QWidget()
        if folded:
            self.more_button = link_button("Add more about the child now (optional)", self._unfold)
            main.addWidget(self.more_button)
        self._more = more
        main.addWidget(more)
        self._layout = QVBoxLayout(more)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space.l)
        self._speaks = YesNoUnknown()
        self._speaks.value_changed.connect(self._written)
        hint = "Choose “No” for a child who does not use speech. A baby too young to talk: leave it empty."
        self._layout.addWidget(Field("Does the child use speech?", hint, self._speaks))
        hint = "For example, speech, signing, pictures, looks and sounds, a device."
        self._add("How the child communicates", hint, "communication")
        self._add("Language spoken at home", "", "language")
        self._address, self._earlier = LongText(), LongText(lines=1)
        for long in (self._address, self._earlier):
            long.text_written.connect(self._written)
        self._layout.addWidget(Field("Address", "", self._address))
        self._add("Where is the child now?", "If not at this address.", "now_at")
        across = AcrossOrDown(18, columns=2, spacing=theme.space.l)
        for key, label, tip, _ in _MORE:
            across.addWidget(Field(label, tip, self._texts[key]))
        self._layout.addLayout(across)
        hint = "Dates, to whom, and what came of each."
        self._layout.addWidget(Field("Earlier referrals", hint, self._earlier))
        words = TileWords("This child is made up, to practise with", "Marked everywhere, and left out of every count.")
        self.made_up = TickTile("made_up", words)
        self.made_up.clicked.connect(self._written)
        self._layout.addWidget(self.made_up)
        self._layout = main
        more.setVisible(not folded)

    def _unfold(self) -> None:
        self._more.show()
        self.more_button.hide()
        self._speaks.setFocus()

    def _add(self, label: str, hint: str, name: str) -> Field:
        field = Field(label, hint, self._texts[name])
        self._layout.addWidget(field)
        return field

    def _birth_fault(self) -> str | None:
        born = self._birth.value
        if born is not None and born > self._today:
            return "The date of birth is in the future. Correct it, or choose “Not born yet”."
        return self._birth.fault()

    def _check_dates(self) -> None:
        self.birth_field.show_error(self._birth_fault())
        self.due_field.show_error(self._due.fault())

    def _show_how_old(self) -> None:
        how = self._how_old.value
        self.birth_field.setVisible(how == BORN)
        self.due_field.setVisible(how == UNBORN)
        self._age_field.setVisible(how == ESTIMATE)

    def _show_disability(self) -> None:
        written = self._texts["disability"].value is not None
        self._disability_field.setVisible(written or bool(self._disabled.answer))

    def _age_kind_chosen(self, _value: object) -> None:
        self._show_how_old()
        self.changed.emit()

    def _disabled_chosen(self, _value: object) -> None:
        self._show_disability()
        self.changed.emit()

    def _written(self, _value: object = None) -> None:
        if self.birth_field.error and not self._birth_fault():
            self.birth_field.show_error(None)
        if self.due_field.error and not self._due.fault():
            self.due_field.show_error(None)
        self.changed.emit()
