"""A reader who tries to work out hidden counts, written apart from the code that hides them.

The reader knows every published number, every sum, and that no count is below nought; and searches for every way in
which the hidden counts could be filled in. A hidden count is safe when more than one number fits it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from neglect_toolkit.engine.suppression import Sum

Known = dict[Hashable, int]


class Reader:
    """Somebody who sees what is published and works out what they can."""

    def __init__(self, shown: Known, unknown: Sequence[Hashable], sums: Sequence[Sum[Hashable]], most: int) -> None:
        self.shown, self.unknown, self.sums, self.most = shown, unknown, sums, most

    def could_be(self, cell: Hashable, other_than: int) -> bool:
        """Whether the cell could hold another number: that number, and all the others filled in so that all adds up."""
        nearest = sorted(set(range(self.most + 1)) - {other_than}, key=lambda number: abs(number - other_than))
        return any(self._can_be_filled({**self.shown, cell: number}) for number in nearest)

    def _can_be_filled(self, known: Known) -> bool:
        settled = self._follow(known)
        if settled is None:
            return False
        # Branch where least is left to guess. A sum of which the total is open as well is settled by its parts.
        left = [
            (len(gaps), gaps)
            for each in self.sums
            if (gaps := [k for k in (*each.parts, each.total) if k not in settled])
        ]
        if not left:
            return True
        gap = min(left, key=lambda found: found[0])[1][0]
        return any(self._can_be_filled({**settled, gap: number}) for number in range(self.most + 1))

    def _follow(self, known: Known) -> Known | None:
        """What is known once every sum with one gap is used; None where something does not add up."""
        found, again = dict(known), True
        while again:
            again = False
            for each in self.sums:
                gaps = [key for key in (*each.parts, each.total) if key not in found]
                so_far = sum(found.get(part, 0) for part in each.parts)
                total = found.get(each.total, self.most)
                if so_far > total or (not gaps and so_far != found[each.total]):
                    return None
                if len(gaps) == 1:
                    found[gaps[0]] = so_far if gaps[0] == each.total else found[each.total] - so_far
                    again = True
        return found
