"""Tries a passphrase away from the window, and opens the store with the key that comes of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError, WrongPassphraseError
from neglect_toolkit.gui.access.unlock import UnlockPage
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.services.toolkit import Toolkit


class UnlockPresenter(QObject):
    """Between the page and `services.unlocking`."""

    unlocked = Signal(object)  # Casework

    def __init__(self, toolkit: Toolkit, page: UnlockPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toolkit, self._page = toolkit, page
        self._working = False
        page.unlock_wanted.connect(self._try)

    def _try(self, passphrase: str) -> None:
        if self._working:
            return
        if not passphrase:
            self._page.show_wrong("Enter your passphrase.")
            return
        from neglect_toolkit.services import unlocking

        self._working = True
        self._page.show_working(True)
        toolkit, who = self._toolkit, self._page.who
        run_in_background(
            lambda _job: unlocking.derive_key(toolkit, passphrase, who), self._derived, self._failed, owner=self
        )

    def _derived(self, key: object) -> None:
        from neglect_toolkit.services import unlocking

        self._working = False
        try:
            casework = unlocking.unlock(self._toolkit, key)  # type: ignore[arg-type]  # passes through unopened
        except ToolkitError as error:
            self._failed(error)
            return
        self._page.forget()
        self.unlocked.emit(casework)

    def _failed(self, error: ToolkitError) -> None:
        self._working = False
        if isinstance(error, WrongPassphraseError):
            self._page.show_wrong(
                "This passphrase does not open the store. Check capital letters and spaces, and try again."
            )
        else:
            self._page.show_failure(error.says)
