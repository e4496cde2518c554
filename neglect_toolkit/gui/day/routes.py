"""The pages about one assessment: its day, its details, its PDFs and its supervision records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neglect_toolkit.errors import StoreError
from neglect_toolkit.gui.window.navigator import Way
from neglect_toolkit.gui.window.screen import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.day.presenter import DayPresenter
    from neglect_toolkit.gui.day.review_controller import ReviewController
    from neglect_toolkit.gui.team.team import Team
    from neglect_toolkit.services.open_assessment import OpenAssessment


class DayRoutes(QObject):
    """Makes the pages when they are wanted; remembers which assessment is open, and where somebody was in it.

    `office` is what several people can go to from here; None while the store is locked.
    """

    def __init__(self, way: Way, parent: QObject) -> None:
        super().__init__(parent)
        self._way = way
        self.office: Team | None = None
        self._opened: OpenAssessment | None = None
        self._left_place: dict[str, str] = {}
        self._in_the_room = True

    def lock(self) -> None:
        """Forgets what was open, and keeps where somebody was in it."""
        self._opened = self.office = None

    @property
    def opened(self) -> OpenAssessment | None:
        """The assessment that is open; None where there is none."""
        return self._opened

    def open(self, assessment_id: str) -> OpenAssessment:
        """One assessment, opened once for the day, its details and its export together."""
        if self._opened is None or self._opened.header.id != assessment_id:
            self._opened = self._way.work.open(assessment_id)
            self._in_the_room = True
        return self._opened

    def put_away(self) -> None:
        """Forgets which assessment was open, and where: the next one begins at its beginning."""
        self._opened, self._left_place = None, {}

    def open_day(self, assessment_id: str) -> None:
        """Shows an assessment's day, to work on or to read."""
        self._way.go(partial(self.day_screen, assessment_id))

    def day_screen(self, assessment_id: str) -> Screen:
        """The day: the questions, and every page beside them."""
        from neglect_toolkit.gui.day.frame.page import DayPage
        from neglect_toolkit.gui.day.presenter import DayPresenter
        from neglect_toolkit.gui.day.supervision_controller import SupervisionController

        page = DayPage()
        opened = self.open(assessment_id)
        presenter = DayPresenter(
            opened,
            page,
            self,
            in_the_room=self._in_the_room,
            supervision=SupervisionController(self._way.work.supervising),
            reviews=self._review_desk(assessment_id),
            place=self._left_place.get(assessment_id),
            calls=self._way.calls(opened.assessment.assessed_by.area),
        )
        presenter.details_wanted.connect(partial(self._open_details, assessment_id))
        presenter.export_wanted.connect(partial(self.open_export, assessment_id))
        presenter.left.connect(self._way.home)
        presenter.record_wanted.connect(partial(self._open_record, assessment_id))
        presenter.supervision_pdf_wanted.connect(partial(self._open_supervision_pdf, assessment_id))
        if self.office is not None:
            presenter.workers_wanted.connect(partial(self._open_workers, assessment_id))
        presenter.place_changed.connect(partial(self._left_place.__setitem__, assessment_id))
        presenter.room_changed.connect(self._remember_room)
        return Screen(page, "The day", presenter, partial(self._keep_day, presenter), goes_back=False)

    def _open_workers(self, assessment_id: str) -> None:
        if self.office is not None:
            self._way.go(partial(self.office.workers_route, assessment_id))

    def _review_desk(self, assessment_id: str) -> ReviewController | None:
        """Reviews are for stores that several people share."""
        from neglect_toolkit.gui.day.review_controller import ReviewController

        alone = self.office is None or self.office.is_alone
        return None if alone else ReviewController(self._way.work, assessment_id, self)

    def _keep_day(self, presenter: DayPresenter) -> None:
        """The day's page says itself what is wrong; what is on it is not left, locked or closed until it is kept."""
        if not presenter.save_now():
            raise StoreError("What you wrote last is not saved yet. It is still on the screen.")

    def _remember_room(self, in_the_room: bool) -> None:
        self._in_the_room = in_the_room

    def _open_details(self, assessment_id: str) -> None:
        self._way.go(partial(self._details_screen, assessment_id))

    def _details_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.cases.child_details import ChildDetailsPage
        from neglect_toolkit.gui.cases.child_details_presenter import ChildDetailsPresenter

        page = ChildDetailsPage(self._way.work.toolkit.clock.today())
        presenter = ChildDetailsPresenter(self.open(assessment_id), page, self)
        presenter.finished.connect(self._way.back)
        return Screen(page, "Details", presenter, presenter.save_now)

    def open_export(self, assessment_id: str) -> None:
        """Shows the page that makes its PDF."""
        self._way.go(partial(self._export_screen, assessment_id))

    def _export_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.cases.export import ExportPage
        from neglect_toolkit.gui.cases.export_presenter import ExportPresenter
        from neglect_toolkit.services.exporting import render_referral

        page = ExportPage()
        presenter = ExportPresenter(self.open(assessment_id), render_referral, self._way.prompts, page, self)
        presenter.finished.connect(self._way.back)
        return Screen(page, "Save a referral PDF", presenter)

    def _open_record(self, assessment_id: str) -> None:
        self._way.go(partial(self._record_screen, assessment_id))

    def _record_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.team.supervision_record import SupervisionRecordPage
        from neglect_toolkit.gui.team.supervision_record_presenter import SupervisionRecordPresenter

        opened, supervising = self.open(assessment_id), self._way.work.supervising
        child = opened.assessment.child.called or opened.tool.child_word
        questions = supervising.review(opened.header).questions
        page = SupervisionRecordPage(child, questions, self._way.work.toolkit.clock.new_id)
        presenter = SupervisionRecordPresenter(self._way.work, opened.header, page, self)
        presenter.finished.connect(self._way.back)
        return Screen(page, "Supervision record", presenter, presenter.save_now)

    def _open_supervision_pdf(self, assessment_id: str) -> None:
        self._way.go(partial(self._supervision_pdf_screen, assessment_id))

    def _supervision_pdf_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.team.supervision_pdf_presenter import SupervisionPdfPresenter

        opened = self.open(assessment_id)
        presenter = SupervisionPdfPresenter(opened, self._way.work.supervising, self._way.prompts, self)
        presenter.finished.connect(self._way.back)
        return Screen(presenter.page, "Save a PDF for supervision", presenter)
