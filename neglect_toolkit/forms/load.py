"""Loads what lies in the forms, and lints nothing: tools (composed), policy, next steps, contacts, reflection."""

from __future__ import annotations

import difflib

from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.errors import NotFoundError
from neglect_toolkit.forms.compose import compose
from neglect_toolkit.forms.part_files import PartFiles
from neglect_toolkit.forms.sources import CONTACTS, NEXT_STEPS, POLICY, REFLECTION, Sources
from neglect_toolkit.model.guide import GUIDE_ID
from neglect_toolkit.model.policy import Contacts, NextSteps, Policy
from neglect_toolkit.model.reflection import Reflection
from neglect_toolkit.model.tool import Tool


def load_tool(sources: Sources, tool_id: str) -> Tool:
    """One tool, composed of its parts.

    Raises:
        NotFoundError: there is no tool of this name; says which one may be meant.
        InputFaultError: a file is at fault; every fault of the tool's file and of the parts it uses.
    """
    known = sources.tool_ids()
    if tool_id not in known:
        raise NotFoundError(_no_such_tool(tool_id, known, sources))
    return compose(sources.tool_file(tool_id), PartFiles(sources)).tool


def load_tools(sources: Sources) -> tuple[Tool, ...]:
    """Every tool, in the order of the alphabet; each part file is read only once.

    Raises:
        InputFaultError: a file of the first faulty tool is at fault.
    """
    files = PartFiles(sources)
    return tuple(compose(sources.tool_file(tool_id), files).tool for tool_id in sources.tool_ids())


def load_policy(sources: Sources) -> Policy:
    """The rules and thresholds. Raises InputFaultError where the file is at fault."""
    return validated(Policy, read_document(sources.find(POLICY)))


def load_next_steps(sources: Sources) -> NextSteps:
    """The six next steps in the local words. Raises InputFaultError where the file is at fault."""
    return validated(NextSteps, read_document(sources.find(NEXT_STEPS)))


def load_contacts(sources: Sources) -> Contacts:
    """The local contacts. Raises InputFaultError where the file is at fault."""
    return validated(Contacts, read_document(sources.find(CONTACTS)))


def load_reflection(sources: Sources) -> Reflection:
    """The questions to reflect on in supervision. Raises InputFaultError where the file is at fault."""
    return validated(Reflection, read_document(sources.find(REFLECTION)))


def _no_such_tool(tool_id: str, known: tuple[str, ...], sources: Sources) -> str:
    if tool_id == GUIDE_ID:
        return f"{GUIDE_ID!r} is the health guide, and no tool: see `forms show {GUIDE_ID}` and `guide`."
    close = difflib.get_close_matches(tool_id, [*known, GUIDE_ID], n=1)
    if close:
        return f"There is no tool called {tool_id!r}; did you mean {close[0]!r}?"
    if known:
        return f"There is no tool called {tool_id!r}; the tools are {', '.join(known)}."
    return f"There is no tool called {tool_id!r}, nor any other in {sources.first / 'tools'}; check the folder."
