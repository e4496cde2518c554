"""The record of one contact by the health guide: plain text to paste into the patient's notes.

Its lines are not broken: each system of notes breaks them in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from neglect_toolkit.reports.guide_case import NEVER_RULED_OUT, NO_FEATURES, WHAT_LEVELS_MEAN, CallOnPage, GuideCase
from neglect_toolkit.reports.values import GuideReport


def record_of(report: GuideReport) -> str:
    """The record, its outcome first. It reads well with no name in it at all."""
    case = GuideCase(report)
    sections = (
        _outcome(case),
        _section("WHY", _bullets(report.result.next_step.because)),
        _section("WHAT WAS SEEN AND HEARD", _seen(case)),
        _section("ALERTING FEATURES", _features(case)),
        _section("NOT KNOWN, AND WHAT TO FIND OUT", _open(case)),
        _section("ADVISED NOW (put x in the brackets when done, with time and name)", _boxes(report.result.do)),
        _section("OTHER HARM: THE USUAL ROUTES", _bullets(report.result.routes)),
        _section("WHOM TO CALL", _bullets(map(_call, case.calls))),
        _section("SHARING INFORMATION", [case.outcome.sharing]),
        _section("SAID TO THE PARENT OR CARER (suggested words; change them to what was said)", _said(case)),
        _section("NOTE", _lines(report.answers.note)),
        _section("STILL TO WRITE HERE", [case.outcome.record]),
        [NEVER_RULED_OUT, f"Made with {case.made_with}. It organises what was seen; the judgement is the clinician's."],
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section))) + "\n"


def _outcome(case: GuideCase) -> Iterator[str]:
    answers = case.report.answers
    yield f"{case.report.guide.title} - record of one contact"
    yield f"Suggested next step: {case.step(case.found)}"
    yield f"The clinician's judgement: {case.judgement}"
    yield f"What that means: {case.outcome.means}"
    yield f"Date: {case.when}"
    yield f"Seen in: {case.where}"
    for label, value in (("Child", answers.child), ("Seen by", answers.seen_by)):
        if value and value.strip():
            yield f"{label}: {' '.join(value.split())}"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """A section, or nothing where it has nothing to say."""
    told = list(lines)
    return [title, *told] if told else []


def _bullets(sentences: Iterable[str]) -> list[str]:
    return [f"- {sentence}" for sentence in sentences]


def _boxes(sentences: Iterable[str]) -> list[str]:
    return [f"[ ] {sentence}" for sentence in sentences]


def _seen(case: GuideCase) -> Iterator[str]:
    for ask, says in case.seen:
        yield ask
        yield from _bullets(says)
    if not case.seen:
        yield "Nothing is recorded."


def _features(case: GuideCase) -> list[str]:
    told = _bullets(f"{level}: {says} ({source})" for level, says, source in case.features)
    return [*told, WHAT_LEVELS_MEAN] if told else [NO_FEATURES]


def _open(case: GuideCase) -> list[str]:
    return _bullets(f"{ask} {why}. {find_out}" for ask, why, find_out in case.open_questions)


def _call(call: CallOnPage) -> str:
    number = f": {call.number}" if call.number else ""
    return f"{call.title}{number} ({call.about})" if call.about else f"{call.title}{number}"


def _said(case: GuideCase) -> list[str]:
    return [f"“{case.outcome.say_to_parent}”"]


def _lines(note: str | None) -> list[str]:
    """What the clinician wrote, set off from our own headings."""
    return [f"  {line.rstrip()}" for line in (note or "").splitlines() if line.strip()]
