"""How something moved from one assessment to the next."""

from __future__ import annotations

from neglect_toolkit.model.comparison import Movement

_MOVEMENTS = {
    Movement.WORSE: "Worse",
    Movement.STILL_A_CONCERN: "Still a concern",
    Movement.BETTER: "Better",
    Movement.SAME: "The same",
    Movement.NEWLY_EXPLORED: "Newly explored",
    Movement.NO_LONGER_KNOWN: "No longer known",
    Movement.NO_LONGER_ASKED: "No longer asked",
    Movement.STILL_NOT_KNOWN: "Still not known",
    Movement.NOT_COMPARABLE: "Cannot be compared",
}


def movement(value: Movement) -> str:
    """How something moved, in a word or two."""
    return _MOVEMENTS[value]
