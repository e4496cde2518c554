"""Between the review's page and `services.reviewing`: says what may be done, does it, says what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.day.events import CommentGiven, CommentWritten, Countersigned, ReviewEvent, SentBack
from neglect_toolkit.gui.day.state import UnderReview
from neglect_toolkit.model.words import ManagerView, NextStep, ReviewOutcome, Status
from neglect_toolkit.wording import dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.model.review import Review
    from neglect_toolkit.services.casework import Casework


class ReviewController(QObject):
    """One assessment under review."""

    done = Signal()  # something was kept, or refused: show it as it now stands
    writing = Signal()  # words were written that are not kept yet

    def __init__(self, casework: Casework, assessment_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._id, self._trouble = casework, assessment_id, ""
        self._written: dict[str, str] = {}
        self._known: tuple[tuple[Status, int], UnderReview] | None = None

    def look_again(self) -> None:
        """What was said may have changed: the next time it is read from the store."""
        self._known = None

    def as_it_stands(self, header: Header) -> UnderReview:
        """What was said, and what may be done; read anew only where it may have changed, not at every save."""
        stage = (header.status, header.revision)
        if self._known is None or self._known[0] != stage:
            self._known = (stage, self._read(header))
        return self._known[1]

    def _read(self, header: Header) -> UnderReview:
        reviewing, me = self._casework.reviewing, self._casework.me
        reviews = reviewing.reviews(self._id)
        why_not = reviewing.why_not(header)
        return UnderReview(
            stands=self._stands(header, reviews),
            me=me.id,
            comments=reviewing.comments(self._id),
            reviews=reviews,
            changed=tuple(change.key or change.section for change in reviewing.changed_since(self._id)),
            may_comment=header.status is not Status.WITHDRAWN,
            may_review=why_not is None,
            why_not=why_not or "",
            trouble=self._trouble,
            drafts=reviewing.drafts(self._id),
        )

    def handle(self, event: ReviewEvent) -> None:
        """Does what was wanted, and says by `done` or `writing` what came of it."""
        match event:
            case CommentWritten(kept_under, text):
                self._written[kept_under] = text
                self.writing.emit()
            case CommentGiven(about, text, answers):
                self._do(lambda: self._casework.reviewing.comment(self._id, text, about, answers or None))
            case SentBack(asks):
                self._do(lambda: self._casework.reviewing.send_back(self._id, asks))
            case Countersigned(view, next_step, reason):
                self._countersign(view, next_step, reason)
            case _:
                assert_never(event)

    def keep_drafts(self) -> None:
        """Keeps what was written since last time. Raises StoreError; then nothing is forgotten."""
        for what, words in tuple(self._written.items()):
            self._casework.reviewing.keep_draft(self._id, what, words)
            del self._written[what]

    def _countersign(self, view: str, next_step: str, reason: str) -> None:
        if not view:
            self._trouble = "Say whether you agree with the next step, or judge higher or lower."
            self._finish()
            return
        step = NextStep(next_step) if next_step else None
        self._do(lambda: self._casework.reviewing.countersign(self._id, ManagerView(view), reason or None, step))

    def _do(self, deed: Callable[[], object]) -> None:
        self._trouble = ""
        try:
            self.keep_drafts()
            deed()
        except ToolkitError as error:
            self._trouble = error.says
        self._finish()

    def _finish(self) -> None:
        self.look_again()
        self.done.emit()

    def _stands(self, header: Header, reviews: tuple[Review, ...]) -> str:
        last = reviews[-1] if reviews else None
        match header.status:
            case Status.RETURNED if last is not None:
                words = "{name} sent it back on {date}: {asks}"
                return words.format(name=last.by_name, date=dates.day_here(last.at), asks=last.reason or "")
            case Status.COUNTERSIGNED if last is not None and last.outcome is ReviewOutcome.COUNTERSIGNED:
                words = "{name} countersigned it on {date}."
                return words.format(name=last.by_name, date=dates.day_here(last.at))
            case Status.SIGNED:
                return "It is signed and waits for a manager."
            case Status.WITHDRAWN:
                return "It is withdrawn."
            case _:
                return "It is a draft: it comes to a manager when it is signed."
