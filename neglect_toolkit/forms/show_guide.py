"""Shows the health guide: as the JSON that other programs rely on, and as an outline to read. It writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from neglect_toolkit.forms.show import wrapped
from neglect_toolkit.model.guide import (
    NONE,
    NOT_KNOWN,
    ChosenTest,
    FeaturesTest,
    Guide,
    GuideOption,
    GuideQuestion,
    GuideTest,
)

_OPTION_KEYS = ("id", "says", "rank", "level", "source", "next_step", "only_in", "only_for")


def guide_as_plain(guide: Guide) -> dict[str, Any]:
    """The guide as `forms show health_guide --json` prints it; its shape changes only with notice."""
    return {
        "id": guide.id,
        "version": guide.version,
        "sha256": guide.sha256,
        "title": guide.title,
        "settings": [setting.plain() for setting in guide.settings],
        "questions": [
            {
                "id": question.id,
                "ask": question.ask,
                "kind": question.kind,
                "only_in": list(question.only_in),
                "asked_when": [test.plain() for test in question.asked_when],
                "options": [{key: option.plain()[key] for key in _OPTION_KEYS} for option in question.options],
                "takes": list(question.takes),
            }
            for question in guide.questions
        ],
    }


def guide_as_text(guide: Guide, width: int = 100) -> str:
    """The guide as an outline for a terminal, no line wider than `width` where a word allows it."""
    lines = [guide.title, "=" * min(len(guide.title), width)]
    lines += wrapped(f"{guide.id} {guide.version}, at most {guide.most_questions} questions for one child", width)
    lines += wrapped(guide.about, width)
    lines += ["", "Where the child is seen", "-----------------------"]
    for setting in guide.settings:
        lines += wrapped(f"[{setting.id}] {setting.title}", width, 4)
    for question in guide.questions:
        lines += ["", *_question(question, width)]
    lines += ["", "What answers together call for", "------------------------------"]
    for rule in guide.rules:
        lines += wrapped(f"[{rule.id}] {rule.says.rstrip('.')}: {rule.next_step.value} ({rule.source})", width, 4)
    return "\n".join(lines) + "\n"


def _question(question: GuideQuestion, width: int) -> Iterator[str]:
    yield from wrapped(question.ask, width)
    marks = ["one answer" if question.kind == "one" else "any that apply"]
    marks += _only_in(question.only_in)
    if question.asked_when:
        marks.append(f"only after {' and '.join(map(_in_words, question.asked_when))}")
    yield from wrapped(f"[{question.id}] {', '.join(marks)}", width, 4)
    for option in question.options:
        yield from wrapped(f"{option.id}: {option.says}{_called_for(option)}", width, 4)
    if question.none_says:
        yield from wrapped(f"{NONE}: {question.none_says}", width, 4)
    yield from wrapped(f"{NOT_KNOWN}: {question.unknown.find_out} [{question.unknown.next_step.value}]", width, 4)


def _called_for(option: GuideOption) -> str:
    marks = [f"{option.level}: {option.source}"] if option.level else []
    marks += [option.next_step.value] if option.next_step else []
    marks += _only_in(option.only_in)
    marks += [f"only for {', '.join(option.only_for)}"] if option.only_for else []
    return f" [{'; '.join(marks)}]" if marks else ""


def _only_in(settings: Iterable[str]) -> list[str]:
    named = ", ".join(settings)
    return [f"only in {named}"] if named else []


def _in_words(test: GuideTest) -> str:
    if isinstance(test, FeaturesTest):
        return f"{test.features} or more features to {test.level}"
    if isinstance(test, ChosenTest):
        return f"{test.question} of rank {test.rank} or more"
    return f"{test.count} or more of {test.question}"
