"""Makes the pages for which several people share a store, each with its presenter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from neglect_toolkit.gui.runtime.destinations import Day, Go, HandOver
from neglect_toolkit.gui.runtime.screen import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.runtime.prompts import Prompts
    from neglect_toolkit.model.queue import QueueQuery
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.open_assessment import OpenAssessment


def queue(
    casework: Casework, asked: QueueQuery | None, chosen: str, keep: Callable[[QueueQuery, str], None], go: Go
) -> Screen:
    """What waits for a review.

    Args:
        casework: the manager's.
        asked: what was asked of the queue last; None for what it shows by itself.
        chosen: the id of the assessment that was opened from it last; empty for none.
        keep: is told both before an assessment is opened, so that coming back finds them again.
        go: to the assessment's day.
    """
    from neglect_toolkit.gui.team.queue_presenter import QueuePresenter
    from neglect_toolkit.model.queue import QueueQuery

    presenter = QueuePresenter(casework, asked or QueueQuery())
    presenter.page.table.choose(chosen)

    def open_day(assessment_id: str) -> None:
        keep(presenter.asked, assessment_id)
        go(Day(assessment_id))

    presenter.open_wanted.connect(open_day)
    return Screen(presenter.page, "To review", presenter, goes_back=False)


def counts(casework: Casework, prompts: Prompts) -> Screen:
    """What the team did."""
    from neglect_toolkit.gui.team.counts_page import CountsPresenter

    presenter = CountsPresenter(casework, prompts)
    return Screen(presenter.page, "Counts", presenter)


def people(casework: Casework) -> Screen:
    """Who may open the store."""
    from neglect_toolkit.gui.team.people_presenter import PeoplePresenter

    presenter = PeoplePresenter(casework)
    return Screen(presenter.page, "People", presenter)


def audit_log(casework: Casework) -> Screen:
    """What was done, by whom, when."""
    from neglect_toolkit.gui.team.log_page import LogPresenter

    presenter = LogPresenter(casework)
    return Screen(presenter.page, "Audit log", presenter)


def workers(casework: Casework, opened: OpenAssessment, go: Go) -> Screen:
    """Who works with the child of an assessment."""
    from neglect_toolkit.gui.team.workers_page import WorkersPresenter

    presenter = WorkersPresenter(casework, opened.header)
    presenter.page.file_wanted.connect(partial(go, HandOver(opened.header.id)))
    return Screen(presenter.page, "Who works with the child", presenter)


def supervision_record(casework: Casework, opened: OpenAssessment, back: Callable[[], None]) -> Screen:
    """What was decided in a supervision, to be written down."""
    from neglect_toolkit.gui.team.supervision_record import SupervisionRecordPage
    from neglect_toolkit.gui.team.supervision_record_presenter import SupervisionRecordPresenter

    child = opened.assessment.child.called or opened.tool.child_word
    questions = casework.supervising.review(opened.header).questions
    page = SupervisionRecordPage(child, questions, casework.toolkit.clock.new_id)
    presenter = SupervisionRecordPresenter(casework, opened.header, page, page)
    presenter.finished.connect(back)
    return Screen(page, "Supervision record", presenter, presenter.save_now)
