"""How far each part of the day is, as marks and words for the line of the day."""

from __future__ import annotations

from neglect_toolkit.gui.day.frame.day_line import Stop
from neglect_toolkit.gui.day.state import (
    CHECK,
    CHRONOLOGY,
    FAMILY,
    OVER_TIME,
    REVIEW,
    SIBLINGS,
    SIGN,
    SUMMARY,
    SUPERVISION,
    VISITS,
    DayState,
    UnderReview,
)
from neglect_toolkit.gui.look.icons import Icon
from neglect_toolkit.model.tool import Part
from neglect_toolkit.model.view import PartProgress
from neglect_toolkit.model.words import Kind, Status

DONE, NOT_BEGUN = (Icon.DOT, "accent"), (Icon.CIRCLE, "muted")
"""Stations on a line, empty or full. A tick would say that it goes well; this says only how far the asking is."""

_TITLES = (("before", "To begin with"), ("hour", "From morning to night"), ("lasting", "All day, every day"))
Groups = tuple[tuple[str, tuple[Stop, ...]], ...]


def groups_of(state: DayState) -> Groups:
    """Every place to go: what to begin with, the hours, what lasts all day, and the pages about the assessment."""
    groups = (
        *((title, _parts(kind, state)) for kind, title in _TITLES),
        ("This assessment", _pages(state)),
    )
    return tuple((title, stops) for title, stops in groups if stops)


def _parts(kind: str, state: DayState) -> tuple[Stop, ...]:
    return tuple(part_stop(part, state) for part in state.tool.parts if part.kind == kind)


def part_stop(part: Part, state: DayState) -> Stop:
    """One part: a mark, counts in words, and what calls for attention. In the room worries are not counted."""
    progress = state.progress(part.id)
    icon, ink = _mark(progress)
    alert, alert_says = _alert(part, progress, state)
    counted = f"{progress.explored} of {progress.of} explored"
    tried = f"{progress.tried} asked, not known" if progress.tried else ""
    return Stop(
        place=part.id,
        title=state.said(part.title),
        icon=icon,
        ink=ink,
        count=f"{progress.explored}/{progress.of}" if progress.of else "",
        alert=alert,
        says=", ".join(words for words in (counted, tried, alert_says) if words),
        hour=part.kind == "hour",
        pinned=any(item.kind is Kind.CHECK for item in part.items),
    )


def _mark(progress: PartProgress) -> tuple[Icon, str]:
    if progress.flags:
        return Icon.ALERT, "danger"
    if progress.of and progress.is_done:
        return DONE
    if progress.is_started:
        return Icon.RING, "accent"
    return NOT_BEGUN


def _alert(part: Part, progress: PartProgress, state: DayState) -> tuple[str, str]:
    """What calls for attention, short for the eye and whole for the ear."""
    seen, heard = [], []
    if progress.flags:
        heard.append(f"{progress.flags} answered yes")
        seen.append(f"! {progress.flags} yes")
    if progress.worries and not state.in_the_room:
        heard.append(f"worries: {progress.worries}")
        seen.append(f"▲ {progress.worries}")
    not_asked = state.not_asked(part) if any(item.kind is Kind.CHECK for item in part.items) else 0
    if not_asked:
        heard.append(f"{not_asked} not asked")
        if not progress.flags:
            seen.append(f"! {not_asked} not asked")
    return "  ".join(seen), ", ".join(heard)


def _pages(state: DayState) -> tuple[Stop, ...]:
    visits = len(state.assessment.visits)
    signed = state.header.status in {Status.SIGNED, Status.COUNTERSIGNED}
    return (
        Stop(
            VISITS,
            "Visits",
            *(DONE if visits else NOT_BEGUN),
            str(visits) if visits else "",
            says=f"{visits} recorded",
        ),
        Stop(SUMMARY, "Summary", Icon.MENU),
        *((Stop(OVER_TIME, "Over time", Icon.MENU),) if state.has_earlier else ()),
        *((Stop(SIBLINGS, "Children in the same home", Icon.MENU),) if state.has_siblings else ()),
        Stop(CHRONOLOGY, "Chronology", Icon.MENU),
        Stop(FAMILY, "For the family", Icon.MENU),
        Stop(CHECK, "Check the answers", Icon.MENU),
        Stop(SIGN, "Judgement and signature", *(DONE if signed else NOT_BEGUN)),
        *((_review(state.reviewed),) if state.reviewed is not None else ()),
        Stop(SUPERVISION, "Supervision", Icon.MENU),
    )


def _review(held: UnderReview) -> Stop:
    """How many comments wait for an answer is said beside it."""
    waiting = held.unanswered
    alert = f"! {waiting} to answer" if waiting else ""
    return Stop(REVIEW, "Review", Icon.MENU, alert=alert, says=alert.removeprefix("! "))
