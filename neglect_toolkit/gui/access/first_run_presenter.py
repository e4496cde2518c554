"""Makes the store of whoever opens the program for the first time, and unlocks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.access.first_run import FirstRunPage
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.services.toolkit import Toolkit

if TYPE_CHECKING:
    from neglect_toolkit.services.unlocking import Created


class FirstRunPresenter(QObject):
    """Between the page and `services.unlocking`."""

    made = Signal(object, str)  # Casework, and the recovery code

    def __init__(self, toolkit: Toolkit, page: FirstRunPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toolkit, self._page = toolkit, page
        self._working = False
        page.start_pressed.connect(self._start)

    def _start(self) -> None:
        page, toolkit = self._page, self._toolkit
        if self._working:
            return
        # Not before somebody starts: they would hold up the first page.
        from neglect_toolkit.services import passphrases, staff, unlocking

        details = page.form.value
        name_fault = None if details.name else "Enter your name, so that a reader knows whom to ask."
        fault = passphrases.passphrase_fault(page.passphrase)
        again_fault = None if fault else passphrases.passphrase_fault(page.passphrase, page.again)
        page.show_faults(name_fault, fault, again_fault)
        if name_fault or fault or again_fault:
            return
        self._working = True
        page.show_working(True)
        me = staff.new_person(toolkit, details)
        passphrase = page.passphrase
        run_in_background(
            lambda _job: unlocking.create_store_with_code(toolkit, passphrase, me),
            self._made,
            self._failed,
            owner=self,
        )

    def _made(self, made: Created) -> None:
        from neglect_toolkit.services import unlocking

        self._working = False
        try:
            casework = unlocking.unlock(self._toolkit, made.key)
        except ToolkitError as error:
            self._failed(error)
            return
        self._page.forget()
        self.made.emit(casework, made.code)

    def _failed(self, error: ToolkitError) -> None:
        self._working = False
        self._page.show_failure(error.says)
