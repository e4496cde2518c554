"""Checks a forms folder, or one file of it: whether all of it loads, and whether it keeps our own rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from neglect_toolkit.documents import Document, did_you_mean, read_document, validated
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.forms.compose import Composed, compose, named_parts
from neglect_toolkit.forms.guide_check import Elsewhere, faults_of_guide
from neglect_toolkit.forms.lint import faults_of_tool
from neglect_toolkit.forms.load import load_contacts
from neglect_toolkit.forms.part_files import PartFiles, ReadPart, read_part
from neglect_toolkit.forms.reflection_check import faults_of_reflection
from neglect_toolkit.forms.sources import CONTACTS, GUIDE, NEXT_STEPS, POLICY, REFLECTION, Sources
from neglect_toolkit.forms.wording import (
    faults_of_reading_age,
    faults_of_short_parts,
    faults_of_title,
    faults_of_words,
    same_words,
)
from neglect_toolkit.model.guide import Guide
from neglect_toolkit.model.policy import Contacts, ItemTest, NextSteps, Policy
from neglect_toolkit.model.reflection import Reflection

T = TypeVar("T")


def check_folder(path: Path, *below: Path) -> tuple[Fault, ...]:
    """Every fault of a forms folder, or of a single file in it (of a tool: with the parts it uses).

    What is not in the folder is looked for in the folders `below` it, as it will be when the forms are used. Each fault
    stands once, in the order in which the files are read. Without any fault: an empty tuple.
    """
    if path.is_file():
        faults = _check_file(path, below)
    elif path.is_dir():
        faults = [*_check_whole(Sources.of(path, *below)), *_less_guarded(path, below)]
    else:
        faults = [Fault(str(path), None, "", "there is no such file or folder; check the name")]
    return tuple(dict.fromkeys(faults))


def _check_whole(sources: Sources) -> list[Fault]:
    faults = _unread_files(sources)
    files = PartFiles(sources)
    for part_id in sources.part_ids():
        part = _read(partial(files.read, part_id), faults)
        faults += _faults_of_part(part) if part else []
    tools = _compose_all(files, faults)
    for composed in tools:
        faults += _faults_of_composed(composed)
    faults += _two_ids_for_one_question(tools)
    faults += _unused(files, tools)
    checks = (
        (POLICY, _check_policy),
        (NEXT_STEPS, _check_steps),
        (CONTACTS, _check_contacts),
        (GUIDE, _check_guide),
        (REFLECTION, _check_reflection),
    )
    for name, check in checks:
        document = _read(partial(read_document, sources.find(name)), faults)
        faults += check(document, sources) if document else []
    return faults


def _less_guarded(path: Path, below: tuple[Path, ...]) -> list[Fault]:
    """Items that the folders below ask only alone, or hold to be not for everybody to read, and this one does not.

    A file that stands in for one of the program's has to say so itself; an older one says nothing of it.
    """
    if not below or any(path.resolve() == folder.resolve() for folder in below):
        return []
    unheard: list[Fault] = []
    guarded = {
        (composed.tool.id, item.id): item
        for composed in _compose_all(PartFiles(Sources.of(*below)), unheard)
        for item in composed.tool.items.values()
    }
    faults = []
    for composed in _compose_all(PartFiles(Sources.of(path, *below)), unheard):
        for item in composed.tool.items.values():
            before = guarded.get((composed.tool.id, item.id))
            for mark in ("alone", "sensitive") if before else ():
                if getattr(before, mark) and not (item.alone or getattr(item, mark)):
                    says = f"{item.id} is marked `{mark}: true` in the program's own forms, and not here; add it"
                    faults.append(composed.origins[item.id].fault((), says))
    return faults


def _check_file(path: Path, below: tuple[Path, ...]) -> list[Fault]:
    """One file by itself; which kind it is, its telling key says."""
    faults: list[Fault] = []
    document = _read(partial(read_document, path), faults)
    if document is None:
        return faults
    keys = document.value if isinstance(document.value, dict) else {}
    sources = Sources.of(path.parent, *below)
    if "parts" in keys:
        files = PartFiles(Sources.of(_forms_folder_of(path), *below))
        composed = _read(partial(compose, path, files), faults)
        return faults + (_faults_of_composed(composed) if composed else [])
    if "items" in keys:
        part = _read(partial(read_part, path), faults)
        return faults + (_faults_of_part(part) if part else [])
    for key, check in _BY_KEY:
        if key in keys:
            return check(document, sources)
    says = (
        "is no part (`items`), tool (`parts`), health guide (`questions`), policy (`rules`), next steps (`steps`), "
        "contacts (`contacts`) or questions to reflect on (`reflect_on`)"
    )
    return [document.fault((), says)]


def _forms_folder_of(tool: Path) -> Path:
    """The forms folder that a tool's file lies in, named as the user named it where that can be."""
    return tool.parent.parent if tool.parent.name == "tools" else tool.resolve().parent.parent


