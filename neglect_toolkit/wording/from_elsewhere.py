"""How a name is written where what its bearer said or signed came with a handover file, and was not done here."""

from __future__ import annotations

MARK = " (from a handover file)"


def marked(name: str | None) -> str:
    """The name with the mark: whoever reads it knows that nobody here saw it done.

    >>> marked("Maria Lindqvist")
    'Maria Lindqvist (from a handover file)'
    """
    return f"{name or 'Somebody who is not named'}{MARK}"


def unmarked(name: str) -> str:
    """The name alone."""
    return name.removesuffix(MARK)
