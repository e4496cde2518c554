"""Blank forms to print, of any tool in use. They hold nothing about a child, so no store and no key is needed."""

from __future__ import annotations

from pathlib import Path

from neglect_toolkit import __version__
from neglect_toolkit.services import tools
from neglect_toolkit.services.exporting import write_whole
from neglect_toolkit.services.toolkit import Toolkit


def blank_form(toolkit: Toolkit, tool_id: str) -> bytes:
    """The blank form of a tool as a PDF. Slow (some tenths of a second); any thread.

    Raises:
        NotFoundError: there is no such tool.
        InputFaultError: the tool, the contacts or the next steps are at fault.
    """
    from neglect_toolkit.reports.blank_form import render_blank_form

    tool = tools.load(toolkit, tool_id)
    return render_blank_form(tool, toolkit.contacts, toolkit.next_steps, toolkit.clock.today(), __version__)


def write_blank_form(toolkit: Toolkit, tool_id: str, path: Path) -> Path:
    """Writes the blank form of a tool, whole or not at all; gives back where it is.

    Raises:
        NotFoundError: there is no such tool.
        InputFaultError: the tool, the contacts or the next steps are at fault.
        WriteFileError: the file could not be written.
    """
    write_whole(path, blank_form(toolkit, tool_id))
    return path
