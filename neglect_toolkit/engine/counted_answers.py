"""Which answers count towards rules, and which are unmet needs instead (or as well)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.sentences import unmet_need_says
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.policy import Counts, Policy
from neglect_toolkit.model.summary import EarlierAssessment, UnmetNeed
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import BehindIt, Domain, Kind

_NOT_THE_CARE_GIVEN = frozenset({BehindIt.BARRIER, BehindIt.SERVICE_GAP, BehindIt.IMPAIRMENT})


class Counted(NamedTuple):
    """`counting` may meet the tests of rules; `unmet` are listed as unmet needs, each in its item's main domain.

    `lasting` are the items of `counting` that count only because the same need was unmet before.
    """

    counting: tuple[Reading, ...]
    lasting: frozenset[str]
    unmet: tuple[tuple[UnmetNeed, Domain | None], ...]


def readings_of(tool: Tool, answers: Mapping[str, Answer], counts: Counts | None = None) -> dict[str, Reading]:
    """Every answered rated item, read, in the tool's order, whether it is still asked or not.

    `counts` are the policy's thresholds: without them a count says nothing of how often.
    """
    return {
        item.id: Reading.of(place, item, answers[item.id], counts)
        for place, item in enumerate(tool.items.values())
        if item.kind is Kind.RATED and item.id in answers
    }


def count(readings: Mapping[str, Reading], policy: Policy, earlier: Sequence[EarlierAssessment]) -> Counted:
    """Sorts every effective mixed or worry into what counts and what is an unmet need.

    An unmet need that was one in enough earlier assessments, or that goes on after help came, is listed and counts as
    well.
    """
    counting, lasting, unmet = [], set(), []
    for reading in readings.values():
        if reading.concern < 1:
            continue
        if not is_unmet_need(reading):
            counting.append(reading)
            continue
        item = reading.item
        lasts = sum(item.id in past.unmet_needs for past in earlier) >= policy.unmet_need_counts_after
        after_help = bool(reading.answer.help_came)
        if lasts or after_help:
            counting.append(reading)
        if lasts and not after_help:
            lasting.add(item.id)
        behind_it = tuple(reason for reason in BehindIt if reason in reading.answer.behind_it)
        says = unmet_need_says(item, behind_it, lasts=lasts, after_help=after_help)
        unmet.append(
            (UnmetNeed(item=item.id, behind_it=behind_it, says=says, persistence=reading.said_often), item.main)
        )
    return Counted(tuple(counting), frozenset(lasting), tuple(unmet))


def is_unmet_need(reading: Reading) -> bool:
    """Whether a mixed or a worry is said to come only from what is not the care given, on an item that is not grave."""
    behind_it = reading.answer.behind_it
    return bool(behind_it) and _NOT_THE_CARE_GIVEN.issuperset(behind_it) and not reading.item.grave
