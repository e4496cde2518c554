"""Proves the store whole, or says in plain sentences what is off and where. It mends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec

from neglect_toolkit import formats
from neglect_toolkit.errors import StoreError, ToolkitError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.kept_text import KeptText, text_hash
from neglect_toolkit.model.passages import agree
from neglect_toolkit.model.record import AuditEntry, DocumentKind, SealedRevision
from neglect_toolkit.model.review import Comment
from neglect_toolkit.model.supervision import Supervision
from neglect_toolkit.model.words import Status
from neglect_toolkit.store import (
    assessments,
    audit,
    checking_deeds,
    checking_records,
    document_store,
    foreign_log,
    handover_log,
    headers,
    people,
    reviewing,
    sealing,
    supervisions,
    workers,
)
from neglect_toolkit.store.connection import Connection, translated

P = ParamSpec("P")
Log = tuple[AuditEntry, ...]

_DEFINITIONS = """
SELECT type, name, sql FROM sqlite_master
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name <> '_sqlite_migrations'
"""


def check(connection: Connection) -> tuple[str, ...]:
    """Everything that is off, a sentence each; empty when the store proves whole."""
    faults = [fault for part in _BY_ITSELF for fault in _faults(part, connection)]
    try:
        log = _told(connection)
    except StoreError as error:
        return tuple(dict.fromkeys([*faults, error.says]))
    faults += [fault for part in _BY_THE_LOG for fault in _faults(part, connection, log)]
    return tuple(dict.fromkeys(faults))


def _faults(part: Callable[P, Iterator[str]], *args: P.args, **kwargs: P.kwargs) -> Iterator[str]:
    """What one part of the check finds; that it cannot be carried out is a finding too."""
    try:
        yield from part(*args, **kwargs)
    except StoreError as error:
        yield error.says


def _file(connection: Connection) -> Iterator[str]:
    for row in connection.rows("PRAGMA cipher_integrity_check"):
        yield f"A page of the database file does not prove whole: {_only(row)}."
    for row in connection.rows("PRAGMA integrity_check"):
        if _only(row) != "ok":
            yield f"The database is not whole: {_only(row)}."
    for row in connection.rows("PRAGMA foreign_key_check"):
        yield f"A row of the table {row['table']!r} names something in {row['parent']!r} that is not there."


def _only(row: dict[str, object]) -> object:
    return next(iter(row.values()))


def _schema(connection: Connection) -> Iterator[str]:
    """Whether every table, index and trigger is as the migrations make it: nobody has taken a safeguard away."""
    from neglect_toolkit.store import migrations

    with translated():
        fresh = Connection.in_memory()
        migrations.make(fresh)
        expected, found = _definitions(fresh), _definitions(connection)
        fresh.close()
    for kind, name in sorted(expected.keys() | found.keys()):
        if expected.get((kind, name)) != found.get((kind, name)):
            yield f"The {kind} {name!r} of the database is not as the application made it."


def _definitions(connection: Connection) -> dict[tuple[str, str], str]:
    """The SQL of everything the migrations make; the library's own table of migrations is not ours to judge."""
    rows = connection.rows(_DEFINITIONS)
    return {(row["type"], row["name"]): row["sql"] for row in rows}


def _documents(connection: Connection) -> Iterator[str]:
    for row in connection.rows("SELECT sha256, kind, format FROM document"):
        text = connection.rows("SELECT json FROM document WHERE sha256 = ?", row["sha256"])[0]["json"]
        called = f"The {row['kind'].replace('_', ' ')} {row['sha256'][:12]}…"
        if text_hash(text) != row["sha256"]:
            yield f"{called} is not what was kept."
        else:
            formats.upgraded(Kept(row["kind"]), row["format"], text, called=called)


