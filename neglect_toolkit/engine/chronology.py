"""The chronology of one child, and of the children of one home: what happened, what it meant, what was done.

Every event stands once, however many assessments tell of it, and the order in which things come in does not matter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from neglect_toolkit.engine.comparison_sentences import told_apart
from neglect_toolkit.engine.counted_answers import readings_of
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.sentences import done_says, headed
from neglect_toolkit.engine.when import since_when
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.case import AssessedInCase, CaseFile, GuideContact, HandedOver, Reviewed
from neglect_toolkit.model.chronology import Event, EventKind, Precision
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.supervision import Action, ActionOutcome, Supervision
from neglect_toolkit.model.tool import Item, spoken
from neglect_toolkit.model.words import CheckAnswer, Kind, NextStep, Rating
from neglect_toolkit.wording import dates, labels
from neglect_toolkit.wording.found import counts_of, found, how, whole
from neglect_toolkit.wording.lists import listed

_KINDS = tuple(EventKind)
_PRECISIONS = tuple(Precision)
_CHECKS = {CheckAnswer.YES: "yes", CheckAnswer.NO: "no", CheckAnswer.NOT_KNOWN: "asked, still not known"}
_REVIEWED = {"returned": "was sent back with questions", "countersigned": "was countersigned"}


def chronology(case: CaseFile, steps: NextSteps) -> tuple[Event, ...]:
    """One child's events, the oldest first. What has no date stands on the day of the assessment that tells of it.

    Args:
        case: everything kept about the child, in any order.
        steps: the next steps in the local words.
    """
    return _in_order(event.model_copy(update={"child": case.child}) for event in _events(case, steps))


def _marked(case: CaseFile) -> str:
    made_up = any(one.content.child.made_up for one in case.assessments)
    return labels.marked(case.child or "a child without a name yet", made_up=made_up)


def household_chronology(cases: Sequence[CaseFile], steps: NextSteps) -> tuple[Event, ...]:
    """The events of several children of one home, the oldest first.

    What is the same for several, such as one visit to all of them, stands once and names them all.
    """
    ordered = sorted(cases, key=lambda case: (case.child is None, case.child or "", _first_id(case)))
    names = told_apart([_marked(case) for case in ordered])
    same: dict[Event, list[tuple[str, str | None]]] = {}
    for name, case in zip(names, ordered, strict=True):
        for event in _in_order(_events(case, steps)):
            same.setdefault(event.model_copy(update={"about": None}), []).append((name, event.about))
    return _in_order(
        event.model_copy(update={"child": listed([name for name, _ in whose]), "about": whose[0][1]})
        for event, whose in same.items()
    )


def _first_id(case: CaseFile) -> str:
    return min((one.id for one in case.assessments), default="")


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The oldest first, each once. Two of one day stand in an order that depends on nothing but themselves."""
    once = dict.fromkeys(events)
    return tuple(sorted(once, key=_place))


def _place(event: Event) -> tuple[object, ...]:
    rest = (event.what, event.meant_for_child or "", event.done or "", event.who or "", event.about or "")
    rank = (_PRECISIONS.index(event.precision), _KINDS.index(event.kind))
    return (event.date, *rank, event.child or "", *rest)


def _events(case: CaseFile, steps: NextSteps) -> Iterator[Event]:
    ordered = case.oldest_first
    yield from _visits(ordered)
    yield from _worries(ordered)
    yield from _checks(ordered)
    yield from (_signed(one, steps) for one in ordered if one.signature is not None)
    days = {one.id: one.on for one in ordered}
    yield from (_reviewed(review, days, steps) for review in case.reviews)
    last = {one.action: one for one in sorted(case.outcomes, key=lambda one: one.at)}
    for supervision in case.supervisions:
        yield _supervised(supervision)
        yield from (_agreed(action, supervision, last.get(action.id)) for action in supervision.content.actions)
    yield from map(_handed_over, case.handovers)
    yield from (_guided(contact, steps) for contact in case.guide_contacts)


# Visits


def _visits(ordered: Sequence[AssessedInCase]) -> Iterator[Event]:
    told: set[tuple[object, ...]] = set()
    for one in ordered:
        for visit in one.content.visits:
            seen = (visit.present, visit.child_seen, visit.seen_alone)
            key = (visit.date or visit.id, (visit.where or "").casefold(), *seen)
            if key not in told:
                told.add(key)
                yield _visit(one, visit)


