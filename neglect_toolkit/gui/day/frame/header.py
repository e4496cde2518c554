"""The bar that is always in sight: whose day it is, how it stands, when it was last saved, how much is explored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import (
    DetailsWanted,
    ExportWanted,
    PageEvent,
    PanelToggled,
    PlaceWanted,
    RoomToggled,
    WorkListWanted,
)
from neglect_toolkit.gui.day.state import SUMMARY, DayState, Saving
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, IconMark, icon
from neglect_toolkit.gui.widgets import FlowLayout, StatusTag, heading, marks, quiet_button, small
from neglect_toolkit.gui.widgets.buttons import ToggleButton
from neglect_toolkit.wording import labels

ROOM_KEY = "F8"


class DayHeader(QFrame):
    """Shows; the buttons say what the user wants."""

    happened = Signal(object)  # events.PageEvent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "header")
        self._compact = self._in_the_room = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.m, theme.space.s, theme.space.m, theme.space.s)
        row.setSpacing(theme.space.m)
        back = quiet_button("Work list", self._says(WorkListWanted()))
        back.setIcon(icon(Icon.BACK))
        back.setAccessibleName("Back to the work list")
        row.addWidget(back)
        row.addLayout(self._names(), 1)
        row.addLayout(self._standing())
        row.addWidget(self._actions(), 0, Qt.AlignmentFlag.AlignVCenter)

    def _names(self) -> QVBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(theme.space.s)
        self.title: QLabel = heading("", 2)
        self.title.setSizePolicy(self.title.sizePolicy().Policy.Maximum, self.title.sizePolicy().Policy.Preferred)
        self.title.setWordWrap(False)
        self.status = StatusTag("")
        top.addWidget(self.title)
        top.addWidget(self.status)
        top.addStretch(1)
        self.tool: QLabel = small("")
        names.addLayout(top)
        names.addWidget(self.tool)
        return names

    def _standing(self) -> QVBoxLayout:
        standing = QVBoxLayout()
        standing.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(theme.space.xs)
        self._saved_mark = IconMark(Icon.TICK, "good", 1)
        self.saved: QLabel = small("")
        self.explored: QLabel = small("")
        for label in (self.saved, self.explored):
            label.setWordWrap(False)
        row.addWidget(self._saved_mark)
        row.addWidget(self.saved, 1)
        standing.addStretch(1)
        standing.addLayout(row)
        standing.addWidget(self.explored)
        standing.addStretch(1)
        return standing

    def _actions(self) -> QWidget:
        actions = QWidget()
        flow = FlowLayout(actions, theme.space.xs)
        self.room = ToggleButton("")
        self.room.setAccessibleName("In the room")
        self.room.setAccessibleDescription(
            f"Hides the summary and what others said while a family can see. {ROOM_KEY} turns it on; only this button "
            "turns it off."
        )
        self.room.setToolTip(self.room.accessibleDescription())
        self.room.clicked.connect(self._room_toggled)
        self.so_far = ToggleButton("So far")
        self.so_far.setAccessibleName("So far: what the answers point to")
        self.so_far.clicked.connect(self._panel_toggled)
        self.so_far.hide()
        self.summary = quiet_button("Summary", self._says(PlaceWanted(SUMMARY)))
        self.details = quiet_button("Child and home", self._says(DetailsWanted()))
        self.details.setAccessibleName("Details of the child, the household and the other homes")
        self.export = quiet_button("Export", self._says(ExportWanted()))
        self.export.setAccessibleName("Export: a PDF to refer or to keep")
        self.buttons: tuple[QPushButton, ...] = (self.room, self.so_far, self.summary, self.details, self.export)
        for button in self.buttons:
            flow.addWidget(button)
        return actions

    def _says(self, event: PageEvent) -> Callable[[], None]:
        return partial(self._tell, event)

    def _tell(self, event: PageEvent, _checked: bool = False) -> None:
        self.happened.emit(event)

    def _room_toggled(self, on: bool) -> None:
        self.happened.emit(RoomToggled(on))

    def _panel_toggled(self, on: bool) -> None:
        self.happened.emit(PanelToggled(on))

    def make_compact(self, compact: bool) -> None:
        """Leaves out what also stands elsewhere (the tool, the way to the summary) where there is little room."""
        self.tool.setHidden(compact)
        self._compact = compact
        self._offer_summary()

    def show_state(self, state: DayState) -> None:
        """Shows whose day it is and how it stands."""
        self.title.setText(f"{_capital(state.child)}’s day")
        status = labels.marked(labels.status(state.header.status), made_up=state.assessment.child.made_up)
        self.status.show_status(status, marks.STATUS_TAGS[state.header.status])
        self.tool.setText(f"{state.tool.title} · {state.tool.ages.says}")
        count = f"{state.view.explored} of {state.view.of} explored"
        self.explored.setText(count)
        self.room.setChecked(state.in_the_room)
        says = "In the room: on" if state.in_the_room else "In the room: off ({key})"
        self.room.setText(says.format(key=ROOM_KEY))
        self._in_the_room = state.in_the_room
        self._offer_summary()

    def _offer_summary(self) -> None:
        self.summary.setHidden(self._compact or self._in_the_room)

    def show_saving(self, saving: Saving, words: str) -> None:
        """Shows whether what is on screen is on the disk."""
        marks = {
            Saving.SAVED: (Icon.TICK, "good", "small"),
            Saving.WAITING: (Icon.MENU, "muted", "small"),
            Saving.FAILED: (Icon.ALERT, "danger", "error"),
        }
        mark, ink, role = marks[saving]
        self._saved_mark.show_icon(mark, ink)
        theme.style(self.saved, role)
        self.saved.setText(words)

    def show_panel_button(self, folded: bool, is_open: bool) -> None:
        """Offers the panel by a button where there is no room for it beside the page."""
        self.so_far.setVisible(folded)
        self.so_far.setChecked(is_open)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
