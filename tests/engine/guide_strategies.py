"""Random health guides with their answers, all made up: small, so that rules often hold and often nearly hold.

Every question, option and "nothing of it" says a word of its own, so that a reason tells what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from neglect_toolkit.documents import Document
from neglect_toolkit.engine.guide import asked, follow
from neglect_toolkit.forms.guide_check import faults_of_gravity
from neglect_toolkit.model.guide import NONE, NOT_KNOWN, Guide, GuideAnswer, GuideQuestion, GuideResult
from neglect_toolkit.model.words import NextStep

SETTINGS = ("ward", "surgery")
QUESTIONS = ("q0", "q1", "q2", "q3")
OPTIONS = ("oa", "ob", "oc", "od")

ranks = st.integers(0, 3)
steps = st.sampled_from(NextStep)
what_not_knowing_asks = st.sampled_from([NextStep.GET_INFORMATION] * 3 + [*NextStep][2:])
levels = st.sampled_from(["consider", "suspect"])
settings_named = st.sampled_from([[], [], ["ward"], ["surgery"]])


@dataclass(frozen=True)
class Contact:
    """One child seen once: everything that a result is a function of."""

    guide: Guide
    setting: str
    answers: dict[str, GuideAnswer]

    def result(self) -> GuideResult:
        return follow(self.guide, self.setting, self.answers)

    @property
    def rank(self) -> int:
        return self.result().next_step.is_.rank

    def asked(self) -> tuple[str, ...]:
        return tuple(question.id for question in asked(self.guide, self.setting, self.answers))

    def answering(self, question: str, *chosen: str) -> Contact:
        """The same with another answer to one question; with none at all where nothing is chosen."""
        rest = {key: value for key, value in self.answers.items() if key != question}
        return replace(self, answers={**rest, question: chosen} if chosen else rest)


@st.composite
def tests_of(draw: st.DrawFn, questions: tuple[str, ...]) -> dict[str, Any]:
    """A test that looks at some of these questions, or counts features."""
    form = draw(st.sampled_from(["rank", "count", "features"] if questions else ["features"]))
    if form == "features":
        return {"features": draw(st.integers(1, 3)), "level": draw(levels)}
    question = draw(st.sampled_from(questions))
    return {"question": question, form: draw(ranks if form == "rank" else st.integers(1, 2))}


@st.composite
def questions_of(draw: st.DrawFn, question: str, earlier: tuple[str, ...]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["one", "several"]))
    options = []
    for option in OPTIONS[: draw(st.integers(1, len(OPTIONS)))]:
        made: dict[str, Any] = {"id": option, "says": f"says-{question}-{option}", "rank": draw(ranks)}
        if draw(st.booleans()):
            made |= {"level": draw(levels), "source": "Made up"}
        if draw(st.sampled_from([False, False, True])):
            made["next_step"] = draw(steps)
        if draw(st.sampled_from([False, False, True])):
            made["do"] = [f"do-{question}-{option}"]
        options.append(made)
    return {
        "id": question,
        "ask": f"asks-{question}",
        "kind": kind,
        "options": options,
        "none_says": f"none-{question}" if kind == "several" else None,
        "unknown": {
            "rank": draw(ranks),
            "find_out": f"find-{question}",
            "next_step": draw(what_not_knowing_asks),
        },
        "only_in": draw(settings_named),
        "asked_when": draw(st.lists(tests_of(earlier), max_size=1)),
    }


def mended(question: dict[str, Any]) -> None:
    """Raises what calls for too little, so that graver is never milder; what `forms check` would ask for."""
    unknown, least, level = question["unknown"], NextStep.NO_CURRENT_CONCERN, None
    for option in sorted(question["options"], key=lambda one: one["rank"]):
        if option["rank"] >= unknown["rank"]:
            least = _gravest(least, unknown["next_step"])
        if question["kind"] == "one" and level is not None and option.get("level") != "suspect":
            option |= {"level": level, "source": "Made up"}
        own = option.get("next_step") or NextStep.NO_CURRENT_CONCERN
        option["next_step"] = _gravest(own, least)
        if question["kind"] == "one":
            level = option.get("level")
            least = option["next_step"]


def _gravest(*of: NextStep) -> NextStep:
    return max(of, key=lambda step: step.rank)


@st.composite
def guides(draw: st.DrawFn, *, mend: bool = True) -> Guide:
    """A guide of up to four questions; where it is not mended, graver may be milder in it."""
    ids = QUESTIONS[: draw(st.integers(1, len(QUESTIONS)))]
    questions = [draw(questions_of(question, ids[:at])) for at, question in enumerate(ids)]
    for question in questions if mend else ():
        mended(question)
    rules = [
        {
            "id": f"r{number}",
            "says": f"rule-{number}",
            "source": "Made up",
            "when": draw(st.lists(tests_of(ids), min_size=1, max_size=2)),
            "next_step": draw(steps),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    outcome = {key: key for key in ("means", "sharing", "say_to_parent", "record")}
    return Guide.model_validate(
        {
            "id": "health_guide",
            "version": "1.0.0",
            "title": "Made up",
            "about": "Made up",
            "settings": [{"id": setting, "title": setting} for setting in SETTINGS],
            "questions": questions,
            "rules": rules,
            "outcomes": {step: outcome | {"do": [f"do-{step.value}"], "contacts": ["one"]} for step in NextStep},
        }
    )


def answers_to(question: GuideQuestion) -> st.SearchStrategy[GuideAnswer]:
    """An answer as people may give it."""
    ids = [option.id for option in question.options]
    if question.kind == "one":
        return st.sampled_from([*ids, NOT_KNOWN]).map(lambda one: (one,))
    chosen = st.lists(st.sampled_from([*ids, NOT_KNOWN]), min_size=1, unique=True).map(tuple)
    return chosen | st.just((NONE,))


@st.composite
def contacts(draw: st.DrawFn, *, mend: bool = True) -> Contact:
    """A guide, a setting, and answers to some of its questions."""
    guide = draw(guides(mend=mend))
    answers = {
        question.id: draw(answers_to(question))
        for question in guide.questions
        if draw(st.sampled_from([True, True, True, False]))
    }
    return Contact(guide, draw(st.sampled_from(SETTINGS)), answers)


def is_graded(guide: Guide) -> bool:
    """Whether `forms check` finds that graver is never milder in it."""
    return not list(faults_of_gravity(guide, Document("health_guide.yaml", guide.plain(), {})))
