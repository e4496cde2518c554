"""The shapes of the files in `forms/`: a part, and a tool that puts parts together. Not what they compose to."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from neglect_toolkit.model.base import ItemId, Sentence, Value, Version, Word
from neglect_toolkit.model.tool import Ages, Item, Part
from neglect_toolkit.model.words import Domain


class PartFile(Part):
    """`parts/breakfast.yaml`: one part of the day, with the items that any tool may take from it."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    def as_part(self) -> Part:
        """The part as a tool holds it."""
        return Part(id=self.id, title=self.title, kind=self.kind, about=self.about, items=self.items)


def _added(data: Any) -> str:
    """Whether an added item is named or written here."""
    return "named" if isinstance(data, str) else "written"


Added = Annotated[
    Annotated[ItemId, Tag("named")] | Annotated[Item, Tag("written")],
    Discriminator(_added),
]


class UsedPart(Value):
    """A part taken from its file, or from the tool that is extended, with what this tool does to it.

    `only` chooses items and orders them, `leave_out` takes all but some; `adapt` gives, by item id, the fields that are
    different in this tool (`describes` merges key by key); `add` puts items after the others: written here, or
    the id of an item in another part's file. `after` says behind which part it stands, where the tool extends another.
    """

    use: Word
    after: Word | None = None
    title: Sentence | None = None
    about: Sentence | None = None
    only: Annotated[tuple[ItemId, ...], Field(min_length=1)] | None = None
    leave_out: tuple[ItemId, ...] = ()
    adapt: dict[ItemId, dict[str, Any]] = Field(default_factory=dict)
    add: tuple[Added, ...] = ()

    @model_validator(mode="after")
    def _chooses_one_way(self) -> UsedPart:
        if self.only is not None and self.leave_out:
            raise ValueError("has both `only` and `leave_out`; keep the one that says it more briefly")
        return self


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
    """`tools/primary.yaml`: one questionnaire as a list of parts.

    With `extends` it begins as another tool, and `parts` holds only what is different. `instead` names, for each item
    of that tool which this one leaves out, the item that asks about the same. `fewer` gives, for a domain of which
    this tool asks less than others, the reason.
    """

    id: Word
    version: Version
    title: Sentence
    ages: Ages
    disability: bool = False
    about: str | None = None
    extends: Word | None = None
    instead: dict[ItemId, ItemId] = Field(default_factory=dict)
    fewer: dict[Domain, Sentence] = Field(default_factory=dict)
    parts: Annotated[tuple[ToolPart, ...], Field(min_length=1)]
