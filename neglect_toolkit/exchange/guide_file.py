"""Reads the health guide's answers file: one contact with one child, in YAML or JSON.

What is wrong with a file is said by key and line alone: a fault never repeats what was written of a child.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from neglect_toolkit.documents import Document, did_you_mean, read_document, validated
from neglect_toolkit.errors import Fault, InputFaultError
from neglect_toolkit.model.guide import NONE, NOT_KNOWN, Guide, GuideAnswers, GuideQuestion


def read_guide_answers(path: Path) -> tuple[GuideAnswers, Document]:
    """The answers in a file, and the document that knows the line of everything in it.

    Raises:
        InputFaultError: the file cannot be read, or is not the shape of an answers file; every reason.
    """
    document = read_document(path)
    return validated(GuideAnswers, document), document


def fit_guide(answers: GuideAnswers, document: Document, guide: Guide) -> None:
    """Makes sure that the answers fit the guide: its settings, its questions, what each can be answered with.

    An answer to a question that is not asked in the setting fits: what was seen counts wherever it was seen.

    Raises:
        InputFaultError: every answer that does not fit, with its line and what may have been meant.
    """
    faults = list(_misfits(answers, document, guide))
    if faults:
        raise InputFaultError(*faults)


def _misfits(answers: GuideAnswers, document: Document, guide: Guide) -> Iterator[Fault]:
    settings = [setting.id for setting in guide.settings]
    has_setting = answers.setting in settings
    if not has_setting:
        says = f"is not one of the settings: {', '.join(settings)}{did_you_mean(answers.setting, settings)}"
        yield document.fault(("setting",), says)
    questions = {question.id: question for question in guide.questions}
    for question_id in answers.answers:
        question = questions.get(question_id)
        if question is None:
            says = f"is no question of the health guide{did_you_mean(question_id, questions)}"
            yield document.fault(("answers", question_id), says)
        else:
            yield from _wrong_answers(question, answers, document, answers.setting if has_setting else None)


def _wrong_answers(
    question: GuideQuestion, answers: GuideAnswers, document: Document, setting: str | None
) -> Iterator[Fault]:
    chosen = answers.answers[question.id]
    written = document.value["answers"][question.id]
    for one in chosen:
        # A single answer may stand without brackets; then it has no place of its own.
        place = (written.index(one),) if isinstance(written, list) else ()
        says = _wrong(question, one, setting)
        if says:
            yield document.fault(("answers", question.id, *place), says)
    if question.kind == "one" and len(chosen) > 1:
        yield document.fault(("answers", question.id), "takes one answer; keep one of them")


def _wrong(question: GuideQuestion, chosen: str, setting: str | None) -> str | None:
    if chosen in question.takes:
        return None
    if chosen == NONE:
        return f"takes one of its answers, or `{NOT_KNOWN}`; there is no `{NONE}` here"
    option = question.option(chosen)
    if option is None:
        ids = [*(other.id for other in question.options), *question.takes]
        return f"is no answer to {question.id}{did_you_mean(chosen, ids)}"
    if setting is not None and option.only_in and setting not in option.only_in:
        return f"{option.id} is not offered in the setting {setting}, only in {', '.join(option.only_in)}"
    return None
