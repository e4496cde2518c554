"""What every value has in common: frozen, no unknown keys, one canonical form, one hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""A name in files: small letters, digits and underscores."""

ItemId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
"""The lasting name of an item: `part.item`."""

Sentence = Annotated[str, Field(min_length=1)]
Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]


class Value(BaseModel):
    """A frozen value. Unknown keys are refused, so that a misspelt one is never silently lost."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True, defer_build=True
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's own. What was worked out of the fields (a hash, say) is worked out anew of the changed ones."""
        copied = super().model_copy(update=update, deep=deep)
        if update:
            for name in copied.__dict__.keys() - type(self).model_fields.keys():
                del copied.__dict__[name]
        return copied

    def plain(self) -> dict[str, Any]:
        """The value as JSON-ready data, every key present."""
        return self.model_dump(mode="json")

    def brief(self) -> dict[str, Any]:
        """The value as JSON-ready data without what is empty or left at its default."""
        return self.model_dump(mode="json", exclude_defaults=True)


def _no_number(given: object) -> object:
    """A bare number is no day and no moment, although it could be read as the seconds since 1970."""
    if isinstance(given, int | float) or (isinstance(given, str) and given.strip().isdigit()):
        raise ValueError("must be a date that exists, written YYYY-MM-DD")
    return given


def _with_a_time(given: object) -> object:
    """A day alone is no moment: nobody did anything at midnight just because the time was left out."""
    if isinstance(given, str) and "T" not in given and ":" not in given:
        raise ValueError("must be a date with a time, like 2026-11-18T16:40")
    return given


Day = Annotated[dt.date, BeforeValidator(_no_number)]
"""A date as people write it, never a bare number."""

Moment = Annotated[dt.datetime, BeforeValidator(_with_a_time), BeforeValidator(_no_number)]
"""A date with a time, never a bare number."""


def canonical_json(data: Any) -> str:
    """`data` as JSON in exactly one way: keys sorted, no spaces, every character as it is.

    The same data always gives the same text, on every machine and in ten years.
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_of(data: Any) -> str:
    """The SHA-256 of the canonical JSON of `data`, in hexadecimal."""
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()


V = TypeVar("V", bound=Value)


def known_by(value: V, sha256: str) -> V:
    """A value read from kept text, so that its own `sha256` is the hash of that text and not of today's shape of it.

    Whatever is signed, printed or counted with it then names what is really kept.
    """
    value.__dict__["sha256"] = sha256  # where `cached_property` keeps what it has worked out
    return value
