"""What holds for every comparison, whatever the tool, the policy and the answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from strategies import Scenario, answers_to, facts, scenarios

from neglect_toolkit.engine.compare import compare_over_time, compare_siblings
from neglect_toolkit.engine.effective import effective_rating
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.comparison import Compared, DomainOverTime, ItemOverTime, Movement, OverTime
from neglect_toolkit.model.words import Rating

settings.register_profile(
    "engine", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
engine = settings.get_profile("engine")

EARLY, LATE = dt.date(2026, 3, 4), dt.date(2026, 11, 20)
MOVED = (Movement.BETTER, Movement.WORSE)
REVERSED = {Movement.BETTER: Movement.WORSE, Movement.WORSE: Movement.BETTER}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Scenario, Scenario]:
    """Two assessments made with one tool and one policy."""
    first = draw(scenarios())
    return first, replace(first, answers=draw(answers_to(first.tool)), facts=draw(facts))


def as_compared(scenario: Scenario, on: dt.date | None = EARLY, child: str | None = None) -> Compared:
    return Compared(
        child=child, assessed_on=on, tool=scenario.tool, summary=scenario.summary(), answers=scenario.answers
    )


def compared(before: Scenario, after: Scenario) -> OverTime:
    return compare_over_time([as_compared(before, EARLY), as_compared(after, LATE)])


def rows_of(found: OverTime) -> list[ItemOverTime | DomainOverTime]:
    return [*found.items, *found.domains]


@engine
@given(scenarios())
def test_compared_with_itself_nothing_is_better_or_worse(scenario: Scenario) -> None:
    for row in rows_of(compared(scenario, scenario)):
        assert row.overall not in MOVED
        assert row.overall not in (Movement.NEWLY_EXPLORED, Movement.NO_LONGER_KNOWN)


@engine
@given(pairs())
def test_swapping_the_two_reverses_better_and_worse(pair: tuple[Scenario, Scenario]) -> None:
    there, back = compared(*pair), compared(*reversed(pair))
    others = {row.item: row for row in back.items}
    for row in there.items:
        if row.overall in MOVED or others[row.item].overall in MOVED:
            event(row.overall)
            assert others[row.item].overall is REVERSED[row.overall]
    for domain, other in zip(there.domains, back.domains, strict=True):
        if domain.overall is Movement.BETTER:
            event("a domain is better")
            assert other.overall is Movement.WORSE


@engine
@given(scenarios(), st.data())
def test_what_is_lost_is_never_better(scenario: Scenario, data: st.DataObject) -> None:
    rated = [item.id for item in scenario.rated_items() if item.id in scenario.answers]
    lost = data.draw(st.sets(st.sampled_from(rated))) if rated else set()
    unknown = data.draw(st.sampled_from([None, Rating.NOT_KNOWN, Rating.DECLINED]))
    after = scenario.without(*lost)
    if unknown is not None:
        after = replace(after, answers={**after.answers, **dict.fromkeys(lost, Answer(rating=unknown))})
    for row in rows_of(compared(scenario, after)):
        assert row.overall is not Movement.BETTER


@engine
@given(pairs())
def test_a_domain_is_better_only_where_something_in_it_is(pair: tuple[Scenario, Scenario]) -> None:
    found = compared(*pair)
    better = {row.item for row in found.items if row.overall is Movement.BETTER}
    for row in found.domains:
        if row.overall is Movement.BETTER:
            summary = pair[0].summary().domains[row.domain]
            reasons = {reason.item for finding in summary.findings for reason in finding.because}
            assert better & (reasons | {need.item for need in summary.unmet_needs})


@engine
@given(pairs())
def test_everything_explored_in_both_is_there_with_its_effective_ratings(pair: tuple[Scenario, Scenario]) -> None:
    rows = {row.item: row for row in compared(*pair).items}
    for item in pair[0].rated_items():
        ratings = tuple(effective_rating(one.answers.get(item.id)) for one in pair)
        told = tuple(rating if rating and rating.is_explored else None for rating in ratings)
        assert tuple(cell.rating for cell in rows[item.id].cells) == told
        for cell in rows[item.id].cells:
            assert (cell.rating is None) == (cell.why_not is not None)


@engine
@given(pairs(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(pair: tuple[Scenario, Scenario], random: Random) -> None:
    def shuffled(one: Scenario) -> Scenario:
        answers = list(one.answers.items())
        random.shuffle(answers)
        return replace(one, answers=dict(answers))

    assert compared(*map(shuffled, pair)) == compared(*pair)
    dated = [as_compared(pair[0], EARLY), as_compared(pair[1], LATE)]
    assert compare_over_time(dated) == compare_over_time(dated[::-1])


@engine
@given(pairs(), scenarios())
def test_every_sentence_is_finished_and_every_row_has_a_cell_for_each(
    pair: tuple[Scenario, Scenario], third: Scenario
) -> None:
    three = [as_compared(pair[0], EARLY), as_compared(third, None), as_compared(pair[1], LATE)]
    over_time, beside = compare_over_time(three), compare_siblings(three)
    rows: list[DomainOverTime] = [*over_time.domains, *over_time.items]  # type: ignore[list-item]
    for row in rows:
        assert len(row.steps) == 2
    for row in (*over_time.domains, *over_time.items, *beside.domains, *beside.items):  # type: ignore[assignment]
        assert len(row.cells) == 3
        assert row.says.endswith(".")
        assert "None" not in row.says + row.reads
    assert all(says.endswith(".") for says in (*over_time.says, *beside.says))


@engine
@given(pairs(), scenarios(), st.permutations(range(3)))
def test_in_whatever_order_siblings_stand_the_same_are_named(
    pair: tuple[Scenario, Scenario], third: Scenario, order: list[int]
) -> None:
    some = [as_compared(one, child=name) for one, name in zip((*pair, third), ("Mia", "Tom", "Leo"), strict=True)]
    one, other = compare_siblings(some), compare_siblings([some[place] for place in order])
    rows = {row.item: row for row in other.items}
    assert set(one.treated_differently) == set(other.treated_differently)
    assert set(one.one_sided) == set(other.one_sided)
    for row in one.items:
        twin = rows[row.item]
        assert row.likeness is twin.likeness
        for places, others in (
            (row.worse_for, twin.worse_for),
            (row.better_for, twin.better_for),
            (row.not_known_for, twin.not_known_for),
        ):
            assert set(one.names(places)) == set(other.names(others))
