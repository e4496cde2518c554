"""A list of like entries that grows and shrinks: the household, other homes. A removed entry can be put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Group, Notice, card, keep_reading_order, link_button, secondary_button
from neglect_toolkit.model.base import Value

V = TypeVar("V", bound=Value)


class Entry(Group):
    """What a `Repeater` repeats. It emits `changed` for what the user does, never for what it is shown."""

    changed = Signal()  # the user wrote or chose something

    @property
    def value(self) -> Value | None:
        """None where nothing is written: a repeater leaves such an entry out."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Raises TypeError where it is of another kind than the entry's own."""
        raise NotImplementedError

    def set_editable(self, editable: bool) -> None:
        """False: what is written stays readable."""
        raise NotImplementedError


class Repeater(QWidget, Generic[V]):
    """Entries below one another, each with a button to remove it, and one button to add another."""

    changed = Signal()  # the user wrote something, added or removed

    def __init__(
        self, make: Callable[[], Entry], add_words: str, remove_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make, self._remove_words = make, remove_words
        self._entries: list[tuple[Entry, QFrame, QPushButton]] = []
        self._removed: Value | None = None
        self._editable = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space.m)
        self._notice = Notice("info", "")
        self._notice.hide()
        self._add = secondary_button(add_words, self._add_pressed)
        self._layout.addWidget(self._notice)
        self._layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def values(self) -> tuple[V, ...]:
        """What is written in every entry that is not empty."""
        return tuple(entry.value for entry, *_ in self._entries if entry.value is not None)  # type: ignore[misc]  # made by `make`

    def show_values(self, values: Sequence[V]) -> None:
        """Shows these entries; leaves what shows the same already, so that the cursor stays."""
        if tuple(values) == self.values:
            return
        for _, frame, _ in self._entries:
            self._drop(frame)
        self._entries = []
        for value in values:
            self._append().show_value(value)

    def set_editable(self, editable: bool) -> None:
        """Whether entries can be changed, added and removed."""
        self._editable = editable
        self._add.setVisible(editable)
        for entry, _, remove in self._entries:
            entry.set_editable(editable)
            remove.setVisible(editable)

    def _append(self) -> Entry:
        entry = self._make()
        remove = link_button(self._remove_words, self._remove_pressed)
        frame = card(entry, remove)
        entry.changed.connect(self.changed)
        self._entries.append((entry, frame, remove))
        self._layout.insertWidget(self._layout.count() - 2, frame)
        keep_reading_order(self)
        return entry

    def _add_pressed(self) -> None:
        self._notice.hide()
        self._append().setFocus()

    def _remove_pressed(self) -> None:
        button = self.sender()
        for entry, frame, remove in list(self._entries):
            if remove is button:
                self._removed = entry.value
                self._entries.remove((entry, frame, remove))
                self._drop(frame)
        self._add.setFocus()
        if self._removed is not None:
            put_back = ("Put it back", self._put_back)
            self._notice.show_message("info", "Removed.", "", [put_back])
        self.changed.emit()

    def _put_back(self) -> None:
        self._notice.hide()
        if self._removed is not None:
            entry = self._append()
            entry.show_value(self._removed)
            entry.setFocus()
            self._removed = None
            self.changed.emit()

    def _drop(self, frame: QFrame) -> None:
        self._layout.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
