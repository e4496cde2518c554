"""Children in one home next to each other, so that one child treated differently shows."""

from __future__ import annotations

import pytest
from builders import AssessmentBuilder, a_policy, a_tool, an_assessment, an_item, summary_of

from neglect_toolkit.engine.compare import compare_siblings
from neglect_toolkit.model.comparison import Compared, Likeness, Siblings
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Domain

EATS, FOOD, BED, CLOTHES = (
    "breakfast.eats_before_school",
    "breakfast.food_in_house",
    "night.own_bed",
    "waking.clean_clothes",
)


def child(name: str | None, builder: AssessmentBuilder, tool: Tool | None = None) -> Compared:
    used = tool or a_tool()
    made = builder.build()
    return Compared(child=name, tool=used, summary=summary_of(made, used, a_policy()), answers=made.answers)


def mia_and_tom() -> Siblings:
    mia = an_assessment().with_worry(EATS).with_worry(FOOD).with_mixed(BED).with_going_well(CLOTHES)
    tom = an_assessment().with_going_well(EATS, FOOD, BED, CLOTHES)
    return compare_siblings([child("Mia", mia), child("Tom", tom)])


def test_the_child_for_whom_it_is_worse_is_named() -> None:
    found = mia_and_tom()
    row = found.item(EATS)
    assert row.likeness is Likeness.DIFFERS
    assert found.names(row.worse_for) == ("Mia",)
    assert found.names(row.better_for) == ("Tom",)
    assert row.says == "Does the child eat before school? For Mia it is a worry; for Tom it goes well."
    assert row.reads == "Does the child eat before school? – Mia: a worry; Tom: going well"


def test_treated_differently_is_listed_by_how_serious_it_is() -> None:
    assert mia_and_tom().treated_differently == (FOOD, EATS, BED)
    assert mia_and_tom().says[0].startswith("Is there food in the house? For Mia it is a worry")


def test_what_is_alike_is_said_once_for_both() -> None:
    row = mia_and_tom().item(CLOTHES)
    assert row.likeness is Likeness.ALIKE
    assert row.says.endswith("For Mia and Tom it goes well.")


def test_mixed_beside_a_worry_differs_without_one_being_well() -> None:
    some = [child("Mia", an_assessment().with_worry(EATS)), child("Tom", an_assessment().with_mixed(EATS))]
    row = compare_siblings(some).item(EATS)
    assert row.likeness is Likeness.DIFFERS
    assert not row.treated_differently


def test_more_often_is_worse_where_every_child_has_how_often() -> None:
    daily = child("Mia", an_assessment().with_worry(EATS, persistence="every_day"))
    once = child("Tom", an_assessment().with_worry(EATS, persistence="once"))
    unsaid = child("Leo", an_assessment().with_worry(EATS))
    found = compare_siblings([once, daily])
    assert found.names(found.item(EATS).worse_for) == ("Mia",)
    assert compare_siblings([once, daily, unsaid]).item(EATS).likeness is Likeness.ALIKE


def test_what_was_explored_for_one_child_only_is_said_and_compared_with_nothing() -> None:
    found = compare_siblings([child("Mia", an_assessment().with_worry(EATS)), child("Tom", an_assessment())])
    row = found.item(EATS)
    assert row.likeness is Likeness.ONE_SIDED
    assert found.names(row.not_known_for) == ("Tom",)
    assert row.worse_for == ()
    assert row.says.endswith("For Mia it is a worry; for Tom it was not explored.")
    assert EATS in found.one_sided


def test_an_item_of_another_age_is_no_gap() -> None:
    baby = a_tool(an_item("home.clean_enough"), an_item("feeds.enough_milk"), id="baby")
    older = a_tool(an_item("home.clean_enough"), an_item(EATS))
    leo = child("Leo", an_assessment("baby").with_worry("home.clean_enough"), baby)
    found = compare_siblings([leo, child("Mia", an_assessment().with_going_well("home.clean_enough", EATS), older)])
    assert [row.item for row in found.items] == ["home.clean_enough"]
    assert found.treated_differently == ("home.clean_enough",)


def test_domains_stand_beside_each_other() -> None:
    found = mia_and_tom()
    food = next(row for row in found.domains if row.domain is Domain.NUTRITIONAL)
    assert food.likeness is Likeness.DIFFERS
    assert food.says == "Food and drink: for Mia there is significant concern; for Tom no concern was found."
    health = next(row for row in found.domains if row.domain is Domain.MEDICAL)
    assert health.likeness is Likeness.NOT_KNOWN
    assert health.says.endswith("for Mia and Tom not enough is known.")


def test_children_without_a_name_or_with_the_same_are_told_apart() -> None:
    some = [child(name, an_assessment()) for name in (None, "Mia", "Mia", None)]
    assert [column.called for column in compare_siblings(some).columns] == [
        "the first child",
        "Mia",
        "Mia (2)",
        "the fourth child",
    ]


def test_nothing_to_compare_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        compare_siblings([])
