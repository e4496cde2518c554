"""Who works with a child, and passing that on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.widgets import (
    Column,
    DateField,
    Field,
    FlowLayout,
    Group,
    Notice,
    PickOne,
    RowTable,
    TableRow,
    card,
    heading,
    hint,
    lead,
    secondary_button,
)
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.people import Person, Worker
from neglect_toolkit.model.words import Role
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import dates, labels


class WorkersPage(Group):
    """Shows who works with the child; says what a manager wants changed."""

    hand_over_wanted = Signal(str)  # a person's id
    co_worker_wanted = Signal(str)
    cover_wanted = Signal(str, object)  # a person's id, the last day
    end_wanted = Signal(str)  # the part's id
    file_wanted = Signal()  # to another laptop

    def __init__(self, child: str, colleagues: Sequence[tuple[str, str]], *, manages: bool) -> None:
        super().__init__()
        self.table = RowTable(
            "Who works with the child",
            ["Name", "Works as", "Since", "Until"],
        )
        self.said = Notice("good", "")
        self.said.hide()
        self._colleague = PickOne([(None, "Choose a colleague"), *colleagues])
        self._until = DateField()
        self.colleague_field = Field("Colleague", "", self._colleague)
        self.until_field = Field("Cover until (only for a cover)", "", self._until)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for words, act in (
            ("Hand the child over", self._hand_over),
            ("Add as a co-worker", self._co_worker),
            ("Let them cover", self._cover),
        ):
            flow.addWidget(secondary_button(words, act))
        passing = card(
            heading("Pass it on", 2),
            hint("They read the child's earlier assessments from then on; the audit log says when they do."),
            self.colleague_field,
            self.until_field,
            buttons,
        )
        end = secondary_button("End the chosen part", self._end)
        passing.setVisible(manages)
        end.setVisible(manages)
        column = Column(60)
        for widget in (
            heading(f"Who works with {child}"),
            lead("One person leads; others work along or stand in."),
            self.said,
            self.table,
            end,
            passing,
            secondary_button("Hand over to another laptop", self.file_wanted.emit),
            hint("" if manages else "A manager of the team changes this."),
        ):
            column.add(widget)
        self.table.setMinimumHeight(180)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.begin_at(self.table)

    def show_workers(self, rows: Sequence[TableRow]) -> None:
        """The line that was chosen stays chosen."""
        self.table.show_rows(rows)

    def show_problem(self, sentence: str) -> None:
        """Says why nothing was changed."""
        self.said.show_message("danger", sentence)
        self.said.ask()

    def show_done(self, sentence: str) -> None:
        """Says what was changed."""
        self.said.show_message("good", sentence)

    def _chosen(self) -> str | None:
        missing = None if self._colleague.value else "Choose a colleague first."
        self.colleague_field.show_error(missing)
        return self._colleague.value

    def _hand_over(self) -> None:
        person = self._chosen()
        if person is not None:
            self.hand_over_wanted.emit(person)

    def _co_worker(self) -> None:
        person = self._chosen()
        if person is not None:
            self.co_worker_wanted.emit(person)

    def _cover(self) -> None:
        person = self._chosen()
        fault = self._until.fault() or (None if self._until.value else "Say until when the cover lasts.")
        self.until_field.show_error(fault)
        if person is not None and fault is None:
            self.cover_wanted.emit(person, self._until.value)

    def _end(self) -> None:
        if self.table.chosen is not None:
            self.end_wanted.emit(self.table.chosen)


class WorkersPresenter(QObject):
    """Between the page and `services.children`."""

    def __init__(self, casework: Casework, header: Header, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._header = casework, header
        self._people = {person.id: person for person in casework.staff.everybody()}
        here = [one for one in self._people.values() if one.is_a(Role.PRACTITIONER) and one.left_on is None]
        child = labels.marked(header.child_called or "the child", made_up=header.made_up)
        self.page = page = WorkersPage(
            child, [(one.id, one.name) for one in here], manages=casework.rights.manages(header)
        )
        page.hand_over_wanted.connect(self._hand_over)
        page.co_worker_wanted.connect(self._co_worker)
        page.cover_wanted.connect(self._cover)
        page.end_wanted.connect(self._end)
        self._show()

    def _show(self) -> None:
        self._workers = {one.id: one for one in self._casework.children.workers(self._header)}
        self.page.show_workers([self._row(worker) for worker in self._workers.values()])

    def _row(self, worker: Worker) -> TableRow:
        until = dates.day(worker.until) if worker.until else ""
        name = self._people[worker.person].name
        return TableRow(worker.id, (name, labels.work(worker.work), dates.day(worker.since), until))

    def _do(self, deed: object, done: str) -> None:
        try:
            deed()  # type: ignore[operator]  # one of the lambdas below
        except ToolkitError as error:
            self.page.show_problem(error.says)
            return
        self._show()
        self.page.show_done(done)

    def _named(self, person_id: str) -> Person:
        return self._people[person_id]

    def _hand_over(self, person_id: str) -> None:
        to = self._named(person_id)
        done = f"{to.name} leads the work with the child now."
        self._do(lambda: self._casework.children.hand_over(self._header, to), done)

    def _co_worker(self, person_id: str) -> None:
        to = self._named(person_id)
        done = f"{to.name} works with the child too."
        self._do(lambda: self._casework.children.add_co_worker(self._header, to), done)

    def _cover(self, person_id: str, until: object) -> None:
        to = self._named(person_id)
        done = f"{to.name} stands in."
        self._do(lambda: self._casework.children.add_cover(self._header, to, until), done)  # type: ignore[arg-type]

    def _end(self, worker_id: str) -> None:
        worker = self._workers[worker_id]
        self._do(lambda: self._casework.children.end(self._header, worker), "That part has ended.")
