"""The answers that count, asked in the ways that rules ask: always "at least", never "not" or "less"."""

from __future__ import annotations

from collections.abc import Sequence

from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.model.policy import CountTest, DomainsTest, EarlierTest, ItemTest, Test
from neglect_toolkit.model.summary import Because, EarlierAssessment
from neglect_toolkit.model.words import Domain, Level, Persistence, Rating


class Evidence:
    """The counting answers and the earlier assessments. It remembers what it was asked already."""

    def __init__(self, counting: Sequence[Reading], earlier: Sequence[EarlierAssessment]) -> None:
        self._counting = tuple(counting)
        self._earlier = tuple(earlier)
        self._at_least: dict[tuple[object, ...], tuple[Reading, ...]] = {}
        self._because: dict[tuple[int, Rating, Persistence | None], Because] = {}

    def meets(self, test: Test, domain: Domain) -> tuple[Reading, ...] | None:
        """Every answer that meets `test` when it is asked about `domain`, or None where the test does not hold.

        A test about earlier assessments that holds gives no answers: it looks at none.
        """
        match test:
            case ItemTest(item=item, rating=rating, persistence=persistence):
                met = tuple(one for one in self.at_least(Rating(rating), persistence) if one.item.id == item)
                return met or None
            case CountTest(count=count, rating=rating, persistence=persistence, across=across):
                met = self.at_least(
                    Rating(rating),
                    persistence,
                    test.in_ or ((domain,) if across == "domain" else None),
                    grave=bool(test.grave),
                    child_says=bool(test.child_says),
                )
                return met if len(met) >= count else None
            case DomainsTest(domains=count, rating=rating, persistence=persistence):
                met = self.at_least(Rating(rating), persistence)
                touched = {each for one in met for each in one.item.domains}
                return met if len(touched) >= count else None
            case EarlierTest(earlier=count, level=level):
                return () if self._assessments_with(domain, Level(level)) >= count else None

    def at_least(
        self,
        rating: Rating,
        persistence: Persistence | None = None,
        domains: tuple[Domain, ...] | None = None,
        *,
        grave: bool = False,
        child_says: bool = False,
    ) -> tuple[Reading, ...]:
        """The answers at least so, at least so often, in the tool's order.

        Args:
            rating: mixed or worry.
            persistence: at least how often; None asks nothing of it.
            domains: only items that bear on at least one of them; None looks across all.
            grave: only items whose worry is serious by itself.
            child_says: only where the child's own account is at least so.
        """
        asked = (rating, persistence, domains, grave, child_says)
        met = self._at_least.get(asked)
        if met is None:
            if domains is None:
                met = tuple(
                    one
                    for one in self._counting
                    if (not grave or one.item.grave) and one.reaches(rating, persistence, child_says=child_says)
                )
            else:
                everywhere = self.at_least(rating, persistence, grave=grave, child_says=child_says)
                met = tuple(one for one in everywhere if not set(domains).isdisjoint(one.item.domains))
            self._at_least[asked] = met
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
