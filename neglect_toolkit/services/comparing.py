"""An assessment beside the child's others, and beside those of other children in the same home."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from neglect_toolkit.engine.by_one_policy import by_one_policy, summaries_in_turn
from neglect_toolkit.engine.compare import compare_over_time, compare_siblings
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.case import AssessedInCase
from neglect_toolkit.model.comparison import Compared, OverTime, Siblings
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import SealedRevision
from neglect_toolkit.model.summary import EarlierAssessment
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services import assessing, origins
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.store import document_store, headers, sealing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store
from neglect_toolkit.wording import labels


class Comparing:
    """What one open assessment can be put beside. The others are read once, and that is said in the audit log.

    A draft counts as far as it has come and is marked as a draft. All are read by today's policy, so that what moved is
    the child's life and not the rules; what was signed otherwise is said in its cell.
    """

    def __init__(self, store: Store, header: Header, rights: Rights, policy: Policy) -> None:
        self._store, self._header, self._rights, self._policy = store, header, rights, policy

    @property
    def has_others_of_the_child(self) -> bool:
        """Whether there is another assessment of this child."""
        return bool(self._others_of_the_child)

    @property
    def has_others_in_the_home(self) -> bool:
        """Whether there is an assessment of another child at this address."""
        return bool(self._others_in_the_home)

    def over_time(self, now: AssessedInCase) -> OverTime | None:
        """This child's assessments, the oldest first; None where there is only this one."""
        if not self.has_others_of_the_child:
            return None
        others = {one.id: one for one in self._of_the_child}
        in_order = [now if header.id == now.id else others[header.id] for header in self._started_in_order]
        return compare_over_time([_compared(one) for one in by_one_policy(in_order, self._policy)])

    def siblings(self, now: AssessedInCase) -> Siblings | None:
        """This child beside the others in the home; None where none of them was assessed here."""
        if not self.has_others_in_the_home:
            return None
        pairs = ((self._header, now), *zip(self._others_in_the_home, self._in_the_home, strict=True))
        with self._store.reading() as connection:
            read = [by_todays_policy(connection, self._policy, header, one) for header, one in pairs]
        return compare_siblings([_compared_in_the_home(one) for one in read])

    @cached_property
    def _started_in_order(self) -> tuple[Header, ...]:
        with self._store.reading() as connection:
            return headers.of_child(connection, self._header.child_id)

    @property
    def _others_of_the_child(self) -> tuple[Header, ...]:
        return tuple(header for header in self._started_in_order if header.id != self._header.id)

    @cached_property
    def _others_in_the_home(self) -> tuple[Header, ...]:
        with self._store.reading() as connection:
            found = headers.in_the_same_home(connection, self._header.id)
        return tuple(header for header in found if self._rights.may_read(header))

    @cached_property
    def _of_the_child(self) -> tuple[AssessedInCase, ...]:
        return self._read(self._others_of_the_child)

    @cached_property
    def _in_the_home(self) -> tuple[AssessedInCase, ...]:
        return self._read(self._others_in_the_home)

    def _read(self, others: Sequence[Header]) -> tuple[AssessedInCase, ...]:
        found = []
        for header in others:
            with self._store.writing() as writing:
                writing.record(Deed.COMPARE, header.id, beside=self._header.id)
            with self._store.reading() as connection:
                found.append(read_assessed(connection, header))
        return tuple(found)


def read_assessed(connection: Connection, header: Header) -> AssessedInCase:
    """One assessment as it stands: what was signed, or of a draft what it holds and adds up to now.

    Raises:
        StoreDamagedError: it is not what was signed, or cannot be read.
    """
    tool = document_store.kept(connection, "tool", header.tool_sha256, Tool)
    content = sealing.content(connection, header.id)
    signature = None
    if header.status.is_open:
        policy = document_store.kept(connection, "policy", header.policy_sha256, Policy)
        earlier = earlier_by(connection, policy, sealing.earlier(connection, header.child_id, before=header.id))
        summary = assessing.summary_of(content, tool, policy, earlier)
    else:
        sealed = sealing.sealed(connection, header.id)
        summary, signature = sealed.summary, origins.signature_of(connection, header.id, sealed.signature)
    return AssessedInCase(
        id=header.id,
        content=content,
        tool=tool,
        summary=summary,
        saved_on=header.saved_at.astimezone().date(),
        signature=signature,
    )


def earlier_by(
    connection: Connection, policy: Policy, sealed: Sequence[SealedRevision]
) -> tuple[EarlierAssessment, ...]:
    """What a later summary needs of a child's earlier ones: their kept answers, worked out again by its own policy.

    Args:
        connection: where the tools are kept that they were made with.
        policy: of the later assessment.
        sealed: the earlier ones, in the order in which they were started.

    Raises:
        StoreDamagedError: a tool is not what was kept.
    """
    made_with = ((one.content, _tool_of(connection, one)) for one in sealed)
    return tuple(EarlierAssessment.of(summary) for summary in summaries_in_turn(made_with, policy))


def by_todays_policy(connection: Connection, policy: Policy, header: Header, one: AssessedInCase) -> AssessedInCase:
    """One assessment, worked out by a policy with what was signed of the same child before it.

    Raises as `earlier_by`.
    """
    before = sealing.earlier(connection, header.child_id, before=header.id)
    return by_one_policy([one], policy, [(sealed.content, _tool_of(connection, sealed)) for sealed in before])[0]


def _tool_of(connection: Connection, sealed: SealedRevision) -> Tool:
    sha256 = str(sealed.inputs.get("tool") or headers.header(connection, sealed.assessment_id).tool_sha256)
    return document_store.kept(connection, "tool", sha256, Tool)


def _compared_in_the_home(one: AssessedInCase) -> Compared:
    """As `_compared`, with the mark of a child who is made up: real children of the same address may stand beside."""
    child = one.content.child
    called = labels.marked(child.called, made_up=child.made_up) if child.called else None
    return _compared(one).model_copy(update={"child": called})


def _compared(one: AssessedInCase) -> Compared:
    """As it is compared, on the day that it names itself: in a comparison on screen no other day stands in for it."""
    return one.compared().model_copy(update={"assessed_on": one.content.assessed_on})
