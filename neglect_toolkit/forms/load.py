"""Loads what lies in a forms folder: tools (composed), the policy, the next steps, the contacts. Lints nothing."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.errors import NotFoundError
from neglect_toolkit.forms.compose import PartFiles, compose
from neglect_toolkit.model.policy import Contacts, NextSteps, Policy
from neglect_toolkit.model.tool import Tool

POLICY = "policy.yaml"
NEXT_STEPS = "next_steps.yaml"
CONTACTS = "contacts.yaml"

_ID = re.compile(r"[a-z][a-z0-9_]*")


def tool_file(folder: Path, tool_id: str) -> Path:
    """Where the file of a tool is."""
    return folder / "tools" / f"{tool_id}.yaml"


def tool_ids(folder: Path) -> tuple[str, ...]:
    """The ids of all tools in a forms folder, in the order of the alphabet; none where there is no such folder."""
    stems = (path.stem for path in (folder / "tools").glob("*.yaml"))
    return tuple(sorted(stem for stem in stems if _ID.fullmatch(stem)))


def load_tool(folder: Path, tool_id: str) -> Tool:
    """One tool, composed of its parts.

    Raises:
        NotFoundError: there is no tool of this name; says which one may be meant.
        InputFaultError: a file is at fault; every fault of the tool's file and of the parts it uses.
    """
    known = tool_ids(folder)
    if tool_id not in known:
        raise NotFoundError(_no_such_tool(tool_id, known, folder))
    return compose(tool_file(folder, tool_id), PartFiles(folder)).tool


def load_tools(folder: Path) -> tuple[Tool, ...]:
    """Every tool, in the order of the alphabet; each part file is read only once.

    Raises:
        InputFaultError: a file of the first faulty tool is at fault.
    """
    parts = PartFiles(folder)
    return tuple(compose(tool_file(folder, tool_id), parts).tool for tool_id in tool_ids(folder))


def load_policy(folder: Path) -> Policy:
    """The rules and thresholds. Raises InputFaultError where the file is at fault."""
    return validated(Policy, read_document(folder / POLICY))


def load_next_steps(folder: Path) -> NextSteps:
    """The six next steps in the local words. Raises InputFaultError where the file is at fault."""
    return validated(NextSteps, read_document(folder / NEXT_STEPS))


def load_contacts(folder: Path) -> Contacts:
    """The local contacts. Raises InputFaultError where the file is at fault."""
    return validated(Contacts, read_document(folder / CONTACTS))


def _no_such_tool(tool_id: str, known: tuple[str, ...], folder: Path) -> str:
    close = difflib.get_close_matches(tool_id, known, n=1)
    if close:
        return f"There is no tool called {tool_id!r}; did you mean {close[0]!r}?"
    if known:
        return f"There is no tool called {tool_id!r}; the tools are {', '.join(known)}."
    return f"There is no tool called {tool_id!r}, nor any other in {folder / 'tools'}; check the folder."
