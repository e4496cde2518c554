"""The first page anybody sees: what this is, who you are, and the passphrase that will keep it closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import (
    Column,
    ErrorSummary,
    Field,
    Group,
    Notice,
    PassphraseEdit,
    Working,
    announce,
    heading,
    lead,
    link_button,
    primary_button,
)
from neglect_toolkit.gui.widgets.person_form import PersonForm


class FirstRunPage(Group):
    """Asks for the user's details and a new passphrase."""

    guide_wanted = Signal()
    start_pressed = Signal()  # the user is done; read `person`, `passphrase` and `again`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(42)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.errors = ErrorSummary()
        self.form = PersonForm()
        self._passphrase, self._again = PassphraseEdit(), PassphraseEdit()
        self.passphrase_field = Field(
            "Choose a passphrase",
            "At least 12 characters. Three or more words that do not belong together are easy to remember.",
            self._passphrase,
        )
        self.again_field = Field("Type the passphrase again", "", self._again)
        self.start = primary_button("Start using the toolkit", self.start_pressed.emit)
        self._working = Working("Making your encrypted store. This takes a second or two.")
        self._failed = Notice("danger", "")
        for widget in (
            self.errors,
            self._failed,
            heading("Neglect Toolkit – Day in my Life"),
            lead(
                "Find out what a child's day is really like when you worry about neglect. "
                "Go through the day with the child and the parent, and write down what you see and hear. "
                "The toolkit shows what that points to; you decide."
            ),
            link_button("Only the two-minute health guide? It needs no passphrase.", self.guide_wanted.emit),
            heading("About you", 2),
            self.form,
            heading("Your passphrase", 2),
            Notice(
                "warn",
                "Write the passphrase down and keep it somewhere safe.",
                (
                    "Everything is encrypted on this computer. Without the passphrase nobody can read it: "
                    "not you, not your IT department, not the people who made this program."
                ),
            ),
            self.passphrase_field,
            self.again_field,
            self._working,
            self.start,
        ):
            column.add(widget)
        self._passphrase.entered.connect(self._again.setFocus)
        self._again.entered.connect(self.start_pressed)
        self._failed.hide()
        self.show_working(False)
        self.begin_at(self.form.fields["name"].editor)

    @property
    def passphrase(self) -> str:
        """The first box as typed, spaces included."""
        return self._passphrase.text

    @property
    def again(self) -> str:
        """The second box as typed; whether both are the same is the presenter's question."""
        return self._again.text

    def show_faults(self, name: str | None, passphrase: str | None, again: str | None) -> None:
        """Shows what must be put right, each at its field and in the summary; nothing where all are None."""
        fields = ((self.form.fields["name"], name), (self.passphrase_field, passphrase), (self.again_field, again))
        self.errors.show_faults_of(fields)

    def show_working(self, working: bool) -> None:
        """Shows that the store is being made; nothing can be pressed meanwhile."""
        self._working.setVisible(working)
        self.start.setEnabled(not working)
        self.form.setEnabled(not working)
        self.passphrase_field.setEnabled(not working)
        self.again_field.setEnabled(not working)
        if working:
            self._failed.hide()
            announce(self, self._working.words)

    def show_failure(self, sentence: str) -> None:
        """Shows why the store could not be made; everything written stays."""
        self.show_working(False)
        self._failed.show_message("danger", sentence)
        self.start.setFocus()

    def forget(self) -> None:
        """No passphrase stays in a widget when it has been used."""
        self._passphrase.forget()
        self._again.forget()
