"""The tools that can be used: list, load, suggest, check."""

from __future__ import annotations

from neglect_toolkit.forms.load import load_tool, tool_ids
from neglect_toolkit.forms.suggest import suggest_tool
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services.toolkit import Toolkit


def available(toolkit: Toolkit) -> tuple[Tool, ...]:
    """Every tool in the forms folder, in the order of the ages."""
    tools = [load_tool(toolkit.forms_folder, tool_id) for tool_id in tool_ids(toolkit.forms_folder)]
    return tuple(sorted(tools, key=lambda tool: (tool.ages.from_months or 0, tool.disability, tool.id)))


def load(toolkit: Toolkit, tool_id: str) -> Tool:
    """One tool, composed. Raises NotFoundError with a suggestion where there is none of that name."""
    return load_tool(toolkit.forms_folder, tool_id)


def suggest(toolkit: Toolkit, child: Child) -> str | None:
    """The id of the tool for this child's age and disability today; None where nothing suits or is known."""
    tools = [(tool.id, tool.ages, tool.disability) for tool in available(toolkit)]
    return suggest_tool(tools, child, toolkit.clock.today())
