"""Made-up people, a small tool, a small policy: what the tests of the store are about."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from one_transaction import read, write

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.model.assessment import Account, Answer, Assessment, Header, Signature
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideResult, GuideStep, KeptGuide
from neglect_toolkit.model.kept_text import SealedTexts
from neglect_toolkit.model.people import Child, Person
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import Progress
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import NextStep, Rating, Source
from neglect_toolkit.store import assessments, guide_records, sealing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store

PASSPHRASE = "teapot lantern gravel"
ME = Person(id="p1", name="Ifeoma Adeyemi", role="social worker", agency="Council", team="North")
CHILD = Child(name="Zoë Quillfeather", known_as="Zoë", address="4 Marmalade Row")
BREAKFAST = "breakfast.eats_before_school"
BEDTIME = "night.sleeps_in_own_bed"
NOTHING_YET = Progress()
INPUTS: dict[str, Any] = {"facts": {"age_months": 104}, "earlier": []}


@dataclass
class FixedClockRealKeys(FixedClock):
    """Time stands still; keys and salts are as random as in real life."""

    def random_bytes(self, count: int) -> bytes:
        return secrets.token_bytes(count)

    def new_id(self) -> str:
        return secrets.token_hex(16)


def a_tool(tool_id: str = "primary", title: str = "A primary child's day") -> Tool:
    describes = {"going_well": "Well.", "mixed": "Mixed.", "worry": "A worry."}
    rated = {"kind": "rated", "text": "Is it so?", "describes": describes}
    items = [
        {"id": BREAKFAST, "domains": ["nutritional"], **rated},
        {"id": BEDTIME, "domains": ["physical"], **rated},
    ]
    parts = [{"id": "day", "title": "The day", "kind": "hour", "items": items}]
    ages = {"says": "5-10 years"}
    return Tool.model_validate({"id": tool_id, "version": "1.0.0", "title": title, "ages": ages, "parts": parts})


def a_policy() -> Policy:
    of_domains = ("not_enough_known", "unmet_need", "some", "significant")
    states = (*of_domains, "safety_flag_now", "safety_flag_today", "safety_not_asked")
    rule = {
        "id": "any_worry",
        "says": "Something is a worry.",
        "reason": "Made up.",
        "source": "Made up.",
        "when": [{"count": 1, "rating": "worry", "bears_on": True}],
        "makes": "some",
    }
    return Policy.model_validate(
        {
            "version": "1.0.0",
            "enough_explored": {"share": 0.5, "at_least": 1},
            "unmet_need_counts_after": 2,
            "calls_for": dict.fromkeys(states, "get_information"),
            "rules": [rule],
        }
    )


def a_summary(next_step: str = "seek_advice") -> IndicatorSummary:
    return IndicatorSummary.model_validate(
        {
            "tool": {"id": "primary", "version": "1.0.0", "sha256": a_tool().sha256},
            "policy": {"version": "1.0.0", "sha256": a_policy().sha256},
            "domains": {"nutritional": {"level": "some", "explored": 1, "of": 2}},
            "next_step": {"is": next_step, "because": ["Somebody should look."]},
        }
    )


def an_assessment(words: str = "I have toast if I get there") -> Assessment:
    account = Account(source=Source.CHILD, who="Zoë", rating=Rating.WORRY, words=words)
    answers = {BREAKFAST: Answer(rating=Rating.WORRY, accounts=(account,))}
    return Assessment(tool="primary", child=CHILD, assessed_by=ME.as_assessor(), answers=answers)


def started(store: Store, assessment: Assessment | None = None, child_id: str | None = None) -> Header:
    return started_as(store, assessment or an_assessment(), child_id=child_id)


def started_as(
    store: Store, assessment: Assessment, progress: Progress = NOTHING_YET, child_id: str | None = None
) -> Header:
    with store.writing() as writing:
        return assessments.start(
            writing, assessment, a_tool(), a_policy(), me=store.me, child_id=child_id, progress=progress
        )


def texts_for(store: Store, header: Header, summary: IndicatorSummary | None = None) -> SealedTexts:
    """What somebody who signs is shown."""
    content = read(store, sealing.content, header.id)
    return SealedTexts.of(content, summary or a_summary(), INPUTS, FixedClockRealKeys().new_id)


def signature_for(store: Store, texts: SealedTexts) -> Signature:
    return Signature(by=store.me.as_assessor(), at=FixedClock().now(), sha256=texts.sha256)


def signed(store: Store, header: Header, summary: IndicatorSummary | None = None) -> Header:
    texts = texts_for(store, header, summary)
    return write(store, sealing.sign, header.id, signature_for(store, texts), texts)


def raw(store: Store) -> Connection:
    """What a database tool in the hands of somebody with the key would have."""
    connection = store._open
    assert connection is not None
    return connection


def kept_contact(store: Store) -> KeptGuide:
    """One contact by the health guide that somebody chose to keep."""
    guide = validated(Guide, read_document(Path(__file__).parents[2] / "forms" / "health_guide.yaml"))
    answers = GuideAnswers(guide="health_guide", setting="dentist", answers={"danger_now": ("none",)})
    step = GuideStep(is_=NextStep.GET_INFORMATION, because=("Little was seen.",))
    return write(store, guide_records.keep, guide, answers, GuideResult(next_step=step, record="Seen by the dentist."))
