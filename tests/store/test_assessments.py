"""Drafts: started with their very tool, saved change by change, listed without being opened."""

from __future__ import annotations

import datetime as dt

import pytest
from one_transaction import read, write
from store_made_up import (
    BEDTIME,
    BREAKFAST,
    CHILD,
    FixedClockRealKeys,
    a_policy,
    a_tool,
    an_assessment,
    raw,
    signed,
    started,
    started_as,
)

from neglect_toolkit.errors import NotAllowedError, NotFoundError, RecordUnreadableError, StoreError
from neglect_toolkit.model.assessment import Answer, Assessment
from neglect_toolkit.model.people import Child, Visit
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import Change, Progress, changes_between
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import NextStep, Rating, Status
from neglect_toolkit.store import assessments, audit, document_store, headers, sealing
from neglect_toolkit.store.store import Store

SQLITE_READ = 20  # the authorizer's name for reading a column


def test_a_new_draft_holds_all_it_was_started_with(store: Store, clock: FixedClockRealKeys) -> None:
    header = started_as(store, an_assessment(), Progress(explored=1, of=2))

    assert read(store, sealing.content, header.id) == an_assessment()
    assert (header.status, header.revision, header.signature) == (Status.DRAFT, 1, None)
    assert (header.child_called, header.child_name) == ("Zoë", "Zoë Quillfeather")
    assert (header.explored, header.of) == (1, 2)
    assert header.started_at == header.saved_at == clock.now()


def test_it_is_kept_with_the_very_tool_and_policy_it_was_made_with(store: Store) -> None:
    header = started(store)
    write(store, document_store.keep, "tool", a_tool(title="The same day, asked in other words"))

    assert read(store, document_store.kept, "tool", header.tool_sha256, Tool) == a_tool()
    assert read(store, document_store.kept, "policy", header.policy_sha256, Policy) == a_policy()


def test_an_empty_answer_says_nothing_and_is_not_kept(store: Store) -> None:
    empty = an_assessment().model_copy(update={"answers": {BEDTIME: Answer()}})

    assert read(store, sealing.content, started(store, empty).id).answers == {}


def test_a_second_assessment_of_the_same_child_is_the_same_childs(store: Store) -> None:
    first, other = started(store), started(store)
    second = started(store, child_id=first.child_id)

    assert second.child_id == first.child_id
    assert other.child_id != first.child_id


def test_answers_for_another_tool_or_an_unknown_child_are_refused(store: Store) -> None:
    with pytest.raises(NotAllowedError, match="for the tool 'baby'"):
        started_as(store, Assessment(tool="baby"))
    with pytest.raises(NotFoundError, match="no child"):
        started(store, child_id="nobody")

    assert read(store, headers.headers) == ()


def test_a_change_is_kept_and_acknowledged_with_its_moment(store: Store, clock: FixedClockRealKeys) -> None:
    header = started(store)
    clock.move(minutes=3)
    answer = Answer(rating=Rating.MIXED, note="Sleeps on the sofa at weekends")
    saved = write(
        store,
        assessments.save,
        header.id,
        [Change.answer(BEDTIME, answer)],
        Progress(explored=2, of=2, next_step=NextStep.SEEK_ADVICE),
    )

    assert read(store, sealing.content, header.id) == an_assessment().with_answer(BEDTIME, answer)
    assert (saved.explored, saved.of, saved.next_step) == (2, 2, NextStep.SEEK_ADVICE)
    assert saved.saved_at == clock.now()
    assert saved.started_at == header.started_at
    assert read(store, headers.header, header.id) == saved


def test_an_answer_can_be_taken_away_and_its_past_stays(store: Store) -> None:
    header = started(store)
    write(store, assessments.save, header.id, [Change.answer(BREAKFAST, Answer())], Progress())

    assert read(store, sealing.content, header.id).answers == {}
    kept = raw(store).rows("SELECT value FROM change WHERE key = ? ORDER BY seq", BREAKFAST)
    assert ["toast" in (row["value"] or "") for row in kept] == [True, False]


def test_a_childs_new_name_is_in_the_list_at_once(store: Store) -> None:
    header = started(store)
    renamed = an_assessment().model_copy(
        update={"child": Child(name="Zoe Quillfeather-Marsh", date_of_birth=dt.date(2018, 3, 4))}
    )
    saved = write(store, assessments.save, header.id, [Change.of("child", renamed)], Progress())
    assert (saved.child_called, saved.child_name) == ("Zoe", "Zoe Quillfeather-Marsh")
    assert saved.date_of_birth == dt.date(2018, 3, 4)

    nameless = write(store, assessments.save, header.id, [Change.of("child", Assessment(tool="primary"))], Progress())
    assert (nameless.child_called, nameless.child_name, nameless.date_of_birth) == (None, None, None)


def test_a_save_without_changes_only_brings_the_progress_up_to_date(store: Store, clock: FixedClockRealKeys) -> None:
    header = started(store)
    clock.move(minutes=3)
    told = len(read(store, audit.entries))
    saved = write(store, assessments.save, header.id, [], Progress(explored=1, of=2))

    assert saved == header.model_copy(update={"explored": 1, "of": 2})
    assert len(read(store, audit.entries)) == told


