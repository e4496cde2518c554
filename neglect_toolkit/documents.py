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
MAX_VALUES = 200_000

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
    if text.lstrip().startswith(("{", "[")):
        text = _SURROGATES.sub(_one_character, text)
    try:
        _refuse_depth(text, name)
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
            try:
                value = loader.construct_document(node)
            except (AttributeError, KeyError, IndexError, TypeError) as error:  # a tag that its value does not fit
                says = "holds a YAML tag (a word that begins with !!) that its value does not fit; take the tag out"
                raise InputFaultError(Fault(name, node.start_mark.line + 1, "", says)) from error
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputFaultError(_yaml_fault(error, name)) from error
    return Document(name, value, lines)


# JSON writes an emoji as two escapes; YAML knows it only as one character.
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def _one_character(pair: re.Match[str]) -> str:
    high, low = (int(half, 16) for half in pair.groups())
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


_HARMLESS_DEPTH = 1000


def _refuse_depth(text: str, name: str) -> None:
    """Refuses what is nested so deeply that reading it would break the reader itself, before it is read."""
    brackets = text.count("[") + text.count("{")
    if brackets + 2 * max(map(len, text.splitlines()), default=0) < _HARMLESS_DEPTH:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH + 1:
            raise InputFaultError(_too_deep(name, event.start_mark.line + 1 if event.start_mark else None))


def _too_deep(name: str, line: int | None) -> Fault:
    return Fault(name, line, "", "is nested too deeply; check the brackets and the indentation")


# A word that somebody wrote may stand in YAML's own complaint; it may be about a child.
_QUOTED = re.compile(r"""\s+(?P<mark>['"])(?:(?!(?P=mark)).){2,}(?P=mark)""")


def _yaml_fault(error: Exception, name: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = _QUOTED.sub("", getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    problem = problem or "something here cannot be read"
    line = mark.line + 1 if mark is not None else None
    return Fault(name, line, "", f"is not valid YAML: {problem}; check the indentation and the quotation marks")


def _survey(node: yaml.Node, place: Place, name: str, lines: dict[Place, int], faults: list[Fault]) -> None:
    """Notes the line of every value below `node`, and every key that stands twice."""
    if len(place) > MAX_DEPTH:
        raise InputFaultError(_too_deep(name, node.start_mark.line + 1))
    if len(lines) > MAX_VALUES:
        raise InputFaultError(Fault(name, node.start_mark.line + 1, "", "says far more than any such file needs to"))
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                says = "has a list or a group where a key belongs; if it is text, put it in quotation marks"
                raise InputFaultError(Fault(name, key.start_mark.line + 1, _dotted(place), says))
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
        raise InputFaultError(*faults_of(error, document, at, model, value)) from error


def faults_of(
    error: ValidationError, document: Document, at: Place = (), model: type[BaseModel] | None = None, value: Any = None
) -> list[Fault]:
    """What pydantic refused, as faults of this document; `value` is what was refused, if not the whole of it."""
    refused = document.value if value is None else value
    details = error.errors(include_url=False)
    return [
        document.fault((*at, *_plain_place(detail, refused)), _plain_words(detail, model))
        for detail in details
        if not _only_follows(detail, details)
    ]


def _only_follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a list is called too short only because what stands in it was refused."""
    here = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(here) and other["loc"][: len(here)] == here for other in details
    )


def _plain_place(detail: ErrorDetails, value: Any) -> Place:
    """Where in the file a refusal is: its location without the names pydantic adds for unions and for keys.

    Such a name is not a step into what was written: it leads nowhere, or to a word with nothing below it.
    """
    place: list[str | int] = []
    parts = [part for part in detail["loc"] if part != "[key]"]
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        leads_to = _below(value, part)
        if leads_to is None or not (is_last or isinstance(leads_to[0], (dict, list))):
            if is_last and detail["type"] == "missing":
                place.append(part)
            continue
        place.append(part)
        value = leads_to[0]
    return tuple(place)


def _below(value: Any, part: str | int) -> tuple[Any] | None:
    """What stands at `part` of a group or a list, in a tuple of one; None where nothing does."""
    if isinstance(value, dict):
        return next(((found,) for key, found in value.items() if str(key) == str(part)), None)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return (value[part],)
    return None


_DATE = "must be a date that exists, written YYYY-MM-DD"
_LIST = "must be a list; write [one, two] or a line each with a dash"
_GROUP = "must be a group of `key: value` lines"
_TEXT = "must be text; put it in quotation marks"
_TRUTH = "must be true or false"
_WHOLE = "must be a whole number"
_NUMBER = "must be a number"

_WORDS = {
    "missing": "is missing; add it",
    "string_type": _TEXT,
    "string_sub_type": _TEXT,
    "string_too_short": "must not be empty",
    "too_short": "must hold at least one",
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
}

_SMALL = "small letters a to z, digits and _, a letter first"
_PATTERNS = {
    r"^[a-z][a-z0-9_]*$": f"must be one word of {_SMALL}",
    r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$": f"must be an id such as `part.item`: two words of {_SMALL}",
    r"^\d+\.\d+\.\d+$": "must be a version such as 1.0.0",
}


def _plain_words(detail: ErrorDetails, model: type[BaseModel] | None) -> str:
    """One refusal in the words of the person who wrote the file; never quotes what a file says of a child."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return "is not a key that belongs here" + _suggestion(str(detail["loc"][-1]), _known_keys(model, detail))
    if kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", ""))
        return "must be true, or left out" if expected == "True" else f"must be one of {expected}"
    if kind.startswith(("date_", "datetime_")):
        return _DATE
    message = detail["msg"].removeprefix("Value error, ")
    said = message[:1].lower() + message[1:]
    return _WORDS.get(kind) or _PATTERNS.get(str(context.get("pattern")), said)


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
