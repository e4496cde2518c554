"""What the store is given and gives back: changes, progress, sealed revisions, audit entries.

Values only; how they are kept is the store's business.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Literal, get_args

from pydantic import ConfigDict, Field, model_validator

from neglect_toolkit.model.assessment import Answer, Assessment, Signature
from neglect_toolkit.model.base import Value, canonical_json
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.words import AgeBand, Domain, Level, NextStep

Section = Literal[
    "child",
    "household",
    "other_homes",
    "assessed_by",
    "visits",
    "sharing",
    "safe_contact",
    "assessed_on",
    "judgement",
    "opened",
    "answers",
]
DocumentKind = Literal["tool", "policy", "next_steps", "contacts", "health_guide"]

_WHOLE_SECTIONS: tuple[Section, ...] = tuple(name for name in get_args(Section) if name != "answers")


class Change(Value):
    """One thing set or taken away in a draft: a whole section, or one answer (`key` is then its item's id).

    `value_json` is canonical JSON of what is not at its default, or None where it was taken away. A change that no
    assessment could hold cannot be made, so nothing that is kept can ever become unreadable.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    section: Section
    key: str = ""
    value_json: str | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _fits_an_assessment(self) -> Change:
        if (self.section == "answers") != bool(self.key):
            raise ValueError("an answer needs its item's id as `key`; every other section has none")
        if self.section != "answers" and self.value_json is None:
            return self
        try:
            held = json.loads(self.value_json or "{}")
            Assessment.model_validate({"tool": "any", self.section: {self.key: held} if self.key else held})
        except ValueError:
            raise ValueError(f"is not what the section {self.section!r} of an assessment can hold") from None
        return self

    @classmethod
    def answer(cls, item_id: str, answer: Answer) -> Change:
        """One answer set, or taken away where it is empty."""
        value = None if answer.is_empty else canonical_json(answer.brief())
        return cls(section="answers", key=item_id, value_json=value)

    @classmethod
    def of(cls, section: Section, assessment: Assessment) -> Change:
        """A whole section as it stands in an assessment; for answers see `answer`."""
        held = assessment.brief()
        value = canonical_json(held[section]) if section in held else None
        return cls(section=section, value_json=value)


def changes_between(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """What turns one content into the other, and nothing that is the same in both."""
    sections = (
        Change.of(section, after) for section in _WHOLE_SECTIONS if getattr(before, section) != getattr(after, section)
    )
    answers = (
        Change.answer(item, after.answers.get(item, Answer()))
        for item in dict.fromkeys((*before.answers, *after.answers))
        if before.answers.get(item, Answer()) != after.answers.get(item, Answer())
    )
    return (*sections, *answers)


class SearchText(Value):
    """The words that a search looks through, apart from who they are about."""

    names: str = Field(default="", repr=False)
    words: str = Field(default="", repr=False)


def searchable(assessment: Assessment) -> SearchText:
    """What a search finds an assessment by: everybody's names, and everything said or noted in words."""
    child = assessment.child
    names = [child.name, child.known_as, child.school, child.address, child.nhs_number, assessment.assessed_by.name]
    names += [child.gp, child.nurse, child.social_worker, child.now_at, assessment.safe_contact.not_for]
    names += [member.name for member in assessment.household]
    words = [assessment.judgement.reason, child.disability, *(visit.note for visit in assessment.visits)]
    words += [child.earlier_referrals, assessment.sharing.asked_for, assessment.safe_contact.staff_risks]
    words += [visit.why_not_seen for visit in assessment.visits]
    words += [member.note for member in assessment.household]
    for answer in assessment.answers.values():
        words += [answer.note, answer.effect, answer.text, answer.done]
        names += [account.who for account in answer.accounts]
        words += [account.words for account in answer.accounts]
    said = [" ".join(dict.fromkeys(word for word in found if word)) for found in (names, words)]
    return SearchText(names=said[0], words=said[1])


class Progress(Value):
    """What lists and counts know of an assessment: how far it is, and what it adds up to now.

    Attributes:
        explored, of: items explored out of items shown.
        next_step: where the findings point.
        judged: the next step that the practitioner judges right.
        flags: how many checks are answered `yes`.
        levels: the level of each domain.
        own_words: whether the child's own words are in it.
        made_up: whether the child does not exist.
        text: what a search finds it by: names, notes and words. None where that has not changed.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    explored: int = 0
    of: int = 0
    next_step: NextStep | None = None
    judged: NextStep | None = None
    flags: int = 0
    levels: dict[Domain, Level] = Field(default_factory=dict)
    own_words: bool = False
    made_up: bool = False
    age_band: AgeBand = AgeBand.NOT_KNOWN
    disabled: bool | None = None
    text: SearchText | None = Field(default=None, repr=False)

    @property
    def below(self) -> bool:
        """Whether the practitioner judges lower than the findings point to."""
        return self.judged is not None and self.next_step is not None and self.judged.rank < self.next_step.rank


class SealedRevision(Value):
    """One signed revision of an assessment: what was signed, by whom, and proof that it is still the same.

    `has_gaps` says that a passage was taken out of it after it was signed.
    """

    assessment_id: str
    number: int
    reason: str | None
    opened_at: dt.datetime
    sealed_at: dt.datetime
    content: Assessment
    summary: IndicatorSummary
    inputs: dict[str, Any]
    signature: Signature
    sha256: str
    has_gaps: bool = False


class AuditEntry(Value):
    """Who did what, when, to which record. `hash` covers the entry and the hash of the one before it.

    `detail` names things (a section, an item, the digest of a reason); it never holds what was written about a child.
    Entries from before there were digests hold the reasons of amendments and withdrawals in words.
    """

    seq: int
    at: dt.datetime
    who: str
    what: str
    about: str | None
    detail: dict[str, str]
    previous: str
    hash: str
