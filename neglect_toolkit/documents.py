"""Reads YAML and JSON that people write, and remembers the line of every value.

It knows nothing of what a document means: `validated` marries it to any pydantic model and turns what
the model refuses into faults with file, line and mend.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from neglect_toolkit.errors import Fault, InputFaultError

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    M = TypeVar("M", bound=BaseModel)

Place = tuple[str | int, ...]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Yaml12Loader(_Loader):  # type: ignore[misc]
    """YAML by the rules of version 1.2: only `true` and `false` are booleans.

    In version 1.1, which PyYAML follows, an answer `no` would become a boolean, `12:30` a number and
    a date an object. Here these all stay the words that were written; the models give them meaning.
    A number with a leading zero stays text too: it is a telephone number, not an octal one.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", list("tf")),
    ("tag:yaml.org,2002:int", r"^(?:0|-?[1-9][0-9]*)$", list("-0123456789")),
    ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
    ("tag:yaml.org,2002:merge", r"^<<$", ["<"]),
):
    _Yaml12Loader.add_implicit_resolver(_tag, re.compile(_pattern), _first)


@dataclass(frozen=True)
class Document:
    """What a file says (`value`), and the line of each of its values by their path of keys."""

    file: str
    value: Any
    lines: dict[Place, int] = field(repr=False)

    def line_of(self, place: Place) -> int | None:
        """The line of the value at `place`, or of the nearest thing that holds it."""
        for end in range(len(place), -1, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return None

    def fault(self, place: Place, says: str) -> Fault:
        """A fault at `place` of this document."""
        return Fault(self.file, self.line_of(place), _dotted(place), says)


def read_document(path: Path) -> Document:
    """Reads one YAML or JSON file (JSON is YAML of a plain kind).

    Raises:
        InputFaultError: the file cannot be read, is not YAML, repeats a key, or is far too large.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputFaultError(Fault(name, None, "", "is larger than 5 MB, which no such file needs to be"))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        says = f"is not UTF-8 text (byte {error.start}); save it as UTF-8"
        raise InputFaultError(Fault(name, None, "", says)) from error
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        says = f"cannot be read: {reason}; check the name and that you may read it"
        raise InputFaultError(Fault(name, None, "", says)) from error
    return parse_document(text, name)


def parse_document(text: str, name: str) -> Document:
    """Reads YAML or JSON from text; `name` is the file it is spoken of as.

    Raises:
        InputFaultError: the text is not YAML, or repeats a key.
    """
    try:
        loader = _Yaml12Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                raise InputFaultError(Fault(name, 1, "", "is empty; it needs at least one key"))
            lines: dict[Place, int] = {}
            faults: list[Fault] = []
            _survey(node, (), name, lines, faults)
            if faults:
                raise InputFaultError(*faults)
            value = loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputFaultError(_yaml_fault(error, name)) from error
    return Document(name, value, lines)


def _yaml_fault(error: Exception, name: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "this cannot be read"
    line = mark.line + 1 if mark is not None else None
    return Fault(name, line, "", f"is not valid YAML: {problem}; check the indentation and the quotation marks")


def _survey(node: yaml.Node, place: Place, name: str, lines: dict[Place, int], faults: list[Fault]) -> None:
    """Notes the line of every value below `node`, and every key that stands twice."""
    if len(place) > MAX_DEPTH:
        raise InputFaultError(Fault(name, node.start_mark.line + 1, "", "is nested too deeply to be a form"))
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            word = str(key.value)
            here = (*place, word)
            if word in seen:
                says = "stands twice; keep one of them"
                faults.append(Fault(name, key.start_mark.line + 1, _dotted(here), says))
            seen.add(word)
            lines[here] = key.start_mark.line + 1
            _survey(value, here, name, lines, faults)
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            _survey(child, (*place, index), name, lines, faults)


def validated(model: type[M], document: Document, value: Any = None, at: Place = ()) -> M:
    """`model` made from the document's value (or a part of it, `value`, that stands at `at`).

    Raises:
        InputFaultError: one fault for each thing that the model refuses, with line and mend.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(document.value if value is None else value)
    except ValidationError as error:
        raise InputFaultError(*faults_of(error, document, at, model)) from error


def faults_of(
    error: ValidationError, document: Document, at: Place = (), model: type[BaseModel] | None = None
) -> list[Fault]:
    """What pydantic refused, as faults of this document."""
    return [
        document.fault((*at, *_plain_place(detail["loc"])), _plain_words(detail, model))
        for detail in error.errors(include_url=False)
    ]


def _plain_place(loc: Iterable[str | int]) -> Place:
    """A location without the names that pydantic adds for unions and dictionary keys."""
    return tuple(part for part in loc if part != "[key]" and not str(part).startswith(("function-", "tagged-")))


def _plain_words(detail: ErrorDetails, model: type[BaseModel] | None) -> str:
    """One refusal in the words of the person who wrote the file; never quotes what a file says of a child."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "is missing; add it"
    if kind == "extra_forbidden":
        return "is not a key that belongs here" + _suggestion(str(detail["loc"][-1]), _known_keys(model, detail))
    if kind in {"enum", "literal_error"}:
        return f"must be one of {context.get('expected', '')}"
    if kind in {"string_type", "string_sub_type"}:
        return "must be text; put it in quotation marks"
    if kind in {"bool_type", "bool_parsing"}:
        return "must be true or false"
    if kind.startswith(("date_", "datetime_")):
        return "must be a date that exists, written YYYY-MM-DD"
    if kind in {"tuple_type", "list_type"}:
        return "must be a list; write [one, two] or a line each with a dash"
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        return "must be a group of `key: value` lines"
    message = detail["msg"].removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def _known_keys(model: type[BaseModel] | None, detail: ErrorDetails) -> list[str]:
    """The keys that the model would take where an unknown one stands."""
    from pydantic import BaseModel

    here: Any = model
    for part in detail["loc"][:-1]:
        if isinstance(here, type) and issubclass(here, BaseModel) and part in here.model_fields:
            here = _first_model(here.model_fields[str(part)].annotation)
    is_model = isinstance(here, type) and issubclass(here, BaseModel)
    return list(here.model_fields) if is_model else []


def _first_model(annotation: Any) -> Any:
    """The model inside an annotation such as `tuple[Account, ...]` or `Child | None`."""
    import typing

    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in typing.get_args(annotation):
        found = _first_model(inner)
        if found is not None:
            return found
    return None


def _suggestion(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else "; take it out, or correct its spelling"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A closing half-sentence: `; did you mean 'x'?`, or an advice to correct the spelling."""
    return _suggestion(word, known)


def _dotted(place: Place) -> str:
    """`answers`, `breakfast.eats_before_school`, `accounts`, 0 as `answers.breakfast…accounts[0]`."""
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text
