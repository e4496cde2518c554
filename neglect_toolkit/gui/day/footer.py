"""The bar below the page: the part before, the part after, what can be undone, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui import theme
from neglect_toolkit.gui.icons import Icon, icon
from neglect_toolkit.gui.widgets import announce, body, quiet_button, secondary_button, small

Neighbour = tuple[str, str]
"""A place and its title."""


class DayFooter(QFrame):
    """Always in the same place, so that nothing above it moves when it has something to say."""

    place_wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.m, theme.space.s, theme.space.m, theme.space.s)
        row.setSpacing(theme.space.m)
        self.back = quiet_button("", self._back)
        self.back.setIcon(icon(Icon.BACK))
        self.forward = secondary_button("", self._forward)
        self.forward.setIcon(icon(Icon.FORWARD))
        self._before = self._after = ""
        row.addWidget(self.back)
        row.addLayout(self._middle(), 1)
        row.addWidget(self.forward)

    def _middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        undo = QHBoxLayout()
        self._undo_row = QWidget()
        self._undo_row.setLayout(undo)
        undo.setContentsMargins(0, 0, 0, 0)
        undo.setSpacing(theme.space.s)
        self._says: QLabel = body("")
        self.undo = secondary_button(self.tr("Undo"), self.undo_wanted.emit)
        undo.addStretch(1)
        undo.addWidget(self._says)
        undo.addWidget(self.undo)
        undo.addStretch(1)
        self._keys: QLabel = small(
            self.tr("Keys: 1 2 3 rate, 0 clears · Ctrl+↓ next question · Ctrl+PgDn next part · F8 in the room")
        )
        middle.addWidget(self._undo_row)
        middle.addWidget(self._keys)
        self._undo_row.hide()
        return middle

    def show_neighbours(self, before: Neighbour | None, after: Neighbour | None) -> None:
        """Shows where back and on lead to."""
        for button, neighbour, words in (
            (self.back, before, self.tr("Back to {place}")),
            (self.forward, after, self.tr("On to {place}")),
        ):
            button.setVisible(neighbour is not None)
            if neighbour is not None:
                button.setText(neighbour[1].replace("&", "&&"))
                button.setAccessibleName(words.format(place=neighbour[1]))
        self._before, self._after = (each[0] if each else "" for each in (before, after))

    def show_undo(self, says: str | None) -> None:
        """Offers to take something back; without it shows the keys."""
        if says is None and self.undo.hasFocus():
            self.forward.setFocus()
        self._says.setText(says or "")
        self.undo.setAccessibleName(self.tr("Undo: {what}").format(what=says or ""))
        self._undo_row.setVisible(says is not None)
        self._keys.setVisible(says is None)
        if says:
            announce(self, self.tr("{what} Control Z undoes it.").format(what=says))

    def _back(self) -> None:
        self.place_wanted.emit(self._before)

    def _forward(self) -> None:
        self.place_wanted.emit(self._after)
