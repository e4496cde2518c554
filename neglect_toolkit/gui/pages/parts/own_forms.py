"""Which forms are used: those that came with the program, or a partnership's own folder before them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.errors import Fault
from neglect_toolkit.gui import theme
from neglect_toolkit.gui.widgets import FlowLayout, Notice, body, heading, hint, secondary_button

_SHOWN = 5


class OwnForms(QWidget):
    """Says which folder is used; a folder with a fault is not taken, and its faults are listed."""

    choose_pressed = Signal()
    bundled_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used = body("")
        self._outcome = Notice("info", "")
        self._outcome.hide()
        self._choose = secondary_button(self.tr("Choose a folder …"), self.choose_pressed.emit)
        self._bundled = secondary_button(self.tr("Use only what came with the program"), self.bundled_pressed.emit)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._choose)
        flow.addWidget(self._bundled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.m)
        for widget in (
            heading(self.tr("Our own forms"), 2),
            hint(
                self.tr(
                    "A folder with your partnership’s own words, contacts or thresholds. What is in it takes the "
                    "place of what came with the program; the rest stays. Assessments that are started keep theirs."
                )
            ),
            self._used,
            buttons,
            self._outcome,
        ):
            layout.addWidget(widget)

    def show_folder(self, folder: str) -> None:
        """Shows which folder is set; empty: none."""
        self._used.setText(
            self.tr("Used: {folder}").format(folder=folder)
            if folder
            else self.tr("Used: only what came with the program.")
        )
        self._bundled.setVisible(bool(folder))

    def show_checking(self) -> None:
        """Says that the folder is being looked through."""
        self._outcome.show_message("info", self.tr("Checking the folder …"))

    def show_taken(self) -> None:
        """Says that the change is kept, and when it takes effect."""
        says = self.tr("It is used from the next time you open the program.")
        self._outcome.show_message("good", self.tr("Kept."), says)

    def show_refused(self, folder: str, faults: Sequence[Fault]) -> None:
        """Says why the folder is not taken: the first few faults, and how many there are."""
        title = self.tr("{folder} is not used: it has {n} faults.").format(folder=folder, n=len(faults))
        if len(faults) == 1:
            title = self.tr("{folder} is not used: it has a fault.").format(folder=folder)
        lines = [str(fault) for fault in faults[:_SHOWN]]
        if len(faults) > _SHOWN:
            lines.append(self.tr("… and {n} more.").format(n=len(faults) - _SHOWN))
        self._outcome.show_message("warn", title, "\n".join(lines))

    def show_problem(self, says: str) -> None:
        """Says that the folder could not be looked through."""
        self._outcome.show_message("warn", self.tr("The folder is not used."), says)
