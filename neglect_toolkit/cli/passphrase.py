"""The passphrase, from the terminal or from a file; never from the command line, where others can read it."""

from __future__ import annotations

import contextlib
import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from neglect_toolkit.errors import NotAllowedError, StoreMissingError, UsageError
from neglect_toolkit.services import entrance, passphrases, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.services.unlocking import StoreKey

FILE_VARIABLE = "NEGLECT_TOOLKIT_PASSPHRASE_FILE"


def passphrase() -> str:
    """The passphrase of a store that exists: the first line of the named file, or what is typed.

    Raises:
        UsageError: there is neither a file that can be read nor a terminal.
    """
    return _from_file() or _typed("Passphrase: ")


def new_passphrase() -> str:
    """A passphrase for a new store; typed twice where it is typed.

    Raises:
        UsageError: there is neither a file that can be read nor a terminal.
        NotAllowedError: it will not do.
    """
    chosen = _from_file()
    again = None
    if not chosen:
        chosen = _typed("New passphrase: ")
        again = _typed("The same again: ")
    fault = passphrases.passphrase_fault(chosen, again)
    if fault:
        raise NotAllowedError(fault)
    return chosen


def both_passphrases(question: str = "Passphrase now: ") -> tuple[str, str]:
    """What opens the store now, and the new passphrase: two lines of the named file, or what is typed.

    Raises:
        UsageError: there is neither such a file nor a terminal.
        NotAllowedError: the new one will not do, or was not typed the same twice.
    """
    now, new, again = _from_file(), _from_file(1), None
    if not now:
        now, new = _typed(question), _typed("New passphrase: ")
        again = _typed("The same again: ")
    fault = passphrases.passphrase_fault(new or "", again)
    if fault:
        raise NotAllowedError(fault)
    return now, new or ""


def store_and_package() -> tuple[str, str]:
    """What opens the store, and what opens a package that was made elsewhere: two lines of the named file, or typed.

    Raises:
        UsageError: there is neither such a file nor a terminal.
    """
    store = _from_file()
    if store:
        return store, _from_file(1) or ""
    return _typed("Passphrase of the store: "), _typed("Passphrase of the handover file: ")


def refuse_without_store(toolkit: Toolkit) -> None:
    """Raises StoreMissingError where there is no store to open."""
    if entrance.is_first_run(toolkit):
        raise StoreMissingError(
            f"There is no store in {toolkit.store_folder} yet. Make one with `store init`, or correct the name."
        )


@contextlib.contextmanager
def unlocked(toolkit: Toolkit, who: str | None = None) -> Iterator[Casework]:
    """The work of one person in the store at hand, locked again afterwards; `who` is whose passphrase is asked for."""
    refuse_without_store(toolkit)
    with opened(toolkit, unlocking.derive_key(toolkit, passphrase(), who)) as casework:
        for warning in casework.warnings:
            print(warning, file=sys.stderr)
        yield casework


@contextlib.contextmanager
def opened(toolkit: Toolkit, key: StoreKey) -> Iterator[Casework]:
    """The work of whoever's key this is, locked again afterwards."""
    casework = unlocking.unlock(toolkit, key)
    try:
        yield casework
    finally:
        casework.lock()


def _from_file(line: int = 0) -> str | None:
    name = os.environ.get(FILE_VARIABLE)
    if not name:
        return None
    try:
        lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The passphrase file {name} that {FILE_VARIABLE} names cannot be read as text.") from error
    if len(lines) <= line or not lines[line]:
        which, what = ("first", "passphrase") if line == 0 else ("second", "new passphrase")
        raise UsageError(f"The passphrase file {name} has an empty {which} line; write the {what} there.")
    return lines[line]


def _typed(question: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError(
            f"There is no terminal to ask for the passphrase. Name a file that holds it in {FILE_VARIABLE}."
        )
    try:
        return getpass.getpass(question)
    except EOFError as error:
        raise UsageError("No passphrase was given.") from error
