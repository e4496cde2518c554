"""Assessments: how one is started and saved, and the changes that a draft's content is made of.

Content is the latest value of each section and each answer; nothing is overwritten. For lists see `headers`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from neglect_toolkit import formats
from neglect_toolkit.errors import NotAllowedError, NotFoundError, StoreBusyError, StoreDamagedError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model import kept
from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Child, Person
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import Change, Progress, SearchText, changes_between
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Domain, Status, Work
from neglect_toolkit.store import document_store, headers, people, searching, workers
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

_ADD_CHANGE = """
INSERT INTO change (assessment_id, revision, section, "key", value, at, "by", format) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""

_CONTENT = """
SELECT section, key, value, format FROM change WHERE seq IN (
    SELECT max(seq) FROM change WHERE assessment_id = ?1 AND revision <= ?2 AND revision NOT IN (
        SELECT number FROM revision WHERE assessment_id = ?1 AND discarded_at IS NOT NULL)
    GROUP BY section, key)
"""


def refuse_unless_open(found: Header) -> None:
    """Lets only what nobody has signed be written to: a draft, or what was sent back.

    Raises:
        NotAllowedError: it is signed, withdrawn or in any other state that nobody writes to.
    """
    if found.status is Status.WITHDRAWN:
        raise NotAllowedError("This assessment is withdrawn and cannot be changed. Start a new one for the child.")
    if not found.status.is_open:
        raise NotAllowedError(
            "This assessment is signed and cannot be changed. To correct it, open a new revision and say why."
        )


def start(
    writing: Writing,
    assessment: Assessment,
    tool: Tool,
    policy: Policy,
    *,
    me: Person,
    child_id: str | None,
    progress: Progress,
) -> Header:
    """Keeps a new draft, with the very tool and policy it is made with. Of a new child its starter is the lead.

    Raises:
        NotFoundError: `child_id` names a child whom the store does not know.
        NotAllowedError: the assessment is for another tool than the one given.
    """
    if assessment.tool != tool.id:
        raise NotAllowedError(f"The answers are for the tool {assessment.tool!r}, not {tool.id!r}. Use their own tool.")
    db, at, assessment_id = writing.connection.db, writing.at_text, writing.new_id()
    child_id = _child(writing, child_id)
    lead = workers.lead_of(writing.connection, child_id) or me.id
    row = {
        "id": assessment_id,
        "child_id": child_id,
        "tool": tool.id,
        "tool_sha256": document_store.keep(writing, "tool", tool),
        "policy_sha256": document_store.keep(writing, "policy", policy),
        "status": Status.DRAFT.value,
        "revision": 1,
        **child_columns(assessment.child),
        "started_at": at,
        "started_by": writing.who,
        "saved_at": at,
        "practitioner": lead,
        "team": people.get(writing.connection, lead).team_key,
        "agency": assessment.assessed_by.agency or me.agency,
        "area": assessment.assessed_by.area or me.area,
        **columns_of(progress),
    }
    db.table("assessment").insert(row)
    db.table("revision").insert(
        {"assessment_id": assessment_id, "number": 1, "opened_at": at, "opened_by": writing.who}
    )
    changes = changes_between(Assessment(tool=tool.id), assessment)
    _append(writing, assessment_id, 1, changes)
    searching.put(writing, assessment_id, progress.text or SearchText())
    writing.record(Deed.START, assessment_id, tool=tool.id, changed=_named(changes))
    return headers.header(writing.connection, assessment_id)


def _child(writing: Writing, child_id: str | None) -> str:
    if child_id is None:
        child_id = writing.new_id()
        writing.connection.db.table("child").insert({"id": child_id, "created_at": writing.at_text})
        workers.begin(writing, child_id, writing.who, Work.LEAD)
    elif not writing.connection.rows("SELECT 1 FROM child WHERE id = ?", child_id):
        raise NotFoundError(f"There is no child {child_id!r} in this store. Start the assessment for a new child.")
    return child_id


