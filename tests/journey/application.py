"""The real application in this process: its own window and shell, with a clock and a store of the test's choosing."""

from __future__ import annotations

from pathlib import Path

from practitioner import Practitioner
from PySide6.QtWidgets import QApplication, QWidget

from neglect_toolkit.clock import Clock
from neglect_toolkit.gui.runtime.preferences import PreferenceFile
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.gui.window.shell import Shell
from neglect_toolkit.gui.window.window import MainWindow
from neglect_toolkit.services.toolkit import Toolkit, compose


class SavesTo(Prompts):
    """Answers the one question of the main job, where to save the PDF; never opens another program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.suggested: list[Path] = []

    def save_file(self, parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
        """The file somebody chooses."""
        del parent, title, kind
        self.suggested.append(suggested)
        return self.path

    def choose_file(self, parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
        """The file that somebody was sent."""
        del parent, title, folder, kind
        return self.path

    def choose_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        """The folder somebody chooses."""
        del parent, title, suggested
        return self.path

    def open_file(self, path: Path) -> bool:
        """Nobody looks at it here."""
        del path
        return True

    def open_folder(self, folder: Path) -> bool:
        """Nobody looks at it here."""
        del folder
        return True


class Application:
    """One run of the program, from the opening of its window to its end."""

    def __init__(
        self, store: Path, clock: Clock | None = None, saves_to: Path | None = None, forms: Path | None = None
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.toolkit: Toolkit = compose(store=store, clock=clock, forms=forms)
        self.looks = PreferencesController(app, PreferenceFile(store))
        self.prompts = SavesTo(saves_to or store / "never")
        self.window = MainWindow()
        self.window.resize(1280, 800)
        self.window.show()
        self.shell = Shell(self.toolkit, self.window, self.looks, self.prompts)
        self.shell.begin()
        self.is_closed = False
        self.user = Practitioner(self.window)

    def close(self) -> None:
        """Closes the window as its cross does. Once is enough."""
        if self.is_closed:
            return
        self.is_closed = True
        self.window.close()
        self.window.deleteLater()
        self.user.settle()
