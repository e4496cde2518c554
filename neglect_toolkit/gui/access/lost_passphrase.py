"""For whoever has lost their passphrase: the recovery code, and a new passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.access.new_secret import NewSecretForm
from neglect_toolkit.gui.widgets import Column, Group, body, heading, lead


class LostPassphrasePage(Group):
    """One form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = NewSecretForm(
            "Your recovery code",
            "The 25 letters and digits that you wrote down. Capitals and dashes do not matter.",
            "Set the new passphrase and open the store",
        )
        column = Column(42)
        column.add(heading("A new passphrase"))
        column.add(lead("With your recovery code you can choose a new passphrase. Everything kept stays."))
        column.add(self.form)
        column.add(body("Without passphrase and code nobody can open the store, not even its makers."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.begin_at(self.form)
