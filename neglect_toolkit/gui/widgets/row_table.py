"""A plain table of words: arrow keys move, Enter or a double click opens."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTableWidget, QTableWidgetItem, QWidget

from neglect_toolkit.gui.look import theme

_TITLE = 18  # characters of a column's title in one line: a short number below needs no wider column


class TableRow(NamedTuple):
    """One line: what it is known by, and the words of each column."""

    id: str
    cells: tuple[str, ...]


def read_along_lines(table: QTableView) -> None:
    """Makes a table one to read: whole lines are chosen, one at a time, as high and as wide as their words need."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


class RowTable(QTableWidget):
    """Read along its lines. It says which line is to be opened; it sorts and filters nothing."""

    open_wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(titles), parent)
        self._titles, self._ids = tuple(titles), tuple[str, ...]()
        self.setHorizontalHeaderLabels(["\n".join(textwrap.wrap(title, _TITLE)) for title in titles])
        self.setAccessibleName(name)
        self.setAccessibleDescription("Arrow keys move, Enter opens.")
        read_along_lines(self)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setMaximumSectionSize(theme.em(22))
        self.cellDoubleClicked.connect(self._double_clicked)
        self.currentCellChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Shows these lines, with the same one chosen as before if it is still there."""
        before = self.chosen
        self._ids = tuple(row.id for row in rows)
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            for column, words in enumerate(row.cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._titles[column]}: {words}")
                self.setItem(line, column, item)
        if rows:
            self.setCurrentCell(self._ids.index(before) if before in self._ids else 0, 0)
        self._fit()
        self.chosen_changed.emit()

    @property
    def chosen(self) -> str | None:
        """The chosen line's `TableRow.id`; None where there is none."""
        line = self.currentRow()
        return self._ids[line] if 0 <= line < len(self._ids) else None

    def choose(self, id_: str) -> None:
        """By its `TableRow.id`; one that is not there changes nothing."""
        if id_ in self._ids:
            self.setCurrentCell(self._ids.index(id_), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; everything else is Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen is not None:
            self.open_wanted.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(44)
        self.resizeRowsToContents()

    def _double_clicked(self, line: int, _column: int) -> None:
        self.open_wanted.emit(self._ids[line])

    def _current_changed(self) -> None:
        self.chosen_changed.emit()
