"""Where the files of the forms are looked for: a partnership's own folder first, then the bundled one.

A file in an earlier folder takes the place of the file of the same name in a later one. It knows names only, and
reads nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

POLICY = "policy.yaml"
NEXT_STEPS = "next_steps.yaml"
CONTACTS = "contacts.yaml"
GUIDE = "health_guide.yaml"
REFLECTION = "reflection.yaml"

_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Sources:
    """The folders, in the order in which a file is looked for. At least one."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, *folders: Path) -> Sources:
        """These folders, each named once."""
        return cls(tuple(dict.fromkeys(folders)))

    @property
    def first(self) -> Path:
        """The folder that is looked in first: the one that its users change."""
        return self.folders[0]

    def tool_file(self, tool_id: str) -> Path:
        """Where the file of a tool is, or would be."""
        return self.find("tools", f"{tool_id}.yaml")

    def part_file(self, part_id: str) -> Path:
        """Where the file of a part is, or would be."""
        return self.find("parts", f"{part_id}.yaml")

    def tool_ids(self) -> tuple[str, ...]:
        """The ids of all tools, in the order of the alphabet; none where there is no such folder."""
        return self._ids("tools")

    def part_ids(self) -> tuple[str, ...]:
        """The ids of all parts that have a file, in the order of the alphabet."""
        return self._ids("parts")

    def find(self, *name: str) -> Path:
        """The first file of this name; where there is none, where it would be in the first folder."""
        places = [folder.joinpath(*name) for folder in self.folders]
        return next((place for place in places if place.is_file()), places[0])

    def _ids(self, folder_name: str) -> tuple[str, ...]:
        stems = {path.stem for folder in self.folders for path in (folder / folder_name).glob("*.yaml")}
        return tuple(sorted(stem for stem in stems if _ID.fullmatch(stem)))
