"""Changes the passphrase, or makes a new recovery code, of whoever is unlocked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.access.my_keys import MyKeysPage
from neglect_toolkit.gui.access.new_secret_presenter import NewSecretPresenter
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.services import unlocking
from neglect_toolkit.services.casework import Casework


class MyKeysPresenter(QObject):
    """Between the page and `services.unlocking`."""

    code_made = Signal(str)

    def __init__(self, casework: Casework, page: MyKeysPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._page = casework, page
        toolkit = casework.toolkit
        self._changing = NewSecretPresenter(
            lambda now, new: unlocking.change_passphrase(toolkit, now, new),
            "Enter your passphrase.",
            page.form,
            self,
        )
        self._changing.changed.connect(self._changed)
        page.code_wanted.connect(self._make_code)

    def _changed(self, _key: object) -> None:
        self._casework.note(Deed.PASSPHRASE_CHANGED)
        self._page.form.show_done("The passphrase is changed. Your recovery code stays as it is.")

    def _make_code(self, passphrase: str) -> None:
        if not passphrase:
            self._page.show_failure("Enter your passphrase.")
            return
        self._page.show_working(True)
        toolkit = self._casework.toolkit
        run_in_background(
            lambda _job: unlocking.new_recovery_code(toolkit, unlocking.derive_key(toolkit, passphrase)),
            self._made,
            self._failed,
            owner=self,
        )

    def _made(self, code: str) -> None:
        self._casework.note(Deed.RECOVERY_CODE_MADE)
        self.code_made.emit(code)

    def _failed(self, error: ToolkitError) -> None:
        self._page.show_failure(error.says)
