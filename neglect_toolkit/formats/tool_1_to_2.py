"""Format 1 left out the topic of an item that had none, and `strength` of an item that is none. Format 2 has both."""

from __future__ import annotations

from neglect_toolkit.formats.json_text import data_of, text_of


def upgrade(text: str) -> str:
    """Fills in both keys of every item."""
    tool = data_of(text)
    for part in tool["parts"]:
        for item in part["items"]:
            item.setdefault("topic", None)
            item.setdefault("strength", False)
    return text_of(tool)
