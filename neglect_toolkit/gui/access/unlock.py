"""Asks for the passphrase, and shows nothing of what it keeps closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import (
    Column,
    Field,
    Group,
    Notice,
    PassphraseEdit,
    PickOne,
    Working,
    announce,
    card,
    heading,
    hint,
    link_button,
    primary_button,
    secondary_button,
)


class UnlockPage(Group):
    """One field and one button."""

    unlock_wanted = Signal(str)  # the passphrase as written
    lost = Signal()
    guide_wanted = Signal()

    def __init__(self, names: Sequence[str] = (), chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = PickOne([(name, name) for name in names])
        if chosen in names:
            self._who.show_value(chosen)
        who = Field("Who are you?", "", self._who)
        who.setVisible(len(names) > 1)
        self._why = Notice("info", "")
        self._why.hide()
        self._failed = Notice("danger", "")
        self._failed.hide()
        self._passphrase = PassphraseEdit()
        self.field = Field("Your passphrase", "", self._passphrase)
        self.unlock = primary_button("Unlock", self._pressed)
        self._working = Working("Unlocking …")
        box = card(
            heading("Unlock", 1),
            self._why,
            self._failed,
            who,
            self.field,
            self.unlock,
            self._working,
            hint("Nobody can look your passphrase up. If it is lost, your recovery code lets you choose a new one."),
            link_button("I have lost my passphrase", self.lost.emit),
        )
        column = Column(34, in_the_middle=True)
        column.add(box)
        guide = secondary_button("Health guide: two minutes, without unlocking", self.guide_wanted.emit)
        guide.setAccessibleDescription("For health staff who see a child once. It keeps nothing.")
        column.add(guide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self._passphrase.entered.connect(self._pressed)
        self.begin_at(self._passphrase)
        self.show_working(False)

    def show_reason(self, sentence: str) -> None:
        """Says why it asks again: the window was locked after some idle minutes."""
        self._why.show_message("info", sentence)

    def show_working(self, working: bool) -> None:
        """Shows that the passphrase is being tried; it takes half a second on purpose."""
        self._working.setVisible(working)
        self.unlock.setVisible(not working)
        self.field.setEnabled(not working)
        if working:
            self._failed.hide()
            announce(self, self._working.words)

    def show_wrong(self, sentence: str) -> None:
        """Shows at the field that the passphrase is not right, empties it and puts the cursor there."""
        self.show_working(False)
        self._passphrase.forget()
        self.field.show_error(sentence)
        self._passphrase.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Shows that the store itself cannot be opened, and what to do."""
        self.show_working(False)
        self.field.show_error(None)
        self._failed.show_message("danger", "The store cannot be opened.", sentence)
        self._passphrase.setFocus()

    @property
    def who(self) -> str | None:
        """Who says they are there; None where nobody has to say so."""
        return self._who.value

    def forget(self) -> None:
        """No passphrase stays in a widget when it has been used."""
        self._passphrase.forget()

    def _pressed(self) -> None:
        self.unlock_wanted.emit(self._passphrase.text)
