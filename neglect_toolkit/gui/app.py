"""Starts the desktop application: one window, painted before anything slow is loaded."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from neglect_toolkit import __version__, paths
from neglect_toolkit.gui.runtime.excepthook import ExceptionRelay
from neglect_toolkit.gui.runtime.gc_on_gui_thread import GcOnGuiThread
from neglect_toolkit.gui.runtime.preferences import PreferenceFile
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.gui.runtime.single_instance import SingleInstance
from neglect_toolkit.gui.window.window import PRODUCT, MainWindow

if TYPE_CHECKING:
    from neglect_toolkit.services.toolkit import Toolkit


def run(toolkit: Toolkit | None = None) -> int:
    """Opens the window and stays until it is closed.

    Args:
        toolkit: where the forms and the store are; the user's own where it is left out.

    Returns:
        The exit code: 0, or 3 where another window has the same store open.
    """
    app = _application()
    store = toolkit.store_folder if toolkit else paths.default_store()
    looks = PreferencesController(app, PreferenceFile(store))
    window = _window(app)
    instance = SingleInstance(store)
    if not instance.take():
        return _say_it_is_open(app, window, store)
    _size(window, looks)
    window.first_painted.connect(partial(_begin_when_painted, window, looks, toolkit))
    window.show()
    try:
        return app.exec()
    finally:
        instance.give_back()


def run_guide(toolkit: Toolkit | None = None) -> int:
    """Opens the health guide alone: no store, no passphrase, and nothing kept. Gives the exit code."""
    app = _application()
    looks = PreferencesController(app, PreferenceFile(toolkit.store_folder if toolkit else paths.default_store()))
    window = _window(app)
    _size(window, looks)
    window.first_painted.connect(partial(_begin_when_painted, window, looks, toolkit, with_guide=True))
    window.show()
    return app.exec()


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APPLICATION)
    app.setApplicationDisplayName(PRODUCT)
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    GcOnGuiThread(app)
    return app


def _window(app: QApplication) -> MainWindow:
    window = MainWindow()
    relay = ExceptionRelay(app)
    relay.happened.connect(window.show_problem)
    relay.install()
    return window


def _begin_when_painted(
    window: MainWindow, looks: PreferencesController, toolkit: Toolkit | None, *, with_guide: bool = False
) -> None:
    QTimer.singleShot(0, window, partial(begin, window, looks, toolkit, with_guide=with_guide))


def begin(
    window: MainWindow, looks: PreferencesController, toolkit: Toolkit | None, *, with_guide: bool = False
) -> None:
    """Loads what the first page needs and shows it; the empty window is on screen already."""
    from neglect_toolkit.gui.window.shell import Shell
    from neglect_toolkit.services.toolkit import compose

    if toolkit is None:
        toolkit = compose(forms=_own_forms(window, looks))
    Shell(toolkit, window, looks, Prompts()).begin(with_guide=with_guide)


def _own_forms(window: MainWindow, looks: PreferencesController) -> Path | None:
    """The folder that the user set, if any. Where it has gone, that is said, and work goes on without it."""
    kept = looks.preferences.forms_folder
    if not kept:
        return None
    folder = Path(kept)
    if folder.is_dir():
        return folder
    says = (
        "The folder with your own forms is not there: {folder}. Until it is back, or you choose another under "
        "Settings, the forms that came with the program are used."
    )
    window.show_problem(says.format(folder=folder))
    return None


def _size(window: MainWindow, looks: PreferencesController) -> None:
    kept = looks.preferences
    window.resize(kept.width, kept.height)
    if kept.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _say_it_is_open(app: QApplication, window: MainWindow, store: Path) -> int:
    from neglect_toolkit.gui.access.already_open import AlreadyOpenPage
    from neglect_toolkit.gui.runtime.screen import Screen

    page = AlreadyOpenPage(str(store))
    page.close_pressed.connect(window.close)
    window.show_screen(Screen(page, "Already open", goes_back=False), unlocked=False)
    window.resize(760, 480)
    window.show()
    app.exec()
    return 3
