"""What was found about one thing in a child's day: the one way in which it is told, on the screen and on paper.

It is made of what somebody recorded, each with who and when: the rating as a rating, how often, counts, notes, what it
means for the child, words. The questionnaire's description of a rating is never part of it: nobody said that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from neglect_toolkit.model.assessment import Account, Answer, Count
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.summary import Because
from neglect_toolkit.model.tool import Item, topic_of
from neglect_toolkit.model.words import Persistence, Rating, Source
from neglect_toolkit.wording import dates, labels

THE_PRACTITIONER = "the practitioner"
REPORTED = "reported: "


class Words(NamedTuple):
    """What one informant said, or what was seen. `exactly`: their own words; None where nobody has said which."""

    who: str
    words: str
    exactly: bool | None = None

    @property
    def says(self) -> str:
        """One line, in quotation marks only where the words are exactly theirs."""
        if self.exactly:
            return f"{_capital(self.who)}: “{self.words}”"
        return f"{_capital(self.who)}{'' if self.exactly is None else ', reported'}: {whole(self.words)}"


class Found(NamedTuple):
    """One answer, told.

    `how` begins with the rating. `who` are those who give it, each with how often and what was counted where these are
    theirs alone. `recorded` is what stands beside the rating and is nobody's word but the practitioner's: since when,
    the note, what it means for the child. `otherwise` are whole sentences on who rates it otherwise, and on what was
    looked into and is not so.
    """

    topic: str
    how: str
    who: tuple[str, ...]
    since: str
    note: str
    effect: str
    words: tuple[Words, ...]
    otherwise: tuple[str, ...]

    @property
    def headline(self) -> str:
        """What it is, how often and who says so: "Breakfast: rated a worry, most days (Zoë, her teacher)."."""
        return f"{self.rated}."

    @property
    def rated(self) -> str:
        """The headline without its full stop, for a list of several."""
        return f"{self.topic.rstrip('?')}: {self._how_and_who}"

    def headline_under(self, title: str) -> str:
        """The headline below a title, which is not said again where the title is the topic already."""
        return f"{_capital(self._how_and_who)}." if title.casefold() == self.topic.casefold() else self.headline

    @property
    def _how_and_who(self) -> str:
        by = f" ({'; '.join(self.who)})" if self.who else ""
        return f"{self.how}{by}"

    @property
    def recorded(self) -> tuple[str, ...]:
        """Since when, what was noted and what it means for the child, each a sentence; what is empty is left out."""
        return tuple(words for words in (self.since, self.note, self.effect) if words)

    @property
    def says(self) -> str:
        """The headline, what was noted and what it means for the child."""
        return " ".join((self.headline, *self.recorded))


def found(
    item: Item,
    answer: Answer,
    rating: Rating | None,
    often: Persistence | None = None,
    *,
    child: str | None = None,
    visits: Iterable[Visit] = (),
) -> Found:
    """What was recorded about an item.

    Args:
        item: what was asked.
        answer: everything that was recorded.
        rating: what it comes to over everybody who was heard; None where nobody explored it.
        often: how often that is so, as it was said; the answer's count is told beside it.
        child: what the child is called; None where there is no name yet.
        visits: the visits at which things were said, for their dates.
    """
    when = {visit.id: dates.day(visit.date) for visit in visits if visit.date}
    called = child or "the child"
    answer = answer.model_copy(update={"accounts": tuple(sorted(answer.accounts, key=_place))})
    return Found(
        topic=topic_of(item, child),
        how=how(rating, often, answer),
        who=_who(answer, rating, often, called, when),
        since=_since(answer.since),
        note=_sentence(answer.note),
        effect=_sentence(answer.effect),
        words=tuple(_words(one, called, when) for one in answer.accounts if one.words and one.words.strip()),
        otherwise=tuple(_otherwise(answer, rating, called)),
    )


def how(rating: Rating | None, often: Persistence | None, answer: Answer) -> str:
    """The rating as a rating, how often and what was counted: "rated mixed, sometimes, missed 2 of 7 visits".

    What one informant counted is told with that informant, not here.
    """
    said = labels.mid_sentence(labels.rating(rating))
    if rating is None or not rating.is_explored:
        return said
    parts = [f"rated {said}"]
    if rating is not Rating.GOING_WELL and often is not None:
        parts.append(labels.mid_sentence(labels.persistence(often)))
    if answer.count is not None:
        parts.append(counted(answer.count))
    return ", ".join(parts)


def counted(count: Count) -> str:
    """A count in words: "missed 3 of 5 visits", "kept 52 %"."""
    verb, number = ("missed", count.missed) if count.missed is not None else ("kept", count.kept)
    what = f" {count.what.strip()}" if count.what and count.what.strip() else ""
    if count.of == "percent":
        return f"{verb} {number} %{f' of{what}' if what else ''}"
    return f"{verb} {number} of {count.of}{what}"


def counts_of(answer: Answer) -> tuple[str, ...]:
    """Everything that was counted, in words, each once; nothing of what was looked into and is not so."""
    counting = (answer.count, *(one.count for one in answer.accounts if not one.is_set_aside))
    return tuple(sorted({counted(count) for count in counting if count is not None}))


_NAMED = 6
"""How many of a finding's answers its line names; the finding itself lists them all."""


