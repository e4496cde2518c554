"""Taking in a handover file: opened, read through, and only then kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import (
    Column,
    Field,
    FlowLayout,
    Group,
    Notice,
    PassphraseEdit,
    RowTable,
    TableRow,
    Working,
    body,
    card,
    heading,
    hint,
    lead,
    primary_button,
    secondary_button,
)


class TakeInPage(Group):
    """First the file and its passphrase, then what it holds."""

    file_wanted = Signal()
    look_pressed = Signal()
    take_pressed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._passphrase = PassphraseEdit()
        self._choose = secondary_button("Choose the file …", self.file_wanted.emit)
        self._chosen = body("No file is chosen yet.")
        self.file_field = Field("Handover file", "", self._file_row())
        self.passphrase_field = Field(
            "Passphrase of the file",
            "Whoever sent it tells you. It is not your own.",
            self._passphrase,
        )
        self._look = primary_button("See what it holds", self.look_pressed.emit)
        self._working = Working("Opening: a few seconds, on purpose …")
        self.said = Notice("good", "")
        self.said.hide()
        self._by, self._message = body(""), body("")
        self.table = RowTable(
            "What the file holds",
            [
                "Child",
                "Tool",
                "Status",
                "Last saved",
                "Signed",
                "Here",
            ],
        )
        self.table.setMinimumHeight(140)
        self.take = primary_button("Take it in", self.take_pressed.emit)
        self._held = card(
            heading("What it holds", 2),
            self._by,
            self._message,
            self.table,
            hint("Nothing that is here is written over. Taking it in twice changes nothing."),
            self.take,
        )
        self._lay_out()
        self._passphrase.entered.connect(self.look_pressed)
        self._held.hide()
        self.show_working(False)
        self.begin_at(self._choose)

    def _file_row(self) -> Group:
        whole = Group()
        flow = FlowLayout(whole)
        flow.addWidget(self._choose)
        flow.addWidget(self._chosen)
        whole.begin_at(self._choose)
        return whole

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._look)
        flow.addWidget(secondary_button("Back", self.finished.emit))
        column = Column(76)
        for widget in (
            heading("Take in a handover file"),
            lead("Assessments that somebody handed over from another laptop."),
            self.file_field,
            self.passphrase_field,
            buttons,
            self._working,
            self.said,
            self._held,
        ):
            column.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    @property
    def passphrase(self) -> str:
        """The file's, not one's own."""
        return self._passphrase.text

    def show_file(self, name: str) -> None:
        """Shows which file is chosen; what another one held is gone."""
        self._chosen.setText(name)
        self._held.hide()
        self.said.hide()
        self.file_field.show_error(None)
        self._passphrase.box.setFocus()

    def show_faults(self, file: str | None, passphrase: str | None) -> None:
        """Shows what must be put right first."""
        self.file_field.show_error(file)
        self.passphrase_field.show_error(passphrase)
        if file:
            self._choose.setFocus()
        elif passphrase:
            self._passphrase.box.setFocus()

    def show_working(self, working: bool) -> None:
        """Nothing can be pressed a second time meanwhile."""
        self._working.setVisible(working)
        for button in (self._choose, self._look):
            button.setEnabled(not working)

    def show_package(self, by: str, message: str, rows: Sequence[TableRow], *, brings: bool) -> None:
        """Shows who made it, what they say, and each assessment with what taking it in would do."""
        self.show_working(False)
        self.said.hide()
        self._by.setText(by)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self.table.show_rows(rows)
        self.take.setVisible(brings)
        self._held.show()
        self.table.setFocus()

    def show_taken(self, title: str, details: Sequence[str]) -> None:
        """Says what became of it; forgets the passphrase."""
        self._passphrase.forget()
        self._held.hide()
        go_on = ("Go on", self.finished.emit)
        self.said.show_message("warn" if details else "good", title, "\n".join(details), [go_on])
        self.said.ask()

    def show_failure(self, sentence: str) -> None:
        """Says why nothing was opened or kept."""
        self.show_working(False)
        self.said.show_message("danger", "Nothing was taken in.", sentence)
        self.said.ask()
