"""What the guide's page is given to show: one frozen picture of the questions, the answers and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from neglect_toolkit.model.guide import (
    NONE,
    NOT_KNOWN,
    Guide,
    GuideAnswer,
    GuideJudgement,
    GuideOutcome,
    GuideQuestion,
    GuideResult,
)

if TYPE_CHECKING:
    from neglect_toolkit.model.policy import NextSteps
    from neglect_toolkit.services.contacts import Call

SETTING, OUTCOME = "setting", "outcome"
"""The two places that are no question, by the names under which the page knows them."""


COPY_KEY = "Ctrl+Shift+C"


@dataclass(frozen=True)
class GuideState:
    """One run through the guide. `asked` follow from the setting and the answers; `result` says where they lead."""

    guide: Guide
    place: str = SETTING
    setting: str | None = None
    asked: tuple[GuideQuestion, ...] = ()
    answers: Mapping[str, GuideAnswer] = field(default_factory=dict)
    result: GuideResult | None = None
    next_steps: NextSteps | None = None
    can_keep: bool = False
    judgement: GuideJudgement | None = None
    calls: tuple[Call, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """Where one can be, from the first to the last; the outcome only once there is a setting."""
        questions = tuple(question.id for question in self.asked)
        return (SETTING, *questions, OUTCOME) if self.setting else (SETTING,)

    @property
    def open_questions(self) -> int:
        """How many of the questions asked have no answer yet."""
        return sum(question.id not in self.answers for question in self.asked)

    @property
    def outcome(self) -> GuideOutcome | None:
        """What the outcome says, of the step that the answers point to."""
        return self.guide.outcomes[self.result.next_step.is_] if self.result else None

    @property
    def step_title(self) -> str:
        """The next step in the local words; nothing before there is one."""
        if self.result is None or self.next_steps is None:
            return ""
        return self.next_steps.steps[self.result.next_step.is_].title

    def question(self, place: str) -> GuideQuestion | None:
        """None for the setting and the outcome, which are no questions, and for one that is not asked."""
        return next((question for question in self.asked if question.id == place), None)

    def title_of(self, place: str) -> str:
        """The question itself, or what the first and the last place ask and tell."""
        if place == SETTING:
            return "Where do you see the child?"
        question = self.question(place)
        return question.ask if question else "What to do"

    def answer_words(self, place: str) -> str:
        """What was answered there, in words; nothing where there is no answer."""
        if place == SETTING:
            chosen = self.guide.setting(self.setting or "")
            return chosen.title if chosen else ""
        if place == OUTCOME:
            return self.step_title
        question = self.question(place)
        given = self.answers.get(place, ())
        if question is None or not given:
            return ""
        words = [option.says for option in question.options if option.id in given]
        words += [question.none_says or "None of these"] if NONE in given else []
        words += ["I don’t know"] if NOT_KNOWN in given else []
        return "; ".join(words)
