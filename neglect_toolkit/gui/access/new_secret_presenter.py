"""Has a new passphrase made away from the window, and says what stood in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.access.new_secret import NewSecretForm
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.services import passphrases

Change = Callable[[str, str], object]
"""Makes the new passphrase of what opens the store now and the new one; gives the key, which is passed on unopened."""


class NewSecretPresenter(QObject):
    """Between the form and one of the use-cases that change a passphrase."""

    changed = Signal(object)  # the key

    def __init__(self, change: Change, missing: str, form: NewSecretForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._change, self._missing, self._form = change, missing, form
        self._is_working = False
        form.pressed.connect(self._try)

    def _try(self) -> None:
        form = self._form
        if self._is_working:
            return
        new_fault = passphrases.passphrase_fault(form.new)
        again_fault = None if new_fault else passphrases.passphrase_fault(form.new, form.again)
        now_fault = None if form.now else self._missing
        form.show_faults(now_fault, new_fault, again_fault)
        if now_fault or new_fault or again_fault:
            return
        self._is_working = True
        form.show_working(True)
        change, now, new = self._change, form.now, form.new
        run_in_background(lambda _job: change(now, new), self._made, self._failed, owner=self)

    def _made(self, key: object) -> None:
        self._is_working = False
        self._form.show_working(False)
        self.changed.emit(key)

    def _failed(self, error: ToolkitError) -> None:
        self._is_working = False
        self._form.show_working(False)
        self._form.show_faults(error.says, None, None)
