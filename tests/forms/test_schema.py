"""JSON Schema for editors: it accepts the bundled files and refuses what is misspelt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from neglect_toolkit import paths
from neglect_toolkit.documents import read_document
from neglect_toolkit.forms.schema import KINDS, schema_of

FOLDER = paths.forms_folder()
FILES = [
    *(("tool", path) for path in sorted((FOLDER / "tools").glob("*.yaml"))),
    *(("part", path) for path in sorted((FOLDER / "parts").glob("*.yaml"))),
    *((kind, FOLDER / f"{kind}.yaml") for kind in ("policy", "next_steps", "contacts", "health_guide", "reflection")),
]
VALIDATORS = {kind: Draft202012Validator(schema_of(kind)) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda given: given.stem if isinstance(given, Path) else given)
def test_the_bundled_files_keep_to_it(kind: str, path: Path) -> None:
    said: Any = read_document(path).value
    assert [error.message for error in VALIDATORS[kind].iter_errors(said)] == []


@pytest.mark.parametrize(
    ("kind", "name", "place", "value"),
    [
        ("part", "parts/breakfast.yaml", ("items", 0, "kind"), "rating"),
        ("part", "parts/breakfast.yaml", ("items", 0, "domians"), ["nutritional"]),
        ("part", "parts/breakfast.yaml", ("kind",), "day"),
        ("tool", "tools/primary.yaml", ("version",), "one"),
        ("tool", "tools/primary.yaml", ("parts", 0, "adapt"), {"waking.adult_up": {"txt": "x"}}),
        ("tool", "tools/primary.yaml", ("parts", 0, "adapt"), {"waking.adult_up": {"kind": "text"}}),
        ("policy", "policy.yaml", ("rules", 0, "makes"), "dreadful"),
        ("next_steps", "next_steps.yaml", ("steps", "immediate", "titel"), "x"),
        ("contacts", "contacts.yaml", ("contacts", 0, "telefone"), "1"),
        ("health_guide", "health_guide.yaml", ("questions", 0, "kind"), "many"),
        ("health_guide", "health_guide.yaml", ("questions", 0, "optoins"), []),
        ("health_guide", "health_guide.yaml", ("rules", 0, "when", 0), {"at_most": 1}),
        ("reflection", "reflection.yaml", ("reflect_on", 0, "when"), "own_words"),
    ],
)
def test_what_an_editor_would_mark(kind: str, name: str, place: tuple[str | int, ...], value: object) -> None:
    said: Any = read_document(FOLDER / name).value
    here = said
    for key in place[:-1]:
        here = here[key]
    here[place[-1]] = value
    assert list(VALIDATORS[kind].iter_errors(said))


def test_only_some_fields_of_what_a_tool_adapts_need_to_be_given() -> None:
    said: Any = read_document(FOLDER / "tools/primary.yaml").value
    said["parts"][0]["adapt"] = {"waking.adult_up": {"describes": {"worry": "Nobody is up."}}}
    assert list(VALIDATORS["tool"].iter_errors(said)) == []
