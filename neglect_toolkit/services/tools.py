"""The tools that can be used: list, load, suggest, check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.load import load_tool, load_tools
from neglect_toolkit.forms.suggest import suggest_tool
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services.toolkit import Toolkit, forms_of


def ids(toolkit: Toolkit) -> tuple[str, ...]:
    """The ids of every tool in the forms folder."""
    return toolkit.forms.tool_ids()


def available(toolkit: Toolkit) -> tuple[Tool, ...]:
    """Every tool in the forms folder, in the order of the ages."""
    return tuple(
        sorted(load_tools(toolkit.forms), key=lambda tool: (tool.ages.from_months or 0, tool.disability, tool.id))
    )


def load(toolkit: Toolkit, tool_id: str) -> Tool:
    """One tool, composed. Raises NotFoundError with a suggestion where there is none of that name."""
    return load_tool(toolkit.forms, tool_id)


def suggest(toolkit: Toolkit, child: Child) -> str | None:
    """The id of the tool for this child's age and disability today; None where nothing suits or is known."""
    tools = [(tool.id, tool.ages, tool.disability) for tool in available(toolkit)]
    return suggest_tool(tools, child, toolkit.clock.today())


def check(path: Path) -> tuple[Fault, ...]:
    """Every fault of a forms folder, or of one file of it, above the bundled forms; empty when all is well."""
    from neglect_toolkit.forms.check import check_folder

    return check_folder(path, *forms_of().folders)


def as_plain(tool: Tool) -> dict[str, Any]:
    """A tool as `forms show --json` prints it."""
    from neglect_toolkit.forms.show import tool_as_plain

    return tool_as_plain(tool)


def as_text(tool: Tool) -> str:
    """A tool as an outline to read."""
    from neglect_toolkit.forms.show import tool_as_text

    return tool_as_text(tool)
