"""A child's assessments worked out again by one policy, so that what is compared was judged by the same rules.

What somebody signed stays what they signed, and is shown so; only beside others, and as what a later one builds on, an
assessment is read by the policy of the one who looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from neglect_toolkit.engine.summarise import summarise
from neglect_toolkit.model.assessment import Assessment, facts_of
from neglect_toolkit.model.case import AssessedInCase
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Tool


def summaries_in_turn(assessed: Iterable[tuple[Assessment, Tool]], policy: Policy) -> tuple[IndicatorSummary, ...]:
    """What each of one child's assessments adds up to by a policy, each knowing those before it.

    Args:
        assessed: the contents with the tools they were made with, in the order in which they were started.
        policy: by which all of them are read.
    """
    found: list[IndicatorSummary] = []
    earlier: list[EarlierAssessment] = []
    for content, tool in assessed:
        found.append(_summary(content, tool, policy, earlier))
        earlier.append(EarlierAssessment.of(found[-1]))
    return tuple(found)


def _summary(content: Assessment, tool: Tool, policy: Policy, earlier: Sequence[EarlierAssessment]) -> IndicatorSummary:
    return summarise(tool, policy, facts_of(content, tool), content.answers, earlier, opened=content.opened)


def by_one_policy(
    assessed: Sequence[AssessedInCase], policy: Policy, signed_before: Iterable[tuple[Assessment, Tool]] = ()
) -> tuple[AssessedInCase, ...]:
    """The same assessments, each with what it adds up to by a policy beside what was signed; in the order started.

    What is not signed builds on what is signed, never the other way round.

    Args:
        assessed: of one child.
        policy: by which all of them are read.
        signed_before: signed assessments of the child that are not among them and came before, with their tools.
    """
    earlier = [EarlierAssessment.of(summary) for summary in summaries_in_turn(signed_before, policy)]
    found = []
    for one in assessed:
        today = _summary(one.content, one.tool, policy, earlier)
        found.append(one.model_copy(update={"today": today}))
        if one.signature is not None:
            earlier.append(EarlierAssessment.of(today))
    return tuple(found)