def _compose_all(files: PartFiles, faults: list[Fault]) -> list[Composed]:
    """Every tool that can be composed; the reasons why others can't join the faults."""
    sources = files.sources
    tools = [_read(partial(compose, sources.tool_file(tool_id), files), faults) for tool_id in sources.tool_ids()]
    return [composed for composed in tools if composed is not None]


def _read(reading: Callable[[], T], faults: list[Fault]) -> T | None:
    """What `reading` gives; where it refuses, its reasons join the faults."""
    try:
        return reading()
    except InputFaultError as error:
        faults += error.faults
        return None


def _unread_files(sources: Sources) -> list[Fault]:
    """Files that nobody would ever load, and forms without any tool."""
    ids = {"tools": sources.tool_ids(), "parts": sources.part_ids()}
    faults = [
        Fault(str(path), None, "", f"is not read: a {name[:-1]}'s file is called by its id, such as {example}")
        for folder in sources.folders
        for name, example in (("tools", "primary.yaml"), ("parts", "breakfast.yaml"))
        for path in sorted((folder / name).glob("*"))
        if not path.name.startswith(".") and (path.suffix != ".yaml" or path.stem not in ids[name])
    ]
    if not ids["tools"]:
        faults.append(Fault(str(sources.first / "tools"), None, "", "holds no tool; there must be at least one"))
    return faults


def _faults_of_part(read: ReadPart) -> list[Fault]:
    """What is wrong with the words of a part file."""
    part, written = read.part, read.written()
    faults = [*faults_of_title(part, read.document.fault)]
    for item in part.items:
        faults += faults_of_words(item, written[item.id][1].fault)
    return [*faults, *faults_of_reading_age(part, read.document.fault)]


def _faults_of_composed(composed: Composed) -> list[Fault]:
    """What is wrong with a tool as a whole, and with the words that only this tool has."""
    faults = [*faults_of_tool(composed), *faults_of_short_parts(composed.tool, composed.document.fault)]
    for part in composed.tool.parts:
        index = composed.entries.get(part.id)
        if index is None:  # it stands in the extended tool, which is checked by itself
            continue
        at = partial(_fault_at_part, composed.document, index)
        entry = composed.document.value["parts"][index]
        if "use" not in entry or "title" in entry or "about" in entry:
            faults += faults_of_title(part, at)
        for item in part.items:
            faults += faults_of_words(item, composed.origins[item.id].fault)
        if set(entry) - {"use", "after"}:
            faults += faults_of_reading_age(part, at)
    return faults


def _fault_at_part(document: Document, index: int, within: tuple[str | int, ...], says: str) -> Fault:
    return document.fault(("parts", index, *within), says)


def _two_ids_for_one_question(tools: list[Composed]) -> Iterator[Fault]:
    """Questions that two tools ask in the same words under different ids: the child could not be followed."""
    asked: dict[str, str] = {}
    for composed in tools:
        for item in composed.tool.items.values():
            first = asked.setdefault(same_words(item.text), item.id)
            if first != item.id and first not in composed.tool.items:
                says = f"asks in {item.id} what another tool asks in {first}; the same question keeps its id"
                yield composed.origins[item.id].fault(("text",), says)


