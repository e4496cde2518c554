"""The health guide at work: which questions are asked, and what the answers point to. Pure, and never milder for more.

An outcome is the highest of what single answers call for, what rules call for, and what not knowing calls for. Since
every test is of the form "at least", a graver answer or one more sign can only raise it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from neglect_toolkit.model.guide import (
    LEVEL_CALLS_FOR,
    NONE,
    NOT_KNOWN,
    ChosenTest,
    FeaturesTest,
    Guide,
    GuideAnswer,
    GuideFeature,
    GuideOption,
    GuideQuestion,
    GuideResult,
    GuideRule,
    GuideStep,
    GuideTest,
    SeveralTest,
)
from neglect_toolkit.model.words import NextStep

Answers = Mapping[str, GuideAnswer]

NOTHING_FOUND = "Nothing that was asked gave cause for concern. A brief contact can never rule neglect out."
NOT_ANSWERED = "Not answered yet: {}"
NOT_KNOWN_SAYS = "Not known: {}"


class Chosen(NamedTuple):
    """One option that was chosen, with its question."""

    question: GuideQuestion
    option: GuideOption


def asked(guide: Guide, setting: str, answers: Answers) -> tuple[GuideQuestion, ...]:
    """The questions that are asked, in order. Each looks only at earlier ones, so every path ends.

    Args:
        guide: the guide.
        setting: where the child is seen.
        answers: what was answered so far, by question id.
    """
    path: list[GuideQuestion] = []
    for question in guide.questions:
        if question.only_in and setting not in question.only_in:
            continue
        heard = {earlier.id: answers[earlier.id] for earlier in path if earlier.id in answers}
        if all(_holds(test, guide, heard) for test in question.asked_when):
            path.append(question)
    return tuple(path)


def follow(guide: Guide, setting: str, answers: Answers) -> GuideResult:
    """What the answers point to. An answer once given counts, even where its question is no longer asked.

    The `record` is left empty here: it is written by whoever knows the local words and contacts.

    Args:
        guide: the guide.
        setting: where the child is seen.
        answers: what was answered, by question id.
    """
    reasons = [*_of_options(guide, answers), *_of_rules(guide, answers), *_of_unknowns(guide, setting, answers)]
    step = max((step for step, _ in reasons), key=lambda one: one.rank, default=NextStep.NO_CURRENT_CONCERN)
    because = tuple(dict.fromkeys(says for reason, says in reasons if reason is step))
    if step is NextStep.NO_CURRENT_CONCERN:
        because = (NOTHING_FOUND,)
    options = [chosen.option for chosen in chosen_options(guide, answers)]
    return GuideResult(
        next_step=GuideStep(is_=step, because=because),
        features=tuple(
            GuideFeature(id=f"{chosen.question.id}.{chosen.option.id}", level=chosen.option.level, source=source)
            for chosen in chosen_options(guide, answers)
            if chosen.option.level is not None and (source := chosen.option.source) is not None
        ),
        do=to_do(guide, answers, step),
        find_out=tuple(_to_find_out(guide, setting, answers)),
        routes=tuple(dict.fromkeys(option.route for option in options if option.route)),
    )


def to_do(guide: Guide, answers: Answers, step: NextStep) -> tuple[str, ...]:
    """What to do now: what alarming answers ask for, then what this step asks for, then what removes barriers."""
    options = [chosen.option for chosen in chosen_options(guide, answers)]
    alarming = [do for option in options if option.calls_for.rank > 0 for do in option.do]
    helping = [do for option in options if option.calls_for.rank == 0 for do in option.do]
    return tuple(dict.fromkeys((*alarming, *guide.outcomes[step].do, *helping)))


def chosen_options(guide: Guide, answers: Answers) -> tuple[Chosen, ...]:
    """Every option that was chosen, in the guide's order."""
    return tuple(
        Chosen(question, option)
        for question in guide.questions
        if (given := answers.get(question.id))
        for option in question.options
        if option.id in given
    )


def unknowns(guide: Guide, setting: str, answers: Answers) -> tuple[GuideQuestion, ...]:
    """The questions answered with "I don't know", and those that are asked and have no answer yet."""
    path = {question.id for question in asked(guide, setting, answers)}
    return tuple(
        question
        for question in guide.questions
        if NOT_KNOWN in answers.get(question.id, ()) or (question.id in path and question.id not in answers)
    )


def _of_options(guide: Guide, answers: Answers) -> Iterator[tuple[NextStep, str]]:
    for _, option in chosen_options(guide, answers):
        if option.level is not None:
            yield LEVEL_CALLS_FOR[option.level], option.says
        if option.next_step is not None:
            yield option.next_step, option.says


def _of_rules(guide: Guide, answers: Answers) -> Iterator[tuple[NextStep, str]]:
    for rule in guide.rules:
        if all(_holds(test, guide, answers) for test in rule.when):
            rests_on = ", ".join(dict.fromkeys(_named(rule, guide, answers)))
            yield rule.next_step, f"{rule.says} ({rests_on})" if rests_on else rule.says


def _of_unknowns(guide: Guide, setting: str, answers: Answers) -> Iterator[tuple[NextStep, str]]:
    for question in unknowns(guide, setting, answers):
        if question.id in answers:
            yield question.unknown.next_step, NOT_KNOWN_SAYS.format(question.ask)
        else:
            yield NextStep.GET_INFORMATION, NOT_ANSWERED.format(question.ask)


def _to_find_out(guide: Guide, setting: str, answers: Answers) -> Iterator[str]:
    for question in unknowns(guide, setting, answers):
        yield question.unknown.find_out


def _named(rule: GuideRule, guide: Guide, answers: Answers) -> Iterator[str]:
    """The answers that a rule rests on, in the clinician's own choice of words."""
    for test in rule.when:
        for question, option in chosen_options(guide, answers):
            if isinstance(test, FeaturesTest):
                counts = option.level is not None and _reaches(option.level, test.level)
            elif isinstance(test, ChosenTest):
                counts = question.id == test.question and option.rank >= test.rank
            else:
                counts = question.id == test.question
            if counts:
                yield option.says.rstrip(".")
        if isinstance(test, ChosenTest):
            yield from _named_without_an_option(test, guide, answers)


def _named_without_an_option(test: ChosenTest, guide: Guide, answers: Answers) -> Iterator[str]:
    """That it is not known, or that nothing of it is there, where a test rests on just that."""
    question, given = guide.question(test.question), answers.get(test.question, ())
    if question is None:
        return
    if NOT_KNOWN in given and question.unknown.rank >= test.rank:
        yield NOT_KNOWN_SAYS.format(question.ask).rstrip(".")
    if NONE in given and test.rank == 0:
        yield question.none_says or question.ask


def _holds(test: GuideTest, guide: Guide, answers: Answers) -> bool:
    if isinstance(test, FeaturesTest):
        levels = [option.level for _, option in chosen_options(guide, answers) if option.level is not None]
        return sum(_reaches(level, test.level) for level in levels) >= test.features
    question = guide.question(test.question)
    given = answers.get(test.question, ())
    if question is None:
        return False
    options = [option for option in question.options if option.id in given]
    if isinstance(test, SeveralTest):
        return len(options) >= test.count
    ranks = [option.rank for option in options]
    ranks += [question.unknown.rank] if NOT_KNOWN in given else []
    ranks += [0] if NONE in given else []
    return max(ranks, default=-1) >= test.rank


def _reaches(level: str, least: str) -> bool:
    return level == "suspect" or least == "consider"
