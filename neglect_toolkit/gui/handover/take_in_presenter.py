"""Opens a handover file away from the window, shows what it holds, and keeps it when that is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import HandoverPassphraseError, ToolkitError
from neglect_toolkit.gui.handover.hand_over_presenter import ENDING
from neglect_toolkit.gui.handover.take_in import TakeInPage
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.gui.runtime.prompts import Prompts, documents_folder
from neglect_toolkit.gui.runtime.subprocess_call import call_in_subprocess
from neglect_toolkit.gui.widgets import TableRow
from neglect_toolkit.model.handover import Package, PackageStanding, Packed
from neglect_toolkit.services import handing_over
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import dates, labels, lists
from neglect_toolkit.wording.handover import package_standing


class TakeInPresenter(QObject):
    """Between the page and `services.handing_over`."""

    finished = Signal()

    def __init__(self, casework: Casework, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._prompts = casework, prompts
        self._file: bytes | None = None
        self._package: Package | None = None
        self._is_working = False
        self.page = page = TakeInPage()
        page.file_wanted.connect(self._choose)
        page.look_pressed.connect(self._look)
        page.take_pressed.connect(self._take)
        page.finished.connect(self.finished)

    def _choose(self) -> None:
        kind = f"Handover files (*{ENDING});;All files (*)"
        folder = documents_folder()
        path = self._prompts.choose_file(self.page.window(), "Choose a handover file", folder, kind)
        if path is None:
            return
        try:
            self._file = handing_over.read_file(path)
        except ToolkitError as error:
            self._file = None
            self.page.show_failure(error.says)
            return
        self._package = None
        self.page.show_file(str(path))

    def _look(self) -> None:
        file, passphrase = self._file, self.page.passphrase
        if self._is_working:
            return
        no_file = None if file is not None else "Choose the file first."
        no_words = None if passphrase else "Enter the passphrase of the file."
        self.page.show_faults(no_file, no_words)
        if no_file or no_words:
            return
        self._is_working = True
        self.page.show_working(True)
        run_in_background(
            lambda _job: call_in_subprocess(handing_over.look_into, file, passphrase),
            self._opened,
            self._failed,
            owner=self,
        )

    def _opened(self, package: Package) -> None:
        self._is_working = False
        try:
            would = self._casework.handing_over.compare(package)
        except ToolkitError as error:
            self.page.show_failure(error.says)
            return
        self._package = package
        standing = {one.id: one.standing for one in would.assessments}
        rows = [self._row(one, standing[one.id]) for one in handing_over.contents(package)]
        maker = package.made_by
        by = "Made by {name} on {when}.".format(
            name=", ".join(part for part in (maker.name, maker.team, maker.agency) if part),
            when=dates.moment_here(package.made_at),
        )
        if package.supervisions:
            by += " " + f"Records of supervision: {len(package.supervisions)}."
        brings = any(one.changes_something for one in would.assessments) or bool(package.supervisions)
        self.page.show_package(by, package.message, rows, brings=brings)

    def _row(self, one: Packed, standing: PackageStanding) -> TableRow:
        signed = ""
        if one.signed_by and one.signed_at:
            signed = f"{one.signed_by}, {dates.day_here(one.signed_at)}"
        cells = (
            one.child or "No name yet",
            one.title,
            labels.status(one.status),
            dates.day_here(one.saved_at),
            signed,
            package_standing(standing),
        )
        return TableRow(one.id, cells)

    def _failed(self, error: ToolkitError) -> None:
        self._is_working = False
        if isinstance(error, HandoverPassphraseError):
            self.page.show_working(False)
            self.page.show_faults(None, error.says)
        else:
            self.page.show_failure(error.says)

    def _take(self) -> None:
        if self._package is None:
            return
        try:
            taken = self._casework.handing_over.take_in(self._package)
        except ToolkitError as error:
            self.page.show_failure(error.says)
            return
        kept = sum(one.changes_something for one in taken.assessments)
        title = f"Taken in: {lists.counted(kept, 'assessment')}."
        if taken.supervisions:
            title += " " + f"Records of supervision: {taken.supervisions}."
        self._package = None
        self.page.show_taken(title, taken.refused)
