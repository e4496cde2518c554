"""A row of small buttons of which one is chosen, or none. One stop of the Tab key; the arrows walk, Space chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import FlowLayout, link_button
from neglect_toolkit.gui.widgets.keys import OneStop
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.gui.widgets.tiles import RadioTile, TileWords


class OneOf(QWidget):
    """Shows one value of a closed list; a press says which, and "Clear" takes it back."""

    chosen = Signal(object)  # str | None, by the user's hand

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        role: str = "segment",
        parent: QWidget | None = None,
        *,
        can_be_cleared: bool = True,
    ) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, theme.space.s)
        self._tiles = {value: RadioTile(value, TileWords(words), role, self) for value, words in choices}
        for tile in self._tiles.values():
            layout.addWidget(tile)
            tile.clicked.connect(self._pressed)
        self._clear = link_button("Clear", self._cleared)
        layout.addWidget(self._clear)
        self._can_be_cleared = can_be_cleared
        self._clear.hide()
        self._stop = OneStop(list(self._tiles.values()), self)
        self._settle()
        self.describe(name, "")

    def _settle(self) -> None:
        """The focus begins at what is chosen, and at the first where nothing is."""
        self._stop.settle()
        self.setFocusProxy(self._tiles[self.value or next(iter(self._tiles))])

    @property
    def value(self) -> str | None:
        """None where nothing is chosen."""
        return next((value for value, tile in self._tiles.items() if tile.isChecked()), None)

    def tile(self, value: str) -> RadioTile:
        """Raises KeyError where no button stands for the value."""
        return self._tiles[value]

    def show_value(self, value: str | None) -> None:
        """Never emits `chosen`: that is for what the user does."""
        if value != self.value:
            for each, tile in self._tiles.items():
                tile.show_chosen(each == value)
            self._settle()
        if value is None and self._clear.hasFocus():
            self.setFocus()
        show_if(value is not None and self._can_be_cleared, self._clear)

    def describe(self, label: str, description: str) -> None:
        """Names the row, and each button in it, for a screen reader."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)
        for tile in self._tiles.values():
            tile.setAccessibleDescription(f"{label}. {description}".strip())
        self._clear.setAccessibleName(f"Clear: {label}")

    def _pressed(self) -> None:
        self._settle()
        show_if(self._can_be_cleared, self._clear)
        self.chosen.emit(self.value)

    def _cleared(self) -> None:
        self.show_value(None)
        self.chosen.emit(None)
