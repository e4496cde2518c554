"""The health guide taken whole: every route between its questions, every feature with every modifier in every setting.

What was gone through is printed at the end of the test run (see `tests/conftest.py`), so that it can be read and not
only believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest

from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.engine.guide import asked, follow
from neglect_toolkit.model.guide import (
    MOST_QUESTIONS,
    NONE,
    NOT_KNOWN,
    ChosenTest,
    FeaturesTest,
    Guide,
    GuideAnswer,
    GuideQuestion,
    GuideResult,
    SeveralTest,
)
from neglect_toolkit.model.words import NextStep

GUIDE = validated(Guide, read_document(Path(__file__).parents[2] / "forms" / "health_guide.yaml"))
SETTINGS = [setting.id for setting in GUIDE.settings]
FEATURES = [(question, option) for question in GUIDE.questions for option in question.options if option.level]
MODIFIERS = [
    (question, answer)
    for question in GUIDE.questions
    for answer in (*(option.id for option in question.options if not option.level), NOT_KNOWN)
]

Answers = dict[str, GuideAnswer]


def is_here(question: GuideQuestion, setting: str) -> bool:
    return not question.only_in or setting in question.only_in


def mildest(setting: str) -> Answers:
    """Every question of the setting answered, each with its mildest answer."""
    return {
        question.id: (NONE,) if question.kind == "several" else (min(question.options, key=lambda one: one.rank).id,)
        for question in GUIDE.questions
        if is_here(question, setting)
    }


def telling(question: GuideQuestion, setting: str) -> list[GuideAnswer]:
    """One answer for each way in which the routing can tell answers to a question apart, from the mildest on.

    The routing looks at the rank of an answer, at how many options are chosen, and at how many features of each level.
    Two answers that agree in all of these lead to the same questions.
    """
    options = question.offered(setting)
    answers: list[GuideAnswer] = [(NOT_KNOWN,), *(((NONE,),) if question.kind == "several" else ())]
    answers += [(option.id,) for option in options]
    if question.kind == "several":
        graded = sorted(options, key=lambda option: (option.rank, option.level or ""))
        answers += [tuple(option.id for option in graded[:many]) for many in range(2, len(graded) + 1)]
        answers += [tuple(option.id for option in graded[-many:]) for many in range(2, len(graded) + 1)]
    seen: dict[tuple[object, ...], GuideAnswer] = {}
    for answer in answers:
        chosen = [option for option in options if option.id in answer]
        rank = question.unknown.rank if NOT_KNOWN in answer else max((option.rank for option in chosen), default=0)
        levels = [option.level for option in chosen if option.level]
        thresholds = tuple(holds_alone(test, question, rank, len(chosen), levels) for test in every_test())
        seen.setdefault(thresholds, answer)
    return list(seen.values())


def every_test() -> list[object]:
    return [test for question in GUIDE.questions for test in question.asked_when]


def holds_alone(test: object, question: GuideQuestion, rank: int, count: int, levels: Sequence[str]) -> object:
    """What one answer means to one test of the routing; features are summed over questions, up to what is asked."""
    if isinstance(test, ChosenTest):
        return test.question == question.id and rank >= test.rank
    if isinstance(test, SeveralTest):
        return test.question == question.id and count >= test.count
    assert isinstance(test, FeaturesTest)
    counted = [level for level in levels if test.level == "consider" or level == "suspect"]
    return min(len(counted), test.features)


def routes(setting: str) -> Iterator[tuple[tuple[str, ...], Answers]]:
    """Every sequence of questions that can be asked, with answers that lead along it."""
    here = [question for question in GUIDE.questions if is_here(question, setting)]
    deciding = [question for question in here if len(telling(question, setting)) > 1]
    ways = [telling(question, setting) for question in deciding]
    for answers in product(*ways):
        given = {question.id: answer for question, answer in zip(deciding, answers, strict=True)}
        given = {**mildest(setting), **given}
        yield tuple(question.id for question in asked(GUIDE, setting, given)), given


def is_complete(result: GuideResult) -> bool:
    outcome = GUIDE.outcomes[result.next_step.is_]
    return bool(result.next_step.because and all(result.next_step.because) and result.do and outcome.contacts)


@pytest.mark.slow
def test_every_route_is_short_ends_and_leads_somewhere_whole(figures: Counter[str]) -> None:
    found: set[tuple[str, tuple[str, ...]]] = set()
    for setting in SETTINGS:
        for route, answers in routes(setting):
            figures["answer combinations that the routing can tell apart"] += 1
            found.add((setting, route))
            assert len(set(route)) == len(route) <= MOST_QUESTIONS
            result = follow(GUIDE, setting, answers)
            assert is_complete(result)
            if set(answers["danger_now"]) - {NONE, NOT_KNOWN}:
                assert result.next_step.is_ is NextStep.IMMEDIATE
    figures["settings"] = len(SETTINGS)
    figures["routes"] = len(found)
    figures["questions on the longest route"] = max(len(route) for _, route in found)
    figures["questions on the shortest route"] = min(len(route) for _, route in found)
    assert {question for _, route in found for question in route} == {question.id for question in GUIDE.questions}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.slow
def test_every_feature_alone_and_with_every_modifier(setting: str, figures: Counter[str]) -> None:
    reached: Counter[NextStep] = Counter()
    plain = mildest(setting)
    for question, option in FEATURES:
        alone = {**plain, question.id: (option.id,)}
        least = follow(GUIDE, setting, alone).next_step.is_
        reached[least] += 1
        for other, answer in MODIFIERS:
            both = (option.id, answer) if other.id == question.id and other.kind == "several" else (answer,)
            if other.id == question.id and (other.kind == "one" or answer == NOT_KNOWN):
                continue
            result = follow(GUIDE, setting, {**alone, other.id: both})
            reached[result.next_step.is_] += 1
            assert result.next_step.is_.at_least(least), (question.id, option.id, other.id, answer)
            assert is_complete(result)
    figures["features"] = len(FEATURES)
    figures["modifiers"] = len(MODIFIERS)
    figures["features alone and with each modifier"] = reached.total()
    reached[follow(GUIDE, setting, plain).next_step.is_] += 1
    reached[follow(GUIDE, setting, {}).next_step.is_] += 1
    for step in NextStep:
        figures[f"outcome {step.value} reached"] = reached[step]
    assert set(reached) == set(NextStep)


@pytest.mark.parametrize("named", ["unborn", "cannot_tell"])
def test_lines_for_other_children_are_left_out_and_not_knowing_hides_nothing(named: str) -> None:
    marked = [
        (question, option)
        for question in GUIDE.questions
        for option in question.options
        if option.only_for == (f"who.{named}",)
    ]
    assert len(marked) >= 4
    for question, option in marked:
        setting = next(one for one in SETTINGS if option in question.offered(one))
        assert option in question.offered(setting, {})
        assert option in question.offered(setting, {"who": (NOT_KNOWN,)})
        assert option in question.offered(setting, {"who": (named,)})
        assert option not in question.offered(setting, {"who": ("can_tell",)})
        # What was chosen stays in sight, and counts, whoever the child turns out to be.
        given: Answers = {"who": ("can_tell",), question.id: (option.id,)}
        assert option in question.offered(setting, given)
        assert follow(GUIDE, setting, given).next_step.is_.at_least(option.calls_for)
