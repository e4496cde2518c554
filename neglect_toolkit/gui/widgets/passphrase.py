"""A box for a passphrase, with a button that shows or hides what is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets.buttons import ToggleButton
from neglect_toolkit.gui.widgets.group import Group
from neglect_toolkit.gui.widgets.writing import ShortText


class PassphraseEdit(Group):
    """Hidden at first. What is written never leaves it but by `text`."""

    text_written = Signal()  # the user changed it
    entered = Signal()  # the user pressed Enter in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.s)
        self.box = ShortText(24)
        self.box.setEchoMode(QLineEdit.EchoMode.Password)
        self.box.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.box.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.show_button = ToggleButton("Show")
        row.addWidget(self.box, 1)
        row.addWidget(self.show_button)
        row.addStretch(0)
        self.begin_at(self.box)
        self.show_button.toggled.connect(self._reveal)
        self.box.textEdited.connect(self._written)
        self.box.returnPressed.connect(self.entered)
        self._reveal(False)

    @property
    def text(self) -> str:
        """As typed, spaces at the ends included: they are part of it."""
        return self.box.text()

    def forget(self) -> None:
        """Empties the box, and its history of changes, and hides again."""
        self.box.clear()
        self.show_button.setChecked(False)

    def describe(self, label: str, description: str) -> None:
        """Names the box and its button for screen readers."""
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(description)
        self.show_button.setAccessibleDescription(label)

    def set_invalid(self, invalid: bool) -> None:
        """By the style sheet's property `invalid`."""
        self.box.setProperty("invalid", invalid)
        theme.refresh(self.box)

    def _written(self) -> None:
        self.text_written.emit()

    def _reveal(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.box.setEchoMode(modes.Normal if shown else modes.Password)
        self.show_button.setText("Hide" if shown else "Show")
        self.show_button.setAccessibleName("Hide what is written" if shown else "Show what is written")
