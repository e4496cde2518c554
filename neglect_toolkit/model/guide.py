"""The health guide: a few questions for somebody who sees a child once, and what their answers usually point to.

As in the policy, everything is "at least": an option calls for a step, a rule asks for this or graver, and there is no
negation. So a graver answer, or one more sign, never gives a milder outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, field_validator, model_validator

from neglect_toolkit.model.base import Day, ItemId, Moment, Sentence, Value, Version, Word, sha256_of
from neglect_toolkit.model.words import NextStep

GUIDE_ID = "health_guide"

NONE, NOT_KNOWN = "none", "not_known"
"""Not an option's: that none of them is so (of a question with several answers), and that it is not known."""

MOST_QUESTIONS = 12
"""On no path more than so many: two minutes."""

FeatureLevel = Literal["consider", "suspect"]

LEVEL_CALLS_FOR: dict[FeatureLevel, NextStep] = {
    "consider": NextStep.SUPPORT_AND_REVIEW,
    "suspect": NextStep.REFER_NOW,
}
"""The least that one alerting feature calls for by itself."""

Rank = Annotated[int, Field(ge=0)]

QuestionOption = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
"""An option by its question: `question.option`."""


class GuideSetting(Value):
    """Where the child is seen: a ward, a surgery, an ambulance."""

    id: Word
    title: Sentence
    hint: str | None = None


class GuideOption(Value):
    """One answer. `rank` is its declared order of severity within the question, 0 the mildest.

    An alerting feature has a `level` and its `source`. `next_step` is the least that this answer calls for by itself.
    `route` names the usual child-protection route where the sign is of another harm than neglect. `carries_to` is the
    item of a Day in my Life tool that this answer speaks to. `only_in` and `only_for` say where and for whom it is
    offered: in these settings, and unless another option than these is chosen of an earlier question.
    """

    id: Word
    says: Sentence
    rank: Rank
    hint: str | None = None
    level: FeatureLevel | None = None
    source: Sentence | None = None
    next_step: NextStep | None = None
    do: tuple[Sentence, ...] = ()
    route: Sentence | None = None
    only_in: tuple[Word, ...] = ()
    only_for: tuple[QuestionOption, ...] = ()
    carries_to: ItemId | None = None

    @field_validator("id")
    @classmethod
    def _is_no_answer_of_every_question(cls, given: str) -> str:
        if given in (NONE, NOT_KNOWN):
            raise ValueError(f"every question takes {given!r} already; give the option another id")
        return given

    @model_validator(mode="after")
    def _a_feature_has_its_source(self) -> GuideOption:
        if (self.level is None) != (self.source is None):
            raise ValueError("an alerting feature needs both `level` and `source`; other options have neither")
        return self

    @property
    def calls_for(self) -> NextStep:
        """The least step that this answer calls for by itself, as a feature or otherwise."""
        least = LEVEL_CALLS_FOR[self.level] if self.level else NextStep.NO_CURRENT_CONCERN
        return max(least, self.next_step or least, key=lambda step: step.rank)


class GuideUnknown(Value):
    """What "I don't know" means here: how grave it is beside the options, and what to find out."""

    rank: Rank = 1
    find_out: Sentence
    next_step: NextStep = NextStep.GET_INFORMATION

    @field_validator("next_step")
    @classmethod
    def _never_nothing(cls, given: NextStep) -> NextStep:
        if not given.at_least(NextStep.GET_INFORMATION):
            raise ValueError("not knowing asks at least for information")
        return given


class ChosenTest(Value):
    """The gravest answer to this question is at least of this rank; "I don't know" counts with its own rank."""

    question: Word
    rank: Rank


class SeveralTest(Value):
    """At least so many options of this question are chosen."""

    question: Word
    count: Annotated[int, Field(ge=1)]


class FeaturesTest(Value):
    """At least so many alerting features are there, at least of this level."""

    features: Annotated[int, Field(ge=1)]
    level: FeatureLevel = "consider"


def _form(data: Any) -> str | None:
    keys = data if isinstance(data, dict) else type(data).model_fields
    return next((form for form in ("features", "count", "rank") if form in keys), None)


GuideTest = Annotated[
    Annotated[ChosenTest, Tag("rank")]
    | Annotated[SeveralTest, Tag("count")]
    | Annotated[FeaturesTest, Tag("features")],
    Discriminator(
        _form,
        custom_error_type="test_form",
        custom_error_message="must be a test of the form 'at least': `question` with `rank` or `count`, or `features`",
    ),
]


