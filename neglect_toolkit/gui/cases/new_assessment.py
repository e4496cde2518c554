"""Starting: who it is about, whether the child is known already, and which tool."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.cases.child_form import ChildForm
from neglect_toolkit.gui.widgets import (
    Choice,
    ChoiceRow,
    Column,
    ErrorSummary,
    Field,
    Group,
    Notice,
    heading,
    hint,
    keep_reading_order,
    primary_button,
)
from neglect_toolkit.model.people import Child


@dataclass(frozen=True)
class ToolLine:
    """One tool to choose from, in words."""

    id: str
    title: str
    ages: str

    @property
    def brief(self) -> str:
        """The title without what all of them begin with: "A day in my life: baby" is "Baby"."""
        last = self.title.rpartition(": ")[2]
        return last[:1].upper() + last[1:]


@dataclass(frozen=True)
class KnownChild:
    """A child on the work list who may be the same one: in words, and by which assessment."""

    assessment_id: str
    says: str


class NewAssessmentPage(Group):
    """Takes a child and a tool. Nothing is kept before Start is pressed."""

    child_changed = Signal(object)  # Child
    tool_chosen = Signal(object)  # str | None
    start_pressed = Signal()
    open_known_wanted = Signal(str)  # open this assessment instead
    same_child_said = Signal(str)  # another assessment of the child of this one
    different_child_said = Signal()

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested: str | None = None
        self._known: KnownChild | None = None
        column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.errors = ErrorSummary()
        self.form = ChildForm(today, folded=True)
        self.known = Notice("warn", "")
        self._picker_place = Group()
        self._place = QVBoxLayout(self._picker_place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.tools = ChoiceRow([])
        self.tool_field = Field("Which tool?", "", self._picker_place)
        self.start = primary_button("Start the assessment", self.start_pressed.emit)
        for widget in (
            self.errors,
            heading("New assessment"),
            hint(
                "Write down what you know; you can add the rest at any time. "
                "Nothing is kept until you press “Start the assessment”."
            ),
            self.form,
            self.known,
            self.tool_field,
            self.start,
        ):
            column.add(widget)
        self.known.hide()
        self.show_suggestion(None, "")
        self.form.changed.connect(self._child_written)
        self.begin_at(self.form.name_field.editor)

    def show_child(self, child: Child) -> None:
        """Never emits `child_changed`, so that nothing is looked up for what the program itself wrote."""
        self.form.show_value(child)

    def show_tools(self, lines: Sequence[ToolLine], chosen: str | None) -> None:
        """In place of those before; where none is `chosen`, the one that is suggested."""
        self._place.removeWidget(self.tools)
        self.tools.deleteLater()
        self.tools = ChoiceRow([Choice(line.id, f"{line.brief} · {line.ages}") for line in lines])
        self.tools.value_changed.connect(self._tool_pressed)
        self._place.addWidget(self.tools)
        keep_reading_order(self)
        self._picker_place.begin_at(self.tools)
        self.tools.describe(self.tool_field.label, "")
        self.tools.show_value(chosen or self._suggested)

    def show_suggestion(self, tool: str | None, says: str) -> None:
        """Shows why a tool is suggested and chooses it; or that none is, and takes back the one that was."""
        if tool is None and self.tools.value == self._suggested:
            self.tools.show_value(None)
        self._suggested = tool
        nothing = "Give a date of birth, and the tool for that age is suggested. You can choose any."
        self.tool_field.show_hint(says or nothing)
        if tool is not None:
            self.tools.show_value(tool)
            self.tool_field.show_error(None)

    def show_known(self, child: KnownChild | None) -> None:
        """Asks whether it is a child on the work list already; takes the question away with None."""
        if child == self._known and (child is None or self.known.isVisibleTo(self)):
            return
        self._known = child
        if child is None:
            self.known.hide()
            return
        self.known.show_message(
            "warn",
            "Is this the same child?",
            child.says,
            [
                ("Open the one on your list", self._open_known),
                ("Same child: start another", self._same_child),
                ("A different child", self._different_child),
            ],
        )

    @property
    def asks_whether_known(self) -> bool:
        """Whether it still asks if this is the child on the list."""
        return self._known is not None and not self.known.isHidden()

    def ask_whether_known(self) -> None:
        """Puts the focus on the question: two records of one child would each tell half."""
        self.known.ask()

    def show_same_child(self, says: str) -> None:
        """Says that this will be another assessment of a known child, and lets the user take that back."""
        self._known = None
        self.known.show_message("info", says, "", [("No, a different child", self._different_child)])
        if self.isVisible():
            self._picker_place.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Shows why the tools cannot be read."""
        self.tool_field.show_error(sentence)

    def show_tool_missing(self) -> None:
        """Says that a tool must be chosen."""
        self.errors.show_faults([(self.tool_field, "Choose a tool.")])

    def show_faults(self) -> bool:
        """Shows what must be put right in what is written; whether there is anything."""
        faults = self.form.faults()
        self.errors.show_faults(faults)
        return bool(faults)

    def _child_written(self) -> None:
        self.child_changed.emit(self.form.value)

    def _tool_pressed(self, tool: str | None) -> None:
        self.tool_field.show_error(None)
        self.tool_chosen.emit(tool)

    def _open_known(self) -> None:
        if self._known is not None:
            self.open_known_wanted.emit(self._known.assessment_id)

    def _same_child(self) -> None:
        if self._known is not None:
            self.same_child_said.emit(self._known.assessment_id)

    def _different_child(self) -> None:
        self.known.hide()
        self._picker_place.setFocus()
        self.different_child_said.emit()
