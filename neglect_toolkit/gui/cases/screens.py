"""Makes the pages about one's own cases, each with its presenter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from neglect_toolkit.gui.runtime.destinations import Day, Export, Go, Guide, HandOver, KeptGuides, NewAssessment, TakeIn
from neglect_toolkit.gui.runtime.screen import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.cases.new_assessment_presenter import Unstarted
    from neglect_toolkit.gui.runtime.prompts import Prompts
    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.open_assessment import OpenAssessment


def work_list(casework: Casework, go: Go) -> Screen:
    """The assessments somebody works on, and what can be begun from there."""
    from neglect_toolkit.gui.cases.work_list import WorkListPage
    from neglect_toolkit.gui.cases.work_list_presenter import WorkListPresenter

    def start_another(header: Header) -> None:
        go(NewAssessment(like=header.id))

    page = WorkListPage()
    presenter = WorkListPresenter(casework, page, page)
    page.guide_wanted.connect(partial(go, Guide()))
    page.kept_guides_wanted.connect(partial(go, KeptGuides()))
    page.hand_over_wanted.connect(lambda assessment_id: go(HandOver(assessment_id)))
    page.take_in_wanted.connect(partial(go, TakeIn()))
    presenter.new_wanted.connect(partial(go, NewAssessment()))
    presenter.another_wanted.connect(start_another)
    presenter.open_wanted.connect(lambda assessment_id: go(Day(assessment_id)))
    presenter.export_wanted.connect(lambda assessment_id: go(Export(assessment_id)))
    return Screen(page, "Your assessments", presenter, goes_back=False)


def new_assessment(casework: Casework, unstarted: Unstarted, opened: Callable[[str], None]) -> Screen:
    """What has to be known to begin. `opened` gets the id of what was started, or was there already."""
    from neglect_toolkit.gui.cases.new_assessment import NewAssessmentPage
    from neglect_toolkit.gui.cases.new_assessment_presenter import NewAssessmentPresenter

    page = NewAssessmentPage(casework.toolkit.clock.today())
    presenter = NewAssessmentPresenter(casework, unstarted, page, page)
    presenter.started.connect(opened)
    presenter.open_wanted.connect(opened)
    return Screen(page, "New assessment", presenter)


def details(opened: OpenAssessment, back: Callable[[], None]) -> Screen:
    """The child, the home and who assesses."""
    from neglect_toolkit.gui.cases.child_details import ChildDetailsPage
    from neglect_toolkit.gui.cases.child_details_presenter import ChildDetailsPresenter

    page = ChildDetailsPage(opened.toolkit.clock.today())
    presenter = ChildDetailsPresenter(opened, page, page)
    presenter.finished.connect(back)
    return Screen(page, "Details", presenter, presenter.save_now)


def export(opened: OpenAssessment, prompts: Prompts, back: Callable[[], None]) -> Screen:
    """The referral as a PDF."""
    from neglect_toolkit.gui.cases.export import ExportPage
    from neglect_toolkit.gui.cases.export_presenter import ExportPresenter
    from neglect_toolkit.services.exporting import render_referral

    page = ExportPage()
    presenter = ExportPresenter(opened, render_referral, prompts, page, page)
    presenter.finished.connect(back)
    return Screen(page, "Save a referral PDF", presenter)


def supervision_pdf(casework: Casework, opened: OpenAssessment, prompts: Prompts, back: Callable[[], None]) -> Screen:
    """The whole case as a PDF for supervision."""
    from neglect_toolkit.gui.cases.supervision_pdf_presenter import SupervisionPdfPresenter

    presenter = SupervisionPdfPresenter(opened, casework.supervising, prompts)
    presenter.finished.connect(back)
    return Screen(presenter.page, "Save a PDF for supervision", presenter)
