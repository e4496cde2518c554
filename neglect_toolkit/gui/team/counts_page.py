"""What a team did: started, signed, reviewed, by month and tool. On screen every count; in the file none under six."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.prompts import Prompts, documents_folder
from neglect_toolkit.gui.widgets import (
    Choice,
    ChoiceRow,
    Column,
    Field,
    Group,
    Notice,
    RowTable,
    TableRow,
    heading,
    hint,
    lead,
    secondary_button,
)
from neglect_toolkit.model.scorecard import Blank, Cell, Period, Scorecard, Table
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording.scorecard import blank

_MONTHS = {"3": 3, "12": 12, "all": 0}


class CountsPage(Group):
    """Shows tables; says for how many months, and that they are to be saved."""

    months_chosen = Signal(str)
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.style(self, "page")
        self._months = ChoiceRow(
            [
                Choice("3", "3 months"),
                Choice("12", "12 months"),
                Choice("all", "All"),
            ]
        )
        self._months.show_value("12")
        self._months.value_changed.connect(self._chosen)
        self.said = Notice("good", "")
        self.said.hide()
        self._tables: list[RowTable] = []
        self._column = Column(400)
        for widget in (
            heading("Counts"),
            lead("What your team did. An assessment belongs to the month in which it was started."),
            Field("For how long?", "", self._months),
            secondary_button("Save as a table (CSV)", self.save_wanted.emit),
            hint(
                "In the file no count under 6 stands, nor one by which such a count could be worked out. Here on "
                "screen you see them all: do not pass pictures of this page on."
            ),
            self.said,
        ):
            self._column.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self.begin_at(self._months)

    def show_tables(self, tables: tuple[Table, ...]) -> None:
        """Shows these tables in place of those before."""
        for widget in self._tables:
            widget.hide()
            widget.deleteLater()
        self._tables = []
        for table in tables:
            shown = RowTable(table.title, [table.title, *table.columns])
            shown.show_rows(
                [
                    TableRow(name, (name, *(cell_words(cell) for cell in cells)))
                    for name, cells in zip(table.rows, table.cells, strict=True)
                ]
            )
            shown.setMinimumHeight(min(12, len(table.rows) + 1) * 48)
            self._column.add(shown)
            self._tables.append(shown)

    def _chosen(self, value: object) -> None:
        self.months_chosen.emit(str(value or "all"))


def cell_words(cell: Cell) -> str:
    """A figure as it is read; a dash where there is nothing to count."""
    return blank(cell) if isinstance(cell, Blank) else f"{cell:g}"


class CountsPresenter(QObject):
    """Between the page and `services.counting`."""

    def __init__(self, casework: Casework, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._prompts = casework, prompts
        self._card = Scorecard()
        self.page = CountsPage()
        self.page.months_chosen.connect(self._count)
        self.page.save_wanted.connect(self._save)
        self._count("12")

    def _count(self, months: str) -> None:
        counting = self._casework.counting
        self._card = counting.scorecard(period=self._period(_MONTHS[months]))
        self.page.show_tables(counting.to_show(self._card))

    def _period(self, months: int) -> Period:
        if not months:
            return Period()
        today = self._casework.toolkit.clock.today()
        since = today.year * 12 + today.month - months
        return Period(first=f"{since // 12:04d}-{since % 12 + 1:02d}")

    def _save(self) -> None:
        suggested = documents_folder() / "Day in my Life counts.csv"
        window = self.page.window()
        path = self._prompts.save_file(window, "Save as a table (CSV)", suggested, "CSV (*.csv)")
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        try:
            self._casework.counting.export_csv(self._card, path)
        except ToolkitError as error:
            self.page.said.show_message("danger", "The counts could not be saved.", error.says)
        else:
            self.page.said.show_message("good", "The counts are saved, none of them under 6.", str(path))
        self.page.said.ask()