def _visit(one: AssessedInCase, visit: Visit) -> Event:
    where = f", {visit.where}" if visit.where else ""
    present = f" Present: {listed(visit.present)}." if visit.present else " Who was there is not recorded."
    alone = {True: " Seen alone.", False: " Not seen alone.", None: " Whether seen alone is not recorded."}
    why = visit.why_not_seen or "why is not recorded"
    seen = f" The child was not seen: {why}." if visit.child_seen is False else alone[visit.seen_alone]
    return Event(
        date=visit.date or one.on,
        precision=Precision.DAY if visit.date else Precision.FOUND_ON,
        kind=EventKind.VISIT,
        what=f"Visit{where}.{present}{seen}",
        who=one.content.assessed_by.name,
        about=one.id,
    )


# Worries


def _worries(ordered: Sequence[AssessedInCase]) -> Iterator[Event]:
    """Each worry where it began, and again where a later assessment says something new of it.

    The same words for when it began, or another way to say the same day, tell of the same beginning.
    """
    began: dict[str, set[tuple[dt.date, Precision] | str]] = {}
    last_told: dict[str, tuple[tuple[str, ...], str]] = {}
    for one in ordered:
        for item_id, reading in readings_of(one.tool, one.content.answers).items():
            if not _is_told(reading):
                last_told.pop(item_id, None)
                continue
            state = (_reads(reading), (reading.answer.effect or "").strip())
            words = (reading.answer.since or "").strip()
            dated = since_when(words, one.on)
            known = began.setdefault(item_id, set())
            if dated is not None and (dated in known or words in known):
                dated = None
            elif dated is not None:
                known |= {dated, words}
            if dated is None and last_told.get(item_id) == state:
                continue
            last_told[item_id] = state
            yield _worry(one, reading, dated or (one.on, Precision.FOUND_ON))


def _is_told(reading: Reading) -> bool:
    """A worry is; what is mixed only where somebody wrote since when, or what it means for the child."""
    return reading.concern == Rating.WORRY.concern or (
        reading.concern > 0 and bool(reading.answer.since or reading.answer.effect)
    )


def _reads(reading: Reading) -> tuple[str, ...]:
    """How it is and what was counted of it, by whomever."""
    return (how(reading.rating, reading.said_often, reading.answer), *counts_of(reading.answer))


def _worry(one: AssessedInCase, reading: Reading, when: tuple[dt.date, Precision]) -> Event:
    answer = reading.answer
    words = (answer.since or "").strip()
    child = one.content.child.called or one.tool.child_word
    told = found(reading.item, answer, reading.rating, reading.said_often, child=child)
    since = f" {told.since}" if words and words not in _said_by(*when) else ""
    note = f" {told.note}" if told.note else ""
    what = f"{told.topic.rstrip('?')}: {told.how}."
    return Event(
        date=when[0],
        precision=when[1],
        kind=EventKind.WORRY,
        what=f"{what}{since}{note}",
        meant_for_child=(answer.effect or "").strip() or None,
        who="; ".join(told.who) or None,
        about=one.id,
    )


def _said_by(on: dt.date, precision: Precision) -> tuple[str, ...]:
    """Words for when it began that the date says already. A month without its year is not among them."""
    if precision is Precision.MONTH:
        return (dates.month(on),)
    if precision is Precision.YEAR:
        return (str(on.year),)
    return (dates.day(on), on.isoformat()) if precision is Precision.DAY else ()


# Safety checks


def _checks(ordered: Sequence[AssessedInCase]) -> Iterator[Event]:
    """Checks answered yes, and whatever was done about one, each once: in the first assessment that tells of it."""
    told: set[tuple[object, ...]] = set()
    for one in ordered:
        for check in one.tool.of_kind(Kind.CHECK):
            answer = one.content.answers.get(check.id, Answer())
            if answer.answer is not CheckAnswer.YES and not (answer.done or answer.done_at):
                continue
            key = (check.id, answer.answer, answer.done, answer.done_at, answer.done_by)
            if key not in told:
                told.add(key)
                yield _check(one, check, answer)


