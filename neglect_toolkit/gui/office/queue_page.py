"""The manager's queue: what waits, how long, how grave, and the way into each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_toolkit.gui import theme
from neglect_toolkit.gui.widgets import (
    Choice,
    ChoiceRow,
    Column,
    FlowLayout,
    Group,
    PickOne,
    Row,
    RowTable,
    ShortText,
    body,
    heading,
    hint,
    secondary_button,
)

_AS_WIDE_AS_THE_WINDOW = 400
_SETTLE_MS = 200
SEARCH_KEY = "Ctrl+F"

WAITING, RETURNED, COUNTERSIGNED, DRAFTS, ALL = "signed", "returned", "countersigned", "draft", "all"


class QueuePage(Group):
    """Shows lines; says what is looked for and which is opened."""

    query_changed = Signal()
    open_wanted = Signal(str)
    turned = Signal(int)  # pages forward or back

    def __init__(self, practitioners: Sequence[tuple[str, str]], tools: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        theme.style(self, "page")
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self.query_changed)
        self.search = ShortText(28, self.tr("Names, notes, the child's words"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setAccessibleDescription(self.tr("Key: {key}. Accents make no difference.").format(key=SEARCH_KEY))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.em(18))
        self.states = ChoiceRow(
            [
                Choice(WAITING, self.tr("Waiting for me")),
                Choice(RETURNED, self.tr("Sent back")),
                Choice(COUNTERSIGNED, self.tr("Countersigned")),
                Choice(DRAFTS, self.tr("Drafts")),
                Choice(ALL, self.tr("All")),
            ]
        )
        self.states.setAccessibleName(self.tr("Which"))
        self.only = ChoiceRow(
            [
                Choice("flagged", self.tr("With a safety flag")),
                Choice("below", self.tr("Judged below what findings point to")),
            ]
        )
        self.only.setAccessibleName(self.tr("Only those"))
        self.practitioner = PickOne([(None, self.tr("Everybody’s")), *practitioners])
        self.tool = PickOne([(None, self.tr("Every tool")), *tools])
        self.order = PickOne(
            [
                (None, self.tr("Longest waiting first")),
                ("next_step", self.tr("Gravest first")),
                ("child", self.tr("By child")),
                ("practitioner", self.tr("By practitioner")),
                ("saved", self.tr("Last changed first")),
            ],
        )
        self.table = RowTable(
            self.tr("Assessments of your team"),
            [
                self.tr("Child"),
                self.tr("Waiting"),
                self.tr("Findings point to"),
                self.tr("Judged"),
                self.tr("Concern in"),
                self.tr("Safety"),
                self.tr("Tool"),
                self.tr("Practitioner"),
                self.tr("Status"),
            ],
        )
        self.nothing = body("")
        self._counts = hint("")
        self._lay_out()
        self._connect()
        self.begin_at(self.table)

    def show_query(self, state: str) -> None:
        """Shows which state is asked for."""
        self.states.show_value(state)

    def show_counts(self, counts: Mapping[str, int], overdue: int) -> None:
        """How many there are in each state, and how many actions are overdue."""
        words = [
            self.tr("{n} waiting").format(n=counts.get(WAITING, 0)),
            self.tr("{n} sent back").format(n=counts.get(RETURNED, 0)),
            self.tr("{n} countersigned").format(n=counts.get(COUNTERSIGNED, 0)),
            self.tr("{n} drafts").format(n=counts.get(DRAFTS, 0)),
        ]
        if overdue:
            words.append(self.tr("{n} actions overdue").format(n=overdue))
        self._counts.setText(" · ".join(words))

    def show_rows(self, rows: Sequence[Row], *, page: int, more: bool, nothing: str) -> None:
        """Shows a page of lines; where there is none, why."""
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setText(nothing)
        self.nothing.setVisible(not rows)
        self.before.setVisible(page > 0)
        self.after.setVisible(more)

    def _lay_out(self) -> None:
        column = Column(_AS_WIDE_AS_THE_WINDOW)
        filters = QWidget()
        flow = FlowLayout(filters, theme.space.m)
        for box in (self.search, self.practitioner, self.tool, self.order):
            flow.addWidget(box)
        self.practitioner.setAccessibleName(self.tr("Whose"))
        self.tool.setAccessibleName(self.tr("Which tool"))
        self.order.setAccessibleName(self.tr("In which order"))
        self.before = secondary_button(self.tr("The 50 before"), self._back)
        self.after = secondary_button(self.tr("The next 50"), self._forward)
        turning = QWidget()
        row = QHBoxLayout(turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addStretch(1)
        for widget in (heading(self.tr("To review")), self._counts, self.states, self.only, filters, self.nothing):
            column.add(widget)
        column.add(self.table, stretch=1000)
        column.add(turning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._changed)
        self.search.returnPressed.connect(self.table.setFocus)
        for choice in (self.states, self.only):
            choice.value_changed.connect(self._changed_now)
        for pick in (self.practitioner, self.tool, self.order):
            pick.value_changed.connect(self._changed_now)
        self.table.open_wanted.connect(self.open_wanted)
        QShortcut(QKeySequence(SEARCH_KEY), self, self.search.setFocus)

    def _changed(self, _value: object = None) -> None:
        self._settling.start()

    def _changed_now(self, _value: object = None) -> None:
        self.query_changed.emit()

    def _back(self) -> None:
        self.turned.emit(-1)

    def _forward(self) -> None:
        self.turned.emit(1)
