"""What stands out in one child's case: each pattern as a plain fact of this case, or None where it is not there.

A pattern accuses nobody. It says what the record holds or lacks, so that people can ask themselves why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from neglect_toolkit.engine.comparison_sentences import ordinal
from neglect_toolkit.engine.counted_answers import readings_of
from neglect_toolkit.engine.drift import drifting, slipped_back
from neglect_toolkit.engine.patterns_of_people import (
    adult_not_spoken_to,
    adult_unidentified,
    identity_not_asked,
    sibling_unseen,
)
from neglect_toolkit.engine.seen_in_case import NAMED, SeenInCase, possessive
from neglect_toolkit.model.case import AssessedInCase
from neglect_toolkit.model.comparison import Movement
from neglect_toolkit.model.reflection import Pattern
from neglect_toolkit.model.words import BehindIt, Domain, Level, Source
from neglect_toolkit.wording import dates, labels

_SEEN_ALONE_FROM = 36
"""Before this age, in months, being seen alone is not asked about."""


def fact(pattern: Pattern, seen: SeenInCase, items: Sequence[str] = ()) -> str | None:
    """What this case shows of a pattern, as one or more sentences; None where it does not show it.

    Args:
        pattern: what to look for.
        seen: the case.
        items: the items that `items_a_concern` looks at.
    """
    if pattern is Pattern.ITEMS_A_CONCERN:
        return _items_a_concern(seen, items)
    return _FACTS[pattern](seen)


# Whose voice is heard


def _accounts_differ(seen: SeenInCase) -> str | None:
    over_child = set(_parent_over_child(seen))
    items = [item for item, reading in seen.readings.items() if reading.accounts_differ and item not in over_child]
    return f"People tell it differently. {seen.some(items)}" if items else None


def _parent_over_child(seen: SeenInCase) -> Iterator[str]:
    """Where the child's account is a worse one, and the practitioner rated it as a parent does."""
    for item, reading in seen.readings.items():
        by = {source: [p.concern for p in reading.pairs if p.source is source] for source in (Source.CHILD, None)}
        parents = [pair.concern for pair in reading.pairs if pair.source is Source.PARENT]
        own = by[None]
        if by[Source.CHILD] and parents and own and own[0] in parents and own[0] < max(by[Source.CHILD]):
            yield item


def _parent_believed(seen: SeenInCase) -> str | None:
    items = list(_parent_over_child(seen))
    if not items:
        return None
    return f"The rating follows the parent’s account, and what {seen.called} tells is worse. {seen.some(items)}"


def _own_words_missing(seen: SeenInCase) -> str | None:
    if seen.facts.unborn or any(_has_own_words(one) for one in seen.ordered):
        return None
    if seen.facts.cannot_speak:
        return f"Nothing that {seen.called} tells, signs or shows is recorded {seen.in_all}."
    return f"{possessive(seen.called_first)} own words are not recorded {seen.in_all}."


def _has_own_words(one: AssessedInCase) -> bool:
    return any(
        account.source is Source.CHILD and bool((account.words or "").strip())
        for answer in one.content.answers.values()
        for account in answer.accounts
    )


def _never_seen_alone(seen: SeenInCase) -> str | None:
    age = seen.facts.age_months
    oldest = age if age is not None else seen.tool.ages.to_months
    if seen.facts.unborn or (oldest is not None and oldest < _SEEN_ALONE_FROM):
        return None
    if any(visit.seen_alone for one in seen.ordered for visit in one.content.visits):
        return None
    return f"No visit is recorded at which {seen.called} was seen alone, {seen.in_all}."


def _one_informant(seen: SeenInCase) -> str | None:
    who = {
        (account.source, (account.who or "").casefold())
        for answer in seen.content.answers.values()
        for account in answer.accounts
        if account.rating is not None or account.words
    }
    if len(who) > 1 or not seen.readings:
        return None
    if not who:
        return "Nobody’s own account is recorded in this assessment, only the practitioner’s ratings."
    [(source, name)] = who
    only = "what the practitioner saw" if source is Source.OBSERVED else labels.source_within(source, seen.called)
    named = only if source in (Source.CHILD, Source.OBSERVED) else name or only
    return f"All accounts in this assessment come from one place: {named}."


# What nobody knows


def _domain_unexplored(seen: SeenInCase) -> str | None:
    if len(seen.ordered) < 2:
        return None
    last_two = [one.summary for one in seen.ordered[-2:]]
    domains = [
        domain
        for domain in Domain
        if all(domain in one.domains and one.domains[domain].level is Level.NOT_ENOUGH_KNOWN for one in last_two)
    ]
    if not domains:
        return None
    return f"{_area(domains)}: too little was known at each of the last two assessments."


def _area(domains: Sequence[Domain]) -> str:
    """Areas in a row with commas alone: "and" stands within their names."""
    said = ", ".join(domain.called.lower() for domain in domains)
    return said[:1].upper() + said[1:]


def _safety_unanswered(seen: SeenInCase) -> str | None:
    items = [*seen.summary.safety_not_asked, *seen.summary.safety_not_known]
    if not items:
        return None
    count = "One safety check has" if len(items) == 1 else f"{len(items)} safety checks have"
    return f"{count} no answer. {seen.some(items)}"


# How it goes on


def _drift(seen: SeenInCase) -> str | None:
    return "\n".join(drifting(seen.over_time)) or None


def _slipped_back(seen: SeenInCase) -> str | None:
    domains = slipped_back(seen.over_time)
    return f"{_area(domains)}: this had got better and is a concern again." if domains else None


def _better_on_parents_word(seen: SeenInCase) -> str | None:
    items = [
        row.item
        for row in seen.over_time.items
        if row.steps and row.steps[-1] is Movement.BETTER and _rests_on_parents(seen, row.item)
    ]
    return f"This is said to be better, and only a parent or carer says so. {seen.some(items)}" if items else None


