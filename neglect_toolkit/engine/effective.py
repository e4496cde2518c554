"""What one answer says once every account in it is heard: effective rating, persistence, who, and words.

An item's own rating and each account is a pair of a rating and how often it is so. A test "at least this
rating, at least this often" holds where a single pair meets both; nothing is averaged over informants.
"""

from __future__ import annotations

from typing import NamedTuple

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.summary import Because
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import Persistence, Rating, Source

_BY_CONCERN = (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY)
_BY_OFTEN = tuple(Persistence)
_OFTEN = {persistence: rank for rank, persistence in enumerate(Persistence)}
_NOT_SAID = -1

# Which reason for having no rating is told, where only accounts give one. One informant's "does not apply"
# leaves the item to be explored: it is then not known.
_REASONS_OF_ACCOUNTS = {
    Rating.DECLINED: Rating.DECLINED,
    Rating.NOT_KNOWN: Rating.NOT_KNOWN,
    Rating.NOT_APPLICABLE: Rating.NOT_KNOWN,
}


class Pair(NamedTuple):
    """One informant's explored rating and how often, as ranks (`often` is -1 where nobody has said).

    `source` is None for the item's own rating, which is the practitioner's.
    """

    concern: int
    often: int
    source: Source | None = None
    who: str | None = None
    words: str | None = None


def pairs_of(answer: Answer) -> tuple[Pair, ...]:
    """Every explored rating in an answer.

    An account that does not say how often takes this from the item, but only where the item itself is
    rated mixed or a worry: how often something goes well says nothing about a worry.
    """
    own = _NOT_SAID if answer.rating is None else answer.rating.concern
    often = rank(answer.persistence)
    inherited = often if own > 0 else _NOT_SAID
    accounts = tuple(
        Pair(
            account.rating.concern,
            inherited if account.persistence is None else rank(account.persistence),
            account.source,
            account.who,
            account.words,
        )
        for account in answer.accounts
        if account.rating is not None and account.rating.is_explored
    )
    return (Pair(own, often), *accounts) if own >= 0 else accounts


def rank(persistence: Persistence | None) -> int:
    """The place of a persistence in its order, from 0; -1 where nobody has said (or nothing is asked)."""
    return _NOT_SAID if persistence is None else _OFTEN[persistence]


def effective_rating(answer: Answer | None) -> Rating | None:
    """The most worrying of the item's rating and its accounts' ratings.

    Where nobody explored it: why not (the item's own reason before an account's), or None where nobody
    has tried.
    """
    return None if answer is None else _effective(answer, pairs_of(answer))


def _effective(answer: Answer, pairs: tuple[Pair, ...]) -> Rating | None:
    if pairs:
        return _BY_CONCERN[max(pair.concern for pair in pairs)]
    if answer.rating is not None:
        return answer.rating
    said = {account.rating for account in answer.accounts}
    return next((told for reason, told in _REASONS_OF_ACCOUNTS.items() if reason in said), None)


def effective_persistence(answer: Answer) -> Persistence | None:
    """How often the effective rating is so, by whoever of those who give it says the most."""
    return _most_often(pairs_of(answer))


def _most_often(pairs: tuple[Pair, ...]) -> Persistence | None:
    highest = max((pair.concern for pair in pairs), default=_NOT_SAID)
    often = max((pair.often for pair in pairs if pair.concern == highest), default=_NOT_SAID)
    return None if often == _NOT_SAID else _BY_OFTEN[often]


def accounts_differ(answer: Answer) -> bool:
    """Whether two informants rate the item differently; the practitioner's own rating is one of them."""
    return _differ(pairs_of(answer))


def _differ(pairs: tuple[Pair, ...]) -> bool:
    informants = {(pair.source, pair.who) for pair in pairs}
    return len(informants) > 1 and len({pair.concern for pair in pairs}) > 1


class Reading(NamedTuple):
    """A rated item with its answer, read once. `place` is where the item stands in the tool."""

    place: int
    item: Item
    answer: Answer
    pairs: tuple[Pair, ...]
    rating: Rating | None
    concern: int
    accounts_differ: bool

    @classmethod
    def of(cls, place: int, item: Item, answer: Answer) -> Reading:
        """The reading of the item that stands at `place` in the tool."""
        pairs = pairs_of(answer)
        rating = _effective(answer, pairs)
        concern = _NOT_SAID if rating is None else rating.concern
        return cls(place, item, answer, pairs, rating, concern, _differ(pairs))

    def reaches(self, rating: Rating, persistence: Persistence | None = None, *, child_says: bool = False) -> bool:
        """Whether any informant (or the child, with `child_says`) rates it at least so, at least so often."""
        concern, often = rating.concern, rank(persistence)
        return self.concern >= concern and any(
            pair.concern >= concern and pair.often >= often and (not child_says or pair.source is Source.CHILD)
            for pair in self.pairs
        )

    def because(self, asked: Rating, often: Persistence | None = None) -> Because:
        """This answer as a reason for a finding that asks at least the rating `asked` (mixed or worry), so often.

        Rating and "how often" are those of informants who say both, never one's rating with another's "how often".
        `who` are all who give at least that rating.
        """
        rated = [pair for pair in self.pairs if pair.concern >= asked.concern]
        said = tuple(pair for pair in rated if pair.often >= rank(often))
        sources = {pair.source for pair in rated}
        return Because(
            item=self.item.id,
            rating=_BY_CONCERN[max(pair.concern for pair in said)],
            persistence=_most_often(said),
            who=tuple(source for source in Source if source in sources),
            words=tuple(sorted({pair.words for pair in rated if pair.words and pair.source is Source.CHILD})),
        )
