"""Blank forms to print, of any tool in use. They hold nothing about a child, so no store and no key is needed."""

from __future__ import annotations

from pathlib import Path

from neglect_toolkit import __version__
from neglect_toolkit.services import tools
from neglect_toolkit.services.exporting import write_whole
from neglect_toolkit.services.toolkit import Toolkit


def blank_form(toolkit: Toolkit, tool_id: str, *, alone: bool = False) -> bytes:
    """The blank form of a tool as a PDF, or the sheet of what is only asked `alone`. Slow; any thread.

    Raises:
        NotFoundError: there is no such tool.
        InputFaultError: the tool, the contacts or the next steps are at fault.
    """
    from neglect_toolkit.reports.blank_form import render_alone_sheet, render_blank_form

    tool = tools.load(toolkit, tool_id)
    if alone:
        return render_alone_sheet(tool, __version__)
    return render_blank_form(tool, toolkit.contacts, toolkit.next_steps, toolkit.clock.today(), __version__)


def write_blank_form(toolkit: Toolkit, tool_id: str, path: Path, *, alone: bool = False) -> Path:
    """Writes what `blank_form` makes, whole or not at all; gives back where it is.

    Raises:
        NotFoundError: there is no such tool.
        InputFaultError: the tool, the contacts or the next steps are at fault.
        WriteFileError: the file could not be written.
    """
    write_whole(path, blank_form(toolkit, tool_id, alone=alone))
    return path
