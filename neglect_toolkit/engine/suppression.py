"""Which counts are hidden where a table leaves the application, so that no small count can be read or worked out.

Counts of 1 to 5 are hidden. Then, for each of them, others are hidden until what is published could just as well come
from different numbers: until there is a *move*, one added to some hidden counts and one taken from others, after which
every published sum still holds and no count is below nought. A count in a move cannot be worked out, neither from its
own table nor from any other that shares a sum with it; the move is the proof.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Generic, TypeVar

from neglect_toolkit.model.scorecard import FEWEST

K = TypeVar("K", bound=Hashable)

_TRIES = 4000  # steps of one search before everything is hidden; a usual search takes a few dozen
_HIDDEN_ALREADY, _ZERO, _TOTAL, _OPEN_SUM = 0.01, 4.0, 3.0, 1.0


@dataclass(frozen=True)
class Sum(Generic[K]):
    """A total that readers can see, or know, to be the sum of its parts."""

    total: K
    parts: tuple[K, ...]


def is_small(number: int) -> bool:
    """Whether a count is hidden by itself. Nought is not: it says of nobody that they are there."""
    return 0 < number < FEWEST


def hidden(counts: Mapping[K, int], sums: Iterable[Sum[K]]) -> frozenset[K]:
    """The counts to hide, of all those that are published together.

    Args:
        counts: every count that is published, or that follows from what is published.
        sums: every sum that holds between them, over all tables.

    Raises:
        ValueError: one of the sums does not hold, so that nothing could be proved.
    """
    system = _System(counts, tuple(sums))
    found: set[K] = set()
    small = [key for key, number in counts.items() if is_small(number)]
    found.update(small)
    proved: set[K] = set()
    for key in small:
        if key in proved:
            continue
        move = system.move(key, found)
        if move is None:
            return frozenset(counts)
        found |= move
        proved |= move
    return frozenset(found)


@dataclass(frozen=True)
class _Step(Generic[K]):
    """Part of a move: what changes so far, and which sums no longer hold because of it."""

    changes: Mapping[K, int]
    off: Mapping[int, int]
    cost: float


class _System(Generic[K]):
    """Counts and the sums that hold between them."""

    def __init__(self, counts: Mapping[K, int], sums: Sequence[Sum[K]]) -> None:
        self._counts = counts
        self._sums = [dict.fromkeys(each.parts, 1) | {each.total: -1} for each in sums]
        self._in: dict[K, list[int]] = {key: [] for key in counts}
        self._cost = {key: _ZERO if number == 0 else 1 + min(number, 100) / 200 for key, number in counts.items()}
        for index, terms in enumerate(self._sums):
            if sum(sign * counts[key] for key, sign in terms.items()):
                raise ValueError("a total is not the sum of its parts")
            self._cost[sums[index].total] += _TOTAL
            for key in terms:
                self._in[key].append(index)

    def move(self, key: K, free: set[K]) -> frozenset[K] | None:
        """The counts of a cheap move that changes `key`, or None; those in `free` cost next to nothing."""
        order = count()
        nothing: _Step[K] = _Step({}, {}, 0.0)
        waiting = [(0.0, next(order), step) for step in self._after(nothing, key, (1, -1), free)]
        seen: set[frozenset[tuple[K, int]]] = set()
        heapq.heapify(waiting)
        for _ in range(_TRIES):
            if not waiting:
                return None
            *_, step = heapq.heappop(waiting)
            if not step.off:
                return frozenset(step.changes)
            for after in self._mended(step, free):
                same = frozenset(after.changes.items())
                if same not in seen:
                    seen.add(same)
                    heapq.heappush(waiting, (after.cost + _OPEN_SUM * len(after.off), next(order), after))
        return None

    def _mended(self, step: _Step[K], free: set[K]) -> Iterable[_Step[K]]:
        """Each way to bring the sum with the fewest ways nearer to holding again."""
        ways = {index: self._ways(step, index) for index in step.off}
        index = min(ways, key=lambda each: len(ways[each]))
        for key, change in ways[index]:
            yield from self._after(step, key, (change,), free)

    def _ways(self, step: _Step[K], index: int) -> list[tuple[K, int]]:
        over = 1 if step.off[index] > 0 else -1
        ways = ((key, -over * sign) for key, sign in self._sums[index].items() if key not in step.changes)
        return [(key, change) for key, change in ways if self._counts[key] + change >= 0]

    def _after(self, step: _Step[K], key: K, changes: Iterable[int], free: set[K]) -> Iterable[_Step[K]]:
        for change in changes:
            if self._counts[key] + change < 0:
                continue
            off = dict(step.off)
            for index in self._in[key]:
                off[index] = off.get(index, 0) + change * self._sums[index][key]
            open_sums = {index: by for index, by in off.items() if by}
            cost = step.cost + (_HIDDEN_ALREADY if key in free else self._cost[key])
            yield _Step({**step.changes, key: change}, open_sums, cost)
