"""Everything that can be done with an unlocked store: the work list, starting, and opening assessments."""

from __future__ import annotations

from functools import cached_property

from neglect_toolkit.errors import NotAllowedError, NotFoundError, NotPermittedError
from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.guide import GuideAnswers, KeptGuide
from neglect_toolkit.model.people import Child, Person
from neglect_toolkit.model.words import Role
from neglect_toolkit.services import assessing
from neglect_toolkit.services.audit_log import AuditLog, read_head
from neglect_toolkit.services.children import Children
from neglect_toolkit.services.counting import Counting
from neglect_toolkit.services.handing_over import HandingOver
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.reviewing import Reviewing
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.staff import Staff
from neglect_toolkit.services.supervising import Supervising
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.services.tools import load
from neglect_toolkit.store import assessments, audit, guide_records, headers, keys, sealing
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.store import Store


class Casework:
    """One person's work in one unlocked store. Belongs to the thread that unlocked it.

    What goes beyond one's own assessments is beside it: `reviewing`, `supervising`, `children`, `staff`, `log`.
    """

    def __init__(self, toolkit: Toolkit, store: Store, warnings: tuple[str, ...] = ()) -> None:
        self.toolkit = toolkit
        self.warnings = warnings
        """What whoever unlocked the store should know at once, a sentence each."""
        self._store = store
        self.rights = Rights(store, toolkit.clock)

    @property
    def me(self) -> Person:
        """Who unlocked the store."""
        return self._store.me

    @cached_property
    def staff(self) -> Staff:
        """The people of the store, for whoever looks after them."""
        return Staff(self.toolkit, self._store, self.rights)

    @cached_property
    def children(self) -> Children:
        """Who works with which child, for whoever manages them."""
        return Children(self.toolkit, self._store, self.rights)

    @cached_property
    def reviewing(self) -> Reviewing:
        """What waits for a manager, and how it is answered."""
        return Reviewing(self.toolkit, self._store, self.rights)

    @cached_property
    def supervising(self) -> Supervising:
        """Supervision of a child's case: its chronology, records and actions."""
        return Supervising(self.toolkit, self._store, self.rights)

    @cached_property
    def counting(self) -> Counting:
        """The counts for a team."""
        return Counting(self.toolkit, self._store, self.rights)

    @cached_property
    def handing_over(self) -> HandingOver:
        """What leaves the store for another one, and what comes into it."""
        return HandingOver(self.toolkit, self._store, self.rights)

    @cached_property
    def log(self) -> AuditLog:
        """The audit log, for managers and administrators."""
        return AuditLog(self._store, self.rights)

    def change_my_details(self, person: Person) -> None:
        """Keeps the person's new name, role and contact; agency, team and area too where nobody else looks after them.

        Raises:
            NotPermittedError: it changes one's own team or roles, and somebody else looks after these.
            NotAllowedError: a colleague is called the same.
        """
        before = self.me
        kept = {"agency", "team", "area", "roles", "left_on"}
        if not self.rights.is_a(Role.ADMINISTRATOR) and any(
            getattr(person, name) != getattr(before, name) for name in kept
        ):
            raise NotPermittedError("Your agency, team, area and roles are changed by an administrator. Ask one.")
        self._store.update_me(person)
        keys.set_names(self.toolkit.store_folder, {person.id: person.name})

    def work_list(self) -> tuple[Header, ...]:
        """Every assessment of a child whom one works with that is not withdrawn, the last saved first."""
        if not self.rights.is_a(Role.PRACTITIONER):
            return ()
        with self._store.reading() as connection:
            return headers.of_worker(connection, self.me.id, self.toolkit.clock.today())

    def start(self, tool_id: str, child: Child, like: Header | None = None) -> OpenAssessment:
        """Starts a draft for a child with a tool, by whoever is unlocked, dated today.

        Args:
            tool_id: which tool; the caller's choice, whatever was suggested.
            child: what is known of the child; may be nothing.
            like: an earlier assessment of the same child, where this one follows it.

        Raises:
            NotFoundError: there is no such tool.
            NotPermittedError: one does not assess, or does not work with that child.
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
        """Keeps an assessment that was made elsewhere (an answers file) as a new draft.

        Raises:
            NotPermittedError: one does not assess, or does not work with that child.
        """
        self.rights.refuse_unless(Role.PRACTITIONER)
        if like is not None:
            self.rights.refuse_writing(like)
        tool, policy = load(self.toolkit, assessment.tool), self.toolkit.policy
        summary = assessing.summary_of(assessment, tool, policy)
        reached = assessing.progress_of(assessment, tool, summary, None)
        with self._store.writing() as writing:
            header = assessments.start(
                writing,
                assessment,
                tool,
                policy,
                me=self.me,
                child_id=like.child_id if like else None,
                progress=reached,
            )
        return OpenAssessment(self.toolkit, self._store, header.id, self.rights)

    def open(self, assessment_id: str) -> OpenAssessment:
        """Opens one assessment to read or, while nobody has signed it, to work on.

        Raises:
            NotFoundError: there is none with this id.
            NotPermittedError: one may not read it.
        """
        self.rights.readable(assessment_id)
        with self._store.writing() as writing:
            writing.record(Deed.OPEN, assessment_id)
        return OpenAssessment(self.toolkit, self._store, assessment_id, self.rights)

    def withdraw(self, assessment_id: str, reason: str) -> Header:
        """Takes an assessment made in error out of lists and counts; it is kept, with the reason.

        Raises:
            NotAllowedError: no reason is given.
            NotPermittedError: one does not work with the child.
        """
        self.rights.writable(assessment_id)
        if not reason.strip():
            raise NotAllowedError("Say why this assessment is withdrawn; the reason is kept with it.")
        with self._store.writing() as writing:
            return sealing.withdraw(writing, assessment_id, reason)

    def find(self, beginning: str) -> Header:
        """The one assessment whose id begins so, withdrawn or not.

        Raises:
            NotFoundError: there is none, or more than one.
            NotPermittedError: one may not read it.
        """
        with self._store.reading() as connection:
            found = headers.beginning(connection, beginning)
        if len(found) == 1:
            self.rights.refuse_reading(found[0])
            return found[0]
        how_many = "No assessment" if not found else "More than one assessment"
        raise NotFoundError(f"{how_many} has an id that begins with {beginning!r}. See the ids with `list`.")

    def keep_guide(self, answers: GuideAnswers) -> KeptGuide:
        """Keeps one contact by the health guide, with where it led and the record as it reads now.

        Raises:
            NotAllowedError: the clinician judges lower and gives no reason.
            NotPermittedError: one is no practitioner.
        """
        self.rights.refuse_unless(Role.PRACTITIONER)
        with self._store.writing() as writing:
            return self._keep_guide(writing, answers)

    def _keep_guide(self, writing: Writing, answers: GuideAnswers) -> KeptGuide:
        from neglect_toolkit.services import guiding

        return guide_records.keep(writing, self.toolkit.guide, answers, guiding.follow(self.toolkit, answers))

    def keep_guide_about(self, answers: GuideAnswers, header: Header) -> KeptGuide:
        """Keeps one contact, where it is not kept yet, as one about an assessment's child: then the chronology has it.

        Raises as `keep_guide`, and NotPermittedError for whoever may not write about the child.
        """
        self.rights.refuse_writing(header)
        with self._store.writing() as writing:
            kept_before = guide_records.of_nobody(writing.connection, self.me.id)
            known = next((kept for kept in kept_before if kept.answers == answers), None)
            kept = known or self._keep_guide(writing, answers)
            guide_records.say_about(writing, kept.id, header.child_id)
            return kept

    def kept_guides(self) -> tuple[KeptGuide, ...]:
        """Every contact by the health guide that one kept oneself, the last one first."""
        with self._store.reading() as connection:
            return tuple(kept for kept in guide_records.kept(connection) if kept.by == self.me.id)

    def note(self, what: Deed) -> None:
        """Says in the audit log what was done to the keys of the store."""
        with self._store.writing() as writing:
            writing.record(what)

    def check(self, head: str | None = None) -> tuple[str, ...]:
        """What is wrong with the store, a sentence each; empty when it proves whole.

        `head` is what a PDF or a package says of the audit log, `NUMBER:HASH`: whether the log still holds that.

        Raises:
            NotAllowedError: it is no such head.
        """
        from neglect_toolkit.store.checking import check

        with self._store.reading() as connection:
            return (*check(connection), *(audit.faults_against(connection, *read_head(head)) if head else ()))

    def lock(self) -> None:
        """Closes the store; nothing of it stays readable."""
        self._store.close()

    @staticmethod
    def is_editable(header: Header) -> bool:
        """Whether an assessment in this state can be written to."""
        return header.status.is_open
