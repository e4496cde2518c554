"""A summary as plain text: first what it points to and why, then each domain, then what is not known."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.summary import DomainSummary, IndicatorSummary
from neglect_toolkit.model.tool import Tool, spoken
from neglect_toolkit.model.words import CheckAnswer
from neglect_toolkit.wording import labels

WIDTH = 100


def summary_text(assessment: Assessment, tool: Tool, summary: IndicatorSummary, steps: NextSteps) -> str:
    """The whole summary, for a terminal."""
    return "\n".join(_Writer(assessment, tool, summary, steps).lines())


class _Writer:
    def __init__(self, assessment: Assessment, tool: Tool, summary: IndicatorSummary, steps: NextSteps) -> None:
        self._assessment, self._tool, self._summary, self._steps = assessment, tool, summary, steps

    def lines(self) -> Iterator[str]:
        summary = self._summary
        called = self._assessment.child.called or "the child (no name yet)"
        yield f"A day in the life of {on_a_terminal(called)} - {self._tool.title}"
        yield ""
        yield f"What this usually points to: {self._steps.steps[summary.next_step.is_].title}"
        yield from _bullets(summary.next_step.because)
        yield from self._safety()
        for domain, found in summary.domains.items():
            yield ""
            level = labels.mid_sentence(labels.level(found.level))
            yield f"{domain.called.upper()}: {level} ({found.explored} of {found.of} explored)"
            yield from self._domain(found)
        if summary.barriers:
            yield from ("", "GETS IN THE FAMILY'S WAY")
            yield from _bullets(self._barrier(key) for key in summary.barriers)
        if summary.no_longer_asked:
            yield from ("", "ANSWERED, AND NO LONGER ASKED (these still count)")
            yield from _bullets(map(self._text, summary.no_longer_asked))
        judgement = self._assessment.judgement
        yield from ("", "THE PRACTITIONER'S JUDGEMENT")
        if judgement.next_step is None:
            yield from _bullets(["Not recorded yet."])
        else:
            reason = judgement.reason or "no reason given"
            yield from _bullets([f"{self._steps.steps[judgement.next_step].title} - {reason}"])

    def _safety(self) -> Iterator[str]:
        yield from ("", "SAFETY")
        for flag in self._summary.safety:
            done = f"Done: {flag.done}" if flag.done else "Nothing is recorded as done yet."
            yield from _bullets([f"! {labels.urgency(flag.urgency).upper()}: {flag.says} {flag.do} {done}"])
        not_asked = self._summary.safety_not_asked
        yield from _bullets(f"{labels.check_answer(None)}: {self._text(item)}" for item in not_asked)
        not_known = self._summary.safety_not_known
        yield from _bullets(f"{labels.check_answer(CheckAnswer.NOT_KNOWN)}: {self._text(item)}" for item in not_known)
        if not (self._summary.safety or not_asked or not_known):
            yield from _bullets(["Every check was asked, and none was answered yes."])

    def _domain(self, found: DomainSummary) -> Iterator[str]:
        for finding in found.telling:
            yield from _bullets([f"▲ {finding.says}"])
            for because in finding.because:
                often = (
                    f", {labels.mid_sentence(labels.persistence(because.persistence))}" if because.persistence else ""
                )
                who = f" ({', '.join(map(labels.says_so, because.who))})" if because.who else ""
                yield from _bullets(
                    [f"{self._text(because.item)} {labels.rating(because.rating)}{often}{who}"], indent=4
                )
                yield from _bullets((f"“{words}”" for words in because.words), indent=6)
        yield from _bullets(f"◆ {need.says}" for need in found.unmet_needs)
        yield from _bullets(f"◐ Mixed, and no concern by itself: {self._text(item)}" for item in found.mixed)
        yield from _bullets(f"✔ Going well: {self._text(item)}" for item in found.strengths)
        yield from _bullets(f"≠ Accounts differ: {self._text(item)}" for item in found.accounts_differ)
        yield from _bullets(f"? {gap.says}" for gap in found.gaps)

    def _text(self, item: str) -> str:
        return spoken(self._tool.items[item].text, self._assessment.child.called or self._tool.child_word)

    def _barrier(self, key: str) -> str:
        options = (item.options[key] for item in self._tool.items.values() if key in item.options)
        return next(options, key)


def on_a_terminal(text: str) -> str:
    """What somebody wrote, without the characters that a terminal would obey rather than show; on one line."""
    return "".join(character if character.isprintable() else " " for character in text)


def _bullets(sentences: Iterable[str], indent: int = 2) -> Iterator[str]:
    for sentence in sentences:
        first = " " * indent + "- "
        yield from textwrap.wrap(
            on_a_terminal(sentence), WIDTH, initial_indent=first, subsequent_indent=" " * len(first)
        )
