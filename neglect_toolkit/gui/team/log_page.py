"""The audit log: who did what, when. It never holds what was written about a child."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Column,
    FlowLayout,
    Group,
    Notice,
    PickOne,
    RowTable,
    ShortText,
    TableRow,
    heading,
    hint,
    lead,
    secondary_button,
)
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import dates
from neglect_toolkit.wording.deeds import deed_words

_AT_ONCE = 200


class LogPage(Group):
    """Shows entries; says what is looked for."""

    asked = Signal()
    older_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, people: dict[str, str], deeds: tuple[str, ...]) -> None:
        super().__init__()
        self.who = PickOne([(None, "Everybody"), *people.items()])
        self.who.setAccessibleName("Who")
        self.what = PickOne([(None, "Everything"), *((deed, deed_words(deed)) for deed in deeds)])
        self.what.setAccessibleName("What")
        self.about = ShortText(24, "Id of an assessment or a child")
        self.about.setAccessibleName("About")
        self.table = RowTable(
            "Audit log",
            ["No.", "When", "Who", "What", "About", "More"],
        )
        self.older = secondary_button("Older entries", self.older_wanted.emit)
        self.said = Notice("info", "")
        self.said.hide()
        self.head = hint("")
        filters = QWidget()
        flow = FlowLayout(filters, theme.space.m)
        for box in (self.who, self.what, self.about):
            flow.addWidget(box)
        column = Column(400)
        for widget in (
            heading("Audit log"),
            lead("Who did what, and when. Each entry is chained to the one before it."),
            self.head,
            secondary_button("Check the whole store now", self.check_wanted.emit),
            self.said,
            filters,
        ):
            column.add(widget)
        column.add(self.table, stretch=1000)
        column.add(self.older)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.who.value_changed.connect(self._ask)
        self.what.value_changed.connect(self._ask)
        self.about.editingFinished.connect(self.asked)
        self.begin_at(self.table)

    def _ask(self, _value: object = None) -> None:
        self.asked.emit()


class LogPresenter(QObject):
    """Between the page and `services.audit_log`."""

    def __init__(self, casework: Casework, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework = casework
        self._names = casework.log.names()
        self._entries: tuple[AuditEntry, ...] = ()
        self._reasons: dict[str, str] = {}
        self.page = page = LogPage(self._names, casework.log.deeds())
        page.head.setText(f"To prove later that nothing was cut off, keep this somewhere else: {casework.log.head()}")
        page.asked.connect(self._ask)
        page.older_wanted.connect(self._older)
        page.check_wanted.connect(self._check)
        self._ask()

    def _ask(self) -> None:
        self._entries = ()
        self._older()

    def _older(self) -> None:
        page = self.page
        found = self._casework.log.entries(
            who=page.who.value,
            what=page.what.value,
            about=page.about.value,
            before=self._entries[-1].seq if self._entries else None,
            limit=_AT_ONCE,
        )
        self._entries = (*self._entries, *found)
        self._reasons |= self._casework.log.reasons(found)
        page.table.show_rows([self._row(entry) for entry in self._entries])
        page.older.setVisible(len(found) == _AT_ONCE)

    def _row(self, entry: AuditEntry) -> TableRow:
        told = {name: self._reasons.get(value, value) for name, value in entry.detail.items() if name != "sha256"}
        more = ", ".join(f"{name}: {value}" for name, value in told.items())
        cells = (
            str(entry.seq),
            dates.moment_here(entry.at),
            self._names.get(entry.who, entry.who),
            deed_words(entry.what),
            (entry.about or "")[:12],
            more[:160],
        )
        return TableRow(str(entry.seq), cells)

    def _check(self) -> None:
        faults = self._casework.check()
        if faults:
            self.page.said.show_message("danger", "The store is not whole.", " ".join(faults))
        else:
            self.page.said.show_message("good", "The store is whole: database, signatures, reviews and log.")
        self.page.said.ask()
