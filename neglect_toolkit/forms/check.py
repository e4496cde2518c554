"""Checks a forms folder, or one file of it: whether all of it loads, and whether it keeps our own rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from neglect_toolkit.documents import Document, did_you_mean, read_document, validated
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.forms.compose import Composed, PartFiles, ReadPart, compose, named_parts, read_part
from neglect_toolkit.forms.lint import faults_of_tool
from neglect_toolkit.forms.load import CONTACTS, NEXT_STEPS, POLICY, tool_file, tool_ids
from neglect_toolkit.forms.wording import faults_of_reading_age, faults_of_title, faults_of_words
from neglect_toolkit.model.policy import Contacts, ItemTest, NextSteps, Policy

T = TypeVar("T")


def check_folder(path: Path) -> tuple[Fault, ...]:
    """Every fault of a forms folder, or of a single file in it (of a tool: with the parts it uses).

    Each fault stands once, in the order in which the files are read. Without any fault: an empty tuple.
    """
    if path.is_file():
        faults = _check_file(path)
    elif path.is_dir():
        faults = _check_whole(path)
    else:
        faults = [Fault(str(path), None, "", "there is no such file or folder; check the name")]
    return tuple(dict.fromkeys(faults))


def _check_whole(folder: Path) -> list[Fault]:
    faults = _unread_files(folder)
    files = PartFiles(folder)
    for part_id in files.ids():
        part = _read(partial(files.read, part_id), faults)
        faults += _faults_of_part(part) if part else []
    for composed in _compose_all(folder, files, faults):
        faults += _faults_of_composed(composed)
    faults += _unused_parts(folder, files)
    for name, check in ((POLICY, _check_policy), (NEXT_STEPS, _check_steps), (CONTACTS, _check_contacts)):
        document = _read(partial(read_document, folder / name), faults)
        faults += check(document, folder) if document else []
    return faults


def _check_file(path: Path) -> list[Fault]:
    """One file by itself; which kind it is, its telling key says."""
    faults: list[Fault] = []
    document = _read(partial(read_document, path), faults)
    if document is None:
        return faults
    keys = document.value if isinstance(document.value, dict) else {}
    folder = path.parent
    if "parts" in keys:
        composed = _read(partial(compose, path, PartFiles(_forms_folder_of(path))), faults)
        return faults + (_faults_of_composed(composed) if composed else [])
    if "items" in keys:
        part = _read(partial(read_part, path), faults)
        return faults + (_faults_of_part(part) if part else [])
    for key, check in (("rules", _check_policy), ("steps", _check_steps), ("contacts", _check_contacts)):
        if key in keys:
            return check(document, folder)
    says = "is no part (`items`), tool (`parts`), policy (`rules`), next steps (`steps`) or contacts (`contacts`)"
    return [document.fault((), says)]


def _forms_folder_of(tool: Path) -> Path:
    """The forms folder that a tool's file lies in, named as the user named it where that can be."""
    return tool.parent.parent if tool.parent.name == "tools" else tool.resolve().parent.parent


def _compose_all(folder: Path, files: PartFiles, faults: list[Fault]) -> list[Composed]:
    """Every tool that can be composed; the reasons why others can't join the faults."""
    tools = [_read(partial(compose, tool_file(folder, tool_id), files), faults) for tool_id in tool_ids(folder)]
    return [composed for composed in tools if composed is not None]


def _read(reading: Callable[[], T], faults: list[Fault]) -> T | None:
    """What `reading` gives; where it refuses, its reasons join the faults."""
    try:
        return reading()
    except InputFaultError as error:
        faults += error.faults
        return None


def _unread_files(folder: Path) -> list[Fault]:
    """Files that nobody would ever load, and a folder without any tool."""
    known = {*(tool_file(folder, tool_id) for tool_id in tool_ids(folder))}
    faults = [
        Fault(str(path), None, "", "is not read: a tool's file is called by its id, such as primary.yaml")
        for path in sorted((folder / "tools").glob("*"))
        if path not in known and not path.name.startswith(".")
    ]
    faults += [
        Fault(str(path), None, "", "is not read: a part's file is called by its id, such as breakfast.yaml")
        for path in sorted((folder / "parts").glob("*"))
        if path.suffix != ".yaml" and not path.name.startswith(".")
    ]
    if not known:
        faults.append(Fault(str(folder / "tools"), None, "", "holds no tool; a forms folder needs at least one"))
    return faults


