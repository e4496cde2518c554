"""What was said and signed, each with a mark at its name where it came with a handover file.

A file says of people what whoever made it wanted; a name in it may be that of a colleague here. The records stay as
they are; only what is shown of them, in windows and PDFs and on the command line, bears the mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from neglect_toolkit.model.assessment import Header, Signature
from neglect_toolkit.model.kept_text import KeptText
from neglect_toolkit.model.review import Comment, Review
from neglect_toolkit.model.supervision import ActionOutcome, Supervision
from neglect_toolkit.store import handover_log, reviewing, supervisions
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.wording.from_elsewhere import marked

V = TypeVar("V", Review, Comment, Supervision, ActionOutcome)


def reviews(connection: Connection, assessment_id: str) -> tuple[Review, ...]:
    """Every review of an assessment, the first one first. Raises as `store.reviewing.reviews`."""
    return _marked(connection, assessment_id, reviewing.told_reviews(connection, assessment_id))


def comments(connection: Connection, assessment_id: str) -> tuple[Comment, ...]:
    """Everything said about an assessment, the first one first. Raises as `store.reviewing.reviews`."""
    return _marked(connection, assessment_id, reviewing.told_comments(connection, assessment_id))


def supervisions_of(connection: Connection, child_id: str) -> tuple[Supervision, ...]:
    """Every supervision of a child, in the order in which they were kept. Raises as `store.supervisions.of_child`."""
    return _marked(connection, child_id, supervisions.told_of_child(connection, child_id))


def outcomes_of(connection: Connection, child_id: str) -> tuple[ActionOutcome, ...]:
    """What became of the actions for a child. Raises as `store.supervisions.of_child`."""
    return _marked(connection, child_id, supervisions.told_outcomes(connection, child_id))


def signature_of(connection: Connection, assessment_id: str, signature: Signature) -> Signature:
    """A signature of an assessment."""
    if signature.sha256 not in handover_log.hashes_taken_in(connection, assessment_id):
        return signature
    by = signature.by.model_copy(update={"name": marked(signature.by.name)})
    return signature.model_copy(update={"by": by})


def header_of(connection: Connection, header: Header) -> Header:
    """A header with its signature so."""
    if header.signature is None:
        return header
    return header.model_copy(update={"signature": signature_of(connection, header.id, header.signature)})


def _marked(connection: Connection, about: str, told: Sequence[tuple[KeptText, V]]) -> tuple[V, ...]:
    came = handover_log.hashes_taken_in(connection, about)
    return tuple(
        said.model_copy(update={"by_name": marked(said.by_name)}) if record.sha256 in came else said
        for record, said in told
    )
