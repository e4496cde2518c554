"""Checks the health guide beyond its shape: ids, names, that graver is never milder, and that all of it can be reached.

It reads nothing. What a setting can reach is judged question by question: two tests that each can hold are taken to
hold together, although one answer might not give both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from neglect_toolkit.documents import Document, Place, did_you_mean
from neglect_toolkit.errors import Fault
from neglect_toolkit.model.guide import (
    GUIDE_ID,
    LEVEL_CALLS_FOR,
    MOST_QUESTIONS,
    ChosenTest,
    FeatureLevel,
    FeaturesTest,
    Guide,
    GuideOption,
    GuideQuestion,
    GuideSetting,
    GuideTest,
    SeveralTest,
)
from neglect_toolkit.model.words import NextStep

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")
_GRAVITY: dict[FeatureLevel | None, int] = {None: 0, "consider": 1, "suspect": 2}


@dataclass(frozen=True)
class Elsewhere:
    """What a guide may name that stands in other files; None where that cannot be known."""

    contacts: Collection[str] | None
    items: Collection[str] | None


def faults_of_guide(guide: Guide, document: Document, elsewhere: Elsewhere) -> Iterator[Fault]:
    """Every fault. Whether all can be reached is asked only where every name is known."""
    names = [
        *_ids(guide, document),
        *_settings_named(guide, document),
        *_questions_named(guide, document),
        *_options_named(guide, document),
    ]
    yield from names
    yield from _words(document)
    yield from faults_of_gravity(guide, document)
    yield from _named_elsewhere(guide, document, elsewhere)
    if not names:
        yield from _unreached(guide, document)


# Ids and names


def _ids(guide: Guide, document: Document) -> Iterator[Fault]:
    if guide.id != GUIDE_ID:
        yield document.fault(("id",), f"is {guide.id!r}; the health guide is called {GUIDE_ID!r}")
    for key, ids in (
        ("settings", [setting.id for setting in guide.settings]),
        ("questions", [question.id for question in guide.questions]),
        ("rules", [rule.id for rule in guide.rules]),
    ):
        for index, one in enumerate(ids):
            if one in ids[:index]:
                yield document.fault((key, index, "id"), f"the id {one} stands twice; give one of them another name")


def _settings_named(guide: Guide, document: Document) -> Iterator[Fault]:
    known = [setting.id for setting in guide.settings]
    for at, question in enumerate(guide.questions):
        named: list[tuple[Place, tuple[str, ...]]] = [(("questions", at), question.only_in)]
        named += [(("questions", at, "options", nth), option.only_in) for nth, option in enumerate(question.options)]
        for place, settings in named:
            for index, setting in enumerate(settings):
                if setting not in known:
                    says = f"there is no setting {setting}{did_you_mean(setting, known)}"
                    yield document.fault((*place, "only_in", index), says)


def _questions_named(guide: Guide, document: Document) -> Iterator[Fault]:
    known = [question.id for question in guide.questions]
    for at, question in enumerate(guide.questions):
        for place, test in _tests(("questions", at, "asked_when"), question.asked_when):
            if isinstance(test, FeaturesTest) or test.question in known[:at]:
                continue
            if test.question in known:
                says = f"looks at {test.question}, which is not asked before {question.id}; put it first"
            else:
                says = f"there is no question {test.question}{did_you_mean(test.question, known[:at])}"
            yield document.fault((*place, "question"), says)
    for at, rule in enumerate(guide.rules):
        for place, test in _tests(("rules", at, "when"), rule.when):
            if not isinstance(test, FeaturesTest) and test.question not in known:
                says = f"there is no question {test.question}{did_you_mean(test.question, known)}"
                yield document.fault((*place, "question"), says)


def _options_named(guide: Guide, document: Document) -> Iterator[Fault]:
    """Options that `only_for` names: each of a question that is asked before."""
    before: list[str] = []
    for at, question in enumerate(guide.questions):
        for nth, option in enumerate(question.options):
            for index, named in enumerate(option.only_for):
                if named not in before:
                    says = f"there is no option {named} in a question asked before {question.id}"
                    says += did_you_mean(named, before)
                    yield document.fault(("questions", at, "options", nth, "only_for", index), says)
        before += [f"{question.id}.{option.id}" for option in question.options]


def _tests(place: Place, tests: Iterable[GuideTest]) -> Iterator[tuple[Place, GuideTest]]:
    for index, test in enumerate(tests):
        yield (*place, index), test


def _named_elsewhere(guide: Guide, document: Document, elsewhere: Elsewhere) -> Iterator[Fault]:
    """Contacts and items that no other file has."""
    contacts, items = elsewhere.contacts, elsewhere.items
    for step, outcome in guide.outcomes.items():
        for index, contact in enumerate(outcome.contacts):
            if contacts is not None and contact not in contacts:
                says = f"there is no contact {contact}{did_you_mean(contact, contacts)}"
                yield document.fault(("outcomes", step.value, "contacts", index), says)
    for place, _, option in _options(guide):
        item = option.carries_to
        if item is not None and items is not None and item not in items:
            yield document.fault((*place, "carries_to"), f"no tool asks {item}{did_you_mean(item, items)}")


def _options(guide: Guide) -> Iterator[tuple[Place, GuideQuestion, GuideOption]]:
    for at, question in enumerate(guide.questions):
        for nth, option in enumerate(question.options):
            yield ("questions", at, "options", nth), question, option


def _words(document: Document) -> Iterator[Fault]:
    """Blank sentences, and placeholders: the guide knows no name that could stand in their place."""
    for place, words in _leaves(document.value, ()):
        if not words.strip():
            yield document.fault(place, "is blank; write it, or take it out")
        for found in dict.fromkeys(_PLACEHOLDER.findall(words)):
            yield document.fault(place, f"holds {found!r}; the guide knows no name: write 'the child'")


def _leaves(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*place, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*place, index))


# Graver is never milder


def faults_of_gravity(guide: Guide, document: Document) -> Iterator[Fault]:
    """Where a graver answer, or knowing instead of not knowing, could lead to a milder outcome."""
    for place, question, option in _options(guide):
        unknown = question.unknown
        if option.rank >= unknown.rank and not option.calls_for.at_least(unknown.next_step):
            says = (
                f"{option.id} is at least as grave as not knowing (rank {unknown.rank}), which calls for "
                f"{unknown.next_step.value}, so it must call for that or more by itself: give it a `next_step` or a "
                "`level`, or a lower `rank`"
            )
            yield document.fault(place, says)
    counted = [rule.next_step for rule in guide.rules if any(isinstance(test, FeaturesTest) for test in rule.when)]
    most_counted = max(counted, key=lambda step: step.rank, default=NextStep.NO_CURRENT_CONCERN)
    for at, question in enumerate(guide.questions):
        if question.kind == "one":
            yield from _falling(question, ("questions", at, "options"), document, most_counted)


def _falling(question: GuideQuestion, place: Place, document: Document, most_counted: NextStep) -> Iterator[Fault]:
    """Where, of a question with one answer, the graver calls for less, or no longer counts as a feature."""
    for nth, graver in enumerate(question.options):
        milder = [option for option in question.options if option.rank < graver.rank]
        if not milder:
            continue
        most = max(milder, key=lambda option: option.calls_for.rank)
        clearest = max(milder, key=lambda option: _GRAVITY[option.level])
        if not graver.calls_for.at_least(most.calls_for):
            says = (
                f"{graver.id} is graver than {most.id} (rank {graver.rank} over {most.rank}), and calls for less: "
                f"{graver.calls_for.value} after {most.calls_for.value}. What options call for rises with their rank"
            )
            yield document.fault((*place, nth), says)
        elif _GRAVITY[graver.level] < _GRAVITY[clearest.level] and not graver.calls_for.at_least(most_counted):
            says = (
                f"{graver.id} is graver than {clearest.id}, but less of an alerting feature, so a rule that counts "
                f"features could call for less; give it the `level` {clearest.level} or more"
            )
            yield document.fault((*place, nth), says)


# Everything can be reached


def _unreached(guide: Guide, document: Document) -> Iterator[Fault]:
    reaches = [_Reach(guide, setting) for setting in guide.settings]
    for at, setting in enumerate(guide.settings):
        count = len(reaches[at].asked)
        if count > MOST_QUESTIONS:
            says = f"the setting {setting.id} asks {count} questions on one path; {MOST_QUESTIONS} is the most"
            yield document.fault(("settings", at), says)
    for at, question in enumerate(guide.questions):
        if not any(question in reach.asked for reach in reaches):
            what = f"{question.id} is never asked"
            place: Place = ("questions", at)
            yield from _never(place, "asked_when", question.asked_when, reaches, document=document, what=what)
    for place, question, option in _options(guide):
        offering = [reach for reach in reaches if question in reach.asked]
        if offering and not any(option in question.offered(reach.setting.id) for reach in offering):
            says = f"{option.id} is offered in no setting that asks {question.id}; see `only_in`"
            yield document.fault(place, says)
    for at, rule in enumerate(guide.rules):
        if not any(reach.all_hold(rule.when) for reach in reaches):
            what = f"the rule {rule.id} never holds"
            yield from _never(("rules", at), "when", rule.when, reaches, document=document, what=what)


def _never(
    place: Place, key: str, tests: tuple[GuideTest, ...], reaches: list[_Reach], *, document: Document, what: str
) -> Iterator[Fault]:
    """The tests that hold in no setting; where each does in some, that no setting has them all."""
    alone = [(at, test) for at, test in _tests((*place, key), tests) if not any(one.holds(test) for one in reaches)]
    for at, test in alone:
        key, asks = _asked_for(test)
        yield document.fault((*at, key), f"can never be so ({asks}): {what}")
    if not alone:
        yield document.fault(place, f"{what}: no setting asks all that it looks at")


def _asked_for(test: GuideTest) -> tuple[str, str]:
    """The key of a test that says how much it asks, and that in words."""
    match test:
        case FeaturesTest(features=count, level=level):
            return "features", f"{count} features at least to {level}"
        case SeveralTest(question=question, count=count):
            return "count", f"{count} answers to {question}"
        case _:
            return "rank", f"an answer to {test.question} of rank {test.rank}"


class _Reach:
    """What one setting can ask, and which tests its answers can make hold."""

    def __init__(self, guide: Guide, setting: GuideSetting) -> None:
        self.setting = setting
        self.asked: list[GuideQuestion] = []
        for question in guide.questions:
            is_here = not question.only_in or setting.id in question.only_in
            if is_here and self.all_hold(question.asked_when):
                self.asked.append(question)

    def all_hold(self, tests: Iterable[GuideTest]) -> bool:
        return all(self.holds(test) for test in tests)

    def holds(self, test: GuideTest) -> bool:
        if isinstance(test, FeaturesTest):
            return sum(self._features(question, test.level) for question in self.asked) >= test.features
        question = next((one for one in self.asked if one.id == test.question), None)
        if question is None:
            return False
        offered = question.offered(self.setting.id)
        if isinstance(test, ChosenTest):
            return max([question.unknown.rank, *(option.rank for option in offered)]) >= test.rank
        return _at_once(question, len(offered)) >= test.count

    def _features(self, question: GuideQuestion, least: FeatureLevel) -> int:
        levels = [option.level for option in question.offered(self.setting.id) if option.level]
        return _at_once(question, sum(LEVEL_CALLS_FOR[level].at_least(LEVEL_CALLS_FOR[least]) for level in levels))


def _at_once(question: GuideQuestion, count: int) -> int:
    """How many of so many options can be chosen together."""
    return min(count, 1) if question.kind == "one" else count
