"""Format 1 carried records as JSON objects; format 2 carries the very text that a record's hash is of, and its format.

Passages that can be taken out of a record (`passages`) came with format 2; a package of format 1 has none. Nor has it a
salt, which makes the hash of a package one that nobody can guess the contents from.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from neglect_toolkit.formats.json_text import data_of, text_of


def upgrade(text: str) -> str:
    """Turns every document, seal, review, comment, supervision and outcome into text of format 1."""
    package = data_of(text)
    package["format"], package["salt"] = 2, ""
    for document in package["documents"]:
        document["text"], document["format"] = text_of(document.pop("content")), 1
    for assessment in package["assessments"]:
        for revision in assessment["revisions"]:
            _revision(revision)
        for said in ("reviews", "comments"):
            assessment[said] = [_record(one) for one in assessment.get(said, [])]
    package["supervisions"] = [_supervision(one) for one in package.get("supervisions", [])]
    package["outcomes"] = [_record(_outcome(one)) for one in package.get("outcomes", [])]
    return text_of(package)


def _record(said: dict[str, Any]) -> dict[str, Any]:
    text = text_of(said)
    return {"format": 1, "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "passages": []}


def _revision(revision: dict[str, Any]) -> None:
    for change in revision.get("changes", []):
        change["format"] = 1
    seal = revision.get("seal")
    if seal is not None:
        for part in ("signature", "content", "summary", "inputs"):
            seal[part] = text_of(seal[part])
        seal["content_format"] = seal["summary_format"] = 1


def _supervision(one: dict[str, Any]) -> dict[str, Any]:
    """A supervision bore its own hash; what that was the hash of is everything else in it."""
    return _record({key: value for key, value in one.items() if key != "sha256"})


def _outcome(one: dict[str, Any]) -> dict[str, Any]:
    """The row as the store kept it, which is what its hash was made of."""
    at = dt.datetime.fromisoformat(one["at"]).astimezone(dt.UTC)
    return {
        "action_id": one["action"],
        "at": at.isoformat(timespec="microseconds"),
        "by": one["by"],
        "by_name": one.get("by_name") or "",
        "outcome": one["outcome"],
        "note": one.get("note"),
    }
