"""The check finds what somebody with the key and a database tool has changed."""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from one_transaction import read, write
from store_made_up import BEDTIME, raw, signed, started

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.supervision import Action, SupervisionContent
from neglect_toolkit.model.words import ManagerView, Rating, ReviewOutcome, Work
from neglect_toolkit.store import assessments, audit, checking, people, reviewing, sealing, supervisions, workers
from neglect_toolkit.store.audit import Writing
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
    write(store, sealing.amend, header.id, "A date was wrong")
    write(store, assessments.save, header.id, [Change.answer(BEDTIME, Answer(rating=Rating.WORRY))], Progress())
    write(store, sealing.withdraw, mistaken.id, "Wrong child")
    write(store, Writing.record, Deed.EXPORT, header.id)

    assert read(store, checking.check) == ()


def test_a_safeguard_that_was_taken_away_is_found(store: Store) -> None:
    with raw(store).writing() as connection:
        connection.run("DROP TRIGGER change_is_never_deleted")

    assert read(store, checking.check) == (
        "The trigger 'change_is_never_deleted' of the database is not as the application made it.",
    )


def test_a_table_that_was_added_is_found(store: Store) -> None:
    with raw(store).writing() as connection:
        connection.run("CREATE TABLE aside (what TEXT) STRICT")

    assert read(store, checking.check) == ("The table 'aside' of the database is not as the application made it.",)


