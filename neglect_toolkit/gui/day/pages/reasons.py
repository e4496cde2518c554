"""What a finding rests on, for the pages that show it: each answer once, as it was found."""

from __future__ import annotations

from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.model.summary import Because, DomainSummary, IndicatorSummary, UnmetNeed
from neglect_toolkit.model.words import Domain, Persistence
from neglect_toolkit.wording.found import Found, found

_OFTEN: dict[Persistence | None, int] = {None: -1, **{often: rank for rank, often in enumerate(Persistence)}}


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


def found_unmet(need: UnmetNeed, state: DayState, *, dated: bool = True) -> Found | None:
    """What was found about an unmet need."""
    rating = state.answer(need.item).worst
    because = Because(item=need.item, rating=rating, persistence=need.persistence) if rating else None
    return found_here(need.item, state, because, dated=dated)


def found_here(item_id: str, state: DayState, because: Because | None = None, *, dated: bool = True) -> Found | None:
    """What was found about an item, as `because` names it or else as it is recorded; None where the tool has it not.

    With the dates of visits where `dated`.
    """
    item = state.tool.items.get(item_id)
    if item is None:
        return None
    answer = state.answer(item_id)
    rating, often = (because.rating, because.persistence) if because else (answer.worst, answer.persistence)
    return found(item, answer, rating, often, child=state.child, visits=state.assessment.visits if dated else ())
