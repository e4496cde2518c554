"""The database itself refuses what must never happen, whoever asks and however they ask."""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

import pytest
from store_made_up import kept_contact, raw, signed, started

from neglect_toolkit.errors import StoreError
from neglect_toolkit.store.store import Store

UNSEAL = """
UPDATE revision SET sealed_at = NULL, signature = NULL, content = NULL, summary = NULL, inputs = NULL, sha256 = NULL
WHERE number = 1
"""
OPEN_ANOTHER = """
INSERT INTO revision (assessment_id, number, opened_at, opened_by, reason)
SELECT assessment_id, 3, opened_at, opened_by, 'two at once' FROM revision WHERE number = 2
"""


@pytest.fixture
def guarded(store: Store) -> Store:
    header = started(store)
    signed(store, header)
    store.amend(header.id, "A date was wrong")
    kept_contact(store)
    return store


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET json = '{}'",
        "DELETE FROM document",
        "INSERT OR REPLACE INTO document SELECT sha256, kind, '{}', kept_at FROM document",
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
        'INSERT INTO change SELECT NULL, assessment_id, 1, section, key, value, at, "by" FROM change LIMIT 1',
        "UPDATE audit SET who = 'p2'",
        "DELETE FROM audit",
        "REPLACE INTO audit SELECT * FROM audit",
        "INSERT INTO audit SELECT NULL, at, who, what, about, detail, previous, 'new' FROM audit WHERE seq = 1",
        "UPDATE guide_record SET result = '{}'",
        "DELETE FROM guide_record",
        "REPLACE INTO guide_record SELECT * FROM guide_record",
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
    assert guarded.check() == ()


def test_a_withdrawn_draft_takes_no_change(store: Store) -> None:
    header = started(store)
    store.withdraw(header.id, "Wrong child")

    with pytest.raises(StoreError, match="breaks one of its own rules"), raw(store).writing() as connection:
        connection.run(
            'INSERT INTO change SELECT NULL, assessment_id, revision, section, key, value, at, "by" FROM change LIMIT 1'
        )


def everything(store: Store) -> list[object]:
    tables = ("person", "document", "child", "assessment", "revision", "change", "audit")
    return [raw(store).rows(f"SELECT * FROM {table}") for table in tables]
