"""What a person can do to a draft, as frozen values, and what each makes of an assessment. Pure: no Qt, no store."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from neglect_toolkit.model.assessment import Account, Answer, Assessment, Setting
from neglect_toolkit.model.people import Visit


@dataclass(frozen=True)
class AnswerSet:
    """One field of an answer set; `setting.days`, `setting.home` and `setting.carer` reach into the setting.

    `typed` marks words that are still being written: they are kept within half a second, not at each key.
    """

    item: str
    field: str
    value: Any
    typed: bool = False


@dataclass(frozen=True)
class AccountAdded:
    """What somebody said or what was seen, put at `index` of an item's accounts; at the end where that is None."""

    item: str
    account: Account
    index: int | None = None
    typed: bool = False


@dataclass(frozen=True)
class AccountSet:
    """One field of one account set."""

    item: str
    index: int
    field: str
    value: Any
    typed: bool = False


@dataclass(frozen=True)
class AccountRemoved:
    """One account taken away."""

    item: str
    index: int
    typed: bool = False


@dataclass(frozen=True)
class VisitAdded:
    """A visit put at `index`; at the end where that is None."""

    visit: Visit
    index: int | None = None
    typed: bool = False


@dataclass(frozen=True)
class VisitSet:
    """One field of one visit set."""

    id: str
    field: str
    value: Any
    typed: bool = False


@dataclass(frozen=True)
class VisitRemoved:
    """A visit taken away. Only one that no account names (see `accounts_of_visit`)."""

    id: str
    typed: bool = False


@dataclass(frozen=True)
class JudgementSet:
    """One field of the practitioner's judgement set."""

    field: str
    value: Any
    typed: bool = False


@dataclass(frozen=True)
class PartOpened:
    """To be asked the further questions of a part, now and whenever the assessment is opened again."""

    part: str
    typed: bool = False


@dataclass(frozen=True)
class DayOpened:
    """To be asked the further questions of every part: to go through the whole day, over several visits."""

    parts: tuple[str, ...]
    typed: bool = False


Edit = (
    AnswerSet
    | AccountAdded
    | AccountSet
    | AccountRemoved
    | VisitAdded
    | VisitSet
    | VisitRemoved
    | JudgementSet
    | PartOpened
    | DayOpened
)


def apply(assessment: Assessment, edit: Edit) -> Assessment:
    """The assessment after an edit. Text of nothing but spaces is kept as no text."""
    match edit:
        case AnswerSet() | AccountAdded() | AccountSet() | AccountRemoved():
            before = assessment.answers.get(edit.item, Answer())
            return assessment.with_answer(edit.item, _answer_after(before, edit))
        case VisitAdded() | VisitSet() | VisitRemoved():
            return assessment.model_copy(update={"visits": _visits_after(assessment.visits, edit)})
        case JudgementSet():
            judgement = assessment.judgement.model_copy(update={edit.field: _kept(edit.value)})
            return assessment.model_copy(update={"judgement": judgement})
        case PartOpened(part=part):
            return _with_opened(assessment, (part,))
        case DayOpened(parts=parts):
            return _with_opened(assessment, parts)


def _with_opened(assessment: Assessment, parts: tuple[str, ...]) -> Assessment:
    return assessment.model_copy(update={"opened": tuple(dict.fromkeys((*assessment.opened, *parts)))})


def inverse(assessment: Assessment, edit: Edit) -> Edit | None:
    """What takes `edit` back again, once it has been applied to `assessment`; None where that is no undoing.

    Words being typed are undone where they are typed, and what was added is taken away by its own button:
    undoing it here would take the words with it.
    """
    if edit.typed or isinstance(edit, AccountAdded | VisitAdded | PartOpened | DayOpened):
        return None
    match edit:
        case AnswerSet():
            return replace(edit, value=_field_of(assessment.answers.get(edit.item, Answer()), edit.field))
        case AccountSet():
            return replace(edit, value=getattr(assessment.answers[edit.item].accounts[edit.index], edit.field))
        case AccountRemoved():
            return AccountAdded(edit.item, assessment.answers[edit.item].accounts[edit.index], edit.index)
        case VisitSet() | VisitRemoved():
            return _inverse_of_visit(assessment.visits, edit)
        case JudgementSet():
            return replace(edit, value=getattr(assessment.judgement, edit.field))


def takes_away(assessment: Assessment, edit: Edit) -> bool:
    """Whether an edit takes away something that was recorded, so that undoing it is worth offering at once."""
    match edit:
        case AccountRemoved() | VisitRemoved():
            return True
        case AnswerSet(value=value, typed=False):
            had = _field_of(assessment.answers.get(edit.item, Answer()), edit.field)
            return bool(had) and not _kept(value)
        case _:
            return False


def new_visit(assessment: Assessment, on: dt.date) -> Visit:
    """A visit that is not in the assessment yet, with the first free name of v1, v2 and so on."""
    taken = {visit.id for visit in assessment.visits}
    number = next(number for number in range(1, len(taken) + 2) if f"v{number}" not in taken)
    return Visit(id=f"v{number}", date=on)


def accounts_of_visit(assessment: Assessment, visit_id: str) -> int:
    """How many accounts were given at a visit."""
    return sum(account.visit == visit_id for answer in assessment.answers.values() for account in answer.accounts)


def _inverse_of_visit(visits: tuple[Visit, ...], edit: VisitSet | VisitRemoved) -> Edit:
    visit = next(visit for visit in visits if visit.id == edit.id)
    if isinstance(edit, VisitSet):
        return replace(edit, value=getattr(visit, edit.field))
    return VisitAdded(visit, visits.index(visit))


def _kept(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _field_of(answer: Answer, field: str) -> Any:
    if field.startswith("setting."):
        return getattr(answer.setting, field.removeprefix("setting."), None)
    return getattr(answer, field)


def _answer_after(answer: Answer, edit: AnswerSet | AccountAdded | AccountSet | AccountRemoved) -> Answer:
    match edit:
        case AnswerSet(field=field, value=value) if field.startswith("setting."):
            update = {field.removeprefix("setting."): _kept(value)}
            setting = (answer.setting or Setting()).model_copy(update=update)
            return answer.model_copy(update={"setting": setting if setting != Setting() else None})
        case AnswerSet(field=field, value=value):
            return answer.model_copy(update={field: _kept(value)})
        case AccountAdded(account=account, index=index):
            at = len(answer.accounts) if index is None else index
            accounts = (*answer.accounts[:at], account, *answer.accounts[at:])
        case AccountSet(index=index, field=field, value=value):
            changed = answer.accounts[index].model_copy(update={field: _kept(value)})
            accounts = (*answer.accounts[:index], changed, *answer.accounts[index + 1 :])
        case AccountRemoved(index=index):
            accounts = answer.accounts[:index] + answer.accounts[index + 1 :]
    return answer.model_copy(update={"accounts": accounts})


def _visits_after(visits: tuple[Visit, ...], edit: VisitAdded | VisitSet | VisitRemoved) -> tuple[Visit, ...]:
    match edit:
        case VisitAdded(visit=visit, index=index):
            at = len(visits) if index is None else index
            return (*visits[:at], visit, *visits[at:])
        case VisitSet(id=visit_id, field=field, value=value):
            update = {field: _kept(value)}
            return tuple(visit.model_copy(update=update) if visit.id == visit_id else visit for visit in visits)
        case VisitRemoved(id=visit_id):
            return tuple(visit for visit in visits if visit.id != visit_id)
