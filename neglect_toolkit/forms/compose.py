"""Composes a tool from its file and the parts it uses, and remembers in which file each item was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from neglect_toolkit.documents import Document, Place, did_you_mean, faults_of, read_document, validated
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.forms.files import PartFile, ToolFile, UsedPart
from neglect_toolkit.model.tool import Item, Part, Tool

_NEVER_ADAPTED = ("id", "kind")


@dataclass(frozen=True)
class Origin:
    """Where an item was written: its own place, and the place of the fields a tool adapts."""

    document: Document
    place: Place
    adapted_in: Document | None = None
    adapted_at: Place = ()
    adapted: Mapping[str, Any] = field(default_factory=dict)

    def fault(self, within: Place, says: str) -> Fault:
        """A fault at a field of the item, in whichever file that field was written."""
        if self.adapted_in is not None and self._is_adapted(within):
            return self.adapted_in.fault((*self.adapted_at, *within), says)
        return self.document.fault((*self.place, *within), says)

    def _is_adapted(self, within: Place) -> bool:
        here: Any = self.adapted
        for key in within[:2]:
            if not isinstance(here, Mapping):
                break
            if key not in here:
                return False
            here = here[key]
        return bool(within)


@dataclass(frozen=True)
class ReadPart:
    """A part file as it was read."""

    document: Document
    part: Part

    def origins(self) -> dict[str, Origin]:
        """Where each of its items stands."""
        return {item.id: Origin(self.document, ("items", index)) for index, item in enumerate(self.part.items)}

    def raw(self, item_id: str) -> dict[str, Any]:
        """An item as the file has it, before it was understood."""
        items: list[dict[str, Any]] = self.document.value["items"]
        return next(item for item in items if item["id"] == item_id)


class PartFiles:
    """The part files of one forms folder, each read at most once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "parts"
        self._read: dict[str, ReadPart] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all parts that have a file, in the order of the alphabet."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    def file(self, part_id: str) -> Path:
        """Where the file of a part is, or would be."""
        return self.folder / f"{part_id}.yaml"

    def read(self, part_id: str) -> ReadPart:
        """One part.

        Raises:
            InputFaultError: the file is at fault, with every reason.
        """
        if part_id not in self._read:
            self._read[part_id] = read_part(self.file(part_id))
        return self._read[part_id]


def read_part(path: Path) -> ReadPart:
    """Reads one part file.

    Raises:
        InputFaultError: the file is at fault, with every reason.
    """
    document = read_document(path)
    part = validated(PartFile, document)
    faults = [*_misnamed(document, part.id, path), *_twice(document, part.items, ("items",))]
    if faults:
        raise InputFaultError(*faults)
    return ReadPart(document, part.as_part())


@dataclass(frozen=True)
class Composed:
    """A tool, the file that composes it, and where each of its items was written."""

    tool: Tool
    document: Document
    origins: Mapping[str, Origin]
    used: tuple[str, ...]


def compose(path: Path, parts: PartFiles) -> Composed:
    """Composes the tool whose file is at `path`.

    Raises:
        InputFaultError: this file or a part it uses is at fault; every fault of all of them.
    """
    document = read_document(path)
    try:
        written = validated(ToolFile, document)
    except InputFaultError as error:
        # The parts it names are looked at all the same, so that one look finds every fault.
        raise InputFaultError(*error.faults, *_faults_of_parts(named_parts(document), parts)) from error
    faults = _misnamed(document, written.id, path)
    made: list[Part] = []
    origins: dict[str, Origin] = {}
    for index, entry in enumerate(written.parts):
        at = ("parts", index)
        try:
            if isinstance(entry, UsedPart):
                part, where = _used(entry, document, at, parts)
            else:
                part, where = _inline(entry, document, at)
        except InputFaultError as error:
            faults += error.faults
            continue
        says = _clash(part, made, where, origins)
        faults += [document.fault(at, says)] if says else []
        made.append(part)
        origins |= where
    if faults:
        raise InputFaultError(*dict.fromkeys(faults))
    tool = Tool(
        id=written.id,
        version=written.version,
        title=written.title,
        ages=written.ages,
        disability=written.disability,
        about=written.about,
        parts=tuple(made),
    )
    used = tuple(entry.use for entry in written.parts if isinstance(entry, UsedPart))
    return Composed(tool, document, origins, used)


def _inline(entry: PartFile, document: Document, at: Place) -> tuple[Part, dict[str, Origin]]:
    """A part written in the tool's own file."""
    faults = _twice(document, entry.items, (*at, "items"))
    if faults:
        raise InputFaultError(*faults)
    where = {item.id: Origin(document, (*at, "items", index)) for index, item in enumerate(entry.items)}
    return entry.as_part(), where


