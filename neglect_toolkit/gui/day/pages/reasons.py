"""What a finding rests on, for the pages that show it: each answer once, and who says so by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.summary import Because, DomainSummary, Finding, IndicatorSummary
from neglect_toolkit.model.words import Domain, Level, Persistence, Rating, Source
from neglect_toolkit.wording import labels

_OFTEN: dict[Persistence | None, int] = {None: -1, **{often: rank for rank, often in enumerate(Persistence)}}


def strongest(found: DomainSummary) -> tuple[Finding, ...]:
    """The findings that make the level; where none makes one, those that ask for a next step."""
    making = tuple(finding for finding in found.telling if finding.makes is found.level)
    return making or tuple(finding for finding in found.findings if not isinstance(finding.makes, Level))


def answers_behind(domain: Domain, found: DomainSummary, state: DayState) -> tuple[Because, ...]:
    """Every answer that contributed here, once, as the gravest of the findings tells it; the worst first.

    A finding that looks at the whole day names answers of other needs too; they stand with their own.
    """
    gravest: dict[str, Because] = {}
    for because in (because for finding in found.findings for because in finding.because):
        item = state.tool.items.get(because.item)
        if item is not None and domain not in item.domains:
            continue
        kept = gravest.get(because.item)
        if kept is None or _gravity(because) > _gravity(kept):
            gravest[because.item] = because
    return tuple(sorted(gravest.values(), key=lambda one: _rank(one, domain, state), reverse=True))


def effects_of(summary: IndicatorSummary, state: DayState, at_most: int) -> tuple[str, ...]:
    """What the gravest of it means for the child, in the practitioner's words, each once."""
    told = [
        (_rank(one, domain, state), (state.answer(one.item).effect or "").strip())
        for domain, found in summary.domains.items()
        for one in answers_behind(domain, found, state)
    ]
    in_order = (effect for _, effect in sorted(told, key=lambda each: each[0], reverse=True) if effect)
    return tuple(dict.fromkeys(in_order))[:at_most]


def _rank(because: Because, domain: Domain, state: DayState) -> tuple[bool, bool, int, int]:
    """First what is mainly about the domain, of that what is serious by itself, then the worst and the most often."""
    item = state.tool.items.get(because.item)
    is_main = item is not None and item.domains[:1] == (domain,)
    return (is_main, _is_grave(because, state), *_gravity(because))


def _gravity(because: Because) -> tuple[int, int]:
    return because.rating.concern, _OFTEN[because.persistence]


def _is_grave(because: Because, state: DayState) -> bool:
    item = state.tool.items.get(because.item)
    return item is not None and item.grave and because.rating.concern > 1


def who_says(reasons: Sequence[Because], state: DayState, needs: Sequence[str] = ()) -> str:
    """Those whose account says so, the child first, by name where there is one; else the practitioner.

    `needs` are items of which nobody has made a reason: there every account counts that is mixed or a worry.
    """
    of_needs = [(item, [one.source for one in _concerned(state.answer(item))]) for item in needs]
    told = [*((one.item, one.who) for one in reasons), *of_needs]
    said = [(list(Source).index(source), name) for item, who in told for source, name in _voices(item, who, state)]
    names = dict.fromkeys(name for _, name in sorted(said, key=lambda each: each[0]))
    return "; ".join(names) or "the practitioner"


def _concerned(answer: Answer) -> list[Account]:
    return [one for one in answer.accounts if one.rating is not None and one.rating.concern > 0]


def _voices(item: str, who: Iterable[Source], state: DayState) -> Iterator[tuple[Source, str]]:
    accounts = _concerned(state.answer(item))
    for source in who:
        named = [one.who for one in accounts if one.source is source and one.who]
        if source is Source.CHILD:
            yield source, state.child
        else:
            yield from ((source, name) for name in named or [labels.mid_sentence(labels.source(source, state.child))])


def how_it_is(because: Because, state: DayState) -> str:
    """An answer as a reason: how it is, how often, and who says so."""
    how = _how(because.rating, because.persistence, state.answer(because.item).since)
    return f"{how}. Who says so: {who_says([because], state)}."


def unmet_how(item: str, state: DayState) -> str:
    """An unmet need: how the practitioner rates it, how often, since when, and who says so."""
    answer = state.answer(item)
    how = _how(answer.rating, answer.persistence, answer.since) if answer.rating else "Not met"
    return f"{how}. Who says so: {who_says([], state, [item])}."


def looks_like(item_id: str, rating: Rating, state: DayState) -> str:
    """What such a rating looks like for this item; nothing where the tool does not say."""
    item = state.tool.items.get(item_id)
    if item is None or item.describes is None:
        return ""
    described = {Rating.MIXED: item.describes.mixed, Rating.WORRY: item.describes.worry}.get(rating, "")
    return state.said(described)


def _how(rating: Rating, often: Persistence | None, since: str | None) -> str:
    began = (since or "").strip()
    said = (
        labels.rating(rating),
        labels.mid_sentence(labels.persistence(often)) if often else None,
        f"since {began}" if began else None,
    )
    return ", ".join(part for part in said if part)
