"""Turns headers into lines to read, and what the user wants with them into calls of the casework."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.cases.work_list import WorkListPage
from neglect_toolkit.gui.cases.work_table import WorkRow
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.gui.widgets import marks
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.words import Status
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import dates, labels, lists


class WorkListPresenter(QObject):
    """Between the page and the casework."""

    new_wanted = Signal()
    open_wanted = Signal(str)  # the assessment's id
    another_wanted = Signal(object)  # Header: of the same child
    export_wanted = Signal(str)  # the assessment's id

    def __init__(self, casework: Casework, page: WorkListPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._page = casework, page
        self._headers: dict[str, Header] = {}
        self._titles: dict[str, str] = {}
        page.new_wanted.connect(self.new_wanted)
        page.open_wanted.connect(self.open_wanted)
        page.export_wanted.connect(self.export_wanted)
        page.another_wanted.connect(self._another)
        page.withdraw_wanted.connect(self._withdraw)
        page.sample_wanted.connect(self._sample)
        self.refresh()

    def refresh(self) -> None:
        """Shows the work list as it is now: first what a manager sent back."""
        headers = sorted(self._casework.work_list(), key=lambda header: header.status is not Status.RETURNED)
        self._headers = {header.id: header for header in headers}
        self._page.kept_button.setVisible(bool(self._casework.kept_guides()))
        self._show()
        self._ask_for_titles()

    def _show(self) -> None:
        called = Counter({header.child_id: header.child_called for header in self._headers.values()}.values())
        alike = {name for name, children in called.items() if name is not None and children > 1}
        self._page.show_rows(tuple(self._row(header, alike) for header in self._headers.values()))

    def _row(self, header: Header, alike: set[str]) -> WorkRow:
        """One line. A child is called by the first name, unless another child is called so too."""
        status, kind = labels.status(header.status), marks.STATUS_TAGS[header.status]
        called = header.child_name if header.child_called in alike else header.child_called
        return WorkRow(
            id=header.id,
            child=labels.marked(called or header.child_called or "No name yet", made_up=header.made_up),
            tool=self._titles.get(header.tool, header.tool.replace("_", " ").capitalize()),
            status=status,
            status_kind=kind,
            explored=f"{header.explored} of {header.of}",
            next_step=self._next_step_words(header) + self._to_answer(header),
            saved=self._when(header.saved_at),
            is_draft=header.status is Status.DRAFT,
        )

    def _to_answer(self, header: Header) -> str:
        """How many comments came back with it that nobody has answered."""
        if header.status is not Status.RETURNED:
            return ""
        waiting = self._casework.reviewing.unanswered(header.id)
        return f" · {lists.counted(waiting, 'comment')} to answer" if waiting else ""

    def _next_step_words(self, header: Header) -> str:
        """What was judged, and beside it what the findings point to where that is another step."""
        if header.next_step is None:
            return "Nothing explored yet"
        steps = self._casework.toolkit.next_steps.steps
        title = steps[header.next_step].title
        if header.judged is not None and header.judged is not header.next_step:
            title = f"{steps[header.judged].title} (findings: {labels.mid_sentence(title)})"
        if not header.flags:
            return title
        return f"{title} · {lists.counted(header.flags, 'safety flag')}"

    def _when(self, at: dt.datetime) -> str:
        here = dates.here(at)
        today = self._casework.toolkit.clock.today()
        if here.date() == today:
            return f"today, {dates.clock_time(here)}"
        if here.date() == today - dt.timedelta(days=1):
            return f"yesterday, {dates.clock_time(here)}"
        return dates.short_day(here)

    def _ask_for_titles(self) -> None:
        wanted = sorted({header.tool for header in self._headers.values()} - set(self._titles))
        if not wanted:
            return
        toolkit = self._casework.toolkit

        def read_titles(_job: object) -> dict[str, str]:
            from neglect_toolkit.services import tools

            return {tool: tools.load(toolkit, tool).title for tool in wanted}

        run_in_background(read_titles, self._titles_read, self._no_titles, owner=self)

    def _titles_read(self, titles: dict[str, str]) -> None:
        self._titles |= titles
        self._show()

    def _no_titles(self, error: ToolkitError) -> None:
        """The list stands as it is: a tool that left the forms folder is still called by its id."""
        del error

    def _another(self, assessment_id: str) -> None:
        self.another_wanted.emit(self._headers[assessment_id])

    def _withdraw(self, assessment_id: str, reason: str) -> None:
        self._casework.withdraw(assessment_id, reason)
        self.refresh()
        self._page.show_done("The assessment is withdrawn. It is kept with your reason, out of this list.")

    def _sample(self) -> None:
        from neglect_toolkit.services import demo

        opened = self._casework.take_in(demo.sample(self._casework.toolkit))
        self.open_wanted.emit(opened.header.id)