def _contents(connection: Connection) -> Iterator[str]:
    for header in headers.headers(connection, withdrawn=True):
        try:
            content = sealing.content(connection, header.id)
        except StoreError as error:
            yield error.says
            continue
        child = content.child
        if (header.child_called, header.child_name, header.date_of_birth) != (
            child.called,
            child.name,
            child.date_of_birth,
        ):
            yield f"The list names another child for the assessment {header.id} than the assessment itself."
        home = connection.rows("SELECT home FROM assessment WHERE id = ?", header.id)[0]["home"]
        if home != child.home:
            yield f"The list names another home for the assessment {header.id} than the assessment itself."
        if header.made_up != child.made_up:
            yield f"The list says otherwise than the assessment {header.id} itself whether its child is made up."


def _headers(connection: Connection, log: Log) -> Iterator[str]:
    """Whether the list says of each assessment what the audit log and its sealed revisions say."""
    told = _statuses_told(log)
    for header in headers.headers(connection, withdrawn=True):
        if told.get(header.id) is not header.status:
            yield f"The list calls the assessment {header.id} {header.status.value}; the audit log does not."
        if not header.status.is_signed:
            if header.signature is not None and header.status.is_open:
                yield f"The list names a signature for the assessment {header.id}, which is a draft."
            continue
        try:
            revision = sealing.sealed(connection, header.id, header.revision)
        except ToolkitError as error:  # damaged, or not there
            yield error.says
            continue
        if header.signature != revision.signature:
            yield f"The list names another signature for the assessment {header.id} than the one that was given."
        if header.next_step is not revision.summary.next_step.is_:
            yield f"The list shows another next step for the assessment {header.id} than the one that was signed."
        yield from _as_signed(header, revision)


def _as_signed(header: Header, revision: SealedRevision) -> Iterator[str]:
    """Whether the list shows the levels, the flags and the judgement that were signed."""
    summary, judged = revision.summary, revision.content.judgement.next_step
    levels = {domain: found.level for domain, found in summary.domains.items()}
    if (header.levels, header.flags) != (levels, len(summary.safety)):
        yield f"The list shows other levels or safety flags for the assessment {header.id} than those that were signed."
    if header.judged is not judged:
        yield f"The list shows another judgement for the assessment {header.id} than the one that was signed."


_STATUS_AFTER = {
    "start": Status.DRAFT,
    "amend": Status.DRAFT,
    sealing.SIGNED: Status.SIGNED,
    reviewing.RETURNED: Status.RETURNED,
    reviewing.COUNTERSIGNED: Status.COUNTERSIGNED,
    "withdraw": Status.WITHDRAWN,
}


def _told(connection: Connection) -> Log:
    """The audit log, read once for the whole check. What was taken in from another store reads as if done here."""
    return tuple(handover_log.as_if_done_here(audit.entries(connection)))


def _statuses_told(log: Log) -> dict[str, Status]:
    """By assessment, the status that the last entry of the audit log about it leads to."""
    told = {}
    for entry in log:
        if entry.about is None:
            continue
        if entry.what == "discard" or (entry.what == handover_log.TAKEN_IN and "status" in entry.detail):
            told[entry.about] = Status(entry.detail["status"])
        elif entry.what in _STATUS_AFTER:
            told[entry.about] = _STATUS_AFTER[entry.what]
    return told


def _reviews(connection: Connection, log: Log) -> Iterator[str]:
    """Whether every review and every comment is one that the audit log tells of, and the other way round."""
    told: dict[str, str] = {reviewing.COUNTERSIGNED: "countersigned", reviewing.RETURNED: "returned"}
    logged = {
        (entry.about, entry.detail.get("revision")): (told[entry.what], entry.detail.get("sha256"))
        for entry in log
        if entry.what in told
    }
    for row in connection.rows("SELECT DISTINCT assessment_id FROM review"):
        for record, review in reviewing.told_reviews(connection, row["assessment_id"]):
            said = logged.pop((review.assessment_id, str(review.revision)), None)
            if said != (review.outcome.value, record.sha256):
                yield (
                    f"The review of revision {review.revision} of the assessment {review.assessment_id} is not the one "
                    "that the audit log tells of."
                )
    for about, number in logged:
        yield f"The audit log tells of a review of revision {number} of the assessment {about}: it is not there."


