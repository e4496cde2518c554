"""The work list: every assessment, what can be done with the chosen one, and the way to a new one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from neglect_toolkit.gui.cases.work_table import WorkRow, WorkTable
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, icon
from neglect_toolkit.gui.widgets import (
    Column,
    Field,
    FlowLayout,
    Group,
    LongText,
    Notice,
    ShortText,
    body,
    card,
    danger_button,
    heading,
    hint,
    primary_button,
    secondary_button,
)

_AS_WIDE_AS_THE_WINDOW = 400  # in ems: the list is read along its lines


class WorkListPage(Group):
    """Shows rows; says what the user wants done with which."""

    new_wanted = Signal()
    guide_wanted = Signal()
    kept_guides_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal(str)  # the assessment's id
    another_wanted = Signal(str)
    export_wanted = Signal(str)
    hand_over_wanted = Signal(str)  # the assessment's id
    take_in_wanted = Signal()
    withdraw_wanted = Signal(str, str)  # the assessment's id, the reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "page")
        self._rows: tuple[WorkRow, ...] = ()
        self.done = Notice("good", "")
        self.done.hide()
        column = Column(_AS_WIDE_AS_THE_WINDOW)
        column.add(self._make_top())
        column.add(self.done)
        column.add(self._make_empty())
        column.add(self._make_list(), stretch=1000)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self._choose_first_focus()

    def show_rows(self, rows: tuple[WorkRow, ...]) -> None:
        """Shows the work list, or what to do where it is empty."""
        self._rows = rows
        self.table.show_rows(rows)
        self._empty.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self.new_button.setVisible(bool(rows))
        self._say_how_many()
        self._choose_first_focus()

    def show_done(self, sentence: str) -> None:
        """Says that something was done."""
        self.done.show_message("good", sentence)

    def ask_why_withdrawn(self) -> None:
        """Asks, in the page, why the chosen assessment is withdrawn."""
        row = self.table.chosen
        if row is None:
            return
        self._withdraw_title.setText(f"Withdraw the assessment of {row.child}, {row.tool}?")
        self._reason.show_value("")
        self._reason_field.show_error(None)
        self._withdraw.show()
        self._browse.hide()
        self._reason.setFocus()

    def stop_asking(self) -> None:
        """Takes the question away; the assessment stays as it is."""
        self._withdraw.hide()
        self._browse.show()
        self.table.setFocus()

    def _make_top(self) -> QWidget:
        whole = QWidget()
        top = QHBoxLayout(whole)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.space.m)
        self.new_button = primary_button("New assessment", self.new_wanted.emit)
        self.new_button.setIcon(icon(Icon.PLUS, "on_accent"))
        self.new_button.setToolTip("Key: Ctrl+N")
        self.new_button.setAccessibleDescription("Key: Ctrl+N")
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.new_wanted.emit)
        top.addWidget(heading("Your assessments"), 1)
        self.kept_button = secondary_button("Kept records of the guide", self.kept_guides_wanted.emit)
        self.kept_button.hide()
        top.addWidget(self.kept_button)
        top.addWidget(secondary_button("Take in a handover file", self.take_in_wanted.emit))
        top.addWidget(secondary_button("Health guide", self.guide_wanted.emit))
        top.addWidget(self.new_button)
        return whole

    def _make_empty(self) -> QWidget:
        self.first_button = primary_button("Start an assessment", self.new_wanted.emit)
        self.sample_button = secondary_button("Look at the sample case", self.sample_wanted.emit)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.space.m)
        flow.addWidget(self.first_button)
        flow.addWidget(self.sample_button)
        self._empty = card(
            heading("Nothing here yet", 2),
            body(
                "Start an assessment when you want to know what a child's day is like; you can begin with no more "
                "than a first name. To see how it works before you meet a family, look at the sample case: "
                "the child in it is made up."
            ),
            buttons,
            ems=52,
        )
        return self._empty

    def _make_list(self) -> QWidget:
        self._list, self._browse = QWidget(), QWidget()
        whole = QVBoxLayout(self._list)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._browse, 1000)
        whole.addWidget(self._make_withdraw())
        whole.addStretch(1)
        layout = QVBoxLayout(self._browse)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.m)
        self.filter = ShortText(24, "Type to filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Filter the list")
        self.filter.setAccessibleDescription("Shows only lines that hold these words. Escape clears it.")
        self._count = hint("")
        bar = QHBoxLayout()
        bar.setSpacing(theme.space.m)
        bar.addWidget(self.filter, 2)
        bar.addWidget(self._count, 1)
        self.table = WorkTable()
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1000)
        layout.addWidget(self._make_actions())
        layout.addStretch(1)
        self.filter.textChanged.connect(self._filtered)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.letter_typed.connect(self._letter_typed)
        self.table.open_wanted.connect(self.open_wanted)
        self.table.chosen_changed.connect(self._chosen_changed)
        self.table.customContextMenuRequested.connect(self._show_menu)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._list, self._escape)
        return self._list

    def _make_actions(self) -> QWidget:
        self._actions = QWidget()
        flow = FlowLayout(self._actions, theme.space.s)
        self.open_button = secondary_button("Open", self._open)
        self.another_button = secondary_button("Start another for this child", self._another)
        self.export_button = secondary_button("Save a referral PDF", self._export)
        self.hand_over_button = secondary_button("Hand over to another laptop", self._hand_over)
        self.withdraw_button = secondary_button("Withdraw this assessment …", self.ask_why_withdrawn)
        self._deeds = (
            self.open_button,
            self.another_button,
            self.export_button,
            self.hand_over_button,
            self.withdraw_button,
        )
        for button in self._deeds:
            flow.addWidget(button)
        return self._actions

    def _make_withdraw(self) -> QWidget:
        self._withdraw_title = heading("", 3)
        self._reason = LongText()
        self._reason_field = Field(
            "Why is it withdrawn?",
            "For example, started for the wrong child. The reason is kept with it.",
            self._reason,
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.space.m)
        self.withdraw_now = danger_button("Withdraw this assessment", self._withdraw_pressed)
        flow.addWidget(self.withdraw_now)
        flow.addWidget(secondary_button("Keep it as it is", self.stop_asking))
        self._withdraw = card(
            self._withdraw_title,
            body(
                "It leaves this list and every count, and cannot come back. What was written is kept. A PDF that "
                "was sent already is not called back: tell whoever has it."
            ),
            self._reason_field,
            buttons,
            ems=60,
        )
        self._withdraw.hide()
        return self._withdraw

    def _withdraw_pressed(self) -> None:
        row, reason = self.table.chosen, self._reason.value
        if reason is None:
            self._reason_field.show_error("Say why this assessment is withdrawn.")
            self._reason.setFocus()
        elif row is not None:
            self.stop_asking()
            self.withdraw_wanted.emit(row.id, reason)

    def _open(self) -> None:
        self._emit(self.open_wanted)

    def _another(self) -> None:
        self._emit(self.another_wanted)

    def _export(self) -> None:
        self._emit(self.export_wanted)

    def _hand_over(self) -> None:
        self._emit(self.hand_over_wanted)

    def _emit(self, wanted: SignalInstance) -> None:
        row = self.table.chosen
        if row is not None:
            wanted.emit(row.id)

    def _show_menu(self, at: QPoint) -> None:
        if self.table.chosen is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._deeds:
            menu.addAction(button.text(), button.click)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _letter_typed(self, letter: str) -> None:
        self.filter.setFocus()
        self.filter.setText(self.filter.text() + letter)

    def _escape(self) -> None:
        if self._withdraw.isVisibleTo(self):
            self.stop_asking()
        else:
            self.filter.clear()
            self.table.setFocus()

    def _filtered(self, text: str) -> None:
        self.table.set_filter(text)
        self._say_how_many()

    def _say_how_many(self) -> None:
        shown, whole = self.table.shown, len(self._rows)
        if shown == whole:
            words = f"{whole} assessments" if whole != 1 else "1 assessment"
        else:
            words = f"{shown} of {whole} shown"
        self._count.setText(words)

    def _chosen_changed(self) -> None:
        self._actions.setVisible(self.table.chosen is not None)

    def _choose_first_focus(self) -> None:
        self.begin_at(self.table if self._rows else self.first_button)
