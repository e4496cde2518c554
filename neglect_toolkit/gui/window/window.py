"""The window: the header, one page at a time, a message where something went wrong, and the plain page that hides all.

It knows no page and no service; `shell` decides what comes next.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.background import stop_jobs_of
from neglect_toolkit.gui.runtime.screen import Screen
from neglect_toolkit.gui.runtime.shortcuts import HELP_KEY, HIDE_KEY, LARGER_KEYS, LOCK_KEY, SMALLER_KEY, back_key
from neglect_toolkit.gui.widgets import Action, Notice, announce, body, quiet_button
from neglect_toolkit.gui.window.header import WindowHeader
from neglect_toolkit.gui.window.nav_bar import NavBar

PRODUCT = "Neglect Toolkit"
_LEAST_EMS, _LEAST_HEIGHT = 42, 480


class MainWindow(QMainWindow):
    """The one window of the application."""

    first_painted = Signal()
    closing = Signal(QEvent)  # the user closes the window; ignore the event to keep it open

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: Screen | None = None
        self._was_painted = False
        self._focus_before: QWidget | None = None
        self.header = WindowHeader()
        self.nav = NavBar()
        self._problem = self._make_problem()
        self._pages = QStackedWidget()
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.nav)
        layout.addWidget(self._problem)
        layout.addWidget(self._pages, 1)
        self._work = work
        self._plain = self._make_plain()
        self._whole = QStackedWidget()
        self._whole.addWidget(work)
        self._whole.addWidget(self._plain)
        self.setCentralWidget(self._whole)
        self._limit()
        self.setWindowTitle(PRODUCT)
        self.header.show_state(goes_back=False, unlocked=False)
        self.header.hide_pressed.connect(self.toggle_hidden)
        self._connect_keys()

    @property
    def screen_shown(self) -> Screen | None:
        """The page now shown, hidden behind the plain page or not."""
        return self._screen

    @property
    def is_hidden_away(self) -> bool:
        """Whether the plain page hides everything."""
        return self._whole.currentWidget() is self._plain

    def show_screen(self, screen: Screen, *, unlocked: bool) -> None:
        """Shows a page in place of the one before, which is destroyed with its presenter."""
        before, self._screen = self._screen, screen
        self.clear_problem()
        self._pages.addWidget(screen.page)
        self._pages.setCurrentWidget(screen.page)
        self.header.show_state(goes_back=screen.goes_back, unlocked=unlocked)
        if before is not None:
            self._dispose(before)
        if not self.is_hidden_away:
            self.setWindowTitle(f"{screen.title} – {PRODUCT}")
            self._focus_page()
            announce(screen.page, screen.title)

    def show_problem(self, sentence: str, *actions: Action) -> None:
        """Shows a sentence above the page, where it stays until it is closed or the page changes."""
        close = ("Close this message", self.clear_problem)
        self._problem.show_message("danger", sentence, "", [*actions, close])

    def show_problem_above_next(self, sentence: str) -> None:
        """Shows a sentence above the page that is being made: showing it takes the message of the one before away."""
        QTimer.singleShot(0, self, partial(self.show_problem, sentence))

    def clear_problem(self) -> None:
        """Takes the message away."""
        if self._problem.isVisibleTo(self):
            self._problem.hide()
            self._focus_page()

    def toggle_hidden(self) -> None:
        """Hides everything behind a plain page at once, or shows it again where it was."""
        if self.is_hidden_away:
            self._whole.setCurrentWidget(self._work)
            self.setWindowTitle(f"{self._screen.title} – {PRODUCT}" if self._screen else PRODUCT)
            if self._focus_before is not None:
                self._focus_before.setFocus()
            return
        self._focus_before = self.focusWidget()
        if self._focus_before is not None:
            self._focus_before.destroyed.connect(self._forget_focus)
        self._whole.setCurrentWidget(self._plain)
        self.setWindowTitle("Paused")
        self._show_again.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks the shell, which saves first."""
        event.accept()
        self.closing.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size: larger words need a wider window, as far as the screen goes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._limit()

    def _limit(self) -> None:
        across = self.screen().availableSize().width()
        least = QSize(min(theme.em(_LEAST_EMS), across), _LEAST_HEIGHT)
        if least != self.minimumSize():
            self.setMinimumSize(least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells once that the window is on the screen, so that what is slow can begin."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()

    def _forget_focus(self) -> None:
        self._focus_before = None

    def _focus_page(self) -> None:
        if self._screen is not None:
            self._screen.page.setFocus()

    def _dispose(self, screen: Screen) -> None:
        self._pages.removeWidget(screen.page)
        if screen.presenter is not None:
            # It lives until Qt has time to delete it; by then the store may be locked, so nothing may reach it.
            stop_jobs_of(screen.presenter)
            for timer in screen.presenter.findChildren(QTimer):
                timer.stop()
            screen.presenter.deleteLater()
        screen.page.deleteLater()

    def _make_problem(self) -> Notice:
        notice = Notice("danger", "")
        notice.hide()
        return notice

    def _make_plain(self) -> QWidget:
        plain = QWidget()
        theme.style(plain, "plain")
        layout = QVBoxLayout(plain)
        words = body("Paused")
        self._show_again = quiet_button(f"Carry on ({HIDE_KEY})", self.toggle_hidden)
        layout.addStretch(1)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._show_again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return plain

    def _connect_keys(self) -> None:
        QShortcut(QKeySequence(HIDE_KEY), self, self.toggle_hidden)
        QShortcut(QKeySequence(LOCK_KEY), self, self.header.lock_pressed.emit)
        header = self.header
        for key, pressed in (
            (QKeySequence(LARGER_KEYS[0]), header.larger_pressed),
            (QKeySequence(LARGER_KEYS[1]), header.larger_pressed),
            (QKeySequence(SMALLER_KEY), header.smaller_pressed),
            (QKeySequence(HELP_KEY), header.help_pressed),
            (back_key(), header.back_pressed),
        ):
            QShortcut(key, self._work, pressed.emit)
