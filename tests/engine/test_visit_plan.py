"""What to find out next, from whom and why."""

from __future__ import annotations

from builders import (
    AssessmentBuilder,
    a_check,
    a_policy,
    a_rule,
    a_tool,
    an_assessment,
    an_earlier,
    an_item,
    summary_of_answers,
    the_bundled_policy,
)

from neglect_toolkit.engine.visit_plan import LINES_AT_MOST, plan_next_visit
from neglect_toolkit.model.assessment import facts_of
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.summary import EarlierAssessment
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.visit_plan import Gain, Lack, VisitLine, VisitPlan
from neglect_toolkit.model.words import Domain, Level, NextStep, Source
from neglect_toolkit.services import demo, tools
from neglect_toolkit.services.toolkit import compose

EATS, BED, TEETH = "breakfast.eats_before_school", "bed.own_bed", "health.teeth"


def an_open_item(item_id: str = EATS, **fields: object) -> Item:
    """An item that can be asked of everybody."""
    ways = {"ask_child": "What did you eat?", "ask_parent": "What happens?", "look_for": "Food in the kitchen."}
    return an_item(item_id, **(ways | fields))


def plan(
    builder: AssessmentBuilder,
    tool: Tool,
    policy: Policy | None = None,
    facts: Facts | None = None,
    earlier: tuple[EarlierAssessment, ...] = (),
) -> VisitPlan:
    answers, used, about = builder.answers(), policy or a_policy(), facts or Facts()
    summary = summary_of_answers(answers, tool, used, about, earlier)
    return plan_next_visit(tool, used, about, answers, summary, earlier=earlier)


def only(found: VisitPlan) -> VisitLine:
    (line,) = found.lines
    return line


# Safety first


def test_open_safety_checks_come_first_and_together() -> None:
    tool = a_tool(an_open_item(), a_check(), a_check("safety.left_alone_overnight"), a_check("safety.missing_now"))
    found = plan(an_assessment().with_check("safety.missing_now", "not_known"), tool)
    assert [line.lack for line in found.lines] == [Lack.CHECK_NOT_ASKED, Lack.CHECK_NOT_KNOWN, Lack.NOT_EXPLORED]
    assert found.lines[0].items == ("safety.no_capable_adult_now", "safety.left_alone_overnight")
    assert found.lines[0].who is None
    assert found.lines[0].could_call_for is NextStep.IMMEDIATE
    assert found.lines[0].said("Zoë").startswith("Settle the 2 safety checks that nobody has asked yet, “Safety”: ")


# What would change


def test_a_gap_says_what_a_worry_would_make_of_it() -> None:
    line = only(plan(an_assessment(), a_tool(an_open_item(text="Does {child} eat before school?"))))
    assert (line.lack, line.gain) == (Lack.NOT_EXPLORED, Gain.NEXT_STEP)
    assert (line.could_be, line.could_call_for) == (Level.SOME, NextStep.SUPPORT_AND_REVIEW)
    assert line.said("Zoë") == (
        "Ask Zoë about “Breakfast”: Does Zoë eat before school? "
        "A worry here would make Food and drink a concern and call for support and a review."
    )
    assert line.said(None).startswith("Ask the child about “Breakfast”: Does the child eat before school?")


def test_what_could_change_the_next_step_comes_before_a_level_before_a_domain_known() -> None:
    policy = a_policy(a_rule(), a_rule("lots", when=({"count": 3, "rating": "worry"},), makes="significant"))
    tool = a_tool(
        *(an_open_item(f"food.i{number}") for number in range(3)),
        an_open_item("teeth.brushed", domains=(Domain.MEDICAL,)),
        an_open_item("bed.own_bed", domains=(Domain.PHYSICAL,)),
        an_open_item("bed.warm", domains=(Domain.PHYSICAL,)),
    )
    builder = an_assessment().with_worry("food.i0", persistence="once").with_worry("food.i1", persistence="once")
    for item in ("food.i0", "food.i1"):
        builder = builder.with_account(item, "child", "worry")
    found = plan(builder.with_worry(BED, persistence="once").with_account(BED, "child", "worry"), tool, policy)
    lines = [line for line in found.lines if line.lack is Lack.NOT_EXPLORED]
    assert [line.items for line in lines] == [("food.i2",), ("teeth.brushed",), ("bed.warm",)]
    assert [line.gain for line in lines] == [Gain.NEXT_STEP, Gain.LEVEL, Gain.MORE_KNOWN]
    assert lines[0].could_call_for is NextStep.REFER_NOW
    assert lines[2].why == "Nobody has explored it yet."


