"""The manager's queue: what waits, how long, how grave, and the way into each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Choice,
    ChoiceRow,
    Column,
    FlowLayout,
    Group,
    PickOne,
    RowTable,
    ShortText,
    TableRow,
    body,
    heading,
    hint,
    secondary_button,
)

_AS_WIDE_AS_THE_WINDOW = 400
_SETTLE_MS = 200
SEARCH_KEY = "Ctrl+F"

WAITING, RETURNED, COUNTERSIGNED, DRAFTS, ALL = "signed", "returned", "countersigned", "draft", "all"


class QueueView(Group):
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
        self.search = ShortText(28, "Names, notes, the child's words")
        self.search.setAccessibleName("Search")
        self.search.setAccessibleDescription(f"Key: {SEARCH_KEY}. Accents make no difference.")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.em(18))
        self.states = ChoiceRow(
            [
                Choice(WAITING, "Waiting for me"),
                Choice(RETURNED, "Sent back"),
                Choice(COUNTERSIGNED, "Countersigned"),
                Choice(DRAFTS, "Drafts"),
                Choice(ALL, "All"),
            ]
        )
        self.states.setAccessibleName("Which")
        self.only = ChoiceRow(
            [
                Choice("flagged", "With a safety flag"),
                Choice("below", "Judged below what findings point to"),
            ]
        )
        self.only.setAccessibleName("Only those")
        self.practitioner = PickOne([(None, "Everybody’s"), *practitioners])
        self.tool = PickOne([(None, "Every tool"), *tools])
        self.order = PickOne(
            [
                (None, "Longest waiting first"),
                ("next_step", "Gravest first"),
                ("child", "By child"),
                ("practitioner", "By practitioner"),
                ("saved", "Last changed first"),
            ],
        )
        self.table = RowTable(
            "Assessments of your team",
            [
                "Child",
                "Waiting",
                "Findings point to",
                "Judged",
                "Concern in",
                "Safety",
                "Tool",
                "Practitioner",
                "Status",
            ],
        )
        self.nothing = body("")
        self._counts = hint("")
        self._lay_out()
        self._connect()
        self.begin_at(self.table)

    def show_query(self, state: str) -> None:
        """`state` is one of the queue's; words and filters stay as they were typed."""
        self.states.show_value(state)

    def show_counts(self, counts: Mapping[str, int], overdue: int) -> None:
        """How many there are in each state, and how many actions are overdue."""
        words = [
            f"{counts.get(WAITING, 0)} waiting",
            f"{counts.get(RETURNED, 0)} sent back",
            f"{counts.get(COUNTERSIGNED, 0)} countersigned",
            f"{counts.get(DRAFTS, 0)} drafts",
        ]
        if overdue:
            words.append(f"{overdue} actions overdue")
        self._counts.setText(" · ".join(words))

    def show_rows(self, rows: Sequence[TableRow], *, page: int, more: bool, nothing: str) -> None:
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
        self.practitioner.setAccessibleName("Whose")
        self.tool.setAccessibleName("Which tool")
        self.order.setAccessibleName("In which order")
        self.before = secondary_button("The 50 before", self._back)
        self.after = secondary_button("The next 50", self._forward)
        turning = QWidget()
        row = QHBoxLayout(turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addStretch(1)
        for widget in (heading("To review"), self._counts, self.states, self.only, filters, self.nothing):
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
