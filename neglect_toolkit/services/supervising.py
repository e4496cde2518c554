"""Supervision of one child's case: what is kept of it, what it gives to think about, what was decided, what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from neglect_toolkit.engine.by_one_policy import by_one_policy
from neglect_toolkit.engine.chronology import chronology, household_chronology
from neglect_toolkit.engine.supervision import case_review
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.case import AssessedInCase, CaseFile, CaseReview, GuideContact, HandedOver, Reviewed
from neglect_toolkit.model.chronology import Event
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.guide import KeptGuide
from neglect_toolkit.model.people import Worker
from neglect_toolkit.model.supervision import Action, ActionEnd, ActionOutcome, Supervision, SupervisionContent
from neglect_toolkit.model.words import Role, Work
from neglect_toolkit.services import assessing, exporting, origins
from neglect_toolkit.services.comparing import by_todays_policy, read_assessed
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import audit, guide_records, headers, people, supervisions, unfinished, workers
from neglect_toolkit.store.store import Store

if TYPE_CHECKING:
    from neglect_toolkit.reports.values import SupervisionReport


class Supervising:
    """Managers supervise; whoever may read an assessment of the child reads what was decided and says what is done."""

    def __init__(self, toolkit: Toolkit, store: Store, rights: Rights) -> None:
        self._toolkit, self._store, self._rights = toolkit, store, rights
        self._read: set[str] = set()

    def case_file(self, header: Header) -> CaseFile:
        """Everything kept about the child of an assessment.

        That it was read is said in the audit log, once each time the store is unlocked.

        Raises:
            NotPermittedError: one may not read it.
            StoreDamagedError: something of it is not what was signed.
        """
        self._rights.refuse_reading(header)
        if header.child_id not in self._read:
            with self._store.writing() as writing:
                writing.record(Deed.CASE, header.child_id)
            self._read.add(header.child_id)
        with self._store.reading() as connection:
            held = headers.of_child(connection, header.child_id)
        found = [one for one in held if self._rights.may_read(one)]
        until = self._rights.reads_until(header.child_id)
        with self._store.reading() as connection:
            read = [read_assessed(connection, one) for one in found]
            assessments = by_one_policy(read, self._toolkit.policy)
            reviews = tuple(
                Reviewed(
                    assessment=one.assessment_id,
                    on=one.at.astimezone().date(),
                    who=one.by_name,
                    outcome=one.outcome.value,
                    next_step=one.next_step,
                    reason=one.reason,
                )
                for header_ in found
                for one in origins.reviews(connection, header_.id)
                if until is None or one.at <= until
            )
            names = {person.id: person.name for person in people.everybody(connection)}
            guides = [
                one for one in guide_records.of_child(connection, header.child_id) if until is None or one.at <= until
            ]
            passed_on = [
                one
                for one in workers.history(connection, header.child_id)
                if until is None or one.since <= until.date()
            ]
            return CaseFile(
                assessments=assessments,
                reviews=reviews,
                supervisions=_until(origins.supervisions_of(connection, header.child_id), until),
                outcomes=_until(origins.outcomes_of(connection, header.child_id), until),
                handovers=_handovers(passed_on, names),
                guide_contacts=tuple(self._contact(one, names) for one in guides),
            )

    def _contact(self, kept: KeptGuide, names: Mapping[str, str]) -> GuideContact:
        setting = self._toolkit.guide.setting(kept.answers.setting)
        return GuideContact(
            id=kept.id,
            on=kept.answers.seen_on or kept.at.astimezone().date(),
            where=setting.title if setting else None,
            who=kept.answers.seen_by or names.get(kept.by),
            next_step=kept.result.next_step.is_,
            because=kept.result.next_step.because,
        )

    def review(self, header: Header, on: dt.date | None = None) -> CaseReview:
        """What the case gives to think about on the day of its supervision: today, where none is named.

        Raises as `case_file`.
        """
        return self.review_of(self.case_file(header), header, on)

    def review_of(self, case: CaseFile, header: Header, on: dt.date | None = None) -> CaseReview:
        """As `review`, of a case file that is at hand."""
        return case_review(case, self._toolkit.reflection, on or self._toolkit.clock.today(), self._siblings(header))

    def may_write(self, header: Header) -> bool:
        """Whether one may keep a supervision record of the child."""
        return self._rights.manages(header)

    def has_draft(self, header: Header) -> bool:
        """Whether one was writing a supervision record of the child and has not kept it."""
        with self._store.reading() as connection:
            return bool(unfinished.get(connection, self._rights.me.id, _about(header)))

    def _siblings(self, header: Header) -> Sequence[AssessedInCase]:
        found = self._readable_in_the_home(header)
        with self._store.reading() as connection:
            policy = self._toolkit.policy
            return [by_todays_policy(connection, policy, one, read_assessed(connection, one)) for one in found]

    def _readable_in_the_home(self, header: Header) -> list[Header]:
        with self._store.reading() as connection:
            found = headers.in_the_same_home(connection, header.id)
        return [one for one in found if self._rights.may_read(one)]

    def chronology(self, header: Header, *, household: bool = False) -> tuple[Event, ...]:
        """What happened, the oldest first: to this child, or to every child of the home whom one may read of.

        Raises as `case_file`.
        """
        case, steps = self.case_file(header), self._toolkit.next_steps
        if not household:
            return chronology(case, steps)
        others = [self.case_file(one) for one in self._readable_in_the_home(header)]
        return household_chronology([case, *others], steps)

    def supervisions(self, header: Header) -> tuple[Supervision, ...]:
        """Every supervision of the child, in the order in which they were kept. Raises NotPermittedError.

        Whoever no longer works with the child reads those that were kept while they did.
        """
        self._rights.refuse_reading(header)
        until = self._rights.reads_until(header.child_id)
        with self._store.reading() as connection:
            return _until(origins.supervisions_of(connection, header.child_id), until)

    def draft(self, header: Header) -> SupervisionContent:
        """What one was writing of the child's supervision and has not kept; today's, with nothing in it, otherwise."""
        with self._store.reading() as connection:
            words = unfinished.get(connection, self._rights.me.id, _about(header))
        empty = SupervisionContent(held_on=self._toolkit.clock.today(), about=(header.id,))
        return SupervisionContent.model_validate_json(words) if words else empty

    def keep_draft(self, header: Header, content: SupervisionContent) -> None:
        """Keeps what one is writing of the child's supervision. Raises NotPermittedError."""
        self._rights.refuse_managing(header)
        with self._store.writing() as writing:
            unfinished.put(writing, _about(header), content.model_dump_json())

    def discard_draft(self, header: Header) -> None:
        """Throws away what one was writing of the child's supervision."""
        with self._store.writing() as writing:
            unfinished.put(writing, _about(header), "")

    def new_action(self, **what: object) -> Action:
        """An action under an id of its own."""
        return Action.model_validate({"id": self._toolkit.clock.new_id(), **what})

    def keep(self, header: Header, content: SupervisionContent) -> Supervision:
        """Keeps a supervision of the child for good.

        Raises:
            NotPermittedError: one does not manage the team.
            NotAllowedError: nothing is said in it.
        """
        self._rights.refuse_managing(header)
        with self._store.writing() as writing:
            kept = supervisions.keep(writing, self._rights.me, header.child_id, content)
            unfinished.put(writing, _about(header), "")
            return kept

    def keep_outcome(self, header: Header, action: str, outcome: ActionEnd, note: str | None = None) -> ActionOutcome:
        """Keeps what became of an action for the child.

        Raises:
            NotPermittedError: one neither works with the child today nor manages the work with it.
            NotAllowedError: it was not done, or is dropped, and nobody says why.
            NotFoundError: there is no such action for this child.
        """
        self._rights.refuse_unless_at_work(header)
        with self._store.writing() as writing:
            supervisions.refuse_other_child(writing.connection, action, header.child_id)
            return supervisions.keep_outcome(writing, self._rights.me, action, outcome, note)

    def prepare_pdf(
        self, header: Header, names: exporting.Names = "full", record: Supervision | None = None
    ) -> SupervisionReport:
        """Everything the supervision PDF needs, frozen, for a worker thread: of the supervision whose record is given.

        Without one it is of the last supervision that was held, or prepares for the first. Raises as `case_file`.
        """
        case = self.case_file(header)
        record = record or case.last_supervision
        with self._store.reading() as connection:
            seq, hash_ = audit.head(connection)
        return exporting.supervision(
            self._toolkit,
            case,
            self.review_of(case, header),
            names=names,
            content=record.content if record is not None else None,
            header=header,
            log_head=f"{seq}:{hash_}",
        )

    def keep_pdf(self, header: Header, path: Path, document: bytes, names: exporting.Names) -> None:
        """Writes a supervision PDF and its audit entry: the entry first, so that none goes without one.

        Raises:
            NotPermittedError: one may not read the child's assessments.
            WriteFileError: the file could not be written.
        """
        self._rights.refuse_reading(header)
        with self._store.writing() as writing:
            writing.record(Deed.EXPORT, header.id, kind="supervision", names=names)
        exporting.write_whole(path, document)

    def overdue(self) -> dict[str, int]:
        """How many actions are overdue for each child of one's team, by the child's id. Raises NotPermittedError."""
        self._rights.refuse_unless(Role.MANAGER)
        with self._store.reading() as connection:
            return supervisions.overdue(connection, self._rights.me.team_key, self._toolkit.clock.today())


