"""What is being done just now: a sentence and a bar, for as long as it takes."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets.text import body


class Working(QWidget):
    """Not to be seen until it is shown; the bar only moves to and fro until `show_progress` says how far it is."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says: QLabel = body(words)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.s)
        column.addWidget(self._says)
        column.addWidget(self._bar)
        self._says.setVisible(bool(words))
        self.begin()
        self.hide()

    @property
    def words(self) -> str:
        """What it says now, for a screen reader to be told."""
        return self._says.text()

    def begin(self, words: str = "") -> None:
        """Nobody knows yet how far it is; `words` take the place of those before."""
        self._bar.setRange(0, 0)
        if words:
            self._says.setText(words)
            self._says.show()

    def show_progress(self, done: int, of: int, words: str = "") -> None:
        """`done` of `of` steps; `words`, where given, take the place of those before."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if words:
            self._says.setText(words)
