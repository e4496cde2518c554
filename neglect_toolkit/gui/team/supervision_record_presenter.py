"""Saves what is written of a supervision as it is written, and keeps it as a record when that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from neglect_toolkit.errors import NotAllowedError
from neglect_toolkit.gui.team.supervision_record import SupervisionRecordPage
from neglect_toolkit.wording import dates

if TYPE_CHECKING:
    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.services.casework import Casework

_KEPT_WITHIN_MS = 500


class SupervisionRecordPresenter(QObject):
    """Between the page and `services.supervising`."""

    finished = Signal()

    def __init__(
        self, casework: Casework, header: Header, page: SupervisionRecordPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._casework, self._header, self._page = casework, header, page
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEPT_WITHIN_MS)
        self._timer.timeout.connect(self.save_now)
        page.show_value(casework.supervising.draft(header))
        page.changed.connect(self._changed)
        page.keep_wanted.connect(self._keep)
        page.discard_wanted.connect(self._discard)

    def save_now(self) -> None:
        """Keeps what is written so far. Raises StoreError where the disk refuses."""
        self._timer.stop()
        if not self._unsaved:
            return
        self._casework.supervising.keep_draft(self._header, self._page.value)
        self._unsaved = False
        at = dates.clock_time_to_the_second(dates.here(self._casework.toolkit.clock.now()))
        self._page.show_saved(f"Saved {at}")

    def _changed(self) -> None:
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        faults = self._page.faults
        self._page.show_faults(faults)
        if faults:
            return
        self.save_now()
        try:
            self._casework.supervising.keep(self._header, self._page.value)
        except NotAllowedError as error:
            self._page.show_refused(error.says)
            return
        self.finished.emit()

    def _discard(self) -> None:
        self._timer.stop()
        self._unsaved = False
        self._casework.supervising.discard_draft(self._header)
        self.finished.emit()
