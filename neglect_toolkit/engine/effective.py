"""What one answer says once every account in it is heard: effective rating, persistence, who, and words.

An item's own rating and each account is a pair of a rating and how often it is so. A test "at least this
rating, at least this often" holds where a single pair meets both; nothing is averaged over informants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from neglect_toolkit.model.assessment import Account, Answer, Count
from neglect_toolkit.model.policy import Counts
from neglect_toolkit.model.summary import Because
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import Effect, Persistence, Rating, Source

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

    `source` is None for the item's own rating, which is the practitioner's. `words` are exactly theirs, else None;
    `counted` is what was counted for the item, or by this informant.
    """

    concern: int
    often: int
    source: Source | None = None
    who: str | None = None
    words: str | None = None
    counted: Count | None = None


Often = Callable[[Count], Persistence | None]
"""What a count of one item comes to."""


def pairs_of(answer: Answer, often_of: Often | None = None, *, as_said: bool = False) -> tuple[Pair, ...]:
    """Every explored rating in an answer; without `often_of` a count says nothing of how often.

    With `as_said`, how often one rating is so is never taken for another: so it can be told.

    How often something is said to be so is the worse of what was said and what was counted. An account that does
    not say takes this from the item, but only where the item itself is rated mixed or a worry: how often something goes
    well says nothing about a worry. An account that was looked into and found not to be so gives no rating. What was
    counted for the item is so whoever rates it; a count in an account is that account's.
    """

    def often(one: Answer | Account) -> int:
        counted = rank(often_of(one.count)) if often_of and one.count else _NOT_SAID
        return max(rank(one.persistence), counted)

    own = _NOT_SAID if answer.rating is None else answer.rating.concern
    counted = rank(often_of(answer.count)) if often_of and answer.count else _NOT_SAID

    def inherited(account: Account) -> int:
        takes = account.persistence is None and own > 0 and (account.rating is answer.rating or not as_said)
        return often(answer) if takes else counted

    accounts = tuple(
        Pair(
            account.rating.concern,
            max(often(account), inherited(account)),
            account.source,
            account.who,
            account.words if account.is_verbatim else None,
            account.count,
        )
        for account in answer.accounts
        if account.rating is not None and account.rating.is_explored and not account.is_set_aside
    )
    return (Pair(own, often(answer), counted=answer.count), *accounts) if own >= 0 else accounts


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
    said = {account.rating for account in answer.accounts if not account.is_set_aside}
    return next((told for reason, told in _REASONS_OF_ACCOUNTS.items() if reason in said), None)


def effective_persistence(answer: Answer) -> Persistence | None:
    """How often the effective rating is said to be so, by whoever of those who give it says the most."""
    return _most_often(pairs_of(answer, as_said=True))


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


def _most_missed(answer: Answer, pairs: Iterable[Pair]) -> Count | None:
    """The worst of what was counted for the item and by these informants; None where nobody counted."""
    counts = [count for count in (answer.count, *(pair.counted for pair in pairs)) if count is not None]
    return max(counts, key=lambda count: (count.share_missed, str(count)), default=None)


def has_set_aside(answer: Answer) -> bool:
    """Whether an account that would raise concern was looked into and found not to be so."""
    return any(one.is_set_aside and one.rating is not None and one.rating.concern > 0 for one in answer.accounts)


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
    def of(cls, place: int, item: Item, answer: Answer, counts: Counts | None = None) -> Reading:
        """The reading of the item that stands at `place` in the tool; `counts` are the policy's."""
        pairs = pairs_of(answer, None if counts is None else partial(counts.persistence, item.id))
        rating = _effective(answer, pairs)
        concern = _NOT_SAID if rating is None else rating.concern
        return cls(place, item, answer, pairs, rating, concern, _differ(pairs))

    @property
    def often(self) -> Persistence | None:
        """How often the effective rating is so: the most that those who give it say, or that was counted."""
        return _most_often(self.pairs)

    @property
    def said_often(self) -> Persistence | None:
        """The same as it was said, whatever was counted."""
        return effective_persistence(self.answer)

    def has_effect(self, least: Effect) -> bool:
        """Whether it is said to mean at least so much for the child; where nobody has said, nothing was seen."""
        return self.answer.effect_is is not None and self.answer.effect_is.at_least(least)

    def reaches(self, rating: Rating, persistence: Persistence | None = None, *, child_says: bool = False) -> bool:
        """Whether any informant (or the child, with `child_says`) rates it at least so, at least so often."""
        concern, often = rating.concern, rank(persistence)
        return self.concern >= concern and any(
            pair.concern >= concern and pair.often >= often and (not child_says or pair.source is Source.CHILD)
            for pair in self.pairs
        )

    def because(self, asked: Rating, often: Persistence | None = None) -> Because:
        """This answer as a reason for a finding that asks at least the rating `asked` (mixed or worry), so often.

        Rating and "how often" are those of informants who say both, never one's rating with another's "how often". How
        often is as somebody said it; what was counted stands beside it as the count that it is.
        `who` are all who give at least that rating.
        """
        rated = [pair for pair in self.pairs if pair.concern >= asked.concern]
        meets = [pair.concern >= asked.concern and pair.often >= rank(often) for pair in self.pairs]
        said = tuple(pair for pair, does in zip(self.pairs, meets, strict=True) if does)
        in_words = tuple(pair for pair, does in zip(pairs_of(self.answer, as_said=True), meets, strict=True) if does)
        sources = {pair.source for pair in rated}
        return Because(
            item=self.item.id,
            rating=_BY_CONCERN[max(pair.concern for pair in said)],
            persistence=_most_often(in_words),
            count=_most_missed(self.answer, said),
            who=tuple(source for source in Source if source in sources),
            words=tuple(sorted({pair.words for pair in rated if pair.words and pair.source is Source.CHILD})),
        )
