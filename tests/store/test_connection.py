"""The connection: its settings, its transactions, and what the driver's errors become."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_toolkit.errors import StoreBusyError, StoreDamagedError, StoreError
from neglect_toolkit.store.connection import Connection

KEY = secrets.token_bytes(32)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = Connection.open(tmp_path / "some.db", KEY)
    with made.writing():
        made.run("CREATE TABLE thing (name TEXT NOT NULL, size INTEGER) STRICT")
    yield made
    made.close()


def write(connection: Connection, *things: tuple[str | None, int]) -> None:
    with connection.writing():
        for thing in things:
            connection.run("INSERT INTO thing VALUES (?, ?)", *thing)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("recursive_triggers", 1),
        ("busy_timeout", 5000),
    ],
)
def test_it_is_set_to_lose_nothing_and_leak_nothing(connection: Connection, setting: str, value: object) -> None:
    [row] = connection.rows(f"PRAGMA {setting}")

    assert list(row.values()) == [value]


def test_what_is_written_together_is_kept_together(connection: Connection) -> None:
    write(connection, ("spoon", 1), ("fork", 2))

    assert connection.rows("SELECT name FROM thing ORDER BY size") == [{"name": "spoon"}, {"name": "fork"}]


def test_what_fails_leaves_nothing_behind(connection: Connection) -> None:
    with pytest.raises(StoreError, match="breaks one of its own rules"):
        write(connection, ("spoon", 1), (None, 2))

    assert connection.rows("SELECT * FROM thing") == []


def test_a_reader_sees_one_moment(connection: Connection, tmp_path: Path) -> None:
    other = Connection.open(tmp_path / "some.db", KEY)
    with other.reading():
        before = other.rows("SELECT count(*) AS n FROM thing")
        with connection.writing():
            connection.run("INSERT INTO thing VALUES ('spoon', 1)")
        during = other.rows("SELECT count(*) AS n FROM thing")
    after = other.rows("SELECT count(*) AS n FROM thing")
    other.close()

    assert (before, during, after) == ([{"n": 0}], [{"n": 0}], [{"n": 1}])


def test_a_second_writer_waits_then_says_who_is_in_the_way(connection: Connection, tmp_path: Path) -> None:
    other = Connection.open(tmp_path / "some.db", KEY)
    other.rows("PRAGMA busy_timeout = 20")
    with connection.writing(), pytest.raises(StoreBusyError, match="Another window or program"), other.writing():
        pass
    with other.writing():
        other.run("INSERT INTO thing VALUES ('spoon', 1)")
    other.close()

    assert connection.rows("SELECT name FROM thing") == [{"name": "spoon"}]


def test_a_full_disk_is_called_full_and_nothing_is_kept(connection: Connection) -> None:
    connection.rows("PRAGMA max_page_count = 12")
    with pytest.raises(StoreError, match="The disk is full, so this was not saved"):
        write(connection, *(("x" * 4000, number) for number in range(100)))

    assert connection.rows("SELECT count(*) AS n FROM thing") == [{"n": 0}]


def test_a_database_that_may_not_be_written_to_is_said_to_be_one(connection: Connection) -> None:
    connection.run("PRAGMA query_only = ON")

    with pytest.raises(StoreError, match="may not be written to"), connection.writing():
        connection.run("INSERT INTO thing VALUES ('spoon', 1)")


def test_a_wrong_key_opens_nothing_and_says_nothing_on_the_side(
    connection: Connection, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(StoreDamagedError, match="does not belong to its keyring"):
        Connection.open(tmp_path / "some.db", secrets.token_bytes(32))

    assert capfd.readouterr() == ("", "")


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Connection.open(tmp_path / "nowhere" / "some.db", KEY)


def test_a_table_that_is_missing_is_damage(connection: Connection) -> None:
    with pytest.raises(StoreDamagedError):
        connection.rows("SELECT * FROM nothing_of_the_kind")
