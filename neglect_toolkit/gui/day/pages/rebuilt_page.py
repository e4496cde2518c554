"""A page for the desk: made anew from each state, and not shown while a family may see the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import ItemWanted, PageEvent, RoomToggled, ShapeChanged
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Column, Notice, announce, heading
from neglect_toolkit.gui.widgets.column import side_of


class RebuiltPage(Column):
    """A subclass names itself (`title`) and writes its contents into `add_to` (`write`)."""

    happened = Signal(object)  # events.PageEvent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ems=54, parent=parent)
        self._holder: QWidget | None = None
        self._column: QVBoxLayout | None = None
        self._shown: object = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    is_for_the_desk_only = True

    def depends_on(self, state: DayState) -> object:
        """What of a state the page shows: it is made anew where this differs."""
        return (state.view, state.assessment, state.in_the_room, state.editable)

    def title(self, state: DayState) -> str:
        """The heading of the page."""
        raise NotImplementedError

    def write(self, state: DayState) -> None:
        """Adds the contents with `add_to`."""
        raise NotImplementedError

    def show_state(self, state: DayState) -> None:
        """Shows a state; does nothing where it is the one on screen."""
        showing = self.depends_on(state)
        if showing == self._shown:
            return
        self._shown = showing
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.l)
        self.add_to(heading(self.title(state), 1))
        if state.in_the_room and self.is_for_the_desk_only:
            self._write_hidden()
        else:
            self.write(state)
        self.add(self._holder)
        self.happened.emit(ShapeChanged())

    def add_to(self, widget: QWidget) -> None:
        """Adds a widget below what is there, as `add` does."""
        if self._column is not None:
            self._column.addWidget(widget, 0, side_of(widget))

    def add_trouble(self, sentence: str) -> None:
        """Says why nothing was kept, on screen and at once to whoever listens; nothing where there is no trouble."""
        if sentence:
            notice = Notice("danger", sentence)
            self.add_to(notice)
            announce(notice, sentence, at_once=True)

    def does(self, event: PageEvent) -> Callable[[], None]:
        """What a button of the page calls that says nothing but this."""
        return partial(self._tell, event)

    def _tell(self, event: PageEvent, _checked: bool = False) -> None:
        self.happened.emit(event)

    def go_to_item(self, item: str, _checked: bool = False) -> None:
        """Leads to a question."""
        self.happened.emit(ItemWanted(item))

    def focus_item(self, item_id: str | None) -> None:
        """Puts the focus on the first thing that can take it."""
        del item_id
        self.verticalScrollBar().setValue(0)
        inner = self._holder
        if inner is None:
            return
        first = next(
            (
                child
                for child in inner.findChildren(QWidget)
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(inner)
            ),
            None,
        )
        if first is not None:
            first.setFocus()

    def leave(self) -> None:
        """Nothing is ever half written here."""

    def _write_hidden(self) -> None:
        self.add_to(
            Notice(
                "info",
                "In the room: this page is hidden",
                "It shows what others said. Show it only where nobody from the family can see the screen.",
                [("Show it now", self.does(RoomToggled(False)))],
            )
        )
