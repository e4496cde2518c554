"""The check finds what somebody with the key and a database tool has changed."""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

import pytest
from store_made_up import BEDTIME, raw, signed, started

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.words import Rating
from neglect_toolkit.store.store import Store


def tamper(store: Store, *statements: str) -> None:
    """Takes every safeguard away, does the harm, and puts the safeguards back as they were."""
    connection = raw(store)
    triggers = connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    with connection.writing():
        for trigger in triggers:
            connection.run(f"DROP TRIGGER {trigger['name']}")
        for statement in statements:
            connection.run(statement)
        for trigger in triggers:
            connection.run(trigger["sql"])


def test_a_store_that_nobody_has_touched_is_whole(store: Store) -> None:
    header, mistaken = started(store), started(store)
    signed(store, header)
    store.amend(header.id, "A date was wrong")
    store.save(header.id, [Change.answer(BEDTIME, Answer(rating=Rating.WORRY))], Progress())
    store.withdraw(mistaken.id, "Wrong child")
    store.record("export", header.id)

    assert store.check() == ()


def test_a_safeguard_that_was_taken_away_is_found(store: Store) -> None:
    with raw(store).writing() as connection:
        connection.run("DROP TRIGGER change_is_never_deleted")

    assert store.check() == (
        "The trigger 'change_is_never_deleted' of the database is not as the application made it.",
    )


def test_a_table_that_was_added_is_found(store: Store) -> None:
    with raw(store).writing() as connection:
        connection.run("CREATE TABLE aside (what TEXT) STRICT")

    assert store.check() == ("The table 'aside' of the database is not as the application made it.",)


def test_another_child_in_the_list_is_found(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE assessment SET child_name = 'Somebody Else'")

    assert store.check() == (
        f"The list names another child for the assessment {header.id} than the assessment itself.",
    )


def test_a_changed_document_is_found(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE document SET json = replace(json, 'Mixed.', 'Fine.') WHERE kind = 'tool'")

    assert store.check() == (f"The tool {header.tool_sha256[:12]}… is not what was kept.",)


@pytest.mark.parametrize("column", ["content", "summary", "inputs", "signature"])
def test_a_changed_sealed_revision_is_found(store: Store, column: str) -> None:
    header = started(store)
    signed(store, header)
    tamper(store, f"UPDATE revision SET {column} = replace({column}, 'a', 'e')")

    assert any(f"Revision 1 of the assessment {header.id} is not what was signed" in says for says in store.check())


def test_a_sealed_revision_forged_with_a_new_hash_is_found_by_the_audit_log(store: Store) -> None:
    header = started(store)
    signed(store, header)
    sealed = store.sealed(header.id)
    parts = {
        "content": sealed.content.with_answer(BEDTIME, Answer(rating=Rating.GOING_WELL)).plain(),
        "summary": sealed.summary.plain(),
        "inputs": sealed.inputs,
    }
    forged = sha256_of(parts)
    tamper(
        store,
        f"UPDATE revision SET content = '{canonical_json(parts['content'])}', sha256 = '{forged}', "
        f"signature = replace(signature, '{sealed.sha256}', '{forged}')",
    )

    assert store.sealed(header.id).sha256 == forged
    assert set(store.check()) >= {
        f"The signature of revision 1 of the assessment {header.id} is not the one that the audit log tells of.",
        f"The changes kept for revision 1 of the assessment {header.id} do not add up to what was signed.",
    }


def test_another_name_under_a_signature_is_found(store: Store) -> None:
    header = started(store)
    signed(store, header)
    tamper(store, "UPDATE revision SET signature = replace(signature, 'Ifeoma', 'Philippa')")

    assert set(store.check()) >= {
        f"The signature of revision 1 of the assessment {header.id} is not the one that the audit log tells of.",
    }


def test_a_signature_that_was_taken_away_is_found(store: Store) -> None:
    header = started(store)
    signed(store, header)
    nothing = ", ".join(
        f"{name} = NULL" for name in ("sealed_at", "signature", "content", "summary", "inputs", "sha256")
    )
    tamper(store, f"UPDATE revision SET {nothing}", "UPDATE assessment SET status = 'draft', signature = NULL")

    assert set(store.check()) >= {
        f"The audit log tells of a signed revision 1 of the assessment {header.id}: it is not there.",
    }


def test_a_changed_past_of_a_signed_assessment_is_found(store: Store) -> None:
    header = started(store)
    signed(store, header)
    tamper(store, "UPDATE change SET value = replace(value, 'toast', 'roast') WHERE section = 'answers'")

    assert store.check() == (
        f"The changes kept for revision 1 of the assessment {header.id} do not add up to what was signed.",
    )


def test_a_row_that_names_what_is_not_there_is_found(store: Store) -> None:
    started(store)
    raw(store).run("PRAGMA foreign_keys = OFF")
    tamper(store, "UPDATE assessment SET child_id = 'nobody'")

    assert store.check() == ("A row of the table 'assessment' names something in 'child' that is not there.",)


def test_what_no_longer_can_be_read_is_found_and_not_quoted(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE change SET value = '{\"name\": [\"Zoë\"]}' WHERE section = 'child'")
    [says] = store.check()

    assert header.id in says
    assert "Zoë" not in says


def test_a_header_that_no_longer_can_be_read_is_found(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE assessment SET next_step = 'no_such_step'")

    assert store.check() == (
        f"What is kept of the assessment {header.id} cannot be read. Put back a copy of the store's folder.",
    )


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE assessment SET status = 'withdrawn'", "withdrawn; the audit log does not"),
        ("UPDATE assessment SET status = 'draft', signature = NULL", "draft; the audit log does not"),
        ("UPDATE assessment SET signature = replace(signature, 'Ifeoma', 'Dr Forged')", "another signature"),
        ("UPDATE assessment SET next_step = 'no_current_concern'", "another next step"),
    ],
)
def test_a_list_that_tells_another_story_than_what_was_signed_is_found(store: Store, statement: str, says: str) -> None:
    signed(store, started(store))
    tamper(store, statement)
    assert any(says in fault for fault in store.check()), store.check()


def test_a_draft_that_the_list_calls_signed_is_found(store: Store) -> None:
    started(store)
    tamper(store, "UPDATE assessment SET status = 'signed'")
    assert any("signed; the audit log does not" in fault for fault in store.check())