def _rests_on_parents(seen: SeenInCase, item: str) -> bool:
    accounts = [pair.source for pair in seen.readings[item].pairs if pair.source] if item in seen.readings else []
    return bool(accounts) and set(accounts) == {Source.PARENT}


def _strengths_beside_concern(seen: SeenInCase) -> str | None:
    serious = [domain for domain, found in seen.summary.domains.items() if found.level is Level.SIGNIFICANT]
    strengths = {item for found in seen.summary.domains.values() for item in found.strengths}
    worries = [reading for reading in seen.readings.values() if reading.concern > 0]
    if not serious or len(strengths) <= len(worries):
        return None
    return f"{len(strengths)} things go well. There is significant concern about {_area(serious).lower()}."


def _judged_below(seen: SeenInCase) -> str | None:
    judged, found = seen.content.judgement.next_step, seen.summary.next_step.is_
    if judged is None or judged.at_least(found):
        return None
    return "The judgement is below the next step that the findings point to."


# What lies behind it


def _behind(seen: SeenInCase, reason: BehindIt) -> list[str]:
    return [item for item, found in seen.readings.items() if found.concern > 0 and reason in found.answer.behind_it]


def _said_to_be_impairment(seen: SeenInCase) -> str | None:
    items = _behind(seen, BehindIt.IMPAIRMENT)
    return f"This is put down to {possessive(seen.called)} impairment. {seen.some(items)}" if items else None


def _help_still_missing(seen: SeenInCase) -> str | None:
    """A barrier or a missing service that was said of the same thing before."""
    reasons = (BehindIt.BARRIER, BehindIt.SERVICE_GAP)
    now = {item for reason in reasons for item in _behind(seen, reason)}
    times: dict[str, int] = {}
    for one in seen.ordered[:-1]:
        for item, reading in readings_of(one.tool, one.content.answers).items():
            if reading.concern > 0 and set(reasons) & set(reading.answer.behind_it):
                times[item] = times.get(item, 0) + 1
    items = [item for item in seen.readings if item in now and item in times]
    if not items:
        return None
    nth = ordinal(1 + max(times[item] for item in items))
    return f"For the {nth} time the same thing is said to wait for money, repairs or a service. {seen.some(items)}"


def _no_explanation_asked(seen: SeenInCase) -> str | None:
    items = [item for item, found in seen.readings.items() if found.concern == 2 and not found.answer.behind_it]
    return f"Nothing is recorded of what lies behind this. {seen.some(items)}" if items else None


def _items_a_concern(seen: SeenInCase, items: Sequence[str]) -> str | None:
    found = [item for item in items if item in seen.readings and seen.readings[item].concern > 0]
    if not found:
        return None
    says = "a worry" if any(seen.readings[item].concern == 2 for item in found) else "mixed"
    return f"{seen.some(found)} This is {says}."


# What was agreed, and who else lives there


def _actions_overdue(seen: SeenInCase) -> str | None:
    late = [(one.days_overdue(seen.on), one) for one in seen.actions if one.days_overdue(seen.on) > 0]
    if not late:
        return None
    longest, worst = max(late, key=lambda pair: pair[0])
    count = "One action is" if len(late) == 1 else f"{len(late)} actions are"
    days = "a day" if longest == 1 else f"{longest} days"
    since = dates.day(worst.action.by_when) if worst.action.by_when else ""
    what = worst.action.what.strip().rstrip(".")
    return f"{count} overdue, the longest by {days}: “{what}”, due on {since}."


def _siblings_differ(seen: SeenInCase) -> str | None:
    if seen.siblings is None or not seen.siblings.treated_differently:
        return None
    rows = [seen.siblings.item(item).says for item in seen.siblings.treated_differently]
    more = len(rows) - NAMED
    rest = f" And {more} more." if more > 0 else ""
    return f"Children in this home fare differently. {' '.join(rows[:NAMED])}{rest}"


_FACTS: dict[Pattern, Callable[[SeenInCase], str | None]] = {
    Pattern.ACCOUNTS_DIFFER: _accounts_differ,
    Pattern.PARENT_BELIEVED_OVER_CHILD: _parent_believed,
    Pattern.OWN_WORDS_MISSING: _own_words_missing,
    Pattern.NEVER_SEEN_ALONE: _never_seen_alone,
    Pattern.ONE_INFORMANT: _one_informant,
    Pattern.ADULT_NOT_SPOKEN_TO: adult_not_spoken_to,
    Pattern.DOMAIN_UNEXPLORED: _domain_unexplored,
    Pattern.SAFETY_UNANSWERED: _safety_unanswered,
    Pattern.DRIFT: _drift,
    Pattern.SLIPPED_BACK: _slipped_back,
    Pattern.BETTER_ON_PARENTS_WORD: _better_on_parents_word,
    Pattern.STRENGTHS_BESIDE_CONCERN: _strengths_beside_concern,
    Pattern.JUDGED_BELOW: _judged_below,
    Pattern.SAID_TO_BE_IMPAIRMENT: _said_to_be_impairment,
    Pattern.HELP_STILL_MISSING: _help_still_missing,
    Pattern.NO_EXPLANATION_ASKED: _no_explanation_asked,
    Pattern.ACTIONS_OVERDUE: _actions_overdue,
    Pattern.SIBLINGS_DIFFER: _siblings_differ,
    Pattern.SIBLING_UNSEEN: sibling_unseen,
    Pattern.ADULT_UNIDENTIFIED: adult_unidentified,
    Pattern.IDENTITY_NOT_ASKED: identity_not_asked,
}
