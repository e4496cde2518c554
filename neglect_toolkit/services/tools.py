"""The tools that can be used: list, load, suggest, check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.compose import compose
from neglect_toolkit.forms.load import load_tool, load_tools
from neglect_toolkit.forms.part_files import PartFiles
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.forms.suggest import suggest_tool
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services.toolkit import Toolkit, forms_of

if TYPE_CHECKING:
    from neglect_toolkit.forms.diff import ToolDiff
    from neglect_toolkit.forms.numbers import ToolNumbers


def ids(toolkit: Toolkit) -> tuple[str, ...]:
    """The ids of every tool in the forms folder."""
    return toolkit.forms.tool_ids()


def available(toolkit: Toolkit) -> tuple[Tool, ...]:
    """Every tool in the forms folder, in the order of the ages."""
    return tuple(sorted(load_tools(toolkit.forms), key=_by_age))


def _by_age(tool: Tool) -> tuple[int, bool, str]:
    """Before birth comes first; of one age, the ordinary tool before the disability-focused one."""
    from_months = -1 if tool.ages.from_months is None else tool.ages.from_months
    return from_months, tool.disability, tool.id


def load(toolkit: Toolkit, tool_id: str) -> Tool:
    """One tool, composed. Raises NotFoundError with a suggestion where there is none of that name."""
    return load_tool(toolkit.forms, tool_id)


def suggest(toolkit: Toolkit, child: Child, *, unborn: bool = False) -> str | None:
    """The id of the tool for this child's age and disability today; None where nothing suits or is known.

    `unborn`: it was said that the child is not born yet, though a due date may be missing.
    """
    tools = [(tool.id, tool.ages, tool.disability) for tool in available(toolkit)]
    return suggest_tool(tools, child, toolkit.clock.today(), unborn=unborn)


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


def numbers(toolkit: Toolkit, tool_id: str) -> ToolNumbers:
    """How much a tool asks, of what, how long it takes by the estimate, and how hard it is to read."""
    from neglect_toolkit.forms.numbers import numbers_of

    composed = compose(toolkit.forms.tool_file(tool_id), PartFiles(toolkit.forms))
    return numbers_of(composed.tool, composed.own)


@dataclass(frozen=True)
class FormsDiff:
    """What changed between two versions: of each tool that both have, and the ids of those that only one has."""

    tools: tuple[ToolDiff, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


def diff(toolkit: Toolkit, before: str, after: str) -> FormsDiff:
    """Compares two versions, the older first; each is a forms folder, a tool's file, or the id of a tool in use.

    Two single tools are compared whatever they are called.

    Raises:
        NotFoundError: there is neither such a file or folder nor such a tool.
        InputFaultError: a file is at fault.
    """
    from neglect_toolkit.forms.diff import diff as diff_tools

    old, new = _tools_at(toolkit, before), _tools_at(toolkit, after)
    if len(old) == len(new) == 1:
        (was,), (now,) = old.values(), new.values()
        return FormsDiff((diff_tools(was, now),), (), ())
    both = tuple(diff_tools(old[tool_id], tool) for tool_id, tool in new.items() if tool_id in old)
    return FormsDiff(both, tuple(sorted(old.keys() - new.keys())), tuple(sorted(new.keys() - old.keys())))


def diff_as_text(found: ToolDiff) -> str:
    """The differences of one tool, to read."""
    from neglect_toolkit.forms.diff import diff_as_text as as_text_of

    return as_text_of(found)


def _tools_at(toolkit: Toolkit, where: str) -> dict[str, Tool]:
    path = Path(where)
    if path.is_dir():
        return {tool.id: tool for tool in load_tools(forms_of(path))}
    if path.is_file():
        folder = path.resolve().parent.parent
        tool = compose(path, PartFiles(Sources.of(folder, *forms_of().folders))).tool
    else:
        tool = load_tool(toolkit.forms, where)
    return {tool.id: tool}


def kinds_of_files() -> tuple[str, ...]:
    """The kinds of files in a forms folder that have a JSON Schema."""
    from neglect_toolkit.forms.schema import KINDS

    return tuple(KINDS)


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file, for an editor."""
    from neglect_toolkit.forms.schema import schema_of

    return schema_of(kind)
