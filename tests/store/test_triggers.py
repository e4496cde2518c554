"""The database itself refuses what must never happen, whoever asks and however they ask."""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

from dataclasses import replace

import pytest
from one_transaction import read, write
from store_made_up import kept_contact, raw, signed, started

from neglect_toolkit.errors import StoreError
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.record import Progress
from neglect_toolkit.model.supervision import Action, SupervisionContent
from neglect_toolkit.model.words import Domain, Level, ManagerView, NextStep, ReviewOutcome
from neglect_toolkit.store import checking, guide_records, people, reviewing, sealing, supervisions
from neglect_toolkit.store.store import Store

MANAGER = Person(id="p9", name="Maria Lindqvist")
UNSEAL = """
UPDATE revision SET sealed_at = NULL, signature = NULL, content = NULL, summary = NULL, inputs = NULL, sha256 = NULL
WHERE number = 1
"""
OPEN_ANOTHER = """
INSERT INTO revision (assessment_id, number, opened_at, opened_by, reason)
SELECT assessment_id, 3, opened_at, opened_by, 'two at once' FROM revision WHERE number = 2
"""


OF_SEVERAL_PEOPLE = (
    "UPDATE review SET view = 'higher'",
    "DELETE FROM review",
    "REPLACE INTO review SELECT * FROM review",
    (
        "INSERT INTO review SELECT NULL, 'another', assessment_id, revision, at, 'p1', by_name, outcome, view, "
        "next_step, reason, revision_sha256, format, record, record_sha256 FROM review"
    ),
    (
        "INSERT INTO review SELECT NULL, 'another', assessment_id, 2, at, by, by_name, outcome, view, next_step, "
        "reason, revision_sha256, format, record, record_sha256 FROM review"
    ),
    "UPDATE comment SET record = '{}'",
    "DELETE FROM comment",
    "REPLACE INTO comment SELECT * FROM comment",
    "UPDATE worker SET person = 'p2'",
    "UPDATE worker SET since = '2020-01-01'",
    "DELETE FROM worker",
    "INSERT INTO worker SELECT NULL, 'another', child_id, 'p2', 'lead', since, until, given_by, ended_at FROM worker",
    "UPDATE supervision_record SET record = '{}'",
    "DELETE FROM supervision_record",
    "REPLACE INTO supervision_record SELECT * FROM supervision_record",
    "UPDATE action_outcome SET outcome = 'done'",
    "DELETE FROM action_outcome",
    "UPDATE assessment SET status = 'countersigned' WHERE status = 'signed'",
    "UPDATE assessment SET status = 'signed' WHERE status = 'draft' AND revision = 2",
    "UPDATE assessment SET status = 'returned' WHERE status = 'draft'",
    "UPDATE assessment SET status = 'superseded'",
    "UPDATE assessment SET status = 'draft' WHERE status = 'withdrawn'",
    "UPDATE revision SET discarded_at = 'now', discarded_by = 'p1' WHERE number = 1",
    "UPDATE revision SET discarded_at = NULL WHERE discarded_at IS NOT NULL",
    'INSERT INTO change SELECT NULL, assessment_id, 3, section, key, value, at, "by", format FROM change LIMIT 1',
)


