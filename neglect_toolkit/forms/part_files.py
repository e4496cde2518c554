"""Reads the part files, each at most once, and remembers where each item was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neglect_toolkit.documents import Document, Place, did_you_mean, read_document, validated
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.forms.files import PartFile
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.tool import Item, Part


@dataclass(frozen=True)
class Adaptation:
    """The fields that one tool's file gives an item that was written elsewhere."""

    document: Document
    place: Place
    fields: Mapping[str, Any]

    def has(self, within: Place) -> bool:
        """Whether this field of the item was written here."""
        here: Any = self.fields
        for key in within[:2]:
            if not isinstance(here, Mapping):
                break
            if key not in here:
                return False
            here = here[key]
        return bool(within)


@dataclass(frozen=True)
class Origin:
    """Where an item was written: its own place, and each adaptation of it, the latest last."""

    document: Document
    place: Place
    adaptations: tuple[Adaptation, ...] = ()

    def fault(self, within: Place, says: str) -> Fault:
        """A fault at a field of the item, in whichever file that field was written."""
        for layer in reversed(self.adaptations):
            if layer.has(within):
                return layer.document.fault((*layer.place, *within), says)
        return self.document.fault((*self.place, *within), says)

    def adapted(self, document: Document, place: Place, fields: Mapping[str, Any]) -> Origin:
        """The same item, adapted once more."""
        return replace(self, adaptations=(*self.adaptations, Adaptation(document, place, fields)))


Written = dict[str, tuple[Item, Origin]]
"""Items by their ids, in order, each with where it was written."""


@dataclass(frozen=True)
class ReadPart:
    """A part file without faults. Its document is kept for the lines that later faults are told of."""

    document: Document
    part: Part

    def written(self) -> Written:
        """Its items, and where each stands."""
        return {item.id: (item, Origin(self.document, ("items", index))) for index, item in enumerate(self.part.items)}


class PartFiles:
    """The part files of the forms, each read at most once."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._read: dict[str, ReadPart] = {}

    def has(self, part_id: str) -> bool:
        """Looks for the file alone: one that is full of faults is there too."""
        return self.sources.part_file(part_id).is_file()

    def read(self, part_id: str) -> ReadPart:
        """One part.

        Raises:
            InputFaultError: the file is at fault, with every reason.
        """
        if part_id not in self._read:
            self._read[part_id] = read_part(self.sources.part_file(part_id))
        return self._read[part_id]

    def missing(self, part_id: str) -> str:
        """The sentence of a fault: which file is not there, and the nearest id that is."""
        return f"there is no file {self.sources.part_file(part_id)}{did_you_mean(part_id, self.sources.part_ids())}"


def read_part(path: Path) -> ReadPart:
    """Reads one part file.

    Raises:
        InputFaultError: the file is at fault, with every reason.
    """
    document = read_document(path)
    part = validated(PartFile, document)
    faults = [*misnamed(document, part.id, path), *twice(document, part.items, ("items",))]
    if faults:
        raise InputFaultError(*faults)
    return ReadPart(document, part.as_part())


def misnamed(document: Document, written_id: str, path: Path) -> list[Fault]:
    """A fault where a file is not called by the id that stands in it."""
    if written_id == path.stem:
        return []
    says = f"is {written_id!r}, but the file is called {path.name!r}; give both the same name"
    return [document.fault(("id",), says)]


def twice(document: Document, items: tuple[Item, ...], at: Place) -> list[Fault]:
    """A fault for each id that stands a second time in one part."""
    ids = [item.id for item in items]
    return [
        document.fault((*at, index, "id"), f"the id {item_id} stands twice; give one of them another name")
        for index, item_id in enumerate(ids)
        if item_id in ids[:index]
    ]
