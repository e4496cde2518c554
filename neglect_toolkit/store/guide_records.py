"""Records of the health guide that a clinician chose to keep. Each is written once and never changed."""

from __future__ import annotations

from typing import Any

from neglect_toolkit.formats import Kept
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideResult, KeptGuide
from neglect_toolkit.store import document_store, passages, records
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

_ALL = 'SELECT id, at, "by", guide_sha256, format, record, record_sha256 FROM guide_record ORDER BY seq DESC'
_OF_NOBODY = """
SELECT id, at, "by", guide_sha256, format, record, record_sha256 FROM guide_record
WHERE "by" = ? AND id NOT IN (SELECT guide FROM guide_about) ORDER BY seq DESC
"""
_OF_CHILD = """
SELECT id, at, "by", guide_sha256, format, record, record_sha256 FROM guide_record
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
        **records.columns(record),
    }
    writing.connection.db.table("guide_record").insert(row)
    passages.keep(writing, f"guide:{row['id']}", record.passages)
    writing.record(Deed.GUIDE, str(row["id"]), next_step=result.next_step.is_.value, sha256=record.sha256)
    return _as_kept(writing.connection, [row])[0]


def kept(connection: Connection) -> tuple[KeptGuide, ...]:
    """Every record that was kept, the last one first. Raises RecordAlteredError, RecordUnreadableError."""
    return _as_kept(connection, connection.rows(_ALL))


def say_about(writing: Writing, guide_id: str, child_id: str) -> None:
    """Says for good which child a record is about; a record is about one child."""
    row = {"guide": guide_id, "child_id": child_id, "at": writing.at_text, "by": writing.who}
    writing.connection.db.table("guide_about").insert(row)
    writing.record(Deed.GUIDE_ABOUT, child_id, guide=guide_id)


def of_nobody(connection: Connection, by: str) -> tuple[KeptGuide, ...]:
    """The records that somebody kept and that are about no child yet, the last one first."""
    return _as_kept(connection, connection.rows(_OF_NOBODY, by))


def of_child(connection: Connection, child_id: str) -> tuple[KeptGuide, ...]:
    """The records about a child, the last one first. Raises RecordAlteredError, RecordUnreadableError."""
    return _as_kept(connection, connection.rows(_OF_CHILD, child_id))


def _as_kept(connection: Connection, rows: list[dict[str, Any]]) -> tuple[KeptGuide, ...]:
    called = "A record of the health guide"
    kept = records.kept(connection, rows, lambda row: f"guide:{row['id']}", called=called)
    found = []
    for row, record in zip(rows, kept, strict=True):
        parts = records.read(record, Kept.GUIDE_RECORD, _Parts, called=called)
        named = {name: row[name] for name in ("id", "at", "by", "guide_sha256")}
        try:
            found.append(KeptGuide.model_validate({**named, "answers": parts.answers, "result": parts.result}))
        except ValueError:
            raise records.altered(called) from None
    return tuple(found)


class _Parts(Value):
    """What the text of a record holds."""

    answers: GuideAnswers
    result: GuideResult
