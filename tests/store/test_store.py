"""The store as its callers meet it: quick to import, locked when closed, two at a time, any order of work."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from cheap_keys import CHEAP
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from one_transaction import read, write
from sqlcipher3 import dbapi2
from store_made_up import (
    BEDTIME,
    ME,
    PASSPHRASE,
    FixedClockRealKeys,
    a_policy,
    a_tool,
    an_assessment,
    raw,
    signed,
    started,
)

from neglect_toolkit.errors import (
    NotAllowedError,
    NotFoundError,
    RecordUnreadableError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
)
from neglect_toolkit.model.assessment import Account, Answer, Assessment, Header
from neglect_toolkit.model.people import Child, Person, Visit
from neglect_toolkit.model.record import Change, Progress, changes_between
from neglect_toolkit.model.tool import Part, Tool
from neglect_toolkit.model.words import BehindIt, Persistence, Rating, Source, Status
from neglect_toolkit.store import assessments, checking, document_store, headers, sealing
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store

words = st.text(max_size=30)
answers = st.builds(
    Answer,
    rating=st.none() | st.sampled_from(Rating),
    persistence=st.none() | st.sampled_from(Persistence),
    behind_it=st.lists(st.sampled_from(BehindIt), max_size=2).map(tuple),
    note=st.none() | words,
    accounts=st.lists(st.builds(Account, source=st.sampled_from(Source), words=st.none() | words), max_size=2).map(
        tuple
    ),
)
items = st.sampled_from(["breakfast.eats_before_school", "night.sleeps_in_own_bed", "safety.left_alone"])
contents = st.builds(
    Assessment,
    tool=st.just("primary"),
    child=st.builds(Child, name=st.none() | words, known_as=st.none() | words, date_of_birth=st.none() | st.dates()),
    visits=st.sets(words, max_size=2).map(lambda ids: tuple(Visit(id=each) for each in sorted(ids))),
    assessed_on=st.none() | st.dates(),
    answers=st.dictionaries(items, answers.filter(lambda answer: not answer.is_empty), max_size=3),
)


class WorkInAnyOrder(RuleBasedStateMachine):
    """Whatever is saved, signed, amended and reopened in whatever order: what is read back is what was last saved."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name) / "store"
        self.clock = FixedClockRealKeys()
        self.key = Store.make(self.folder, PASSPHRASE, ME, self.clock, CHEAP)
        self.store = Store.open_with(self.folder, self.key, self.clock)
        self.now = an_assessment()
        self.id = started(self.store, self.now).id
        self.signed: list[Assessment] = []
        self.status = Status.DRAFT

    @rule(content=contents)
    def save_everything(self, content: Assessment) -> None:
        self.save(content)

    @rule(item=items, answer=answers)
    def save_an_answer(self, item: str, answer: Answer) -> None:
        self.save(self.now.with_answer(item, answer))

    def save(self, content: Assessment) -> None:
        self.clock.move(seconds=1)
        changes = changes_between(self.now, content)
        if self.status is Status.DRAFT:
            write(self.store, assessments.save, self.id, changes, Progress())
            self.now = content
        else:
            with pytest.raises(NotAllowedError):
                write(self.store, assessments.save, self.id, changes, Progress())

    @precondition(lambda self: self.status is Status.DRAFT)
    @rule()
    def sign(self) -> None:
        self.status = signed(self.store, read(self.store, headers.header, self.id)).status
        self.signed.append(self.now)

    @precondition(lambda self: self.status is Status.SIGNED)
    @rule()
    def amend(self) -> None:
        self.status = write(self.store, sealing.amend, self.id, "A date was wrong").status

    @rule()
    def close_and_open_again(self) -> None:
        self.store.close()
        self.store = Store.open_with(self.folder, self.key, self.clock)

    @invariant()
    def what_is_read_is_what_was_saved(self) -> None:
        header = read(self.store, headers.header, self.id)
        assert read(self.store, sealing.content, self.id) == self.now
        assert (header.child_called, header.child_name) == (self.now.child.called, self.now.child.name)
        assert header.status is self.status

    @invariant()
    def what_was_signed_stays(self) -> None:
        kept = [read(self.store, sealing.sealed, self.id, number + 1).content for number in range(len(self.signed))]
        assert kept == self.signed

    def teardown(self) -> None:
        assert read(self.store, checking.check) == ()
        self.store.close()
        self.scratch.cleanup()


TestWorkInAnyOrder = pytest.mark.slow(WorkInAnyOrder.TestCase)
TestWorkInAnyOrder.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = ("sqlcipher3", "sqlite_utils", "cryptography", "argon2", "yaml", "PySide6")
    ask = f"import sys, neglect_toolkit.store.store; print([name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert answer.stdout == "[]\n"


def test_a_closed_store_says_that_it_is_locked(store: Store) -> None:
    store.close()
    store.close()

    with pytest.raises(StoreError, match=r"locked\. Enter your passphrase"):
        read(store, headers.headers)


def test_the_slow_half_of_opening_may_be_done_by_another_thread(store: Store, folder: Path) -> None:
    keys: list[OpenedKey] = []
    worker = threading.Thread(target=lambda: keys.append(Store.derive(folder, PASSPHRASE)))
    worker.start()
    worker.join()

    with Store.open_with(folder, keys[0], FixedClockRealKeys()) as opened:
        assert opened.me == ME


