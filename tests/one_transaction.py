"""One query or one change of a store, in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store

P = ParamSpec("P")
T = TypeVar("T")


def read(store: Store, query: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    with store.reading() as connection:
        return query(connection, *args, **kwargs)


def write(store: Store, change: Callable[Concatenate[Writing, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    with store.writing() as writing:
        return change(writing, *args, **kwargs)
