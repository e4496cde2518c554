"""Composes a tool from its file, the parts it uses and the tool it extends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from neglect_toolkit.documents import Document, Place, did_you_mean, faults_of, read_document, validated
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.forms.files import PartFile, ToolFile, UsedPart
from neglect_toolkit.forms.part_files import Origin, PartFiles, Written, misnamed, twice
from neglect_toolkit.model.tool import Item, Part, Tool
from neglect_toolkit.model.words import Domain

_NEVER_ADAPTED = ("id", "kind")


@dataclass(frozen=True)
class Composed:
    """A tool, the file that composes it, and where each of its items was written.

    `entries` gives, for each part that the tool's own file speaks of, its place in the list there. `base` is the tool
    that it extends, and `instead` what it asks in place of an item that the other has.
    """

    tool: Tool
    document: Document
    origins: Mapping[str, Origin]
    entries: Mapping[str, int]
    fewer: Mapping[Domain, str]
    base: Tool | None
    instead: Mapping[str, str]

    @property
    def own(self) -> frozenset[str]:
        """The items that the tool asks beyond the one that it extends; none where it extends none."""
        return frozenset(self.tool.items.keys() - self.base.items.keys()) if self.base else frozenset()


def compose(path: Path, files: PartFiles) -> Composed:
    """Composes the tool whose file is at `path`.

    Raises:
        InputFaultError: this file, a part it uses or the tool it extends is at fault; every fault of all of them.
    """
    return _compose(path, files, ())


def _compose(path: Path, files: PartFiles, extended_by: tuple[str, ...]) -> Composed:
    document = read_document(path)
    try:
        written = validated(ToolFile, document)
    except InputFaultError as error:
        # The parts it names are looked at all the same, so that one look finds every fault.
        raise InputFaultError(*error.faults, *_faults_of_parts(named_parts(document), files)) from error
    faults = misnamed(document, written.id, path)
    base = _base(written, document, files, extended_by)
    draft = _Draft(document, files, base)
    for index, entry in enumerate(written.parts):
        try:
            draft.take(entry, ("parts", index))
        except InputFaultError as error:
            faults += error.faults
    if faults:
        raise InputFaultError(*dict.fromkeys(faults))
    tool = Tool(
        id=written.id,
        version=written.version,
        title=written.title,
        ages=written.ages,
        disability=written.disability,
        about=written.about,
        parts=tuple(draft.parts.values()),
    )
    fewer = {**(base.fewer if base else {}), **written.fewer}
    origins = {item_id: draft.origins[item_id] for item_id in tool.items}
    return Composed(tool, document, origins, draft.entries, fewer, base.tool if base else None, written.instead)


def _base(written: ToolFile, document: Document, files: PartFiles, extended_by: tuple[str, ...]) -> Composed | None:
    """The tool that this one extends."""
    if written.extends is None:
        return None
    if written.extends in (*extended_by, written.id):
        raise InputFaultError(
            document.fault(("extends",), "goes round in a circle: the tool extends itself in the end")
        )
    known = files.sources.tool_ids()
    if written.extends not in known:
        says = f"there is no tool {written.extends}{did_you_mean(written.extends, known)}"
        raise InputFaultError(document.fault(("extends",), says))
    return _compose(files.sources.tool_file(written.extends), files, (*extended_by, written.id))


class _Draft:
    """A tool that is being put together, part by part."""

    def __init__(self, document: Document, files: PartFiles, base: Composed | None) -> None:
        self._document, self._files, self._base = document, files, base
        self.parts: dict[str, Part] = {part.id: part for part in base.tool.parts} if base else {}
        self.origins: dict[str, Origin] = dict(base.origins) if base else {}
        self.entries: dict[str, int] = {}

    def take(self, entry: UsedPart | PartFile, at: Place) -> None:
        """Takes in one entry of the tool's list. Raises InputFaultError with all that is wrong with it."""
        part_id = entry.use if isinstance(entry, UsedPart) else entry.id
        before = self.parts.get(part_id)
        if part_id in self.entries or (before is not None and not isinstance(entry, UsedPart)):
            raise self._wrong(at, f"the part {part_id} stands twice in this tool; keep one of them")
        if isinstance(entry, UsedPart):
            part, written = _Use(entry, self._document, at, self._files).made(self._held(before))
        else:
            part, written = self._inline(entry, at)
        gone = {item.id for item in before.items} if before else set()
        asked = {item.id for other in self.parts.values() for item in other.items} - gone
        again = [item_id for item_id in written if item_id in asked]
        if again:
            raise self._wrong(at, f"asks again what this tool has asked before: {', '.join(again)}; ask it once")
        self.entries[part_id] = int(at[1])
        self.origins |= {item_id: origin for item_id, (_, origin) in written.items()}
        self._place(part, entry.after if isinstance(entry, UsedPart) else None, at)

    def _held(self, part: Part | None) -> tuple[Part, Written] | None:
        if part is None:
            return None
        return part, {item.id: (item, self.origins[item.id]) for item in part.items}

    def _inline(self, entry: PartFile, at: Place) -> tuple[Part, Written]:
        """A part written in the tool's own file."""
        faults = twice(self._document, entry.items, (*at, "items"))
        if faults:
            raise InputFaultError(*faults)
        written = {
            item.id: (item, Origin(self._document, (*at, "items", index))) for index, item in enumerate(entry.items)
        }
        return entry.as_part(), written

    def _place(self, part: Part, after: str | None, at: Place) -> None:
        """Puts the part where it belongs: behind `after`, where it was, or last."""
        if after is None:
            self.parts[part.id] = part
            return
        if self._base is None:
            says = "has a meaning only in a tool that extends another; put the part where it belongs in the list"
            raise self._wrong((*at, "after"), says)
        self.parts.pop(part.id, None)
        if after not in self.parts:
            says = f"there is no part {after} before this one{did_you_mean(after, self.parts)}"
            raise self._wrong((*at, "after"), says)
        placed: dict[str, Part] = {}
        for other in self.parts.values():
            placed[other.id] = other
            if other.id == after:
                placed[part.id] = part
        self.parts = placed

    def _wrong(self, place: Place, says: str) -> InputFaultError:
        return InputFaultError(self._document.fault(place, says))


