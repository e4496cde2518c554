"""Moving about by keyboard: one tab stop for a group of buttons, and a tab order that is the reading order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from neglect_toolkit.model.words import Kind

_FORWARD: frozenset[int] = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACK: frozenset[int] = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_PRESS: frozenset[int] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

CLEARS = "0"

ANSWER_KEYS: dict[int, str] = {
    Qt.Key.Key_0: CLEARS,
    Qt.Key.Key_Delete: CLEARS,
    Qt.Key.Key_1: "1",
    Qt.Key.Key_2: "2",
    Qt.Key.Key_3: "3",
    Qt.Key.Key_Y: "Y",
    Qt.Key.Key_N: "N",
    Qt.Key.Key_K: "K",
}
"""The keys that answer a card while a button in it has the focus.

Ratings have numbers and safety checks have letters: a hand that is used to 1 for "going well" must never answer
"yes" to danger with it.
"""


def keys_that_answer(kinds: Collection[Kind]) -> str:
    """The line that tells which keys answer on a page that holds these kinds of items."""
    says = []
    if Kind.RATED in kinds:
        says.append("1 2 3 rate")
    if Kind.CHECK in kinds:
        says.append("Y yes · N no · K not known")
    if says:
        says += ["0 clears", "Ctrl+↓ next question"]
    return " · ".join([*says, "Ctrl+PgDn next page"])


class OneStop(QObject):
    """Makes several buttons one stop of the Tab key; the arrow keys go from one to the next, Enter presses.

    Moving never chooses: a record of a child is not changed by walking past a button.
    """

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QObject) -> None:
        super().__init__(parent)
        self._buttons = list(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
            button.toggled.connect(self.settle)
        self.settle()

    def settle(self) -> None:
        """Lets the Tab key stop at the chosen button, or at the first where none is chosen."""
        usable = [button for button in self._buttons if not button.isHidden()]
        stop = next((button for button in usable if button.isChecked()), usable[0] if usable else None)
        for button in self._buttons:
            wanted = Qt.FocusPolicy.StrongFocus if button is stop or button.hasFocus() else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() is not wanted:
                button.setFocusPolicy(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the arrow keys and Enter; everything else goes on its way."""
        if event.type() is QEvent.Type.FocusOut:
            self.settle()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, QAbstractButton) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in _PRESS:
            watched.click()
            return True
        if key not in _FORWARD | _BACK:
            return False
        usable = [button for button in self._buttons if button.isVisible() and button.isEnabled()]
        step = 1 if key in _FORWARD else -1
        there = usable.index(watched) + step
        if 0 <= there < len(usable):
            usable[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def answer_key(event: QKeyEvent) -> str | None:
    """Which of the keys that answer was pressed on a button; None for anything else."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return ANSWER_KEYS.get(event.key()) if isinstance(QApplication.focusWidget(), QAbstractButton) else None


def holds_focus(widget: QWidget) -> bool:
    """Counts what is below the widget, however deep."""
    focused: QWidget | None = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