def rests_on(because: Sequence[tuple[Item, Because]], child: str | None = None) -> str:
    """What a finding rests on, in a line: those first that are serious by themselves.

    "Breakfast (a worry, most days); bedtime (mixed)." So nobody has to guess which worry is meant.
    """
    named = sorted(because, key=lambda pair: (not pair[0].grave, -pair[1].rating.concern))[:_NAMED]
    more = len(because) - len(named)
    said = [f"{topic_of(item, child).rstrip('?')} ({reason_says(reason)})" for item, reason in named]
    return f"{'; '.join(said)}{f'; and {more} more' if more else ''}."


def reason_says(because: Because) -> str:
    """How an answer is, how often, and what was counted: "a worry, most days, missed 3 of 5"."""
    often = [labels.mid_sentence(labels.persistence(because.persistence))] if because.persistence else []
    number = [counted(because.count)] if because.count else []
    return ", ".join([labels.mid_sentence(labels.rating(because.rating)), *often, *number])


def said(account: Account) -> str:
    """An account's words alone: in quotation marks where they are exactly theirs, marked where they are reported."""
    words = (account.words or "").strip()
    if not words or account.source is Source.OBSERVED:
        return words
    if account.is_verbatim:
        return f"“{words}”"
    return words if account.is_verbatim is None else f"{REPORTED}{words}"


def whole(words: str) -> str:
    """The words with a full stop, where they have no end of their own."""
    words = words.strip()
    return words if words.endswith((".", "?", "!", "…", "”")) else f"{words}."


def _since(words: str | None) -> str:
    said = (words or "").strip()
    return _sentence(said if not said or said.casefold().startswith("since") else f"Since {said}")


def _sentence(words: str | None) -> str:
    return _capital(whole(words)) if words and words.strip() else ""


def _words(account: Account, called: str, when: Mapping[str, str]) -> Words:
    exactly = account.is_verbatim if account.source is not Source.OBSERVED else None
    return Words(_named(account, called, when), (account.words or "").strip(), exactly)


def _who(
    answer: Answer, rating: Rating | None, often: Persistence | None, called: str, when: Mapping[str, str]
) -> tuple[str, ...]:
    """Everybody who gives exactly this rating, each once; the practitioner where nobody else does or says how often.

    Whoever says another "how often" than the finding has theirs beside the name.
    """
    if rating is None or not rating.is_explored:
        return ()

    def said(one: Account) -> str:
        parts = [_named(one, called, when)]
        if rating is not Rating.GOING_WELL and one.persistence not in (None, often):
            parts.append(labels.mid_sentence(labels.persistence(one.persistence)))
        if one.count is not None:
            parts.append(counted(one.count))
        return ", ".join(parts)

    others = [one for one in answer.accounts if one.rating is rating and not one.is_set_aside]
    seen = any(one.source is Source.OBSERVED and one.persistence in (None, often) for one in others)
    alone = not others or (often is not None and not seen and all(one.persistence is not often for one in others))
    own = (THE_PRACTITIONER,) if answer.rating is rating and alone else ()
    return (*dict.fromkeys(said(one) for one in others), *own)


def _otherwise(answer: Answer, rating: Rating | None, called: str) -> Iterable[str]:
    """Everybody who rates it otherwise than it is taken to be, the practitioner first; what was looked into last."""
    if rating is not None and rating.is_explored:
        own = [(THE_PRACTITIONER, answer.rating)] if answer.rating else []
        counting = [(_named(one, called, {}), one.rating) for one in answer.accounts if not one.is_set_aside]
        for who, said in (*own, *counting):
            if said is not None and said.is_explored and said is not rating:
                yield f"{_capital(who)} rates it otherwise: {labels.mid_sentence(labels.rating(said))}."
    for one in answer.accounts:
        if one.is_set_aside and one.rating is not None and one.rating.concern > 0:
            rated = labels.mid_sentence(labels.rating(one.rating))
            yield f"{_capital(_named(one, called, {}))} rated it {rated}: looked into, and not so."


def _named(account: Account, called: str, when: Mapping[str, str]) -> str:
    name = labels.informant_named(account, called)
    on = when.get(account.visit or "")
    return f"{name}, {on}" if on else name


_SOURCES = tuple(Source)


def _place(account: Account) -> tuple[object, ...]:
    """The child first; in whichever order accounts were written down, they are told in the same."""
    said = (
        account.who or "",
        account.words or "",
        account.visit or "",
        account.rating or "",
        account.persistence or "",
    )
    return (_SOURCES.index(account.source), *said)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
