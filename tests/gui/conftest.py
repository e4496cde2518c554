"""What every test of a window needs: no screen, a plain look, and prompts that answer from a script."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.preferences import PreferenceFile
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts


class ScriptedPrompts(Prompts):
    """Answers what the test expects to be asked, in order; anything else fails the test at once."""

    def __init__(self) -> None:
        self._script: list[tuple[str, object]] = []
        self.asked: list[Path] = []

    def expect(self, question: str, answer: object) -> None:
        """The next question (the name of the method) and what to answer."""
        self._script.append((question, answer))

    def save_file(self, parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
        self.asked.append(suggested)
        return self._answer("save_file")  # type: ignore[return-value]

    def choose_file(self, parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
        self.asked.append(folder)
        return self._answer("choose_file")  # type: ignore[return-value]

    def choose_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        self.asked.append(suggested)
        return self._answer("choose_folder")  # type: ignore[return-value]

    def open_file(self, path: Path) -> bool:
        self.asked.append(path)
        return self._answer("open_file")  # type: ignore[return-value]

    def open_folder(self, folder: Path) -> bool:
        self.asked.append(folder)
        return self._answer("open_folder")  # type: ignore[return-value]

    def all_asked(self) -> bool:
        return not self._script

    def _answer(self, question: str) -> object:
        if not self._script or self._script[0][0] != question:
            pytest.fail(f"nobody expected to be asked: {question}")
        return self._script.pop(0)[1]


class WindowWatch(QObject):
    """Notes every window that opens, however briefly: a widget shown too early flashes up as one."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.opened: list[str] = []
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(type(watched).__name__)
        return False

    def stop(self) -> None:
        self._app.removeEventFilter(self)


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    """Every test begins with the light theme at 100 %."""
    qapp.setStyle("Fusion")
    theme.apply(qapp, theme.LIGHT, 1.0)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., None]:
    """Shows a window as the active one, so that keys go where the focus is, and keeps it for the test."""
    kept: list[QWidget] = []

    def shown(window: QWidget, width: int = 900, height: int = 700) -> None:
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return shown


@pytest.fixture
def prompts() -> Iterator[ScriptedPrompts]:
    made = ScriptedPrompts()
    yield made
    assert made.all_asked(), "a question that the test expected was never asked"


@pytest.fixture
def looks(qapp: QApplication, tmp_path: Path) -> PreferencesController:
    return PreferencesController(qapp, PreferenceFile(tmp_path))


@pytest.fixture
def windows_opened(qapp: QApplication) -> Iterator[list[str]]:
    watch = WindowWatch(qapp)
    yield watch.opened
    watch.stop()
