"""Where the file choosers begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from neglect_toolkit.gui.runtime.prompts import documents_folder


def named(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """The system names this folder for the user's documents."""

    def located(kind: QStandardPaths.StandardLocation) -> str:
        assert kind is QStandardPaths.StandardLocation.DocumentsLocation
        return folder

    monkeypatch.setattr(QStandardPaths, "writableLocation", located)


def test_a_chooser_begins_in_the_folder_that_the_system_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Dogfennau"
    folder.mkdir()
    named(monkeypatch, str(folder))

    assert documents_folder() == folder


@pytest.mark.parametrize("missing", ["", "/a drive/that is not/mapped today"])
def test_it_begins_at_home_where_that_folder_is_not_there(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, missing)

    assert documents_folder() == Path.home()
