"""A message in the page, where a modal box would interrupt; and the announcements that screen readers speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, IconMark
from neglect_toolkit.gui.widgets.buttons import secondary_button
from neglect_toolkit.gui.widgets.flow import FlowLayout
from neglect_toolkit.gui.widgets.reading_order import keep_reading_order
from neglect_toolkit.gui.widgets.text import body, heading

NoticeKind = Literal["info", "warn", "good", "danger"]
Action = tuple[str, Callable[[], object]]

_MARKS: dict[NoticeKind, tuple[Icon, str]] = {
    "info": (Icon.INFO, "accent"),
    "warn": (Icon.ALERT, "mixed"),
    "good": (Icon.TICK, "good"),
    "danger": (Icon.ALERT, "danger"),
}


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Has a screen reader speak a sentence; `at_once` interrupts what it is saying (for errors and danger)."""
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    polite = QAccessible.AnnouncementPoliteness
    event.setPoliteness(polite.Assertive if at_once else polite.Polite)
    QAccessible.updateAccessibility(event)


class Notice(QFrame):
    """What happened, what it means, what to do; with buttons for what can be done about it."""

    def __init__(
        self,
        kind: NoticeKind,
        title: str,
        text: str = "",
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.m, theme.space.m, theme.space.m, theme.space.m)
        row.setSpacing(theme.space.m)
        self._mark = IconMark(Icon.INFO, "accent", 1.4)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space.xs)
        self._title: QLabel = heading("", 3)
        self._text: QLabel = body("")
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions, theme.space.s)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._actions)
        row.addLayout(words, 1)
        self.show_message(kind, title, text, actions, speak=False)

    def show_message(
        self, kind: NoticeKind, title: str, text: str = "", actions: Sequence[Action] = (), *, speak: bool = True
    ) -> None:
        """Shows another message in the same place, and has it spoken."""
        theme.style(self, f"notice-{kind}")
        self._mark.show_icon(*_MARKS[kind])
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            label.setVisible(bool(words))
        self._flow.clear()
        for words, on_click in actions:
            self._flow.addWidget(secondary_button(words, on_click))
        self._actions.setVisible(bool(actions))
        if actions:
            keep_reading_order(self)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        if self.parent() is not None:  # without one it would open as a window of its own
            self.show()
        if speak:
            announce(self, f"{title} {text}".strip(), at_once=kind == "danger")

    def ask(self) -> None:
        """Puts the focus on the first thing that can be done, and has the message spoken once more."""
        first = self._flow.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus()
        announce(self, self.says, at_once=True)

    @property
    def says(self) -> str:
        """The whole message, as it is read out."""
        return f"{self._title.text()} {self._text.text()}".strip()
