"""Which forms are used: those that came with the program, or a partnership's own folder before them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.errors import Fault
from neglect_toolkit.gui.look import theme
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
        self._choose = secondary_button("Choose a folder …", self.choose_pressed.emit)
        self._bundled = secondary_button("Use only what came with the program", self.bundled_pressed.emit)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._choose)
        flow.addWidget(self._bundled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.m)
        for widget in (
            heading("Our own forms", 2),
            hint(
                "A folder with your partnership’s own words, contacts or thresholds. What is in it takes the "
                "place of what came with the program; the rest stays. Assessments that are started keep theirs."
            ),
            self._used,
            buttons,
            self._outcome,
        ):
            layout.addWidget(widget)

    def show_folder(self, folder: str) -> None:
        """Shows which folder is set; empty: none."""
        self._used.setText(f"Used: {folder}" if folder else "Used: only what came with the program.")
        self._bundled.setVisible(bool(folder))

    def show_checking(self) -> None:
        """Until one of `show_taken`, `show_refused` or `show_problem` takes its place."""
        self._outcome.show_message("info", "Checking the folder …")

    def show_taken(self) -> None:
        """Says that the change is kept, and when it takes effect."""
        says = "It is used from the next time you open the program."
        self._outcome.show_message("good", "Kept.", says)

    def show_refused(self, folder: str, faults: Sequence[Fault]) -> None:
        """Says why the folder is not taken: the first few faults, and how many there are."""
        title = f"{folder} is not used: it has {len(faults)} faults."
        if len(faults) == 1:
            title = f"{folder} is not used: it has a fault."
        lines = [str(fault) for fault in faults[:_SHOWN]]
        if len(faults) > _SHOWN:
            lines.append(f"… and {len(faults) - _SHOWN} more.")
        self._outcome.show_message("warn", title, "\n".join(lines))

    def show_problem(self, says: str) -> None:
        """Says that the folder could not be looked through."""
        self._outcome.show_message("warn", "The folder is not used.", says)
