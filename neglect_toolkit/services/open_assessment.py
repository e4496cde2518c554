"""One assessment while somebody has it open: change it, see what it adds up to, sign it, export it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from neglect_toolkit.engine.family import family_page
from neglect_toolkit.engine.progress import progress
from neglect_toolkit.engine.visibility import shown_items
from neglect_toolkit.engine.visit_plan import plan_next_visit
from neglect_toolkit.errors import NotAllowedError
from neglect_toolkit.model.assessment import Assessment, Header, Signature, facts_of
from neglect_toolkit.model.case import AssessedInCase
from neglect_toolkit.model.chronology import Event
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.family import FamilyChoices, FamilyPage
from neglect_toolkit.model.kept_text import SealedTexts
from neglect_toolkit.model.policy import NextSteps, Policy
from neglect_toolkit.model.record import SealedRevision, changes_between
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Tool, spoken
from neglect_toolkit.model.view import View
from neglect_toolkit.model.visit_plan import VisitPlan
from neglect_toolkit.model.words import Status
from neglect_toolkit.services import assessing, exporting, origins
from neglect_toolkit.services.audit_log import AuditLog
from neglect_toolkit.services.comparing import Comparing, earlier_by
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.supervising import Supervising
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import assessments, document_store, headers, sealing
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store

if TYPE_CHECKING:
    from neglect_toolkit.reports.values import ReferralReport


class BesideIt(TypedDict):
    """What every document about an assessment holds beside it."""

    chronology: tuple[Event, ...]
    log_head: str


class OpenAssessment:
    """A draft, or a signed record being read. Each `save` is on the disk when it returns.

    The tool and the policy are those the assessment was started with, whatever the forms folder has become. A signed
    record shows the summary that was signed; it is never worked out anew.
    """

    def __init__(self, toolkit: Toolkit, store: Store, assessment_id: str, rights: Rights) -> None:
        self.toolkit = toolkit
        self._store = store
        self._rights = rights
        self._id = assessment_id
        self.refresh()
        with store.reading() as connection:
            self._tool = document_store.kept(connection, "tool", self._header.tool_sha256, Tool)
            self._policy = document_store.kept(connection, "policy", self._header.policy_sha256, Policy)

    def refresh(self) -> None:
        """Takes what the store now holds of it: also what was done to it elsewhere in this window, a review, say.

        Raises:
            NotFoundError: there is no such assessment.
            StoreDamagedError: it is not what was signed, or cannot be read.
        """
        with self._store.reading() as connection:
            self._header = origins.header_of(connection, headers.header(connection, self._id))
            unsigned = self._header.status.is_open or self._is_unsigned
            sealed = self._sealed = None if unsigned else sealing.sealed(connection, self._id)
            self._signature = origins.signature_of(connection, self._id, sealed.signature) if sealed else None
            is_it = sealed is not None and sealed.number == self._header.revision  # proved once, not twice
            self._assessment = sealed.content if sealed and is_it else sealing.content(connection, self._id)
            self._earlier = sealing.earlier(connection, self._header.child_id, before=self._id)
            self._earlier_levels: tuple[EarlierAssessment, ...] | None = None
        self._may_write = self._rights.may_write(self._header)
        self._summed: tuple[Assessment, IndicatorSummary] | None = None
        self._viewed: tuple[Header, Assessment, View] | None = None

    @property
    def header(self) -> Header:
        """Where the assessment stands, as lists know it."""
        return self._header

    @property
    def assessment(self) -> Assessment:
        """What is kept."""
        return self._assessment

    @property
    def tool(self) -> Tool:
        """The tool it was started with."""
        return self._tool

    @property
    def policy(self) -> Policy:
        """The policy it was started with."""
        return self._policy

    @property
    def may_write(self) -> bool:
        """Whether whoever opened it works with the child, whatever state it is in."""
        return self._may_write

    @property
    def is_editable(self) -> bool:
        """Whether whoever opened it can write to it: nobody has signed it, and they work with the child."""
        return self._header.status.is_open and self._may_write

    @property
    def signs_as(self) -> str:
        """Who would sign: whoever has the store unlocked, whatever name stands in the assessment."""
        return self._store.me.name

    @property
    def _is_unsigned(self) -> bool:
        """Withdrawn as a draft: there is nothing sealed to show."""
        return self._header.status is Status.WITHDRAWN and self._header.signature is None

    def view(self) -> View:
        """What it adds up to now; worked out once for each state that is kept, however often it is asked for."""
        header, assessment = self._header, self._assessment
        if self._viewed is not None:
            of_header, of_assessment, view = self._viewed
            if of_header is header and of_assessment is assessment:
                return view
        view = self._view_of(assessment)
        self._viewed = (header, assessment, view)
        return view

    def _view_of(self, assessment: Assessment) -> View:
        facts = facts_of(assessment, self._tool)
        shown = shown_items(self._tool, facts, assessment.answers, frozenset(assessment.opened))
        return View(
            header=self._header,
            assessment=assessment,
            tool=self._tool,
            facts=facts,
            summary=self._summary_of(assessment) if self._sealed is None else self._sealed.summary,
            shown=shown,
            parts=progress(self._tool, facts, assessment.answers, frozenset(shown)),
        )

    @cached_property
    def beside(self) -> Comparing:
        """The other assessments that this one can be put beside."""
        return Comparing(self._store, self._header, self._rights, self.toolkit.policy)

    def as_assessed(self) -> AssessedInCase:
        """This assessment as it stands now, to put beside others."""
        return AssessedInCase(
            id=self._id,
            content=self._assessment,
            tool=self._tool,
            summary=self.view().summary,
            saved_on=self._header.saved_at.astimezone().date(),
            signature=self._signature,
        )

    def plan_next_visit(self) -> VisitPlan:
        """What matters most to find out next. Takes some hundredths of a second: ask where it is looked at."""
        view = self.view()
        answers = self._assessment.answers
        return plan_next_visit(self._tool, self._policy, view.facts, answers, view.summary, earlier=self._before())

    def _before(self) -> tuple[EarlierAssessment, ...]:
        """What this summary needs of the child's earlier assessments, by this one's policy; worked out once."""
        if self._earlier_levels is None:
            with self._store.reading() as connection:
                self._earlier_levels = earlier_by(connection, self._policy, self._earlier)
        return self._earlier_levels

    def family_page(self, choices: FamilyChoices) -> FamilyPage:
        """What a family can be shown of it, as the practitioner chose."""
        view, assessment = self.view(), self._assessment
        child = assessment.child.called
        step = assessment.judgement.next_step or view.summary.next_step.is_
        words = (self._signed_next_steps() or self.toolkit.next_steps).steps[step].to_family
        return family_page(
            self._tool,
            view.facts,
            assessment.answers,
            choices,
            child=child or self._tool.child_word,
            barriers=view.summary.barriers,
            next_step=spoken(words, child or self._tool.child_word) if words else None,
        )

    def _summary_of(self, assessment: Assessment) -> IndicatorSummary:
        """What `save` needs, and `view` a moment later of the same assessment: the last one is kept."""
        if self._summed is None or self._summed[0] is not assessment:
            self._summed = (assessment, assessing.summary_of(assessment, self._tool, self._policy, self._before()))
        return self._summed[1]

    def save(self, assessment: Assessment) -> Header:
        """Keeps whatever differs from what was kept before. On the disk when it returns.

        Returns:
            The header; its `saved_at` is the acknowledgement.

        Raises:
            NotAllowedError: it is signed.
            NotPermittedError: one does not work with the child.
            StoreError: the disk refused, and nothing was kept; the caller still has the words.
        """
        changes = changes_between(self._assessment, assessment)
        if changes:
            self._rights.refuse_writing(self._header)
            summary = self._summary_of(assessment)
            reached = assessing.progress_of(assessment, self._tool, summary, self._assessment)
            with self._store.writing() as writing:
                header = assessments.save(writing, self._id, changes, reached, seen=self._header.saved_at)
            self._header = header
            self._assessment = assessment
        return self._header

    def remember_place(self, place: str) -> None:
        """Keeps which page the person is on, so that they come back to it."""
        if place != self._header.place and self._may_write:
            with self._store.writing() as writing:
                assessments.remember_place(writing, self._id, place)
            self._header = self._header.model_copy(update={"place": place})

    def before_signing(self) -> tuple[str, ...]:
        """What still stands in the way of signing, a finished sentence each; empty when it can be signed.

        Gaps and unasked checks never stand in the way: they are shown, and a referral is not held up for them.
        """
        judgement, suggested = self._assessment.judgement, self.view().summary.next_step.is_
        found = []
        if judgement.next_step is None:
            found.append("Choose the next step that you judge right.")
        elif judgement.next_step.rank < suggested.rank and not (judgement.reason or "").strip():
            found.append("Give a reason: your next step is lower than what the findings point to.")
        return tuple(found)

    def sign(self) -> Header:
        """Seals this revision under the name of whoever is unlocked.

        Raises:
            NotAllowedError: something stands in the way (`before_signing`), or it is signed already.
            StoreError: the disk refused; it is still a draft.
        """
        self._rights.refuse_writing(self._header)
        stands_in_the_way = self.before_signing()
        if stands_in_the_way:
            raise NotAllowedError(stands_in_the_way[0])
        with self._store.writing() as writing:
            self._refuse_other_earlier(writing.connection)
            summary, inputs = self.view().summary, self._inputs(writing)
            texts = SealedTexts.of(self._assessment, summary, inputs, writing.new_id)
            signature = Signature(by=self._store.me.as_assessor(), at=writing.at, sha256=texts.sha256)
            sealing.sign(writing, self._id, signature, texts)
        self.refresh()
        return self._header

    def _refuse_other_earlier(self, connection: Connection) -> None:
        """Lets nobody sign a summary that other earlier assessments went into than those that are kept now."""
        earlier = sealing.earlier(connection, self._header.child_id, before=self._id)
        if earlier != self._earlier:
            self._earlier, self._earlier_levels, self._summed, self._viewed = earlier, None, None, None
            raise NotAllowedError(
                "An earlier assessment of this child was changed meanwhile. Look at the summary once more, then sign."
            )

    def _inputs(self, writing: Writing) -> dict[str, object]:
        """What the summary was made from beside the answers: documents by the hash of what is kept, and facts."""
        facts = facts_of(self._assessment, self._tool)
        return {
            "tool": self._header.tool_sha256,
            "policy": self._header.policy_sha256,
            "next_steps": document_store.keep(writing, "next_steps", self.toolkit.next_steps),
            "facts": facts.plain(),
            "earlier": [
                {"assessment": sealed.assessment_id, "revision": sealed.number, "sha256": sealed.sha256}
                for sealed in self._earlier
            ],
        }

    def amend(self, reason: str) -> Header:
        """Opens a signed assessment as a new draft revision.

        Raises:
            NotAllowedError: it is a draft, or no reason is given.
        """
        self._rights.refuse_writing(self._header)
        with self._store.writing() as writing:
            sealing.amend(writing, self._id, reason)
        self.refresh()
        return self._header

    def discard_amendment(self) -> Header:
        """Throws an amendment away that is not signed yet: the assessment is again what was signed last.

        Raises:
            NotAllowedError: it is no amendment, or it was sent back with questions.
        """
        self._rights.refuse_writing(self._header)
        if self._header.revision == 1:
            raise NotAllowedError("This is no amendment, so there is nothing to go back to. Withdraw it instead.")
        with self._store.writing() as writing:
            before = sealing.sealed(writing.connection, self._id)
            reached = assessing.progress_of(before.content, self._tool, before.summary, None)
            sealing.discard(writing, self._id, reached)
        self.refresh()
        return self._header

    def as_signed(self) -> SealedRevision | None:
        """What was signed last, while an amendment is being written; None where nothing was signed before."""
        return self._last_sealed() if self._header.revision > 1 else self._sealed

    def _last_sealed(self) -> SealedRevision:
        with self._store.reading() as connection:
            return sealing.sealed(connection, self._id)

    def prepare_referral(self, *, as_signed: bool = False) -> ReferralReport:
        """Everything the referral PDF needs, frozen, for a worker thread.

        The next steps of a signed assessment are worded as they were when it was signed; contacts are today's.

        Args:
            as_signed: while an amendment is being written, what was signed before it.

        Raises:
            NotFoundError: nothing has been signed.
        """
        if as_signed and self._sealed is None:
            before = self._last_sealed()
            with self._store.reading() as connection:
                signature = origins.signature_of(connection, self._id, before.signature)
            return exporting.referral(
                self.toolkit,
                before.content,
                self._tool,
                before.summary,
                header=self._header.model_copy(update={"status": Status.SIGNED, "revision": before.number}),
                signature=signature,
                next_steps=self._next_steps_of(before),
                **self._beside_it(),
            )
        view = self.view()
        return exporting.referral(
            self.toolkit,
            self._assessment,
            self._tool,
            view.summary,
            header=self._header,
            signature=self._signature,
            next_steps=self._signed_next_steps(),
            **self._beside_it(),
        )

    def _beside_it(self) -> BesideIt:
        """What a document about it also holds: the child's chronology, and where the audit log now ends."""
        events = Supervising(self.toolkit, self._store, self._rights).chronology(self._header)
        return {"chronology": events, "log_head": str(AuditLog(self._store, self._rights).head())}

    def _signed_next_steps(self) -> NextSteps | None:
        return self._next_steps_of(self._sealed) if self._sealed is not None else None

    def _next_steps_of(self, sealed: SealedRevision) -> NextSteps | None:
        kept = sealed.inputs.get("next_steps")
        if not kept:
            return None
        with self._store.reading() as connection:
            return document_store.kept(connection, "next_steps", str(kept), NextSteps)

    def keep_export(self, path: Path, document: bytes, kind: str) -> None:
        """Writes an exported document and its audit entry: the entry first, so that no export goes without one.

        Args:
            path: where; what stands there is replaced whole, or not at all.
            document: the file's bytes.
            kind: what it is for: `referral`.

        Raises:
            WriteFileError: the file could not be written.
            StoreError: the audit entry could not be kept, so nothing was written.
        """
        revision, status = str(self._header.revision), self._header.status.value
        with self._store.writing() as writing:
            writing.record(Deed.EXPORT, self._id, kind=kind, revision=revision, status=status)
        exporting.write_whole(path, document)
