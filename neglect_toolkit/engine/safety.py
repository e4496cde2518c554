"""Safety checks: every `yes` is a flag, whether its question is still asked or not; a blank is never a "no"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from neglect_toolkit.engine.sentences import done_says
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.summary import SafetyFlag
from neglect_toolkit.model.tool import Item, Tool, spoken
from neglect_toolkit.model.words import CheckAnswer, Kind, Urgency


class Safety(NamedTuple):
    """The checks by how they stand: answered yes (`flagged`, with their `flags`), not asked, not known."""

    flagged: tuple[Item, ...]
    flags: tuple[SafetyFlag, ...]
    not_asked: tuple[Item, ...]
    not_known: tuple[Item, ...]


def safety_of(tool: Tool, shown: Collection[str], answers: Mapping[str, Answer]) -> Safety:
    """How the tool's checks stand, in the tool's order; only those that are shown can be open."""
    flagged, not_asked, not_known = [], [], []
    for check in tool.of_kind(Kind.CHECK):
        answer = answers.get(check.id)
        given = answer.answer if answer is not None else None
        if given is CheckAnswer.YES:
            flagged.append(check)
        elif check.id in shown and given is None:
            not_asked.append(check)
        elif check.id in shown and given is CheckAnswer.NOT_KNOWN:
            not_known.append(check)
    flags = tuple(_flag(check, answers[check.id]) for check in flagged)
    return Safety(tuple(flagged), flags, tuple(not_asked), tuple(not_known))


def _flag(check: Item, answer: Answer) -> SafetyFlag:
    return SafetyFlag(
        item=check.id,
        urgency=check.urgency or Urgency.NOW,
        says=spoken(check.text, None),
        do=spoken(check.do or "", None),
        done=done_says(answer),
    )