@pytest.fixture
def guarded(store: Store) -> Store:
    """One draft amendment, one signed, one countersigned, one withdrawn, and a discarded amendment; supervised."""
    with store.writing() as writing:
        people.add(writing, MANAGER)
    for_review = [started(store) for _ in range(2)]
    for header in for_review:
        signed(store, header)
    with store.writing() as writing:
        theirs = replace(writing, who=MANAGER.id)
        reviewing.comment(theirs, MANAGER, for_review[0].id, "Who saw it?")
        reviewing.review(theirs, MANAGER, for_review[0].id, ReviewOutcome.COUNTERSIGNED, view=ManagerView.AGREE)
        content = SupervisionContent(decisions="Visit.", actions=(Action(id="a1", what="Ring"),))
        supervisions.keep(theirs, MANAGER, for_review[0].child_id, content)
        supervisions.keep_outcome(theirs, MANAGER, "a1", "not_done", "Nobody answered.")
    header = started(store)
    signed(store, header)
    write(store, sealing.amend, header.id, "A date was wrong")
    write(
        store,
        sealing.discard,
        header.id,
        Progress(next_step=NextStep.SEEK_ADVICE, levels={Domain.NUTRITIONAL: Level.SOME}),
    )
    write(store, sealing.amend, for_review[0].id, "A date was wrong")
    write(store, sealing.withdraw, started(store).id, "Wrong child")
    contact = kept_contact(store)
    with store.writing() as writing:
        guide_records.say_about(writing, contact.id, header.child_id)
    return store


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET json = '{}'",
        "DELETE FROM document",
        "INSERT OR REPLACE INTO document SELECT sha256, kind, '{}', kept_at, format FROM document",
        "REPLACE INTO document SELECT * FROM document",
        "UPDATE assessment SET tool_sha256 = policy_sha256",
        "UPDATE assessment SET started_by = 'p1'",
        "DELETE FROM assessment",
        "REPLACE INTO assessment SELECT * FROM assessment",
        "UPDATE revision SET content = '{}' WHERE number = 1",
        UNSEAL,
        "UPDATE revision SET reason = 'another' WHERE number = 2",
        "UPDATE revision SET sealed_at = 'now' WHERE number = 2",
        "DELETE FROM revision WHERE number = 1",
        "DELETE FROM revision WHERE number = 2",
        "REPLACE INTO revision SELECT * FROM revision WHERE number = 1",
        OPEN_ANOTHER,
        "UPDATE change SET value = '{}'",
        "DELETE FROM change",
        "REPLACE INTO change SELECT * FROM change",
        'INSERT INTO change SELECT NULL, assessment_id, 1, section, key, value, at, "by", format FROM change LIMIT 1',
        "UPDATE audit SET who = 'p2'",
        "DELETE FROM audit",
        "REPLACE INTO audit SELECT * FROM audit",
        "INSERT INTO audit SELECT NULL, at, who, what, about, detail, previous, 'new' FROM audit WHERE seq = 1",
        "UPDATE guide_record SET record = '{}'",
        "DELETE FROM guide_record",
        "REPLACE INTO guide_record SELECT * FROM guide_record",
        "UPDATE guide_about SET at = 'now'",
        "DELETE FROM guide_about",
        "REPLACE INTO guide_about SELECT * FROM guide_about",
        "UPDATE passage SET words = 'another'",
        "UPDATE passage SET words = NULL, salt = NULL",
        "DELETE FROM passage",
        "REPLACE INTO passage SELECT * FROM passage",
        "INSERT OR REPLACE INTO passage SELECT digest, belongs_to, NULL, NULL FROM passage LIMIT 1",
        "UPDATE revision SET reason_digest = NULL WHERE number = 2",
        "UPDATE withdrawal SET reason_digest = 'another'",
        "DELETE FROM withdrawal",
        "REPLACE INTO withdrawal SELECT * FROM withdrawal",
        *OF_SEVERAL_PEOPLE,
        "DELETE FROM person",
        "DELETE FROM child",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_it_is_refused_and_nothing_is_changed(guarded: Store, statement: str, recursive: str) -> None:
    connection = raw(guarded)
    connection.run(f"PRAGMA recursive_triggers = {recursive}")
    before = everything(guarded)

    with pytest.raises(StoreError, match="breaks one of its own rules"), connection.writing():
        connection.run(statement)

    assert everything(guarded) == before
    assert read(guarded, checking.check) == ()


def test_a_withdrawn_draft_takes_no_change(store: Store) -> None:
    header = started(store)
    write(store, sealing.withdraw, header.id, "Wrong child")

    with pytest.raises(StoreError, match="breaks one of its own rules"), raw(store).writing() as connection:
        connection.run(
            "INSERT INTO change SELECT NULL, assessment_id, revision, section, key, value, at, by, format "
            "FROM change LIMIT 1"
        )


def everything(store: Store) -> list[object]:
    tables = raw(store).rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'")
    return [raw(store).rows(f"SELECT * FROM {table['name']}") for table in tables]
