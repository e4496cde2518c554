"""Who says so: what the child, a parent, another professional said about an item, and what the practitioner saw."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards.account_row import AccountRow, is_blank
from neglect_toolkit.gui.day.edits import AccountAdded, AccountRemoved, AccountSet
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, icon
from neglect_toolkit.gui.widgets import FlowLayout, body, hint, quiet_button, secondary_button
from neglect_toolkit.gui.widgets.keys import holds_focus
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.model.assessment import Account
from neglect_toolkit.model.words import Kind, Source
from neglect_toolkit.wording import labels

_OFTEN = (Source.CHILD, Source.PARENT, Source.OBSERVED, Source.PROFESSIONAL)
"""Who is offered at once; the others behind one button more, so that the row stays short."""


class Accounts(QWidget):
    """The accounts of one item. In the room they are folded away; only one being written now is in sight."""

    edited = Signal(object)  # edits.AccountAdded | AccountSet | AccountRemoved
    changed_shape = Signal()  # rows came or went: the tab order has to follow

    def __init__(self, item_id: str, state: DayState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item_id
        self._state = state
        self._rows: list[AccountRow] = []
        self._unfolded = False
        self._opens_next = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.s)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space.s)
        layout.addLayout(self._adding())
        layout.addWidget(self._folded())
        layout.addLayout(self._list)

    def _adding(self) -> FlowLayout:
        flow = FlowLayout(spacing=theme.space.s)
        label = body("Who says so?")
        theme.style(label, "strong")
        label.setWordWrap(False)
        label.setMinimumHeight(theme.em(2.6))
        flow.addWidget(label)
        self.add_buttons: dict[Source, QPushButton] = {}
        for source in (*_OFTEN, *(each for each in Source if each not in _OFTEN)):
            button = secondary_button("", partial(self._add, source))
            button.setIcon(icon(Icon.PLUS))
            if source not in _OFTEN:
                button.hide()
            flow.addWidget(button)
            self.add_buttons[source] = button
        self.others = quiet_button("Somebody else", self._show_others)
        self.others.setAccessibleName("Somebody else: a brother or sister, a relative, a neighbour, a record")
        flow.addWidget(self.others)
        return flow

    def _show_others(self) -> None:
        for button in self.add_buttons.values():
            button.show()
        self.add_buttons[Source.SIBLING].setFocus()
        self.others.hide()
        self.changed_shape.emit()

    def _folded(self) -> QWidget:
        self._fold_box = QWidget(self)
        flow = FlowLayout(self._fold_box, theme.space.s)
        self._fold_says: QLabel = hint("")
        self._fold_says.setWordWrap(False)
        self._fold_says.setMinimumHeight(theme.em(2.6))
        self._unfold = quiet_button("Show here", self._show_here)
        flow.addWidget(self._fold_says)
        flow.addWidget(self._unfold)
        self._fold_box.hide()
        return self._fold_box

    @property
    def rows(self) -> tuple[AccountRow, ...]:
        """The rows as they stand below one another."""
        return tuple(self._rows)

    def show_accounts(self, accounts: tuple[Account, ...], state: DayState) -> None:
        """Shows what is recorded, in place: a row in which somebody is writing stays as it is."""
        self._state = state
        for source, button in self.add_buttons.items():
            words = labels.source_to_add(source, state.child)
            button.setText(words.replace("&", "&&"))
            button.setAccessibleName(self._adds(source))
        show_if(not state.tool.is_before_birth, self.add_buttons[Source.CHILD])
        self._match(accounts)
        for row, account in zip(self._rows, accounts, strict=True):
            row.show_account(account, state)
        if self._opens_next and self._rows:
            self._opens_next = False
            self._rows[-1].open()
        self._fold()

    def leave(self) -> None:
        """The person has moved on: what is blank goes, and in the room everything folds away again."""
        self._unfolded = False
        if self._state.in_the_room:
            for row in tuple(self._rows):
                row.close_editor()
        for index in reversed(range(len(self._rows))):
            if is_blank(self._rows[index].account) and self._rows[index].is_open:
                self._remove_at(index)
        self._fold()

    def _adds(self, source: Source) -> str:
        match source:
            case Source.OBSERVED:
                return "Add what I saw"
            case Source.PROFESSIONAL:
                return "Add what another professional says"
            case Source.PARENT:
                return "Add what a parent or carer says"
            case Source.CHILD:
                return f"Add what {self._state.child} says"
            case Source.RECORD:
                return "Add what a record says"
            case Source.SIBLING | Source.RELATIVE | Source.PUBLIC:
                return f"Add what {labels.source_within(source, self._state.child)} says"

    def _add(self, source: Source, _checked: bool = False) -> None:
        visits = self._state.assessment.visits
        who = self._state.assessment.child.called if source is Source.CHILD else None
        account = Account(source=source, who=who, visit=visits[-1].id if visits else None)
        self._opens_next = True
        self.edited.emit(AccountAdded(self._item, account))

    def _match(self, accounts: tuple[Account, ...]) -> None:
        """Adds or takes rows so that there are as many as accounts, and those that stayed keep their row."""
        if len(accounts) == len(self._rows):
            return
        same = 0
        while same < min(len(accounts), len(self._rows)) and self._rows[same].account == accounts[same]:
            same += 1
        while len(self._rows) > len(accounts):
            self._take_away(min(same, len(self._rows) - 1))
        while len(self._rows) < len(accounts):
            at = min(same, len(self._rows))
            self._insert(at, accounts[at])
            same += 1
        self.changed_shape.emit()

    def _insert(self, at: int, account: Account) -> None:
        is_rated = self._state.tool.items[self._item].kind is Kind.RATED
        row = AccountRow(account, self._state, is_rated=is_rated, parent=self)
        row.field_set.connect(partial(self._field_set, row))
        row.field_typed.connect(partial(self._field_typed, row))
        row.remove_wanted.connect(partial(self._remove, row))
        row.closed.connect(partial(self._row_closed, row))
        row.opened.connect(self.changed_shape)
        self._rows.insert(at, row)
        self._list.insertWidget(at, row)

    def _field_set(self, row: AccountRow, field: str, value: object) -> None:
        self.edited.emit(AccountSet(self._item, self._rows.index(row), field, value))

    def _field_typed(self, row: AccountRow, field: str, value: object) -> None:
        self.edited.emit(AccountSet(self._item, self._rows.index(row), field, value, typed=True))

    def _remove(self, row: AccountRow) -> None:
        if holds_focus(row):
            button = self.add_buttons[row.account.source]
            (self.others if button.isHidden() else button).setFocus()
        self._remove_at(self._rows.index(row))

    def _remove_at(self, index: int) -> None:
        """Takes the row away at once, so that no second key or click can mean an account that is gone."""
        self._take_away(index)
        self.edited.emit(AccountRemoved(self._item, index))
        self.changed_shape.emit()

    def _take_away(self, index: int) -> None:
        row = self._rows.pop(index)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _row_closed(self, row: AccountRow) -> None:
        if row in self._rows and is_blank(row.account):
            self._remove(row)
        self._fold()

    def _show_here(self) -> None:
        self._unfolded = True
        self._fold()
        shown = [row for row in self._rows if not row.isHidden()]
        if shown:
            shown[0].setFocus()

    def _fold(self) -> None:
        """Hides what must not be seen in the room, and says how much there is."""
        hides = self._state.in_the_room and not self._unfolded
        hidden = 0
        for row in self._rows:
            away = hides and not row.is_open
            show_if(not away, row)
            hidden += away
        self._fold_says.setText(f"Recorded and hidden in the room: {hidden}")
        self._unfold.setAccessibleName(f"Show here what is recorded: {hidden}")
        show_if(hidden > 0, self._fold_box)
