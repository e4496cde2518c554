"""Reads and writes an answers file: one assessment as YAML (or JSON, to read) that a person can edit.

What is wrong with a file is said by key and line alone: a fault never repeats what was written of a child.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import yaml

from neglect_toolkit.documents import Document, did_you_mean, read_document, validated
from neglect_toolkit.errors import InputFaultError
from neglect_toolkit.model.assessment import Assessment, misfits
from neglect_toolkit.model.tool import Tool


def read_answers(path: Path) -> tuple[Assessment, Document]:
    """The assessment in an answers file, and the document that knows the line of everything in it.

    Raises:
        InputFaultError: the file cannot be read, or is not the shape of an answers file; every reason.
    """
    document = read_document(path)
    return validated(Assessment, document), document


def fit(assessment: Assessment, document: Document, tool: Tool) -> None:
    """Makes sure that the answers fit the tool: its items, their kinds, their choices, the visits named.

    Raises:
        InputFaultError: every answer that does not fit, with its line and what may have been meant.
    """
    faults = []
    for misfit in misfits(assessment, tool):
        is_unknown_item = len(misfit.place) == 2 and misfit.place[1] not in tool.items
        meant = did_you_mean(str(misfit.place[1]), tool.items) if is_unknown_item else ""
        faults.append(document.fault(misfit.place, misfit.says + meant))
    if faults:
        raise InputFaultError(*faults)


def write_answers(assessment: Assessment) -> bytes:
    """The assessment as an answers file in UTF-8, its keys in the model's order, without what is empty.

    All that people wrote stands in quotation marks, so that every reader of YAML, of version 1.1 or 1.2,
    reads it as the text it is. `read_answers` gives back an equal assessment.
    """
    data = assessment.model_dump(mode="python", exclude_defaults=True)
    text: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, default_flow_style=False, sort_keys=False, width=100_000
    )
    return text.encode("utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes words of our vocabulary plain, days plain, and every other text in double quotation marks."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's own signature
        """Never an anchor: the same words twice are written twice."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's own
        """Lists stand further in than the key they belong to, which people find easier to read."""
        super().increase_indent(flow, indentless=False)


_PLAIN = re.compile(r"[a-z][a-z0-9_.]*")
# Words that YAML 1.1 or 1.2 would take for true, false or nothing.
_MISREAD = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    is_plain = _PLAIN.fullmatch(text) and text not in _MISREAD
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=None if is_plain else '"')


def _sequence(dumper: yaml.SafeDumper, values: tuple[Any, ...]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values)


def _moment(dumper: yaml.SafeDumper, moment: dt.datetime) -> yaml.Node:
    return _text(dumper, moment.isoformat())


_Dumper.add_multi_representer(str, _text)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, _sequence)
_Dumper.add_representer(dt.datetime, _moment)
