"""A disk that refuses, below all that the product does: its own transactions, translation and sentences are real."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Literal

from sqlcipher3 import dbapi2

from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store

Trouble = Literal["full", "failing", "read_only", "busy"]

_REFUSED: dict[Trouble, tuple[str, int]] = {
    # What the driver carries out when SQLite says no, and SQLite's code (https://www.sqlite.org/rescode.html).
    "full": ("COMMIT", 13),
    "failing": ("COMMIT", 10),
    "read_only": ("BEGIN IMMEDIATE", 8),
    "busy": ("BEGIN IMMEDIATE", 5),
}


class _RefusingDriver:
    """The driver of one connection, but for the one statement that the disk refuses."""

    def __init__(self, driver: Any, statement: str, code: int) -> None:
        self._driver, self._statement, self._code = driver, statement, code

    def execute(self, sql: str, *parameters: Any) -> Any:
        if sql == self._statement:
            error = dbapi2.OperationalError("the disk refuses")
            error.sqlite_errorcode = self._code
            raise error
        return self._driver.execute(sql, *parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)

    def __getitem__(self, table: str) -> Any:
        return self._driver[table]


@contextlib.contextmanager
def disk_refuses(store: Store | Connection, trouble: Trouble = "full") -> Iterator[None]:
    """Whatever is written to this store meanwhile fails as it does on a disk in this trouble; reading goes on."""
    connection = store._open if isinstance(store, Store) else store
    assert connection is not None, "the store is closed"
    driver = connection.db
    connection.db = _RefusingDriver(driver, *_REFUSED[trouble])  # type: ignore[assignment]  # what is used of it
    try:
        yield
    finally:
        connection.db = driver