def _unused(files: PartFiles, tools: list[Composed]) -> Iterator[Fault]:
    """Parts that no tool uses, and items that no tool asks."""
    sources = files.sources
    if len(tools) < len(sources.tool_ids()):
        return  # the faulty tool's own faults are told already; what it would use cannot be known
    used = {name for composed in tools for name in named_parts(composed.document)}
    asked = {item_id for composed in tools for item_id in composed.tool.items}
    for part_id in sources.part_ids():
        if part_id not in used:
            says = "no tool uses this part; `use` it in a tool, or take the file away"
            yield Fault(str(sources.part_file(part_id)), None, "", says)
            continue
        try:
            written = files.read(part_id).written()
        except InputFaultError:
            continue  # its own faults are told already
        for item_id, (_, origin) in written.items():
            if item_id not in asked:
                yield origin.fault(("id",), f"no tool asks {item_id}; ask it in one, or take it away")


def _items_asked(sources: Sources) -> tuple[set[str], bool]:
    """The ids of all items that some tool asks, and whether that is certain: a faulty tool may ask others too."""
    files = PartFiles(sources)
    elsewhere: list[Fault] = []
    asked = {item_id for composed in _compose_all(files, elsewhere) for item_id in composed.tool.items}
    if elsewhere:
        # What a faulty tool asks is not known for certain: any item of any part may be among it.
        parts = [_read(partial(files.read, part_id), elsewhere) for part_id in sources.part_ids()]
        asked |= {item_id for read in parts if read for item_id in read.written()}
    return asked, not elsewhere


def _check_policy(document: Document, sources: Sources) -> list[Fault]:
    """Whether the policy loads, and whether every item its rules name is asked by some tool."""
    faults: list[Fault] = []
    policy = _read(partial(validated, Policy, document), faults)
    tests = [
        (("rules", index, "when", number, "item"), test.item)
        for index, rule in enumerate(policy.rules if policy else ())
        for number, test in enumerate(rule.when)
        if isinstance(test, ItemTest)
    ]
    asked = _items_asked(sources)[0] if tests else set()
    for place, item_id in tests:
        if item_id not in asked:
            faults.append(document.fault(place, f"no tool asks {item_id}{did_you_mean(item_id, asked)}"))
    return faults


def _check_steps(document: Document, _sources: Sources) -> list[Fault]:
    faults: list[Fault] = []
    _read(partial(validated, NextSteps, document), faults)
    return faults


def _check_contacts(document: Document, _sources: Sources) -> list[Fault]:
    """Whether the contacts load, and whether each has an id of its own."""
    faults: list[Fault] = []
    contacts = _read(partial(validated, Contacts, document), faults)
    ids = [contact.id for contact in contacts.contacts] if contacts else []
    for index, contact_id in enumerate(ids):
        if contact_id in ids[:index]:
            says = f"the contact id {contact_id} stands twice; give each its own"
            faults.append(document.fault(("contacts", index, "id"), says))
    return faults


def _check_guide(document: Document, sources: Sources) -> list[Fault]:
    """Whether the health guide loads, is never milder for more, names what is there, and can be reached whole."""
    faults: list[Fault] = []
    guide = _read(partial(validated, Guide, document), faults)
    if guide is None:
        return faults
    contacts = _read(partial(load_contacts, sources), [])  # its own faults are told where it is checked itself
    carries = any(option.carries_to for question in guide.questions for option in question.options)
    items, certain = _items_asked(sources) if carries else (set(), False)
    elsewhere = Elsewhere(
        contacts={contact.id for contact in contacts.contacts} if contacts else None,
        items=items if certain else None,
    )
    return [*faults, *faults_of_guide(guide, document, elsewhere)]


def _check_reflection(document: Document, sources: Sources) -> list[Fault]:
    """Whether the questions to reflect on load, read well, and name items that some tool asks."""
    faults: list[Fault] = []
    reflection = _read(partial(validated, Reflection, document), faults)
    if reflection is None:
        return faults
    names_items = any(question.items for question in reflection.reflect_on)
    asked = _items_asked(sources)[0] if names_items else set()
    return [*faults, *faults_of_reflection(reflection, document, asked)]


# The telling key of each kind of file that stands alone; the guide has rules too, so it is asked for first.
_BY_KEY = (
    ("questions", _check_guide),
    ("rules", _check_policy),
    ("steps", _check_steps),
    ("contacts", _check_contacts),
    ("reflect_on", _check_reflection),
)
