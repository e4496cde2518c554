"""Brings a database up to the newest schema, in one transaction or not at all. The steps are in `upgrades`."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from neglect_toolkit.errors import StoreDamagedError, StoreTooNewError
from neglect_toolkit.store.connection import DAMAGED, Connection, translated
from neglect_toolkit.store.upgrades import all_steps

MIGRATIONS = all_steps()


def make(connection: Connection) -> None:
    """Gives an empty database the newest schema. Call it inside a writing transaction."""
    MIGRATIONS.apply(connection.db)


def bring_up_to_date(connection: Connection) -> None:
    """Applies what a database of an earlier version lacks. It writes nothing where nothing is lacking.

    Raises:
        StoreDamagedError: the database is empty or not the application's.
        StoreTooNewError: a later version of the application has already changed it.
    """
    with translated():
        applied = {migration.name for migration in MIGRATIONS.applied(connection.db)}
    if not applied:
        raise StoreDamagedError(DAMAGED)
    if applied - set(names()):
        raise StoreTooNewError(
            "This store has been used with a later version of the application. Update the application, then open it."
        )
    if set(names()) - applied:
        apply(connection, MIGRATIONS)


def apply(connection: Connection, pending: Migrations) -> None:
    """Applies every migration that is pending: all of them, or, should one fail, none."""
    with connection.writing():
        pending.apply(connection.db)


def names() -> tuple[str, ...]:
    """The names of every migration, the first one first."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return tuple(migration.name for migration in MIGRATIONS.pending(empty))
    finally:
        empty.close()
