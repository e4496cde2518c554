"""My passphrase and my recovery code: change the one, make the other anew."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.access.new_secret import NewSecretForm
from neglect_toolkit.gui.widgets import (
    Column,
    Field,
    Group,
    PassphraseEdit,
    body,
    card,
    heading,
    secondary_button,
)


class MyKeysPage(Group):
    """Two forms that each ask for the passphrase first: an unlocked window alone must not be enough."""

    code_wanted = Signal(str)  # the passphrase as written

    def __init__(self, has_code: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = NewSecretForm("Your passphrase now", "", "Change the passphrase")
        self._passphrase = PassphraseEdit()
        self._passphrase.entered.connect(self._wanted)
        self.code_field = Field("Your passphrase, to make a code", "", self._passphrase)
        self._make = secondary_button("Make a new recovery code", self._wanted)
        says = (
            "You have a recovery code. A new one takes its place, and the old one no longer opens the store."
            if has_code
            else "You have no recovery code. If you lose your passphrase, everything is lost with it."
        )
        column = Column(46)
        column.add(heading("Passphrase and recovery code"))
        column.add(card(heading("Change your passphrase", 2), self.form))
        column.add(card(heading("Recovery code", 2), body(says), self.code_field, self._make))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.begin_at(self.form)

    def show_working(self, working: bool) -> None:
        """Shows that a code is being made."""
        self._make.setEnabled(not working)
        self.code_field.setEnabled(not working)
        if working:
            self.code_field.show_error(None)

    def show_failure(self, sentence: str) -> None:
        """Says why there is no new code."""
        self.show_working(False)
        self._passphrase.forget()
        self.code_field.show_error(sentence)
        self._passphrase.setFocus()

    def _wanted(self) -> None:
        self.code_wanted.emit(self._passphrase.text)
