"""Every value has a label of its own, and four kinds of not knowing stay four."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import get_args

import pytest

from neglect_toolkit.model.chronology import EventKind
from neglect_toolkit.model.comparison import Movement
from neglect_toolkit.model.handover import PackageStanding
from neglect_toolkit.model.scorecard import Blank, Dimension
from neglect_toolkit.model.supervision import ActionEnd
from neglect_toolkit.model.words import (
    BehindIt,
    CheckAnswer,
    Days,
    Domain,
    Level,
    ManagerView,
    NextStep,
    Persistence,
    Rating,
    ReviewOutcome,
    Role,
    Source,
    Status,
    Urgency,
    Work,
)
from neglect_toolkit.wording import chronology, handover, labels, over_time, scorecard

LABELS: list[tuple[type[enum.Enum], Callable[..., str]]] = [
    (Rating, labels.rating),
    (Persistence, labels.persistence),
    (Days, labels.days),
    (BehindIt, labels.behind_it),
    (BehindIt, labels.behind_it_hint),
    (CheckAnswer, labels.check_answer),
    (Urgency, labels.urgency),
    (Domain, labels.domain),
    (Level, labels.level),
    (Level, labels.level_means),
    (NextStep, labels.next_step),
    (Status, labels.status),
    (Role, labels.role),
    (Role, labels.role_means),
    (Work, labels.work),
    (ReviewOutcome, labels.review_outcome),
    (ManagerView, labels.manager_view),
    (ManagerView, labels.my_view),
    (EventKind, chronology.event_kind),
    (Movement, over_time.movement),
    (PackageStanding, handover.package_standing),
    (PackageStanding, handover.package_taken),
    (Dimension, scorecard.dimension_title),
    (Blank, scorecard.blank),
]


@pytest.mark.parametrize(("values", "label"), LABELS, ids=lambda one: one.__name__)
def test_every_value_has_a_label_of_its_own(values: type[enum.Enum], label: Callable[[object], str]) -> None:
    said = [label(value) for value in values]
    assert len(set(said)) == len(values)
    assert [words for words in said if not words.strip() or "_" in words] == []


@pytest.mark.parametrize("label", [labels.source, labels.source_within, labels.source_to_add])
def test_an_account_is_said_to_be_somebodys(label: Callable[[Source, str], str]) -> None:
    said = [label(source, "Zoë") for source in Source]
    assert (said[0], len(set(said))) == ("Zoë", len(Source))


def test_four_kinds_of_not_knowing_stay_four() -> None:
    said = [labels.rating(why) for why in (None, Rating.NOT_KNOWN, Rating.DECLINED, Rating.NOT_APPLICABLE)]
    assert said == ["Not explored yet", "Asked, not known", "Chose not to say", "Does not apply"]
    assert labels.check_answer(None) == "Not asked yet"
    assert labels.check_answer(CheckAnswer.NOT_KNOWN) == "Asked, not known"


def test_every_end_of_an_action_and_an_unknown_end_of_a_review_can_be_said() -> None:
    assert [labels.action_end(end) for end in get_args(ActionEnd)] == ["Done", "Not done yet", "Dropped"]
    assert labels.review_outcome("put_aside") == "put_aside"


def test_a_label_loses_its_capital_within_a_sentence() -> None:
    assert labels.mid_sentence("Some concern") == "some concern"
    assert labels.mid_sentence("I saw") == "I saw"
    assert labels.mid_sentence("") == ""