def test_another_child_in_the_list_is_found(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE assessment SET child_name = 'Somebody Else'")

    assert read(store, checking.check) == (
        f"The list names another child for the assessment {header.id} than the assessment itself.",
    )


def test_a_changed_document_is_found(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE document SET json = replace(json, 'Mixed.', 'Fine.') WHERE kind = 'tool'")

    assert read(store, checking.check) == (f"The tool {header.tool_sha256[:12]}… is not what was kept.",)


@pytest.mark.parametrize("column", ["content", "summary", "inputs", "signature"])
def test_a_changed_sealed_revision_is_found(store: Store, column: str) -> None:
    header = started(store)
    signed(store, header)
    tamper(store, f"UPDATE revision SET {column} = replace({column}, 'a', 'e')")

    assert any(
        f"Revision 1 of the assessment {header.id} is not what was signed" in says
        for says in read(store, checking.check)
    )


def test_a_sealed_revision_forged_with_a_new_hash_is_found_by_the_audit_log(store: Store) -> None:
    header = started(store)
    signed(store, header)
    sealed = read(store, sealing.sealed, header.id)
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

    assert read(store, sealing.sealed, header.id).sha256 == forged
    assert set(read(store, checking.check)) >= {
        f"The signature of revision 1 of the assessment {header.id} is not the one that the audit log tells of.",
        f"The changes kept for revision 1 of the assessment {header.id} do not add up to what was signed.",
    }


def test_another_name_under_a_signature_is_found(store: Store) -> None:
    header = started(store)
    signed(store, header)
    tamper(store, "UPDATE revision SET signature = replace(signature, 'Ifeoma', 'Philippa')")

    assert set(read(store, checking.check)) >= {
        f"The signature of revision 1 of the assessment {header.id} is not the one that the audit log tells of.",
    }


def test_a_signature_that_was_taken_away_is_found(store: Store) -> None:
    header = started(store)
    signed(store, header)
    nothing = ", ".join(
        f"{name} = NULL" for name in ("sealed_at", "signature", "content", "summary", "inputs", "sha256")
    )
    tamper(store, f"UPDATE revision SET {nothing}", "UPDATE assessment SET status = 'draft', signature = NULL")

    assert set(read(store, checking.check)) >= {
        f"The audit log tells of a signed revision 1 of the assessment {header.id}: it is not there.",
    }


def test_a_changed_past_of_a_signed_assessment_is_found(store: Store) -> None:
    header = started(store)
    signed(store, header)
    tamper(store, "UPDATE change SET value = replace(value, 'toast', 'roast') WHERE section = 'answers'")

    assert read(store, checking.check) == (
        f"The changes kept for revision 1 of the assessment {header.id} do not add up to what was signed.",
    )


def test_a_row_that_names_what_is_not_there_is_found(store: Store) -> None:
    started(store)
    raw(store).run("PRAGMA foreign_keys = OFF")
    tamper(store, "UPDATE assessment SET child_id = 'nobody'")

    assert "A row of the table 'assessment' names something in 'child' that is not there." in read(
        store, checking.check
    )


def test_what_no_longer_can_be_read_is_found_and_not_quoted(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE change SET value = '{\"name\": [\"Zoë\"]}' WHERE section = 'child'")
    [says] = read(store, checking.check)

    assert header.id in says
    assert "Zoë" not in says


def test_a_header_that_no_longer_can_be_read_is_found(store: Store) -> None:
    header = started(store)
    tamper(store, "UPDATE assessment SET next_step = 'no_such_step'")

    assert read(store, checking.check) == (
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
    assert any(says in fault for fault in read(store, checking.check)), read(store, checking.check)


def test_a_draft_that_the_list_calls_signed_is_found(store: Store) -> None:
    started(store)
    tamper(store, "UPDATE assessment SET status = 'signed'")
    assert any("signed; the audit log does not" in fault for fault in read(store, checking.check))


@pytest.fixture
def reviewed(store: Store) -> Store:
    """A signed assessment that a manager commented on, countersigned and supervised."""
    manager = Person(id="p9", name="Maria Lindqvist")
    header = started(store)
    signed(store, header)
    with store.writing() as writing:
        people.add(writing, manager)
        theirs = replace(writing, who=manager.id)
        reviewing.comment(theirs, manager, header.id, "Who saw it?")
        reviewing.review(
            theirs, manager, header.id, ReviewOutcome.COUNTERSIGNED, view=ManagerView.HIGHER, reason="It has lasted."
        )
        workers.add(theirs, header.child_id, manager.id, Work.CO_WORKER, None)
        content = SupervisionContent(decisions="Visit.", actions=(Action(id="a1", what="Ring"),))
        supervisions.keep(theirs, manager, header.child_id, content)
        supervisions.keep_outcome(theirs, manager, "a1", "not_done", "Nobody answered.")
    assert read(store, checking.check) == ()
    return store


ANEW = (
    "UPDATE {table} SET record = replace(record, '{before}', '{after}'), "
    "record_sha256 = sha256(replace(record, '{before}', '{after}'))"
)
"""Somebody who also makes the hash of the record anew: `sha256` is given to the database for that."""


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE review SET view = 'agree'", "The list says something else of the review"),
        ("UPDATE review SET next_step = 'refer_now'", "The list says something else of the review"),
        ("UPDATE review SET record = replace(record, 'higher', 'agree')", "was altered"),
        (ANEW.format(table="review", before="higher", after="agree"), "The review of revision 1"),
        ("DELETE FROM review", "tells of a review of revision 1"),
        ("UPDATE comment SET about = 'item:a.b'", "The list says something else of the comment"),
        ("UPDATE comment SET at = '2020-01-01T00:00:00.000000+00:00'", "The list says something else of the comment"),
        ("UPDATE comment SET record = replace(record, 'p9', 'p8')", "was altered"),
        (ANEW.format(table="comment", before="p9", after="p8"), "is not the one that the audit log tells of"),
        ("UPDATE comment SET record = '[]', record_sha256 = sha256('[]')", "was altered"),
        ("UPDATE comment SET record = '{\"§\":[1]}', record_sha256 = sha256('{\"§\":[1]}')", "was altered"),
        ("UPDATE passage SET words = 'Nothing.' WHERE belongs_to LIKE 'comment:%'", "was altered"),
        ("UPDATE passage SET words = NULL, salt = NULL WHERE belongs_to LIKE 'comment:%'", "was taken out"),
        ("UPDATE passage SET words = NULL, salt = NULL WHERE belongs_to LIKE 'revision:%'", "was taken out"),
        ("DELETE FROM passage WHERE belongs_to LIKE 'review:%'", "was altered"),
        ("DELETE FROM comment", "The audit log tells of the comment"),
        ("UPDATE worker SET ended_at = 'now' WHERE work = 'lead'", "Who works with the child"),
        ("DELETE FROM worker WHERE work = 'co_worker'", "Who works with the child"),
        ("UPDATE supervision_record SET by_name = 'No.'", "The list says something else of the supervision record"),
        (
            "UPDATE supervision_record SET held_on = '2020-01-01'",
            "The list says something else of the supervision record",
        ),
        ("UPDATE action SET by_when = '2020-01-01'", "The list says something else of the action"),
        ("UPDATE action SET ended = 1", "has ended"),
        (ANEW.format(table="supervision_record", before="Maria", after="Marie"), "The supervision record"),
        ("DELETE FROM supervision_record", "The audit log tells of the supervision record"),
        ("UPDATE action_outcome SET outcome = 'done'", "The list says something else of what became of the action"),
        (
            "UPDATE action_outcome SET record = replace(record, 'not_done', 'done')",
            "What became of an action was altered",
        ),
        ("DELETE FROM action_outcome", "What became of the actions"),
        ("UPDATE assessment SET nutritional = 'none_found'", "other levels or safety flags"),
        ("UPDATE assessment SET flags = 3", "other levels or safety flags"),
        ("UPDATE assessment SET judged = 'refer_now'", "another judgement"),
        ("UPDATE assessment SET next_step = 'get_information'", "another next step"),
        ("UPDATE assessment SET status = 'signed'", "the audit log does not"),
        ("UPDATE revision SET summary = replace(summary, 'some', 'none_found')", "is not what was signed"),
        ("UPDATE audit SET detail = replace(detail, 'sha256', 'sha257') WHERE what = 'countersign'", "it was changed"),
        ("DELETE FROM audit WHERE what = 'countersign'", "it was taken out"),
        ("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "The end of the audit log is missing"),
        (
            "UPDATE audit SET seq = CASE seq WHEN 2 THEN 1002 WHEN 3 THEN 1003 ELSE seq END WHERE seq IN (2, 3)",
            "it was taken out",
        ),
    ],
)
def test_what_somebody_with_the_key_changed_is_named(reviewed: Store, statement: str, says: str) -> None:
    raw(reviewed).run("PRAGMA foreign_keys = OFF")
    raw(reviewed).db.conn.create_function("sha256", 1, lambda text: hashlib.sha256(text.encode()).hexdigest())
    tamper(reviewed, statement)
    assert any(says in found for found in read(reviewed, checking.check)), read(reviewed, checking.check)


def test_two_entries_in_each_other_s_place_are_found(reviewed: Store) -> None:
    tamper(
        reviewed,
        "UPDATE audit SET seq = -1 WHERE seq = 2",
        "UPDATE audit SET seq = 2 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = -1",
    )
    assert any("Entry 2 of the audit log is not what was written" in found for found in read(reviewed, checking.check))


def test_a_log_cut_shorter_than_a_head_kept_elsewhere_is_found(reviewed: Store) -> None:
    last = read(reviewed, audit.entries)[-1]
    tamper(
        reviewed,
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'audit'",
    )
    with reviewed.reading() as connection:
        assert [says for says in audit.faults_against(connection, last.seq, last.hash) if "was cut off" in says]
