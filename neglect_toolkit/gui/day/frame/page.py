"""The page of one child's day: puts the line of the day, the part and the panel beside one another. Shows; says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.cards.check_card import CheckCard
from neglect_toolkit.gui.day.events import (
    PageEvent,
    PanelToggled,
    PlaceWanted,
    RoomToggled,
    SaveWanted,
    ShapeChanged,
    ShownAgain,
    UndoWanted,
)
from neglect_toolkit.gui.day.frame.day_line import DayLine
from neglect_toolkit.gui.day.frame.day_stops import groups_of
from neglect_toolkit.gui.day.frame.findings_panel import FindingsPanel
from neglect_toolkit.gui.day.frame.footer import DayFooter
from neglect_toolkit.gui.day.frame.header import ROOM_KEY, DayHeader
from neglect_toolkit.gui.day.frame.safety_banner import SafetyBanner
from neglect_toolkit.gui.day.pages.part_page import PartPage
from neglect_toolkit.gui.day.pages.registry import AnyPage, make_page
from neglect_toolkit.gui.day.pages.sign_page import SignPage
from neglect_toolkit.gui.day.state import (
    SIGN,
    SUMMARY,
    DayState,
    Saving,
)
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Notice, announce
from neglect_toolkit.gui.widgets.keys import holds_focus, keys_that_answer
from neglect_toolkit.gui.widgets.reading_order import set_reading_order
from neglect_toolkit.gui.widgets.scrolling import kept_in_place

_NARROW_EMS = 77
_VERY_NARROW_EMS = 56
_LOW_EMS = 36
_LINE_EMS, _PANEL_EMS = 17, 17


class DayPage(QFrame):
    """Everything about one assessment. Knows no service; a presenter listens and shows states."""

    happened = Signal(object)  # events.DayEvent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "page")
        self._state: DayState | None = None
        self._place = ""
        self._pages: dict[str, AnyPage] = {}
        self._panel_open = False
        self._trouble = ""
        self.header, self.banner, self.line = DayHeader(), SafetyBanner(), DayLine()
        self.panel, self.footer, self.stack = FindingsPanel(), DayFooter(), QStackedWidget()
        self.room_note = Notice(
            "info",
            "In the room: the summary and what others said are hidden. Questions and your ratings still show.",
        )
        self.trouble = Notice("danger", "")
        self.trouble.hide()
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.setInterval(0)
        self._ordering.timeout.connect(self._order_tabs)

    @property
    def place(self) -> str:
        """Where the person is: a part's id, or the name of a page."""
        return self._place

    @property
    def current(self) -> AnyPage | None:
        """The page in the middle."""
        return self._pages.get(self._place)

    def show_state(self, state: DayState) -> None:
        """Shows another state in place: nothing that has the focus moves or is made anew."""
        if self._state is not None and state.editable is not self._state.editable:
            self._forget_pages()
        self._state = state
        current = self.current
        with kept_in_place(current):
            self._show_frame(state)
            self.line.show_place(self._place)
            if current is not None:
                current.show_state(state)
            self._fold_panel()

    def _show_frame(self, state: DayState) -> None:
        self.header.show_state(state)
        self._room_note_held.setVisible(state.in_the_room)
        self.banner.show_state(state)
        self.line.show_stops(groups_of(state))

    def show_place(self, place: str, item: str | None = None, *, state: DayState | None = None) -> None:
        """Goes to a place, and there to an item or a visit; to the first one where none is named.

        Args:
            place: a part's id, or the name of a page.
            item: what to go to on it.
            state: what it is to show, where that is worked out only for it; the page that is left does not see it.
        """
        if state is not None:
            self._state = state
            self._show_frame(state)
        state = self._state
        if state is None:
            return
        if self.current is not None and place != self._place:
            self.current.leave()
        self._place = place if place in self.line.places else self.line.places[0]
        page = self._pages.get(self._place)
        if page is None:
            page = make_page(self._place, state, self.stack)
            page.happened.connect(self._tell)
            self._pages[self._place] = page
            self.stack.addWidget(page)
        else:
            page.show_state(state)
        self.stack.setCurrentWidget(page)
        self._fold_panel()
        self.line.show_place(self._place)
        self._show_neighbours(state)
        self.footer.show_keys(keys_that_answer(page.kinds if isinstance(page, PartPage) else ()))
        self._ordering.start()
        page.focus_item(item)
        announce(self, self.line.button(self._place).accessibleName())

    def show_saving(self, saving: Saving, words: str, trouble: str = "") -> None:
        """Shows whether what is on screen is on the disk; trouble stands in the page until it is mended."""
        if saving is Saving.WAITING and not self.trouble.isHidden():
            return
        self.header.show_saving(saving, words)
        if saving is Saving.FAILED:
            if trouble == self._trouble and not self.trouble.isHidden():
                return
            self._trouble = trouble
            kept = "What you wrote is still on screen. It is not saved yet."
            actions = [("Try again", partial(self._tell, SaveWanted()))]
            self.trouble.show_message("danger", f"NOT SAVED: {trouble}", kept, actions)
        else:
            self.trouble.hide()

    def show_undo(self, says: str | None) -> None:
        """Offers to take the last thing back, or nothing."""
        self.footer.show_undo(says)

    def focus_done(self, item: str) -> None:
        """Puts the focus where it is said what was done about a check."""
        page = self.current
        card = page.card(item) if isinstance(page, PartPage) else None
        if isinstance(card, CheckCard):
            card.focus_done()

    @property
    def sign_page(self) -> SignPage | None:
        """The page for judgement and signature, where it has been made."""
        page = self._pages.get(SIGN)
        return page if isinstance(page, SignPage) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds the panel into a button, and shortens the bars above, where there is no room for them."""
        super().resizeEvent(event)
        self._fold_panel()
        self._shorten_bars()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the focus on to the first thing to do: the frame itself is nothing to press."""
        super().focusInEvent(event)
        if self.current is not None:
            self.current.focus_item(None)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs wider columns."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "panel"):
            self._size_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Says when the page comes back into sight: something may have been changed elsewhere."""
        super().showEvent(event)
        self.happened.emit(ShownAgain())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notes = QWidget()
        inner = QVBoxLayout(notes)
        inner.setContentsMargins(theme.space.m, 0, theme.space.m, 0)
        inner.setSpacing(theme.space.s)
        inner.addWidget(self.trouble)
        self._room_note_held = QWidget()
        held = QVBoxLayout(self._room_note_held)
        held.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, 0)
        held.addWidget(self.room_note)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._room_note_held)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.footer)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.line)
        row.addLayout(middle, 1)
        row.addWidget(self.panel)
        for widget in (self.header, self.banner, notes):
            column.addWidget(widget)
        column.addLayout(row, 1)
        self._size_columns()

    def _size_columns(self) -> None:
        self.line.setFixedWidth(theme.em(_LINE_EMS))
        self.panel.setFixedWidth(theme.em(_PANEL_EMS))
        self._fold_panel()
        self._shorten_bars()

    def _connect(self) -> None:
        for told_by in (self.header, self.banner, self.line, self.panel, self.footer):
            told_by.happened.connect(self._tell)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _add_shortcuts(self) -> None:
        keys = {
            "Ctrl+PgUp": partial(self._go_by, -1),
            "Ctrl+PgDown": partial(self._go_by, 1),
            "Ctrl+Up": partial(self._card_by, -1),
            "Ctrl+Down": partial(self._card_by, 1),
            "Ctrl+Z": partial(self._tell, UndoWanted()),
            "Ctrl+S": partial(self._tell, SaveWanted()),
            ROOM_KEY: partial(self._tell, RoomToggled(True)),
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _forget_pages(self) -> None:
        """A draft that was signed, or a record that was opened again, needs other pages."""
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}

    def _show_neighbours(self, state: DayState) -> None:
        places = self.line.places
        here = places.index(self._place)
        titles = {stop.place: stop.title for _, stops in groups_of(state) for stop in stops}
        before = places[here - 1] if here > 0 else None
        after = places[here + 1] if here + 1 < len(places) else None
        self.footer.show_neighbours(
            (before, titles[before]) if before else None, (after, titles[after]) if after else None
        )

    def _go_by(self, step: int) -> None:
        places = self.line.places
        there = places.index(self._place) + step if self._place in places else 0
        if 0 <= there < len(places):
            self.happened.emit(PlaceWanted(places[there]))

    def _card_by(self, step: int) -> None:
        page = self.current
        if isinstance(page, PartPage):
            page.go_by_card(step)

    def _tell(self, event: PageEvent, _checked: bool = False) -> None:
        """Sees to what is the frame's own, and hands on the rest."""
        match event:
            case PanelToggled(on):
                self._panel_open = on
                self._fold_panel()
            case ShapeChanged():
                self._ordering.start()
            case _:
                self.happened.emit(event)

    def _fold_panel(self) -> None:
        """The panel stands beside the page at the desk, where there is room; never in the room.

        Nor beside the summary, which says the same and more.
        """
        if self._state is None:
            self.panel.hide()
            return
        folded = self.width() < theme.em(_NARROW_EMS)
        at_desk = not self._state.in_the_room and self._place != SUMMARY
        visible = at_desk and (self._panel_open or not folded)
        if visible:
            self.panel.show_state(self._state)
        self.panel.setVisible(visible)
        self.header.show_panel_button(folded and at_desk, self._panel_open)

    def _shorten_bars(self) -> None:
        self.header.make_compact(self.width() < theme.em(_VERY_NARROW_EMS))
        self.banner.make_compact(self.height() < theme.em(_LOW_EMS))
        if self._state is not None:
            self.banner.show_state(self._state)

    def _order_tabs(self) -> None:
        set_reading_order(self)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Whoever moves on from a card has finished with it; whatever was typed is kept now."""
        if old is None or not self.isAncestorOf(old):
            return
        self.happened.emit(SaveWanted())
        page = self.current
        if not isinstance(page, PartPage) or new is None:
            return
        for card in page.cards:
            if card.isAncestorOf(old) and not holds_focus(card):
                with kept_in_place(page):
                    card.leave()
