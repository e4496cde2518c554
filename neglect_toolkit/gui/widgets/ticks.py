"""Lines of which any may be ticked, each with a sentence on what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Group
from neglect_toolkit.gui.widgets.tiles import TickTile, TileWords


class Ticks(Group):
    """Any number of lines to tick; nothing is ticked at first."""

    def __init__(self, lines: Sequence[tuple[str, TileWords]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.s)
        self._tiles = {id_: TickTile(id_, words, "toggle") for id_, words in lines}
        for tile in self._tiles.values():
            layout.addWidget(tile)
        if self._tiles:
            self.begin_at(next(iter(self._tiles.values())))

    @property
    def ids(self) -> tuple[str, ...]:
        """Of every line, from the top."""
        return tuple(self._tiles)

    @property
    def value(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order of the lines."""
        return tuple(id_ for id_, tile in self._tiles.items() if tile.isChecked())

    def show_value(self, ids: Iterable[str]) -> None:
        """An id that no line has is passed over."""
        wanted = set(ids)
        for id_, tile in self._tiles.items():
            tile.setChecked(id_ in wanted)
