"""Format 1 was the row of what became of an action; format 2 calls the action by the key that every reader uses."""

from __future__ import annotations

from neglect_toolkit.formats.json_text import data_of, text_of


def upgrade(text: str) -> str:
    """`action_id` becomes `action`."""
    outcome = data_of(text)
    outcome["action"] = outcome.pop("action_id")
    return text_of(outcome)
