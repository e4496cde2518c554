"""The answers that count, asked in the ways that rules ask: always "at least", never "not" or "less"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.model.policy import CountTest, DomainsTest, EarlierTest, ItemTest, Test
from neglect_toolkit.model.summary import Because, EarlierAssessment
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import Domain, Effect, Level, Persistence, Rating

# By far quicker than to call the enumeration, and asked for at every keystroke.
_RATINGS: dict[str, Rating] = {rating.value: rating for rating in (Rating.MIXED, Rating.WORRY)}


class _Asked(NamedTuple):
    """What is asked of an answer, wherever it stands."""

    rating: Rating
    persistence: Persistence | None
    grave: bool | None = None
    child_says: bool | None = None
    reason_given: bool | None = None
    effect: Effect | None = None

    def meets(self, one: Reading) -> bool:
        if (self.grave and not one.item.grave) or (self.reason_given and not one.answer.behind_it):
            return False
        if self.effect is not None and not one.has_effect(self.effect):
            return False
        return one.reaches(self.rating, self.persistence, child_says=bool(self.child_says))


_Where = tuple[tuple[Domain, ...], bool] | None
"""In which domains, and whether also what merely bears on them; None: anywhere."""


class Evidence:
    """The counting answers and the earlier assessments. It remembers what it was asked already."""

    def __init__(self, counting: Sequence[Reading], earlier: Sequence[EarlierAssessment]) -> None:
        self._counting = tuple(counting)
        self._earlier = tuple(earlier)
        self._at_least: dict[tuple[_Asked, _Where], tuple[Reading, ...]] = {}
        self._because: dict[tuple[int, Rating, Persistence | None], Because] = {}

    def meets(self, test: Test, domain: Domain) -> tuple[Reading, ...] | None:
        """Every answer that meets `test` when it is asked about `domain`, or None where the test does not hold.

        A test about earlier assessments that holds gives no answers: it looks at none.
        """
        match test:
            case ItemTest(item=item, rating=rating, persistence=persistence, effect=effect):
                anywhere = self._met(_Asked(_RATINGS[rating], persistence, effect=effect), None)
                met = tuple(one for one in anywhere if one.item.id == item)
                return met or None
            case CountTest(count=count, rating=rating, persistence=persistence, across=across):
                asked = _Asked(
                    _RATINGS[rating], persistence, test.grave, test.child_says, test.reason_given, test.effect
                )
                where = test.in_ or ((domain,) if across == "domain" else None)
                met = self._met(asked, where and (where, bool(test.bears_on)))
                return met if len(met) >= count else None
            case DomainsTest(domains=count, rating=rating, persistence=persistence):
                met = self.at_least(_RATINGS[rating], persistence)
                touched = {one.item.main for one in met}
                return met if len(touched) >= count else None
            case EarlierTest(earlier=count, level=level):
                return () if self._assessments_with(domain, Level(level)) >= count else None

    def at_least(
        self,
        rating: Rating,
        persistence: Persistence | None = None,
        domains: tuple[Domain, ...] | None = None,
        *,
        grave: bool | None = None,
    ) -> tuple[Reading, ...]:
        """The answers at least so, at least so often, in the tool's order.

        Args:
            rating: mixed or worry.
            persistence: at least how often; None asks nothing of it.
            domains: only items of which at least one of them is the main domain; None looks across all.
            grave: only items whose worry is serious by itself: in one of `domains`, where these are given.
        """
        return self._met(_Asked(rating, persistence, grave), None if domains is None else (domains, False))

    def bears_on(self, domain: Domain) -> bool:
        """Whether any answer that counts bears on a domain, mainly or also."""
        return any(domain in one.item.domains for one in self._counting)

    def _met(self, asked: _Asked, where: _Where) -> tuple[Reading, ...]:
        met = self._at_least.get((asked, where))
        if met is None:
            if where is None:
                met = tuple(one for one in self._counting if asked.meets(one))
            else:
                domains, also = where
                anywhere = self._met(asked, None)
                met = tuple(
                    one for one in anywhere if counts_in(one.item, domains, grave=asked.grave, also_bearing=also)
                )
            self._at_least[asked, where] = met
        return met

    def because(self, reading: Reading, asked: Rating, often: Persistence | None = None) -> Because:
        """The answer as a reason for a finding that asks at least the rating `asked`, at least so often."""
        key = (reading.place, asked, often)
        because = self._because.get(key)
        if because is None:
            because = self._because[key] = reading.because(asked, often)
        return because

    def _assessments_with(self, domain: Domain, level: Level) -> int:
        """In how many earlier assessments the domain was at least at `level`."""
        return sum(domain in past.levels and past.levels[domain].concern >= level.concern for past in self._earlier)


def counts_in(item: Item, domains: tuple[Domain, ...], *, grave: bool | None, also_bearing: bool) -> bool:
    """Whether an item counts in one of the domains: in its main one, where it is grave, or where it bears on it too.

    A grave item asked for with `bears_on` counts wherever it bears, as every policy had it before format 3.
    """
    if grave and not also_bearing:
        return not set(domains).isdisjoint(item.grave_in)
    return item.main in domains or (also_bearing and not set(domains).isdisjoint(item.domains))
