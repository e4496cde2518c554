"""Has a handover file encrypted away from the window, and written where the user chose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.handover.hand_over import HandOverPage
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.gui.runtime.prompts import Prompts, documents_folder
from neglect_toolkit.gui.runtime.subprocess_call import call_in_subprocess
from neglect_toolkit.gui.widgets.tiles import TileWords
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.handover import Package
from neglect_toolkit.services import handing_over, passphrases
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import dates, labels

ENDING = ".handover"


class HandOverPresenter(QObject):
    """Between the page and `services.handing_over`, for one child's assessments."""

    finished = Signal()

    def __init__(self, casework: Casework, header: Header, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._header, self._prompts = casework, header, prompts
        self._is_working, self._saved = False, Path()
        headers = casework.handing_over.of_child(header)
        lines = [(one.id, self._words(one)) for one in headers]
        self.page = page = HandOverPage(header.child_called or "the child", lines)
        page.save_pressed.connect(self._save)
        page.show_folder_pressed.connect(self._show_folder)
        page.finished.connect(self.finished)

    def _words(self, header: Header) -> TileWords:
        saved = dates.day_here(header.saved_at)
        status = f"{labels.status(header.status)}, revision {header.revision}, saved {saved}"
        title = self._casework.toolkit.tool_titles.get(header.tool, header.tool)
        return TileWords(title, status)

    def _save(self) -> None:
        page, (new, again) = self.page, self.page.passphrase
        if self._is_working:
            return
        nothing = None if page.chosen else "Choose at least one assessment."
        weak = passphrases.passphrase_fault(new)
        differs = None if weak else passphrases.passphrase_fault(new, again)
        page.show_faults(nothing, weak, differs)
        if nothing or weak or differs:
            return
        suggested = documents_folder() / self._file_name()
        kind = f"Handover files (*{ENDING})"
        path = self._prompts.save_file(page.window(), "Save a handover file", suggested, kind)
        if path is None:
            return
        try:
            package = self._casework.handing_over.prepare(
                page.chosen, page.message, with_supervision=page.with_supervision
            )
        except ToolkitError as error:
            page.show_failure(error.says)
            return
        self._is_working = True
        page.show_working(True)

        def made(file: bytes) -> None:
            self._made(package, file, path)

        run_in_background(
            lambda _job: call_in_subprocess(handing_over.pack, package, new), made, self._failed, owner=self
        )

    def _file_name(self) -> str:
        """The day alone: the name of a file is not encrypted."""
        return f"Handover {self._casework.toolkit.clock.today()}" + ENDING

    def _made(self, package: Package, file: bytes, path: Path) -> None:
        self._is_working = False
        try:
            self._casework.handing_over.keep(package, file, path)
        except ToolkitError as error:
            self.page.show_failure(error.says)
            return
        self._saved = path
        self.page.show_saved(str(path))

    def _failed(self, error: ToolkitError) -> None:
        self._is_working = False
        self.page.show_failure(error.says)

    def _show_folder(self) -> None:
        if not self._prompts.open_folder(self._saved.parent):
            self.page.show_failure("The folder could not be opened. The file is saved all the same.")
