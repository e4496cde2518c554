"""Suggests a tool, notices a child who is on the work list already, and starts the assessment."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.cases.new_assessment import KnownChild, NewAssessmentPage, ToolLine
from neglect_toolkit.gui.runtime.background import Job, run_in_background
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.people import Child
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import dates

_SETTLE_MS = 300


@dataclass
class Unstarted:
    """What is written on the page and not started yet: kept in memory alone, so that locking loses nothing."""

    child: Child = field(default_factory=Child)
    tool: str | None = None
    like: Header | None = None
    different: bool = False


class NewAssessmentPresenter(QObject):
    """Between the page and the casework."""

    started = Signal(str)  # the new assessment's id
    open_wanted = Signal(str)  # an assessment on the work list already

    def __init__(
        self, casework: Casework, unstarted: Unstarted, page: NewAssessmentPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._casework, self._kept, self._page = casework, unstarted, page
        self._lines: dict[str, ToolLine] = {}
        self._asked_for: tuple[object, ...] | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self._look)
        page.show_child(unstarted.child)
        if unstarted.like is not None:
            self._say_same_child(unstarted.like)
        page.child_changed.connect(self._child_changed)
        page.tool_chosen.connect(self._tool_chosen)
        page.start_pressed.connect(self._start)
        page.open_known_wanted.connect(self.open_wanted)
        page.same_child_said.connect(self._same_child)
        page.different_child_said.connect(self._different_child)
        self._ask_for_tools()

    def _ask_for_tools(self) -> None:
        toolkit = self._casework.toolkit

        def read(_job: Job) -> tuple[ToolLine, ...]:
            from neglect_toolkit.services import tools

            return tuple(ToolLine(tool.id, tool.title, tool.ages.says) for tool in tools.available(toolkit))

        run_in_background(read, self._tools_read, self._failed, owner=self)

    def _tools_read(self, lines: tuple[ToolLine, ...]) -> None:
        self._lines = {line.id: line for line in lines}
        self._page.show_tools(lines, self._kept.tool)
        self._look()

    def _child_changed(self, child: Child) -> None:
        self._kept.child = child
        self._timer.start()

    def _look(self) -> None:
        """Looks, once the user pauses, for the same child on the list and for the tool that suits."""
        child = self._kept.child
        if self._kept.like is None and not self._kept.different:
            self._page.show_known(self._known(child))
        unborn = self._page.form.is_unborn
        facts = (child.date_of_birth, child.due_date, child.disabled, unborn)
        if facts == self._asked_for or not self._lines or self._kept.tool is not None:
            return
        self._asked_for = facts
        toolkit = self._casework.toolkit

        def suggest(_job: Job) -> str | None:
            from neglect_toolkit.services import tools

            return tools.suggest(toolkit, child, unborn=unborn)

        if self._job is not None:
            self._job.stop()
        self._job = run_in_background(suggest, self._suggested, self._failed, owner=self)

    def _suggested(self, tool: str | None) -> None:
        if self._kept.tool is not None:
            return
        line = self._lines.get(tool or "")
        if line is None:
            child = self._kept.child
            dated = child.date_of_birth is not None or child.due_date is not None
            none = "There is no tool for just this age. Choose the one that suits the child's stage best."
            self._page.show_suggestion(None, none if dated else "")
            return
        says = (
            f"Suggested from what you wrote: {line.title}, {line.ages}. "
            "Choose another if it suits the child's stage better."
        )
        self._page.show_suggestion(line.id, says)

    def _known(self, child: Child) -> KnownChild | None:
        """The first on the list with the same name or date of birth."""
        names = {name.casefold() for name in (child.name, child.known_as) if name}
        for header in self._casework.work_list():
            theirs = {name.casefold() for name in (header.child_name, header.child_called) if name}
            born = header.date_of_birth
            if names & theirs or (born is not None and born == child.date_of_birth):
                return KnownChild(header.id, self._who(header))
        return None

    def _who(self, header: Header) -> str:
        called = header.child_name or header.child_called or "A child without a name"
        if header.date_of_birth is None:
            return f"{called} is on your list already."
        born = header.date_of_birth
        return f"{called}, born {dates.day(born)}, is on your list already."

    def _same_child(self, assessment_id: str) -> None:
        header = next(header for header in self._casework.work_list() if header.id == assessment_id)
        self._kept.like, self._kept.different = header, False
        earlier = self._casework.open(header.id).assessment.child
        written = self._kept.child.brief()
        self._kept.child = earlier.model_copy(update={name: getattr(self._kept.child, name) for name in written})
        self._page.show_child(self._kept.child)
        self._say_same_child(header)
        self._look()

    def _say_same_child(self, header: Header) -> None:
        called = header.child_called or "the child on your list"
        self._page.show_same_child(f"This will be another assessment of {called}. The two can be compared later.")

    def _different_child(self) -> None:
        self._kept.like, self._kept.different = None, True
        if self._kept.child.made_up:
            # Whoever took over a child to practise with, and then says that it is another, begins with a real one.
            self._kept.child = self._kept.child.model_copy(update={"made_up": False})
            self._page.show_child(self._kept.child)

    def _tool_chosen(self, tool: str | None) -> None:
        self._kept.tool = tool
        self._asked_for = None

    def _start(self) -> None:
        page = self._page
        self._catch_up()
        if page.show_faults():
            return
        if page.asks_whether_known:
            page.ask_whether_known()
            return
        tool = self._kept.tool or self._suggestion_at_once()
        if tool is None:
            page.show_tool_missing()
            return
        like = self._kept.like
        opened = self._casework.start(tool, page.form.value, like)
        if like is not None:
            earlier = self._casework.open(like.id).assessment
            opened.save(
                opened.assessment.model_copy(
                    update={"household": earlier.household, "other_homes": earlier.other_homes}
                )
            )
        self.started.emit(opened.header.id)

    def _catch_up(self) -> None:
        """For somebody who was quicker than the pause that is waited for."""
        if self._timer.isActive():
            self._timer.stop()
            self._look()

    def _suggestion_at_once(self) -> str | None:
        """What is suggested for what stands on the page now: the forms are read already, so this takes no time."""
        from neglect_toolkit.services import tools

        return tools.suggest(self._casework.toolkit, self._page.form.value)

    def _failed(self, error: ToolkitError) -> None:
        self._page.show_failure(error.says)
