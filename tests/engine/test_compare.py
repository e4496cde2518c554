"""One child over time: what moved, what stayed bad, and what nobody can say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import (
    AssessmentBuilder,
    a_check,
    a_policy,
    a_rule,
    a_tool,
    an_assessment,
    an_item,
    summary_of,
    the_bundled_policy,
)

from neglect_toolkit.engine.compare import compare_over_time
from neglect_toolkit.model.comparison import Compared, DomainOverTime, FlagMovement, ItemOverTime, Movement, OverTime
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.summary import EarlierAssessment
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Domain, Level, Rating
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose

EATS, FOOD, COMPANY = "breakfast.eats_before_school", "breakfast.food_in_house", "breakfast.company"
MARCH, JUNE, NOVEMBER = dt.date(2026, 3, 4), dt.date(2026, 6, 2), dt.date(2026, 11, 20)


def compared(
    builder: AssessmentBuilder, on: dt.date | None = MARCH, tool: Tool | None = None, policy: Policy | None = None
) -> Compared:
    made = builder.build()
    used = tool or a_tool()
    summary = summary_of(made, used, policy)
    return Compared(child=made.child.called, assessed_on=on, tool=used, summary=summary, answers=made.answers)


def item(found: OverTime, item_id: str = EATS) -> ItemOverTime:
    return next(row for row in found.items if row.item == item_id)


def domain(found: OverTime, which: Domain = Domain.NUTRITIONAL) -> DomainOverTime:
    return next(row for row in found.domains if row.domain is which)


def over(*builders: AssessmentBuilder, **fields: Any) -> OverTime:
    days = (MARCH, JUNE, NOVEMBER)
    return compare_over_time([compared(one, on, **fields) for one, on in zip(builders, days, strict=False)])


def rated(rating: str | None, item_id: str = EATS, **fields: Any) -> AssessmentBuilder:
    return an_assessment().with_rating(item_id, rating, **fields) if rating else an_assessment()


@pytest.mark.parametrize(
    ("before", "after", "movement"),
    [
        ("going_well", "going_well", Movement.SAME),
        ("worry", "going_well", Movement.BETTER),
        ("worry", "mixed", Movement.BETTER),
        ("mixed", "worry", Movement.WORSE),
        ("going_well", "mixed", Movement.WORSE),
        ("worry", "worry", Movement.STILL_A_CONCERN),
        ("mixed", "mixed", Movement.STILL_A_CONCERN),
        (None, "worry", Movement.NEWLY_EXPLORED),
        ("not_known", "going_well", Movement.NEWLY_EXPLORED),
        ("worry", None, Movement.NO_LONGER_KNOWN),
        ("worry", "not_known", Movement.NO_LONGER_KNOWN),
        ("going_well", "declined", Movement.NO_LONGER_KNOWN),
        ("worry", "not_applicable", Movement.NOT_COMPARABLE),
        (None, None, Movement.STILL_NOT_KNOWN),
        ("declined", "not_known", Movement.STILL_NOT_KNOWN),
        ("not_applicable", None, Movement.NOT_COMPARABLE),
    ],
)
def test_how_an_item_moved(before: str | None, after: str | None, movement: Movement) -> None:
    row = item(over(rated(before), rated(after)))
    assert row.steps == (movement,)
    assert row.overall is movement


def test_more_often_is_worse_and_less_often_better_where_both_say_how_often() -> None:
    sometimes, daily, unsaid = (rated("worry", persistence=often) for often in ("sometimes", "every_day", None))
    assert item(over(sometimes, daily)).overall is Movement.WORSE
    assert item(over(daily, sometimes)).overall is Movement.BETTER
    assert item(over(unsaid, daily)).overall is Movement.STILL_A_CONCERN


def test_an_account_counts_as_in_the_summary() -> None:
    told = rated("going_well").with_account(EATS, "child", "worry", "I'm hungry", persistence="most_days")
    row = item(over(rated("going_well"), told))
    assert row.overall is Movement.WORSE
    assert row.cells[1].rating is Rating.WORRY
    assert row.cells[1].reads == "a worry on most days"


def test_a_concern_that_stays_is_said_as_plainly_as_one_that_grows() -> None:
    bad = rated("worry", persistence="most_days")
    row = item(over(bad, bad, bad))
    assert row.says == (
        "Does Zoë eat before school? A worry on most days for the third time running, unchanged since 4 March 2026."
    )
    assert domain(over(bad, bad, bad)).says == (
        "Food and drink: some concern for the third time running, unchanged since 4 March 2026."
    )
    grown = rated("worry", persistence="every_day")
    assert item(over(bad, bad, grown)).says == (
        "Does Zoë eat before school? Worse: a worry every day now, a worry on most days on 2 June 2026; "
        "a worry for the third time running, since 4 March 2026."
    )


def test_better_and_worse_name_both_states_and_the_date() -> None:
    found = over(rated("going_well"), rated("mixed"), rated("worry"))
    assert item(found).says == "Does Zoë eat before school? Worse: mixed on 2 June 2026, a worry now."
    assert item(over(rated("worry"), rated("going_well"))).says == (
        "Does Zoë eat before school? Better: a worry on 4 March 2026, going well now."
    )
    assert item(over(rated("going_well"), rated("worry"), rated("worry"))).says.endswith(
        "A worry for the second time running, unchanged since 2 June 2026; worse than on 4 March 2026 (going well)."
    )


def test_what_is_not_known_any_more_is_never_said_to_be_better() -> None:
    row = item(over(rated("worry"), rated("not_known")))
    assert row.says == (
        "Does Zoë eat before school? A worry on 4 March 2026; asked or looked, still not known now, "
        "so it can’t be said to be better."
    )
    assert item(over(rated("worry"), rated(None))).says.endswith("so it can’t be said to be better.")
    assert item(over(rated("going_well"), rated(None))).says.endswith("so it can’t be said that it still is.")


def test_what_is_seen_again_after_a_gap_is_compared_with_the_last_time_it_was_seen() -> None:
    found = over(rated("worry"), rated(None), rated("going_well"))
    row = item(found)
    assert row.steps == (Movement.NO_LONGER_KNOWN, Movement.NEWLY_EXPLORED)
    assert row.overall is Movement.BETTER
    assert row.says.endswith("Better: a worry on 4 March 2026, going well now.")
    same = item(over(rated("worry"), rated(None), rated("worry")))
    assert same.overall is Movement.STILL_A_CONCERN
    assert same.says.endswith("A worry now, as on 4 March 2026; in between not explored.")


def test_an_unmet_need_is_marked() -> None:
    cell = item(over(rated("worry", behind_it=["barrier"]), rated("worry"))).cells[0]
    assert cell.unmet_need
    assert cell.reads == "a worry (said to be an unmet need)"


# Domains


def well_known(*, but: str | None = None, rating: str | None = None) -> AssessmentBuilder:
    """Everything about food explored and going well, but for one item."""
    builder = an_assessment().with_going_well(*(one for one in (EATS, FOOD, COMPANY) if one != but))
    return builder.with_rating(but, rating) if but and rating else builder


def test_a_domain_moves_with_its_level() -> None:
    good, bad = well_known(), well_known(but=EATS, rating="worry")
    assert domain(over(good, bad)).overall is Movement.WORSE
    assert domain(over(bad, good)).overall is Movement.BETTER
    assert domain(over(good, good)).overall is Movement.SAME
    assert domain(over(bad, bad)).overall is Movement.STILL_A_CONCERN
    assert domain(over(bad, good)).says == "Food and drink: better: some concern on 4 March 2026, no concern found now."


def test_a_domain_of_which_too_little_is_known_is_never_better() -> None:
    row = domain(over(well_known(but=EATS, rating="worry"), an_assessment()))
    assert row.overall is Movement.NO_LONGER_KNOWN
    assert row.says == (
        "Food and drink: some concern on 4 March 2026; not enough is known now, so it can’t be said to be better."
    )
    assert row.cells[1].height is None
    assert domain(over(an_assessment(), well_known())).overall is Movement.NEWLY_EXPLORED
    assert domain(over(an_assessment(), an_assessment())).overall is Movement.STILL_NOT_KNOWN


def test_a_lower_level_is_not_better_where_the_worry_itself_was_not_looked_at_again() -> None:
    tool = a_tool(*(an_item(f"breakfast.i{number}") for number in range(4)))
    policy = a_policy(enough_explored={"share": 0.5, "at_least": 2})
    before = an_assessment().with_worry("breakfast.i0").with_going_well("breakfast.i1", "breakfast.i2", "breakfast.i3")
    after = an_assessment().with_going_well("breakfast.i1", "breakfast.i2", "breakfast.i3")
    row = domain(over(before, after, tool=tool, policy=policy))
    assert [cell.level for cell in row.cells] == [Level.SOME, Level.NONE_FOUND]
    assert row.overall is Movement.NO_LONGER_KNOWN
    assert row.says.endswith("what made it so was not explored again, so it can’t be said to be better.")


def test_a_level_that_falls_only_because_a_rule_for_younger_children_ended_is_still_a_concern() -> None:
    strict = a_policy(a_rule("strict", makes="significant"))
    one = an_assessment().with_worry(EATS)
    row = domain(compare_over_time([compared(one, MARCH, policy=strict), compared(one, JUNE, policy=a_policy())]))
    assert [cell.level for cell in row.cells] == [Level.SIGNIFICANT, Level.SOME]
    assert row.overall is Movement.STILL_A_CONCERN
    assert row.says.endswith("but nothing that made it so has got better.")


def test_a_domain_that_does_not_apply_is_not_compared() -> None:
    nothing = an_assessment()
    for one in (EATS, FOOD, COMPANY):
        nothing = nothing.with_rating(one, "not_applicable")
    assert domain(over(well_known(but=EATS, rating="worry"), nothing)).overall is Movement.NOT_COMPARABLE


def test_the_row_of_the_picture_reads_as_text() -> None:
    row = domain(over(well_known(), well_known(but=EATS, rating="worry")))
    assert row.reads == (
        "Food and drink – 4 March 2026: no concern found (3 of 3 explored); 2 June 2026: some concern (3 of 3 explored)"
    )
    assert [cell.height for cell in row.cells] == [0, 2]


def test_the_worst_is_told_first_and_nothing_is_added_up() -> None:
    before = (
        well_known().with_worry("waking.clean_clothes").with_going_well("school.gets_there", "school.things_needed")
    )
    after = before.with_worry(FOOD).with_rating("waking.clean_clothes", "worry")
    found = over(before, after)
    assert found.says[0].startswith("Food and drink: worse")
    assert found.says[1].startswith("Physical care: some concern for the second time running")
    assert found.says[-1].startswith("School and learning: no concern found for the second time running")


# Columns, tools, safety


def test_the_oldest_comes_first_and_the_undated_last() -> None:
    some = [compared(rated("worry"), on) for on in (NOVEMBER, None, MARCH, MARCH)]
    found = compare_over_time(some)
    assert [column.called for column in found.columns] == [
        "4 March 2026",
        "4 March 2026 (2)",
        "20 November 2026",
        "no date",
    ]


def test_one_alone_is_shown_without_movement_and_none_is_refused() -> None:
    found = over(rated("worry"))
    assert item(found).steps == ()
    assert item(found).says == "Does Zoë eat before school? A worry now."
    with pytest.raises(ValueError, match="nothing to compare"):
        compare_over_time([])


def test_a_worry_that_the_next_tool_does_not_ask_about_is_not_lost() -> None:
    younger = a_tool(an_item("feeds.enough_milk"), an_item(EATS), id="baby")
    older = a_tool(an_item(EATS))
    before = compared(an_assessment("baby").with_worry("feeds.enough_milk"), MARCH, younger)
    row = item(compare_over_time([before, compared(an_assessment(), JUNE, older)]), "feeds.enough_milk")
    assert row.overall is Movement.NO_LONGER_ASKED
    assert row.says.endswith(
        "A worry on 4 March 2026; not a question of the tool used now, so it can’t be said to be better."
    )
    fine = compared(an_assessment("baby").with_going_well("feeds.enough_milk"), MARCH, younger)
    found = compare_over_time([fine, compared(an_assessment(), JUNE, older)])
    assert [row.item for row in found.items] == [EATS]


def test_two_versions_of_one_tool_are_compared_by_what_is_asked_and_the_change_of_words_is_said() -> None:
    old = a_tool(an_item(EATS, text="Is there breakfast?"), an_item(FOOD))
    new = a_tool(an_item(EATS, text="Does {child} eat before school?"), an_item(FOOD), version="2.0.0")
    found = compare_over_time([compared(rated("worry"), MARCH, old), compared(rated("mixed"), JUNE, new)])
    row = item(found)
    assert row.reworded
    assert row.text == "Does Zoë eat before school?"
    assert row.overall is Movement.BETTER
    assert not item(found, FOOD).reworded
    assert [column.tool.version for column in found.columns] == ["1.0.0", "2.0.0"]


def test_a_flag_has_ended_only_where_somebody_asked_again() -> None:
    tool = a_tool(an_item(EATS), a_check("safety.no_capable_adult_now"))
    yes, no, blank = (
        an_assessment().with_check("safety.no_capable_adult_now", answer) if answer else an_assessment()
        for answer in ("yes", "no", None)
    )
    assert over(no, yes, tool=tool).safety[0].steps == (FlagMovement.NEW,)
    assert over(yes, yes, tool=tool).safety[0].steps == (FlagMovement.STILL,)
    assert over(yes, no, tool=tool).safety[0].steps == (FlagMovement.ENDED,)
    unasked = over(yes, blank, tool=tool).safety[0]
    assert unasked.steps == (FlagMovement.NOT_ASKED_AGAIN,)
    assert unasked.says.endswith("Yes on 4 March 2026; not asked now, so it can’t be said to be over.")
    assert over(no, blank, tool=tool).safety == ()
    assert over(no, yes, tool=tool).columns[1].flags == ("safety.no_capable_adult_now",)


def test_what_nobody_ever_explored_is_listed() -> None:
    found = over(rated("worry"), rated("not_known", FOOD).with_check("safety.no_capable_adult_now", "no"))
    assert EATS not in found.never_explored
    assert FOOD in found.never_explored
    assert "safety.left_alone_overnight" in found.never_explored
    assert "safety.no_capable_adult_now" not in found.never_explored
    assert COMPANY not in over(rated("going_well"), rated("going_well")).never_explored  # never shown, so no gap


def test_a_child_is_followed_from_one_bundled_tool_to_the_next() -> None:
    toolkit = compose()
    ids = ("baby", "pre_school", "primary")
    made = {tool_id: tools.load(toolkit, tool_id) for tool_id in ids}
    shared = set.intersection(*(set(tool.items) for tool in made.values()))
    days = (dt.date(2018, 9, 1), dt.date(2021, 9, 1), dt.date(2026, 3, 4))
    some = [
        compared(
            an_assessment(tool_id).with_worry("home.clean_enough").with_going_well("feelings.comfort"),
            on,
            made[tool_id],
            the_bundled_policy(),
        )
        for tool_id, on in zip(ids, days, strict=True)
    ]
    found = compare_over_time(some)
    assert {"home.clean_enough", "feelings.comfort"} <= shared
    assert item(found, "home.clean_enough").says.endswith(
        "for the third time running, unchanged since 1 September 2018."
    )
    assert item(found, "home.clean_enough").text == made["primary"].items["home.clean_enough"].text.replace(
        "{child}", "Zoë"
    )
    assert item(found, "feelings.comfort").overall is Movement.SAME
    rated_ids = [one.id for one in made["primary"].items.values() if one.id in {row.item for row in found.items}]
    assert [row.item for row in found.items][: len(rated_ids)] == rated_ids


def test_the_summary_that_was_sealed_is_used_and_not_worked_out_anew() -> None:
    one = compared(rated("worry"))
    sealed = one.summary.model_copy(
        update={
            "domains": {
                **one.summary.domains,
                Domain.NUTRITIONAL: one.summary.domains[Domain.NUTRITIONAL].model_copy(
                    update={"level": Level.SIGNIFICANT}
                ),
            }
        }
    )
    assert EarlierAssessment.of(sealed).levels[Domain.NUTRITIONAL] is Level.SIGNIFICANT
    found = compare_over_time([one.model_copy(update={"summary": sealed})])
    assert domain(found).cells[0].level is Level.SIGNIFICANT


def test_what_was_counted_is_told_beside_the_dates_and_a_count_that_fell_is_not_unchanged() -> None:
    found = item(over(*(rated("worry", count={"kept": kept, "of": "percent"}) for kept in (98, 5))))
    assert [cell.reads for cell in found.cells] == ["a worry, kept 98 %", "a worry, kept 5 %"]
    assert "unchanged" not in found.says
    assert "kept 5 %" in found.says
