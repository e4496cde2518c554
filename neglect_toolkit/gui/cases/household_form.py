"""Who lives with the child, and where else the child sleeps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import DateField, Field, ShortText, YesNoUnknown, heading, hint
from neglect_toolkit.gui.widgets.repeater import Entry, Repeater
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.people import HouseholdMember, OtherHome


class MemberEntry(Entry):
    """One person of the household. A name is not required: "a man, not known" is a member too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = _below(self)
        self._name, self._relation, self._note = ShortText(24), ShortText(24), ShortText(36)
        self._telephone = ShortText(16)
        self._birth, self._seen_on = DateField(), DateField()
        self._responsible, self._here, self._seen = YesNoUnknown(), YesNoUnknown(), YesNoUnknown()
        across = AcrossOrDown(16, columns=2, spacing=theme.space.m)
        for field in (
            Field("Name", "Or “a man, not known”.", self._name),
            Field(
                "Who they are to the child",
                "For example, mother, step-father, lodger.",
                self._relation,
            ),
            Field("Lives here?", "", self._here),
            Field("Has parental responsibility?", "", self._responsible),
            Field("Date of birth (optional)", "", self._birth),
            Field("Telephone (optional)", "Only a number that is safe to ring.", self._telephone),
            Field("Have you seen them?", "Ask it of each brother and sister.", self._seen),
            Field("When last (optional)", "", self._seen_on),
        ):
            across.addWidget(field)
        layout.addLayout(across)
        layout.addWidget(Field("Note (optional)", "For example, works nights; came in August.", self._note))
        for box in self._boxes:
            box.text_written.connect(self._written)
        for row in self._rows:
            row.value_changed.connect(self._written)
        for dates in (self._birth, self._seen_on):
            dates.date_written.connect(self._written)
        self.begin_at(self._name)

    @property
    def value(self) -> HouseholdMember | None:
        """None where nothing is written."""
        member = HouseholdMember(
            name=self._name.value,
            relation=self._relation.value,
            date_of_birth=self._birth.value,
            parental_responsibility=self._responsible.answer,
            lives_here=self._here.answer,
            telephone=self._telephone.value,
            seen=self._seen.answer,
            seen_on=self._seen_on.value,
            note=self._note.value,
        )
        return member if member.brief() else None

    def show_value(self, value: Value) -> None:
        """Raises TypeError where it is no HouseholdMember."""
        if not isinstance(value, HouseholdMember):
            raise TypeError("a member entry shows a HouseholdMember")
        self._name.show_value(value.name)
        self._relation.show_value(value.relation)
        self._note.show_value(value.note)
        self._telephone.show_value(value.telephone)
        self._birth.show_value(value.date_of_birth)
        self._seen.show_answer(value.seen)
        self._seen_on.show_value(value.seen_on)
        self._responsible.show_answer(value.parental_responsibility)
        self._here.show_answer(value.lives_here)

    def set_editable(self, editable: bool) -> None:
        """False: the boxes stay readable and can be copied from."""
        for box in self._boxes:
            box.setReadOnly(not editable)
        for row in self._rows:
            row.set_editable(editable)
        for dates in (self._birth, self._seen_on):
            dates.set_editable(editable)

    @property
    def _boxes(self) -> tuple[ShortText, ...]:
        return self._name, self._relation, self._telephone, self._note

    @property
    def _rows(self) -> tuple[YesNoUnknown, ...]:
        return self._here, self._responsible, self._seen

    def _written(self, _value: object = None) -> None:
        self.changed.emit()


class HomeEntry(Entry):
    """Another place where the child sleeps; "another home" where only the nights are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = _below(self)
        self._name, self._nights = ShortText(24), ShortText(24)
        layout.addWidget(Field("Whose home", "For example, the grandmother's.", self._name))
        layout.addWidget(Field("Which nights", "For example, weekends.", self._nights))
        for box in (self._name, self._nights):
            box.text_written.connect(self._written)
        self.begin_at(self._name)

    @property
    def value(self) -> OtherHome | None:
        """None where neither whose home nor which nights is written."""
        name, nights = self._name.value, self._nights.value
        return OtherHome(name=name or "another home", nights=nights) if name or nights else None

    def show_value(self, value: Value) -> None:
        """Raises TypeError where it is no OtherHome."""
        if not isinstance(value, OtherHome):
            raise TypeError("a home entry shows an OtherHome")
        self._name.show_value(value.name)
        self._nights.show_value(value.nights)

    def set_editable(self, editable: bool) -> None:
        """False: the boxes stay readable and can be copied from."""
        for box in (self._name, self._nights):
            box.setReadOnly(not editable)

    def _written(self, _value: object = None) -> None:
        self.changed.emit()


class HouseholdForm(QWidget):
    """Takes and gives the household and the other homes."""

    changed = Signal()  # the user wrote something, added or removed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = _below(self)
        self.members: Repeater[HouseholdMember] = Repeater(MemberEntry, "Add somebody", "Remove this person")
        self.homes: Repeater[OtherHome] = Repeater(HomeEntry, "Add another home", "Remove this home")
        layout.addWidget(heading("Who lives there or matters", 3))
        layout.addWidget(hint("Everyone in the home, and parents who live elsewhere."))
        layout.addWidget(self.members)
        layout.addWidget(heading("Other places where the child sleeps", 3))
        layout.addWidget(self.homes)
        self.members.changed.connect(self.changed)
        self.homes.changed.connect(self.changed)

    def set_editable(self, editable: bool) -> None:
        """Whether it can be changed."""
        self.members.set_editable(editable)
        self.homes.set_editable(editable)


def _below(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.space.m)
    return layout
