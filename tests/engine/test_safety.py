"""Safety checks: flags, and what nobody has asked yet."""

from __future__ import annotations

import datetime as dt

from builders import a_check, a_policy, a_tool, an_assessment, summary_of_answers

from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.words import NextStep, Urgency

ALONE, WEAPON = "safety.no_capable_adult_now", "safety.weapon"
TOOL = a_tool(
    a_check(WEAPON, text="Is there a weapon within {child}'s reach", do="Keep {child} away and call 999."),
    a_check(ALONE, text="Is {child} without a capable adult?", urgency="today", do="Telephone the front door."),
)


def test_a_yes_is_a_flag_with_what_to_do_in_the_tools_order() -> None:
    summary = summary_of_answers(an_assessment().with_check(ALONE, "yes").with_check(WEAPON, "yes"), TOOL)
    assert [(flag.item, flag.urgency, flag.says, flag.do, flag.done) for flag in summary.safety] == [
        (WEAPON, Urgency.NOW, "Is there a weapon within the child's reach", "Keep the child away and call 999.", None),
        (ALONE, Urgency.TODAY, "Is the child without a capable adult?", "Telephone the front door.", None),
    ]
    assert summary.next_step.is_ is NextStep.IMMEDIATE
    assert summary.next_step.because == ("Is there a weapon within the child's reach: answered yes.",)


def test_a_past_disclosure_does_not_read_like_a_fire() -> None:
    summary = summary_of_answers(an_assessment().with_check(ALONE, "yes").with_check(WEAPON, "no"), TOOL)
    assert summary.next_step.is_ is NextStep.REFER_NOW
    assert summary.next_step.because == ("Is the child without a capable adult? Answered yes.",)


def test_what_was_done_when_and_by_whom_stands_beside_the_flag() -> None:
    at = dt.datetime(2026, 11, 18, 16, 40, tzinfo=dt.UTC)
    builder = an_assessment().with_check(ALONE, "yes", done="Rang the front door", done_at=at, done_by="Sam Okafor")
    (flag,) = summary_of_answers(builder, TOOL).safety
    assert flag.done == "Rang the front door, 18 November 2026 at 16:40, by Sam Okafor"


def test_a_name_and_a_time_without_anything_done_is_nothing_done() -> None:
    (flag,) = summary_of_answers(an_assessment().with_check(ALONE, "yes", done_by="Sam"), TOOL).safety
    assert flag.done is None


def test_a_moment_says_that_something_was_done_though_not_what() -> None:
    at = dt.datetime(2026, 11, 18, 16, 40)  # noqa: DTZ001 - as somebody writes it into an answers file
    (flag,) = summary_of_answers(an_assessment().with_check(ALONE, "yes", done_at=at, done_by="Sam"), TOOL).safety
    assert flag.done == "Something was done (what is not recorded), 18 November 2026 at 16:40, by Sam"


def test_a_check_that_was_asked_and_is_not_known_is_neither_no_nor_not_asked() -> None:
    summary = summary_of_answers(an_assessment().with_check(ALONE, "not_known"), TOOL)
    assert summary.safety_not_known == (ALONE,)
    assert ALONE not in summary.safety_not_asked
    assert summary.safety == ()


def test_no_policy_can_take_an_open_check_for_a_no() -> None:
    calls = a_policy().calls_for.model_copy(update={"safety_not_asked": NextStep.NO_CURRENT_CONCERN})
    lenient = a_policy(calls_for=calls.plain())
    tool = a_tool(*a_tool().parts)
    answers = an_assessment().with_everything_going_well(tool).answers()
    assert summary_of_answers(answers, tool, lenient).next_step.is_ is NextStep.NO_CURRENT_CONCERN
    unasked = {item: answer for item, answer in answers.items() if item != ALONE}
    assert summary_of_answers(unasked, tool, lenient).next_step.is_ is NextStep.GET_INFORMATION


def test_a_blank_is_not_asked_and_keeps_the_next_step_at_getting_information() -> None:
    tool = a_tool(*a_tool().parts)
    builder = an_assessment().with_everything_going_well(tool)
    answers = {item: answer for item, answer in builder.answers().items() if item != ALONE}
    summary = summary_of_answers(answers, tool)
    assert summary.safety_not_asked == (ALONE,)
    assert summary.next_step.is_ is NextStep.GET_INFORMATION
    assert summary.next_step.because == (
        "Is the child without a capable adult now? This safety check has not been asked yet.",
    )


def test_asked_and_still_not_known_is_another_thing_and_calls_for_as_much() -> None:
    tool = a_tool()
    builder = an_assessment().with_everything_going_well(tool).with_check(ALONE, "not_known")
    summary = summary_of_answers(builder, tool)
    assert summary.safety_not_asked == ()
    assert summary.next_step.is_ is NextStep.GET_INFORMATION
    assert summary.next_step.because == ("Is the child without a capable adult now? Asked, still not known.",)


def test_a_note_on_a_check_is_not_an_answer() -> None:
    assert summary_of_answers(an_assessment().with_answer(ALONE, note="Ask"), TOOL).safety_not_asked == (WEAPON, ALONE)


def test_a_yes_flags_even_when_its_question_is_no_longer_asked_and_a_hidden_blank_is_not_missed() -> None:
    only = {"fact": "disabled", "is": True}
    tool = a_tool(a_check(ALONE, shown_when=only), a_check(WEAPON, shown_when=only))
    summary = summary_of_answers(an_assessment().with_check(ALONE, "yes"), tool, facts=Facts(disabled=False))
    assert [flag.item for flag in summary.safety] == [ALONE]
    assert summary.no_longer_asked == (ALONE,)
    assert summary.safety_not_asked == ()
