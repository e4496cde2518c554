"""Real trouble, made for real: a plain sentence each, and what was saved is kept."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from services_made_up import PASSPHRASE, ZOE, worried

from neglect_toolkit.clock import FixedClock, SystemClock
from neglect_toolkit.errors import StoreBusyError, StoreDamagedError, StoreError, StoreTooNewError
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.words import Role
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.toolkit import Toolkit, compose
from neglect_toolkit.store import connection as connections
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store

pytestmark = [pytest.mark.journey, pytest.mark.slow]

HERE = Path(__file__).parent
ITEM = "breakfast.eats_before_school"


class Team:
    """A store in a folder, and whoever made it."""

    def __init__(self, folder: Path) -> None:
        self.toolkit = compose(store=folder, clock=SystemClock())
        me = staff.new_person(self.toolkit, Assessor(name="Sam Okafor"))
        self.key = unlocking.create_store(self.toolkit, PASSPHRASE, me)

    def open(self, toolkit: Toolkit | None = None) -> Casework:
        return unlocking.unlock(toolkit or self.toolkit, self.key)

    def begun(self) -> str:
        """The id of an assessment with something in it."""
        work = self.open()
        opened = work.start("primary", ZOE)
        opened.save(worried(opened.assessment))
        work.lock()
        return opened.header.id

    def note_of(self, assessment_id: str) -> str | None:
        work = self.open()
        note = work.open(assessment_id).assessment.answers[ITEM].note
        assert work.check() == ()
        work.lock()
        return note


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB; mounting one needs rights that a test may not have."""
    if shutil.which("mount") is None:
        pytest.skip("there is no mount on this system")
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def write_until_refused(opened: OpenAssessment) -> None:
    for number in range(1, 2000):
        opened.save(opened.assessment.with_answer(ITEM, Answer(rating="worry", note=f"{number} " * 50)))


def test_a_full_disk_loses_nothing_that_was_saved(small_disk: Path) -> None:
    office = Team(small_disk / "store")
    assessment_id = office.begun()
    work = office.open()
    opened = work.open(assessment_id)
    (small_disk / "other").write_bytes(b"\0" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
    with pytest.raises(StoreError, match=r"^The disk is full, so this was not saved\. Make some space"):
        write_until_refused(opened)
    kept = opened.assessment
    (small_disk / "other").unlink()
    assert work.open(assessment_id).assessment == kept
    opened.save(kept.with_answer(ITEM, Answer(note="after")))
    work.lock()
    assert office.note_of(assessment_id) == "after"


def test_a_read_only_disk_is_said_to_be_one(small_disk: Path) -> None:
    office = Team(small_disk / "store")
    assessment_id = office.begun()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(StoreError) as refused:
        office.open()
    assert "may not be written to" in refused.value.says or "cannot be opened" in refused.value.says
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert office.note_of(assessment_id) == "Toast from a neighbour."


def test_two_processes_write_to_one_store(tmp_path: Path) -> None:
    office = Team(tmp_path / "store")
    work = office.open()
    maria = work.staff.add(Assessor(name="Maria Lindqvist"), (Role.MANAGER,)).id
    work.lock()
    command = [sys.executable, str(HERE / "works_until_killed.py"), str(tmp_path / "store")]
    command += [office.key.key.hex(), office.key.person, maria]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True)
        for _ in range(2)
    ]
    done = []
    for process in both:
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(60)]
        done.append([words for words in said if words[0] == "done"])
    for process in both:
        assert process.poll() is None, process.stderr and process.stderr.read()
        process.kill()
        process.communicate()
    work = office.open()
    assert work.check() == ()
    held = {header.id for header in work.work_list()}
    assert {words[2] for said in done for words in said} <= held
    assert all(len(said) > 20 for said in done)
    work.lock()


def test_a_store_that_somebody_else_holds_is_said_to_be_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.2)
    office = Team(tmp_path / "store")
    assessment_id = office.begun()
    work = office.open()
    opened = work.open(assessment_id)
    with (
        Store.open_with(tmp_path / "store", office.key, SystemClock()) as other,
        other.writing(),
        pytest.raises(StoreBusyError, match="Another window or program is using the store"),
    ):
        opened.save(opened.assessment.with_answer(ITEM, Answer(note="mine")))
    opened.save(opened.assessment.with_answer(ITEM, Answer(note="mine")))
    work.lock()
    assert office.note_of(assessment_id) == "mine"


def test_a_damaged_file_is_said_to_be_one_and_left_as_it_is(tmp_path: Path) -> None:
    office = Team(tmp_path / "store")
    office.begun()
    database = tmp_path / "store" / "store.db"
    whole = database.read_bytes()
    damaged = whole[:5000] + bytes(byte ^ 0xFF for byte in whole[5000:9000]) + whole[9000:]
    database.write_bytes(damaged)
    with pytest.raises(StoreDamagedError, match="put back a copy of the whole folder"):
        office.open()
    assert database.read_bytes() == damaged
    database.write_bytes(whole)
    work = office.open()
    assert work.check() == ()
    work.lock()


def test_a_store_of_a_newer_version_asks_for_an_update(tmp_path: Path) -> None:
    office = Team(tmp_path / "store")
    with Store.open_with(tmp_path / "store", office.key, SystemClock()) as store, store.writing() as writing:
        writing.connection.run(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('store', '9999_later', 'now')"
        )
    with pytest.raises(StoreTooNewError, match="Update the application"):
        office.open()


def test_a_clock_set_back_is_said_at_once_and_loses_nothing(tmp_path: Path) -> None:
    office = Team(tmp_path / "store")
    assessment_id = office.begun()
    before = FixedClock(dt.datetime(2019, 3, 1, 9, 0, tzinfo=dt.UTC))
    before._count = 10**9
    work = office.open(compose(store=tmp_path / "store", clock=before))
    [warning] = work.warnings
    assert "This computer's clock says 1 March 2019" in warning
    opened = work.open(assessment_id)
    opened.save(opened.assessment.with_answer(ITEM, Answer(note="written in 2019")))
    assert work.check() == ()
    work.lock()
    assert office.note_of(assessment_id) == "written in 2019"
    assert office.open().warnings == ()


def test_the_right_key_of_another_store_opens_nothing(tmp_path: Path) -> None:
    one, other = Team(tmp_path / "one"), Team(tmp_path / "other")
    with pytest.raises(StoreDamagedError):
        unlocking.unlock(one.toolkit, OpenedKey(one.key.person, other.key.key))
