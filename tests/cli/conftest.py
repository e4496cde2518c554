"""Stores made by the command line itself, once a session for each way of making one, and copied for every test."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from neglect_toolkit.cli.main import run
from neglect_toolkit.cli.passphrase import FILE_VARIABLE

Typed = tuple[str, tuple[str, ...]]
"""What stands in the file of passphrases, and the words of a command."""

StoreMadeBy = Callable[..., str]


@pytest.fixture(scope="session")
def store_made_by(tmp_path_factory: pytest.TempPathFactory) -> StoreMadeBy:
    """Gives a folder that does not exist yet the store that these commands make. Their own words are not shown."""
    made: dict[tuple[Typed, ...], Path] = {}

    def store_at(folder: Path, *typed: Typed) -> str:
        if typed not in made:
            place = tmp_path_factory.mktemp("made_once")
            secret, store = place / "passphrase.txt", place / "store"
            with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
                patch.setenv(FILE_VARIABLE, str(secret))
                for passphrases, command in typed:
                    secret.write_text(passphrases, encoding="utf-8")
                    assert run([*command, "--store", str(store)]) == 0
            made[typed] = store
        return str(shutil.copytree(made[typed], folder))

    return store_at