Said = TypeVar("Said", Supervision, ActionOutcome)


def _until(said: Iterable[Said], moment: dt.datetime | None) -> tuple[Said, ...]:
    return tuple(one for one in said if moment is None or one.at <= moment)


def _about(header: Header) -> str:
    return f"supervision:{header.child_id}"


def of_answers(toolkit: Toolkit, assessed: assessing.Assessed, names: exporting.Names = "full") -> SupervisionReport:
    """What a supervision PDF of an answers file that is in no store needs."""
    today = toolkit.clock.today()
    one = AssessedInCase(
        id="answers", content=assessed.assessment, tool=assessed.tool, summary=assessed.summary, saved_on=today
    )
    case = CaseFile(assessments=(one,))
    return exporting.supervision(toolkit, case, case_review(case, toolkit.reflection, today), names=names)


def read_record(toolkit: Toolkit, path: Path, header: Header) -> SupervisionContent:
    """The record of a supervision of the case from a file, held today where it names no day.

    Raises:
        InputFaultError: the file cannot be used; each fault has its line and its mend.
    """
    from neglect_toolkit.exchange.supervision_file import read_supervision

    content = read_supervision(path, toolkit.clock.new_id)
    return content.model_copy(update={"held_on": content.held_on or toolkit.clock.today(), "about": (header.id,)})


def _handovers(history: Iterable[Worker], names: Mapping[str, str]) -> tuple[HandedOver, ...]:
    """Everybody who came to the work with a child after it began, as lead, co-worker or cover."""
    passed: list[HandedOver] = []
    lead: str | None = None
    for worker in history:
        name, by = names.get(worker.person), names.get(worker.given_by)
        if worker.work != Work.LEAD:
            passed.append(HandedOver(on=worker.since, to=name, part=worker.work.value, by=by))
            continue
        if lead is not None:
            passed.append(HandedOver(on=worker.since, to=name, before=lead, by=by))
        lead = name
    return tuple(passed)
