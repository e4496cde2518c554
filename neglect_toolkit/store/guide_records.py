"""Records of the health guide that a clinician chose to keep. Each is written once and never changed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from neglect_toolkit.formats import Kept
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideResult, KeptGuide
from neglect_toolkit.store import document_store, passages, records
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

_ALL = 'SELECT id, at, "by", guide_sha256, format, record FROM guide_record ORDER BY seq DESC'
_OF_NOBODY = """
SELECT id, at, "by", guide_sha256, format, record FROM guide_record
WHERE "by" = ? AND id NOT IN (SELECT guide FROM guide_about) ORDER BY seq DESC
"""
_OF_CHILD = """
SELECT id, at, "by", guide_sha256, format, record FROM guide_record
WHERE id IN (SELECT guide FROM guide_about WHERE child_id = ?) ORDER BY seq DESC
"""


def keep(writing: Writing, guide: Guide, answers: GuideAnswers, result: GuideResult) -> KeptGuide:
    """Keeps one contact with the very guide it was answered with; says so in the audit log."""
    data = {"answers": answers.plain(), "result": result.plain()}
    record = records.new(writing, Kept.GUIDE_RECORD, data)
    row = {
        "id": writing.new_id(),
        "at": writing.at_text,
        "by": writing.who,
        "guide_sha256": document_store.keep(writing, "health_guide", guide),
        "format": record.format,
        "record": record.text,
    }
    writing.connection.db.table("guide_record").insert(row)
    passages.keep(writing, f"guide:{row['id']}", record.passages)
    writing.record(Deed.GUIDE, str(row["id"]), next_step=result.next_step.is_.value, sha256=record.sha256)
    return _as_kept(writing.connection, row)


def kept(connection: Connection) -> tuple[KeptGuide, ...]:
    """Every record that was kept, the last one first. Raises RecordAlteredError, RecordUnreadableError."""
    return tuple(_as_kept(connection, row) for row in connection.rows(_ALL))


def say_about(writing: Writing, guide_id: str, child_id: str) -> None:
    """Says for good which child a record is about; a record is about one child."""
    row = {"guide": guide_id, "child_id": child_id, "at": writing.at_text, "by": writing.who}
    writing.connection.db.table("guide_about").insert(row)
    writing.record(Deed.GUIDE_ABOUT, child_id, guide=guide_id)


def of_nobody(connection: Connection, by: str) -> tuple[KeptGuide, ...]:
    """The records that somebody kept and that are about no child yet, the last one first."""
    return tuple(_as_kept(connection, row) for row in connection.rows(_OF_NOBODY, by))


def of_child(connection: Connection, child_id: str) -> tuple[KeptGuide, ...]:
    """The records about a child, the last one first. Raises RecordAlteredError, RecordUnreadableError."""
    return tuple(_as_kept(connection, row) for row in connection.rows(_OF_CHILD, child_id))


def _as_kept(connection: Connection, row: dict[str, Any]) -> KeptGuide:
    called = f"The guide's record {row['id']}"
    record = records.kept(connection, f"guide:{row['id']}", row, called=called)
    parts = records.read(record, Kept.GUIDE_RECORD, _Parts, called=called)
    return KeptGuide(
        id=row["id"],
        at=dt.datetime.fromisoformat(row["at"]),
        by=row["by"],
        guide_sha256=row["guide_sha256"],
        answers=parts.answers,
        result=parts.result,
    )


class _Parts(Value):
    """What the text of a record holds."""

    answers: GuideAnswers
    result: GuideResult
