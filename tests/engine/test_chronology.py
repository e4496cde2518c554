"""The chronology: every event once, where it belongs, whichever way things come in."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import AssessmentBuilder, an_assessment
from cases_made_up import (
    EATS,
    FOOD,
    JUNE,
    MARCH,
    NOVEMBER,
    STEPS,
    a_case,
    a_supervision,
    an_action,
    an_outcome,
    assessed,
    at,
)
from hypothesis import given
from hypothesis import strategies as st

from neglect_toolkit.engine.chronology import chronology, household_chronology
from neglect_toolkit.engine.when import since_when
from neglect_toolkit.model.case import CaseFile, GuideContact, HandedOver, Reviewed
from neglect_toolkit.model.chronology import Event, EventKind, Precision
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.words import NextStep

NO_VISITS = an_assessment().with_fields(visits=())


def of_kind(case: CaseFile, kind: EventKind) -> list[Event]:
    return [event for event in chronology(case, STEPS) if event.kind is kind]


def test_a_worry_stands_where_it_began_with_what_it_meant_and_who_says_so() -> None:
    hungry = (
        an_assessment()
        .with_worry(EATS, persistence="most_days", since="September, when term began", effect="Tearful by ten.")
        .with_account(EATS, "child", "worry", "Not till lunch")
        .with_account(EATS, "parent", "going_well", who="mother")
    )
    [event] = of_kind(a_case(hungry), EventKind.WORRY)

    assert (event.date, event.precision) == (dt.date(2026, 9, 1), Precision.MONTH)
    assert event.what == "Does Zoë eat before school: rated a worry, most days. Since September, when term began."
    assert event.meant_for_child == "Tearful by ten."
    assert event.who == "Zoë; the practitioner"
    assert event.child == "Zoë"


def test_a_worry_without_a_date_stands_on_the_day_it_was_found() -> None:
    [event] = of_kind(a_case(an_assessment().with_worry(EATS)), EventKind.WORRY)

    assert (event.date, event.precision) == (NOVEMBER, Precision.FOUND_ON)


def test_the_same_worry_in_two_assessments_stands_once() -> None:
    for fields in ({"since": "January"}, {}, {"effect": "Tired."}):
        same = NO_VISITS.with_worry(EATS, **fields)
        assert len(of_kind(a_case(same, same, same), EventKind.WORRY)) == 1


def test_a_worry_that_grew_is_told_again_on_the_day_it_was_found_to_have_grown() -> None:
    before = NO_VISITS.with_worry(EATS, since="January", persistence="sometimes")
    after = NO_VISITS.with_worry(EATS, since="January", persistence="every_day")
    events = of_kind(a_case(before, after), EventKind.WORRY)

    assert [(event.date, event.precision) for event in events] == [
        (dt.date(2026, 1, 1), Precision.MONTH),
        (NOVEMBER, Precision.FOUND_ON),
    ]
    assert "every day" in events[1].what


def test_a_worry_that_had_gone_and_is_back_is_told_again() -> None:
    worry, well = NO_VISITS.with_worry(EATS), NO_VISITS.with_going_well(EATS)

    assert [event.date for event in of_kind(a_case(worry, well, worry), EventKind.WORRY)] == [MARCH, NOVEMBER]


def test_what_is_mixed_is_told_where_somebody_wrote_since_when_or_what_it_means() -> None:
    case = a_case(an_assessment().with_mixed(EATS, effect="Hungry on Mondays.").with_mixed(FOOD))

    assert [event.meant_for_child for event in of_kind(case, EventKind.WORRY)] == ["Hungry on Mondays."]


def test_a_visit_says_where_who_was_there_and_whether_the_child_was_seen_alone() -> None:
    [event] = of_kind(a_case(an_assessment()), EventKind.VISIT)

    assert event.date == dt.date(2026, 11, 18)
    assert event.what == "Visit, home. Present: mother. Seen alone."
    assert event.who == "Sam Okafor"


def test_a_visit_that_two_assessments_list_stands_once() -> None:
    assert len(of_kind(a_case(an_assessment(), an_assessment()), EventKind.VISIT)) == 1


def test_a_safety_check_stands_when_something_was_done_and_says_what() -> None:
    flagged = NO_VISITS.with_check(
        "safety.no_capable_adult_now", "yes", done="Rang the front door", done_at=at(JUNE, 16), done_by="Sam Okafor"
    )
    [event] = of_kind(a_case(flagged, flagged), EventKind.SAFETY)

    assert event.date == JUNE
    assert event.done == "Rang the front door, 2 June 2026 at 16:00, by Sam Okafor"
    assert event.what.endswith("Yes.")


def test_a_flag_with_nothing_done_says_so() -> None:
    [event] = of_kind(a_case(NO_VISITS.with_check("safety.no_capable_adult_now", "yes")), EventKind.SAFETY)

    assert event.done == "Nothing is recorded as done yet."


def test_signing_says_what_was_judged_and_a_draft_is_not_signed() -> None:
    judged = NO_VISITS.with_judgement("refer_now")
    case = CaseFile(assessments=(assessed(judged, JUNE), assessed(judged, NOVEMBER, signed=False)))
    [event] = of_kind(case, EventKind.SIGNED)

    assert event.date == JUNE
    assert event.what.startswith("The assessment of 2 June 2026 was signed. Judged: “Refer now”.")


def test_reviews_supervision_actions_handovers_and_guide_contacts_are_told() -> None:
    agreed = an_action(who="Sam Okafor", by_when=dt.date(2026, 6, 20))
    case = a_case(
        NO_VISITS,
        reviews=(
            Reviewed(assessment=f"a-{NOVEMBER}", on=NOVEMBER, who="Ana Petrova", outcome="returned", reason="Why?"),
        ),
        supervisions=(a_supervision(agreed, decisions="See Zoë at school", present=("Ana Petrova", "Sam Okafor")),),
        outcomes=(an_outcome("not_done", JUNE), an_outcome("done", note="Seen on Monday")),
        handovers=(HandedOver(on=JUNE, before="Sam Okafor", to="Ola Berg", part="lead", why="Leave"),),
        guide_contacts=(
            GuideContact(
                id="g1", on=MARCH, where="minor injuries unit", next_step=NextStep.SEEK_ADVICE, who="Kit Moss"
            ),
        ),
    )
    told = {event.kind: event for event in chronology(case, STEPS)}

    assert (
        told[EventKind.REVIEW].what == "The assessment of 20 November 2026 was sent back with questions. Reason: Why?"
    )
    assert told[EventKind.SUPERVISION].what == "Supervision. Decided: See Zoë at school."
    assert told[EventKind.SUPERVISION].who == "Ana Petrova and Sam Okafor"
    assert told[EventKind.ACTION].done == "By 20 June 2026. Done, said on 20 November 2026: Seen on Monday."
    assert told[EventKind.HANDOVER].what == "Handed on from Sam Okafor to Ola Berg (lead). Leave."
    assert told[EventKind.GUIDE].what == "A contact by the health guide, minor injuries unit: “Seek advice”."


def test_children_of_one_home_stand_in_one_chronology_with_a_shared_visit_once() -> None:
    zoe = a_case(an_assessment().with_worry(EATS))
    leo = a_case(an_assessment().with_child(name="Leo Ó Briain", known_as="Leo").with_worry(EATS))
    events = household_chronology((zoe, leo), STEPS)

    assert [event.child for event in events if event.kind is EventKind.VISIT] == ["Leo and Zoë"]
    assert {event.child for event in events if event.kind is EventKind.WORRY} == {"Leo", "Zoë"}
    assert events == household_chronology((leo, zoe), STEPS)


def test_children_of_one_name_are_told_apart() -> None:
    case = a_case(NO_VISITS.with_worry(EATS))
    other = a_case(NO_VISITS.with_worry(FOOD))

    assert {event.child for event in household_chronology((case, other), STEPS)} >= {"Zoë", "Zoë (2)"}


def test_a_case_without_anything_has_no_events() -> None:
    assert chronology(CaseFile(), STEPS) == ()


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("September", (dt.date(2026, 9, 1), Precision.MONTH)),
        ("December", (dt.date(2025, 12, 1), Precision.MONTH)),
        ("about March 2025, he thinks", (dt.date(2025, 3, 1), Precision.MONTH)),
        ("12th May 2026", (dt.date(2026, 5, 12), Precision.DAY)),
        ("2026-05-12", (dt.date(2026, 5, 12), Precision.DAY)),
        ("since 2024", (dt.date(2024, 1, 1), Precision.YEAR)),
        ("it may be long", None),
        ("31 June 2026", None),
        ("March 2031", None),
        ("a fortnight ago", None),
        ("", None),
        (None, None),
    ],
)
def test_since_when(words: str | None, when: tuple[dt.date, Precision] | None) -> None:
    assert since_when(words, NOVEMBER) == when


# Properties

sinces = st.sampled_from([None, "January", "May 2025", "2024", "long ago", "2026-02-30"])
ratings = st.sampled_from(["going_well", "mixed", "worry", "not_known"])


@st.composite
def assessments(draw: st.DrawFn) -> AssessmentBuilder:
    made = an_assessment().with_fields(visits=())
    for item in draw(st.lists(st.sampled_from([EATS, FOOD, "night.own_bed"]), unique=True)):
        effect = draw(st.sampled_from([None, "Tired."]))
        made = made.with_rating(item, draw(ratings), since=draw(sinces), effect=effect)
    for number, on in enumerate(draw(st.lists(st.sampled_from([None, MARCH, JUNE]), max_size=2))):
        made = made.with_fields(visits=(*made.assessment.visits, Visit(id=f"v{number}", date=on, where="home")))
    if draw(st.booleans()):
        done_at = draw(st.sampled_from([None, at(JUNE)]))
        made = made.with_check("safety.no_capable_adult_now", "yes", done_at=done_at)
    return made


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    days = st.dates(dt.date(2025, 6, 1), dt.date(2026, 11, 30))
    found = [
        assessed(draw(assessments()), draw(days), assessment_id=f"a{number}", signed=draw(st.booleans()))
        for number in range(draw(st.integers(0, 4)))
    ]
    actions = [an_action(action_id=f"x{number}", by_when=draw(st.none() | days)) for number in range(2)]
    outcomes = draw(st.lists(st.builds(an_outcome, st.sampled_from(["done", "dropped"]), days), max_size=1))
    supervisions = (a_supervision(*actions, on=draw(days)),)
    return CaseFile(assessments=tuple(found), supervisions=supervisions, outcomes=tuple(outcomes))


@given(cases(), st.data())
def test_the_order_in_which_things_come_in_does_not_matter(case: CaseFile, data: st.DataObject) -> None:
    names = ("assessments", "supervisions", "outcomes")
    mixed = {name: tuple(data.draw(st.permutations(getattr(case, name)))) for name in names}

    assert chronology(case.model_copy(update=mixed), STEPS) == chronology(case, STEPS)


@given(cases())
def test_events_are_in_order_each_once_and_none_lies_after_the_last_day(case: CaseFile) -> None:
    events = chronology(case, STEPS)
    days = [one.on for one in case.assessments] + [one.on for one in case.supervisions] + [JUNE]

    assert [event.date for event in events] == sorted(event.date for event in events)
    assert len(set(events)) == len(events)
    assert all(event.date <= max(days) for event in events)


@given(cases())
def test_an_assessment_given_twice_changes_nothing(case: CaseFile) -> None:
    copies = tuple(one.model_copy(update={"id": f"{one.id}-copy", "signature": None}) for one in case.assessments)
    twice = case.model_copy(update={"assessments": (*case.assessments, *copies)})

    def told(of: CaseFile) -> list[tuple[dt.date, EventKind, str]]:
        return [(event.date, event.kind, event.what) for event in chronology(of, STEPS)]

    assert told(twice) == told(case)