def test_a_grave_item_comes_before_others_and_a_core_one_before_further_ones() -> None:
    tool = a_tool(
        an_open_item("day.further", core=False),
        an_open_item("tea.core"),
        an_open_item("night.grave", grave=True),
    )
    found = plan(an_assessment().with_rating("day.further", "not_known"), tool)
    assert [line.items for line in found.lines] == [("night.grave",), ("tea.core",), ("day.further",)]


def test_every_domain_gets_its_turn_among_equals() -> None:
    tool = a_tool(
        an_open_item("waking.a", domains=(Domain.EMOTIONAL,)),
        an_open_item("bed.b", domains=(Domain.EMOTIONAL,)),
        an_open_item("tea.c", domains=(Domain.NUTRITIONAL,)),
    )
    assert [line.items for line in plan(an_assessment(), tool).lines] == [("waking.a",), ("tea.c",), ("bed.b",)]


def test_among_equals_a_domain_of_which_too_little_is_known_comes_first_and_says_so() -> None:
    tool = a_tool(
        an_open_item("bed.a", domains=(Domain.PHYSICAL,)),
        an_open_item("bed.b", domains=(Domain.PHYSICAL,)),
        an_open_item("bed.c", domains=(Domain.PHYSICAL,)),
        an_open_item("tea.a"),
        an_open_item("tea.b"),
        an_open_item("teeth.a", domains=(Domain.MEDICAL,)),
    )
    known = an_assessment().with_worry("teeth.a", persistence="once").with_account("teeth.a", "child", "worry")
    known = known.with_account("teeth.a", "observed", "worry")
    found = plan(known.with_going_well("bed.a", "bed.b", "tea.a"), tool)
    assert [(line.items, line.helps_know) for line in found.lines] == [
        (("tea.b",), Domain.NUTRITIONAL),
        (("bed.c",), None),
    ]
    assert found.lines[0].why == (
        "A worry here would make Food and drink a concern; too little is known about Food and drink (1 of 2 explored)."
    )


def test_earlier_assessments_count_in_what_would_change() -> None:
    lasting = a_rule(
        "lasting", when=({"count": 1, "rating": "worry"}, {"earlier": 1, "level": "some"}), makes="significant"
    )
    tool, policy = a_tool(an_open_item()), a_policy(a_rule(), lasting)
    assert only(plan(an_assessment(), tool, policy)).could_be is Level.SOME
    before = (an_earlier(nutritional="some"),)
    assert only(plan(an_assessment(), tool, policy, earlier=before)).could_be is Level.SIGNIFICANT


# Who could say


def test_whom_to_ask_follows_from_the_item() -> None:
    def who(facts: Facts | None = None, **fields: object) -> Source | None:
        return only(plan(an_assessment(), a_tool(an_open_item(**fields)), facts=facts)).who  # type: ignore[arg-type]

    assert who() is Source.CHILD
    assert who(domains=(Domain.PHYSICAL,)) is Source.OBSERVED
    assert who(domains=(Domain.MEDICAL,)) is Source.PROFESSIONAL
    assert who(domains=(Domain.EDUCATIONAL,)) is Source.PROFESSIONAL
    assert who(ask_child=None) is Source.OBSERVED
    assert who(ask_child=None, look_for=None) is Source.PARENT
    assert who(ask_child=None, look_for=None, ask_parent=None) is Source.PROFESSIONAL
    assert who(ask_child="Watch: where the baby looks.") is Source.OBSERVED
    assert who(Facts(unborn=True)) is Source.OBSERVED


def test_a_child_who_does_not_speak_is_still_asked_in_the_way_they_communicate() -> None:
    line = only(plan(an_assessment(), a_tool(an_open_item()), facts=Facts(cannot_speak=True)))
    assert line.who is Source.CHILD
    assert line.said("Ada").startswith("Find out from Ada, in the way they communicate, about “Breakfast”")


def test_the_line_names_who_knows_and_the_part_of_the_day() -> None:
    tool = a_tool(an_open_item(TEETH, text="Are {child}'s teeth looked after?", domains=(Domain.MEDICAL,)))
    assert (
        only(plan(an_assessment(), tool))
        .said("Zoë")
        .startswith("Check with a health professional about “Health”: Are Zoë's teeth looked after?")
    )


def test_somebody_else_is_asked_where_one_did_not_know_or_chose_not_to_say() -> None:
    tool = a_tool(an_open_item())
    line = only(plan(an_assessment().with_account(EATS, "child", "not_known"), tool))
    assert line.who is Source.OBSERVED
    assert line.why.startswith("It was asked or looked at before, and is still not known; a worry here would")
    declined = only(plan(an_assessment().with_rating(EATS, "declined"), tool))
    assert declined.who is Source.OBSERVED
    assert declined.why.startswith("Somebody chose not to say")


