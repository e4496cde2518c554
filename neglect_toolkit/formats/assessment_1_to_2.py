"""Format 1 left `help_came` of an answer out where nobody had said. Format 2 has every key of an answer.

Drafts are kept answer by answer, so what is upgraded may hold any part of an assessment.
"""

from __future__ import annotations

from neglect_toolkit.formats.json_text import data_of, text_of


def upgrade(text: str) -> str:
    """Says of every answer that nobody has said whether help came, where nothing is said of that."""
    held = data_of(text)
    for answer in held.get("answers", {}).values():
        answer.setdefault("help_came", None)
    return text_of(held)
