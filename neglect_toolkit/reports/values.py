"""What a report is made of: one frozen value that holds everything the document needs."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import field_validator

from neglect_toolkit.model.assessment import Assessment, Header, Signature
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.case import CaseFile, CaseReview
from neglect_toolkit.model.chronology import Event
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideResult
from neglect_toolkit.model.policy import Contacts, NextSteps
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.tool import Tool

Names = Literal["full", "initials", "left_out"]
"""How a document names people."""


class ReferralReport(Value):
    """A referral: who, what was found and why, what is not known, and what was judged.

    Attributes:
        header: None for an answers file that is in no store.
        signature: None marks every page DRAFT.
        made_at: when the document is made; the same report always gives the same bytes.
        version: the product's version.
        chronology: what happened, the oldest first; the document has no such section where it is empty.
        log_head: the last entry of the audit log when the document was made: its number and hash.
    """

    assessment: Assessment
    tool: Tool
    summary: IndicatorSummary
    header: Header | None = None
    signature: Signature | None = None
    next_steps: NextSteps
    contacts: Contacts
    made_at: dt.datetime
    version: str
    chronology: tuple[Event, ...] = ()
    log_head: str | None = None


class GuideReport(Value):
    """One contact by the health guide: what was answered, what it points to, and whom to call.

    Attributes:
        asked: the ids of the questions that are asked in this contact, in their order.
        made_at: when the record is made; the same report always gives the same words and bytes.
        version: the product's version.
    """

    guide: Guide
    answers: GuideAnswers
    asked: tuple[str, ...]
    result: GuideResult
    next_steps: NextSteps
    contacts: Contacts
    made_at: dt.datetime
    version: str


class SupervisionReport(Value):
    """A supervision of one child's case: what the record shows, what it asks, and what was said and agreed.

    Attributes:
        case: what is kept about the child; at least one assessment.
        review: what the engine says of it.
        content: what was said in this supervision; None to prepare for one that has not been held yet.
        chronology: what happened, the oldest first.
        names: whether people are named in full, by their initials, or not at all, everywhere in the document.
        header: the newest assessment's.
        made_at: when the document is made; the same report always gives the same bytes.
        version: the product's version.
        log_head: the last entry of the audit log when the document was made: its number and hash.
    """

    case: CaseFile
    review: CaseReview
    content: SupervisionContent | None = None
    chronology: tuple[Event, ...] = ()
    names: Names = "full"
    header: Header | None = None
    next_steps: NextSteps
    contacts: Contacts
    made_at: dt.datetime
    version: str
    log_head: str | None = None

    @field_validator("case")
    @classmethod
    def _has_an_assessment(cls, case: CaseFile) -> CaseFile:
        if case.newest is None:
            raise ValueError("has no assessment; a supervision of a case needs at least one")
        return case
