"""Records as the steps handle them: JSON text to plain data and back."""

from __future__ import annotations

import json
from typing import Any


def data_of(text: str) -> Any:
    """The plain data in JSON text. Raises ValueError."""
    return json.loads(text)


def text_of(data: Any) -> str:
    """Plain data as JSON in exactly one way: keys sorted, no spaces, every character as it is."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
