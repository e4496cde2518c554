"""Blank forms to print, of any tool in use."""

from __future__ import annotations

from pathlib import Path

from neglect_toolkit import __version__
from neglect_toolkit.services import exporting, tools
from neglect_toolkit.services.toolkit import Toolkit


def blank_form(toolkit: Toolkit, tool_id: str) -> bytes:
    """The blank form of a tool as a PDF. Raises NotFoundError where there is no such tool."""
    from neglect_toolkit.reports.blank_form import blank_form_pdf

    tool = tools.load(toolkit, tool_id)
    return blank_form_pdf(tool, toolkit.next_steps, toolkit.contacts, toolkit.clock.today(), __version__)


def write_blank_form(toolkit: Toolkit, tool_id: str, path: Path) -> None:
    """Writes the blank form of a tool.

    Raises:
        NotFoundError: there is no such tool.
        WriteFileError: the file could not be written.
    """
    exporting.write_whole(path, blank_form(toolkit, tool_id))
