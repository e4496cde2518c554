"""The tools, policies, next steps and contacts that assessments were made with, each known by its hash."""

from __future__ import annotations

from typing import TypeVar

from neglect_toolkit import formats
from neglect_toolkit.errors import NotFoundError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.base import Value, canonical_json, known_by
from neglect_toolkit.model.kept_text import text_hash, value_of
from neglect_toolkit.model.record import DocumentKind
from neglect_toolkit.store import records
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection

V = TypeVar("V", bound=Value)


def keep(writing: Writing, kind: DocumentKind, value: Value) -> str:
    """Keeps a document as it is now and gives its hash. Keeping it again does nothing.

    One that was read from what is kept is known by the hash of the kept text, whatever today's shape of it is.
    """
    known = value.__dict__.get("sha256")
    if known is not None and is_kept(writing.connection, kind, known):
        return str(known)
    text = canonical_json(value.plain())
    sha256 = text_hash(text)
    if not is_kept(writing.connection, kind, sha256):
        put(writing, kind, sha256, text, formats.newest(Kept(kind)))
    return sha256


def put(writing: Writing, kind: DocumentKind, sha256: str, text: str, number: int) -> None:
    """Keeps a document's text in the format `number`, which may be of another store."""
    row = {"sha256": sha256, "kind": kind, "json": text, "format": number, "kept_at": writing.at_text}
    writing.connection.db.table("document").insert(row)


def is_kept(connection: Connection, kind: DocumentKind, sha256: str) -> bool:
    """Whether a document of this kind and hash is there."""
    return bool(connection.rows("SELECT 1 FROM document WHERE sha256 = ? AND kind = ?", sha256, kind))


def kept(connection: Connection, kind: DocumentKind, sha256: str, model: type[V]) -> V:
    """A kept document, proved to be what was kept, and known by the hash of its text.

    Raises:
        NotFoundError: there is none of this kind and hash.
        RecordAlteredError: it is not what was kept.
        RecordUnreadableError: this version cannot make sense of it.
    """
    rows = connection.rows("SELECT json, format FROM document WHERE kind = ? AND sha256 = ?", kind, sha256)
    called = f"The {kind.replace('_', ' ')} {sha256[:12]}…"
    if not rows:
        raise NotFoundError(f"The store keeps no {kind.replace('_', ' ')} with the hash {sha256[:12]}….")
    if text_hash(rows[0]["json"]) != sha256:
        raise records.altered(called)
    return known_by(value_of(model, Kept(kind), rows[0]["format"], rows[0]["json"], called=called), sha256)
