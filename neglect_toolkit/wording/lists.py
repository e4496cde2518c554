"""Several things in a sentence, and how many of them."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: "Mia, Tom and Leo"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def counted(number: int, one: str, several: str | None = None) -> str:
    """How many there are: "1 child", "3 children". `several` where it is not `one` with an s."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"