# What is missing although there is an answer


def test_a_worry_that_only_a_parent_told_asks_for_the_child_and_for_a_look() -> None:
    told = an_assessment().with_account(EATS, "parent", "worry", persistence="most_days", who="mother")
    says_so = a_rule("child_says", when=({"count": 1, "rating": "worry", "child_says": True},), makes="significant")
    found = plan(told, a_tool(an_open_item()), a_policy(a_rule(), says_so))
    assert [(line.lack, line.who) for line in found.lines] == [
        (Lack.CHILD_NOT_HEARD, Source.CHILD),
        (Lack.NOBODY_SAW, Source.OBSERVED),
    ]
    assert found.lines[0].why == (
        "Only a parent or carer has told of this worry, and nobody has heard {child} on it; {child} saying so too "
        "would make Food and drink a significant concern and call for a referral now."
    )
    assert found.lines[1].why == "This worry was told, and nobody has seen it yet."


def test_accounts_that_differ_ask_for_a_voice_that_was_not_heard() -> None:
    differ = an_assessment().with_account(EATS, "child", "worry", persistence="once")
    differ = differ.with_account(EATS, "parent", "going_well")
    line = only(plan(differ, a_tool(an_open_item())))
    assert (line.lack, line.who) == (Lack.ACCOUNTS_DIFFER, Source.OBSERVED)
    assert line.said("Zoë").endswith("Accounts differ: a worry by Zoë; going well by a parent or carer.")
    for source in ("observed", "professional"):
        differ = differ.with_account(EATS, source, "worry")
    assert plan(differ, a_tool(an_open_item())) == VisitPlan()


def test_a_worry_without_how_often_says_what_most_days_would_make_of_it() -> None:
    worry = (
        an_assessment().with_worry(EATS).with_account(EATS, "child", "worry").with_account(EATS, "observed", "worry")
    )
    lasting = a_rule(
        "lasting", when=({"count": 1, "rating": "worry", "persistence": "most_days"},), makes="significant"
    )
    line = only(plan(worry, a_tool(an_open_item()), a_policy(a_rule(), lasting)))
    assert line.lack is Lack.HOW_OFTEN
    assert line.why == (
        "It is a worry, and nobody has said how often; on most days, it would make Food and drink a significant "
        "concern and call for a referral now."
    )
    assert plan(worry.with_worry(EATS, persistence="once"), a_tool(an_open_item())) == VisitPlan()
    assert plan(worry, a_tool(an_open_item(persistence=False))) == VisitPlan()


def test_what_goes_well_and_was_heard_leaves_nothing_to_do() -> None:
    assert plan(an_assessment().with_going_well(EATS), a_tool(an_open_item())) == VisitPlan()


# Lines


def test_one_line_gathers_what_is_asked_of_one_person_about_one_part() -> None:
    tool = a_tool(
        an_open_item("tea.grave", grave=True, text="Is it grave?"), *(an_open_item(f"tea.i{n}") for n in range(4))
    )
    policy = a_policy(
        a_rule(), a_rule("grave", when=({"count": 1, "rating": "worry", "grave": True},), makes="significant")
    )
    line = only(plan(an_assessment(), tool, policy))
    assert line.items == ("tea.grave", "tea.i0", "tea.i1", "tea.i2", "tea.i3")
    assert line.grave
    assert "And 2 more." in line.asks
    assert line.why.startswith("On the first of these: a worry here would make Food and drink a significant concern")


def test_a_long_plan_is_cut_and_says_how_much_is_left_out() -> None:
    tool = a_tool(*(an_open_item(f"p{number}.i") for number in range(12)))
    found = plan(an_assessment(), tool)
    assert len(found.lines) == LINES_AT_MOST
    assert found.more == ("p9.i", "p10.i", "p11.i")
    assert found.said("Zoë")[-1] == "And 3 more things to find out."


def test_the_sample_case_has_a_plan_of_its_own() -> None:
    toolkit = compose()
    sample, policy = demo.sample(toolkit), the_bundled_policy()
    tool = tools.load(toolkit, sample.tool)
    facts = facts_of(sample, tool)
    summary = summary_of_answers(sample.answers, tool, policy, facts)
    found = plan_next_visit(tool, policy, facts, sample.answers, summary)
    assert found.lines[0].lack is Lack.CHECK_NOT_ASKED
    assert found.lines[2].items == ("feelings.frightened_at_home",)
    assert found.lines[2].could_be is Level.SIGNIFICANT
    assert any(line.lack is Lack.ACCOUNTS_DIFFER for line in found.lines)
    assert all("{" not in said for said in found.said("Zoë"))