def test_a_store_belongs_to_the_thread_that_opened_it(store: Store) -> None:
    refused: list[Exception] = []

    def use() -> None:
        try:
            read(store, headers.headers)
        except dbapi2.ProgrammingError as error:
            refused.append(error)

    worker = threading.Thread(target=use)
    worker.start()
    worker.join()

    assert "thread" in str(refused[0])


def test_my_new_details_are_kept_and_another_persons_are_refused(
    store: Store, folder: Path, clock: FixedClockRealKeys
) -> None:
    moved = ME.model_copy(update={"team": "South", "contact": "01539 000000"})
    store.update_me(moved)
    assert store.me == moved
    with Store.open(folder, PASSPHRASE, clock) as again:
        assert again.me == moved

    with pytest.raises(NotAllowedError, match="Only your own details"):
        store.update_me(Person(id="p2", name="Tomasz Bryn"))


def test_a_kept_document_comes_back_by_its_hash_and_twice_is_once(store: Store) -> None:
    first = write(store, document_store.keep, "tool", a_tool())
    second = write(store, document_store.keep, "tool", a_tool())

    assert first == second == a_tool().sha256
    assert read(store, document_store.kept, "tool", first, Tool) == a_tool()
    assert len(raw(store).rows("SELECT 1 FROM document")) == 1
    assert read(store, checking.check) == ()


def test_a_document_that_is_not_kept_is_said_not_to_be(store: Store) -> None:
    sha256 = write(store, document_store.keep, "policy", a_policy())

    with pytest.raises(NotFoundError, match="keeps no tool with the hash"):
        read(store, document_store.kept, "tool", sha256, Tool)


def test_a_document_that_is_not_what_was_kept_is_never_given_out(store: Store) -> None:
    sha256 = write(store, document_store.keep, "tool", a_tool())
    with raw(store).writing() as connection:
        connection.run("DROP TRIGGER document_is_never_changed")
        connection.run("UPDATE document SET json = replace(json, 'Mixed.', 'Fine.')")

    with pytest.raises(StoreDamagedError, match="not what was kept"):
        read(store, document_store.kept, "tool", sha256, Tool)


def test_a_document_that_this_version_cannot_read_is_not_called_changed(store: Store) -> None:
    sha256 = write(store, document_store.keep, "tool", a_policy())

    with pytest.raises(RecordUnreadableError, match="cannot be read by this version") as refused:
        read(store, document_store.kept, "tool", sha256, Tool)
    assert not isinstance(refused.value, StoreDamagedError)


def test_a_second_window_reads_while_the_first_writes_and_waits_to_write(
    store: Store, folder: Path, clock: FixedClockRealKeys
) -> None:
    header = started(store)
    change = Change.answer(BEDTIME, Answer(rating=Rating.WORRY))
    with Store.open(folder, PASSPHRASE, clock) as other:
        raw(other).rows("PRAGMA busy_timeout = 20")
        with raw(store).writing() as connection:
            connection.run("UPDATE assessment SET place = 'night'")
            assert read(other, headers.header, header.id) == header
            assert read(other, sealing.content, header.id) == an_assessment()
            with pytest.raises(StoreBusyError, match="Nothing was changed"):
                write(other, assessments.save, header.id, [change], Progress())
        assert read(other, headers.header, header.id).place == "night"
        write(other, assessments.save, header.id, [change], Progress())

    assert BEDTIME in read(store, sealing.content, header.id).answers


def test_another_process_reads_what_is_kept_while_this_one_writes(store: Store, folder: Path) -> None:
    header = started(store)
    script = Path(__file__).parent / "reads_in_another_process.py"
    environment = {"PYTHONPATH": ":".join(sys.path)}
    with raw(store).writing() as connection:
        connection.run("UPDATE assessment SET place = 'night'")
        answer = subprocess.run(
            [sys.executable, str(script), str(folder), header.id],
            input=PASSPHRASE,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )

    assert Assessment.model_validate_json(answer.stdout) == an_assessment()


def test_headers_of_two_windows_agree(store: Store, folder: Path, clock: FixedClockRealKeys) -> None:
    with Store.open(folder, PASSPHRASE, clock) as other:
        mine: Header = started(store)
        theirs = started(other)

        assert {header.id for header in read(store, headers.headers)} == {mine.id, theirs.id}
        assert read(store, headers.headers) == read(other, headers.headers)
        assert read(store, checking.check) == ()


def test_a_kept_tool_offers_its_options_in_the_order_they_were_written(store: Store) -> None:
    item = {"id": "money.barriers", "kind": "choices", "text": "What?", "options": {"rent": "Rent", "debt": "Debt"}}
    part = {"id": "money", "title": "Money", "kind": "lasting", "items": [item]}
    tool = a_tool().model_copy(update={"parts": (Part.model_validate(part),)})
    kept = read(store, document_store.kept, "tool", write(store, document_store.keep, "tool", tool), Tool)
    assert list(kept.items["money.barriers"].options) == ["rent", "debt"]
