"""One contact by the health guide in words: what its record and its page both say. Pure; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from neglect_toolkit.model.guide import NONE, NOT_KNOWN, GuideOutcome, GuideQuestion
from neglect_toolkit.model.policy import Contact, ContactStanding
from neglect_toolkit.model.words import NextStep
from neglect_toolkit.reports.values import GuideReport
from neglect_toolkit.wording import labels, on_paper
from neglect_toolkit.wording.contacts import certainty

NEVER_RULED_OUT = "A brief contact can never rule neglect out."
LEVELS = {"suspect": "Suspect", "consider": "Consider"}
WHAT_LEVELS_MEAN = "Consider: neglect is one possible explanation. Suspect: a serious level of concern, not proof."
NO_FEATURES = "None among what was asked."
NOTHING_OPEN = "Every question that was asked has an answer."


class Seen(NamedTuple):
    """A question that was answered, and its answers in words."""

    ask: str
    says: tuple[str, ...]


class Feature(NamedTuple):
    """An alerting feature: its level, what was seen, and where the guideline stands."""

    level: str
    says: str
    source: str


class Open(NamedTuple):
    """A question whose answer is not known: why there is none, and what to find out."""

    ask: str
    why: str
    find_out: str


class CallOnPage(NamedTuple):
    """Whom to call: the number, and when it answers and how far it can be relied on."""

    title: str
    number: str
    about: str


class GuideCase:
    """A contact, with the phrases in which it is told."""

    def __init__(self, report: GuideReport) -> None:
        self.report = report
        self.found = report.result.next_step.is_
        self.judged = report.answers.judgement.next_step if report.answers.judgement else None

    @property
    def acted_on(self) -> NextStep:
        """The graver of what the guide suggests and what the clinician judges."""
        return max(filter(None, (self.judged, self.found)), key=lambda step: step.rank)

    @property
    def outcome(self) -> GuideOutcome:
        """What the graver of the two asks for."""
        return self.report.guide.outcomes[self.acted_on]

    def step(self, step: NextStep) -> str:
        """A next step in the local words, with the local level of need where one is set."""
        return on_paper.step(self.report.next_steps, step)

    @property
    def when(self) -> str:
        """The day of the contact; where it is not given, the day of writing, and that it is that."""
        seen_on = self.report.answers.seen_on
        if seen_on:
            return on_paper.day(seen_on)
        return f"Written on {on_paper.day(self.report.made_at.date())}; day of the contact not given"

    @property
    def where(self) -> str:
        """The setting in words."""
        setting = self.report.guide.setting(self.report.answers.setting)
        return setting.title if setting else self.report.answers.setting

    @property
    def judgement(self) -> str:
        """What the clinician judges, how that stands to the suggestion, and why."""
        judged = self.report.answers.judgement
        if judged is None:
            return "not recorded yet"
        reason = f" Reason: {' '.join(judged.reason.split())}" if judged.reason and judged.reason.strip() else ""
        return f"{self.step(judged.next_step)}. {self._compared(judged.next_step)}{reason}"

    def _compared(self, judged: NextStep) -> str:
        if judged is self.found:
            return "This is what the guide suggests."
        if judged.at_least(self.found):
            return "This is higher than the guide suggests."
        return "This is lower than the guide suggests."

    @property
    def seen(self) -> tuple[Seen, ...]:
        """Every question with an answer that says something, in the guide's order."""
        told = ((question, tuple(self._said(question))) for question in self.report.guide.questions)
        return tuple(Seen(self._asks(question), said) for question, said in told if said)

    def _asks(self, question: GuideQuestion) -> str:
        """A question; one that this contact no longer asks says so, as its answer counts all the same."""
        return (
            question.ask if question.id in self.report.asked else f"{question.ask} (not asked here; the answer counts)"
        )

    def _said(self, question: GuideQuestion) -> Iterator[str]:
        given = self.report.answers.answers.get(question.id, ())
        yield from (option.says for option in question.options if option.id in given)
        if NONE in given:
            yield question.none_says or "None"

    @property
    def features(self) -> tuple[Feature, ...]:
        """The alerting features, those to suspect first."""
        options = {
            f"{question.id}.{option.id}": option.says
            for question in self.report.guide.questions
            for option in question.options
        }
        told = [Feature(LEVELS[one.level], options[one.id], one.source) for one in self.report.result.features]
        return tuple(sorted(told, key=lambda feature: feature.level != LEVELS["suspect"]))

    @property
    def open_questions(self) -> tuple[Open, ...]:
        """What is not known, and what was asked and has no answer, each with what to find out."""
        answers = self.report.answers.answers
        return tuple(
            Open(question.ask, "Not known" if question.id in answers else "Not answered", question.unknown.find_out)
            for question in self.report.guide.questions
            if NOT_KNOWN in answers.get(question.id, ())
            or (question.id in self.report.asked and question.id not in answers)
        )

    @property
    def calls(self) -> tuple[CallOnPage, ...]:
        """Whom to call for this outcome, the first to call first."""
        known = {contact.id: contact for contact in self.report.contacts.contacts}
        return tuple(self._call(known[one]) for one in self.outcome.contacts if one in known)

    def _call(self, contact: Contact) -> CallOnPage:
        standing = self.report.contacts.standing(contact, self.report.made_at.date())
        about = [contact.hours or "", labels.mid_sentence(certainty(contact, standing).removesuffix("."))]
        number = contact.telephone or "" if standing is not ContactStanding.UNSET else ""
        return CallOnPage(contact.title, number, ", ".join(filter(None, about)))

    @property
    def made_with(self) -> str:
        """Which guide, exactly."""
        guide = self.report.guide
        return f"{guide.id} {guide.version} ({guide.sha256[:8]}), Neglect Toolkit {self.report.version}"
