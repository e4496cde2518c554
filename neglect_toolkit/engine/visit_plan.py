"""What to find out at the next visit, from whom, and why: what could change the conclusion comes first.

Safety checks that nobody has asked come before everything. Then every gap is tried out with the rules themselves:
would a worry there change the next step, or a domain's level? Among equals stand first what is grave, core, or in a
domain of which too little is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from neglect_toolkit.engine import visit_sentences as sentences
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.what_if import Consequence, WhatIf
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.summary import DomainSummary, EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.visit_plan import Gain, Lack, VisitLine, VisitPlan
from neglect_toolkit.model.words import Domain, Kind, Level, NextStep, Persistence, Rating, Source

LINES_AT_MOST = 9
"""A plan longer than a page is not read at a front door."""

_A_WORRY = Answer(rating=Rating.WORRY)
_AMONG_EQUALS = (Lack.CHILD_NOT_HEARD, Lack.ACCOUNTS_DIFFER, Lack.NOT_EXPLORED, Lack.NOBODY_SAW, Lack.HOW_OFTEN)

# Who is likely to know, by the domain an item bears on first.
_OFTEN_KNOWN_BY = {
    Domain.PHYSICAL: (Source.OBSERVED, Source.CHILD, Source.PARENT, Source.PROFESSIONAL),
    Domain.MEDICAL: (Source.PROFESSIONAL, Source.CHILD, Source.PARENT, Source.OBSERVED),
    Domain.EDUCATIONAL: (Source.PROFESSIONAL, Source.CHILD, Source.PARENT, Source.OBSERVED),
}
_OTHERWISE = (Source.CHILD, Source.OBSERVED, Source.PARENT, Source.PROFESSIONAL)


class _Wanted(NamedTuple):
    """One thing to find out about one item, from one informant."""

    lack: Lack
    item: Item
    who: Source
    outcome: Consequence
    unknown: Domain | None
    why: str

    @property
    def gain(self) -> Gain:
        if self.outcome.next_step is not None:
            return Gain.NEXT_STEP
        if self.outcome.level is not None:
            return Gain.LEVEL
        return Gain.MORE_KNOWN

    @property
    def domain(self) -> Domain | None:
        return self.outcome.domain or self.unknown or next(iter(self.item.domains), None)

    @property
    def rank(self) -> tuple[int, int, bool, bool, bool, int, int]:
        """The lowest comes first: what it could change, grave, core, in a domain of which too little is known."""
        step, level = self.outcome.next_step, self.outcome.level
        return (
            -self.gain.rank,
            -(step.rank if step else 0),
            not self.item.grave,
            not self.item.core,
            self.unknown is None,
            -(level.concern if level else 0),
            _AMONG_EQUALS.index(self.lack),
        )


def plan_next_visit(
    tool: Tool,
    policy: Policy,
    facts: Facts,
    answers: Mapping[str, Answer],
    summary: IndicatorSummary,
    *,
    earlier: Sequence[EarlierAssessment] = (),
) -> VisitPlan:
    """What matters most to find out next, in a list short enough to take along.

    Args:
        tool: the tool that the answers were given to.
        policy: the rules and thresholds.
        facts: what is known of the child beforehand.
        answers: what was answered, by item id.
        summary: what these add up to.
        earlier: the same child's earlier assessments.
    """
    what_if = WhatIf(tool, policy, facts, answers, summary=summary, earlier=earlier)
    wanted = [*_unexplored(tool, facts, answers, summary, what_if), *_of_readings(facts, what_if)]
    lines = [*_checks(tool, summary), *_lines(tool, facts, _in_order(wanted))]
    kept = lines[:LINES_AT_MOST]
    placed = {item for line in kept for item in line.items}
    left = [item for line in lines[LINES_AT_MOST:] for item in line.items if item not in placed]
    more = tuple(dict.fromkeys(left))
    return VisitPlan(lines=tuple(kept), more=more, says_more=sentences.says_more(len(more)))


# What is missing


def _unexplored(
    tool: Tool, facts: Facts, answers: Mapping[str, Answer], summary: IndicatorSummary, what_if: WhatIf
) -> Iterator[_Wanted]:
    """Every rated item that is asked and not explored."""
    gaps = {gap.item for found in summary.domains.values() for gap in found.gaps}
    counts_for = {domain: _needs(found) for domain, found in summary.domains.items()}
    for item in tool.of_kind(Kind.RATED):
        if item.id not in gaps:
            continue
        reading = what_if.readings.get(item.id)
        outcome = what_if.outcome(item, _A_WORRY)
        unknown = item.main if item.main and item.id in counts_for.get(item.main, ()) else None
        told = (unknown, summary.domains[unknown]) if unknown else None
        tried = reading.rating if reading else None
        why = sentences.why_unexplored(tried, outcome, told)
        who = _whom(item, facts, _heard(answers.get(item.id)), declined=tried is Rating.DECLINED)
        yield _Wanted(Lack.NOT_EXPLORED, item, who, outcome, unknown, why)


def _needs(found: DomainSummary) -> frozenset[str]:
    """The gaps that keep a domain from being known: core items, or all where no core item is left."""
    if found.level is not Level.NOT_ENOUGH_KNOWN:
        return frozenset()
    core_left = any(gap.core for gap in found.gaps)
    return frozenset(gap.item for gap in found.gaps if gap.core or not core_left)


def _of_readings(facts: Facts, what_if: WhatIf) -> Iterator[_Wanted]:
    """What is missing although there is an answer: a voice, agreement, or how often."""
    for reading in what_if.readings.values():
        if reading.concern < 0:
            continue
        item, answer, heard = reading.item, reading.answer, _heard(reading.answer)
        if reading.accounts_differ:
            who = next((source for source in _could_say(item, facts) if source not in heard), None)
            if who is not None:
                why = sentences.why_accounts_differ(reading)
                yield _Wanted(Lack.ACCOUNTS_DIFFER, item, who, Consequence(), None, why)
        elif reading.rating is Rating.WORRY:
            yield from _of_a_worry(reading, facts, what_if)
        if reading.rating is Rating.WORRY and item.persistence and reading.often is None:
            often = answer.model_copy(update={"rating": Rating.WORRY, "persistence": Persistence.MOST_DAYS})
            outcome = what_if.outcome(item, often)
            who = _whom(item, facts, frozenset())
            yield _Wanted(Lack.HOW_OFTEN, item, who, outcome, None, sentences.why_how_often(outcome))


def _of_a_worry(reading: Reading, facts: Facts, what_if: WhatIf) -> Iterator[_Wanted]:
    """A worry that the child was not heard on, and one that was only told."""
    item, heard = reading.item, _heard(reading.answer)
    if _can_ask(item, facts) and Source.CHILD not in heard:
        outcome = what_if.outcome(item, _told_too(reading.answer, Source.CHILD))
        why = sentences.why_child_not_heard(reading, outcome)
        yield _Wanted(Lack.CHILD_NOT_HEARD, item, Source.CHILD, outcome, None, why)
    if heard and heard <= {Source.CHILD, Source.PARENT} and item.look_for:
        outcome = what_if.outcome(item, _told_too(reading.answer, Source.OBSERVED))
        yield _Wanted(Lack.NOBODY_SAW, item, Source.OBSERVED, outcome, None, sentences.why_nobody_saw(outcome))


def _told_too(answer: Answer, source: Source) -> Answer:
    account = Account(source=source, rating=Rating.WORRY)
    return answer.model_copy(update={"accounts": (*answer.accounts, account)})


def _heard(answer: Answer | None) -> frozenset[Source]:
    """Whose account there is, with a rating or in words."""
    if answer is None:
        return frozenset()
    return frozenset(account.source for account in answer.accounts if account.rating is not None or account.words)


# Who could say


def _whom(item: Item, facts: Facts, tried: frozenset[Source], *, declined: bool = False) -> Source:
    """Who is likeliest to know, and was not asked in vain before.

    Where somebody chose not to say and no account tells who, it was the one likeliest to be asked.
    """
    could = list(_could_say(item, facts))
    asked = tried or (frozenset(could[:1]) if declined else tried)
    return next((source for source in could if source not in asked), could[0])


def _could_say(item: Item, facts: Facts) -> Iterator[Source]:
    """Whose account the item can be explored with, the likeliest to know first. Somebody outside always may."""
    has = {
        Source.CHILD: _can_ask(item, facts),
        Source.OBSERVED: bool(item.look_for or item.watch_for),
        Source.PARENT: bool(item.ask_parent),
        Source.PROFESSIONAL: True,
    }
    order = _OFTEN_KNOWN_BY.get(item.domains[0], _OTHERWISE) if item.domains else _OTHERWISE
    return (source for source in order if has[source])


def _can_ask(item: Item, facts: Facts) -> bool:
    """Whether there is something to ask the child; one who does not speak is asked in the way they communicate."""
    return item.ask_child is not None and item.watch_for is None and not facts.unborn


# Lines


def _checks(tool: Tool, summary: IndicatorSummary) -> Iterator[VisitLine]:
    """Open safety checks, together: they are asked in one go."""
    for lack, ids in (
        (Lack.CHECK_NOT_ASKED, summary.safety_not_asked),
        (Lack.CHECK_NOT_KNOWN, summary.safety_not_known),
    ):
        if not ids:
            continue
        part = tool.part_of[ids[0]].title
        yield VisitLine(
            lack=lack,
            who=None,
            part=part,
            domain=None,
            items=ids,
            gain=Gain.NEXT_STEP,
            could_call_for=NextStep.IMMEDIATE,
            asks=sentences.asks_checks(lack, part, [tool.items[check].text for check in ids]),
            why=sentences.WHY_CHECKS,
        )


def _in_order(wanted: Iterable[_Wanted]) -> list[_Wanted]:
    """What could change most first. Among equals every domain gets its turn, so that no plan is all about breakfast."""
    ranked = sorted(wanted, key=lambda one: one.rank)
    turns: Counter[tuple[object, ...]] = Counter()
    keyed = []
    for place, one in enumerate(ranked):
        turns[one.rank, one.domain] += 1
        keyed.append((one.rank, turns[one.rank, one.domain], place, one))
    return [one for *_, one in sorted(keyed, key=lambda each: each[:3])]


def _lines(tool: Tool, facts: Facts, wanted: Sequence[_Wanted]) -> Iterator[VisitLine]:
    """One line for what is asked of one informant about one part of the day, where the most important of it stands."""
    together: dict[tuple[object, ...], list[_Wanted]] = {}
    for one in wanted:
        outside = one.item.domains[:1] if one.who is Source.PROFESSIONAL else ()
        part = tool.part_of[one.item.id]
        together.setdefault((one.lack, one.who, part.id, outside), []).append(one)
    for group in together.values():
        first = group[0]
        part = tool.part_of[first.item.id]
        yield VisitLine(
            lack=first.lack,
            who=first.who,
            part=part.title,
            domain=first.domain,
            items=tuple(one.item.id for one in group),
            grave=any(one.item.grave for one in group),
            core=any(one.item.core for one in group),
            gain=first.gain,
            could_be=first.outcome.level,
            could_call_for=first.outcome.next_step,
            helps_know=first.unknown,
            asks=sentences.asks(first.who, part.title, [one.item for one in group], facts),
            why=sentences.why_together([one.why for one in group]),
        )
