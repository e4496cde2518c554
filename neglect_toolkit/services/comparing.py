"""An assessment beside the child's others, and beside those of other children in the same home."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from neglect_toolkit.engine.compare import compare_over_time, compare_siblings
from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.case import AssessedInCase
from neglect_toolkit.model.comparison import Compared, OverTime, Siblings
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services import assessing
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.store import document_store, headers, sealing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store


class Comparing:
    """What one open assessment can be put beside. The others are read once, and that is said in the audit log.

    A draft counts as far as it has come and is marked as a draft; a signed one shows what was signed.
    """

    def __init__(self, store: Store, header: Header, rights: Rights) -> None:
        self._store, self._header, self._rights = store, header, rights

    @property
    def has_others_of_the_child(self) -> bool:
        """Whether there is another assessment of this child."""
        return bool(self._others_of_the_child)

    @property
    def has_others_in_the_home(self) -> bool:
        """Whether there is an assessment of another child at this address."""
        return bool(self._others_in_the_home)

    def over_time(self, now: Compared) -> OverTime | None:
        """This child's assessments, the oldest first; None where there is only this one."""
        return compare_over_time((*self._of_the_child, now)) if self.has_others_of_the_child else None

    def siblings(self, now: Compared) -> Siblings | None:
        """This child beside the others in the home; None where none of them was assessed here."""
        return compare_siblings((now, *self._in_the_home)) if self.has_others_in_the_home else None

    @cached_property
    def _others_of_the_child(self) -> tuple[Header, ...]:
        with self._store.reading() as connection:
            found = headers.of_child(connection, self._header.child_id)
        return tuple(header for header in found if header.id != self._header.id)

    @cached_property
    def _others_in_the_home(self) -> tuple[Header, ...]:
        with self._store.reading() as connection:
            found = headers.in_the_same_home(connection, self._header.id)
        return tuple(header for header in found if self._rights.may_read(header))

    @cached_property
    def _of_the_child(self) -> tuple[Compared, ...]:
        return self._read(self._others_of_the_child)

    @cached_property
    def _in_the_home(self) -> tuple[Compared, ...]:
        return self._read(self._others_in_the_home)

    def _read(self, others: Sequence[Header]) -> tuple[Compared, ...]:
        found = []
        for header in others:
            with self._store.writing() as writing:
                writing.record(Deed.COMPARE, header.id, beside=self._header.id)
            with self._store.reading() as connection:
                one = read_assessed(connection, header)
            found.append(compared(header, one.content, one.tool, one.summary))
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
        before = sealing.earlier(connection, header.child_id, before=header.id)
        policy = document_store.kept(connection, "policy", header.policy_sha256, Policy)
        earlier = [EarlierAssessment.of(sealed.summary) for sealed in before]
        summary = assessing.summary_of(content, tool, policy, earlier)
    else:
        sealed = sealing.sealed(connection, header.id)
        summary, signature = sealed.summary, sealed.signature
    return AssessedInCase(
        id=header.id,
        content=content,
        tool=tool,
        summary=summary,
        saved_on=header.saved_at.astimezone().date(),
        signature=signature,
    )


def compared(header: Header, content: Assessment, tool: Tool, summary: IndicatorSummary) -> Compared:
    """One assessment as a comparison needs it."""
    return Compared(
        id=header.id,
        child=content.child.called,
        assessed_on=content.assessed_on,
        draft=header.status.is_open,
        tool=tool,
        summary=summary,
        answers=content.answers,
    )
