"""What supervision starts from: the child's day, explanations, judgement and review, questions to reflect on."""

from __future__ import annotations

from collections.abc import Sequence

from neglect_toolkit.model.case import Reviewed
from neglect_toolkit.model.reflection import Asks, Explanation, PartOfDay
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import BODY, CELL, SMALL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import labels, on_paper
from neglect_toolkit.wording.on_paper import given


def add_day(flow: Flow, day: Sequence[PartOfDay]) -> None:
    """The day hour by hour, a few sentences each; then the hours that nobody explored."""
    flow.section("The child’s day")
    known = [part for part in day if part.known]
    if not known:
        flow.paragraph("Nobody has explored an hour of the child’s day yet.")
        return
    for part in known:
        told = [_told(says) for says in part.says]
        flow.paragraph(Run(f"{part.title}: ", BODY.bold()), *told, above=2.5)
    missing = ", ".join(part.title.lower() for part in day if not part.known)
    if missing:
        flow.add(para(Run("Not explored yet: ", BODY.bold()), Run(f"{missing}.", BODY), mark=signs.NOT_EXPLORED), 4)
    flow.paragraph(
        "Told from what was recorded: ratings as ratings, notes, what it means for the child, and what people said. Of "
        "what goes well, one thing an hour is told, and whatever was noted or said.",
        style=SMALL,
    )


def _told(says: str) -> Run:
    """A sentence; what somebody said stands out, as it does elsewhere."""
    return Run(f"{says} ", BODY.italic() if says.endswith(("”", "”.")) else BODY)


def add_explanations(flow: Flow, found: Sequence[Explanation]) -> None:
    """Where something was recorded: which explanations these were, and which nobody considered."""
    if not found:
        return
    flow.section("What is recorded as lying behind it")
    flow.paragraph(
        "Only where somebody recorded it. What lies behind a worry decides which help is right, and an explanation "
        "that nobody considered may still be the right one.",
        keep=True,
    )
    heads = ("What it is about", "Recorded", "Not considered")
    flow.table(heads, (36, 32, 32), (_explanation(one) for one in found))


def _explanation(one: Explanation) -> list[list[Para]]:
    *recorded, considered = one.says
    missing = considered.removeprefix("Not considered: ").rstrip(".")
    pieces = missing.split("; ") if one.not_considered else [considered]
    said = [text.removeprefix("Recorded: ") for text in recorded] or [on_paper.NOT_GIVEN]
    return [
        [para(one.text, style=CELL, mark=signs.of_rating(one.rating))],
        [para(_upper(text), style=CELL) for text in said],
        [para(_upper(text), style=CELL, above=2.0 * bool(place)) for place, text in enumerate(pieces)],
    ]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def add_judged(flow: Flow, case: Case, reviews: Sequence[Reviewed]) -> None:
    """The judgement beside what the findings point to, the manager's view of it, and the reasons for all three."""
    judged, found = case.assessment.judgement, case.report.summary.next_step
    flow.section("Judgement and suggested next step")
    flow.facts(
        [
            ("The practitioner judges", case.step(judged.next_step) if judged.next_step else "not recorded yet"),
            ("Reason", given(judged.reason)),
            ("The findings point to", case.step(found.is_)),
            ("Side by side", on_paper.compared(judged.next_step, found.is_)),
            *(_review(case, review) for review in reviews),
            *([] if reviews else [("Review", "not reviewed yet")]),
        ]
    )
    flow.heading("Why the findings point there", 3)
    flow.bullets(found.because)


def _review(case: Case, review: Reviewed) -> tuple[str, str]:
    outcome = labels.review_outcome(review.outcome)
    step = f" The manager judges: {case.step(review.next_step)}." if review.next_step else ""
    reason = f" {review.reason}" if review.reason else ""
    return "Review", f"{outcome} by {review.who}, {on_paper.day(review.on)}.{step}{reason}"


def add_questions(flow: Flow, asked: Sequence[Asks]) -> None:
    """Each question after the fact that raises it, with why it is asked and where it comes from."""
    flow.section("Questions to reflect on")
    if not asked:
        flow.paragraph("Nothing in the pattern of this case raises a question of its own.")
        return
    flow.paragraph("Each follows from this case. None of them has one right answer.", keep=True)
    for one in asked:
        flow.panel(
            [
                para(one.fact, style=BODY),
                para(one.asks, style=BODY.bold(), above=1.5),
                para(f"{one.why} Source: {one.source}.", style=SMALL, above=1.5),
            ],
            styles.PALE,
            styles.BLUE,
            above=5,
        )
