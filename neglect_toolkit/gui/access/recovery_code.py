"""The recovery code: shown this once, and typed back, so that the copy on paper is known to be right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.widgets import (
    Column,
    Field,
    FlowLayout,
    Group,
    Notice,
    ShortText,
    body,
    heading,
    lead,
    link_button,
    primary_button,
)
from neglect_toolkit.services import unlocking

_EMS = 22


class RecoveryCodePage(Group):
    """Goes on once what was typed is the code; or without, where somebody has nothing to write with."""

    finished = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self.shown = ShortText(_EMS)
        self.shown.setReadOnly(True)
        self.shown.setText(code)
        self._typed = ShortText(_EMS)
        self.typed_field = Field(
            "Type it here from your copy", "So that you know that your copy is right.", self._typed
        )
        self._typed.returnPressed.connect(self._done)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(primary_button("My copy is right: go on", self._done))
        flow.addWidget(link_button("I cannot write it down now", self.finished.emit))
        column = Column(42)
        for widget in (
            heading("Your recovery code"),
            lead("If you ever lose your passphrase, this code opens the store."),
            Field("The code", "Write it down on paper. It is shown this once.", self.shown),
            Notice(
                "warn",
                "Keep it apart from this computer.",
                "Whoever has the code and this computer can read everything. Nobody can look it up for you.",
            ),
            self.typed_field,
            buttons,
            body("Without a code you can go on all the same, and make a new one under Settings later."),
        ):
            column.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.begin_at(self._typed)

    def _done(self) -> None:
        if unlocking.is_same_code(self._typed.text(), self._code):
            self._typed.clear()
            self.shown.clear()
            self.finished.emit()
            return
        says = "This is not the code above. Compare your copy sign by sign, then type it again."
        self.typed_field.show_error(says)
        self._typed.setFocus()
