"""One encrypted database connection: its settings, its transactions, and every database error in plain words.

It knows nothing of what is kept. A connection belongs to the thread that made it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neglect_toolkit.errors import StoreBusyError, StoreDamagedError, StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 5.0

_SETTINGS = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # A save writes some 26 pages. The log is folded in after 32 MB and when the store closes, so few saves wait for it.
    "PRAGMA wal_autocheckpoint = 8000",
    "PRAGMA cache_size = -32000",
)

DAMAGED = (
    "The database of the store cannot be read: it is damaged, cut short, or does not belong to its keyring. "
    "Change nothing in the store's folder; put back a copy of the whole folder from before."
)

# SQLite's primary result codes, https://www.sqlite.org/rescode.html
_BUSY = {5, 6}
_DAMAGED = {1, 11, 26}
_SENTENCES = {
    7: "There is not enough memory to use the store. Nothing was changed. Close other programs, then try again.",
    8: "The store may not be written to, so this was not saved. Ask for the right to write to its folder.",
    10: "The disk failed while the store was in use, so this was not saved. Check the disk, then try again.",
    13: "The disk is full, so this was not saved. Make some space, then try again.",
    14: "The store's folder cannot be opened. Check that it is there and that you may use it, then try again.",
    19: "The store refused a change that breaks one of its own rules. Nothing was changed. Check the store.",
}


class Connection:
    """An open, unlocked database, with the two kinds of transaction that the store uses."""

    def __init__(self, db: Database) -> None:
        self.db = db

    @classmethod
    def open(cls, path: Path, key: bytes) -> Connection:
        """Opens (or, where there is no file, makes) the database at `path` with its 256-bit key.

        Raises:
            StoreDamagedError: the file is not a database that opens with this key.
            StoreBusyError, StoreError: it cannot be opened now, or not here.
        """
        from sqlcipher3 import dbapi2
        from sqlite_utils import Database

        with translated():
            raw = dbapi2.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
            try:
                raw.execute("PRAGMA cipher_log_level = NONE")
                raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
                raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
                for setting in _SETTINGS:
                    raw.execute(setting)
                return cls(Database(raw, execute_plugins=False))
            except BaseException:
                raw.close()
                raise

    @classmethod
    def in_memory(cls) -> Connection:
        """An empty database that is nowhere on the disk, made by the same driver."""
        from sqlcipher3 import dbapi2
        from sqlite_utils import Database

        return cls(Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False))

    def close(self) -> None:
        """Closes the database; the last to close folds the write-ahead log into it."""
        self.db.close()

    def rows(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        """The rows that a query gives, each by its columns' names."""
        with translated():
            cursor = self.db.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def run(self, sql: str, *parameters: Any) -> None:
        """Carries out one statement inside the transaction that is open."""
        with translated():
            self.db.execute(sql, parameters)

    def version(self) -> int:
        """A number that changes when another window or program has written to the store. Quick."""
        with translated():
            return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction in which every query sees the same moment of the store."""
        with translated():
            self.db.execute("BEGIN")
            try:
                yield self
            finally:
                self.db.rollback()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on the disk, whole, when it ends; nothing of it is kept when it fails.

        It takes the right to write at once, so that what it reads cannot change under it.
        """
        with translated():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self
                self.db.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turns what the database driver raises into errors a user can read. The only place that does.

    A misuse of the driver by the program itself (a closed connection, another thread) stays what it is.
    """
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.ProgrammingError:
        raise
    except dbapi2.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise _in_plain_words(code) from error


def _in_plain_words(code: int) -> StoreError:
    if code in _BUSY:
        says = (
            f"Another window or program is using the store and did not let go within {BUSY_SECONDS:.0f} seconds. "
            "Nothing was changed. Close the other one, or wait a moment, then try again."
        )
        return StoreBusyError(says)
    if code in _DAMAGED:
        return StoreDamagedError(DAMAGED)
    unknown = f"The store could not be used (SQLite code {code}). Nothing was changed. Try again, then check the store."
    return StoreError(_SENTENCES.get(code, unknown))