def _faults_of_part(read: ReadPart) -> list[Fault]:
    """What is wrong with the words of a part file."""
    part, origins = read.part, read.origins()
    faults = [*faults_of_title(part, read.document.fault)]
    for item in part.items:
        faults += faults_of_words(item, origins[item.id].fault)
    return [*faults, *faults_of_reading_age(part, read.document.fault)]


def _faults_of_composed(composed: Composed) -> list[Fault]:
    """What is wrong with a tool as a whole, and with the words that only this tool has."""
    faults = [*faults_of_tool(composed)]
    for index, part in enumerate(composed.tool.parts):
        at = partial(_fault_at_part, composed.document, index)
        entry = composed.document.value["parts"][index]
        if "use" not in entry:
            faults += faults_of_title(part, at)
        for item in part.items:
            faults += faults_of_words(item, composed.origins[item.id].fault)
        if "use" not in entry or "only" in entry or "adapt" in entry:
            faults += faults_of_reading_age(part, at)
    return faults


def _fault_at_part(document: Document, index: int, within: tuple[str | int, ...], says: str) -> Fault:
    return document.fault(("parts", index, *within), says)


def _unused_parts(folder: Path, files: PartFiles) -> Iterator[Fault]:
    used: set[str] = set()
    for tool_id in tool_ids(folder):
        try:
            used.update(named_parts(read_document(tool_file(folder, tool_id))))
        except InputFaultError:
            # The file's own faults are told already; which parts it would use cannot be known.
            return
    for part_id in files.ids():
        if part_id not in used:
            says = "no tool uses this part; `use` it in a tool, or take the file away"
            yield Fault(str(files.file(part_id)), None, "", says)


def _items_asked(folder: Path) -> set[str]:
    """The ids of all items that some tool asks."""
    files = PartFiles(folder)
    elsewhere: list[Fault] = []
    tools = _compose_all(folder, files, elsewhere)
    asked = {item_id for composed in tools for item_id in composed.tool.items}
    if elsewhere:
        # What a faulty tool asks is not known for certain: any item of any part may be among it.
        parts = [_read(partial(files.read, part_id), elsewhere) for part_id in files.ids()]
        asked |= {item.id for read in parts if read for item in read.part.items}
    return asked


def _check_policy(document: Document, folder: Path) -> list[Fault]:
    """Whether the policy loads, and whether every item its rules name is asked by some tool."""
    faults: list[Fault] = []
    policy = _read(partial(validated, Policy, document), faults)
    tests = [
        (("rules", index, "when", number, "item"), test.item)
        for index, rule in enumerate(policy.rules if policy else ())
        for number, test in enumerate(rule.when)
        if isinstance(test, ItemTest)
    ]
    asked = _items_asked(folder) if tests else set()
    for place, item_id in tests:
        if item_id not in asked:
            faults.append(document.fault(place, f"no tool asks {item_id}{did_you_mean(item_id, asked)}"))
    return faults


def _check_steps(document: Document, _folder: Path) -> list[Fault]:
    faults: list[Fault] = []
    _read(partial(validated, NextSteps, document), faults)
    return faults


def _check_contacts(document: Document, _folder: Path) -> list[Fault]:
    """Whether the contacts load, and whether each has an id of its own."""
    faults: list[Fault] = []
    contacts = _read(partial(validated, Contacts, document), faults)
    ids = [contact.id for contact in contacts.contacts] if contacts else []
    for index, contact_id in enumerate(ids):
        if contact_id in ids[:index]:
            says = f"the contact id {contact_id} stands twice; give each its own"
            faults.append(document.fault(("contacts", index, "id"), says))
    return faults
