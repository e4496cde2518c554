"""What the rules of a policy find, and the two findings that no policy can take away.

A finding names every answer that met one of its tests, so that without these answers it would not be there.
A rule that no answer speaks for (it asks only about earlier assessments) therefore finds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neglect_toolkit.engine.counted_answers import Counted
from neglect_toolkit.engine.effective import Reading, rank
from neglect_toolkit.engine.evidence import Evidence, counts_in
from neglect_toolkit.engine.next_step import step_called_for, steps_called_for
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import CountTest, EarlierTest, ItemTest, Policy, Rule, Test
from neglect_toolkit.model.summary import EarlierAssessment, Finding
from neglect_toolkit.model.tool import Item, spoken
from neglect_toolkit.model.words import Domain, Level, NextStep, Persistence, Rating

A_GRAVE_WORRY = "a_grave_worry"
A_WORRY = "a_worry"


def findings_of(
    policy: Policy, facts: Facts, counted: Counted, earlier: Sequence[EarlierAssessment]
) -> dict[Domain, tuple[Finding, ...]]:
    """Every finding by its domain: the policy's in the order of its rules, then the built-in ones."""
    everything = Evidence(counted.counting, earlier)
    asked = [(rule, everything) for rule in policy.rules if rule.facts.match(facts)]
    if counted.lasting:
        of_care = Evidence([one for one in counted.counting if one.item.id not in counted.lasting], earlier)
        asked = [(rule, all_of_it if policy.counts_lasting_needs(rule) else of_care) for rule, all_of_it in asked]
    steps = steps_called_for(policy.calls_for)
    return {domain: _findings_in(domain, asked, everything, steps) for domain in Domain}


def _findings_in(
    domain: Domain, asked: Sequence[tuple[Rule, Evidence]], evidence: Evidence, steps: Mapping[Level, NextStep]
) -> tuple[Finding, ...]:
    if not evidence.bears_on(domain):
        # Without an answer that speaks for it, only a rule that names the domain could find something there.
        asked = [(rule, of_it) for rule, of_it in asked if rule.domains != "each"]
    found = [finding for rule, of_it in asked if (finding := _finding(rule, domain, of_it)) is not None]
    grave = _without_a_finding(
        evidence.at_least(Rating.WORRY, domains=(domain,), grave=True), found, Level.SIGNIFICANT, steps
    )
    if grave:
        found.append(
            Finding(
                rule=A_GRAVE_WORRY,
                makes=Level.SIGNIFICANT,
                says="Something that is serious by itself was rated a worry.",
                source="design rule: one grave worry is enough, however little else is known",
                because=tuple(evidence.because(worry, Rating.WORRY) for worry in grave),
            )
        )
    worries = _without_a_finding(evidence.at_least(Rating.WORRY, domains=(domain,)), found, Level.SOME, steps)
    if worries:
        found.append(
            Finding(
                rule=A_WORRY,
                makes=Level.SOME,
                says="At least one thing was rated a worry.",
                source="design rule: a worry is never nothing",
                because=tuple(evidence.because(worry, Rating.WORRY) for worry in worries),
            )
        )
    return tuple(found)


def _without_a_finding(
    worries: Sequence[Reading], found: Sequence[Finding], least: Level, steps: Mapping[Level, NextStep]
) -> list[Reading]:
    """The worries that no finding of at least this level, and of at least its next step, rests on yet.

    A finding that asks for a step of its own may ask for less than its level does.
    """
    named = {
        reason.item
        for finding in found
        if isinstance(finding.makes, Level)
        and finding.makes.concern >= least.concern
        and step_called_for(finding, steps).at_least(steps[least])
        for reason in finding.because
    }
    return [worry for worry in worries if worry.item.id not in named]


def _says_where_it_looks(test: Test) -> bool:
    """Whether a test names its item, or the domains that it counts in, rather than looking in the rule's own."""
    return isinstance(test, ItemTest) or (isinstance(test, CountTest) and test.in_ is not None)


def _speaks_for(domain: Domain, item: Item, test: Test) -> bool:
    if not isinstance(test, CountTest):
        return item.main is domain
    return counts_in(item, (domain,), grave=test.grave, also_bearing=bool(test.bears_on))


def _finding(rule: Rule, domain: Domain, evidence: Evidence) -> Finding | None:
    """What `rule` concludes about `domain`, or None: a test does not hold, or no answer speaks for this domain."""
    if rule.domains != "each" and domain not in rule.domains:
        return None
    asked: dict[int, tuple[Reading, Rating, Persistence | None]] = {}
    speaks_for_domain = False
    for test in rule.when:
        met = evidence.meets(test, domain)
        if met is None:
            return None
        if isinstance(test, EarlierTest):
            continue
        # A rule that names what it looks at and also its domains means them, whatever else the answers bear on.
        named = rule.domains != "each" and _says_where_it_looks(test)
        # Otherwise an answer speaks for its main domain, or, where the test asks so, for the one that it bears on.
        speaks_for_domain = speaks_for_domain or named or any(_speaks_for(domain, one.item, test) for one in met)
        rating = Rating(test.rating)
        for reading in met:
            # Where two tests of a rule ask differently of one answer, the less demanding tells who speaks for it.
            kept = asked.get(reading.place)
            if kept is None or (rating.concern, rank(test.persistence)) < (kept[1].concern, rank(kept[2])):
                asked[reading.place] = (reading, rating, test.persistence)
    if not speaks_for_domain:
        return None
    return Finding(
        rule=rule.id,
        makes=rule.level or NextStep(str(rule.next_step)),
        calls_for=rule.next_step if rule.level else None,
        says=spoken(rule.says, None),
        source=rule.source,
        because=tuple(evidence.because(*asked[place]) for place in sorted(asked)),
    )
