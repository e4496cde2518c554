"""What one more answer would change, worked out with the rules themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from neglect_toolkit.engine.counted_answers import count, readings_of
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.next_step import level_beside, step_called_for, steps_called_for
from neglect_toolkit.engine.rules import findings_of
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import CountTest, ItemTest, Policy, Rule
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.words import Domain, Level, NextStep, Source


class Consequence(NamedTuple):
    """Where an answer would take the next step and a domain; None where it would change nothing."""

    domain: Domain | None = None
    level: Level | None = None
    next_step: NextStep | None = None


class WhatIf:
    """One assessment, and what it would come to with one answer more or another one.

    Answers that the rules cannot tell apart are worked out once: a rule sees an item's domains, whether it is grave,
    and its name only where it names it.
    """

    def __init__(
        self,
        tool: Tool,
        policy: Policy,
        facts: Facts,
        answers: Mapping[str, Answer],
        *,
        summary: IndicatorSummary,
        earlier: Sequence[EarlierAssessment],
    ) -> None:
        self._facts, self._earlier = facts, earlier
        self._levels = {domain: found.level for domain, found in summary.domains.items()}
        self._step = summary.next_step.is_
        self._steps = steps_called_for(policy.calls_for)
        self._places = {item_id: place for place, item_id in enumerate(tool.items)}
        self._named = {test.item for rule in policy.rules for test in rule.when if isinstance(test, ItemTest)}
        of_rules = [rule.next_step for rule in policy.rules if rule.next_step is not None]
        self._highest = max(NextStep(step).rank for step in (self._steps[Level.SIGNIFICANT], *of_rules))
        self._policy = self._that_could_change_it(policy)
        self._counts = policy.counts
        self.readings = readings_of(tool, answers, policy.counts)
        self._known: dict[tuple[object, ...], Consequence] = {}

    def outcome(self, item: Item, answer: Answer) -> Consequence:
        """What would change if this were the answer to the item."""
        if self._step.rank >= self._highest and all(self._level(each) is Level.SIGNIFICANT for each in item.domains):
            return Consequence()
        reading = Reading.of(self._places[item.id], item, answer, self._counts)
        key = (*self._seen_by_rules(reading), *self._seen_by_rules(self.readings.get(item.id)))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._work_out(reading)
        return found

    def _level(self, domain: Domain) -> Level:
        return self._levels.get(domain, Level.NOT_ENOUGH_KNOWN)

    def _that_could_change_it(self, policy: Policy) -> Policy:
        """The policy without the rules that can find nothing higher than what is there already, for speed.

        The findings that no policy can take away stay, so that a worry is still never nothing.
        """
        kept = []
        for rule in policy.rules:
            if not rule.facts.match(self._facts):
                continue
            calls_for = rule.next_step or self._steps[rule.level or Level.SOME]
            if calls_for.rank > self._step.rank:
                kept.append(rule)
                continue
            makes = rule.level.concern if rule.level else 0
            lower = tuple(
                each
                for each in Domain
                if (rule.domains == "each" or each in rule.domains) and self._level(each).concern < makes
            )
            if lower:
                kept.append(rule if _says_where_it_looks(rule) else rule.model_copy(update={"domains": lower}))
        return policy.model_copy(update={"rules": tuple(kept)})

    def _seen_by_rules(self, reading: Reading | None) -> tuple[object, ...]:
        if reading is None:
            return (None,)
        item = reading.item
        return (
            item.domains,
            item.grave_in,
            item.id if item.id in self._named else None,
            frozenset((pair.concern, pair.often, pair.source is Source.CHILD) for pair in reading.pairs),
            frozenset(reading.answer.behind_it),
            reading.answer.help_came,
            reading.answer.effect_is,
            sum(item.id in past.unmet_needs for past in self._earlier),
        )

    def _work_out(self, reading: Reading) -> Consequence:
        """Looks at what the rules find, and so never calls for less than there is: one worry more lowers nothing."""
        readings = {**self.readings, reading.item.id: reading}
        counted = count(readings, self._policy, self._earlier)
        found = findings_of(self._policy, self._facts, counted, self._earlier)
        steps = [self._step]
        raised: list[tuple[int, Domain, Level]] = []
        for domain in Domain:
            if not found[domain]:
                continue
            steps += [step_called_for(finding, self._steps) for finding in found[domain]]
            level = max((level_beside(finding.makes) for finding in found[domain]), key=lambda made: made.concern)
            if level.concern > self._level(domain).concern and domain in reading.item.domains:
                raised.append((-level.concern, domain, level))
        step = max(steps, key=lambda each: each.rank)
        higher = step if step.rank > self._step.rank else None
        if not raised:
            return Consequence(next_step=higher)
        _, domain, level = min(raised, key=lambda each: each[0])
        return Consequence(domain, level, higher)


def _says_where_it_looks(rule: Rule) -> bool:
    """Whether a test of the rule names an item or domains; which domains it is for then bears on what it finds."""
    return any(
        isinstance(test, ItemTest) or (isinstance(test, CountTest) and test.in_ is not None) for test in rule.when
    )
