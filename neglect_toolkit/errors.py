"""Every error a user can meet, with its code and its finished sentence.

A shell prints the sentence and uses the exit code; nobody else catches these. A sentence says
what is wrong, where, and how to mend it, and never quotes what was written about a child.
"""

from __future__ import annotations

from dataclasses import dataclass


class ToolkitError(Exception):
    """The base of every error meant for a user's eyes.

    Attributes:
        code: a lasting, machine-readable name of the kind of error.
        exit_code: 1 the input is at fault, 2 wrong usage, 3 the store refused.
    """

    code = "error"
    exit_code = 1

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says

    def __str__(self) -> str:
        return self.says


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file: where it is (line counted from 1), what it is, how to mend it."""

    file: str
    line: int | None
    place: str
    says: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.place}: {self.says}" if self.place else f"{where}: {self.says}"


class InputFaultError(ToolkitError):
    """A file a person wrote cannot be used as it stands; `faults` lists every reason found."""

    code = "input_fault"

    def __init__(self, *faults: Fault) -> None:
        if not faults:
            raise ValueError("an input fault needs at least one fault")
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
        self.faults = faults


class NotFoundError(ToolkitError):
    """Something was asked for by a name or id that does not exist."""

    code = "not_found"


class NotAllowedError(ToolkitError):
    """The state of the record does not allow this: for example, writing to a signed assessment."""

    code = "not_allowed"


class NotPermittedError(NotAllowedError):
    """Whoever asks has not the role, or does not work with the child."""

    code = "not_permitted"


class WriteFileError(ToolkitError):
    """An output file could not be written; what stood in its place is as it was."""

    code = "write_file"


class HandoverError(ToolkitError):
    """A handover file is damaged, is none, or is of a later version."""

    code = "handover"


class HandoverPassphraseError(HandoverError):
    """A handover file does not open with this passphrase."""

    code = "handover_passphrase"


class UsageError(ToolkitError):
    """The command was called in a way it does not understand."""

    code = "usage"
    exit_code = 2


class StoreError(ToolkitError):
    """The base of everything the store may refuse."""

    code = "store"
    exit_code = 3


class StoreMissingError(StoreError):
    """There is no store at this place yet."""

    code = "store_missing"


class StoreExistsError(StoreError):
    """There is a store here already, and it is never overwritten."""

    code = "store_exists"


class WrongPassphraseError(StoreError):
    """No key in the keyring opens with this passphrase."""

    code = "wrong_passphrase"


class TooManyTriesError(StoreError):
    """Wrong passphrases came one after another: the next try has to wait."""

    code = "too_many_tries"


class StoreDamagedError(StoreError):
    """The database or the keyring cannot be read, or does not prove whole."""

    code = "store_damaged"


class RecordAlteredError(StoreDamagedError):
    """Something kept is not what was kept or signed: its text and its hash do not belong together."""

    code = "record_altered"


class RecordUnreadableError(StoreError):
    """Something kept proves whole, and this version of the application does not know how to read it."""

    code = "record_unreadable"


class StoreBusyError(StoreError):
    """Another process holds the store and did not let go in time."""

    code = "store_busy"


class StoreTooNewError(StoreError):
    """The store was written by a later version of the application."""

    code = "store_too_new"
