"""The bar of places below the header, for whoever has more than one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets.buttons import ToggleButton


class NavBar(QFrame):
    """One button a place; the one that is shown is marked. Alt and a number go there too."""

    chosen = Signal(str)  # the place's id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "nav")
        self.setAccessibleName("Places")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space.m, 0, theme.space.m, 0)
        self._row.setSpacing(theme.space.s)
        self._group = QButtonGroup(self)
        self.hide()

    def show_places(self, places: Sequence[tuple[str, str]], shown: str | None) -> None:
        """Shows the places, each by id and title, and marks the one shown; a single place needs no bar."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, (id_, title) in enumerate(places, start=1):
            button = ToggleButton(title, "place")
            button.setAutoDefault(True)
            button.setAccessibleName(title)
            button.setChecked(id_ == shown)
            button.setShortcut(f"Alt+{number}")
            described = "Key: {key}.".format(key=f"Alt+{number}")
            if id_ == shown:
                described = "You are here." + " " + described
            button.setAccessibleDescription(described)
            button.setToolTip(described)
            button.setProperty("place", id_)
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setVisible(len(places) > 1)

    def _clicked(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.chosen.emit(str(pressed.property("place")))