class GuideQuestion(Value):
    """One question. It is asked in some settings (all, where none is named) and where every test holds."""

    id: Word
    ask: Sentence
    hint: str | None = None
    kind: Literal["one", "several"]
    options: Annotated[tuple[GuideOption, ...], Field(min_length=1)]
    none_says: str | None = None
    unknown: GuideUnknown
    only_in: tuple[Word, ...] = ()
    asked_when: tuple[GuideTest, ...] = ()

    @model_validator(mode="after")
    def _options_have_their_own_names(self) -> GuideQuestion:
        ids = [option.id for option in self.options]
        if len(ids) != len(set(ids)):
            raise ValueError("two options have the same `id`; give each its own")
        if (self.kind == "several") != (self.none_says is not None):
            raise ValueError("a question of the kind `several` needs `none_says`, and no other has it")
        return self

    @property
    def takes(self) -> tuple[str, ...]:
        """What it may be answered with beside its options; `none` only where several may be chosen."""
        return (NONE, NOT_KNOWN) if self.kind == "several" else (NOT_KNOWN,)

    def offered(self, setting: str, answers: Mapping[str, GuideAnswer] | None = None) -> tuple[GuideOption, ...]:
        """The options that are offered in a setting, in their order.

        With `answers`, those for other children are left out, unless that is not known or they are chosen already:
        not knowing hides nothing.
        """
        here = tuple(option for option in self.options if not option.only_in or setting in option.only_in)
        return here if answers is None else tuple(option for option in here if self._fits(option, answers))

    def _fits(self, option: GuideOption, answers: Mapping[str, GuideAnswer]) -> bool:
        if not option.only_for or option.id in answers.get(self.id, ()):
            return True
        wanted = [named.split(".") for named in option.only_for]
        given = [(answers.get(question, ()), one) for question, one in wanted]
        return any(not chosen or NOT_KNOWN in chosen or one in chosen for chosen, one in given)

    def option(self, option_id: str) -> GuideOption | None:
        """None where the question has no such option, as in answers to another version of the guide."""
        return next((option for option in self.options if option.id == option_id), None)


class GuideRule(Value):
    """What several answers together call for."""

    id: Word
    says: Sentence
    source: Sentence
    when: Annotated[tuple[GuideTest, ...], Field(min_length=1)]
    next_step: NextStep


class GuideOutcome(Value):
    """One next step for somebody in a clinic: what to do now, whom to call, and what to say, share and write down.

    `contacts` are ids in `contacts.yaml`, the first to call first.
    """

    means: Sentence
    do: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    contacts: Annotated[tuple[Word, ...], Field(min_length=1)]
    sharing: Sentence
    say_to_parent: Sentence
    record: Sentence


class Guide(Value):
    """The whole guide, as data."""

    id: Word
    version: Version
    title: Sentence
    about: Sentence
    settings: Annotated[tuple[GuideSetting, ...], Field(min_length=1)]
    questions: Annotated[tuple[GuideQuestion, ...], Field(min_length=1)]
    rules: tuple[GuideRule, ...]
    outcomes: dict[NextStep, GuideOutcome]

    @model_validator(mode="after")
    def _all_six_outcomes(self) -> Guide:
        missing = [step.value for step in NextStep if step not in self.outcomes]
        if missing:
            raise ValueError(f"the outcome {missing[0]!r} is missing; all six must be there")
        return self

    @cached_property
    def sha256(self) -> str:
        """The hash of the guide's canonical JSON."""
        return sha256_of(self.plain())

    @property
    def most_questions(self) -> int:
        """Of the setting that asks most: the questions that are asked there, whatever their tests."""
        return max(
            sum(not question.only_in or setting.id in question.only_in for question in self.questions)
            for setting in self.settings
        )

    def question(self, question_id: str) -> GuideQuestion | None:
        """None where there is none, as in answers of another version of the guide."""
        return next((question for question in self.questions if question.id == question_id), None)

    def setting(self, setting_id: str) -> GuideSetting | None:
        """None where there is none, as in answers of another version of the guide."""
        return next((setting for setting in self.settings if setting.id == setting_id), None)


def _listed(given: object) -> object:
    """A single answer may be written without brackets."""
    return [given] if isinstance(given, str) else given


def _says_one_thing(given: tuple[str, ...]) -> tuple[str, ...]:
    if not given:
        raise ValueError("says nothing; write `none`, `not_known` or what applies")
    if NONE in given and set(given) != {NONE}:
        raise ValueError("says `none` and something else; keep one of them")
    return tuple(dict.fromkeys(given))


GuideAnswer = Annotated[tuple[str, ...], BeforeValidator(_listed), AfterValidator(_says_one_thing)]
"""The ids chosen: of options, or `none`, or `not_known`. Of a question of the kind `one` there is one."""


class GuideJudgement(Value):
    """The clinician's own conclusion: freely higher, lower only with a reason."""

    next_step: NextStep
    reason: str | None = None


class GuideAnswers(Value):
    """What was answered about one child in one contact. It may hold no name at all."""

    guide: Literal["health_guide"]
    setting: Word
    answers: dict[Word, GuideAnswer] = Field(default_factory=dict)
    seen_on: Day | None = None
    child: str | None = None
    seen_by: str | None = None
    note: str | None = None
    judgement: GuideJudgement | None = None


class GuideStep(Value):
    """The next step with every reason for exactly this step."""

    is_: Annotated[NextStep, Field(alias="is")]
    because: tuple[str, ...]


class GuideFeature(Value):
    """An alerting feature that is there: the answer's id, its level in the guideline, and where it stands."""

    id: str
    level: FeatureLevel
    source: str


class GuideResult(Value):
    """What the answers point to; the shape of `guide --json`."""

    next_step: GuideStep
    features: tuple[GuideFeature, ...] = ()
    do: tuple[str, ...] = ()
    find_out: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    record: str = ""


class KeptGuide(Value):
    """One contact that a clinician chose to keep: the answers, where they led, and the record as it read then."""

    id: str
    at: Moment
    by: str
    guide_sha256: str
    answers: GuideAnswers
    result: GuideResult
