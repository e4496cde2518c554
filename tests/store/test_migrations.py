"""The schema through its versions: what an earlier release wrote opens today, whole, and keeps its safeguards.

`version_1.sql` is a small store as the first state made it, never edited. Whole stores of every state are in `kept`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from pathlib import Path

import pytest
from one_transaction import read
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations
from store_made_up import (
    BEDTIME,
    INPUTS,
    ME,
    PASSPHRASE,
    FixedClockRealKeys,
    a_policy,
    a_summary,
    a_tool,
    an_assessment,
    raw,
    signed,
)

from neglect_toolkit.errors import StoreDamagedError, StoreError, StoreTooNewError
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.queue import QueueQuery
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Rating, Role, Status
from neglect_toolkit.store import checking, document_store, headers, migrations, queue, sealing, upgrades, workers
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store

VERSION_1 = Path(__file__).parent / "version_1.sql"


def store_of(version: Path, folder: Path) -> OpenedKey:
    """A store as an earlier release left it, and its key."""
    key = OpenedKey(person=ME.id, key=secrets.token_bytes(32))
    folder.mkdir()
    (folder / "keyring.json").write_text("{}")
    connection = Connection.open(folder / "store.db", key.key)
    connection.db.executescript(version.read_text())
    connection.close()
    return key


def definitions(db: Database) -> set[str]:
    rows = db.query("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations'")
    return {row["sql"] for row in rows}


def test_the_first_migration_makes_what_the_first_release_made() -> None:
    frozen, made = (Database(memory=True, execute_plugins=False) for _ in range(2))
    frozen.executescript(VERSION_1.read_text())
    migrations.MIGRATIONS.apply(made, stop_before=migrations.names()[1:])

    assert definitions(made) == definitions(frozen)
    frozen.close()
    made.close()


def test_a_store_of_version_1_knows_who_works_with_whom_and_is_searched(folder: Path) -> None:
    key = store_of(VERSION_1, folder)

    with Store.open_with(folder, key, FixedClockRealKeys()) as store:
        [header] = read(store, headers.headers)
        assert store.me.roles == (Role.PRACTITIONER, Role.ADMINISTRATOR)
        assert (header.practitioner, header.team) == (ME.id, ME.team_key)
        assert header.own_words
        with store.reading() as connection:
            assert [worker.person for worker in workers.of_child(connection, header.child_id)] == [ME.id]
            query = QueueQuery(statuses=(), search="quillf toast")
            assert queue.page(connection, ME.team_key, query).headers == (header,)
        assert read(store, headers.of_worker, ME.id, dt.date(2999, 1, 1)) == (header,)


def summary_made_with(header: Header) -> IndicatorSummary:
    """The made-up summary, made with the tool and policy as that version hashed them."""
    summary = a_summary()
    tool = summary.tool.model_copy(update={"sha256": header.tool_sha256})
    policy = summary.policy.model_copy(update={"sha256": header.policy_sha256})
    return summary.model_copy(update={"tool": tool, "policy": policy})


@pytest.mark.parametrize("version", [VERSION_1], ids=["version 1"])
def test_a_store_of_an_earlier_version_opens_whole(version: Path, folder: Path) -> None:
    key = store_of(version, folder)

    with Store.open_with(folder, key, FixedClockRealKeys()) as store:
        assert read(store, checking.check) == ()
        assert store.me == ME
        [header] = read(store, headers.headers)
        assert (header.status, header.revision, header.child_name) == (Status.DRAFT, 2, "Zoë Quillfeather")
        assert read(store, sealing.content, header.id).answers[BEDTIME].rating is Rating.MIXED
        first = read(store, sealing.sealed, header.id, 1)
        assert first.content == an_assessment()
        assert (first.summary, first.inputs) == (summary_made_with(header), INPUTS)
        assert read(store, document_store.kept, "tool", header.tool_sha256, Tool) == a_tool()
        assert read(store, document_store.kept, "policy", header.policy_sha256, Policy) == a_policy()
        assert [found.status for found in read(store, headers.headers, withdrawn=True)] == [
            Status.WITHDRAWN,
            Status.DRAFT,
        ]


@pytest.mark.parametrize("version", [VERSION_1], ids=["version 1"])
def test_work_on_a_store_of_an_earlier_version_goes_on(version: Path, folder: Path) -> None:
    key = store_of(version, folder)

    with Store.open_with(folder, key, FixedClockRealKeys()) as store:
        [header] = read(store, headers.headers)
        signed(store, header, summary_made_with(header))
        assert read(store, sealing.sealed, header.id).reason == "The grandmother rang with the dates"
        assert read(store, checking.check) == ()


def test_a_store_of_a_later_version_is_left_alone(store: Store) -> None:
    connection = raw(store)
    key = connection.rows("SELECT max(id) AS id FROM _sqlite_migrations")[0]["id"]
    with connection.writing():
        connection.run("INSERT INTO _sqlite_migrations VALUES (?, 'store', '9999_from_the_future', '')", key + 1)

    with pytest.raises(StoreTooNewError, match="later version"):
        migrations.bring_up_to_date(connection)


def test_an_empty_database_is_not_mistaken_for_an_early_one(tmp_path: Path) -> None:
    connection = Connection.open(tmp_path / "empty.db", secrets.token_bytes(32))

    with pytest.raises(StoreDamagedError):
        migrations.bring_up_to_date(connection)
    connection.close()


def test_a_store_that_is_up_to_date_is_opened_without_writing(
    store: Store, folder: Path, clock: FixedClockRealKeys
) -> None:
    with raw(store).writing(), Store.open(folder, PASSPHRASE, clock) as other:
        assert other.me == ME


def test_an_upgrade_that_fails_changes_nothing(folder: Path) -> None:
    key = store_of(VERSION_1, folder)
    connection = Connection.open(folder / "store.db", key.key)
    before = definitions(connection.db)
    failing = Migrations("store")

    @failing(name="0002_first_half")
    def _first_half(db: Database) -> None:
        db.execute("CREATE TABLE half (done TEXT) STRICT")

    @failing(name="0003_second_half")
    def _second_half(db: Database) -> None:
        db.execute("CREATE TABLE half (done TEXT) STRICT")

    with pytest.raises(StoreError):
        migrations.apply(connection, failing)
    assert definitions(connection.db) == before
    connection.close()


RELEASED = {
    "0001_people_documents_assessments_audit.sql": "9423994f69e2948f3336fc4e7b9a051edfd1493b4431a4e30611b8c6433ae8eb",
    "0002_who_shares_a_home.sql": "7f2afc68e17b849c2d4d3d5bd937aba91f414d188828610b20ddb3f5b9f051a1",
    "0003_guide_records.sql": "767aee721b2f8a14622d26c3f8487916bdcaab26ec1954dcfd6c9cebcba790cf",
    "0004_several_people.sql": "e2d4713baea8061e40acc1cd6b76ac87a27150ceedd2cfe8dce7517656912aa1",
    "0006_counts.sql": "9aa3205d7a79d4c713e97cf16b215fe123fa5e49260d5d73b9aa45772c35c56c",
    "0007_handing_over.sql": "1a43b0ae1abacc4ed7831c04b71abf5f19b7b22e10609484df89386cd6d7bdb5",
    "0008_guides_about_children.sql": "f3640675b9303b42fd8ea3f1bda3b298cfdd2ca013ad842bfbafe2c4304e39c2",
    "0009_formats_and_passages.sql": "57df46a621cb16df10206f6cbc874b048d661763b928e4fac250cc2acda35908",
    "0010_made_up.sql": "10c440b604cce7e14c2b8ead9941562f33324e6218c5d990bec82fd47da96d88",
    "fill_0002.py": "1d9b608122e5fe366d32fa7dcd78ec363529e833a88a7d2d4b2ab7a051a9f298",
    "fill_0004.py": "c9b5875d43a980d9735f70e28f2beb31a35dd5a24ee3952d3c297e3baa1f3543",
    "fill_0009.py": "3835b14da57b06f172a0273da27d767fcd32af7bf2e5f8db329614063645e3b1",
}
"""The SHA-256 of each step's file. A step is never edited once it is released: mend what it made in the next one."""


def test_a_step_that_is_released_is_never_edited() -> None:
    folder = Path(upgrades.__file__).parent
    steps = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in [*folder.glob("*.sql"), *folder.glob("fill_*.py")]
    }

    assert {name: steps.get(name) for name in RELEASED} == RELEASED
    assert steps.keys() == RELEASED.keys(), "a new step: write its hash down here when it is released"
