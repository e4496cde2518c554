"""Free text beside the records: each passage proves itself, can be lost, and is nowhere in the audit log."""

# ruff: noqa: S608 - the statements are made of constants

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from handed_over import SALT, a_long_life, noted, packed, reviewed, taken
from kept_reading import KEPT
from one_transaction import read, write
from pydantic import ValidationError
from store_made_up import BEDTIME, ME, FixedClockRealKeys, an_assessment, kept_contact, raw, signed, started
from test_checking import tamper

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.errors import HandoverError, RecordAlteredError
from neglect_toolkit.model.assessment import Answer, Header
from neglect_toolkit.model.handover import Package, PackageStanding
from neglect_toolkit.model.passages import ERASED
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.words import Rating, ReviewOutcome
from neglect_toolkit.store import assessments, audit, checking, guide_records, handing_over, headers, reviewing, sealing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store

NOTE = "He never said: my father hit me"


def with_the_note(store: Store) -> Header:
    """A signed assessment with a note that begins with words before a colon."""
    header = started(store)
    note = Change.answer(BEDTIME, Answer(rating=Rating.WORRY, note=NOTE))
    write(store, assessments.save, header.id, [note], Progress())
    return signed(store, header)


def emptied(store: Store, words: str) -> None:
    """What a later version may do, and this one does not: the words and the salt of one passage are taken out."""
    tamper(store, f"UPDATE passage SET salt = NULL, words = NULL WHERE words = '{words}'")


def test_nothing_of_the_words_can_be_passed_off_as_salt(store: Store) -> None:
    header = with_the_note(store)
    tamper(
        store,
        f"UPDATE passage SET salt = salt || ':He never said', words = ' my father hit me' WHERE words = '{NOTE}'",
        f"UPDATE change SET value = replace(value, '{NOTE}', ' my father hit me')",
    )

    with pytest.raises(RecordAlteredError):
        read(store, sealing.sealed, header.id)
    assert any("was altered" in fault for fault in read(store, checking.check))


def test_a_record_without_one_passage_still_proves_and_says_that_it_is_gone(store: Store) -> None:
    header = with_the_note(store)
    before = read(store, sealing.sealed, header.id)
    emptied(store, NOTE)
    after = read(store, sealing.sealed, header.id)

    assert (after.sha256, after.signature) == (before.sha256, before.signature)
    assert after.content == before.content.with_answer(BEDTIME, Answer(rating=Rating.WORRY, note=ERASED))
    assert after.has_gaps
    assert read(store, checking.check) == (
        f"A passage of the record revision:{header.id}:1 was taken out; the audit log does not tell of it.",
    )


def test_a_gap_excuses_no_other_difference(store: Store) -> None:
    header = with_the_note(store)
    emptied(store, NOTE)
    tamper(store, "UPDATE change SET value = replace(value, 'toast', 'cakes')")

    assert f"The changes kept for revision 1 of the assessment {header.id} do not add up to what was signed." in read(
        store, checking.check
    )


def test_whoever_has_the_passage_and_whoever_has_not_can_exchange_the_rest(store: Store, other: Store) -> None:
    header = with_the_note(store)
    whole = packed(store, header)
    taken(other, whole)
    emptied(store, NOTE)

    assert [one.standing for one in taken(other, packed(store, header)).assessments] == [PackageStanding.SAME]
    assert [one.standing for one in taken(store, whole).assessments] == [PackageStanding.SAME]
    assert read(store, sealing.sealed, header.id).has_gaps
    assert not read(other, sealing.sealed, header.id).has_gaps


def test_what_is_taken_in_with_a_gap_is_held_to_the_seal_everywhere_else(store: Store) -> None:
    header = with_the_note(store)
    emptied(store, NOTE)
    held = json.loads(json.dumps(packed(store, header).plain()))
    for change in held["assessments"][0]["revisions"][0]["changes"]:
        change["value_json"] = (change["value_json"] or "").replace("toast", "cakes")

    with pytest.raises(ValidationError, match="do not add up"):
        Package.model_validate(held)


def test_a_passage_that_nothing_refers_to_is_refused(store: Store) -> None:
    header = with_the_note(store)
    reviewed(store, header, ReviewOutcome.COUNTERSIGNED)
    held = json.loads(json.dumps(packed(store, header).plain()))
    stray = held["assessments"][0]["revisions"][0]["passages"][0]
    held["assessments"][0]["reviews"][0]["passages"].append(stray)

    with pytest.raises(ValidationError, match="does not refer to"):
        Package.model_validate(held)


