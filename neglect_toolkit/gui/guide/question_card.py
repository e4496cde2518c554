"""One question of the guide: large tiles with a key each, one or several of which are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from neglect_toolkit.gui.guide.state import SETTING, GuideState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import body, heading, small
from neglect_toolkit.gui.widgets.tiles import RadioTile, TickTile, TileWords
from neglect_toolkit.model.guide import NONE, NOT_KNOWN, GuideAnswer

OPTION_KEYS = "123456789ABCDEFGHIJLMNOPQRSTUVWXYZ"
"""The keys of the options, from the first; K stands for "I don't know" and 0 for "none of these"."""

NONE_KEY, NOT_KNOWN_KEY = "0", "K"
Tile = RadioTile | TickTile


class QuestionCard(QFrame):
    """Shows one place of the guide and what was answered there; says what is chosen."""

    chosen = Signal(str, tuple)  # the place, and the ids chosen: () takes the answer back
    done = Signal()  # Enter: on to the next

    def __init__(self, place: str, state: GuideState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        theme.style(self, "card")
        question = state.question(place)
        self._several = question is not None and question.kind == "several"
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.l)
        column.setSpacing(theme.space.s)
        column.addWidget(heading(state.title_of(place), 1))
        if question is not None and question.hint:
            column.addWidget(body(question.hint))
        column.addWidget(small("Choose all that apply." if self._several else "Choose one."))
        self.tiles: dict[str, Tile] = {}
        self._keys: dict[str, str] = {}
        for option_id, words in _options(place, state):
            role = "rating-unknown" if option_id == NOT_KNOWN else "toggle"
            kind = TickTile if self._several else RadioTile
            tile = kind(option_id, words, role)
            tile.clicked.connect(self._pressed)
            tile.installEventFilter(self)
            column.addWidget(tile)
            self.tiles[option_id] = tile
            self._keys[words.key] = option_id
        self.setAccessibleName(state.title_of(place))
        self.show_answer(state)

    def show_answer(self, state: GuideState) -> None:
        """Of a question without an answer every option is let go."""
        given: Sequence[str] = (state.setting or "",) if self.place == SETTING else state.answers.get(self.place, ())
        for option_id, tile in self.tiles.items():
            if isinstance(tile, RadioTile):
                tile.show_chosen(option_id in given)
            else:
                tile.setChecked(option_id in given)

    def focus_first(self) -> None:
        """Puts the focus on what is chosen, or else on the first option."""
        checked = [tile for tile in self.tiles.values() if tile.isChecked()]
        (checked or list(self.tiles.values()))[0].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys: a letter or a digit chooses (and goes on, where that is the whole answer), Enter goes on."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(watched, 1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        option_id = self._keys.get(event.text().upper())
        if option_id is None:
            return False
        tile = self.tiles[option_id]
        tile.setFocus()
        tile.click()
        if tile.isChecked() and self._is_whole(option_id):
            self.done.emit()
        return True

    def _is_whole(self, option_id: str) -> bool:
        """Whether nothing can be added to this answer, so that its key may go on at once: two minutes are short."""
        checked = [other for other, tile in self.tiles.items() if tile.isChecked()]
        return not self._several or (option_id in (NONE, NOT_KNOWN) and checked == [option_id])

    def _walk(self, here: QObject, step: int) -> None:
        tiles = list(self.tiles.values())
        there = next((place for place, tile in enumerate(tiles) if tile is here), 0) + step
        if 0 <= there < len(tiles):
            tiles[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self) -> None:
        pressed = self.sender()
        if not isinstance(pressed, RadioTile | TickTile):
            return
        checked = {option_id for option_id, tile in self.tiles.items() if tile.isChecked()}
        if self._several:
            if pressed.value == NONE:
                checked &= {NONE}
            elif pressed.isChecked():
                checked -= {NONE}
        answer: GuideAnswer = tuple(option_id for option_id in self.tiles if option_id in checked)
        self.chosen.emit(self.place, answer)


def _options(place: str, state: GuideState) -> list[tuple[str, TileWords]]:
    """What can be chosen in a place, each with its key."""
    if place == SETTING:
        settings = zip(OPTION_KEYS, state.guide.settings, strict=False)
        return [(one.id, TileWords(one.title, one.hint or "", key)) for key, one in settings]
    question = state.question(place)
    if question is None or state.setting is None:
        return []
    offered = zip(OPTION_KEYS, question.offered(state.setting, state.answers), strict=False)
    found = [(one.id, TileWords(one.says, one.hint or "", key)) for key, one in offered]
    if question.none_says:
        found.append((NONE, TileWords(question.none_says, "", NONE_KEY)))
    found.append((NOT_KNOWN, TileWords("I don’t know", question.unknown.find_out, NOT_KNOWN_KEY)))
    return found