def _used(entry: UsedPart, document: Document, at: Place, parts: PartFiles) -> tuple[Part, dict[str, Origin]]:
    """A part from its file, with what this tool chooses and adapts."""
    if not parts.file(entry.use).is_file():
        says = f"there is no file {parts.file(entry.use)}{did_you_mean(entry.use, parts.ids())}"
        raise InputFaultError(document.fault((*at, "use"), says))
    read = parts.read(entry.use)
    items = {item.id: item for item in read.part.items}
    chosen = entry.only or tuple(items)
    faults = [*_wrongly_chosen(entry, items, document, at), *_wrongly_adapted(entry, items, chosen, document, at)]
    where = {item_id: origin for item_id, origin in read.origins().items() if item_id in chosen}
    for item_id, fields in entry.adapt.items():
        if item_id not in where:
            continue
        place = (*at, "adapt", item_id)
        where[item_id] = Origin(where[item_id].document, where[item_id].place, document, place, fields)
        try:
            items[item_id] = Item.model_validate(_merged(read.raw(item_id), fields))
        except ValidationError as error:
            faults += faults_of(error, document, place, Item, fields)
    if faults:
        raise InputFaultError(*faults)
    return read.part.model_copy(update={"items": tuple(items[item_id] for item_id in chosen)}), where


def _merged(item: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """An item with some fields replaced; `describes` is merged key by key, so that one rating can be reworded."""
    merged = {**item, **fields}
    before, after = item.get("describes"), fields.get("describes")
    if isinstance(before, dict) and isinstance(after, dict):
        merged["describes"] = {**before, **after}
    return merged


def _wrongly_chosen(entry: UsedPart, items: Mapping[str, Item], document: Document, at: Place) -> Iterator[Fault]:
    only = entry.only or ()
    for index, item_id in enumerate(only):
        place = (*at, "only", index)
        if item_id not in items:
            yield document.fault(place, f"the part {entry.use} has no item {item_id}{did_you_mean(item_id, items)}")
        elif item_id in only[:index]:
            yield document.fault(place, f"names {item_id} twice; keep one of them")


def _wrongly_adapted(
    entry: UsedPart, items: Mapping[str, Item], chosen: tuple[str, ...], document: Document, at: Place
) -> Iterator[Fault]:
    for item_id, fields in entry.adapt.items():
        place = (*at, "adapt", item_id)
        if item_id not in items:
            yield document.fault(place, f"the part {entry.use} has no such item{did_you_mean(item_id, items)}")
        elif item_id not in chosen:
            yield document.fault(place, "is adapted but not among `only`; add it there, or take this out")
        for name in _NEVER_ADAPTED:
            if name in fields:
                says = "never changes from tool to tool; write an item of its own, with an id of its own, instead"
                yield document.fault((*place, name), says)


def _misnamed(document: Document, written_id: str, path: Path) -> list[Fault]:
    if written_id == path.stem:
        return []
    says = f"is {written_id!r}, but the file is called {path.name!r}; give both the same name"
    return [document.fault(("id",), says)]


def _twice(document: Document, items: tuple[Item, ...], at: Place) -> list[Fault]:
    ids = [item.id for item in items]
    return [
        document.fault((*at, index, "id"), f"the id {item_id} stands twice; give one of them another name")
        for index, item_id in enumerate(ids)
        if item_id in ids[:index]
    ]


def _clash(part: Part, before: list[Part], where: Mapping[str, Origin], origins: Mapping[str, Origin]) -> str | None:
    """What an earlier part of the same tool has already: a part of this name, or an item of the same id."""
    if any(part.id == other.id for other in before):
        return f"the part {part.id} stands twice in this tool; keep one of them"
    twice = [item_id for item_id in where if item_id in origins]
    return f"asks again what this tool has asked before: {', '.join(twice)}; ask it once" if twice else None


def named_parts(document: Document) -> tuple[str, ...]:
    """The parts that a tool's file names, however faulty the rest of it is."""
    parts = document.value.get("parts") if isinstance(document.value, dict) else None
    entries = parts if isinstance(parts, list) else []
    return tuple(entry["use"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("use"), str))


def _faults_of_parts(names: tuple[str, ...], parts: PartFiles) -> list[Fault]:
    faults: list[Fault] = []
    for name in names:
        if name not in parts.ids():
            continue
        try:
            parts.read(name)
        except InputFaultError as error:
            faults += error.faults
    return faults
