"""What pages for several people need of the shell: to go somewhere and come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from neglect_toolkit.gui.page import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.prompts import Prompts
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.open_assessment import OpenAssessment

Route = Callable[[], Screen]


class Way(Protocol):
    """The shell, as far as these pages know it."""

    @property
    def work(self) -> Casework:
        """The unlocked casework."""

    @property
    def prompts(self) -> Prompts:
        """What asks for files and folders."""

    def go(self, route: Route) -> None:
        """Saves what is on screen and shows another page, from which "Back" returns here."""

    def back(self) -> None:
        """Saves what is on screen and shows the page before."""

    def open(self, assessment_id: str) -> OpenAssessment:
        """One assessment, opened once for all pages about it."""

    def put_away(self) -> None:
        """Forgets which assessment was open, and where: the next one begins at its beginning."""

    def open_day(self, assessment_id: str) -> None:
        """Shows an assessment's day, to work on or to read."""

    def open_export(self, assessment_id: str) -> None:
        """Shows the page that makes its PDF."""
