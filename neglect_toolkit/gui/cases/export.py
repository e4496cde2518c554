"""Saving a referral as a PDF: what will be in it, where it goes, and where it is afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import (
    Choice,
    ChoiceRow,
    Column,
    FlowLayout,
    Group,
    Notice,
    Working,
    body,
    card,
    heading,
    hint,
    lead,
    primary_button,
    secondary_button,
)
from neglect_toolkit.model.people import SafeContact


class ExportPage(Group):
    """Shows what will be saved; says that the user wants it saved, stopped or shown."""

    save_pressed = Signal()
    stop_pressed = Signal()
    show_file_pressed = Signal()
    show_folder_pressed = Signal()
    finished = Signal()  # back to the day

    def __init__(self, title: str = "", options: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.lead = lead("")
        self.draft = Notice(
            "warn",
            "This is a draft: every page will say DRAFT.",
            (
                "It has not been signed. You can send it all the same; an unfinished assessment is no reason to wait "
                "with a referral."
            ),
        )
        self.not_safe_for = Notice("warn", "")
        self.not_safe_for.hide()
        self._which = ChoiceRow(
            [
                Choice("draft", "What is being written now (draft)"),
                Choice("signed", "What was signed before"),
            ]
        )
        self._which.setAccessibleName("Which")
        self._which.hide()
        self.contents = QWidget()
        self._lines = QVBoxLayout(self.contents)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.outcome = Notice("good", "")
        self.save = primary_button("Choose where to save it …", self.save_pressed.emit)
        self.stop = secondary_button("Stop", self.stop_pressed.emit)
        self._working = Working()
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.save)
        flow.addWidget(self.stop)
        flow.addWidget(secondary_button("Back to the day", self.finished.emit))
        for widget in (
            heading(title or "Save a referral PDF"),
            self.lead,
            self.not_safe_for,
            self._which,
            self.draft,
            card(heading("What is in it", 2), self.contents),
            *((options,) if options is not None else ()),
            hint(
                "Saving sends it to nobody. The PDF is not encrypted: keep it and send it the way your agency "
                "wants personal information to be sent."
            ),
            self.outcome,
            self._working,
            buttons,
        ):
            column.add(widget)
        self.outcome.hide()
        self.show_working(False)
        self.begin_at(self.save)

    @property
    def as_signed(self) -> bool:
        """Whether what was signed is wanted, and not the correction that is being written."""
        return self._which.isVisibleTo(self) and self._which.value == "signed"

    def offer_signed(self) -> None:
        """While a correction is open: what was signed can be saved all the same."""
        self._which.show_value("draft")
        self._which.show()

    def show_safe_contact(self, contact: SafeContact) -> None:
        """Before it leaves: who must not read it, and how the family is reached safely."""
        if contact.not_for or contact.safe_by:
            who = f"Must not be read by: {contact.not_for}" if contact.not_for else "Send it only in a safe way."
            self.not_safe_for.show_message("warn", who, f"Safe contact: {contact.safe_by or 'not recorded'}")
            self.not_safe_for.show()

    def show_contents(self, lead_words: str, lines: Sequence[str], *, is_draft: bool) -> None:
        """Shows what the document will hold, a line each."""
        self.lead.setText(lead_words)
        self.draft.setVisible(is_draft)
        for line in lines:
            self._lines.addWidget(body(f"•  {line}"))

    def show_working(self, working: bool) -> None:
        """Shows that the document is being made, and offers to stop it."""
        self._working.setVisible(working)
        self.stop.setVisible(working)
        self.save.setEnabled(not working)
        if working:
            self.outcome.hide()
            self._working.begin("Making the PDF …")
            self.stop.setFocus()

    def show_progress(self, done: int, of: int, says: str) -> None:
        """`done` of `of` steps; `says` takes the place of the sentence before."""
        self._working.show_progress(done, of, says)

    def show_saved(self, where: str) -> None:
        """Says that it is done and where it is."""
        self.show_working(False)
        self.outcome.show_message(
            "good",
            "The PDF is saved. It has been sent to nobody yet.",
            where,
            [
                ("Show the PDF", self.show_file_pressed.emit),
                ("Open the folder", self.show_folder_pressed.emit),
            ],
        )
        self.save.setText("Save it again …")
        self.outcome.ask()

    def show_stopped(self) -> None:
        """Says that nothing was saved."""
        self.show_working(False)
        self.outcome.show_message("info", "Stopped. No PDF was saved.")
        self.save.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Says why it could not be saved; it can be tried again."""
        self.show_working(False)
        self.outcome.show_message("danger", "The PDF could not be saved.", sentence)
        self.save.setFocus()
