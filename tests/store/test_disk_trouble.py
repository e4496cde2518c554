"""What the store says and keeps when the disk refuses in the middle of a change, whatever the reason."""

from __future__ import annotations

import pytest
from disk_trouble import Trouble, disk_refuses
from one_transaction import read, write
from store_made_up import an_assessment, started

from neglect_toolkit.errors import StoreBusyError, StoreError
from neglect_toolkit.store import assessments, audit, headers
from neglect_toolkit.store.store import Store

EACH_TROUBLE = pytest.mark.parametrize(
    ("trouble", "kind", "says"),
    [
        ("full", StoreError, "The disk is full, so this was not saved. Make some space, then try again."),
        ("failing", StoreError, "The disk failed while the store was in use, so this was not saved."),
        ("read_only", StoreError, "The store may not be written to, so this was not saved."),
        ("busy", StoreBusyError, "Another window or program is using the store"),
    ],
)


@EACH_TROUBLE
def test_it_is_said_in_words_and_nothing_of_the_change_is_kept(
    store: Store, trouble: Trouble, kind: type[StoreError], says: str
) -> None:
    header = started(store, an_assessment())
    log = len(list(read(store, audit.entries)))
    with disk_refuses(store, trouble):
        with pytest.raises(kind) as refused:
            write(store, assessments.remember_place, header.id, "night")
        assert refused.value.says.startswith(says)
        assert read(store, headers.header, header.id) == header
    assert len(list(read(store, audit.entries))) == log

    write(store, assessments.remember_place, header.id, "night")
    assert read(store, headers.header, header.id).place == "night"
