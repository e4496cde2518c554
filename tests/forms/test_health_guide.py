"""The bundled health guide: short everywhere, never mild about danger, never milder for more, and gaps stay gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.engine.guide import asked, follow
from neglect_toolkit.forms.load import load_contacts, load_tools
from neglect_toolkit.forms.readability import reading_age
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.guide import (
    MOST_QUESTIONS,
    NONE,
    NOT_KNOWN,
    Guide,
    GuideAnswer,
    GuideOption,
    GuideQuestion,
    GuideResult,
)
from neglect_toolkit.model.words import NextStep

FORMS = Path(__file__).parents[2] / "forms"
SOURCES = Sources((FORMS,))
GUIDE = validated(Guide, read_document(FORMS / "health_guide.yaml"))
SETTINGS = [setting.id for setting in GUIDE.settings]
QUESTIONS = {question.id: question for question in GUIDE.questions}
LEAST = {"consider": NextStep.SUPPORT_AND_REVIEW, "suspect": NextStep.REFER_NOW}

Answers = dict[str, GuideAnswer]
Place = tuple[str, str]

EVERY_SETTING = {
    "emergency_department", "minor_injuries", "general_practice", "dentist", "optician",
    "pharmacy", "ward", "maternity", "ambulance", "community_clinic",
}  # fmt: skip

SUSPECT = {
    "appearance.dirty_and_smelly", "appearance.hygiene_harms", "appearance.lack_of_food", "care_missed.help_not_sought",
    "teeth.dental_pain_goes_on", "supervision.ingestion_repeated", "supervision.abandoned", "supervision.home_repeated",
    "behaviour.scavenges", "behaviour.unavailable", "behaviour.harmful_ways",
}  # fmt: skip

ALERTING = {
    "infestations": ["appearance.infestation"],
    "clothing and footwear": ["appearance.clothes"],
    "dirt and smell": ["appearance.dirty_now", "appearance.dirty_and_smelly"],
    "hygiene that harms": ["appearance.skin_uncared", "appearance.hygiene_harms"],
    "home": ["supervision.home_told", "supervision.home_dirty", "supervision.home_unsafe", "supervision.home_repeated"],
    "food": ["appearance.too_little_food", "appearance.lack_of_food"],
    "abandonment": ["supervision.abandoned"],
    "faltering growth": ["appearance.faltering_growth"],
    "burns": ["supervision.burn"],
    "sunburn": ["supervision.sunburn"],
    "ingestions": ["supervision.ingestion", "supervision.ingestion_repeated"],
    "other accidents": ["supervision.other_accident", "supervision.bite", "supervision.accidents_repeated"],
    "carers not able to care": ["supervision.unfit_minder", "supervision.carer_not_coping"],
    "treatment not given": ["care_missed.treatment_not_given", "care_missed.medicine_not_collected"],
    "follow-up not attended": ["care_missed.not_brought", "care_missed.moved_often", "teeth.dental_not_brought"],
    "immunisation and reviews": ["care_missed.reviews_missed"],
    "dental decay": ["care_missed.teeth_untreated", "teeth.stage_one", "teeth.stage_two", "teeth.stage_three"],
    "help not sought": ["care_missed.brought_late", "care_missed.help_not_sought", "teeth.dental_pain_goes_on"],
    "scavenging": ["behaviour.scavenges"],
    "caring beyond the years": ["behaviour.cares_beyond_years"],
    "wetting and soiling": ["behaviour.wets_or_soils"],
    "emotional unavailability": ["behaviour.no_response", "behaviour.unavailable"],
    "rejection": ["behaviour.rejects", "behaviour.harmful_ways"],
    "frightening exposure": ["behaviour.frightening_things"],
    "adult disputes": ["behaviour.adult_disputes"],
    "unwilling to have the child seen alone": ["behaviour.not_seen_alone"],
    "unborn": [
        *("care_missed.late_booking", "care_missed.antenatal_missed"),
        *("supervision.pregnancy_drinking", "supervision.pregnancy_drugs"),
    ],
    "disability": [
        "appearance.disabled_body_care",
        "care_missed.put_down_to_disability",
        "behaviour.disabled_no_voice",
    ],
}

NUMBERS_SEEN = {"1.1.2", "1.3.6", "1.4.8"}
"""Recommendation numbers that were looked up: NG76 1.1.2; CG89 1.3.6 and 1.4.8."""


def _places(guide: Guide = GUIDE) -> Iterator[tuple[GuideQuestion, GuideOption]]:
    for question in guide.questions:
        for option in question.options:
            yield question, option


FEATURES: list[Place] = [(question.id, option.id) for question, option in _places() if option.level]
EVERY_OPTION: list[Place] = [(question.id, option.id) for question, option in _places()]


def _mildest(setting: str) -> Answers:
    """Every question of the setting answered, each with its mildest answer."""
    return {
        question.id: (NONE,) if question.kind == "several" else (min(question.options, key=lambda one: one.rank).id,)
        for question in GUIDE.questions
        if not question.only_in or setting in question.only_in
    }


def _with(answers: Answers, *places: Place) -> Answers:
    """The answers, and these options chosen too."""
    more = dict(answers)
    for question_id, option_id in places:
        kept = () if QUESTIONS[question_id].kind == "one" else more.get(question_id, ())
        chosen = [one for one in kept if one not in (NONE, option_id)]
        more[question_id] = (*chosen, option_id)
    return more


def _step(setting: str, answers: Answers) -> NextStep:
    return follow(GUIDE, setting, answers).next_step.is_


def _offering(place: Place) -> str:
    """The first setting in which an option is offered."""
    question = QUESTIONS[place[0]]
    option = question.option(place[1])
    assert option is not None
    return next(
        setting
        for setting in SETTINGS
        if (not question.only_in or setting in question.only_in) and (not option.only_in or setting in option.only_in)
    )


def _is_complete(result: GuideResult) -> bool:
    outcome = GUIDE.outcomes[result.next_step.is_]
    return bool(all(result.next_step.because) and result.next_step.because and result.do and outcome.contacts)


# Its shape


def test_it_is_there_for_every_place_where_a_child_is_seen() -> None:
    assert set(SETTINGS) == EVERY_SETTING


@pytest.mark.parametrize("setting", SETTINGS)
def test_it_never_asks_more_than_twelve_questions(setting: str) -> None:
    could_be_asked = [one for one in GUIDE.questions if not one.only_in or setting in one.only_in]
    assert len(could_be_asked) <= MOST_QUESTIONS
    assert len(asked(GUIDE, setting, _with(_mildest(setting), *EVERY_OPTION))) <= MOST_QUESTIONS


@pytest.mark.parametrize("setting", SETTINGS)
def test_where_nothing_is_seen_it_is_shorter_still(setting: str) -> None:
    assert len(asked(GUIDE, setting, _mildest(setting))) <= 8


def test_a_pharmacy_and_an_optician_are_asked_less() -> None:
    lengths = {place: len([q for q in GUIDE.questions if not q.only_in or place in q.only_in]) for place in SETTINGS}
    assert max(lengths["pharmacy"], lengths["optician"]) < min(
        length for place, length in lengths.items() if place not in ("pharmacy", "optician")
    )


def test_danger_is_asked_first_and_other_harm_before_any_feature() -> None:
    assert [question.id for question in GUIDE.questions[:3]] == ["danger_now", "who", "other_harm"]


def test_every_named_setting_is_a_setting() -> None:
    named = {setting for question in GUIDE.questions for setting in question.only_in}
    named |= {setting for _, option in _places() for setting in option.only_in}
    assert named <= set(SETTINGS)


@pytest.mark.parametrize("place", EVERY_OPTION, ids=".".join)
def test_every_option_is_offered_somewhere(place: Place) -> None:
    assert _offering(place) in SETTINGS


def test_every_test_asks_for_something_that_can_be_answered() -> None:
    tests = [test for rule in GUIDE.rules for test in rule.when]
    tests += [test for question in GUIDE.questions for test in question.asked_when]
    for test in tests:
        if (question_id := getattr(test, "question", None)) is None:
            continue
        question = QUESTIONS[question_id]
        assert getattr(test, "rank", 0) <= max([*(option.rank for option in question.options), question.unknown.rank])
        assert getattr(test, "count", 1) <= len(question.options)


def test_rules_have_ids_of_their_own() -> None:
    assert len({rule.id for rule in GUIDE.rules}) == len(GUIDE.rules)


# What it covers and rests on


@pytest.mark.parametrize("topic", ALERTING)
def test_every_alerting_feature_of_the_guidelines_has_its_option(topic: str) -> None:
    assert {tuple(place.split(".")) for place in ALERTING[topic]} <= set(FEATURES)


def test_only_what_the_guideline_suspects_is_suspect() -> None:
    assert {f"{question.id}.{option.id}" for question, option in _places() if option.level == "suspect"} == SUSPECT


def test_no_recommendation_number_is_named_that_was_not_seen() -> None:
    sources = [option.source for _, option in _places() if option.source] + [rule.source for rule in GUIDE.rules]
    assert {number for source in sources for number in re.findall(r"\d+\.\d+\.\d+", source)} <= NUMBERS_SEEN


def test_contacts_exist() -> None:
    contacts = {contact.id for contact in load_contacts(SOURCES).contacts}
    for outcome in GUIDE.outcomes.values():
        assert set(outcome.contacts) <= contacts


def test_what_it_carries_to_exists_in_some_tool() -> None:
    items = {item.id for tool in load_tools(SOURCES) for part in tool.parts for item in part.items}
    assert {option.carries_to for _, option in _places() if option.carries_to} <= items


def test_staff_can_read_it_at_a_glance_and_a_parent_can_follow() -> None:
    for question in GUIDE.questions:
        texts = [question.ask, question.hint or "", question.none_says or "", question.unknown.find_out]
        texts += [text for option in question.options for text in (option.says, option.hint or "", *option.do)]
        assert (reading_age(texts) or 0) <= 12, question.id
        assert all(len(option.says) <= 90 for option in question.options), question.id
    for step, outcome in GUIDE.outcomes.items():
        assert (reading_age([outcome.means, *outcome.do, outcome.sharing, outcome.record]) or 0) <= 12, step
        assert (reading_age([outcome.say_to_parent]) or 0) <= 9, step


# Danger, and other harm


@pytest.mark.parametrize("setting", SETTINGS)
def test_danger_is_immediate_however_well_the_rest_is(setting: str) -> None:
    for option in QUESTIONS["danger_now"].options:
        _is_immediate(setting, option)


def _is_immediate(setting: str, option: GuideOption) -> None:
    result = follow(GUIDE, setting, _with(_mildest(setting), ("danger_now", option.id)))
    assert result.next_step.is_ is NextStep.IMMEDIATE
    assert result.next_step.because == (option.says,)
    assert option.do
    assert result.do[: len(option.do)] == option.do


@pytest.mark.parametrize("option", QUESTIONS["danger_now"].options, ids=lambda option: option.id)
def test_danger_is_immediate_with_everything_else_unknown_or_unanswered(option: GuideOption) -> None:
    chosen: Answers = {"danger_now": (option.id,)}
    unknown: Answers = {question.id: (NOT_KNOWN,) for question in GUIDE.questions} | chosen
    assert _step("ambulance", chosen) is NextStep.IMMEDIATE
    assert _step("ambulance", unknown) is NextStep.IMMEDIATE


@pytest.mark.parametrize("option", QUESTIONS["other_harm"].options, ids=lambda option: option.id)
def test_other_harm_names_its_usual_route(option: GuideOption) -> None:
    for setting in SETTINGS:
        result = follow(GUIDE, setting, _with(_mildest(setting), ("other_harm", option.id)))
        assert result.routes == (option.route,)
        assert result.next_step.is_.at_least(NextStep.SEEK_ADVICE)
        if option.id in ("injury_not_mobile", "disclosure"):
            assert result.next_step.is_ is NextStep.IMMEDIATE


# Features and what makes them graver


@pytest.mark.parametrize("place", FEATURES, ids=".".join)
def test_one_feature_alone_calls_for_what_its_level_says(place: Place) -> None:
    option = QUESTIONS[place[0]].option(place[1])
    assert option is not None
    assert option.level is not None
    for setting in SETTINGS:
        result = follow(GUIDE, setting, _with(_mildest(setting), place))
        assert result.next_step.is_.at_least(LEAST[option.level]), setting
        assert [feature.id for feature in result.features] == [".".join(place)]


@pytest.mark.parametrize(
    ("extra", "step"),
    [
        ([], NextStep.SUPPORT_AND_REVIEW),
        ([("explanation", "thin")], NextStep.SEEK_ADVICE),
        ([("explanation", NOT_KNOWN)], NextStep.SEEK_ADVICE),
        ([("explanation", "does_not_fit")], NextStep.SEEK_ADVICE),
        ([("effect", "some")], NextStep.SEEK_ADVICE),
        ([("effect", NOT_KNOWN)], NextStep.SEEK_ADVICE),
        ([("pattern", "siblings")], NextStep.SEEK_ADVICE),
        ([("pattern", NOT_KNOWN)], NextStep.SUPPORT_AND_REVIEW),
        ([("who", "baby")], NextStep.SEEK_ADVICE),
        ([("who", "cannot_tell")], NextStep.SEEK_ADVICE),
        ([("who", NOT_KNOWN)], NextStep.SEEK_ADVICE),
        ([("who", "small_child")], NextStep.SUPPORT_AND_REVIEW),
        ([("appearance", "clothes")], NextStep.SEEK_ADVICE),
        ([("barriers", "money"), ("barriers", "carer_ill")], NextStep.SUPPORT_AND_REVIEW),
        ([("effect", "serious"), ("explanation", "does_not_fit")], NextStep.REFER_NOW),
        ([("who", "baby"), ("explanation", "does_not_fit")], NextStep.REFER_NOW),
        ([("appearance", "clothes"), ("effect", "serious")], NextStep.REFER_NOW),
    ],
)
def test_one_explained_feature_is_supported_and_what_joins_it_raises_it(extra: list[Place], step: NextStep) -> None:
    assert (
        _step("general_practice", _with(_mildest("general_practice"), ("care_missed", "not_brought"), *extra)) is step
    )


@pytest.mark.parametrize("joined", [("pattern", "earlier_concerns"), ("explanation", "does_not_fit")])
def test_many_features_in_a_pattern_or_not_explained_are_referred(joined: Place) -> None:
    four = [
        ("appearance", "clothes"),
        ("care_missed", "not_brought"),
        ("behaviour", "withdrawn"),
        ("supervision", "burn"),
    ]
    answers = _with(_mildest("emergency_department"), *four)
    assert _step("emergency_department", answers) is NextStep.SEEK_ADVICE
    assert _step("emergency_department", _with(answers, joined)) is NextStep.REFER_NOW


@pytest.mark.parametrize(
    ("setting", "feature", "tests"),
    [
        ("ward", ("care_missed", "treatment_not_given"), "missed_care_tests"),
        ("dentist", ("teeth", "stage_one"), "dental_tests"),
    ],
)
def test_all_five_tests_with_serious_harm_are_referred(setting: str, feature: Place, tests: str) -> None:
    five: list[Place] = [(tests, option.id) for option in QUESTIONS[tests].options]
    assert len(five) == 5
    explained = _with(_mildest(setting), feature)
    assert tests in [question.id for question in asked(GUIDE, setting, explained)]
    assert tests not in [question.id for question in asked(GUIDE, setting, _mildest(setting))]
    assert _step(setting, _with(explained, *five)) is NextStep.SEEK_ADVICE
    assert _step(setting, _with(explained, *five, ("effect", "serious"))) is NextStep.REFER_NOW
    assert _step(setting, _with(explained, *five[:4], ("effect", "serious"))) is NextStep.SEEK_ADVICE


@pytest.mark.parametrize(
    "general", [("appearance", "clothes"), ("supervision", "other_accident"), ("behaviour", "rejects")]
)
def test_dental_neglect_is_referred_at_once_where_there_is_general_neglect(general: Place) -> None:
    teeth = _mildest("dentist")
    assert _step("dentist", _with(teeth, ("teeth", "decay_new"))) is NextStep.NO_CURRENT_CONCERN
    assert _step("dentist", _with(teeth, ("teeth", "stage_one"))) is NextStep.SUPPORT_AND_REVIEW
    assert _step("dentist", _with(teeth, ("teeth", "stage_two"))) is NextStep.SEEK_ADVICE
    assert _step("dentist", _with(teeth, ("teeth", "stage_three"))) is NextStep.REFER_NOW
    assert _step("dentist", _with(teeth, ("teeth", "stage_one"), general)) is NextStep.SEEK_ADVICE
    assert _step("dentist", _with(teeth, ("teeth", "stage_two"), general)) is NextStep.REFER_NOW


# Never milder


@pytest.mark.parametrize("place", FEATURES, ids=".".join)
def test_anything_added_to_one_feature_never_lowers(place: Place) -> None:
    setting = _offering(place)
    alone = _with(_mildest(setting), place)
    least = _step(setting, alone)
    for more in EVERY_OPTION:
        assert _step(setting, _with(alone, more)).at_least(least), more


@pytest.mark.parametrize("question", GUIDE.questions, ids=lambda question: question.id)
def test_a_graver_answer_is_never_milder_whatever_stands_beside_it(question: GuideQuestion) -> None:
    setting = _offering((question.id, question.options[0].id))
    for beside in [(), *[(feature,) for feature in FEATURES]]:
        answers = _with(_mildest(setting), *beside)
        steps = [(option.rank, _step(setting, _with(answers, (question.id, option.id)))) for option in question.options]
        for rank, step in steps:
            for graver_rank, graver_step in steps:
                assert graver_rank <= rank or graver_step.at_least(step), (beside, rank, graver_rank)


@pytest.mark.parametrize("question", GUIDE.questions, ids=lambda question: question.id)
@pytest.mark.slow
def test_an_answer_as_grave_as_not_knowing_is_never_milder_than_it(question: GuideQuestion) -> None:
    setting = _offering((question.id, question.options[0].id))
    for option in question.options:
        if option.rank < question.unknown.rank:
            continue
        by_itself = max(
            [LEAST[option.level]] if option.level else [], default=option.next_step or NextStep.NO_CURRENT_CONCERN
        )
        assert by_itself.at_least(question.unknown.next_step) or (
            option.next_step is not None and option.next_step.at_least(question.unknown.next_step)
        ), option.id
        for feature in FEATURES:
            if feature[0] == question.id:
                continue
            beside = _with(_mildest(setting), feature)
            unknown = _step(setting, beside | {question.id: (NOT_KNOWN,)})
            assert _step(setting, _with(beside, (question.id, option.id))).at_least(unknown), (option.id, feature)


@pytest.mark.parametrize("setting", SETTINGS)
def test_not_knowing_never_says_that_there_is_no_concern(setting: str) -> None:
    mildest = _mildest(setting)
    assert _step(setting, mildest) is NextStep.NO_CURRENT_CONCERN
    for question_id in mildest:
        unknown = follow(GUIDE, setting, mildest | {question_id: (NOT_KNOWN,)})
        assert unknown.next_step.is_.at_least(NextStep.GET_INFORMATION), question_id
        assert unknown.find_out[0] == QUESTIONS[question_id].unknown.find_out
    assert _step(setting, {}) is NextStep.GET_INFORMATION


@pytest.mark.parametrize("place", FEATURES, ids=".".join)
def test_a_mild_answer_that_is_not_known_instead_never_lowers(place: Place) -> None:
    setting = _offering(place)
    alone = _with(_mildest(setting), place)
    for question_id in alone:
        if question_id != place[0]:
            unknown = alone | {question_id: (NOT_KNOWN,)}
            assert _step(setting, unknown).at_least(_step(setting, alone)), question_id


@pytest.mark.parametrize("setting", SETTINGS)
def test_whatever_is_answered_there_are_reasons_actions_and_contacts(setting: str) -> None:
    mildest = _mildest(setting)
    for question in GUIDE.questions:
        for answer in (*(option.id for option in question.options), NOT_KNOWN):
            assert _is_complete(follow(GUIDE, setting, _with(mildest, (question.id, answer)))), (question.id, answer)
    assert _is_complete(follow(GUIDE, setting, {}))
    assert _is_complete(follow(GUIDE, setting, _with(mildest, *EVERY_OPTION)))


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_gets_in_the_way_is_helped_with_and_changes_no_outcome(setting: str) -> None:
    for option in QUESTIONS["barriers"].options:
        assert option.rank == 0
        assert option.do
        result = follow(GUIDE, setting, _with(_mildest(setting), ("barriers", option.id)))
        assert result.next_step.is_ is NextStep.NO_CURRENT_CONCERN
        assert result.do[-len(option.do) :] == option.do  # after what the outcome asks for


@pytest.mark.parametrize("step", [NextStep.NO_CURRENT_CONCERN, NextStep.GET_INFORMATION])
def test_a_short_visit_rules_nothing_out(step: NextStep) -> None:
    assert re.search(r"never rule|not the same", GUIDE.outcomes[step].means)


@pytest.mark.parametrize(
    "step", [NextStep.SUPPORT_AND_REVIEW, NextStep.SEEK_ADVICE, NextStep.REFER_NOW, NextStep.IMMEDIATE]
)
def test_consent_never_stands_in_the_way_of_safety(step: NextStep) -> None:
    assert "consent" in GUIDE.outcomes[step].sharing
