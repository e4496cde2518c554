"""What every value has in common: frozen, no unknown keys, one canonical form, one hash."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Unknown keys are refused, so that a misspelt one is never silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    def plain(self) -> dict[str, Any]:
        """The value as JSON-ready data, every key present."""
        return self.model_dump(mode="json")

    def brief(self) -> dict[str, Any]:
        """The value as JSON-ready data without what is empty or left at its default."""
        return self.model_dump(mode="json", exclude_defaults=True)


def canonical_json(data: Any) -> str:
    """`data` as JSON in exactly one way: keys sorted, no spaces, every character as it is.

    The same data always gives the same text, on every machine and in ten years.
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_of(data: Any) -> str:
    """The SHA-256 of the canonical JSON of `data`, in hexadecimal."""
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()