@dataclass(frozen=True)
class _Use:
    """One `use` of a part: which items it keeps, adapts and adds."""

    entry: UsedPart
    document: Document
    at: Place
    files: PartFiles

    def made(self, held: tuple[Part, Written] | None) -> tuple[Part, Written]:
        """The part as the tool asks it; `held` is what the extended tool has of it, if anything."""
        entry = self.entry
        if held is None:
            if not self.files.has(entry.use):
                raise InputFaultError(self._fault(("use",), self.files.missing(entry.use)))
            read = self.files.read(entry.use)
            held = read.part, read.written()
        part, written = held
        faults = [*self._wrongly_chosen(written)]
        chosen = {
            item_id: written[item_id]
            for item_id in entry.only or written
            if item_id in written and item_id not in entry.leave_out
        }
        faults += self._add_to(chosen)
        faults += self._adapt(chosen, written)
        if not chosen and not faults:
            faults.append(self._fault((), "asks nothing: every item of the part is left out"))
        if faults:
            raise InputFaultError(*faults)
        words = {"title": entry.title, "about": entry.about}
        changed = {key: said for key, said in words.items() if said is not None}
        return part.model_copy(update={**changed, "items": tuple(item for item, _ in chosen.values())}), chosen

    def _add_to(self, chosen: Written) -> Iterator[Fault]:
        for index, added in enumerate(self.entry.add):
            place = ("add", index)
            item_id = added if isinstance(added, str) else added.id
            if item_id in chosen:
                yield self._fault(place, f"adds {item_id}, which the part asks already; take one of them out")
            elif isinstance(added, Item):
                chosen[item_id] = added, Origin(self.document, (*self.at, *place))
            else:
                part_id = item_id.split(".", maxsplit=1)[0]
                if not self.files.has(part_id):
                    yield self._fault(place, self.files.missing(part_id))
                    continue
                known = self.files.read(part_id).written()
                if item_id in known:
                    chosen[item_id] = known[item_id]
                else:
                    says = f"the part {part_id} has no item {item_id}{did_you_mean(item_id, known)}"
                    yield self._fault(place, says)

    def _adapt(self, chosen: Written, written: Written) -> Iterator[Fault]:
        for item_id, fields in self.entry.adapt.items():
            place = ("adapt", item_id)
            for name in _NEVER_ADAPTED:
                if name in fields:
                    says = "never changes from tool to tool; write an item of its own, with an id of its own, instead"
                    yield self._fault((*place, name), says)
            if item_id in chosen:
                item, origin = chosen[item_id]
                at = (*self.at, *place)
                try:
                    adapted = Item.model_validate(_merged(item.plain(), fields))
                    chosen[item_id] = adapted, origin.adapted(self.document, at, fields)
                except ValidationError as error:
                    yield from faults_of(error, self.document, at, Item, fields)
            elif item_id in written:
                says = "is adapted but not asked; add it to `only` or take it out of `leave_out`, or take this out"
                yield self._fault(place, says)
            else:
                says = f"the part {self.entry.use} has no such item{did_you_mean(item_id, (*written, *chosen))}"
                yield self._fault(place, says)

    def _wrongly_chosen(self, written: Written) -> Iterator[Fault]:
        for name, ids in (("only", self.entry.only or ()), ("leave_out", self.entry.leave_out)):
            for index, item_id in enumerate(ids):
                if item_id not in written:
                    says = f"the part {self.entry.use} has no item {item_id}{did_you_mean(item_id, written)}"
                    yield self._fault((name, index), says)
                elif item_id in ids[:index]:
                    yield self._fault((name, index), f"names {item_id} twice; keep one of them")

    def _fault(self, within: Place, says: str) -> Fault:
        return self.document.fault((*self.at, *within), says)


def _merged(item: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """An item with some fields replaced; `describes` is merged key by key, so that one rating can be reworded."""
    merged = {**item, **fields}
    before, after = item.get("describes"), fields.get("describes")
    if isinstance(before, dict) and isinstance(after, dict):
        merged["describes"] = {**before, **after}
    return merged


def named_parts(document: Document) -> tuple[str, ...]:
    """The parts that a tool's file names, to use or to add items from, however faulty the rest of it is."""
    parts = document.value.get("parts") if isinstance(document.value, dict) else None
    entries = [entry for entry in (parts if isinstance(parts, list) else []) if isinstance(entry, dict)]
    named = [entry["use"] for entry in entries if isinstance(entry.get("use"), str)]
    added = [added for entry in entries if isinstance(entry.get("add"), list) for added in entry["add"]]
    return (*named, *(item_id.split(".", maxsplit=1)[0] for item_id in added if isinstance(item_id, str)))


def _faults_of_parts(names: tuple[str, ...], files: PartFiles) -> list[Fault]:
    faults: list[Fault] = []
    for name in dict.fromkeys(names):
        if not files.has(name):
            continue
        try:
            files.read(name)
        except InputFaultError as error:
            faults += error.faults
    return faults
