"""Everything that can be done with an unlocked store: the work list, starting, and opening assessments."""

from __future__ import annotations

from neglect_toolkit.errors import NotAllowedError, NotFoundError
from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.guide import GuideAnswers, KeptGuide
from neglect_toolkit.model.people import Child, Person
from neglect_toolkit.model.words import Status
from neglect_toolkit.services import assessing
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.services.tools import load
from neglect_toolkit.store.store import Store


class Casework:
    """One person's work in one unlocked store. Belongs to the thread that unlocked it."""

    def __init__(self, toolkit: Toolkit, store: Store) -> None:
        self.toolkit = toolkit
        self._store = store

    @property
    def me(self) -> Person:
        """Who unlocked the store."""
        return self._store.me

    def change_my_details(self, person: Person) -> None:
        """Keeps the person's new name, role, agency, team, area and contact."""
        self._store.update_me(person)

    def work_list(self) -> tuple[Header, ...]:
        """Every assessment that is not withdrawn, the last saved first."""
        return self._store.headers()

    def start(self, tool_id: str, child: Child, like: Header | None = None) -> OpenAssessment:
        """Starts a draft for a child with a tool, by whoever is unlocked, dated today.

        Args:
            tool_id: which tool; the caller's choice, whatever was suggested.
            child: what is known of the child; may be nothing.
            like: an earlier assessment of the same child, where this one follows it.

        Raises:
            NotFoundError: there is no such tool.
        """
        tool = load(self.toolkit, tool_id)
        assessment = Assessment(
            tool=tool.id,
            child=child,
            assessed_by=self.me.as_assessor(),
            assessed_on=self.toolkit.clock.today(),
        )
        return self.take_in(assessment, like)

    def take_in(self, assessment: Assessment, like: Header | None = None) -> OpenAssessment:
        """Keeps an assessment that was made elsewhere (an answers file) as a new draft."""
        tool, policy = load(self.toolkit, assessment.tool), self.toolkit.policy
        summary = assessing.summary_of(assessment, tool, policy)
        reached = assessing.progress_of(assessment, tool, summary)
        header = self._store.start(assessment, tool, policy, like.child_id if like else None, reached)
        return OpenAssessment(self.toolkit, self._store, header.id)

    def open(self, assessment_id: str) -> OpenAssessment:
        """Opens one assessment to read or, while it is a draft, to work on.

        Raises:
            NotFoundError: there is none with this id.
        """
        self._store.record("open", assessment_id)
        return OpenAssessment(self.toolkit, self._store, assessment_id)

    def withdraw(self, assessment_id: str, reason: str) -> Header:
        """Takes an assessment made in error out of lists and counts; it is kept, with the reason.

        Raises:
            NotAllowedError: no reason is given.
        """
        if not reason.strip():
            raise NotAllowedError("Say why this assessment is withdrawn; the reason is kept with it.")
        return self._store.withdraw(assessment_id, reason.strip())

    def find(self, beginning: str) -> Header:
        """The one assessment whose id begins so, withdrawn or not.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        found = [header for header in self._store.headers(withdrawn=True) if header.id.startswith(beginning)]
        if len(found) == 1:
            return found[0]
        how_many = "No assessment" if not found else "More than one assessment"
        raise NotFoundError(f"{how_many} has an id that begins with {beginning!r}. See the ids with `list`.")

    def keep_guide(self, answers: GuideAnswers) -> KeptGuide:
        """Keeps one contact by the health guide, with where it led and the record as it reads now.

        Raises:
            NotAllowedError: the clinician judges lower and gives no reason.
        """
        from neglect_toolkit.services import guiding

        return self._store.keep_guide(self.toolkit.guide, answers, guiding.follow(self.toolkit, answers))

    def kept_guides(self) -> tuple[KeptGuide, ...]:
        """Every contact by the health guide that was kept, the last one first."""
        return self._store.kept_guides()

    def note(self, what: str) -> None:
        """Says in the audit log what was done to the keys of the store."""
        self._store.record(what)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store, a sentence each; empty when it proves whole."""
        return self._store.check()

    def lock(self) -> None:
        """Closes the store; nothing of it stays readable."""
        self._store.close()

    @staticmethod
    def is_editable(header: Header) -> bool:
        """Whether an assessment in this state can be written to."""
        return header.status is Status.DRAFT
