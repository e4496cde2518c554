"""What waits for a manager, and how it is read and answered."""

from __future__ import annotations

from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.queue import QueuePage, QueueQuery
from neglect_toolkit.model.record import Change, changes_between
from neglect_toolkit.model.review import Comment, Review, unanswered
from neglect_toolkit.model.words import ManagerView, NextStep, ReviewOutcome, Role, Status
from neglect_toolkit.services import origins
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import queue, reviewing, sealing, unfinished
from neglect_toolkit.store.store import Store


class Reviewing:
    """The manager's queue; comments by whoever may read; a review by the manager of the team."""

    def __init__(self, toolkit: Toolkit, store: Store, rights: Rights) -> None:
        self._toolkit, self._store, self._rights = toolkit, store, rights

    def queue(self, query: QueueQuery = QueueQuery()) -> QueuePage:  # noqa: B008 - a frozen value
        """A page of the assessments of one's team. Raises NotPermittedError for whoever is no manager."""
        self._rights.refuse_unless(Role.MANAGER)
        with self._store.reading() as connection:
            return queue.page(connection, self._rights.me.team_key, query)

    def counts(self) -> dict[Status, int]:
        """How many assessments of one's team are in each state. Raises NotPermittedError."""
        self._rights.refuse_unless(Role.MANAGER)
        with self._store.reading() as connection:
            return queue.counts(connection, self._rights.me.team_key)

    def days_waiting(self, header: Header) -> int | None:
        """For how many days it has waited for a manager; None where it does not wait."""
        if header.waiting_since is None:
            return None
        return max(0, (self._toolkit.clock.today() - header.waiting_since.astimezone().date()).days)

    def why_not(self, header: Header) -> str | None:
        """Why one may not review an assessment now, as a sentence; None where one may."""
        if not self._rights.is_a(Role.MANAGER):
            return "A manager of the team countersigns it or sends it back."
        if not self._rights.manages(header):
            return "It is another team's: that team's manager reviews it."
        if header.status is not Status.SIGNED:
            return "Only what is signed and waits can be countersigned or sent back."
        with self._store.reading() as connection:
            own = reviewing.is_own(connection, self._rights.me, header)
        return "You wrote or signed some of it. Nobody reviews their own work: ask another manager." if own else None

    def reviews(self, assessment_id: str) -> tuple[Review, ...]:
        """Every review of an assessment, the first one first. Raises NotPermittedError."""
        self._rights.readable(assessment_id)
        with self._store.reading() as connection:
            return origins.reviews(connection, assessment_id)

    def comments(self, assessment_id: str) -> tuple[Comment, ...]:
        """Everything said about an assessment, the first one first. Raises NotPermittedError."""
        self._rights.readable(assessment_id)
        with self._store.reading() as connection:
            return origins.comments(connection, assessment_id)

    def unanswered(self, assessment_id: str) -> int:
        """How many comments of others wait for an answer. Raises NotPermittedError."""
        return unanswered(self.comments(assessment_id), self._rights.me.id)

    def comment(self, assessment_id: str, text: str, about: str = "", answers: str | None = None) -> Comment:
        """Says something about an assessment, an item or a finding of it, or answers a comment.

        `about` is empty for the whole, `item:ITEM.ID` or `finding:DOMAIN/RULE`; `answers` is the id of another comment.

        Raises:
            NotPermittedError: one may not read it.
            NotAllowedError: nothing is said, or it is withdrawn.
        """
        self._rights.readable(assessment_id)
        with self._store.writing() as writing:
            kept = reviewing.comment(writing, self._rights.me, assessment_id, text, about=about, answers=answers)
            unfinished.put(writing, _draft(assessment_id, f"answer:{answers}" if answers else "comment"), "")
            return kept

    def drafts(self, assessment_id: str) -> dict[str, str]:
        """What one was writing about an assessment and has not handed in, by what it was kept under."""
        with self._store.reading() as connection:
            return unfinished.begun(connection, self._rights.me.id, _draft(assessment_id, ""))

    def keep_draft(self, assessment_id: str, what: str, words: str) -> None:
        """Keeps what one is writing: a `comment`, `answer:COMMENT`, what a `return` asks, why one would `countersign`.

        Nobody else reads it, and it goes when it is handed in. Raises NotPermittedError for whoever may not read the
        assessment.
        """
        self._rights.readable(assessment_id)
        with self._store.writing() as writing:
            unfinished.put(writing, _draft(assessment_id, what), words)

    def send_back(self, assessment_id: str, asks: str) -> Header:
        """Returns a signed assessment with questions: a new revision opens, in which its practitioner answers them.

        Raises:
            NotPermittedError: one does not manage the team.
            NotAllowedError: it does not wait for a review, it is one's own, or nothing is asked.
        """
        self._rights.manageable(assessment_id)
        with self._store.writing() as writing:
            returned = reviewing.review(writing, self._rights.me, assessment_id, ReviewOutcome.RETURNED, reason=asks)
            unfinished.put(writing, _draft(assessment_id, "return"), "")
            return returned

    def countersign(
        self, assessment_id: str, view: ManagerView, reason: str | None = None, next_step: NextStep | None = None
    ) -> Header:
        """Countersigns exactly what was signed, with one's own view of the next step.

        Raises:
            NotPermittedError: one does not manage the team.
            NotAllowedError: it does not wait for a review, it is one's own, or a view that differs has no reason.
        """
        self._rights.manageable(assessment_id)
        with self._store.writing() as writing:
            countersigned = reviewing.review(
                writing,
                self._rights.me,
                assessment_id,
                ReviewOutcome.COUNTERSIGNED,
                view=view,
                next_step=next_step,
                reason=reason,
            )
            unfinished.put(writing, _draft(assessment_id, "countersign"), "")
            return countersigned

    def changed_since(self, assessment_id: str) -> tuple[Change, ...]:
        """What this revision changed of the one signed before it; empty for a first revision.

        Raises NotPermittedError for whoever may not read it.
        """
        header = self._rights.readable(assessment_id)
        with self._store.reading() as connection:
            now = sealing.content(connection, assessment_id)
            before = reviewing.sealed_before(connection, assessment_id, header.revision)
        return changes_between(before.content, now) if before is not None else ()


def _draft(assessment_id: str, what: str) -> str:
    return f"review:{assessment_id}:{what}"
