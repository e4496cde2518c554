"""The tools that can be used: list, load, suggest, check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.load import load_tool, tool_ids
from neglect_toolkit.forms.suggest import suggest_tool
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services.toolkit import Toolkit


def ids(toolkit: Toolkit) -> tuple[str, ...]:
    """The ids of every tool in the forms folder."""
    return tool_ids(toolkit.forms_folder)


def available(toolkit: Toolkit) -> tuple[Tool, ...]:
    """Every tool in the forms folder, in the order of the ages."""
    tools = [load_tool(toolkit.forms_folder, tool_id) for tool_id in ids(toolkit)]
    return tuple(sorted(tools, key=lambda tool: (tool.ages.from_months or 0, tool.disability, tool.id)))


def load(toolkit: Toolkit, tool_id: str) -> Tool:
    """One tool, composed. Raises NotFoundError with a suggestion where there is none of that name."""
    return load_tool(toolkit.forms_folder, tool_id)


def suggest(toolkit: Toolkit, child: Child) -> str | None:
    """The id of the tool for this child's age and disability today; None where nothing suits or is known."""
    tools = [(tool.id, tool.ages, tool.disability) for tool in available(toolkit)]
    return suggest_tool(tools, child, toolkit.clock.today())


def check(path: Path) -> tuple[Fault, ...]:
    """Every fault of a forms folder, or of one file of it; empty when all is well."""
    from neglect_toolkit.forms.check import check_folder

    return check_folder(path)


def as_plain(tool: Tool) -> dict[str, Any]:
    """A tool as `forms show --json` prints it."""
    from neglect_toolkit.forms.show import tool_as_plain

    return tool_as_plain(tool)


def as_text(tool: Tool) -> str:
    """A tool as an outline to read."""
    from neglect_toolkit.forms.show import tool_as_text

    return tool_as_text(tool)
