"""Handing a child's assessments over to another laptop: which, with what message, under which passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import (
    Column,
    ErrorSummary,
    Field,
    FlowLayout,
    Group,
    LongText,
    Notice,
    PassphraseEdit,
    Working,
    heading,
    hint,
    lead,
    primary_button,
    secondary_button,
)
from neglect_toolkit.gui.widgets.ticks import Ticks
from neglect_toolkit.gui.widgets.tiles import TileWords

_SUPERVISION = "supervision"


class HandOverPage(Group):
    """One form; says that a file is wanted."""

    save_pressed = Signal()
    show_folder_pressed = Signal()
    finished = Signal()

    def __init__(self, child: str, assessments: Sequence[tuple[str, TileWords]]) -> None:
        super().__init__()
        self._chosen = Ticks(assessments)
        self._along = Ticks(
            [
                (
                    _SUPERVISION,
                    TileWords("Supervision records too", "With actions and what became of them."),
                )
            ]
        )
        self._message = LongText(lines=2)
        self._new, self._again = PassphraseEdit(), PassphraseEdit()
        for ticks in (self._chosen, self._along):
            ticks.show_value(ticks.ids)
        self.chosen_field = Field("Which assessments?", "", self._chosen)
        self.new_field = Field(
            "Passphrase of the file",
            "Not your own: at least 12 characters, three words that do not belong together.",
            self._new,
        )
        self.again_field = Field("The same passphrase again", "", self._again)
        self.errors, self.outcome = ErrorSummary(), Notice("good", "")
        self.outcome.hide()
        self.save = primary_button("Choose where to save it …", self.save_pressed.emit)
        self._working = Working("Encrypting: a few seconds, on purpose …")
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.save)
        flow.addWidget(secondary_button("Back", self.finished.emit))
        column = Column()
        for widget in (
            heading(f"Hand over to another laptop: {child}"),
            lead("One encrypted file, with everything that is needed to go on there."),
            self.errors,
            self.chosen_field,
            self._along,
            Field("Message", "May be left out. Whoever opens the file reads it.", self._message),
            self.new_field,
            self.again_field,
            hint(
                "Say the passphrase face to face or by telephone, never with the file. Nobody can open the file "
                "without it. What you hand over stays here too."
            ),
            self.outcome,
            self._working,
            buttons,
        ):
            column.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self._new.entered.connect(self._again.box.setFocus)
        self._again.entered.connect(self.save_pressed)
        self.show_working(False)
        self.begin_at(self._chosen)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the assessments that are ticked."""
        return self._chosen.value

    @property
    def with_supervision(self) -> bool:
        """False at first: records of supervision go along only by choice."""
        return bool(self._along.value)

    @property
    def message(self) -> str:
        """Empty where nothing is written."""
        return self._message.value or ""

    @property
    def passphrase(self) -> tuple[str, str]:
        """The file's new passphrase, twice; whether both are the same is the presenter's question."""
        return self._new.text, self._again.text

    def show_faults(self, chosen: str | None, new: str | None, again: str | None) -> None:
        """Shows what must be put right first; nothing where all are None."""
        fields = ((self.chosen_field, chosen), (self.new_field, new), (self.again_field, again))
        self.outcome.hide()
        self.errors.show_faults_of(fields)

    def show_working(self, working: bool) -> None:
        """Nothing can be pressed a second time meanwhile."""
        self._working.setVisible(working)
        self.save.setEnabled(not working)

    def show_saved(self, where: str) -> None:
        """Says that it is done, where it is, and what comes next; forgets the passphrase."""
        self.show_working(False)
        for box in (self._new, self._again):
            box.forget()
        self.outcome.show_message(
            "good",
            "The handover file is saved. It has been sent to nobody yet.",
            f"{where}\nOn the other laptop: “Take in a handover file”.",
            [("Open the folder", self.show_folder_pressed.emit)],
        )
        self.outcome.ask()

    def show_failure(self, sentence: str) -> None:
        """Says why there is no file; it can be tried again."""
        self.show_working(False)
        self.outcome.show_message("danger", "No handover file was saved.", sentence)
        self.save.setFocus()
