"""The tools, policies, next steps and contacts that assessments were made with, each known by its hash."""

from __future__ import annotations

import hashlib
from typing import TypeVar

from pydantic import ValidationError

from neglect_toolkit.errors import NotFoundError, StoreDamagedError
from neglect_toolkit.model.base import Value, canonical_json
from neglect_toolkit.model.record import DocumentKind
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

V = TypeVar("V", bound=Value)


def text_hash(text: str) -> str:
    """The SHA-256 of a document's canonical JSON."""
    return hashlib.sha256(text.encode()).hexdigest()


def keep(writing: Writing, kind: DocumentKind, value: Value) -> str:
    """Keeps a document as it is now and gives its hash. Keeping it again does nothing."""
    text = canonical_json(value.plain())
    sha256 = text_hash(text)
    if not writing.connection.rows("SELECT 1 FROM document WHERE sha256 = ?", sha256):
        row = {"sha256": sha256, "kind": kind, "json": text, "kept_at": writing.at_text}
        writing.connection.db.table("document").insert(row)
    return sha256


def kept(connection: Connection, kind: DocumentKind, sha256: str, model: type[V]) -> V:
    """A kept document, proved to be what was kept.

    Raises:
        NotFoundError: there is none of this kind and hash.
        StoreDamagedError: it is not what was kept.
    """
    rows = connection.rows("SELECT json FROM document WHERE kind = ? AND sha256 = ?", kind, sha256)
    if not rows:
        raise NotFoundError(f"The store keeps no {kind.replace('_', ' ')} with the hash {sha256[:12]}….")
    text = rows[0]["json"]
    if text_hash(text) != sha256:
        raise StoreDamagedError(
            f"The {kind.replace('_', ' ')} {sha256[:12]}… is not what was kept. Put back a copy of the store's folder."
        )
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise StoreDamagedError(
            f"The {kind.replace('_', ' ')} {sha256[:12]}… cannot be read by this version of the application. "
            "Use the version that the assessment was made with."
        ) from error
