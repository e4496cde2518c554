"""A form for a new passphrase: what opens the store now, and the new one twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import (
    ErrorSummary,
    Field,
    Group,
    Notice,
    PassphraseEdit,
    Working,
    keep_reading_order,
    primary_button,
)


class NewSecretForm(Group):
    """The fields and one button; a presenter tries what was written."""

    pressed = Signal()  # read `now`, `new` and `again`

    def __init__(self, now: str, now_hint: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._new, self._again = PassphraseEdit(), PassphraseEdit(), PassphraseEdit()
        self.now_field = Field(now, now_hint, self._now)
        hint = "At least 12 characters. Three or more words that do not belong together are easy to remember."
        self.new_field = Field("New passphrase", hint, self._new)
        self.again_field = Field("The new passphrase again", "", self._again)
        self.errors, self.said = ErrorSummary(), Notice("good", "")
        self.said.hide()
        self._button = primary_button(does, self.pressed.emit)
        self._working = Working("One moment …")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.errors,
            self.said,
            self.now_field,
            self.new_field,
            self.again_field,
            self._button,
            self._working,
        ):
            column.addWidget(widget)
        self._now.entered.connect(self._new.box.setFocus)
        self._new.entered.connect(self._again.box.setFocus)
        self._again.entered.connect(self.pressed)
        self.begin_at(self._now.box)
        self.show_working(False)
        keep_reading_order(self)

    @property
    def now(self) -> str:
        """A passphrase or a recovery code, whichever opens the store now, as typed."""
        return self._now.text

    @property
    def new(self) -> str:
        """The first box for the new passphrase, as typed."""
        return self._new.text

    @property
    def again(self) -> str:
        """The second box; whether both are the same is the presenter's question."""
        return self._again.text

    def show_faults(self, now: str | None, new: str | None, again: str | None) -> None:
        """Shows what must be put right; nothing where all are None."""
        fields = ((self.now_field, now), (self.new_field, new), (self.again_field, again))
        self.errors.show_faults_of(fields)

    def show_working(self, working: bool) -> None:
        """Nothing can be written meanwhile: a try takes half a second, on purpose."""
        self._working.setVisible(working)
        for field in (self.now_field, self.new_field, self.again_field):
            field.setEnabled(not working)
        self._button.setEnabled(not working)

    def show_done(self, sentence: str) -> None:
        """Says that it is done, and forgets what was written."""
        self.show_working(False)
        self.forget()
        self.said.show_message("good", sentence)

    def forget(self) -> None:
        """No passphrase stays in a widget when it has been used."""
        for box in (self._now, self._new, self._again):
            box.forget()
