"""JSON Schema of each kind of file in `forms/`, for editors that complete and check while one writes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from neglect_toolkit.forms.files import PartFile, ToolFile
from neglect_toolkit.model.guide import GUIDE_ID, Guide
from neglect_toolkit.model.policy import Contacts, NextSteps, Policy
from neglect_toolkit.model.reflection import Reflection

KINDS: dict[str, type[BaseModel]] = {
    "tool": ToolFile,
    "part": PartFile,
    "policy": Policy,
    "next_steps": NextSteps,
    "contacts": Contacts,
    GUIDE_ID: Guide,
    "reflection": Reflection,
}


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file: one of `KINDS`.

    It accepts what the program accepts, apart from what only the forms as a whole can tell (such as ids that stand
    twice): `forms check` finds that.
    """
    schema = KINDS[kind].model_json_schema(by_alias=True, mode="validation")
    if kind == "tool":
        _say_what_can_be_adapted(schema["$defs"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _say_what_can_be_adapted(definitions: dict[str, Any]) -> None:
    """`adapt` gives some fields of an item; an editor completes and checks them as those of an item are."""
    item = definitions["Item"]
    fields = {name: field for name, field in item["properties"].items() if name not in ("id", "kind")}
    ratings = definitions["Describes"]
    fields["describes"] = {key: said for key, said in ratings.items() if key != "required"}
    adapted = {"type": "object", "properties": fields, "additionalProperties": False, "title": "AdaptedItem"}
    definitions["AdaptedItem"] = adapted
    by_id = definitions["UsedPart"]["properties"]["adapt"]["patternProperties"]
    for pattern in by_id:
        by_id[pattern] = {"$ref": "#/$defs/AdaptedItem"}
