"""Keeps what is written on the details page: within half a second, a pause or not, and at once when it is left."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from neglect_toolkit.gui.cases.child_details import ChildDetailsPage
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.wording import dates

_SETTLE_MS = 500


class ChildDetailsPresenter(QObject):
    """Between the page and one open assessment."""

    finished = Signal()  # the user goes back to the day

    def __init__(self, opened: OpenAssessment, page: ChildDetailsPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened, self._page = opened, page
        self._waiting: Assessment | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self.save_now)
        page.show_value(opened.assessment)
        page.show_editable(opened.is_editable)
        self._say_saved()
        page.changed.connect(self._changed)
        page.finished.connect(self.finished)

    def save_now(self) -> None:
        """Keeps what is not kept yet. Raises StoreError; what is written then stays on the page."""
        self._timer.stop()
        if self._waiting is None or not self._opened.is_editable:
            return
        waiting = self._with_details(self._waiting)
        self._opened.save(waiting)
        self._waiting = None
        self._say_saved()

    def _say_saved(self) -> None:
        at = dates.here(self._opened.header.saved_at)
        self._page.show_saved(f"Saved {dates.clock_time_to_the_second(at)}")

    def _with_details(self, waiting: Assessment) -> Assessment:
        """The details as written, on top of whatever else has been kept meanwhile."""
        names = ("child", "household", "other_homes", "assessed_by", "assessed_on", "sharing", "safe_contact")
        return self._opened.assessment.model_copy(update={name: getattr(waiting, name) for name in names})

    def _changed(self, assessment: Assessment) -> None:
        self._waiting = assessment
        if not self._timer.isActive():
            self._timer.start()
