"""Format 1 left out `calls_for` of most findings, and `mixed` of a domain in which nothing was. Format 2 has both."""

from __future__ import annotations

from neglect_toolkit.formats.json_text import data_of, text_of


def upgrade(text: str) -> str:
    """Fills in both keys."""
    summary = data_of(text)
    for domain in summary["domains"].values():
        domain.setdefault("mixed", [])
        for finding in domain.get("findings", []):
            finding.setdefault("calls_for", None)
    return text_of(summary)
