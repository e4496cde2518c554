"""A small made-up health guide that `forms check` finds nothing wrong with, as a file holds it and as a value."""

from __future__ import annotations

from typing import Any

from neglect_toolkit.model.guide import Guide, GuideAnswers
from neglect_toolkit.model.words import NextStep

SOURCE = "Made-up guideline, 1.2.3"


def an_option(option_id: str, rank: int, says: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"id": option_id, "says": says or f"It is {option_id.replace('_', ' ')}", "rank": rank} | fields


def a_feature(option_id: str, rank: int, level: str = "consider", **fields: Any) -> dict[str, Any]:
    return an_option(option_id, rank, level=level, source=SOURCE, **fields)


def an_outcome(step: NextStep) -> dict[str, Any]:
    called = step.value.replace("_", " ")
    return {
        "means": f"The made-up meaning of {called}.",
        "do": [f"Do what {called} asks.", "Write down what was done."],
        "contacts": ["emergency_999"],
        "sharing": f"What may be shared when it is {called}.",
        "say_to_parent": f"What to say when it is {called}.",
        "record": f"What to write when it is {called}.",
    }


def a_guide_file(**fields: Any) -> dict[str, Any]:
    """The guide as plain data, to be spoilt by a test."""
    return {
        "id": "health_guide",
        "version": "1.0.0",
        "title": "Made-up health guide",
        "about": "A few made-up questions.",
        "settings": [
            {"id": "ward", "title": "Ward"},
            {"id": "surgery", "title": "Surgery", "hint": "Also by telephone."},
        ],
        "questions": [
            {
                "id": "danger_now",
                "ask": "Is the child in danger now?",
                "kind": "one",
                "unknown": {
                    "rank": 1,
                    "next_step": "seek_advice",
                    "find_out": "Find out whether the child is safe now.",
                },
                "options": [
                    an_option("no", 0, "No, not as far as we can see"),
                    an_option("yes", 2, "Yes, in danger", next_step="immediate", do=["Keep the child here."]),
                ],
            },
            {
                "id": "signs",
                "ask": "What do you see?",
                "hint": "Look at hands, hair and feet.",
                "kind": "several",
                "none_says": "None of these is seen",
                "unknown": {"rank": 1, "find_out": "Find out who could look."},
                "options": [
                    a_feature("dirty", 1, says="Very dirty"),
                    a_feature("hungry", 2, "suspect", says="Takes food from bins"),
                    a_feature("missed", 1, says="Not brought to a visit", only_in=["surgery"]),
                    an_option(
                        "bruised", 2, "A bruise", next_step="refer_now", route="Bruises: ring the children's doctor."
                    ),
                ],
            },
            {
                "id": "story",
                "ask": "Does the explanation fit?",
                "kind": "one",
                "asked_when": [{"features": 1}],
                "unknown": {"rank": 1, "find_out": "Ask what happened."},
                "options": [
                    an_option("fits", 0, "It fits"),
                    an_option("does_not_fit", 2, "It does not fit", next_step="seek_advice"),
                ],
            },
            {
                "id": "earlier",
                "ask": "What do earlier notes say?",
                "kind": "several",
                "none_says": "The notes were read and hold nothing",
                "only_in": ["surgery"],
                "unknown": {"find_out": "Read the notes."},
                "options": [an_option("same_before", 1, "The same before", next_step="get_information")],
            },
        ],
        "rules": [
            {
                "id": "two_signs",
                "says": "Two signs together.",
                "source": SOURCE,
                "when": [{"question": "signs", "count": 2}],
                "next_step": "seek_advice",
            },
            {
                "id": "grave_and_unexplained",
                "says": "A grave sign, and a story that does not fit.",
                "source": SOURCE,
                "when": [{"features": 1}, {"question": "story", "rank": 2}],
                "next_step": "refer_now",
            },
        ],
        "outcomes": {step.value: an_outcome(step) for step in NextStep},
    } | fields


def a_guide(**fields: Any) -> Guide:
    return Guide.model_validate(a_guide_file(**fields))


def answers_to(answers: dict[str, Any] | None = None, setting: str = "ward", **fields: Any) -> GuideAnswers:
    """Answers to the made-up guide; of a name or a day nothing, unless given."""
    given = {"guide": "health_guide", "setting": setting, "answers": answers or {}}
    return GuideAnswers.model_validate(given | fields)
