"""The bar below the page: the part before, the part after, what can be undone, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import PlaceWanted, UndoWanted
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, icon
from neglect_toolkit.gui.look.style_sheet import TARGET
from neglect_toolkit.gui.widgets import announce, body, quiet_button, secondary_button, small

Neighbour = tuple[str, str]
"""A place and its title."""


class DayFooter(QFrame):
    """Always in the same place, so that nothing above it moves when it has something to say."""

    happened = Signal(object)  # events.PlaceWanted | UndoWanted

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
        self.forward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self._neighbours: tuple[Neighbour | None, Neighbour | None] = (None, None)
        for button in (self.back, self.forward):
            button.setMinimumWidth(TARGET)  # shorter words take the place of those that do not fit
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
        self.undo = secondary_button("Undo", self._undo)
        undo.addStretch(1)
        undo.addWidget(self._says)
        undo.addWidget(self.undo)
        undo.addStretch(1)
        self._keys: QLabel = small("")
        middle.addWidget(self._undo_row)
        middle.addWidget(self._keys)
        self._keys.setWordWrap(False)
        self._keys.setMinimumWidth(1)
        self._undo_row.hide()
        return middle

    def show_neighbours(self, before: Neighbour | None, after: Neighbour | None) -> None:
        """Shows where back and on lead to."""
        self._neighbours = (before, after)
        for button, neighbour, words in (
            (self.back, before, "Back to {place}"),
            (self.forward, after, "On to {place}"),
        ):
            button.setVisible(neighbour is not None)
            button.setAccessibleName(words.format(place=neighbour[1] if neighbour else ""))
        self._fit()

    def show_keys(self, keys: str) -> None:
        """Says which keys answer here."""
        self._keys.setText(f"Keys: {keys}")
        self._fit()

    def show_undo(self, says: str | None) -> None:
        """Offers to take something back; without it shows the keys."""
        if says is None and self.undo.hasFocus():
            self.forward.setFocus()
        self._says.setText(says or "")
        self.undo.setAccessibleName("Undo: {what}".format(what=says or ""))
        self._undo_row.setVisible(says is not None)
        self._fit()
        if says:
            announce(self, f"{says} Control Z undoes it.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_keys"):
            self._fit()

    def _fit(self) -> None:
        """The whole titles where they fit, else only "Back" and "Next"; the keys only where there is room left."""
        before, after = self._neighbours
        taken = 2 * theme.space.m + 2 * theme.space.m
        taken += self._undo_row.sizeHint().width() if not self._undo_row.isHidden() else 0
        titles = ((self.back, before, "Back"), (self.forward, after, "Next"))
        for button, neighbour, _ in titles:
            button.setText(neighbour[1].replace("&", "&&") if neighbour else "")
        shown = [button for button in (self.back, self.forward) if not button.isHidden()]
        if taken + sum(button.sizeHint().width() for button in shown) > self.width():
            for button, _, short in titles:
                button.setText(short)
        for button in shown:
            button.setMinimumHeight(button.sizeHint().height())  # the style sheet asks for less at large text
        taken += sum(button.sizeHint().width() for button in shown)
        room = self.width() - taken
        self._keys.setVisible(self._undo_row.isHidden() and self._keys.sizeHint().width() <= room)

    def _back(self) -> None:
        self._go(self._neighbours[0])

    def _forward(self) -> None:
        self._go(self._neighbours[1])

    def _go(self, neighbour: Neighbour | None) -> None:
        if neighbour is not None:
            self.happened.emit(PlaceWanted(neighbour[0]))

    def _undo(self) -> None:
        self.happened.emit(UndoWanted())