def test_a_save_is_kept_whole_or_not_at_all(store: Store) -> None:
    header = started(store)
    before = raw(store).rows("SELECT count(*) AS n FROM change")
    impossible = Change.model_construct(section="answers", key=None, value_json="{}")  # type: ignore[arg-type]  # as no code could
    good = Change.answer(BEDTIME, Answer(rating=Rating.WORRY))

    with pytest.raises(StoreError, match="rules"):
        write(store, assessments.save, header.id, [good, impossible], Progress())

    assert raw(store).rows("SELECT count(*) AS n FROM change") == before
    assert read(store, sealing.content, header.id) == an_assessment()
    assert read(store, headers.header, header.id) == header


def test_nobody_writes_to_a_signed_or_a_withdrawn_assessment(store: Store) -> None:
    finished, mistaken = started(store), started(store)
    signed(store, finished)
    write(store, sealing.withdraw, mistaken.id, "Wrong child")
    change = Change.answer(BEDTIME, Answer(rating=Rating.WORRY))

    with pytest.raises(NotAllowedError, match=r"signed.*open a new revision"):
        write(store, assessments.save, finished.id, [change], Progress())
    with pytest.raises(NotAllowedError, match="withdrawn"):
        write(store, assessments.save, mistaken.id, [change], Progress())


def test_an_unknown_assessment_is_said_to_be_unknown(store: Store) -> None:
    for query in (headers.header, sealing.content, sealing.sealed):
        with pytest.raises(NotFoundError, match="no assessment 'nothing'"):
            read(store, query, "nothing")
    with pytest.raises(NotFoundError):
        write(store, assessments.save, "nothing", [], Progress())
    with pytest.raises(NotFoundError):
        write(store, assessments.remember_place, "nothing", "breakfast")


def test_the_list_has_the_last_saved_first_and_not_the_withdrawn(store: Store, clock: FixedClockRealKeys) -> None:
    first, second, third, mistaken = (started(store) for _ in range(4))
    clock.move(minutes=1)
    write(store, assessments.save, second.id, [Change.answer(BEDTIME, Answer(rating=Rating.WORRY))], Progress())
    write(store, sealing.withdraw, mistaken.id, "Made in error")

    assert [header.id for header in read(store, headers.headers)] == [second.id, third.id, first.id]
    assert [header.id for header in read(store, headers.headers, withdrawn=True)][:2] == [mistaken.id, second.id]


def test_the_list_reads_no_answers(store: Store) -> None:
    header = started(store)
    signed(store, header)
    tables: set[str] = set()

    def note(action: int, table: str | None, *_: object) -> int:
        if action == SQLITE_READ and table:
            tables.add(table)
        return 0

    raw(store).db.conn.set_authorizer(note)
    assert [found.id for found in read(store, headers.headers)] == [header.id]
    raw(store).db.conn.set_authorizer(None)

    assert tables == {"assessment"}


def test_the_page_is_remembered_without_a_word_in_the_audit_log(store: Store, clock: FixedClockRealKeys) -> None:
    header = started(store)
    told = read(store, audit.entries)
    clock.move(minutes=1)
    write(store, assessments.remember_place, header.id, "breakfast")

    assert read(store, headers.header, header.id) == header.model_copy(update={"place": "breakfast"})
    assert read(store, audit.entries) == told


def test_what_cannot_be_read_is_called_damaged_and_not_quoted(store: Store) -> None:
    header = started(store)
    with raw(store).writing() as connection:
        connection.run(
            'INSERT INTO change (assessment_id, revision, section, key, value, at, "by") '
            "VALUES (?, 1, 'child', '', '{\"name\": [\"Zoë\"]}', '2026-11-20', 'p1')",
            header.id,
        )

    with pytest.raises(RecordUnreadableError, match=header.id) as refused:
        read(store, sealing.content, header.id)
    assert "Zoë" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_every_section_comes_back_as_it_was_given(store: Store) -> None:
    full = Assessment.model_validate(
        {
            "tool": "primary",
            "child": CHILD.plain() | {"date_of_birth": "2018-03-04", "disabled": False},
            "household": [{"name": "Marsh", "relation": "mother", "parental_responsibility": True}, {}],
            "other_homes": [{"name": "grandmother's", "nights": "weekends"}],
            "assessed_by": {"name": "Ifeoma Adeyemi", "contact": "01"},
            "visits": [{"id": "v1", "date": "2026-11-18", "present": ["mother"], "seen_alone": True}],
            "sharing": {"family_knows": True, "agrees": False, "why_not_told": None},
            "assessed_on": "2026-11-20",
            "answers": {
                BREAKFAST: {"rating": "worry", "setting": {}, "accounts": [{"source": "child", "words": "“No”\n\0\t"}]},
                "safety.left_alone": {"answer": "yes", "done": "Rang", "done_at": "2026-11-18T16:40:00+01:00"},
                "money.barriers": {"choices": ["benefits_delay", "no_transport"]},
                "people.since": {"date": "2026-09-01"},
            },
            "judgement": {"next_step": "refer_now", "reason": "Because"},
        }
    )

    assert read(store, sealing.content, started(store, full).id) == full
    fewer = full.model_copy(update={"visits": (Visit(id="v2"),), "household": (), "assessed_on": None})
    header = started(store, full)
    write(store, assessments.save, header.id, changes_between(full, fewer), Progress())
    assert read(store, sealing.content, header.id) == fewer
