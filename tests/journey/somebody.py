"""Somebody at the window: finds what is on screen by the name a screen reader would say, types and presses."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

W = TypeVar("W", bound=QWidget)
PATIENCE_S = 10.0


class NotOnScreenError(AssertionError):
    """What somebody looked for is not there to be seen."""


class Somebody:
    """Drives one window as a person would. Everything is found among what is visible and enabled."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    # Looking

    def find(self, kind: type[W], name: str, *, exact: bool = False) -> W:
        """The visible control of this kind whose name (as a screen reader says it, or its words) is or holds `name`."""
        found = [widget for widget in self.window.findChildren(kind) if widget.isVisible() and _is(widget, name, exact)]
        if not found:
            on_screen = sorted({_name(widget) for widget in self.window.findChildren(kind) if widget.isVisible()})
            raise NotOnScreenError(f"no {kind.__name__} named {name!r}; there are {on_screen}")
        return min(found, key=lambda widget: len(_name(widget)))

    def sees(self, name: str) -> bool:
        """Whether any visible words hold `name`."""
        return any(widget.isVisible() and name in _name(widget) for widget in self.window.findChildren(QWidget))

    def wait_until(self, so: Callable[[], bool], what: str) -> None:
        """Lets the window live until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not so():
            if time.monotonic() > end:
                raise NotOnScreenError(f"waited in vain for: {what}")
            QTest.qWait(5)

    def wait_to_see(self, name: str) -> None:
        """Waits until visible words hold `name`."""
        self.wait_until(lambda: self.sees(name), name)

    # Doing

    def press(self, name: str, *, exact: bool = False) -> None:
        """Presses a button or link with the mouse, where it can be seen."""
        self.press_widget(self.find(QAbstractButton, name, exact=exact))

    def press_widget(self, button: QAbstractButton) -> None:
        """Presses this button with the mouse."""
        if not button.isEnabled():
            raise NotOnScreenError(f"{_name(button)!r} cannot be pressed now")
        self.scroll_to(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.settle()

    def type_into(self, name: str, words: str) -> None:
        """Clicks into a box and types, in place of what was there."""
        box = self.box(name)
        self.scroll_to(box)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(box, Qt.Key.Key_Delete)
        for character in words:
            self._type(box, character)
        self.settle()

    @staticmethod
    def _type(box: QWidget, character: str) -> None:
        """One key. QTest knows only ASCII keys; a keyboard sends any other letter as its text."""
        if character.isascii():
            QTest.keyClicks(box, character)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(box, event)

    def box(self, name: str) -> QLineEdit | QPlainTextEdit | QTextEdit:
        """The box to type into of this name."""
        kinds: tuple[type[QLineEdit | QPlainTextEdit | QTextEdit], ...] = (QLineEdit, QPlainTextEdit, QTextEdit)
        for kind in kinds:
            try:
                return self.find(kind, name)
            except NotOnScreenError:
                continue
        raise NotOnScreenError(f"no box to type into named {name!r}")

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def settle(self) -> None:
        """Lets the window do what follows at once."""
        QTest.qWait(1)

    def scroll_to(self, widget: QWidget) -> None:
        """Scrolls, as one does, until a control can be seen."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self.settle()

    def picture(self, path: Path) -> None:
        """Keeps a picture of the whole window."""
        QTest.qWait(60)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(path))


def _is(widget: QWidget, name: str, exact: bool) -> bool:
    said = _name(widget)
    return said == name if exact else name in said


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", "")
    said = widget.accessibleName() or (words() if callable(words) else words)
    return (said if isinstance(said, str) else "").replace("&", "")
