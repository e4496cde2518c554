"""Says that the same store is open in another window already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import Column, Group, body, heading, hint, primary_button


class AlreadyOpenPage(Group):
    """Nothing but a sentence and a way out."""

    close_pressed = Signal()

    def __init__(self, store: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        close = primary_button("Close this window", self.close_pressed.emit)
        for widget in (
            heading("The toolkit is open already"),
            body(
                "Another window has your assessments open. Two windows could overwrite each other, so only one "
                "can be open at a time. Look for the other window on the task bar, and go on there."
            ),
            close,
            hint(f"The store is in {store}"),
        ):
            column.add(widget)
        self.begin_at(close)
