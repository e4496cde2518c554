"""What supervision starts from: drift, questions that follow from this case, explanations, open actions, the day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import AssessmentBuilder, a_part, a_tool, an_assessment, an_item
from cases_made_up import (
    EATS,
    FOOD,
    JUNE,
    MARCH,
    NOVEMBER,
    a_case,
    a_supervision,
    an_action,
    an_outcome,
    assessed,
    over_time,
)

from neglect_toolkit import paths
from neglect_toolkit.engine.day_told import the_childs_day
from neglect_toolkit.engine.drift import drifting, slipped_back
from neglect_toolkit.engine.explanations import explanations
from neglect_toolkit.engine.supervision import case_review, open_actions
from neglect_toolkit.forms.load import load_reflection
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.case import AssessedInCase, CaseFile
from neglect_toolkit.model.people import HouseholdMember
from neglect_toolkit.model.reflection import Pattern, Question, Reflection
from neglect_toolkit.model.words import BehindIt, Domain

REFLECTION = load_reflection(Sources.of(paths.forms_folder()))
TODAY = dt.date(2026, 12, 1)
WELL = an_assessment().with_going_well(EATS, FOOD, "breakfast.company")
BAD = an_assessment().with_worry(FOOD, persistence="sometimes").with_going_well(EATS)
GRAVE = an_assessment().with_worry(EATS, persistence="every_day").with_worry(FOOD, persistence="every_day")


def facts(case: CaseFile, siblings: tuple[AssessedInCase, ...] = (), on: dt.date = TODAY) -> dict[Pattern, str]:
    """Every pattern of a case with what is said of it."""
    return {asks.pattern: asks.fact for asks in case_review(case, REFLECTION, on, siblings).questions}


def household(*members: dict[str, Any]) -> AssessmentBuilder:
    return an_assessment().with_fields(household=tuple(HouseholdMember.model_validate(one) for one in members))


# Drift


def test_a_concern_that_stays_is_said_with_how_long() -> None:
    [says, *_] = drifting(over_time(a_case(BAD, BAD, BAD)))

    assert says == "Third assessment: food and drink has stayed a significant concern since March 2026."


def test_a_concern_that_grows_is_said_to_have_grown() -> None:
    low = an_assessment().with_mixed(FOOD, behind_it=["barrier"])

    assert drifting(over_time(a_case(low, BAD))) == (
        "Second assessment: food and drink has gone from some concern in June 2026 to a significant concern.",
    )


def test_getting_better_is_no_drift_and_neither_is_a_first_time() -> None:
    assert drifting(over_time(a_case(WELL, BAD))) == ()
    assert drifting(over_time(a_case(BAD, WELL))) == ()
    assert drifting(over_time(a_case(BAD))) == ()


def test_less_of_a_concern_by_being_better_is_no_drift() -> None:
    worse = an_assessment().with_worry(FOOD, persistence="every_day").with_going_well(EATS)
    better = an_assessment().with_mixed(FOOD, behind_it=["barrier"]).with_going_well(EATS)

    assert drifting(over_time(a_case(worse, better))) == ()


def test_not_knowing_in_between_ends_no_drift() -> None:
    says = drifting(over_time(a_case(BAD, an_assessment(), BAD)))

    assert says == (
        (
            "Third assessment: food and drink has stayed a significant concern since March 2026, although too little "
            "was known in between."
        ),
    )


def test_what_had_got_better_and_is_back_has_slipped() -> None:
    assert slipped_back(over_time(a_case(BAD, WELL, BAD))) == (Domain.NUTRITIONAL,)
    assert slipped_back(over_time(a_case(WELL, BAD, BAD))) == ()
    assert slipped_back(over_time(a_case(BAD, BAD, WELL))) == ()


# Patterns


def test_a_question_says_the_fact_the_question_and_where_it_comes_from() -> None:
    [asks] = case_review(
        a_case(BAD, BAD),
        Reflection(
            version="1.0.0",
            reflect_on=(
                Question(
                    id="words",
                    when=Pattern.OWN_WORDS_MISSING,
                    asks="What stopped us asking {child}?",
                    why="Made up.",
                    source="Made up",
                ),
            ),
        ),
        TODAY,
    ).questions

    assert asks.says == "Zoë’s own words are not recorded in either assessment. What stopped us asking Zoë?"
    assert (asks.question, asks.why, asks.source) == ("words", "Made up.", "Made up")


def test_the_childs_words_in_any_assessment_are_heard() -> None:
    heard = BAD.with_account(EATS, "child", "worry", "Not till lunch")

    assert Pattern.OWN_WORDS_MISSING not in facts(a_case(heard, BAD))
    assert Pattern.OWN_WORDS_MISSING in facts(a_case(BAD.with_account(EATS, "child", "worry", "  "), BAD))


def test_a_child_who_does_not_speak_is_not_said_to_have_no_words() -> None:
    says = facts(a_case(BAD.with_child(cannot_speak=True)))[Pattern.OWN_WORDS_MISSING]

    assert says == "Nothing that Zoë tells, signs or shows is recorded in this assessment."


def test_the_parents_account_believed_over_the_childs() -> None:
    believed = (
        an_assessment()
        .with_going_well(EATS)
        .with_account(EATS, "parent", "going_well", who="mother")
        .with_account(EATS, "child", "worry", "Not till lunch")
    )
    found = facts(a_case(believed))

    assert found[Pattern.PARENT_BELIEVED_OVER_CHILD].endswith("Does Zoë eat before school?")
    assert Pattern.ACCOUNTS_DIFFER not in found
    heard = facts(a_case(believed.with_rating(EATS, "worry")))
    assert Pattern.PARENT_BELIEVED_OVER_CHILD not in heard
    assert Pattern.ACCOUNTS_DIFFER in heard


@pytest.mark.parametrize(("seen", "asked"), [(True, False), (False, True), (None, True)])
def test_never_seen_alone(seen: bool | None, asked: bool) -> None:
    visits = tuple(visit.model_copy(update={"seen_alone": seen}) for visit in BAD.assessment.visits)

    assert (Pattern.NEVER_SEEN_ALONE in facts(a_case(BAD.with_fields(visits=visits)))) is asked


def test_a_baby_is_not_expected_to_be_seen_alone() -> None:
    baby = BAD.with_fields(visits=()).with_child(date_of_birth=dt.date(2026, 1, 1))

    assert Pattern.NEVER_SEEN_ALONE not in facts(a_case(baby))


def test_one_informant_is_named() -> None:
    one = BAD.with_account(EATS, "parent", "going_well", who="mother")

    assert facts(a_case(one))[Pattern.ONE_INFORMANT] == "All accounts in this assessment come from one place: mother."
    assert Pattern.ONE_INFORMANT not in facts(a_case(one.with_account(EATS, "observed", "going_well")))
    assert facts(a_case(BAD))[Pattern.ONE_INFORMANT].startswith("Nobody’s own account")


@pytest.mark.parametrize(
    ("member", "asked"),
    [
        ({"name": "Dean", "relation": "mother's partner"}, True),
        ({"name": "Dean", "relation": "step-father", "lives_here": True}, True),
        ({"relation": "father", "lives_here": False}, False),
        ({"name": "Mary", "relation": "mother", "lives_here": True}, False),
        ({"name": "Rory", "relation": "dad", "lives_here": True}, False),
        ({"name": "Tom Hill", "relation": "lodger"}, False),
    ],
)
def test_a_man_of_the_home_whom_nobody_spoke_to(member: dict[str, Any], asked: bool) -> None:
    met = household(member).with_visit(present=("father", "Tom"))

    assert (Pattern.ADULT_NOT_SPOKEN_TO in facts(a_case(met))) is asked


def test_an_area_that_two_assessments_left_open() -> None:
    assert Pattern.DOMAIN_UNEXPLORED in facts(a_case(WELL, WELL))
    assert "Food" not in facts(a_case(WELL, WELL))[Pattern.DOMAIN_UNEXPLORED]
    assert Pattern.DOMAIN_UNEXPLORED not in facts(a_case(WELL))


def test_drift_is_asked_about() -> None:
    assert facts(a_case(BAD, BAD))[Pattern.DRIFT].startswith("Second assessment: food and drink has stayed")
    assert Pattern.SLIPPED_BACK in facts(a_case(BAD, WELL, BAD))


def test_better_on_a_parents_word_alone() -> None:
    told = WELL.with_account(FOOD, "parent", "going_well", who="mother")

    assert Pattern.BETTER_ON_PARENTS_WORD in facts(a_case(BAD, told))
    assert Pattern.BETTER_ON_PARENTS_WORD not in facts(a_case(BAD, told.with_account(FOOD, "observed", "going_well")))
    assert Pattern.BETTER_ON_PARENTS_WORD not in facts(a_case(WELL, told))


def test_strengths_beside_a_significant_concern() -> None:
    well = an_assessment().with_everything_going_well(a_tool())
    found = facts(a_case(well.with_worry(FOOD, persistence="every_day")))

    assert "significant concern about food and drink" in found[Pattern.STRENGTHS_BESIDE_CONCERN]
    assert Pattern.STRENGTHS_BESIDE_CONCERN not in facts(a_case(GRAVE))
    assert Pattern.STRENGTHS_BESIDE_CONCERN not in facts(a_case(well))


def test_judged_below_the_findings() -> None:
    assert Pattern.JUDGED_BELOW in facts(a_case(GRAVE.with_judgement("no_current_concern")))
    assert Pattern.JUDGED_BELOW not in facts(a_case(GRAVE.with_judgement("immediate")))
    assert Pattern.JUDGED_BELOW not in facts(a_case(GRAVE))


def test_what_is_said_to_lie_behind_it() -> None:
    impaired = an_assessment().with_worry(EATS, behind_it=["impairment"])
    waiting = an_assessment().with_worry(EATS, behind_it=["service_gap"])

    assert Pattern.SAID_TO_BE_IMPAIRMENT in facts(a_case(impaired))
    assert Pattern.NO_EXPLANATION_ASKED not in facts(a_case(impaired))
    assert Pattern.NO_EXPLANATION_ASKED in facts(a_case(BAD))
    assert "second time" in facts(a_case(waiting, waiting))[Pattern.HELP_STILL_MISSING]
    assert "third time" in facts(a_case(waiting, waiting, waiting))[Pattern.HELP_STILL_MISSING]
    assert Pattern.HELP_STILL_MISSING not in facts(a_case(BAD, waiting))


def test_items_that_a_question_names() -> None:
    tool = a_tool(a_part("health", an_item("health.appointments", text="Is {child} brought?"), kind="lasting"))
    missed = assessed(an_assessment().with_worry("health.appointments"), tool=tool)
    well = assessed(an_assessment().with_going_well("health.appointments"), tool=tool)

    assert facts(CaseFile(assessments=(missed,)))[Pattern.ITEMS_A_CONCERN] == "Is Zoë brought? This is a worry."
    assert Pattern.ITEMS_A_CONCERN not in facts(CaseFile(assessments=(well,)))


def test_unanswered_checks() -> None:
    assert "2 safety checks have no answer." in facts(a_case(BAD))[Pattern.SAFETY_UNANSWERED]
    answered = BAD.with_everything_going_well(a_tool())
    assert Pattern.SAFETY_UNANSWERED not in facts(a_case(answered))


def test_siblings_who_fare_differently() -> None:
    leo = assessed(WELL.with_child(name="Leo", known_as="Leo"))

    assert "Leo" in facts(a_case(BAD), (leo,))[Pattern.SIBLINGS_DIFFER]
    assert Pattern.SIBLINGS_DIFFER not in facts(a_case(WELL), (leo,))


def test_overdue_actions_are_counted_and_the_longest_is_named() -> None:
    supervision = a_supervision(
        an_action(by_when=dt.date(2026, 11, 28)), an_action("See Zoë", "x2", by_when=dt.date(2026, 11, 1))
    )
    case = a_case(BAD, supervisions=(supervision,))

    assert facts(case)[Pattern.ACTIONS_OVERDUE] == (
        "2 actions are overdue, the longest by 30 days: “See Zoë”, due on 1 November 2026."
    )
    assert Pattern.ACTIONS_OVERDUE not in facts(case, on=dt.date(2026, 11, 1))


def test_an_unborn_child_is_asked_for_neither_words_nor_a_talk_alone() -> None:
    unborn = an_assessment().with_fields(visits=()).with_child(date_of_birth=None, due_date=dt.date(2027, 2, 1))
    found = facts(a_case(unborn))

    assert Pattern.OWN_WORDS_MISSING not in found
    assert Pattern.NEVER_SEEN_ALONE not in found


def test_a_case_without_an_assessment_has_its_actions_only() -> None:
    review = case_review(CaseFile(supervisions=(a_supervision(an_action()),)), REFLECTION, TODAY)

    assert (review.day, review.over_time, review.questions) == ((), None, ())
    assert [one.action.id for one in review.actions] == ["x1"]


# Open actions


def test_an_action_is_open_until_it_is_done_or_dropped() -> None:
    supervision = a_supervision(an_action(by_when=JUNE))

    assert open_actions([supervision], [])[0].days_overdue(dt.date(2026, 6, 5)) == 3
    assert open_actions([supervision], [an_outcome("not_done")])[0].last == an_outcome("not_done")
    assert open_actions([supervision], [an_outcome("done")]) == ()
    assert open_actions([supervision], [an_outcome("dropped")]) == ()
    assert len(open_actions([supervision], [an_outcome("done", MARCH), an_outcome("not_done", NOVEMBER)])) == 1


def test_an_action_without_a_day_is_never_overdue_and_comes_last() -> None:
    supervision = a_supervision(an_action(), an_action("See Zoë", "x2", by_when=NOVEMBER))
    found = open_actions([supervision], [])

    assert [one.action.id for one in found] == ["x2", "x1"]
    assert found[1].days_overdue(TODAY) == 0


# Explanations and the day


def test_which_explanations_were_recorded_and_which_were_not_considered() -> None:
    made = (
        an_assessment()
        .with_worry(EATS, behind_it=["care"])
        .with_worry(FOOD)
        .with_mixed("school.gets_there", behind_it=["not_known"])
        .with_mixed("night.own_bed")
    )
    found = {one.item: one for one in explanations(a_tool(), made.answers(), "Zoë", disabled=True)}

    assert found[EATS].says == (
        "Recorded: care that could be given and is not.",
        (
            "Not considered: a service that was asked for and not provided; money, housing, transport or language; "
            "the child’s own impairment."
        ),
    )
    assert FOOD not in found  # nothing was recorded, so there is nothing to explain
    assert found["school.gets_there"].says[0] == "It was asked what lies behind it, and that is not known."
    assert "night.own_bed" not in found
    # A landlord's boiler: nobody is nudged towards the care.
    boiler = an_assessment().with_worry(EATS, behind_it=["service_gap"])
    (cold,) = explanations(a_tool(), boiler.answers(), "Zoë", disabled=True)
    assert BehindIt.CARE not in cold.not_considered
    assert "care that could be given" not in " ".join(cold.says)
    not_disabled = explanations(a_tool(), made.answers(), "Zoë", disabled=False)
    assert all(BehindIt.IMPAIRMENT not in one.not_considered for one in not_disabled)


def test_the_day_is_told_hour_by_hour_and_says_what_nobody_explored() -> None:
    made = (
        an_assessment()
        .with_worry(EATS, persistence="most_days", effect="Tearful by ten")
        .with_account(EATS, "child", "worry", "Not till lunch")
        .with_account(EATS, "parent", "going_well", "She has cereal", who="mother")
        .with_going_well(FOOD)
    )
    day = {part.title: part for part in the_childs_day(a_tool(), made.answers(), "Zoë")}

    assert day["Breakfast"].says == (
        "Does Zoë eat before school: rated a worry, most days (Zoë; the practitioner).",
        "Tearful by ten.",
        "Zoë: “Not till lunch”",
        "Mother: “She has cereal”",
        "Mother rates it otherwise: going well.",
        "Is there food in the house: rated going well (the practitioner).",
    )
    assert day["Night"].says == ("Nobody has explored this yet.",)
    assert not day["Night"].known
    assert "Health" not in day


def test_every_concern_of_an_hour_is_told_and_of_what_goes_well_one_thing() -> None:
    tool = a_tool(a_part("tea", *(an_item(f"tea.i{number}", describes=_described(number)) for number in range(4))))
    made = an_assessment().with_going_well("tea.i0", "tea.i1").with_worry("tea.i2").with_mixed("tea.i3")
    [tea] = the_childs_day(tool, made.answers(), None)

    assert tea.says == (
        "Is it so: i0: rated going well (the practitioner).",
        "Is it so: i2: rated a worry (the practitioner).",
        "Is it so: i3: rated mixed (the practitioner).",
    )


def _described(number: int) -> dict[str, str]:
    return {"going_well": f"Well {number}.", "mixed": f"Mixed {number}.", "worry": f"Bad {number}."}
