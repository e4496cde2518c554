"""The health guide at work: from answers about one contact to a next step, a record to paste, and a page to print.

Nothing is kept. The window and the command line both come here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neglect_toolkit import __version__
from neglect_toolkit.engine import guide as engine
from neglect_toolkit.errors import InputFaultError, NotAllowedError
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideQuestion, GuideResult
from neglect_toolkit.services.toolkit import Toolkit

if TYPE_CHECKING:  # the first question stands on the screen before any of these is needed
    from neglect_toolkit.model.assessment import Assessment
    from neglect_toolkit.model.tool import Tool
    from neglect_toolkit.reports.values import GuideReport

REASON_MISSING = "is lower than the guide suggests ({}); write the reason under `reason`, or judge higher"


@dataclass(frozen=True)
class Guided:
    """The answers about one contact, the guide they were given to, and what they point to."""

    answers: GuideAnswers
    guide: Guide
    result: GuideResult


def asked(toolkit: Toolkit, answers: GuideAnswers) -> tuple[GuideQuestion, ...]:
    """The questions that are asked in this contact, in order; the first without an answer comes next."""
    return engine.asked(toolkit.guide, answers.setting, answers.answers)


def follow(toolkit: Toolkit, answers: GuideAnswers) -> GuideResult:
    """What the answers point to, with the record for the patient's notes. Quick enough for every answer.

    Where the clinician judges higher, what to do is that of the higher step. The suggested step stays as it is.

    Raises:
        NotAllowedError: the clinician judges lower and gives no reason; see `needs_reason`.
        InputFaultError: the guide, the next steps or the contacts are at fault.
    """
    from neglect_toolkit.reports.guide_record import record_of

    if needs_reason(toolkit, answers):
        raise NotAllowedError(
            "The judgement is lower than the guide suggests, and has no reason. Write the reason, or judge higher."
        )
    guide = toolkit.guide
    result = engine.follow(guide, answers.setting, answers.answers)
    judged = answers.judgement.next_step if answers.judgement else None
    if judged is not None and judged.at_least(result.next_step.is_):
        result = result.model_copy(update={"do": engine.to_do(guide, answers.answers, judged)})
    return result.model_copy(update={"record": record_of(_report(toolkit, answers, result))})


def needs_reason(toolkit: Toolkit, answers: GuideAnswers) -> bool:
    """Whether the clinician judges lower than the guide suggests, and has not said why."""
    judged = answers.judgement
    if judged is None or (judged.reason or "").strip():
        return False
    suggested = engine.follow(toolkit.guide, answers.setting, answers.answers).next_step.is_
    return not judged.next_step.at_least(suggested)


def guide_file(toolkit: Toolkit, path: Path) -> Guided:
    """Reads an answers file of the health guide and follows it.

    Raises:
        InputFaultError: the file cannot be used; each fault has its line and its mend.
    """
    from neglect_toolkit.exchange.guide_file import fit_guide, read_guide_answers

    answers, document = read_guide_answers(path)
    fit_guide(answers, document, toolkit.guide)
    if needs_reason(toolkit, answers):
        suggested = engine.follow(toolkit.guide, answers.setting, answers.answers).next_step.is_
        raise InputFaultError(document.fault(("judgement", "next_step"), REASON_MISSING.format(suggested.value)))
    return Guided(answers, toolkit.guide, follow(toolkit, answers))


def page(toolkit: Toolkit, answers: GuideAnswers) -> bytes:
    """One page to print and sign, as a PDF. Slow (some tenths of a second); any thread.

    Raises:
        NotAllowedError: the clinician judges lower and gives no reason.
        InputFaultError: the guide, the next steps or the contacts are at fault.
    """
    from neglect_toolkit.reports.guide_page import guide_page_pdf

    return guide_page_pdf(_report(toolkit, answers, follow(toolkit, answers)))


def write_page(toolkit: Toolkit, answers: GuideAnswers, path: Path) -> Path:
    """Writes the page, whole or not at all; gives back where it is.

    Raises:
        WriteFileError: the file could not be written.
        NotAllowedError: the clinician judges lower and gives no reason.
    """
    from neglect_toolkit.services.exporting import write_whole

    write_whole(path, page(toolkit, answers))
    return path


def _report(toolkit: Toolkit, answers: GuideAnswers, result: GuideResult) -> GuideReport:
    from neglect_toolkit.reports.values import GuideReport

    return GuideReport(
        guide=toolkit.guide,
        answers=answers,
        asked=tuple(question.id for question in asked(toolkit, answers)),
        result=result,
        next_steps=toolkit.next_steps,
        contacts=toolkit.contacts,
        made_at=toolkit.clock.now(),
        version=__version__,
    )


def carried_into(toolkit: Toolkit, answers: GuideAnswers, assessment: Assessment, tool: Tool) -> Assessment:
    """A new assessment with what was seen in the guide, each beside the item it speaks to, as a professional's account.

    It rates nothing: whoever assesses the day does. What the tool has no item for stays in the guide's record.
    """
    from neglect_toolkit.model.assessment import Account, Answer
    from neglect_toolkit.model.words import Source

    setting = toolkit.guide.setting(answers.setting)
    who = f"health guide, {setting.title.lower()}" if setting else "health guide"
    for chosen in engine.chosen_options(toolkit.guide, answers.answers):
        item = chosen.option.carries_to
        if item is None or item not in tool.items:
            continue
        before = assessment.answers.get(item, Answer())
        account = Account(source=Source.PROFESSIONAL, who=who, words=chosen.option.says)
        after = before.model_copy(update={"accounts": (*before.accounts, account)})
        assessment = assessment.with_answer(item, after)
    return assessment


def as_json(result: GuideResult) -> str:
    """A result as `guide --json` prints it."""
    return json.dumps(result.plain(), ensure_ascii=False, indent=2) + "\n"


def as_plain(guide: Guide) -> dict[str, Any]:
    """The guide as `forms show health_guide --json` prints it."""
    from neglect_toolkit.forms.show_guide import guide_as_plain

    return guide_as_plain(guide)


def as_text(guide: Guide) -> str:
    """The guide as an outline to read."""
    from neglect_toolkit.forms.show_guide import guide_as_text

    return guide_as_text(guide)
