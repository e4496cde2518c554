"""A summary as plain text: first what it points to and why, then each domain, then what is not known."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.summary import Because, DomainSummary, IndicatorSummary
from neglect_toolkit.model.tool import Tool, spoken
from neglect_toolkit.model.words import CheckAnswer, Persistence, Rating
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.found import found

WIDTH = 100


def summary_text(assessment: Assessment, tool: Tool, summary: IndicatorSummary, steps: NextSteps) -> str:
    """The whole summary, for a terminal."""
    return "\n".join(_Writer(assessment, tool, summary, steps).lines())


class _Writer:
    def __init__(self, assessment: Assessment, tool: Tool, summary: IndicatorSummary, steps: NextSteps) -> None:
        self._assessment, self._tool, self._summary, self._steps = assessment, tool, summary, steps

    def lines(self) -> Iterator[str]:
        summary = self._summary
        child = self._assessment.child
        called = labels.marked(child.called or "the child (no name yet)", made_up=child.made_up)
        yield f"A day in the life of {on_a_terminal(called)} - {self._tool.title}"
        yield ""
        yield f"What this usually points to: {self._steps.steps[summary.next_step.is_].title}"
        yield from _bullets(summary.next_step.because)
        yield from self._safety()
        for domain, summed in summary.domains.items():
            yield ""
            level = labels.mid_sentence(labels.level(summed.level))
            yield f"{domain.called.upper()}: {level} ({summed.explored} of {summed.of} explored)"
            yield from self._domain(summed)
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

    def _domain(self, summed: DomainSummary) -> Iterator[str]:
        told: set[str] = set()
        for because in (because for finding in summed.telling for because in finding.because):
            if because.item not in told:
                told.add(because.item)
                yield from self._answer(because)
        yield from _bullets((f"Rule: {finding.says}" for finding in summed.telling), indent=4)
        for need in summed.unmet_needs:
            yield from self._found(need.item, "◆", self._assessment.answers[need.item].worst, need.persistence)
            yield from _bullets([need.says], indent=4)
        yield from _bullets(f"~ {labels.BEARS_ON_TOO}: {self._text(item)}" for item in summed.bears_on_too)
        yield from _bullets(f"○ {labels.SET_ASIDE}: {self._text(item)}" for item in summed.set_aside)
        yield from _bullets(f"◐ Mixed, and no concern by itself: {self._text(item)}" for item in summed.mixed)
        yield from _bullets(f"✔ Going well: {self._text(item)}" for item in summed.strengths)
        yield from _bullets(f"≠ Accounts differ: {self._text(item)}" for item in summed.accounts_differ)
        yield from _bullets(f"? {gap.says}" for gap in summed.gaps)

    def _answer(self, because: Because) -> Iterator[str]:
        yield from self._found(because.item, "▲", because.rating, because.persistence)

    def _found(self, item: str, sign: str, rating: Rating | None, often: Persistence | None) -> Iterator[str]:
        """What was found, and then everybody's words."""
        answer = self._assessment.answers[item]
        child = self._assessment.child.called or self._tool.child_word
        told = found(self._tool.items[item], answer, rating, often, child=child, visits=self._assessment.visits)
        yield from _bullets([f"{sign} {told.says}"])
        yield from _bullets((words.says for words in told.words), indent=4)
        yield from _bullets(told.otherwise, indent=4)

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
