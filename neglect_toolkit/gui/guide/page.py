"""The guide's page: every answer so far on the left, the question or the outcome on the right. Shows; says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from neglect_toolkit.gui.guide.question_card import QuestionCard
from neglect_toolkit.gui.guide.state import COPY_KEY, OUTCOME, SETTING, GuideState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon
from neglect_toolkit.gui.widgets import Column, Notice, body, heading, primary_button, secondary_button, small
from neglect_toolkit.gui.widgets.keys import OneStop, holds_focus
from neglect_toolkit.gui.widgets.tiles import RadioTile, TileWords

if TYPE_CHECKING:
    from neglect_toolkit.gui.guide.outcome_card import OutcomeCard

_LIST_EMS = 22


class GuidePage(QFrame):
    """Knows no service; a presenter listens and shows states."""

    chosen = Signal(str, tuple)
    place_wanted = Signal(str)
    judged = Signal(object)
    pdf_wanted = Signal()
    keep_wanted = Signal()
    again_wanted = Signal()
    assessment_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "page")
        self._state: GuideState | None = None
        self._made_for: object = None
        self.card: QuestionCard | OutcomeCard | None = None
        self.outcome: OutcomeCard | None = None
        self._stops: dict[str, RadioTile] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_list())
        row.addLayout(self._make_middle(), 1)
        for key, act in (("Ctrl+PgDown", self._go_on), ("Ctrl+PgUp", self._go_back), (COPY_KEY, self._copy)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_state(self, state: GuideState) -> None:
        """Shows another state; a question that stays is changed in place."""
        before, self._state = self._state, state
        self._show_stops(state)
        moved = before is None or before.place != state.place
        setting = state.setting if state.place != SETTING else None
        made_for = (state.place, setting, state.result if state.place == OUTCOME else None)
        if self.outcome is not None and not moved and _same_step(before, state):
            self.outcome.show_record(state)
        elif made_for != self._made_for:
            self._make_card(state, focus=moved)
        elif isinstance(self.card, QuestionCard):
            self.card.show_answer(state)
        self._made_for = made_for
        self._show_bar(state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the focus on: the frame itself is nothing to press."""
        super().focusInEvent(event)
        self.focus_first()

    def focus_first(self) -> None:
        """Nothing before the first state is shown."""
        if self.card is not None:
            self.card.focus_first()

    def _make_list(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(theme.em(_LIST_EMS))
        ground = QWidget()
        theme.style(ground, "panel")
        column = QVBoxLayout(ground)
        column.setContentsMargins(theme.space.m, theme.space.m, theme.space.m, theme.space.m)
        column.setSpacing(theme.space.s)
        column.addWidget(heading("Health guide", 2))
        column.addWidget(small("Nothing you enter here is kept, not even after a crash."))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space.xs)
        column.addLayout(self._list)
        column.addStretch(1)
        scroll.setWidget(ground)
        scroll.setAccessibleName("Your answers so far")
        return scroll

    def _make_middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._column = Column(46)
        self.problem = Notice("danger", "")
        self.problem.hide()
        self._column.add(self.problem)
        middle.addWidget(self._column, 1)
        bar = QFrame()
        theme.style(bar, "footer")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.space.m, theme.space.s, theme.space.m, theme.space.s)
        self.back = secondary_button("Back", self._go_back)
        self.forward = primary_button("Next", self._go_on)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.so_far: QLabel = body("")
        self._keys: QLabel = small("")
        words.addWidget(self.so_far)
        words.addWidget(self._keys)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addWidget(self.forward)
        middle.addWidget(bar)
        return middle

    def _make_card(self, state: GuideState, *, focus: bool) -> None:
        if self.card is not None:
            focus = focus or holds_focus(self.card)
            self.card.hide()
            self.card.deleteLater()
        card: QuestionCard | OutcomeCard
        if state.place == OUTCOME:
            from neglect_toolkit.gui.guide.outcome_card import OutcomeCard

            card = self.outcome = OutcomeCard(state)
            card.judged.connect(self.judged)
            card.pdf_wanted.connect(self.pdf_wanted)
            card.keep_wanted.connect(self.keep_wanted)
            card.again_wanted.connect(self.again_wanted)
            card.assessment_wanted.connect(self.assessment_wanted)
        else:
            self.outcome = None
            card = QuestionCard(state.place, state)
            card.chosen.connect(self.chosen)
            card.done.connect(self._go_on)
        self.card = card
        self._column.add(card)
        self._column.verticalScrollBar().setValue(0)
        if focus:
            card.focus_first()

    def _show_stops(self, state: GuideState) -> None:
        if list(self._stops) != list(state.places):
            self._build_stops(state)
        for place, tile in self._stops.items():
            answer = state.answer_words(place)
            icon, ink = (Icon.DOT, "accent") if answer else (Icon.CIRCLE, "muted")
            tile.show_words(TileWords(state.title_of(place), answer, "", icon, ink))
            tile.show_chosen(place == state.place)
        self._one_stop.settle()

    def _build_stops(self, state: GuideState) -> None:
        for tile in self._stops.values():
            tile.hide()
            tile.deleteLater()
        self._stops = {}
        for place in state.places:
            tile = RadioTile(place, TileWords(state.title_of(place)), "segment")
            tile.clicked.connect(self._stop_pressed)
            self._list.addWidget(tile)
            self._stops[place] = tile
        self._one_stop = OneStop(list(self._stops.values()), self)

    def stop(self, place: str) -> RadioTile:
        """The button that leads to a place."""
        return self._stops[place]

    def _show_bar(self, state: GuideState) -> None:
        here = state.places.index(state.place)
        self.back.setVisible(here > 0)
        self.forward.setVisible(here + 1 < len(state.places))
        last = here + 2 == len(state.places)
        self.forward.setText("See what to do" if last else "Next")
        self.forward.setAccessibleName(self.forward.text())
        says = f"So far: {state.step_title}" if state.step_title else ""
        self.so_far.setText(says if state.place != OUTCOME else "")
        keys = "Keys: letters and digits choose · 0 none · K not known · Enter next · Ctrl+PgUp back"
        self._keys.setText(keys if state.place != OUTCOME else f"Keys: {COPY_KEY} copies the record")

    def _stop_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, RadioTile):
            self.place_wanted.emit(pressed.value)

    def _go_on(self) -> None:
        self._go_by(1)

    def _go_back(self) -> None:
        self._go_by(-1)

    def _go_by(self, step: int) -> None:
        state = self._state
        if state is None:
            return
        there = state.places.index(state.place) + step
        if 0 <= there < len(state.places):
            self.place_wanted.emit(state.places[there])

    def _copy(self) -> None:
        if self.outcome is not None:
            self.outcome.copy_record()


def _same_step(before: GuideState | None, now: GuideState) -> bool:
    """Whether only the record has changed: the judgement is part of it, and somebody may be writing its reason."""
    if before is None or before.result is None or now.result is None:
        return False
    return before.result.model_copy(update={"record": ""}) == now.result.model_copy(update={"record": ""})
