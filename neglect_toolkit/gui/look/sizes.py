"""Distances and sizes of type, as values: the theme holds the ones in use, the style sheet is written from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Space:
    """Distances in device-independent pixels. They stay as they are when the text grows."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 20  # noqa: E741 - the customary names of sizes
    xl: int = 32


@dataclass(frozen=True)
class Sizes:
    """Sizes of type in device-independent pixels, at 100 %."""

    small: int = 13
    body: int = 15
    lead: int = 17
    h3: int = 17
    h2: int = 21
    h1: int = 28

    def scaled(self, by: float) -> Sizes:
        """The same sizes at another text size (1.0 is 100 %)."""
        return Sizes(*(round(size * by) for size in (self.small, self.body, self.lead, self.h3, self.h2, self.h1)))
