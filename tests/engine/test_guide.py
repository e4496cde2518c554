"""The health guide's properties, for every guide that passes the check, every setting and every answer."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from guide_strategies import Contact, contacts, is_graded
from guides_made_up import a_guide
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from neglect_toolkit.engine.guide import NOTHING_FOUND, asked, follow, to_do, unknowns
from neglect_toolkit.model.guide import NONE, NOT_KNOWN, Guide, GuideQuestion
from neglect_toolkit.model.words import NextStep

settings.register_profile(
    "guide",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
guide_settings = settings.get_profile("guide")


# Graver is never milder


def graver(contact: Contact) -> Iterator[Contact]:
    """Every contact in which exactly one answer is graver, or holds one thing more."""
    for question in contact.guide.questions:
        given = contact.answers.get(question.id)
        if given is None:
            continue
        if question.kind == "one":
            yield from (contact.answering(question.id, worse) for worse in graver_answers(question, given[0]))
            continue
        for option in question.options:
            kept = [chosen for chosen in given if chosen != NONE]
            if option.id not in kept:
                yield contact.answering(question.id, *kept, option.id)
            if given == (NOT_KNOWN,) and option.rank >= question.unknown.rank:
                yield contact.answering(question.id, option.id)


def graver_answers(question: GuideQuestion, given: str) -> list[str]:
    option = question.option(given)
    if option is None:  # not known: what is at least as grave may come to light
        return [other.id for other in question.options if other.rank >= question.unknown.rank]
    return [other.id for other in question.options if other.rank > option.rank]


@guide_settings
@given(contacts())
def test_a_graver_answer_or_one_sign_more_never_gives_a_milder_outcome(contact: Contact) -> None:
    for worse in graver(contact):
        event("a graver answer")
        assert worse.rank >= contact.rank


@guide_settings
@given(contacts(mend=False))
def test_a_guide_that_the_check_passes_is_never_milder_for_more(contact: Contact) -> None:
    assume(is_graded(contact.guide))
    for worse in graver(contact):
        event("a graver answer")
        assert worse.rank >= contact.rank


@guide_settings
@given(contacts())
def test_the_check_passes_what_was_mended(contact: Contact) -> None:
    assert is_graded(contact.guide)


@guide_settings
@given(contacts())
def test_one_sign_more_takes_no_feature_no_advice_and_no_question_away(contact: Contact) -> None:
    before = contact.result()
    for worse in graver(contact):
        changed = next(key for key, value in worse.answers.items() if value != contact.answers.get(key))
        question = contact.guide.question(changed)
        assert question is not None
        if question.kind == "several" and contact.answers[changed] != (NOT_KNOWN,):
            after = worse.result()
            assert {feature.id for feature in before.features} <= {feature.id for feature in after.features}
            assert set(contact.asked()) <= set(worse.asked())


# Unknown is not fine


@guide_settings
@given(contacts())
def test_what_is_not_known_or_not_answered_is_never_no_concern(contact: Contact) -> None:
    result = contact.result()
    open_questions = unknowns(contact.guide, contact.setting, contact.answers)
    assert result.find_out == tuple(question.unknown.find_out for question in open_questions)
    if open_questions:
        assert result.next_step.is_.at_least(NextStep.GET_INFORMATION)
    for question in contact.guide.questions:
        unknown = contact.answering(question.id, NOT_KNOWN).result()
        assert unknown.next_step.is_.at_least(question.unknown.next_step)
        assert question.unknown.find_out in unknown.find_out


@guide_settings
@given(contacts())
def test_no_current_concern_says_that_neglect_is_not_ruled_out(contact: Contact) -> None:
    result = contact.result()
    assert result.next_step.because
    assert (result.next_step.is_ is NextStep.NO_CURRENT_CONCERN) == (result.next_step.because == (NOTHING_FOUND,))
    assert "can never rule neglect out" in NOTHING_FOUND


# Explained


@guide_settings
@given(contacts())
def test_without_the_answers_of_its_reasons_the_step_is_not_there(contact: Contact) -> None:
    result = contact.result()
    step = result.next_step.is_
    if step in (NextStep.NO_CURRENT_CONCERN, NextStep.GET_INFORMATION):
        return
    event(f"explained: {step}")
    said = " ".join(result.next_step.because)
    without = contact
    for question in contact.guide.questions:
        kept = [chosen for chosen in contact.answers.get(question.id, ()) if words_of(question, chosen) not in said]
        without = without.answering(question.id, *kept)
    assert without.rank < step.rank


def words_of(question: GuideQuestion, chosen: str) -> str:
    """The words by which a reason names this answer."""
    if chosen == NOT_KNOWN:
        return f"Not known: {question.ask}"
    if chosen == NONE:
        return question.none_says or ""
    option = question.option(chosen)
    assert option is not None
    return option.says


# Paths


@guide_settings
@given(contacts(), st.data())
def test_every_path_ends_and_asks_each_question_at_most_once(contact: Contact, data: st.DataObject) -> None:
    answers: dict[str, tuple[str, ...]] = {}
    for _ in range(len(contact.guide.questions) + 1):
        path = asked(contact.guide, contact.setting, answers)
        assert len({question.id for question in path}) == len(path) <= len(contact.guide.questions)
        open_questions = [question for question in path if question.id not in answers]
        if not open_questions:
            break
        question = open_questions[0]
        chosen = data.draw(st.sampled_from([option.id for option in question.options] + [NOT_KNOWN]))
        answers[question.id] = (chosen,)
        before = [one.id for one in path[: path.index(question) + 1]]
        assert [one.id for one in asked(contact.guide, contact.setting, answers)][: len(before)] == before
    assert not [question for question in path if question.id not in answers]


@guide_settings
@given(contacts())
def test_a_question_of_another_setting_is_not_asked_and_its_answer_counts_all_the_same(contact: Contact) -> None:
    path = contact.asked()
    for question in contact.guide.questions:
        if question.only_in and contact.setting not in question.only_in:
            assert question.id not in path
            chosen = question.options[-1]
            assert contact.answering(question.id, chosen.id).result().next_step.is_.at_least(chosen.calls_for)


# Order


@guide_settings
@given(contacts(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(contact: Contact, chance: Random) -> None:
    keys = list(contact.answers)
    chance.shuffle(keys)
    shuffled = {key: tuple(chance.sample(contact.answers[key], len(contact.answers[key]))) for key in keys}
    assert follow(contact.guide, contact.setting, shuffled) == contact.result()


# Examples to read


def step_of(answers: dict[str, tuple[str, ...]], setting: str = "ward", guide: Guide | None = None) -> NextStep:
    return follow(guide or a_guide(), setting, answers).next_step.is_


ALL_IS_WELL: dict[str, tuple[str, ...]] = {"danger_now": ("no",), "signs": (NONE,)}


def test_every_answer_reassuring_is_no_current_concern_and_one_unanswered_is_not() -> None:
    assert step_of(ALL_IS_WELL) is NextStep.NO_CURRENT_CONCERN
    assert step_of({"danger_now": ("no",)}) is NextStep.GET_INFORMATION
    assert step_of(ALL_IS_WELL, "surgery") is NextStep.GET_INFORMATION  # its question about earlier notes is open


def test_one_feature_to_consider_asks_for_review_and_one_to_suspect_for_a_referral() -> None:
    fits = {"story": ("fits",)}
    assert step_of(ALL_IS_WELL | fits | {"signs": ("dirty",)}) is NextStep.SUPPORT_AND_REVIEW
    assert step_of(ALL_IS_WELL | fits | {"signs": ("hungry",)}) is NextStep.REFER_NOW


def test_a_rule_names_the_answers_it_rests_on() -> None:
    result = follow(a_guide(), "surgery", {"signs": ("dirty", "missed")})
    assert result.next_step.is_ is NextStep.SEEK_ADVICE
    assert result.next_step.because == ("Two signs together. (Very dirty, Not brought to a visit)",)


def test_a_rule_that_rests_on_not_knowing_says_so() -> None:
    rule = {
        "id": "unclear", "says": "A sign, and nobody knows the story.", "source": "Made up",
        "when": [{"features": 1}, {"question": "story", "rank": 1}], "next_step": "seek_advice",
    }  # fmt: skip
    result = follow(a_guide(rules=[rule]), "ward", {"signs": ("dirty",), "story": (NOT_KNOWN,)})
    assert result.next_step.because == (
        "A sign, and nobody knows the story. (Very dirty, Not known: Does the explanation fit?)",
    )


def test_a_feature_brings_its_source_and_other_harm_its_own_route() -> None:
    result = follow(a_guide(), "ward", {"signs": ("hungry", "bruised")})
    assert [(feature.id, feature.level) for feature in result.features] == [("signs.hungry", "suspect")]
    assert result.features[0].source == "Made-up guideline, 1.2.3"
    assert result.routes == ("Bruises: ring the children's doctor.",)


def test_what_an_answer_asks_for_is_done_first_then_what_the_step_asks_for() -> None:
    guide, answers = a_guide(), {"danger_now": ("yes",)}
    assert follow(guide, "ward", answers).do == (
        "Keep the child here.",
        "Do what immediate asks.",
        "Write down what was done.",
    )
    assert to_do(guide, answers, NextStep.REFER_NOW)[1] == "Do what refer now asks."


def test_what_was_answered_still_counts_when_its_question_is_no_longer_asked() -> None:
    answers: dict[str, tuple[str, ...]] = {"danger_now": ("no",), "signs": (NONE,), "story": ("does_not_fit",)}
    assert "story" not in [question.id for question in asked(a_guide(), "ward", answers)]
    assert step_of(answers) is NextStep.SEEK_ADVICE
