"""Whether there is a store in a folder. Asked before the first page is shown, so it needs nothing else of it."""

from __future__ import annotations

from pathlib import Path

from neglect_toolkit.errors import StoreError

DATABASE = "store.db"
KEYRING = "keyring.json"


def holds_a_store(folder: Path) -> bool:
    """Whether there is a store here, or what is left of one. Raises StoreError where one cannot even look."""
    try:
        return any((folder / name).exists() for name in (DATABASE, KEYRING))
    except OSError as error:
        reason = (error.strerror or "it was refused").lower()
        raise StoreError(f"The store folder cannot be looked into: {reason}. Check its name.") from error
