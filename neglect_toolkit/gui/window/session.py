"""The store from unlocking to locking; and what the same person finds again when a page is made anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neglect_toolkit.gui.cases.new_assessment_presenter import Unstarted
    from neglect_toolkit.model.queue import QueueQuery
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.open_assessment import OpenAssessment


@dataclass
class FoundAgain:
    """What one person finds again, after locking too; another person begins with nothing of it.

    Attributes:
        whose: the person's id.
        places: by an assessment's id, the part or page of its day that was open last.
        unstarted: what is written of an assessment that is not started yet.
        asked: what was asked of the queue last; None for what it shows by itself.
        chosen: the id of the assessment that was opened from the queue last.
    """

    whose: str = ""
    places: dict[str, str] = field(default_factory=dict)
    unstarted: Unstarted | None = None
    asked: QueueQuery | None = None
    chosen: str = ""


class Session:
    """One for the whole run; it is open while there is an unlocked casework in it."""

    def __init__(self) -> None:
        self._casework: Casework | None = None
        self._opened: OpenAssessment | None = None
        self.found_again = FoundAgain()
        self.last_name = ""
        self.in_the_room = True

    @property
    def is_open(self) -> bool:
        """Whether the store is unlocked."""
        return self._casework is not None

    @property
    def casework(self) -> Casework:
        """The unlocked casework. Raises RuntimeError while it is locked."""
        if self._casework is None:
            raise RuntimeError("a page that needs the store was asked for while it is locked")
        return self._casework

    @property
    def opened(self) -> OpenAssessment | None:
        """The assessment that is open; None where there is none."""
        return self._opened

    def begin(self, casework: Casework) -> None:
        """Takes an unlocked casework."""
        self._casework, self.last_name = casework, casework.me.name
        if self.found_again.whose != casework.me.id:
            self.found_again = FoundAgain(whose=casework.me.id)

    def end(self) -> Casework:
        """Forgets what was open, and gives back the casework, which is still to be locked."""
        casework = self.casework
        self._casework = self._opened = None
        return casework

    def open(self, assessment_id: str) -> OpenAssessment:
        """One assessment, opened once for the day, its details and its export together."""
        if self._opened is None or self._opened.header.id != assessment_id:
            self._opened = self.casework.open(assessment_id)
            self.in_the_room = True
        return self._opened

    def put_away(self) -> None:
        """Forgets which assessment was open, and where: the next one begins at its beginning."""
        self._opened = None
        self.found_again.places.clear()

    def begin_new(self) -> None:
        """Forgets what was written of an assessment that was never started."""
        self.found_again.unstarted = None

    def unstarted(self, like: str | None) -> Unstarted:
        """What is written of an assessment that is not started yet; at first, the child of an earlier one."""
        from neglect_toolkit.gui.cases.new_assessment_presenter import Unstarted

        if self.found_again.unstarted is None:
            earlier = None if like is None else self.open(like)
            self.found_again.unstarted = (
                Unstarted() if earlier is None else Unstarted(child=earlier.assessment.child, like=earlier.header)
            )
        return self.found_again.unstarted
