"""What the family knows and agrees to, and on which basis information is shared."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, LongText, YesNoUnknown
from neglect_toolkit.model.people import Sharing


class SharingForm(QWidget):
    """What the family knows and agrees to; why they were not told is asked only where it arises."""

    changed = Signal()  # the user wrote or chose something

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.l)
        self._knows, self._agrees = YesNoUnknown(), YesNoUnknown()
        self._why, self._views, self._basis, self._asked_for = LongText(), LongText(), LongText(), LongText()
        self._why_field = Field(
            "Why has the family not been told?",
            "For example, telling them could put the child at greater risk.",
            self._why,
        )
        for field in (
            Field("Does the family know about this assessment?", "", self._knows),
            self._why_field,
            Field("Does the family agree to information being shared?", "", self._agrees),
            Field("What the family and the child think of it", "In their words.", self._views),
            Field(
                "Why information is shared",
                (
                    "The reason you would give if asked: consent, or the child's safety. Consent is not needed "
                    "where asking for it would put a child at risk."
                ),
                self._basis,
            ),
            Field("What do you ask of whoever gets this?", "What they should do, and by when.", self._asked_for),
        ):
            layout.addWidget(field)
        for row in (self._knows, self._agrees):
            row.value_changed.connect(self._written)
        for text in self._texts:
            text.text_written.connect(self._written)
        self._show_why()

    @property
    def value(self) -> Sharing:
        """None stands for "Not known" and for no answer alike."""
        return Sharing(
            family_knows=self._knows.answer,
            agrees=self._agrees.answer,
            why_not_told=self._why.value,
            views=self._views.value,
            basis=self._basis.value,
            asked_for=self._asked_for.value,
        )

    def show_value(self, sharing: Sharing) -> None:
        """Never emits `changed`. "Not known" stays as it was, since None does not tell it from a blank."""
        self._knows.show_answer(sharing.family_knows)
        self._agrees.show_answer(sharing.agrees)
        self._why.show_value(sharing.why_not_told)
        self._views.show_value(sharing.views)
        self._basis.show_value(sharing.basis)
        self._asked_for.show_value(sharing.asked_for)
        self._show_why()

    def set_editable(self, editable: bool) -> None:
        """Text boxes stay readable and can be copied from; buttons are greyed."""
        for row in (self._knows, self._agrees):
            row.set_editable(editable)
        for text in self._texts:
            text.set_editable(editable)

    @property
    def _texts(self) -> tuple[LongText, ...]:
        return self._why, self._views, self._basis, self._asked_for

    def _show_why(self) -> None:
        self._why_field.setVisible(self._knows.answer is False or self._why.value is not None)

    def _written(self, _value: object = None) -> None:
        self._show_why()
        self.changed.emit()
