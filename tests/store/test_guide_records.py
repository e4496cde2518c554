"""A contact by the health guide is kept whole, once, and only where somebody chooses to."""

from __future__ import annotations

from one_transaction import read
from store_made_up import kept_contact

from neglect_toolkit.store import audit, checking, guide_records
from neglect_toolkit.store.store import Store


def test_what_was_kept_reads_the_same_and_stands_in_the_audit_log(store: Store) -> None:
    assert read(store, guide_records.kept) == ()
    first, second = kept_contact(store), kept_contact(store)
    assert read(store, guide_records.kept) == (second, first)
    assert first.result.record == "Seen by the dentist."
    assert [entry.about for entry in read(store, audit.entries) if entry.what == "guide"] == [first.id, second.id]
    assert read(store, checking.check) == ()
