"""The sentences of the plan for the next visit. `{child}` stays in them; whoever shows them puts the name in."""

from __future__ import annotations

from collections.abc import Sequence

from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.what_if import Consequence
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.summary import DomainSummary
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.visit_plan import Lack
from neglect_toolkit.model.words import Domain, Level, NextStep, Rating, Source
from neglect_toolkit.wording import labels

_STEPS = {
    NextStep.NO_CURRENT_CONCERN: "nothing more",
    NextStep.GET_INFORMATION: "finding out more",
    NextStep.SUPPORT_AND_REVIEW: "support and a review",
    NextStep.SEEK_ADVICE: "asking for advice",
    NextStep.REFER_NOW: "a referral now",
    NextStep.IMMEDIATE: "action at once",
}
QUESTIONS_TOLD = 3
_LEVELS = {
    Level.UNMET_NEED: "an unmet need",
    Level.SOME: "a concern",
    Level.SIGNIFICANT: "a significant concern",
}
_WHO_KNOWS = {
    Domain.MEDICAL: "a health professional",
    Domain.EDUCATIONAL: "the school or nursery",
}
_NURSERY_AGE_MONTHS = 12
_RATED = {2: "a worry", 1: "mixed", 0: "going well"}
_TRIED = {
    Rating.NOT_KNOWN: "It was asked or looked at before, and is still not known",
    Rating.DECLINED: "Somebody chose not to say, so another way to find out may be kinder",
}


def asks(who: Source, part: str, items: Sequence[Item], facts: Facts) -> str:
    """Whom to ask, about which part of the day, and what to find out."""
    return f"{_whom(who, items[0], facts)} “{part}”: {_topics(items)}"


def _whom(who: Source, item: Item, facts: Facts) -> str:
    match who:
        case Source.CHILD if facts.cannot_speak:
            return "Find out from {child}, in the way they communicate, about"
        case Source.CHILD:
            return "Ask {child} about"
        case Source.PARENT:
            return "Ask a parent or carer about"
        case Source.OBSERVED:
            return "Watch {child} and see for yourself," if item.watch_for else "See for yourself,"
        case _:
            return f"Check with {_who_knows(item, facts)} about"


def _who_knows(item: Item, facts: Facts) -> str:
    """Who outside the family is likely to know; a baby is known to the health visitor, and not yet to a school."""
    about = item.domains[0] if item.domains else None
    is_baby = facts.unborn or (facts.age_months is not None and facts.age_months < _NURSERY_AGE_MONTHS)
    if about is Domain.EDUCATIONAL and is_baby:
        return _WHO_KNOWS[Domain.MEDICAL]
    return _WHO_KNOWS.get(about, "another professional") if about else "another professional"


def _topics(items: Sequence[Item]) -> str:
    """What the first few are about; a tool of before there were topics is quoted by its questions."""
    topics = [item.topic for item in items[:QUESTIONS_TOLD] if item.topic]
    if len(topics) < len(items[:QUESTIONS_TOLD]):
        return _some([item.text for item in items])
    more = len(items) - len(topics)
    return "; ".join([*topics, f"and {'one' if more == 1 else more} more"] if more > 0 else topics) + "."


def _some(texts: Sequence[str]) -> str:
    """The first few questions; a line that lists them all is not read."""
    told = " ".join(text.strip() for text in texts[:QUESTIONS_TOLD])
    more = len(texts) - QUESTIONS_TOLD
    return f"{told} And {'one' if more == 1 else more} more." if more > 0 else told


def why_together(whys: Sequence[str]) -> str:
    """Why a line with several items is there: the reason of its first, said to be only that one's where they differ."""
    first = whys[0]
    return first if len(set(whys)) == 1 else f"On the first of these: {first[0].lower()}{first[1:]}"


def why_unexplored(tried: Rating | None, outcome: Consequence, unknown: tuple[Domain, DomainSummary] | None) -> str:
    """Why to explore an item: what was tried, what a worry would change, and which domain too little is known of.

    The latter only where the next step would stay: a plan that said it in every line would say nothing.
    """
    would = _would(outcome)
    reasons = [_TRIED[tried]] if tried in _TRIED else []
    reasons += [f"a worry here would {would}"] if would else []
    if unknown and outcome.next_step is None:
        domain, found = unknown
        of = f"({found.explored} of {found.of} explored)"
        reasons.append(f"too little is known about {domain.called} {of}")
        if found.bears_on_too:
            reasons[-1] = f"a worry that counts elsewhere bears on {domain.called}, of which little is known {of}"
    said = "; ".join(reasons) or "nobody has explored it yet"
    return f"{said[0].upper()}{said[1:]}."


def why_child_not_heard(reading: Reading, outcome: Consequence) -> str:
    """A worry of which the child has not told, and who has."""
    told = {pair.source for pair in reading.pairs if pair.concern == reading.concern} - {None}
    if told == {Source.PARENT}:
        says = "Only a parent or carer has told of this worry, and nobody has heard {child} on it"
    elif told == {Source.OBSERVED}:
        says = "This worry was seen, and nobody has heard {child} on it"
    else:
        says = "It is a worry, and nobody has heard {child} on it"
    would = _would(outcome)
    return f"{says}; {{child}} saying so too would {would}." if would else f"{says}."


def why_nobody_saw(outcome: Consequence) -> str:
    """A worry that was told and not seen."""
    would = _would(outcome)
    return f"This worry was told, and nobody has seen it yet{f'; seeing it would {would}' if would else ''}."


def why_accounts_differ(reading: Reading) -> str:
    """Who does not say the same."""
    voices: dict[int, list[str]] = {}
    for pair in sorted(reading.pairs, key=lambda pair: -pair.concern):
        said = voices.setdefault(pair.concern, [])
        voice = _voice(pair.source)
        if voice not in said:
            said.append(voice)
    told = [f"{_RATED[concern]} by {' and '.join(who)}" for concern, who in voices.items()]
    return f"Accounts differ: {'; '.join(told)}."


def _voice(source: Source | None) -> str:
    if source is None:
        return "your own rating"
    return "what was seen" if source is Source.OBSERVED else labels.source_within(source, "{child}")


def why_how_often(outcome: Consequence) -> str:
    """A worry of which nobody has said how often it is so."""
    would = _would(outcome)
    says = "It is a worry, and nobody has said how often"
    return f"{says}; on most days, it would {would}." if would else f"{says}."


def _would(outcome: Consequence) -> str:
    """What a finding would do, as the end of "would …"; empty where nothing."""
    does = []
    if outcome.level is not None and outcome.domain is not None:
        does.append(f"make {outcome.domain.called} {_LEVELS.get(outcome.level, outcome.level.value)}")
    if outcome.next_step is not None:
        does.append(f"call for {_STEPS[outcome.next_step]}")
    return " and ".join(does)


def asks_checks(lack: Lack, part: str, texts: Sequence[str]) -> str:
    """The safety checks that are open, together."""
    how_many = "the safety check" if len(texts) == 1 else f"the {len(texts)} safety checks"
    open_yet = "nobody has asked yet" if lack is Lack.CHECK_NOT_ASKED else "are still not known"
    if len(texts) == 1 and lack is Lack.CHECK_NOT_KNOWN:
        open_yet = "is still not known"
    return f"Settle {how_many} that {open_yet}, “{part}”: {_some(texts)}"


WHY_CHECKS = "A blank is not a “no”, and a yes means act."


def says_more(items: int) -> str | None:
    """How much found no place in the plan."""
    if not items:
        return None
    return "And one more thing to find out." if items == 1 else f"And {items} more things to find out."
