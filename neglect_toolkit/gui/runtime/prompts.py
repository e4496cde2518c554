"""The only place that opens file choosers and other programs. Tests hand in a double that answers from a script.

Pages ask nothing in modal boxes; what can be asked in the page is asked there.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget  # noqa: TID251 - this is the one place


def documents_folder() -> Path:
    """Where a file chooser begins: the folder that the system calls the user's documents.

    It may lie on OneDrive or a share, and has another name in another language: only the system knows. The home folder,
    where the system names none or one that is not there.
    """
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()


class Prompts:
    """Asks the user for a place, and shows files with the system's own programs."""

    def save_file(self, parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
        """Where to save a file; None where the user thought better of it.

        Args:
            parent: the window it belongs to.
            title: what is being saved.
            suggested: the folder and the name offered; its ending is added where the user leaves it out.
            kind: what the chooser calls such files, like "PDF (*.pdf)".
        """
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(suggested.suffix)

    def choose_file(self, parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
        """Which file to read, beginning in `folder`; None where the user thought better of it."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kind)
        return Path(chosen) if chosen else None

    def choose_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        """Which folder to use; None where the user thought better of it."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(suggested))
        return Path(chosen) if chosen else None

    def open_file(self, path: Path) -> bool:
        """Shows a file with the program that the system uses for it; False where there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def open_folder(self, folder: Path) -> bool:
        """Shows a folder in the system's file manager; False where there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