def test_a_passage_of_another_record_is_refused_and_nothing_is_taken_in(store: Store, other: Store) -> None:
    header = with_the_note(store)
    package = packed(store, header)
    passage = package.assessments[0].revisions[0].passages[0]
    with other.writing() as writing:
        row = {"digest": passage.digest, "belongs_to": "comment:c1", "salt": passage.salt, "words": passage.words}
        writing.connection.db.table("passage").insert(row)

    with pytest.raises(HandoverError, match="belongs to another record here"):
        taken(other, package)
    assert read(other, headers.headers) == ()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "UPDATE revision SET reason_digest = (SELECT reason_digest FROM withdrawal) WHERE number = 2",
            "Why revision 2",
        ),
        ("UPDATE withdrawal SET reason_digest = (SELECT max(reason_digest) FROM revision)", "withdrawn was altered"),
        ("UPDATE withdrawal SET at = 'x'", "withdrawn was altered"),
        ("DELETE FROM withdrawal", "was withdrawn: it is not there"),
        ("DELETE FROM passage WHERE belongs_to LIKE 'withdrawal%'", "withdrawn was altered"),
        ("UPDATE guide_record SET by = 'p2'", "The guide's record"),
        ("UPDATE guide_record SET at = '2020-01-01T00:00:00.000000+00:00'", "The guide's record"),
        ("UPDATE guide_record SET record = '{}'", "record of the health guide was altered"),
        ("UPDATE guide_about SET child_id = (SELECT max(id) FROM child)", "Which children"),
        ("DELETE FROM guide_about", "Which children"),
        ("UPDATE document SET format = 99", "Update the application"),
        ("UPDATE revision SET content_format = 1 WHERE number = 1", "is not what was signed"),
        ("UPDATE revision SET sealed_at = 'x' WHERE sealed_at IS NOT NULL", "is not what was signed"),
    ],
)
def test_what_somebody_with_the_key_changed_is_named(store: Store, statement: str, says: str) -> None:
    header = signed(store, started(store))
    write(store, sealing.amend, header.id, "A date was wrong")
    write(store, sealing.withdraw, started(store).id, "Wrong child")
    child = min(row["id"] for row in raw(store).rows("SELECT id FROM child"))
    contact = kept_contact(store)
    with store.writing() as writing:
        guide_records.say_about(writing, contact.id, child)
    assert read(store, checking.check) == ()

    raw(store).run("PRAGMA foreign_keys = OFF")
    tamper(store, statement)
    assert any(says in fault for fault in read(store, checking.check)), read(store, checking.check)


def test_reasons_and_comments_are_in_no_entry_of_the_audit_log(store: Store, other: Store) -> None:
    taken(other, packed(store, a_long_life(store)))
    for one in (store, other):
        told = " ".join(json.dumps(entry.detail) for entry in read(one, audit.entries))
        words = [row["words"] for row in raw(one).rows("SELECT words FROM passage")]
        assert "The grandmother rang" in words
        assert [said for said in words if len(said) > 5 and said in told] == []


def test_whoever_reads_the_hash_of_a_package_cannot_guess_what_is_in_it(store: Store) -> None:
    header = started(store)
    with store.reading() as connection:
        one, other = (
            handing_over.export(connection, [header.id], made_by=ME, made_at=FixedClock().now(), salt=salt)
            for salt in (SALT, "00" * 16)
        )
    assert one.sha256 != other.sha256


def test_a_reason_from_before_may_begin_with_the_sign_of_a_paragraph(tmp_path: Path) -> None:
    known = json.loads((KEPT / "0008.json").read_text(encoding="utf-8"))
    folder = tmp_path / "store"
    folder.mkdir()
    for file in (KEPT / "0008").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    key = Store.derive(folder, known["passphrase"], known["opened_by"])
    before = Connection.open(folder / "store.db", key.key)
    trigger = before.rows("SELECT sql FROM sqlite_master WHERE name = 'revision_keeps_its_origin'")[0]["sql"]
    sealed_one = before.rows("SELECT sql FROM sqlite_master WHERE name = 'revision_is_never_changed_once_sealed'")
    with before.writing():
        before.run("DROP TRIGGER revision_keeps_its_origin")
        before.run("DROP TRIGGER revision_is_never_changed_once_sealed")
        before.run("UPDATE revision SET reason = '§ 47 enquiry has begun' WHERE number = 2")
        before.run(trigger)
        before.run(sealed_one[0]["sql"])
    before.close()

    with Store.open_with(folder, key, FixedClock(dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC))) as store:
        second = raw(store).rows(
            "SELECT assessment_id FROM revision WHERE number = 2 AND sealed_at IS NOT NULL ORDER BY assessment_id"
        )
        assert second
        for row in second:
            assert read(store, sealing.sealed, row["assessment_id"], 2).reason == "§ 47 enquiry has begun"
            assert packed(store, read(store, headers.header, row["assessment_id"]))


@pytest.mark.parametrize("words", ["§" + "a" * 64, '{"§": "x"}', "§", " ", "a\0b", "x" * 1_000_000])
def test_whatever_somebody_writes_comes_back_as_it_was(store: Store, words: str) -> None:
    header = with_the_note(store)
    amended = write(store, sealing.amend, header.id, f"Because {words}")
    noted(store, amended, words)
    signed(store, amended)
    with store.writing() as writing:
        reviewing.comment(writing, ME, header.id, f"I say {words}")

    sealed = read(store, sealing.sealed, header.id)
    assert sealed.reason == f"Because {words}".strip()
    assert sealed.content.answers[BEDTIME].note == words
    assert read(store, reviewing.comments, header.id)[-1].text == f"I say {words}".strip()
    assert read(store, checking.check) == ()


def test_a_changed_copy_of_a_kept_tool_has_a_hash_of_its_own(store: Store) -> None:
    from neglect_toolkit.model.tool import Tool
    from neglect_toolkit.store import document_store

    header = started(store, an_assessment())
    tool = read(store, document_store.kept, "tool", header.tool_sha256, Tool)
    assert tool.sha256 == header.tool_sha256
    assert tool.model_copy(update={"title": "Another"}).sha256 != header.tool_sha256
    assert FixedClockRealKeys().new_id() != FixedClockRealKeys().new_id()