def child_columns(child: Child) -> dict[str, str | None]:
    """What the list's row says of the child."""
    born = child.date_of_birth.isoformat() if child.date_of_birth else None
    return {"child_called": child.called, "child_name": child.name, "date_of_birth": born, "home": child.home}


def columns_of(progress: Progress) -> dict[str, Any]:
    """What the list's row says of how far an assessment is and what it adds up to."""
    return {
        "explored": progress.explored,
        "of": progress.of,
        "next_step": progress.next_step,
        "judged": progress.judged,
        "below": progress.below,
        "flags": progress.flags,
        "own_words": progress.own_words,
        "made_up": progress.made_up,
        "age_band": progress.age_band,
        "disabled": progress.disabled,
        **{domain.value: progress.levels.get(domain) for domain in Domain},
    }


def save(
    writing: Writing,
    assessment_id: str,
    changes: Sequence[Change],
    progress: Progress,
    seen: dt.datetime | None = None,
) -> Header:
    """Keeps changes to a draft, and how far it now is. Without changes, `saved_at` stays what it was.

    `seen` is the `saved_at` of what the changes were made to.

    Raises:
        NotFoundError: there is no such assessment.
        NotAllowedError: it is signed or withdrawn.
        StoreBusyError: it was changed elsewhere since then; an answer is kept whole, so one would undo the other.
    """
    found = headers.header(writing.connection, assessment_id)
    refuse_unless_open(found)
    if seen is not None and found.saved_at != seen:
        raise StoreBusyError(_CHANGED_ELSEWHERE)
    columns = columns_of(progress)
    if changes:
        _append(writing, assessment_id, found.revision, changes)
        columns["saved_at"] = writing.at_text
        for change in changes:
            if change.section == "child":
                columns |= child_columns(Child.model_validate_json(change.value_json or "{}"))
        writing.record(Deed.CHANGE, assessment_id, changed=_named(changes))
    if progress.text is not None:
        searching.put(writing, assessment_id, progress.text)
    update(writing, assessment_id, **columns)
    return headers.header(writing.connection, assessment_id)


_CHANGED_ELSEWHERE = (
    "This assessment was changed in another window since it was opened here, so nothing was written over it. Copy what "
    "you have just written, go back to the work list and open it again."
)


def update(writing: Writing, assessment_id: str, **columns: Any) -> None:
    """Sets columns of one header row."""
    names = ", ".join(f'"{name}" = ?' for name in columns)
    writing.connection.run(f"UPDATE assessment SET {names} WHERE id = ?", *columns.values(), assessment_id)  # noqa: S608


def _append(writing: Writing, assessment_id: str, revision: int, changes: Sequence[Change]) -> None:
    for change in changes:
        writing.connection.run(
            _ADD_CHANGE,
            assessment_id,
            revision,
            change.section,
            change.key,
            change.value_json,
            writing.at_text,
            writing.who,
            formats.newest(Kept.ASSESSMENT),
        )


def _named(changes: Sequence[Change]) -> str:
    """The sections and items that changes are about, never what they say."""
    return " ".join(change.key or change.section for change in changes)


def folded(connection: Connection, assessment_id: str, tool: str, revision: int) -> Assessment:
    """The content that all changes up to and including a revision add up to.

    Raises:
        StoreDamagedError: what is kept is no JSON.
        RecordUnreadableError: this version cannot make sense of it.
    """
    rows = connection.rows(_CONTENT, assessment_id, revision)
    values = {(row["section"], row["key"]): (row["format"], row["value"]) for row in rows}
    try:
        return kept.folded(tool, values, called=f"The assessment {assessment_id}")
    except ValueError:
        raise StoreDamagedError(headers.UNREADABLE.format(assessment_id)) from None


def remember_place(writing: Writing, assessment_id: str, place: str) -> None:
    """Keeps which page somebody is on. It is no change to the record, so the audit log is silent on it.

    Raises:
        NotFoundError: there is no such assessment.
    """
    headers.header(writing.connection, assessment_id)
    update(writing, assessment_id, place=place)
