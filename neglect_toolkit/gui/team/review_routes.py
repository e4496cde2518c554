"""The manager's pages: the queue, from which an assessment's day is opened to be read."""

from __future__ import annotations

from functools import partial

from neglect_toolkit.gui.day.routes import DayRoutes
from neglect_toolkit.gui.handover.routes import HandoverRoutes
from neglect_toolkit.gui.team.counts_page import CountsPresenter
from neglect_toolkit.gui.team.queue_presenter import QueuePresenter
from neglect_toolkit.gui.team.workers_page import WorkersPresenter
from neglect_toolkit.gui.window.navigator import Route, Way
from neglect_toolkit.gui.window.screen import Screen
from neglect_toolkit.model.queue import QueueQuery


class ReviewRoutes:
    """Makes the pages; remembers what was asked of the queue, so that coming back finds it again."""

    def __init__(self, way: Way, day: DayRoutes, handover: HandoverRoutes) -> None:
        self._way, self._day, self._handover = way, day, handover
        self._asked = QueueQuery()
        self._chosen = ""

    @property
    def routes(self) -> dict[str, Route]:
        """The places of a manager."""
        return {"queue": self.queue_screen, "counts": self.counts_screen}

    def counts_screen(self) -> Screen:
        """What the team did."""
        presenter = CountsPresenter(self._way.work, self._way.prompts)
        return Screen(presenter.page, "Counts", presenter)

    def workers_screen(self, assessment_id: str) -> Screen:
        """Who works with the child of an assessment."""
        presenter = WorkersPresenter(self._way.work, self._day.open(assessment_id).header)
        presenter.page.file_wanted.connect(partial(self._handover.hand_over, assessment_id))
        return Screen(presenter.page, "Who works with the child", presenter)

    def queue_screen(self) -> Screen:
        """What waits for a review."""
        self._day.put_away()
        presenter = QueuePresenter(self._way.work, self._asked)
        presenter.page.table.choose(self._chosen)
        presenter.open_wanted.connect(partial(self._open, presenter))
        return Screen(presenter.page, "To review", presenter, goes_back=False)

    def _open(self, presenter: QueuePresenter, assessment_id: str) -> None:
        self._asked, self._chosen = presenter.asked, assessment_id
        self._day.open_day(assessment_id)
