"""What a report is made of: one frozen value that holds everything the document needs."""

from __future__ import annotations

import datetime as dt

from neglect_toolkit.model.assessment import Assessment, Header, Signature
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.guide import Guide, GuideAnswers, GuideResult
from neglect_toolkit.model.policy import Contacts, NextSteps
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool


class ReferralReport(Value):
    """A referral: who, what was found and why, what is not known, and what was judged.

    Attributes:
        header: None for an answers file that is in no store.
        signature: None marks every page DRAFT.
        made_at: when the document is made; the same report always gives the same bytes.
        version: the product's version.
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
