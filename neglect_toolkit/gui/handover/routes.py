"""Handing over to another laptop, and taking in what came from one; for somebody alone too."""

from __future__ import annotations

from functools import partial

from neglect_toolkit.gui.day.routes import DayRoutes
from neglect_toolkit.gui.handover.hand_over_presenter import HandOverPresenter
from neglect_toolkit.gui.handover.take_in_presenter import TakeInPresenter
from neglect_toolkit.gui.window.navigator import Way
from neglect_toolkit.gui.window.screen import Screen


class HandoverRoutes:
    """Goes to the two pages."""

    def __init__(self, way: Way, day: DayRoutes) -> None:
        self._way, self._day = way, day

    def hand_over(self, assessment_id: str) -> None:
        """To the page for the child of this assessment."""
        self._way.go(partial(self._hand_over_screen, assessment_id))

    def take_in(self) -> None:
        """To the page where a file is chosen."""
        self._way.go(self._take_in_screen)

    def _hand_over_screen(self, assessment_id: str) -> Screen:
        header = self._day.open(assessment_id).header
        presenter = HandOverPresenter(self._way.work, header, self._way.prompts)
        presenter.finished.connect(self._way.back)
        return Screen(presenter.page, "Hand over to another laptop", presenter)

    def _take_in_screen(self) -> Screen:
        presenter = TakeInPresenter(self._way.work, self._way.prompts)
        presenter.finished.connect(self._way.back)
        return Screen(presenter.page, "Take in a handover file", presenter)
