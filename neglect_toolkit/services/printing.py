"""Blank forms to print, of any tool in use. They hold nothing about a child, so no store and no key is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from neglect_toolkit import __version__
from neglect_toolkit.services import tools
from neglect_toolkit.services.exporting import write_whole
from neglect_toolkit.services.toolkit import Toolkit

Sheet = Literal["form", "alone", "card"]
"""What of a tool can be printed: the blank form, what is only asked alone, or the prompt card for the hand."""


def blank_form(toolkit: Toolkit, tool_id: str, sheet: Sheet = "form") -> bytes:
    """The blank form of a tool as a PDF, or another sheet of it. Slow; any thread.

    Raises:
        NotFoundError: there is no such tool.
        InputFaultError: the tool, the contacts or the next steps are at fault.
    """
    from neglect_toolkit.reports.blank_form import render_alone_sheet, render_blank_form
    from neglect_toolkit.reports.prompt_card import render_prompt_card

    tool = tools.load(toolkit, tool_id)
    if sheet == "alone":
        return render_alone_sheet(tool, __version__)
    if sheet == "card":
        return render_prompt_card(tool, __version__)
    return render_blank_form(tool, toolkit.contacts, toolkit.next_steps, toolkit.clock.today(), __version__)


def write_blank_form(toolkit: Toolkit, tool_id: str, path: Path, sheet: Sheet = "form") -> Path:
    """Writes what `blank_form` makes, whole or not at all; gives back where it is.

    Raises:
        NotFoundError: there is no such tool.
        InputFaultError: the tool, the contacts or the next steps are at fault.
        WriteFileError: the file could not be written.
    """
    write_whole(path, blank_form(toolkit, tool_id, sheet))
    return path