def _check(one: AssessedInCase, check: Item, answer: Answer) -> Event:
    answered = "not answered" if answer.answer is None else _CHECKS[answer.answer]
    return Event(
        date=answer.done_at.date() if answer.done_at else one.on,
        precision=Precision.DAY if answer.done_at else Precision.FOUND_ON,
        kind=EventKind.SAFETY,
        what=headed(spoken(check.text, one.content.child.called or one.tool.child_word), answered),
        meant_for_child=(answer.note or "").strip() or None,
        done=done_says(answer) or "Nothing is recorded as done yet.",
        who=answer.done_by or one.content.assessed_by.name,
        about=one.id,
    )


# What people judged, decided and passed on


def _title(steps: NextSteps, step: NextStep) -> str:
    return f"“{steps.steps[step].title}”"


def _signed(one: AssessedInCase, steps: NextSteps) -> Event:
    judged, found = one.content.judgement.next_step, one.summary.next_step.is_
    judgement = f"Judged: {_title(steps, judged)}." if judged else "No judgement was recorded."
    points = "" if judged is found else f" The findings point to {_title(steps, found)}."
    signature = one.signature
    return Event(
        date=signature.at.date() if signature else one.on,
        kind=EventKind.SIGNED,
        what=f"The assessment of {dates.day(one.on)} was signed. {judgement}{points}",
        who=signature.by.name if signature else None,
        about=one.id,
    )


def _reviewed(review: Reviewed, days: Mapping[str, dt.date], steps: NextSteps) -> Event:
    of = f" of {dates.day(days[review.assessment])}" if review.assessment in days else ""
    outcome = _REVIEWED.get(review.outcome, f"was reviewed ({review.outcome})")
    step = f" The manager’s next step: {_title(steps, review.next_step)}." if review.next_step else ""
    reason = f" Reason: {whole(review.reason)}" if review.reason and review.reason.strip() else ""
    return Event(
        date=review.on,
        kind=EventKind.REVIEW,
        what=f"The assessment{of} {outcome}.{step}{reason}",
        who=review.who,
        about=review.assessment,
    )


def _supervised(supervision: Supervision) -> Event:
    content = supervision.content
    said = (("Decided", content.decisions), ("Escalated", content.escalation))
    told = " ".join(f"{name}: {whole(words)}" for name, words in said if words and words.strip())
    return Event(
        date=supervision.on,
        kind=EventKind.SUPERVISION,
        what=f"Supervision. {told or 'No decision is recorded.'}",
        who=listed(content.present) if content.present else supervision.by_name,
        about=supervision.id,
    )


def _agreed(action: Action, supervision: Supervision, outcome: ActionOutcome | None) -> Event:
    by_when = f"By {dates.day(action.by_when)}. " if action.by_when else ""
    return Event(
        date=supervision.on,
        kind=EventKind.ACTION,
        what=f"Agreed in supervision: {whole(action.what)}",
        done=f"{by_when}{_outcome_says(outcome)}",
        who=action.who,
        about=supervision.id,
    )


def _outcome_says(outcome: ActionOutcome | None) -> str:
    if outcome is None:
        return "Nothing is recorded of what came of it."
    note = f": {whole(outcome.note)}" if outcome.note and outcome.note.strip() else "."
    return f"{labels.action_end(outcome.outcome)}, said on {dates.day(outcome.at.date())}{note}"


def _handed_over(handed: HandedOver) -> Event:
    before = f" from {handed.before}" if handed.before else ""
    to = f" to {handed.to}" if handed.to else ""
    part = f" ({handed.part.replace('_', ' ')})" if handed.part else ""
    why = f" {whole(handed.why)}" if handed.why and handed.why.strip() else ""
    what = f"Handed on{before}{to}{part}.{why}"
    return Event(date=handed.on, kind=EventKind.HANDOVER, what=what, who=handed.by)


def _guided(contact: GuideContact, steps: NextSteps) -> Event:
    where = f", {contact.where}" if contact.where else ""
    because = f" {' '.join(whole(reason) for reason in contact.because)}" if contact.because else ""
    return Event(
        date=contact.on,
        kind=EventKind.GUIDE,
        what=f"A contact by the health guide{where}: {_title(steps, contact.next_step)}.{because}",
        who=contact.who,
        about=contact.id,
    )
