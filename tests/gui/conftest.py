"""What every test of a window needs: no screen, a plain look, and prompts that answer from a script."""

from __future__ import annotations

import datetime as dt
import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from application import Application
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.preferences import PreferenceFile
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.model.people import Child

ZOE = Child(name="Zoë Ó Briain", known_as="Zoë", date_of_birth=dt.date(2018, 3, 4), disabled=False)


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


@pytest.fixture(scope="session")
def fusion(qapp: QApplication) -> None:
    """Qt's own style, the same on every system; no test changes it."""
    qapp.setStyle("Fusion")


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication, fusion: None) -> None:
    """Every test begins with the light theme at 100 %; that costs time only after a test that changed it."""
    theme.apply(qapp, theme.LIGHT, 1.0)


class Applications:
    """Opens the real application over this test's store, where somebody may have worked before."""

    def __init__(self, folder: Path, left: Callable[[bool], tuple[Path, int]]) -> None:
        self._folder, self._left = folder, left
        self._running: list[Application] = []

    def first_run(self) -> Application:
        """Where there is no store yet, or the test has made its own."""
        return self._open(FixedClock())

    def begun(self) -> Application:
        """Unlocked by Sam Okafor, who has written nothing yet."""
        return self._over(*self._left(False))

    def with_zoe(self) -> Application:
        """Unlocked by Sam Okafor, whose work list holds an assessment of Zoë that was just begun."""
        return self._over(*self._left(True))

    def at_zoes_day(self) -> Application:
        """As `with_zoe`, and the assessment is open."""
        application = self.with_zoe()
        application.user.open_first()
        return application

    def close(self) -> None:
        for application in self._running:
            application.close()

    def _over(self, store: Path, used_up: int) -> Application:
        shutil.copytree(store, self._folder / "store")
        application = self._open(FixedClock(_count=used_up))
        application.user.unlock()
        return application

    def _open(self, clock: FixedClock) -> Application:
        application = Application(self._folder / "store", clock, self._folder / "out" / "referral.pdf")
        self._running.append(application)
        application.user.wait_until(application.window.isActiveWindow, "the window to take the keys")
        return application


@pytest.fixture(scope="session")
def left_by_somebody(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[bool], tuple[Path, int]]:
    """The store that a first run leaves, without or with an assessment of Zoë, and how many ids it has used up.

    Each is made once a session, by the window itself.
    """

    @functools.cache
    def left(with_zoe: bool) -> tuple[Path, int]:
        folder, clock = tmp_path_factory.mktemp("made_once"), FixedClock()
        application = Application(folder / "store", clock)
        application.user.begin("Sam Okafor")
        if with_zoe:
            application.user.start(ZOE)
        application.close()
        return folder / "store", clock._count

    return left


@pytest.fixture
def applications(tmp_path: Path, left_by_somebody: Callable[[bool], tuple[Path, int]]) -> Iterator[Applications]:
    made = Applications(tmp_path, left_by_somebody)
    yield made
    made.close()


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
