"""The shapes of the files in `forms/`: a part, and a tool that puts parts together. Not what they compose to."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from neglect_toolkit.model.base import Value
from neglect_toolkit.model.tool import Ages, Item, ItemId, Part, Sentence, Version, Word


class PartFile(Part):
    """`parts/breakfast.yaml`: one part of the day, with every item that any tool may take from it."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    def as_part(self) -> Part:
        """The part as a tool holds it."""
        return Part(id=self.id, title=self.title, kind=self.kind, about=self.about, items=self.items)


class UsedPart(Value):
    """A part taken from its file: all of it, or `only` some items in this order, with some fields adapted.

    `adapt` gives, by item id, the fields that are different in this tool; `describes` merges key by key.
    """

    use: Word
    only: Annotated[tuple[ItemId, ...], Field(min_length=1)] | None = None
    adapt: dict[ItemId, dict[str, Any]] = Field(default_factory=dict)


def _form(data: Any) -> str | None:
    """Whether a part is used or written here, by its telling key; None where it is neither."""
    if isinstance(data, UsedPart):
        return "used"
    if isinstance(data, Part):
        return "inline"
    keys = data if isinstance(data, dict) else ()
    return "used" if "use" in keys else "inline" if "items" in keys or "id" in keys else None


ToolPart = Annotated[
    Annotated[UsedPart, Tag("used")] | Annotated[PartFile, Tag("inline")],
    Discriminator(
        _form,
        custom_error_type="part_form",
        custom_error_message="must be a part from a file, `use: breakfast`, or one written here with `id`, `title`, "
        "`kind` and `items`",
    ),
]


class ToolFile(Value):
    """`tools/primary.yaml`: one questionnaire as a list of parts."""

    id: Word
    version: Version
    title: Sentence
    ages: Ages
    disability: bool = False
    about: str | None = None
    parts: Annotated[tuple[ToolPart, ...], Field(min_length=1)]
