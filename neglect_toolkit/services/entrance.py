"""What is asked before anybody is in: is there a store, and who opens it. The first page waits for it."""

from __future__ import annotations

from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store.presence import holds_a_store


def is_first_run(toolkit: Toolkit) -> bool:
    """Whether there is no store yet. Raises StoreError where one cannot even look."""
    return not holds_a_store(toolkit.store_folder)


def who_opens(toolkit: Toolkit) -> tuple[str, ...]:
    """The names of those who have a passphrase, so that one of them can say who they are. Quick; shows nothing else.

    Raises:
        StoreDamagedError, StoreTooNewError: the keyring cannot be read.
    """
    from neglect_toolkit.store import keys

    return keys.names(toolkit.store_folder)