def _signatures(connection: Connection, log: Log) -> Iterator[str]:
    signings = (entry for entry in log if entry.what == sealing.SIGNED)
    signed = {(entry.about, entry.detail.get("revision")): entry for entry in signings}
    for assessment_id, number in sealing.all_sealed(connection):
        entry = signed.pop((assessment_id, str(number)), None)
        where = f"revision {number} of the assessment {assessment_id}"
        try:
            revision = sealing.sealed(connection, assessment_id, number)
        except StoreError as error:
            yield error.says
            continue
        tool = revision.content.tool
        if entry is None or entry.detail != sealing.signature_proof(connection, assessment_id, number):
            yield f"The signature of {where} is not the one that the audit log tells of."
        yield from _made_with(connection, revision, where)
        folded = assessments.folded(connection, assessment_id, tool, number)
        if not agree(folded.plain(), revision.content.plain()):
            yield f"The changes kept for {where} do not add up to what was signed."
    for about, number_text in signed:
        yield f"The audit log tells of a signed revision {number_text} of the assessment {about}: it is not there."


def _made_with(connection: Connection, revision: SealedRevision, where: str) -> Iterator[str]:
    """Whether every document that a sealed revision says it was made with is kept."""
    kinds: tuple[DocumentKind, ...] = ("tool", "policy", "next_steps")
    for kind in kinds:
        sha256 = revision.inputs.get(kind)
        if sha256 is not None and not document_store.is_kept(connection, kind, str(sha256)):
            yield f"The {kind.replace('_', ' ')} that {where} was made with is not kept."


def _comments(connection: Connection, log: Log) -> Iterator[str]:
    rows = connection.rows("SELECT DISTINCT assessment_id FROM comment")
    kept = (one for row in rows for one in reviewing.told_comments(connection, row["assessment_id"]))
    yield from _as_told("comment", "comment", kept, (entry for entry in log if entry.what == reviewing.COMMENTED))


def _supervisions(connection: Connection, log: Log) -> Iterator[str]:
    told = (entry for entry in log if entry.what == supervisions.KEPT)
    yield from _as_told("supervision", "supervision record", supervisions.told_of_everybody(connection), told)


def _as_told(
    key: str,
    called: str,
    kept: Iterable[tuple[KeptText, Comment | Supervision]],
    told: Iterable[AuditEntry],
) -> Iterator[str]:
    """Whether each record is one that the audit log tells of, by id and hash, and the other way round."""
    logged = {entry.detail.get(key): entry.detail.get("sha256") for entry in told}
    for record, one in kept:
        if logged.pop(one.id, None) != record.sha256:
            yield f"The {called} {one.id} is not the one that the audit log tells of."
    for missing in logged:
        yield f"The audit log tells of the {called} {missing}: it is not there."


def _workers(connection: Connection, log: Log) -> Iterator[str]:
    """Whether who works with each child now is what the audit log adds up to."""
    told = workers.told(connection, log)
    held = workers.held(connection)
    for child in sorted(told.keys() | held.keys()):
        if told.get(child, set()) != held.get(child, set()):
            yield f"Who works with the child {child} is not what the audit log tells."


def _outcomes(connection: Connection, log: Log) -> Iterator[str]:
    """Whether what became of each action is what the audit log tells."""
    told = [entry.detail.get("sha256") for entry in log if entry.what == supervisions.OUTCOME]
    if told != supervisions.outcome_hashes(connection):
        yield "What became of the actions set in supervision is not what the audit log tells."


_BY_ITSELF = (
    _file,
    _schema,
    _documents,
    audit.verify_chain,
    checking_records.all_passages,
    checking_records.lists,
    _contents,
    checking_deeds.placed,
    foreign_log.faults,
)
_BY_THE_LOG = (
    _headers,
    _signatures,
    checking_records.reasons,
    _reviews,
    _comments,
    _workers,
    people.faults,
    checking_deeds.who_and_when,
    _supervisions,
    _outcomes,
    checking_records.guides,
)
