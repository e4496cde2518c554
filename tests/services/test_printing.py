"""Printing: the blank form of any tool in use, without a store; errors as everywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_toolkit.errors import NotFoundError, WriteFileError
from neglect_toolkit.services import printing
from neglect_toolkit.services.toolkit import Toolkit


def test_a_form_is_written_where_it_was_asked_for(toolkit: Toolkit, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "primary.pdf"

    assert printing.write_blank_form(toolkit, "primary", path) == path
    assert path.read_bytes() == printing.blank_form(toolkit, "primary")
    assert path.read_bytes().startswith(b"%PDF-")


def test_an_unknown_tool_is_said_to_be_unknown(toolkit: Toolkit) -> None:
    with pytest.raises(NotFoundError, match="primery"):
        printing.blank_form(toolkit, "primery")


def test_a_file_that_cannot_be_written_is_said_so_and_nothing_is_left(toolkit: Toolkit, tmp_path: Path) -> None:
    (tmp_path / "a folder.pdf").mkdir()

    with pytest.raises(WriteFileError):
        printing.write_blank_form(toolkit, "primary", tmp_path / "a folder.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["a folder.pdf"]
